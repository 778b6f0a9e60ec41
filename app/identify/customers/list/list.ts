import {
  type CustomerFilters,
  type CustomerList,
  type CustomerPage,
  type CustomerPlace,
  type CustomerSearch,
  type CustomersFound,
  customerListSchema,
  customerSearchSchema,
} from '../contract.ts'
import type { CountryCode } from '../phones.ts'
import { endOfBeginning, searchQuery, tagToken, uncutTokens } from '../search-tokens.ts'
import { type CurrentRun, currentRun, customersOf, type Read, recordsOf } from '../store.ts'
import * as store from './store.ts'

/** A filter that leaves no more is answered by reading what it leaves. */
const few = 2_000
/** A walk that finds too little ends here; its page is short and the next one goes on. */
const mostSteps = 10_000
const mostAtOnce = 1_000
const mostCounted = 10_000
const mostTokens = 1_500

/** One page of the customers that pass the filters. Its work is bounded, however many customers there are. */
export async function listCustomers(asked: CustomerList, db: Read): Promise<CustomerPage> {
  const list = customerListSchema.parse(asked)
  const run = await currentRun(db)
  const filters = await filtersOf(list, { db, run })
  const after = samePlace(list.after, list.sort)
  const { few: all } = await store.fewMatching(db, filters, few)
  if (all) {
    const places = all.map((one) => placeOf(one, list.sort)).sort(byPlace)
    const rest = after ? places.filter((place) => byPlace(place, after) > 0) : places
    return page(db, run, {
      places: rest.slice(0, list.most),
      next: rest.length > list.most ? (rest[list.most - 1] ?? null) : null,
      total: list.after ? null : { count: places.length, more: false },
    })
  }
  const walked = await walk(db, filters, { sort: list.sort, after, most: list.most })
  const total = list.after ? null : await store.countMatching(db, filters, mostCounted)
  return page(db, run, { ...walked, total })
}

async function filtersOf(
  { stages, owner, kind, tag }: CustomerFilters,
  { db, run }: { db: Read; run: CurrentRun | undefined },
): Promise<store.Filters> {
  return {
    // No stage is asked for by an empty list.
    stages: stages && stages.length > 0 ? [...new Set(stages)] : undefined,
    owner,
    kind,
    tagToken: tag === undefined ? undefined : tagToken(tag),
    run,
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

type Sort = 'worth' | 'name' | 'newest'

/** A place of another order is none of this one's. */
function samePlace(place: CustomerPlace | undefined, sort: Sort): CustomerPlace | undefined {
  if (place === undefined) return undefined
  return place.walk === sort || (place.walk === 'unseen' && sort === 'worth') ? place : undefined
}

function placeOf({ id, nameKey, rankBy }: store.Sortable, sort: Sort): CustomerPlace {
  if (sort === 'name') return { walk: 'name', nameKey, id }
  if (sort === 'newest') return { walk: 'newest', id }
  return rankBy === null ? { walk: 'unseen', id } : { walk: 'worth', rankBy, id }
}

/** Order of places of one list: the walks do it in SQL. */
function byPlace(a: CustomerPlace, b: CustomerPlace): number {
  if (a.walk === 'worth' && b.walk === 'worth') return b.rankBy - a.rankBy || compare(b.id, a.id)
  if (a.walk === 'name' && b.walk === 'name') return compare(a.nameKey, b.nameKey) || compare(a.id, b.id)
  if (a.walk === b.walk) return compare(b.id, a.id)
  return a.walk === 'worth' ? -1 : 1
}

// As SQLite compares: by bytes of UTF-8, which is by code points and not by halves of surrogate pairs.
function compare(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** One index to walk along, or several in a row: what the run has seen, then what it has not. */
type Way = {
  readonly walk: CustomerPlace['walk']
  readonly take: (after: CustomerPlace | undefined, most: number) => Promise<readonly Step[]>
}
type Step = { readonly kept: boolean; readonly place: CustomerPlace }

async function walk(
  db: Read,
  filters: store.Filters,
  { sort, after, most }: { sort: Sort; after: CustomerPlace | undefined; most: number },
): Promise<Walked> {
  const ways = await waysOf(db, filters, sort)
  const places: CustomerPlace[] = []
  let place = after
  let read = 0
  let size = most + 1
  const begin = ways.findIndex(({ walk }) => walk === after?.walk)
  for (const way of ways.slice(Math.max(begin, 0))) {
    for (let ended = false; !ended; size = Math.min(size * 4, mostAtOnce)) {
      if (read >= mostSteps && place) return { places, next: place }
      const steps = await way.take(place?.walk === way.walk ? place : undefined, size)
      read += steps.length
      ended = steps.length < size
      for (const step of steps) {
        // One more than a page holds: there is a next one.
        if (step.kept && places.length === most) return { places, next: places.at(-1) ?? null }
        if (step.kept) places.push(step.place)
        place = step.place
      }
    }
  }
  return { places, next: null }
}

async function waysOf(db: Read, filters: store.Filters, sort: Sort): Promise<Way[]> {
  const { run } = filters
  if (sort === 'name') return [way('name', (from) => store.walkByName(db, filters, from))]
  if (sort === 'newest') return [way('newest', (from) => store.walkNewest(db, filters, from))]
  const ways: Way[] = []
  if (run) {
    const stages = filters.stages ?? (await store.stagesOf(db, run.run))
    ways.push(way('worth', (from) => store.walkByWorth(db, { ...filters, run }, { ...from, stages })))
  }
  // Whom no run has seen is in no stage.
  if (!filters.stages) ways.push(way('unseen', (from) => store.walkUnseen(db, filters, from)))
  return ways
}

type PlaceIn<Walk> = Omit<Extract<CustomerPlace, { walk: Walk }>, 'walk'>

function way<const Walk extends CustomerPlace['walk']>(
  walk: Walk,
  walked: (from: { after: PlaceIn<Walk> | undefined; most: number }) => Promise<store.Step<PlaceIn<Walk>>[]>,
): Way {
  return {
    walk,
    take: async (after, most) =>
      (await walked({ after: after as PlaceIn<Walk> | undefined, most })).map(({ kept, ...place }) => ({
        kept: kept === 1,
        place: { walk, ...place } as unknown as CustomerPlace,
      })),
  }
}

/**
 * Customers whose name, pinyin, initials, code, phone or e-mail begin with what was typed, or a part of whose name
 * does: the name itself first, then names that begin so, then the most valuable. Where thousands answer, only so many
 * are looked at, and `more` says so.
 */
export async function searchCustomers(
  asked: CustomerSearch,
  { db, country }: { readonly db: Read; readonly country: CountryCode },
): Promise<CustomersFound> {
  const { query, most, ...rest } = customerSearchSchema.parse(asked)
  const { beginnings, keys } = searchQuery(query, country)
  const run = await currentRun(db)
  const filters = await filtersOf(rest, { db, run })
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
  const ids = ranked.map(({ one }) => one.id)
  // Tokens are cut: of a long query, the rest is looked up in the records.
  const found = keys.some((key) => !beginnings.includes(key)) ? await holding(db, ids, keys) : ids
  return {
    customers: await customersOf(db, found.slice(0, most), run),
    more: more || found.length > most,
  }
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
  if (a.rankBy === null || b.rankBy === null)
    return Number(a.rankBy === null) - Number(b.rankBy === null) || (a.id > b.id ? -1 : 1)
  return b.rankBy - a.rankBy || (a.id > b.id ? -1 : 1)
}
