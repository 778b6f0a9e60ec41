import { type AssumedShare, type GainsOfKind, gainOfAll } from '@ricebook/engine'
import { once } from '../../base/language/once.ts'
import type { Read } from '../../base/notebook/notebook.ts'
import { runFiguresSchema } from '../../differentiate/worth/contract.ts'
import { type ActionKind, actionKinds } from './contract.ts'
import * as store from './store.ts'

export type Added = Omit<store.Sums, 'kind' | 'owner'>

export function addedUp(sums: readonly store.Sums[]): Added {
  const sum = (of: (one: store.Sums) => number): number => sums.reduce((all, one) => all + of(one), 0)
  return {
    things: sum((one) => one.things),
    minutes: sum((one) => one.minutes),
    minutesUnknown: sum((one) => one.minutesUnknown),
    money: sum((one) => one.money),
    moneyUnknown: sum((one) => one.moneyUnknown),
    variance: sum((one) => one.variance),
    squares: sum((one) => one.squares),
    lnOfNone: sum((one) => one.lnOfNone),
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

/** Days are drawn from this: the same rows give the same interval every time. */
const seed = 20_240_229

/** The list is read far more often than anything on it changes. */
const gainOf = once((known) => gainOfAll(JSON.parse(known) as GainsOfKind[], seed))

/** Of all whose money is known; null where it is of none. */
export function expectedOf(sums: readonly store.Sums[]) {
  // Always in one order: chance is drawn for one kind after the other.
  const known = actionKinds.flatMap((kind): GainsOfKind[] => {
    const { things, moneyUnknown, money, variance, squares, lnOfNone } = addedUp(
      sums.filter((one) => one.kind === kind),
    )
    return things > moneyUnknown ? [{ money, variance, squares, lnOfNone, assumed: assumedOf[kind] }] : []
  })
  if (known.length === 0) return null
  const { value, low, high, level } = gainOf(JSON.stringify(known))
  return { value: Math.round(value), low: Math.round(low), high: Math.round(high), level }
}

/** What is owed; nothing where others owe and of these nobody does, unknown where no debt is known of anybody. */
export async function owed(
  read: Read,
  run: number,
  { owner, owners }: Pick<store.DueAsked, 'owner' | 'owners'>,
) {
  const inAll = await store.owedIn(read, { run, owners: null })
  if (inAll.day === null) return null
  const whose = owner === undefined ? owners : [owner ?? ''].filter((one) => owners?.includes(one) ?? true)
  const own = whose === null ? inAll : await store.owedIn(read, { run, owners: whose })
  return { day: inAll.day, open: own.open ?? 0, due: own.due ?? 0, overdue: own.overdue ?? 0 }
}

/** Customer equity now, and by which share it differs from that of the run that was current a month before. */
export async function worthOf(read: Read, run: store.RunRow | undefined) {
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
