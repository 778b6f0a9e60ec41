import { type GuardedField, tooFewToTell } from '../../base/access/contract.ts'
import { readsAll, type Sight } from '../../base/access/sight.ts'
import type { Reader } from '../../base/language/sentence.ts'
import type { Read } from '../../base/notebook/notebook.ts'
import { allStand } from '../../identify/customers/customers.ts'
import { readerOf } from '../../identify/products/products.ts'
import type { Company } from '../../manage/settings/contract.ts'
import { company, dayIn } from '../../manage/settings/settings.ts'
import { productsNamed } from '../actions/actions.ts'
import { cappedSince } from '../touches/touches.ts'
import { type ActionKind, actionKinds, type Group, groupNames, groups, type Whose } from './contract.ts'
import { type Added, addedUp, expectedOf, owed, worthOf } from './day-figures.ts'
import * as store from './store.ts'

export type ActionRow = store.ActionRow
export type StopRow = store.StopRow & { readonly ownerName: string | null }

export type ListDeps = {
  readonly read: Read
  /** Instant. */
  readonly now: () => string
}

export type TodayAsked = {
  readonly person: string
  /** What they see. */
  readonly sight: Sight
  /** Undefined: their own if they look after customers, else everybody's. */
  readonly whose: Whose | undefined
  /** Of everybody's, what one person has to do; '' is nobody. */
  readonly owner?: string | undefined
  readonly kind: ActionKind | undefined
  /** One group alone, from a place on. */
  readonly from: { readonly group: Group; readonly after: store.Place } | null
  /** Rows a group. */
  readonly most: number
}

type GroupShown = Added & {
  readonly group: Group
  readonly rows: readonly ActionRow[]
  /** How many come behind these; null: not counted again behind the first page. */
  readonly more: number | null
  readonly next: store.Place | null
}

/** People beside whose names there is anything to do: more are not chosen from. */
const mostPeople = 50
/** So many are shown of what is due later, where nothing is due now. */
const mostComing = 5

/** What is to be done on the company's day, the groups in the order of the page, each ranked by what a minute brings. */
export async function todayList(asked: TodayAsked, deps: ListDeps) {
  const { read } = deps
  const settings = await company(read)
  const run = await store.currentRun(read)
  const everybody = await dueAsked(settings, { run: run?.run ?? null, sight: asked.sight }, deps)
  const own = { ...everybody, owner: asked.person }
  const whose = asked.owner === undefined ? (asked.whose ?? (await whoseAtFirst(read, asked.person))) : 'all'
  // What everybody has to do is added up also where one person's is shown: it is what may be chosen.
  const kindsSeen = kindsFor(asked.sight)
  const all = (await store.sumsOf(read, whose === 'own' ? own : everybody)).filter(({ kind }) =>
    kindsSeen.includes(kind),
  )
  const owner = asked.owner === '' ? null : asked.owner
  const due: store.DueAsked = whose === 'own' ? own : { ...everybody, owner }
  const ofOwner = all.filter((one) => owner === undefined || one.owner === owner)
  const ofKind = (one: store.Sums): boolean => asked.kind === undefined || one.kind === asked.kind
  const names = asked.from ? [asked.from.group] : groupNames
  const shown = names.map((name) => ({
    name,
    kinds: groups[name].filter(
      (kind: ActionKind) => (asked.kind ?? kind) === kind && kindsSeen.includes(kind),
    ),
  }))
  const sums = ofOwner.filter(({ kind }) => shown.some(({ kinds }) => kinds.includes(kind)))
  const found: GroupShown[] = []
  for (const { name, kinds } of shown)
    found.push(
      await groupOf(read, { due, name, kinds, sums, after: asked.from?.after ?? null, most: asked.most }),
    )
  const nothing = asked.from === null && addedUp(sums).things === 0
  const coming = nothing ? await comingOf(read, due, kindsSeen) : []
  const rows = [...found.flatMap((group) => group.rows), ...coming]
  return {
    day: due.day,
    currency: settings.currency,
    whose,
    kinds: kindsIn(ofOwner),
    people: whose === 'own' ? [] : await peopleIn(read, all.filter(ofKind)),
    figures: {
      ...addedUp(sums),
      expectedMoney: tells({ sight: asked.sight, whose }, 'margin', addedUp(sums).things)
        ? expectedOf(sums)
        : null,
      receivables:
        run && (await tellsOwed({ sight: asked.sight, whose }, { read, due }))
          ? await owed(read, run.run, due)
          : null,
      ...(await worthOf(read, run)),
    },
    groups: found,
    coming,
    /** What the reader of these rows' reasons knows. */
    reader: await readerOf(read, { products: productsNamed(rows), now: deps.now() }),
  }
}

type Telling = { readonly sight: Sight; readonly whose: Whose }

/** Whether a sum of so many may be told to who sees a field of each of them only masked: not of a few. */
function tells({ sight, whose }: Telling, field: GuardedField, of: number): boolean {
  return whose === 'own' || readsAll(sight, field) || of >= tooFewToTell
}

/** Whoever reads of everybody what they owe, or asks of their own, need not be counted for. */
async function tellsOwed(
  telling: Telling,
  { read, due }: { readonly read: Read; readonly due: store.DueAsked },
): Promise<boolean> {
  if (telling.sight.fields.credit === 'hidden') return false
  return (
    tells(telling, 'credit', 0) || tells(telling, 'credit', await store.debtorsOf(read, due, tooFewToTell))
  )
}

/** That somebody is to be asked for money tells that they owe it. */
function kindsFor({ fields }: Sight): readonly ActionKind[] {
  return fields.credit === 'hidden' ? actionKinds.filter((kind) => kind !== 'collect') : actionKinds
}

/** Whoever looks after customers sees theirs, also where nothing of it is due; whoever does not, everybody's. */
async function whoseAtFirst(read: Read, person: string): Promise<Whose> {
  return (await store.looksAfterAny(read, person)) ? 'own' : 'all'
}

function kindsIn(sums: readonly store.Sums[]): { kind: ActionKind; things: number }[] {
  return actionKinds
    .map((kind) => ({ kind, things: addedUp(sums.filter((one) => one.kind === kind)).things }))
    .filter(({ things }) => things > 0)
}

/** Who has how much to do, most first; '' is what nobody looks after. */
async function peopleIn(
  read: Read,
  sums: readonly store.Sums[],
): Promise<{ owner: string; name: string; things: number }[]> {
  const things = new Map<string, number>()
  for (const one of sums) things.set(one.owner ?? '', (things.get(one.owner ?? '') ?? 0) + one.things)
  const most = [...things]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, mostPeople)
  const names = await callingUsers(
    read,
    most.map(([owner]) => owner),
  )
  return most.map(([owner, many]) => ({ owner, name: names(owner), things: many }))
}

/** What those are called who look after somebody: by whoever has no account under their own name, as a file gave it. */
async function callingUsers(read: Read, owners: readonly string[]): Promise<(owner: string) => string> {
  const users = new Map(
    (await store.namesOfUsers(read, [...new Set(owners)])).map(({ id, name }) => [id, name]),
  )
  return (owner) => users.get(owner) ?? owner
}

async function comingOf(read: Read, due: store.DueAsked, kinds: readonly ActionKind[]): Promise<ActionRow[]> {
  return rowsAt(read, due, await store.comingAfter(read, due, { kinds, most: mostComing }))
}

async function dueAsked(
  { timeZone, leadDays, frequencyCapDays }: Company,
  { run, sight }: { readonly run: number | null; readonly sight: Sight },
  { read, now }: ListDeps,
): Promise<store.DueAsked> {
  const day = dayIn(timeZone, Temporal.Instant.from(now()))
  return {
    day,
    deliverUntil: Temporal.PlainDate.from(day).add({ days: leadDays }).toString(),
    run,
    owner: undefined,
    owners: sight.owners,
    allStand: await allStand(read),
    cappedSince: cappedSince({ today: day, days: frequencyCapDays, timeZone }),
  }
}

type GroupAsked = {
  readonly due: store.DueAsked
  readonly name: Group
  readonly kinds: readonly ActionKind[]
  readonly sums: readonly store.Sums[]
  readonly after: store.Place | null
  readonly most: number
}

async function groupOf(read: Read, { due, name, kinds, sums, after, most }: GroupAsked): Promise<GroupShown> {
  const added = addedUp(sums.filter(({ kind }) => kinds.includes(kind)))
  if (added.things === 0) return { group: name, ...added, rows: [], more: 0, next: null }
  const places = await store.walkByRank(read, due, { kinds, after, most: most + 1 })
  const shown = places.slice(0, most)
  const next = places.length > most ? (shown.at(-1) ?? null) : null
  return {
    group: name,
    ...added,
    rows: await rowsAt(read, due, shown),
    more: after === null ? added.things - shown.length : next ? null : 0,
    next,
  }
}

async function rowsAt(
  read: Read,
  { run }: store.DueAsked,
  places: readonly store.Place[],
): Promise<ActionRow[]> {
  const rows = await store.rowsOf(read, { run, ids: places.map(({ id }) => id) })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return places.flatMap(({ id }) => byId.get(id) ?? [])
}

/** A route that no page holds any more is no route. */
const mostStops = 2_000

export type RouteAsked = {
  readonly kind: 'deliver' | 'collect'
  readonly sight: Sight
  /** '' is nobody; undefined: everybody's. */
  readonly owner?: string | undefined
}

/** Everything due of a kind, in the order in which one drives by. */
export async function routeOfDay({ kind, owner, sight }: RouteAsked, deps: ListDeps) {
  const { read } = deps
  const settings = await company(read)
  const run = await store.currentRun(read)
  const due = await dueAsked(settings, { run: run?.run ?? null, sight }, deps)
  const found = await store.stopsOf(read, {
    ...due,
    owner: owner === '' ? null : owner,
    kind,
    most: mostStops + 1,
  })
  const rows = found.slice(0, mostStops)
  const names = await callingUsers(
    read,
    rows.flatMap((row) => row.owner ?? []),
  )
  const reader: Reader = await readerOf(read, {
    products: productsNamed(rows),
    now: deps.now(),
  })
  return {
    day: due.day,
    currency: settings.currency,
    company: settings.name,
    rows: rows.map((row): StopRow => ({ ...row, ownerName: row.owner === null ? null : names(row.owner) })),
    more: found.length > mostStops,
    reader,
  }
}
