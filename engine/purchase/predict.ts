import { tellsAlive } from './alive-path.ts'
import type { PurchaseFit } from './fit.ts'
import type { FittedModel, Future } from './model.ts'
import type { PreparedPatterns } from './pattern.ts'

export type PredictionAsked = {
  /** How far ahead to count purchases, in the patterns' units, ≥ 0. */
  readonly horizon: number
  /** Continuous discount rate per unit. */
  readonly delta: number
  /** Level of the predictive interval, such as 0.9. */
  readonly level: number
}

/** One number a pattern, in the order of the prepared patterns; NaN is "unknown" and leaves the engine as such. */
export type Predictions = {
  readonly alive: Float64Array
  readonly expected: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** P(at least one purchase within the horizon). */
  readonly returns: Float64Array
  /** Expected discounted purchases without end (DERT). */
  readonly residual: Float64Array
  /** Days until the next purchase if the customer stays: median, and the ends of the 80 % interval. */
  readonly nextDays: Float64Array
  readonly nextDaysLow: Float64Array
  readonly nextDaysHigh: Float64Array
}

/** A date more than a century off is no date to plan by. */
const furthestDays = 36_525
/** More purchases than this are not counted one by one. */
const mostCounted = 20_000

/**
 * What every customer is expected to do, from the fitted model. BG/NBD's P(alive) of a one-time buyer is left unknown:
 * that model cannot let them leave, and a certainty of the model is not a finding.
 *
 * @param fit a fit of any rung
 * @param patterns the prepared patterns to predict for
 * @param asked horizon, discount and level
 * @returns arrays of n; the interval's ends are the predictive quantiles (whole purchases)
 * Source: Fader, Hardie & Lee (2005), conditional expectations; exact predictive tails.
 * @example predictPurchases(fit, patterns, { horizon: 39, delta: 0.0018, level: 0.9 }).expected
 */
export function predictPurchases(
  fit: PurchaseFit,
  patterns: PreparedPatterns,
  asked: PredictionAsked,
): Predictions {
  const n = patterns.size
  const blank = (): Float64Array => new Float64Array(n).fill(Number.NaN)
  const predictions = {
    alive: blank(),
    expected: blank(),
    low: blank(),
    high: blank(),
    returns: blank(),
    residual: blank(),
    nextDays: blank(),
    nextDaysLow: blank(),
    nextDaysHigh: blank(),
  }
  const { fitted } = fit
  if (!fitted) return predictions
  const outlookOf = outlooks(fitted, patterns, asked)
  const tailChance = (1 - asked.level) / 2
  for (let i = 0; i < n; i++) {
    const x = patterns.x[i] as number
    const age = patterns.ageAt[i] as number
    const tx = patterns.recencies[patterns.recencyAt[i] as number] as number
    const known = fitted.alive(x, tx, patterns.ages[age] as number)
    const alive = known ?? 1
    const outlook = outlookOf(x, age)
    if (known !== null && tellsAlive(fit.model, x)) predictions.alive[i] = known
    predictions.expected[i] = alive * outlook.expected
    predictions.low[i] = quantile(outlook.tail, alive, tailChance)
    predictions.high[i] = quantile(outlook.tail, alive, 1 - tailChance)
    predictions.returns[i] = alive * (outlook.tail[0] ?? 0)
    predictions.residual[i] = alive * outlook.residual
    // One purchase shows no rhythm: the date would be the population's, not the customer's.
    if (x > 0 && (outlook.next[2] as number) < furthestDays) {
      predictions.nextDays[i] = outlook.next[1] as number
      predictions.nextDaysLow[i] = outlook.next[0] as number
      predictions.nextDaysHigh[i] = outlook.next[2] as number
    }
  }
  return predictions
}

type Outlook = {
  readonly expected: number
  readonly tail: Float64Array
  readonly residual: number
  readonly next: readonly number[]
}

/** A living customer's outlook depends on x and T alone: worked out once for each pair. */
function outlooks(
  fitted: FittedModel,
  patterns: PreparedPatterns,
  { horizon, delta }: PredictionAsked,
): (x: number, age: number) => Outlook {
  const { ages, daysPerUnit } = patterns
  const residual = fitted.residual(delta, ages[0] ?? 0, ages[ages.length - 1] ?? 0)
  const rows = new Map<number, Outlook[]>()
  return (x, age) => {
    let row = rows.get(x)
    if (!row) {
      row = []
      rows.set(x, row)
    }
    const kept = row[age]
    if (kept) return kept
    const T = ages[age] as number
    const future: Future = fitted.future(x, T)
    const made = {
      expected: future.expected(horizon),
      tail: future.tail(horizon, mostCounted),
      residual: residual ? residual(x, T) : Number.NaN,
      next: [0.1, 0.5, 0.9].map((p) => future.nextWithin(p) * daysPerUnit),
    }
    row[age] = made
    return made
  }
}

/**
 * How often will one customer buy within a time?
 *
 * @param fitted the model
 * @param customer repeat purchases, time of the last and age, in the model's units
 * @param asked how far ahead, and the level of the interval
 * @returns the expected purchases and the ends of the interval (whole purchases), as `predictPurchases` has them
 * @example purchasesAhead(fitted, { x: 3, tx: 20, T: 24 }, { horizon: 52, level: 0.9 }) // { expected, low, high }
 */
export function purchasesAhead(
  fitted: FittedModel,
  { x, tx, T }: { readonly x: number; readonly tx: number; readonly T: number },
  { horizon, level }: Omit<PredictionAsked, 'delta'>,
): { readonly expected: number; readonly low: number; readonly high: number } {
  const alive = fitted.alive(x, tx, T) ?? 1
  const future = fitted.future(x, T)
  const tail = future.tail(horizon, mostCounted)
  const tailChance = (1 - level) / 2
  return {
    expected: alive * future.expected(horizon),
    low: quantile(tail, alive, tailChance),
    high: quantile(tail, alive, 1 - tailChance),
  }
}

/** The fewest purchases y with P(Y ≤ y) ≥ the chance asked; P(Y ≥ y) = alive · tail[y − 1]. */
function quantile(tail: Float64Array, alive: number, chance: number): number {
  const beyond = 1 - chance
  let low = 0
  let high = tail.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (alive * (tail[middle] as number) <= beyond + 1e-12) high = middle
    else low = middle + 1
  }
  return low
}
