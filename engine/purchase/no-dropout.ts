import { digamma, lnGamma } from '../numeric/gamma.ts'
import type { FittedModel, PurchaseModel } from './model.ts'
import { negativeBinomialTail, timeToNext } from './negative-binomial.ts'

/**
 * NBD: customers buy at their own rate and never leave. Used where the data show no leaving: then nothing is known of
 * how long customers stay, so P(alive) and every value without end are unknown.
 *
 * Source: Ehrenberg (1959); Fader, Hardie & Lee (2005) with a → 0.
 */
export const nbd: PurchaseModel = {
  name: 'nbd',
  parameterNames: ['r', 'alpha'],
  logLikelihood: (parameters, patterns, gradient) => {
    const [r, alpha] = parameters as unknown as [number, number]
    const lnAge = patterns.ages.map((t) => Math.log(alpha + t))
    const base = r * Math.log(alpha) - lnGamma(r)
    const ofX = Float64Array.from({ length: patterns.mostRepeats + 1 }, (_, x) => lnGamma(r + x))
    const slopes = ofX.map((_, x) => digamma(r + x))
    const atR = digamma(r)
    let [total, gr, galpha] = [0, 0, 0]
    for (let i = 0; i < patterns.size; i++) {
      const x = patterns.x[i] as number
      const w = patterns.weight[i] as number
      const age = patterns.ageAt[i] as number
      total += w * ((ofX[x] as number) + base - (r + x) * (lnAge[age] as number))
      gr += w * ((slopes[x] as number) - atR + Math.log(alpha) - (lnAge[age] as number))
      galpha += w * (r / alpha - (r + x) / (alpha + (patterns.ages[age] as number)))
    }
    gradient[0] = gr
    gradient[1] = galpha
    return total
  },
  starts: ({ gap, age }) => [
    [0.5, gap],
    [1, age],
  ],
  priorCentre: ({ gap }) => [0.5, gap],
  at: (parameters) => {
    const [r, alpha] = parameters as unknown as [number, number]
    return {
      alive: () => null,
      future: (x, T) => neverLeaving(r + x, alpha + T),
      residual: () => null,
      residualDraw: () => Number.NaN,
      newCustomerExpected: (t) => (r / alpha) * t,
      newCustomerDiscounted: () => null,
    }
  },
}

/**
 * Poisson: everybody buys at one common rate. Used where the data show no difference between customers beyond chance.
 */
export const poisson: PurchaseModel = {
  name: 'poisson',
  parameterNames: ['lambda'],
  logLikelihood: (parameters, patterns, gradient) => {
    const rate = parameters[0] as number
    gradient[0] = patterns.totalRepeats / rate - patterns.totalAge
    return patterns.totalRepeats * Math.log(rate) - rate * patterns.totalAge
  },
  starts: ({ gap }) => [[1 / gap]],
  priorCentre: ({ gap }) => [1 / gap],
  at: (parameters) => {
    const rate = parameters[0] as number
    // A rate known for certain is a gamma of enormous shape: one formula serves both models.
    const shape = 1e9
    return {
      alive: () => null,
      future: () => neverLeaving(shape, shape / rate),
      residual: () => null,
      residualDraw: () => Number.NaN,
      newCustomerExpected: (t) => rate * t,
      newCustomerDiscounted: () => null,
    }
  },
}

function neverLeaving(shape: number, rate: number): ReturnType<FittedModel['future']> {
  return {
    expected: (t) => (shape * t) / rate,
    tail: (t, most) => negativeBinomialTail(shape, rate, { t, most, survival: () => 1 }),
    nextWithin: (probability) => timeToNext(shape, rate, probability),
  }
}
