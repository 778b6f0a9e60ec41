import { random } from '../numeric/random.ts'
import type { FittedModel } from './model.ts'
import { negativeBinomialTail } from './negative-binomial.ts'
import type { PreparedPatterns } from './pattern.ts'

/** Bootstrap draws of the common rate; the interval's ends move by about 1 % of it between seeds. */
const draws = 400

/**
 * The rung for a handful of customers: everyone is given the average rate of all, and the interval says how little that
 * rests on, from drawing the customers anew again and again.
 *
 * @param patterns at least one repeat purchase and some age
 * @param seed of the draws
 * @returns the common rate per unit, and predictions from it; P(alive) and values without end stay unknown
 * Source: Efron & Tibshirani (1993), the bootstrap, with Poisson weights.
 * @example cohortMean(patterns, 1).rate // repeat purchases per customer and week
 */
export function cohortMean(patterns: PreparedPatterns, seed: number): { rate: number; fitted: FittedModel } {
  const rate = patterns.totalRepeats / patterns.totalAge
  const rates = bootstrapRates(patterns, seed)
  const tails = new Map<number, Float64Array>()
  const tail = (t: number, most: number): Float64Array => {
    let known = tails.get(t)
    if (!known) {
      known = meanTail(rates, t, most)
      tails.set(t, known)
    }
    return known
  }
  const fitted: FittedModel = {
    alive: () => null,
    future: () => ({
      expected: (t) => rate * t,
      tail,
      nextWithin: (probability) => -Math.log1p(-probability) / rate,
    }),
    residual: () => null,
    residualDraw: () => Number.NaN,
    newCustomerExpected: (t) => rate * t,
    newCustomerDiscounted: () => null,
  }
  return { rate, fitted }
}

function bootstrapRates(patterns: PreparedPatterns, seed: number): Float64Array {
  const chance = random(seed)
  return Float64Array.from({ length: draws }, () => {
    let repeats = 0
    let age = 0
    for (let i = 0; i < patterns.size; i++) {
      const times = chance.poisson(patterns.weight[i] as number)
      repeats += times * (patterns.x[i] as number)
      age += times * (patterns.ages[patterns.ageAt[i] as number] as number)
    }
    return age > 0 ? repeats / age : 0
  })
}

function meanTail(rates: Float64Array, t: number, most: number): Float64Array {
  const sum: number[] = []
  // A rate taken as certain is a gamma of enormous shape.
  const shape = 1e9
  for (const rate of rates) {
    if (rate === 0) continue
    negativeBinomialTail(shape, shape / rate, { t, most, survival: () => 1 }).forEach((p, y) => {
      sum[y] = (sum[y] ?? 0) + p / rates.length
    })
  }
  return Float64Array.from(sum)
}
