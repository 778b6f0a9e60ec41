import type { Limits, Passed, ReadingKind } from './contract.ts'
import type { CountedDay } from './tables.ts'

/** From where on a count is told of. */
export type Limit = { readonly limit: number; readonly usual: number | null; readonly passed: Passed }

/** Days looked back on, those without any reading not counted. */
const mostDays = 28
export const daysBack = 60
/** Fewer days than this are no habit. */
const fewestDays = 5
export const weekDays = 7
/** A week of new faces may have three days of them at the most. */
const mostWeeks = 7
const fewestWeeks = 3

type Rule = {
  /** Whatever the habit is, so many are never unusual. */
  readonly floor: number
  /** Of whom there is no habit yet. */
  readonly new: number
  /** At least so many times the usual. */
  readonly times: number
}

/** What they rest on stands in docs/readings.md, with the days of sellers that they were tried on. */
export const rules: Readonly<Record<ReadingKind, Rule>> = {
  opened: { floor: 60, new: 150, times: 3 },
  listed: { floor: 300, new: 600, times: 3 },
  fresh: { floor: 250, new: Number.POSITIVE_INFINITY, times: 3 },
  shown: { floor: 15, new: 25, times: 3 },
  taken: { floor: 0, new: 0, times: 1.5 },
}

/** How many spreads above the middle: a normal day is that far once in ten thousand. */
const spreads = 4

/**
 * From where on a reader's count is unusual for them: some spreads above the middle of their days, both of the
 * logarithms, since busy days are so many times a quiet one and not so many more. Middle and spread (the middle distance
 * from it) do not follow a few wild days, so that nobody widens their habit by one leak.
 */
export function habitLimit(earlier: readonly number[], fewest: number, rule: Rule): Limit {
  if (earlier.length < fewest) return { limit: rule.new, usual: null, passed: 'new' }
  const logs = earlier.map((count) => Math.log1p(count))
  const middle = median(logs)
  const spread = 1.4826 * median(logs.map((one) => Math.abs(one - middle)))
  const usual = Math.round(Math.expm1(middle))
  const limit = Math.ceil(Math.max(rule.floor, Math.expm1(middle + spreads * spread), rule.times * usual))
  return { limit, usual, passed: 'habit' }
}

/**
 * The limits of a reader on a day, by what they did on the days before.
 *
 * @param earlier the days before this one, in any order
 * @param byKey whether it is a program, not a person
 */
export function limitsOn(
  day: string,
  earlier: readonly CountedDay[],
  { limits, byKey }: { readonly limits: Limits; readonly byKey: boolean },
): Readonly<Record<ReadingKind, Limit>> {
  const back = (days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString()
  const recent = earlier
    .filter((one) => one.day >= back(daysBack) && one.day < day)
    .sort((a, b) => (a.day < b.day ? 1 : -1))
  const read = recent.filter(({ opened, listed }) => opened + listed > 0).slice(0, mostDays)
  const took = recent.filter(({ taken }) => taken > 0)
  const week = 3 * (byKey ? limits.keys : limits.listed)
  const most = byKey
    ? { opened: limits.keys, listed: limits.keys, fresh: week }
    : { opened: limits.opened, listed: limits.listed, fresh: week }
  const under = (ceiling: number, one: Limit): Limit =>
    one.limit > ceiling ? { ...one, limit: ceiling, passed: 'ceiling' } : one
  const ofDays = (kind: 'opened' | 'listed' | 'shown'): Limit =>
    habitLimit(
      read.map((one) => one[kind]),
      fewestDays,
      rules[kind],
    )
  return {
    opened: under(most.opened, ofDays('opened')),
    listed: under(most.listed, ofDays('listed')),
    fresh: under(most.fresh, habitLimit(weeksBefore(day, recent), fewestWeeks, rules.fresh)),
    shown: ofDays('shown'),
    taken: habitLimit(
      took.map((one) => one.taken),
      2,
      rules.taken,
    ),
  }
}

/** Sums of the weeks before the one that ends with this day; those before the first reading are none. */
function weeksBefore(day: string, recent: readonly CountedDay[]): number[] {
  const end = Temporal.PlainDate.from(day)
  const first = recent.at(-1)?.day ?? day
  const sums = Array.from({ length: mostWeeks }, () => ({ fresh: 0, read: 0 }))
  for (const one of recent) {
    const week = Math.floor(Temporal.PlainDate.from(one.day).until(end).days / weekDays) - 1
    const sum = sums[week]
    if (!sum) continue
    sum.fresh += one.fresh
    sum.read += one.opened + one.listed
  }
  return sums.flatMap(({ fresh, read }, week) => {
    const begins = end.subtract({ days: (week + 2) * weekDays - 1 }).toString()
    return read > 0 && begins >= first ? [fresh] : []
  })
}

/** What the six days before have of it, to which this day is added. */
export function freshBefore(day: string, earlier: readonly CountedDay[]): number {
  const from = Temporal.PlainDate.from(day)
    .subtract({ days: weekDays - 1 })
    .toString()
  return earlier.filter((one) => one.day >= from && one.day < day).reduce((sum, one) => sum + one.fresh, 0)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}
