import { modeOf, reads, readsAll, type Sight } from '../../../base/access/sight.ts'
import {
  type CustomerFilters,
  type CustomerList,
  type CustomerPage,
  type CustomerPlace,
  type CustomerSearch,
  type CustomersFound,
  customerListSchema,
  customerSearchSchema,
  naturalOrders,
} from '../contract.ts'
import type { CountryCode } from '../phones.ts'
import { refuseGuardedSort } from '../rights.ts'
import { endOfBeginning, searchQuery, tagToken, tokensOfReach, uncutTokens } from '../search-tokens.ts'
import { type CurrentRun, currentRun, customersOf, type Read, recordsOf } from '../store.ts'
import { after, inOrder, type Way, waysOf } from '../walks/ways.ts'
import * as store from './store.ts'

/** A filter that leaves no more is answered by reading what it leaves. */
const few = 2_000
/** Of who sees only some of the customers: beyond these few, walks pass by many that they do not see. */
const fewSeen = 10_000
/** No more of the people in question are sorted for a page by an index that holds the figures. */
const fewSorted = 20_000
/** A walk that finds too little ends here; its page is short and the next one goes on. */
const mostSteps = 10_000
const mostAtOnce = 1_000
const mostCounted = 10_000
const mostTokens = 1_500

/** One page of the customers that pass the filters. Its work is bounded, however many customers there are. */
export async function listCustomers(
  asked: CustomerList,
  {
    db,
    sight,
    readWhole = sight.owners === null ? few : fewSeen,
    sortWhole = fewSorted,
  }: { readonly db: Read; readonly sight: Sight; readonly readWhole?: number; readonly sortWhole?: number },
): Promise<CustomerPage> {
  const list = customerListSchema.parse(asked)
  refuseGuardedSort(list.sort, sight)
  const run = await currentRun(db)
  const asFiltered = await filtersOf(list, { db, run, sight })
  const along = alongPeople(asFiltered, list.sort)
  const sorted =
    along === 'sorted' &&
    (await store.lookAfterFew(db, asFiltered, isRanked(list.sort) ? sortWhole : readWhole))
  const filters = { ...asFiltered, sorted }
  const ways = await waysOf(db, filters, { sort: list.sort, order: list.order ?? naturalOrders[list.sort] })
  // A place of another order is none of this one's.
  const place = ways.some(({ name }) => name === list.after?.walk) ? list.after : undefined
  const { few: all } = along === 'walked' || sorted ? {} : await store.fewMatching(db, filters, readWhole)
  if (all) {
    const places = inOrder(ways, all)
    const rest = place ? after(ways, places, place) : places
    return page(db, run, {
      places: rest.slice(0, list.most),
      next: rest.length > list.most ? (rest[list.most - 1] ?? null) : null,
      total: list.after ? null : { count: places.length, more: false },
    })
  }
  const walked = await walk(ways, { after: place, most: list.most })
  const total = list.after ? null : await store.countMatching(db, filters, mostCounted)
  return page(db, run, { ...walked, total })
}

/**
 * Whether the customers of some people are what is asked for, so that a walk along theirs alone passes by nobody: in an
 * order that an index holds, or sorted first.
 */
function alongPeople(filters: store.Filters, sort: CustomerList['sort']): 'walked' | 'sorted' | null {
  const { kind, city, tagToken, stages } = filters
  if (kind !== undefined || city !== undefined || tagToken !== undefined) return null
  if (store.peopleOf(filters).includes(undefined)) return null
  switch (sort) {
    case 'worth':
    case 'stage':
      return 'walked'
    case 'name':
    case 'newest':
    case 'owner':
      return stages === undefined ? 'walked' : null
    default:
      return isRanked(sort) || stages === undefined ? 'sorted' : null
  }
}

/** By what ranks hold beside worth. */
const isRanked = (sort: string = ''): boolean => ['margin', 'next', 'last'].includes(sort)

export async function filtersOf(
  { stages, owner, kind, tag, city }: CustomerFilters,
  { db, run, sight }: { db: Read; run: CurrentRun | undefined; sight: Sight },
): Promise<store.Filters> {
  // Where only one person's are seen, that is a filter like any other, and goes along its index.
  const [only, ...others] = sight.owners ?? []
  const alone = only !== undefined && others.length === 0 && (owner === undefined || owner === only)
  return {
    owners: alone ? null : sight.owners,
    // No stage is asked for by an empty list.
    stages: stages && stages.length > 0 ? [...new Set(stages)] : undefined,
    owner: alone ? only : owner,
    theirs: sight.owners !== null && (owner === undefined || sight.owners.includes(owner)),
    kind,
    city,
    tagToken: tag === undefined ? undefined : tagToken(tag),
    run,
    sorted: false,
    allStand: await store.allStand(db),
  }
}

type Walked = { readonly places: readonly CustomerPlace[]; readonly next: CustomerPlace | null }

async function page(
  db: Read,
  run: CurrentRun | undefined,
  { places, next, total }: Walked & Pick<CustomerPage, 'total'>,
): Promise<CustomerPage> {
  const ids = places.map(({ id }) => id)
  return { customers: await customersOf(db, ids, run), next, total }
}

async function walk(
  ways: readonly Way[],
  { after: begin, most }: { readonly after: CustomerPlace | undefined; readonly most: number },
): Promise<Walked> {
  const places: CustomerPlace[] = []
  let place = begin
  let read = 0
  let size = most + 1
  const first = ways.findIndex(({ name }) => name === begin?.walk)
  for (const way of ways.slice(Math.max(first, 0))) {
    for (let ended = false; !ended; size = Math.min(size * 4, mostAtOnce)) {
      if (read >= mostSteps && place) return { places, next: place }
      const steps = await way.take({ after: place?.walk === way.name ? place : undefined, most: size })
      read += steps.length
      ended = steps.length < size
      for (const { id, at, kept } of steps) {
        // One more than a page holds: there is a next one.
        if (kept === 1 && places.length === most) return { places, next: places.at(-1) ?? null }
        place = { walk: way.name, at, id }
        if (kept === 1) places.push(place)
      }
    }
  }
  return { places, next: null }
}

/**
 * Customers whose name, pinyin, initials, code, phone or e-mail begin with what was typed, or a part of whose name
 * does: the name itself first, then names that begin so, then the most valuable. Where thousands answer, only so many
 * are looked at, and `more` says so.
 */
export async function searchCustomers(
  asked: CustomerSearch,
  { db, country, sight }: { readonly db: Read; readonly country: CountryCode; readonly sight: Sight },
): Promise<CustomersFound> {
  const { query, most, ...rest } = customerSearchSchema.parse(asked)
  const { beginnings, keys } = searchQuery(query, country)
  const run = await currentRun(db)
  const filters = await filtersOf(rest, { db, run, sight })
  const candidates = new Map<string, store.Found>()
  let more = false
  for (const beginning of beginnings) {
    const range = { from: beginning, to: endOfBeginning(beginning), most: mostTokens }
    const answer = await store.findByToken(db, filters, range)
    more ||= answer.more
    for (const one of answer.found) candidates.set(one.id, one)
  }
  const ranked = [...candidates.values()]
    .map((one) => ({ one, rank: rankOf(one, keys) }))
    .sort((a, b) => a.rank - b.rank || worthOrder(a.one, b.one))
  const ids = await foundByWhatIsSeen(
    db,
    ranked.map(({ one }) => one.id),
    { keys, sight },
  )
  // Tokens are cut: of a long query, the rest is looked up in the records.
  const found = keys.some((key) => !beginnings.includes(key)) ? await holding(db, ids, keys) : ids
  return {
    customers: await customersOf(db, found.slice(0, most), run),
    more: more || found.length > most,
  }
}

/**
 * Without those who are found by nothing but a phone or an e-mail that is not seen in full: a number must be given whole,
 * or as far as its mask shows it, or it could be found out digit by digit.
 */
async function foundByWhatIsSeen(
  db: Read,
  ids: readonly string[],
  { keys, sight }: { readonly keys: readonly string[]; readonly sight: Sight },
): Promise<readonly string[]> {
  if (readsAll(sight, 'phone') && readsAll(sight, 'email')) return ids
  // Neither a number nor a mailbox begins otherwise.
  if (!keys.some((key) => /[0-9a-z]/u.test(key))) return ids
  const guessed = new Set<string>()
  for (const record of await recordsOf(db, ids)) {
    const begins = (token: string): boolean => keys.some((key) => token.startsWith(key))
    const reach = (['phone', 'email'] as const).filter(
      (field) => !reads(sight, field, record.owner) && mayHold(record[field], keys),
    )
    const hidden = reach.flatMap((field) => {
      const { tokens, known } = tokensOfReach(record, field)
      const allowed = modeOf(sight, field, record.owner) === 'masked' && known(keys)
      return allowed ? [] : tokens.filter(begins)
    })
    if (hidden.length === 0) continue
    const without = Object.fromEntries(reach.map((field) => [field, null]))
    if (!uncutTokens({ ...record, ...without }).some(begins)) guessed.add(record.id)
  }
  return ids.filter((id) => !guessed.has(id))
}

/** Whether one of the keys could stand in it, by a look at its letters and digits: cheaper than reading what it is. */
function mayHold(text: string | null, keys: readonly string[]): boolean {
  if (text === null) return false
  // What is folded (ａ, 臺) may come to hold more.
  if (/[^\0-\x7f]/.test(text)) return true
  const bare = text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return keys.some((key) => bare.includes(key))
}

async function holding(db: Read, ids: readonly string[], keys: readonly string[]): Promise<string[]> {
  const records = await recordsOf(db, ids)
  const hold = records.filter((record) =>
    uncutTokens(record).some((token) => keys.some((key) => token.startsWith(key))),
  )
  const held = new Set(hold.map(({ id }) => id))
  return ids.filter((id) => held.has(id))
}

function rankOf({ nameKey, whole }: store.Found, keys: readonly string[]): number {
  const names = nameKey.split(' ')
  if (keys.some((key) => names.includes(key))) return 0
  // A code or a phone; the end of a name holds no digit.
  if (whole === 1 && keys.some((key) => /\d/u.test(key))) return 0
  return keys.some((key) => names.some((name) => name.startsWith(key))) ? 1 : 2
}

function worthOrder(a: store.Found, b: store.Found): number {
  if (a.worth === null || b.worth === null)
    return Number(a.worth === null) - Number(b.worth === null) || (a.id > b.id ? -1 : 1)
  return b.worth - a.worth || (a.id > b.id ? -1 : 1)
}
