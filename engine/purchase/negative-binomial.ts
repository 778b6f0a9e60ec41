import { lnGamma } from '../numeric/gamma.ts'
import type { Random } from '../numeric/random.ts'

/**
 * P(N ≥ 1), P(N ≥ 2), … of purchases N in a time t at a gamma-distributed rate, each multiplied by a survival factor.
 *
 * @param shape R of λ ~ Gamma(R, rate)
 * @param rate β of the same, in units of time
 * @param options t; `most` tails at the most; `survival(y)`: factor from the y-th tail to the next (1 = no dropout)
 * @returns tails until below 1e-10
 * Source: Fader, Hardie & Lee (2005); recurrence of the negative binomial, begun in logarithms where q^R underflows.
 * @example negativeBinomialTail(1, 1, { t: 1, most: 3, survival: () => 1 }) // ½, ¼, ⅛
 */
export function negativeBinomialTail(
  shape: number,
  rate: number,
  options: { readonly t: number; readonly most: number; readonly survival: (y: number) => number },
): Float64Array {
  const { t, most, survival } = options
  if (t <= 0 || !(shape > 0)) return new Float64Array(0)
  const grown = t / (rate + t)
  const logQ = -Math.log1p(t / rate)
  const tails: number[] = []
  let mass: number
  let above: number
  let n = 0
  if (-shape * logQ < 700) {
    mass = Math.exp(shape * logQ)
    above = -Math.expm1(shape * logQ)
  } else {
    // Far below the mean nothing is lost: start twelve standard deviations under it, where the tail is 1.
    const mean = (shape * t) / rate
    const spread = Math.sqrt(mean * (1 + t / rate))
    n = Math.max(0, Math.floor(mean - 12 * spread))
    mass = Math.exp(lnGamma(shape + n) - lnGamma(shape) - lnGamma(n + 1) + shape * logQ + n * Math.log(grown))
    above = 1 - mass
  }
  let factor = 1
  for (let y = 1; y <= most; y++) {
    if (y > 1) factor *= survival(y - 1)
    if (y > n) {
      const tail = factor * above
      if (!(tail > 1e-10)) break
      tails.push(tail)
      mass *= ((shape + n) / (n + 1)) * grown
      n++
      above = Math.max(0, above - mass)
    } else tails.push(factor)
  }
  return Float64Array.from(tails)
}

/**
 * The time within which the next purchase of a living customer comes with a given probability.
 *
 * @param shape R of λ ~ Gamma(R, rate)
 * @param rate β of the same, in units of time
 * @param probability in (0, 1)
 * @example timeToNext(1, 10, 0.5) // 10: the median wait equals the time already watched
 */
export function timeToNext(shape: number, rate: number, probability: number): number {
  return rate * Math.expm1(-Math.log1p(-probability) / shape)
}

/** Purchases within a tenth of what discounting needs to take an e-fold off are drawn together. */
const togetherFor = 0.1

/**
 * The discounted purchases of one life drawn at random: purchases at a steady rate until `until`, or so many of them, or
 * until nothing more counts. Of purchases close to each other only the time of the last is drawn: the others lie evenly
 * before it, and stand at their mean discount (its own spread is below 3 % of an amount, and averages out).
 *
 * @param rate purchases per unit of time
 * @param life discount rate per unit, the stream of chance, and how the life ends
 */
export function drawnLife(
  rate: number,
  life: {
    readonly delta: number
    readonly chance: Random
    readonly until?: number
    readonly purchases?: number
  },
): number {
  const { delta, chance, until = Number.POSITIVE_INFINITY, purchases = Number.POSITIVE_INFINITY } = life
  // Ten thousand purchases are a bound for rates that no customer has.
  const most = Math.min(purchases, 10_000)
  const together = Math.max(1, Math.floor((togetherFor * rate) / delta))
  let sum = 0
  let t = 0
  // Beyond e^−20 nothing counts.
  for (let n = 0; n < most && delta * t <= 20; ) {
    const count = Math.min(together, most - n)
    const lasts = count === 1 ? chance.exponential(rate) : chance.gamma(count, rate)
    const span = Math.min(lasts, until - t)
    const before = span === lasts ? count - 1 : binomial(count - 1, span / lasts, chance)
    if (before > 0) sum += before * Math.exp(-delta * t) * meanDiscount(delta * span)
    if (span < lasts) break
    t += lasts
    n += count
    sum += Math.exp(-delta * t)
  }
  return sum
}

/** Of what is spread evenly over a span. */
function meanDiscount(span: number): number {
  return span < 1e-12 ? 1 : -Math.expm1(-span) / span
}

function binomial(n: number, p: number, chance: Random): number {
  let count = 0
  for (let i = 0; i < n; i++) if (chance.uniform() < p) count++
  return count
}

/** How many purchases a customer makes who leaves after each with this probability. */
export function purchasesUntilLeaving(leaves: number, chance: Random): number {
  return 1 + Math.floor(Math.log(chance.uniform()) / Math.log1p(-leaves))
}
