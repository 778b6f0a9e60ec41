import { dayInMonth, isoOfDay, monthOfDay } from './calendar.ts'

/** Where the money comes once a month: the payday found, and what it was found from. */
export type LearnedPayday = {
  /** Of the month, 1 to 31; the last day of a shorter one. */
  readonly dayOfMonth: number
  /** Days on which was paid, and the share of them on payday or the two days after. */
  readonly payments: number
  readonly share: number
}

/** Money that comes on payday is paid out then or on one of so many days after. */
const daysAfter = 2
const leastPayments = 6
const leastMonths = 4
/** Half of all payments at least, and less likely than this by chance over all 31 candidates. */
const leastShare = 0.5
const byChance = 0.05
const daysAMonth = 30.436875

/**
 * Which is the first payday on or after a day?
 *
 * @param day whole days since 1970-01-01
 * @param dayOfMonth 1 to 31; in a month without such a day its last one
 * @returns whole days since 1970-01-01
 * @example paydayFrom(19_782, 31) // 19_782 is 2024-02-29, the last day of its month: the payday itself
 */
export function paydayFrom(day: number, dayOfMonth: number): number {
  const { year, month } = monthOfDay(day)
  const here = dayInMonth(year, month, dayOfMonth)
  return here >= day ? here : dayInMonth(year, month + 1, dayOfMonth)
}

/** How many days ago the last payday was, on payday 0. */
function daysSincePayday(day: number, dayOfMonth: number): number {
  const { year, month } = monthOfDay(day)
  const here = dayInMonth(year, month, dayOfMonth)
  return day - (here <= day ? here : dayInMonth(year, month - 1, dayOfMonth))
}

/**
 * On which day of the month has a customer money, by the days on which they paid?
 *
 * @param days whole days since 1970-01-01, in any order, several payments of one day being one
 * @returns the payday; null where fewer than six days in four months are known, where less than half of them lie on or
 * just after it, or where as many would do so by chance (5 %, the best of 31 candidates)
 * Source: a scan over windows with the binomial tail and Bonferroni's bound.
 * @example learnPayday(days)?.dayOfMonth // 15
 */
export function learnPayday(days: ArrayLike<number>): LearnedPayday | null {
  const paid = [...new Set(Array.from(days))]
  if (paid.length < leastPayments || monthsOf(paid) < leastMonths) return null
  let best = { dayOfMonth: 0, hits: [] as number[], exact: -1 }
  for (let dayOfMonth = 1; dayOfMonth <= 31; dayOfMonth++) {
    const hits = paid.filter((day) => daysSincePayday(day, dayOfMonth) <= daysAfter)
    const exact = hits.filter((day) => daysSincePayday(day, dayOfMonth) === 0).length
    const better = hits.length - best.hits.length || exact - best.exact
    if (better > 0) best = { dayOfMonth, hits, exact }
  }
  const { dayOfMonth, hits } = best
  const share = hits.length / paid.length
  const chance = 31 * atLeast(hits.length, paid.length, (daysAfter + 1) / daysAMonth)
  if (share < leastShare || monthsOf(hits) < leastMonths || chance > byChance) return null
  return { dayOfMonth, payments: paid.length, share }
}

function monthsOf(days: readonly number[]): number {
  return new Set(days.map((day) => isoOfDay(day).slice(0, 7))).size
}

/** P(k or more of n) where each has chance p. */
function atLeast(k: number, n: number, p: number): number {
  let sum = 0
  let term = (1 - p) ** n
  for (let i = 0; i <= n; i++) {
    if (i >= k) sum += term
    term *= ((n - i) / (i + 1)) * (p / (1 - p))
  }
  return sum
}

/**
 * When to ask for the money: on the due day, or on the first payday after it where the payday is known.
 *
 * @param due whole days since 1970-01-01
 * @param payday day of the month, or null where nobody knows
 * @returns whole days since 1970-01-01, never before `due`
 * @example collectOn(19_787, 15) // due 2024-03-05: 2024-03-15
 */
export function collectOn(due: number, payday: number | null): number {
  return payday === null ? due : paydayFrom(due, payday)
}
