import type { FittedModel } from './model.ts'

export type TrackedAsked = {
  /** When customers first bought: n day numbers, rising, and how many did on each. */
  readonly firstDays: ArrayLike<number>
  readonly customers: ArrayLike<number>
  /** The last day of each span, as day numbers, rising; a span is as long as `spanDays`. */
  readonly ends: ArrayLike<number>
  readonly spanDays: number
  readonly daysPerUnit: number
}

/**
 * How many repeat purchases does a model expect of a growing crowd, span after span? Nothing is told it of anybody but
 * the day of the first purchase: against what came, the curve shows whether the model follows the business through time.
 *
 * @param fitted a fitted model
 * @param asked when customers came, and the spans
 * @returns purchases expected within each span, first purchases not counted
 * Source: tracking plots, Fader, Hardie & Lee (2005), figures 2 and 3.
 * @example trackedPurchases(fitted, { firstDays: [0], customers: [10], ends: [6], spanDays: 7, daysPerUnit: 7 })
 */
export function trackedPurchases(fitted: FittedModel, asked: TrackedAsked): Float64Array {
  const { firstDays, customers, ends, spanDays, daysPerUnit } = asked
  const oldest = (ends[ends.length - 1] ?? 0) - (firstDays[0] ?? 0)
  const byAge = Float64Array.from({ length: Math.max(0, oldest) + 1 }, (_, age) =>
    age === 0 ? 0 : fitted.newCustomerExpected(age / daysPerUnit),
  )
  const until = (day: number): number => {
    let sum = 0
    for (let i = 0; i < firstDays.length; i++) {
      const age = day - (firstDays[i] as number)
      if (age > 0) sum += (customers[i] as number) * (byAge[age] as number)
    }
    return sum
  }
  return Float64Array.from(ends, (end) => until(end) - until(end - spanDays))
}
