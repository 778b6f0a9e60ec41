import { discountedShare } from '../numeric/exponential-integral.ts'
import { interpolated } from '../numeric/interpolate.ts'
import { betaQuadrature, type Quadrature } from '../numeric/quadrature.ts'
import type { FittedModel, Future, PurchaseModel } from './model.ts'
import { drawnLife, negativeBinomialTail, purchasesUntilLeaving, timeToNext } from './negative-binomial.ts'

/**
 * BG/NBD and MBG/NBD: one likelihood for both.
 *
 * While a customer, someone buys at rate λ ~ Gamma(r, α); after a purchase they leave with probability p ~ Beta(a, b).
 * BG/NBD lets nobody leave after the first purchase, MBG/NBD does: `first` is 0 or 1. So BG/NBD calls every one-time
 * buyer certainly alive, which is an artefact of the model and never shown as a finding.
 *
 * Legend: x repeat purchases, tx time of the last, T age, R = r + x, b′ = b + x + first; A alive, D gone.
 * Source: Fader, Hardie & Lee (2005), eq. 6–10; Batislam, Denizel & Filiztekin (2007); Hoppe & Wagner (2007).
 */
export function betaGeometric(name: 'bg-nbd' | 'mbg-nbd', first: 0 | 1): PurchaseModel {
  return {
    name,
    parameterNames: ['r', 'alpha', 'a', 'b'],
    logLikelihood: likelihood(first),
    starts: ({ gap, age }) => [
      [0.25, age / 10, 0.8, 2.5],
      [1, gap, 1, 1],
      [1, age, 0.5, Math.max(1, age)],
    ],
    priorCentre: ({ gap }) => [0.5, gap, 0.8, 2],
    at: (parameters) => fitted(parameters, first),
  }
}

/** Running sums Σ_{i<n} ln(c + i) and Σ_{i<n} 1/(c + i), for n = 0 … most. */
function risingSums(c: number, most: number): { logs: Float64Array; inverses: Float64Array } {
  const logs = new Float64Array(most + 1)
  const inverses = new Float64Array(most + 1)
  for (let i = 0; i < most; i++) {
    logs[i + 1] = (logs[i] as number) + Math.log(c + i)
    inverses[i + 1] = (inverses[i] as number) + 1 / (c + i)
  }
  return { logs, inverses }
}

function likelihood(first: 0 | 1): PurchaseModel['logLikelihood'] {
  return (parameters, patterns, gradient) => {
    const [r, alpha, a, b] = parameters as unknown as [number, number, number, number]
    const { x, weight, recencyAt, ageAt, size, mostRepeats } = patterns
    const lnAlpha = Math.log(alpha)
    const lnA = Math.log(a)
    const most = mostRepeats + first
    const ofR = risingSums(r, mostRepeats)
    const ofB = risingSums(b, most)
    const ofAB = risingSums(a + b, most)
    const lnRecency = patterns.recencies.map((t) => Math.log(alpha + t))
    const lnAge = patterns.ages.map((t) => Math.log(alpha + t))
    const inverseRecency = patterns.recencies.map((t) => 1 / (alpha + t))
    const inverseAge = patterns.ages.map((t) => 1 / (alpha + t))
    // ln a/(b + n − 1), the odds of having left at the last of n chances.
    const leaving = Float64Array.from({ length: most + 1 }, (_, n) => lnA - Math.log(b + n - 1))
    let [total, gr, galpha, ga, gb] = [0, 0, 0, 0, 0]
    for (let i = 0; i < size; i++) {
      const xi = x[i] as number
      const w = weight[i] as number
      const recency = recencyAt[i] as number
      const age = ageAt[i] as number
      const R = r + xi
      const n = xi + first
      const alive = -R * (lnAge[age] as number)
      let value =
        (ofR.logs[xi] as number) + r * lnAlpha + (ofB.logs[n] as number) - (ofAB.logs[n] as number) + alive
      let gone = 0
      let bShare = 0
      if (n > 0) {
        const last = b + n - 1
        const odds = (leaving[n] as number) - R * (lnRecency[recency] as number) - alive
        if (odds > 0) {
          const inverse = Math.exp(-odds)
          value += odds + Math.log(1 + inverse)
          gone = 1 / (1 + inverse)
        } else {
          const plain = Math.exp(odds)
          value += Math.log(1 + plain)
          gone = plain / (1 + plain)
        }
        bShare = gone / last
      }
      const here = 1 - gone
      total += w * value
      gr +=
        w *
        ((ofR.inverses[xi] as number) +
          lnAlpha -
          here * (lnAge[age] as number) -
          gone * (lnRecency[recency] as number))
      galpha +=
        w *
        (r / alpha - R * (here * (inverseAge[age] as number) + gone * (inverseRecency[recency] as number)))
      ga += w * (gone / a - (ofAB.inverses[n] as number))
      gb += w * ((ofB.inverses[n] as number) - (ofAB.inverses[n] as number) - bShare)
    }
    gradient[0] = gr
    gradient[1] = galpha
    gradient[2] = ga
    gradient[3] = gb
    return total
  }
}

/**
 * Enough nodes for expected counts (relative 1e-7): the longer the time ahead beside the time watched, the more sharply
 * the integrand bends. Sixteen alone are a quarter off for a hundred years.
 */
function countNodes(span: number): number {
  return span <= 3 ? 16 : Math.min(512, 2 ** Math.ceil(Math.log2(13 * Math.sqrt(span))))
}

/** Enough for the slower discounted ones (relative 1e-6). */
const discountNodes = 48

function fitted(parameters: Float64Array, first: 0 | 1): FittedModel {
  const [r, alpha, a, b] = parameters as unknown as [number, number, number, number]
  const forCounts = kept((nodes) => kept((x) => betaQuadrature(nodes, a, b + x + first)))
  const alive = (x: number, tx: number, T: number): number => {
    const n = x + first
    if (n === 0) return 1
    const odds = Math.log(a / (b + n - 1)) + (r + x) * Math.log((alpha + T) / (alpha + tx))
    return 1 / (1 + Math.exp(odds))
  }
  const future = (x: number, T: number): Future => {
    const R = r + x
    const rate = alpha + T
    const bNow = b + x + first
    return {
      expected: (t) =>
        expectedOver(
          forCounts(countNodes(t / rate))(x),
          (p) => -Math.expm1(-R * Math.log1p((p * t) / rate)) / p,
        ),
      tail: (t, most) =>
        negativeBinomialTail(R, rate, { t, most, survival: (y) => (bNow + y - 1) / (a + bNow + y - 1) }),
      nextWithin: (probability) => timeToNext(R, rate, probability),
    }
  }
  const stays = (p: number): number => (first ? 1 - p : 1)
  const newcomers = kept((n) => betaQuadrature(n, a, b))
  return {
    alive,
    future,
    residual: (delta, youngest, oldest) => residual({ r, alpha, a, b: b + first }, delta, [youngest, oldest]),
    residualDraw: (x, T, { delta, chance }) => {
      const rate = chance.gamma(r + x, alpha + T)
      const leaves = chance.beta(a, b + x + first)
      return drawnLife(rate, { delta, chance, purchases: purchasesUntilLeaving(leaves, chance) })
    },
    newCustomerExpected: (t) =>
      expectedOver(
        newcomers(Math.max(32, countNodes(t / alpha))),
        (p) => (stays(p) * -Math.expm1(-r * Math.log1p((p * t) / alpha))) / p,
      ),
    newCustomerDiscounted: (delta) =>
      expectedOver(newcomers(discountNodes), (p) => (stays(p) * discountedShare(r, (delta * alpha) / p)) / p),
  }
}

/**
 * DERT given alive: E_p[(1 − Z·G(R, Z))/p] with Z = δ(α + T)/p. It costs thousands of exponentials, and for one x it is
 * a smooth function of ln(α + T): so it is taken at Chebyshev points of the ages asked for, and interpolated.
 */
function residual(
  { r, alpha, a, b }: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number },
  delta: number,
  [youngest, oldest]: readonly [number, number],
): (x: number, T: number) => number {
  const exact = (x: number, nodes: Quadrature, scale: number): number =>
    expectedOver(nodes, (p) => discountedShare(r + x, (delta * scale) / p) / p)
  const [from, to] = [Math.log(alpha + youngest), Math.log(alpha + oldest)]
  const forX = kept((x) => {
    const nodes = betaQuadrature(discountNodes, a, b + x)
    return interpolated((v) => Math.log(exact(x, nodes, Math.exp(v))), [from, to])
  })
  return (x, T) => Math.exp(forX(x)(Math.log(alpha + T)))
}

function expectedOver({ nodes, weights }: Quadrature, f: (p: number) => number): number {
  let sum = 0
  for (let i = 0; i < nodes.length; i++) sum += (weights[i] as number) * f(nodes[i] as number)
  return sum
}

/** A function of a whole number, worked out once for each. */
function kept<Value>(make: (x: number) => Value): (x: number) => Value {
  const values = new Map<number, Value>()
  return (x) => {
    let value = values.get(x)
    if (value === undefined) {
      value = make(x)
      values.set(x, value)
    }
    return value
  }
}
