import { type AssumedShare, type GainsOfKind, gainOfAll } from '@ricebook/engine'
import type { Read } from '../../base/notebook/notebook.ts'
import { runFiguresSchema } from '../../differentiate/worth/contract.ts'
import { allStand } from '../../identify/customers/customers.ts'
import type { Company } from '../../manage/settings/contract.ts'
import { company, dayIn } from '../../manage/settings/settings.ts'
import { cappedSince } from '../touches/touches.ts'
import { type ActionKind, type Group, groupNames, groups, type Whose } from './contract.ts'
import * as store from './store.ts'

export type ActionRow = store.ActionRow

export type ListDeps = {
  readonly read: Read
  /** Instant. */
  readonly now: () => string
}

export type TodayAsked = {
  readonly person: string
  /** Undefined: their own if they have any, else everybody's. */
  readonly whose: Whose | undefined
  readonly kind: ActionKind | undefined
  /** One group alone, from a place on. */
  readonly from: { readonly group: Group; readonly after: store.Place } | null
  /** Rows a group. */
  readonly most: number
}

type GroupShown = Omit<store.Sums, 'kind'> & {
  readonly group: Group
  readonly rows: readonly store.ActionRow[]
  /** How many come behind these; null: not counted again behind the first page. */
  readonly more: number | null
  readonly next: store.Place | null
}

/** What is to be done on the company's day, the groups in the order of the page, each ranked by what a minute brings. */
export async function todayList(asked: TodayAsked, deps: ListDeps) {
  const { read } = deps
  const settings = await company(read)
  const run = await store.currentRun(read)
  const everybody = await dueAsked(settings, run?.run ?? null, deps)
  const own = { ...everybody, owner: asked.person }
  const whose = asked.whose ?? ((await store.hasOwn(read, own)) ? 'own' : 'all')
  const due: store.DueAsked = whose === 'own' ? own : everybody
  const names = asked.from ? [asked.from.group] : groupNames
  const shown = names.map((name) => ({
    name,
    kinds: groups[name].filter((kind: ActionKind) => (asked.kind ?? kind) === kind),
  }))
  // What is added up is what is asked for: all groups, or the one whose next page it is.
  const sums = await store.sumsOf(
    read,
    due,
    shown.flatMap(({ kinds }) => kinds),
  )
  const found: GroupShown[] = []
  for (const { name, kinds } of shown)
    found.push(
      await groupOf(read, { due, name, kinds, sums, after: asked.from?.after ?? null, most: asked.most }),
    )
  return {
    day: due.day,
    currency: settings.currency,
    whose,
    figures: {
      ...addedUp(sums),
      expectedMoney: expectedOf(sums),
      receivables: run ? await owed(read, run.run, due) : null,
      ...(await worthOf(read, run)),
    },
    groups: found,
  }
}

async function dueAsked(
  { timeZone, leadDays, frequencyCapDays }: Company,
  run: number | null,
  { read, now }: ListDeps,
): Promise<store.DueAsked> {
  const day = dayIn(timeZone, Temporal.Instant.from(now()))
  return {
    day,
    deliverUntil: Temporal.PlainDate.from(day).add({ days: leadDays }).toString(),
    run,
    owner: undefined,
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
  const rows = new Map(
    (
      await store.rowsOf(
        read,
        shown.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  )
  const next = places.length > most ? (shown.at(-1) ?? null) : null
  return {
    group: name,
    ...added,
    rows: shown.flatMap(({ id }) => rows.get(id) ?? []),
    more: after === null ? added.things - shown.length : next ? null : 0,
    next,
  }
}

function addedUp(sums: readonly store.Sums[]): Omit<store.Sums, 'kind'> {
  const sum = (of: (one: store.Sums) => number): number => sums.reduce((all, one) => all + of(one), 0)
  return {
    things: sum((one) => one.things),
    minutes: sum((one) => one.minutes),
    minutesUnknown: sum((one) => one.minutesUnknown),
    money: sum((one) => one.money),
    moneyUnknown: sum((one) => one.moneyUnknown),
    variance: sum((one) => one.variance),
  }
}

/** Which assumption all of a kind rest on. */
const assumedOf: Readonly<Record<ActionKind, AssumedShare | null>> = {
  deliver: 'lostOtherwise',
  collect: 'heeded',
  'follow-up': 'followedUp',
  'win-back': 'wonBack',
  thank: 'thanked',
  answer: null,
}

/** Of all whose money is known; null where it is of none. */
function expectedOf(sums: readonly store.Sums[]) {
  const known = sums.filter(({ things, moneyUnknown }) => things > moneyUnknown)
  if (known.length === 0) return null
  const { value, low, high, level } = gainOfAll(
    known.map(({ kind, money, variance }): GainsOfKind => ({ money, variance, assumed: assumedOf[kind] })),
  )
  return { value: Math.round(value), low: Math.round(low), high: Math.round(high), level }
}

async function owed(read: Read, run: number, { owner }: store.DueAsked) {
  const { day, open, due, overdue } = await store.owedIn(read, { run, owner })
  return day === null ? null : { day, open: open ?? 0, due: due ?? 0, overdue: overdue ?? 0 }
}

/** Customer equity now, and by which share it differs from that of the run that was current a month before. */
async function worthOf(read: Read, run: store.RunRow | undefined) {
  const equity = equityIn(run)
  if (!run?.endedAt || !equity) return { customerEquity: null, worthUpdatedAt: run?.endedAt ?? null }
  const month = Temporal.Instant.from(run.endedAt).toZonedDateTimeISO('UTC').subtract({ months: 1 })
  const at = new Date(month.epochMilliseconds).toISOString()
  const then = await store.runAt(read, { before: run.run, at })
  const before = equityIn(then)
  const comparable = before !== null && before.value > 0 && before.currency === equity.currency
  const { value, low, high, level } = equity
  return {
    customerEquity: {
      ...{ value, low, high, level },
      change: comparable ? value / before.value - 1 : null,
      changeSince: comparable ? (then?.endedAt ?? null) : null,
    },
    worthUpdatedAt: run.endedAt,
  }
}

function equityIn(run: store.RunRow | undefined) {
  if (!run || run.figures === null) return null
  const { data } = runFiguresSchema.safeParse(JSON.parse(run.figures))
  return data?.equity ? { ...data.equity, currency: data.currency } : null
}

/** A route that no page holds any more is no route. */
const mostStops = 2_000

export type RouteAsked = {
  readonly kind: 'deliver' | 'collect'
  /** '' is nobody; undefined: everybody's. */
  readonly owner?: string | undefined
}

/** Everything due of a kind, in the order in which one drives by. */
export async function routeOfDay({ kind, owner }: RouteAsked, deps: ListDeps) {
  const { read } = deps
  const settings = await company(read)
  const run = await store.currentRun(read)
  const due = await dueAsked(settings, run?.run ?? null, deps)
  const found = await store.stopsOf(read, {
    ...due,
    owner: owner === '' ? undefined : owner,
    nobody: owner === '',
    kind,
    most: mostStops + 1,
  })
  const { day } = due
  return {
    day,
    currency: settings.currency,
    rows: found.slice(0, mostStops),
    more: found.length > mostStops,
  }
}
