import { random } from '../numeric/random.ts'
import type { PurchaseFit } from '../purchase/fit.ts'
import type { SpendFit } from '../purchase/gamma-gamma.ts'
import type { FittedModel } from '../purchase/model.ts'
import { spendDoubt } from './equity.ts'

export type ValueIntervalsAsked = {
  /** A fit with dropout (rung 1 or 2). */
  readonly fit: PurchaseFit
  readonly spend: SpendFit
  /** Continuous discount rate per unit. */
  readonly delta: number
  /** Of the interval, such as 0.9. */
  readonly level: number
  readonly seed: number
  readonly daysPerUnit: number
  /** One entry a pattern: repeat purchases, age, and P(alive) (NaN where the model does not tell). */
  readonly patterns: {
    readonly repeats: ArrayLike<number>
    readonly ageDays: ArrayLike<number>
    readonly alive: ArrayLike<number>
  }
}

/** Lives drawn for each kind of customer. */
const drawsEach = 801
/** Ages are told apart in so many steps. */
const ageSteps = 6

/**
 * Between which amounts will what a customer still brings lie? The customer may be gone already, may stay a shorter or a
 * longer time, buy more or less often and spend more or less each time: lives are drawn from the fitted model for each
 * kind of customer (purchases so far, age), taken as shares of what is expected, and stretched to everybody of that kind.
 *
 * @param asked the fits, and the histories that customers have
 * @returns low and high, arrays of n, as shares of the residual value of a customer with such a history; 0 where being gone
 * already is likelier than the level leaves out; NaN where values are unknown. The doubt in the fitted parameters is not in
 * it: it moves all customers together and is part of the equity's interval.
 * Source: posterior draws of the purchase model (Fader, Hardie & Lee 2005, and Fader & Hardie 2013 for amounts).
 * @example valueIntervals(asked).high[0] // 2.1: at the most about twice of what is expected
 */
export function valueIntervals(asked: ValueIntervalsAsked): {
  readonly low: Float64Array
  readonly high: Float64Array
} {
  const { repeats, ageDays, alive } = asked.patterns
  const n = repeats.length
  const low = new Float64Array(n).fill(Number.NaN)
  const high = new Float64Array(n).fill(Number.NaN)
  const { fitted } = asked.fit
  const ages = range(ageDays)
  const residual = fitted?.residual(asked.delta, ages[0] / asked.daysPerUnit, ages[1] / asked.daysPerUnit)
  if (!fitted || !residual) return { low, high }
  const shares = sharesByKind(asked, { fitted, residual, ages })
  const tail = (1 - asked.level) / 2
  for (let i = 0; i < n; i++) {
    const chance = alive[i] as number
    // Where the model cannot tell, its value counts the customer as there.
    const there = Number.isNaN(chance) ? 1 : chance
    const ofKind = shares(repeats[i] as number, ageDays[i] as number)
    const at = (level: number): number =>
      level <= 1 - there ? 0 : ofKind((level - (1 - there)) / there) / there
    low[i] = at(tail)
    high[i] = at(1 - tail)
  }
  return { low, high }
}

type Quantiles = (level: number) => number
type Drawing = {
  readonly fitted: FittedModel
  readonly residual: (x: number, T: number) => number
  readonly ages: readonly [number, number]
}

/** What drawn lives bring, as shares of what is expected of them: quantiles for each kind of customer, when asked for. */
function sharesByKind(
  { spend, delta, seed, daysPerUnit }: ValueIntervalsAsked,
  { fitted, residual, ages }: Drawing,
): (repeats: number, ageDays: number) => Quantiles {
  const kept = new Map<number, Quantiles>()
  const step = Math.max(1, (ages[1] - ages[0]) / ageSteps)
  return (repeats, ageDays) => {
    const count = countBin(repeats)
    const age = Math.min(ageSteps - 1, Math.floor((ageDays - ages[0]) / step))
    const name = count * ageSteps + age
    const known = kept.get(name)
    if (known) return known
    const T = Math.max(1, ages[0] + (age + 0.5) * step) / daysPerUnit
    // Every kind has its own chance, so that it does not matter who is asked about first.
    const chance = random(seed + 7_919 * (name + 1))
    const expected = residual(count, T)
    const { ofOne, ofMean } = spendDoubt(spend, count)
    const drawn = new Float64Array(drawsEach)
    for (let i = 0; i < drawsEach; i++) {
      const purchases = fitted.residualDraw(count, T, { delta, chance })
      // A mean amount of one draw: the customer's own mean in doubt, and chance in each of the purchases.
      const variance = Math.log1p(ofMean + ofOne / Math.max(1, purchases))
      const amount = Math.exp(Math.sqrt(variance) * chance.normal() - variance / 2)
      drawn[i] = (purchases * amount) / expected
    }
    drawn.sort()
    const quantiles: Quantiles = (level) => {
      const place = Math.min(1, Math.max(0, level)) * (drawsEach - 1)
      const below = Math.floor(place)
      const [a, b] = [drawn[below] as number, drawn[Math.min(drawsEach - 1, below + 1)] as number]
      return a + (b - a) * (place - below)
    }
    kept.set(name, quantiles)
    return quantiles
  }
}

/** Purchases told apart one by one while few, in steps of a quarter later: 0 1 2 … 8 10 12 15 19 … */
function countBin(repeats: number): number {
  if (repeats <= 8) return repeats
  return Math.round(8 * 1.25 ** Math.round(Math.log(repeats / 8) / Math.log(1.25)))
}

function range(values: ArrayLike<number>): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i] as number)
    most = Math.max(most, values[i] as number)
  }
  return [Number.isFinite(least) ? least : 0, most]
}
