import { intervalOnLog } from '../numeric/interval-on-log.ts'
import type { PurchaseFit } from './fit.ts'
import type { FittedModel } from './model.ts'
import { parameterVariance } from './parameter-doubt.ts'
import { everyNth, type PreparedPatterns } from './pattern.ts'

export type ForecastAsked = {
  /** How far ahead to count purchases, in the patterns' units, > 0. */
  readonly horizon: number
  /** Of the interval, such as 0.9. */
  readonly level: number
}

export type Forecast = {
  /** Purchases that a customer of each pattern is expected to make, in the order of the patterns. */
  readonly expected: Float64Array
  /** Of all customers together. */
  readonly value: number
  readonly low: number
  readonly high: number
  /** Variance by chance alone, in purchases: 1 is that of a Poisson count. */
  readonly dispersion: number
  /** Standard error of the sum by the doubt in the parameters, as a share of it. */
  readonly doubt: number
}

/** Customers looked at one by one for the interval; the rest are taken to be like them. */
const mostLookedAt = 2_000
/** More purchases than this are not counted one by one. */
const mostCounted = 20_000

/**
 * How many purchases will these customers make, each and all together, and how sure is the sum? Two doubts are added up:
 * each customer's own chance, and the parameters, which could be others for all of them at once. Seasons are not in it.
 *
 * @param fit a fit of any rung that says something
 * @param patterns the customers, as patterns with weights
 * @param asked how far ahead, and the level of the interval
 * @returns the sum with its interval, and each pattern's expectation; null where the fit says nothing
 * Source: Fader, Hardie & Lee (2005), conditional expectations; delta method, Cox & Hinkley (1974), 9.3.
 * @example forecastPurchases(fit, patterns, { horizon: 13, level: 0.9 })?.value
 */
export function forecastPurchases(
  fit: PurchaseFit,
  patterns: PreparedPatterns,
  { horizon, level }: ForecastAsked,
): Forecast | null {
  const { fitted } = fit
  if (!fitted) return null
  const expected = expectedWithin(fitted, patterns, horizon)
  const value = sumOver(patterns, expected)
  const some = everyNth(patterns, mostLookedAt)
  const scale = patterns.customers / some.customers
  const sumOfSome = (under: FittedModel): number => sumOver(some, expectedWithin(under, some, horizon))
  const asked = sumOfSome(fitted)
  const chance = chanceVariance(fitted, some, horizon) * scale
  const byParameters = parameterVariance(fit, sumOfSome)
  // Where no covariance is known the rate is: as sure as a count of so many purchases.
  const doubt =
    byParameters === null
      ? 1 / Math.sqrt(Math.max(1, patterns.totalRepeats))
      : Math.sqrt(byParameters) / asked
  const { low, high } = intervalOnLog(value, chance + (doubt * value) ** 2, level)
  return { expected, value, low, high, dispersion: chance / value, doubt }
}

/**
 * The same sum after each of several steps: how a forecast is expected to come true over time.
 *
 * @param until steps, rising, in the patterns' units
 * @returns purchases of all customers together up to each step; looked at on some of the customers, and stretched so
 * that the last step is `whole`
 * @example forecastSteps(fitted, patterns, { until: [1, 2, 3], whole: 40 })[2] // 40
 */
export function forecastSteps(
  fitted: FittedModel,
  patterns: PreparedPatterns,
  { until, whole }: { readonly until: readonly number[]; readonly whole: number },
): Float64Array {
  const some = everyNth(patterns, mostLookedAt)
  const sums = Float64Array.from(until, (horizon) => sumOver(some, expectedWithin(fitted, some, horizon)))
  const last = sums.at(-1) ?? 0
  return last > 0 ? sums.map((sum) => (sum * whole) / last) : sums
}

/**
 * What each customer is expected to buy within a time, and nothing more of them.
 *
 * @param horizon in the patterns' units
 * @returns purchases, in the order of the patterns
 * @example expectedWithin(fitted, patterns, 52)[0]
 */
export function expectedWithin(
  fitted: FittedModel,
  patterns: PreparedPatterns,
  horizon: number,
): Float64Array {
  const expected = new Float64Array(patterns.size)
  eachAlive(fitted, patterns, {
    ahead: (x, T) => fitted.future(x, T).expected(horizon),
    meet: (i, alive, ahead) => {
      expected[i] = alive * ahead
    },
  })
  return expected
}

/** Σ of each customer's own variance, from the exact chances of every number of purchases. */
function chanceVariance(fitted: FittedModel, patterns: PreparedPatterns, horizon: number): number {
  let variance = 0
  eachAlive(fitted, patterns, {
    ahead: (x, T) => {
      const tail = fitted.future(x, T).tail(horizon, mostCounted)
      let [mean, square] = [0, 0]
      for (let y = 0; y < tail.length; y++) {
        mean += tail[y] as number
        square += (2 * y + 1) * (tail[y] as number)
      }
      return { mean, square }
    },
    meet: (i, alive, { mean, square }) => {
      variance += (patterns.weight[i] as number) * (alive * square - (alive * mean) ** 2)
    },
  })
  return variance
}

/** What a living customer does depends on x and T alone: worked out once for each pair. */
function eachAlive<Ahead>(
  fitted: FittedModel,
  { size, x: repeats, ages, ageAt, recencies, recencyAt }: PreparedPatterns,
  by: {
    readonly ahead: (x: number, T: number) => Ahead
    readonly meet: (i: number, alive: number, ahead: Ahead) => void
  },
): void {
  // Sorted by x: what is known of one x is forgotten at the next.
  let known = new Map<number, Ahead>()
  let last = -1
  for (let i = 0; i < size; i++) {
    const x = repeats[i] as number
    if (x !== last) known = new Map()
    last = x
    const age = ageAt[i] as number
    const T = ages[age] as number
    let ahead = known.get(age)
    if (ahead === undefined) {
      ahead = by.ahead(x, T)
      known.set(age, ahead)
    }
    by.meet(i, fitted.alive(x, recencies[recencyAt[i] as number] as number, T) ?? 1, ahead)
  }
}

function sumOver({ weight }: PreparedPatterns, values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (weight[i] as number) * (values[i] as number)
  return sum
}
