import type { Random } from '../numeric/random.ts'
import type { PreparedPatterns } from './pattern.ts'

export type ModelName = 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd' | 'nbd' | 'poisson'

/** What a living customer with x repeat purchases and age T does next; all times in the patterns' unit. */
export type Future = {
  /** Expected purchases in (T, T + t]. */
  readonly expected: (t: number) => number
  /**
   * P(Y ≥ 1), P(Y ≥ 2), … for the purchases Y in (T, T + t], until below 1e-10 or `most` long.
   */
  readonly tail: (t: number, most: number) => Float64Array
  /** The time within which the next purchase comes with this probability, if the customer stays. */
  readonly nextWithin: (probability: number) => number
}

/** A model of when customers buy, for fitted parameters. */
export type FittedModel = {
  /** P(alive), or null where the model cannot tell. */
  readonly alive: (x: number, tx: number, T: number) => number | null
  readonly future: (x: number, T: number) => Future
  /**
   * Expected purchases of a living customer without end, discounted at δ per unit (DERT given alive), for ages between
   * the two given; null where the model has no dropout, so that nothing is known of how long customers stay.
   */
  readonly residual: (
    delta: number,
    youngest: number,
    oldest: number,
  ) => ((x: number, T: number) => number) | null
  /** One draw of those discounted purchases: a life as it could go on. Only asked where `residual` is known. */
  readonly residualDraw: (
    x: number,
    T: number,
    by: { readonly delta: number; readonly chance: Random },
  ) => number
  /** Repeat purchases expected of a new customer by time t. */
  readonly newCustomerExpected: (t: number) => number
  /** The same without end, discounted at δ per unit (the first purchase not counted); null without dropout. */
  readonly newCustomerDiscounted: (delta: number) => number | null
}

type Likelihood = (parameters: Float64Array, patterns: PreparedPatterns, gradient: Float64Array) => number

/** A purchase model: its likelihood and, for given parameters, its predictions. */
export type PurchaseModel = {
  readonly name: ModelName
  readonly parameterNames: readonly string[]
  /** Log-likelihood; writes ∂LL/∂parameter (not of ln parameter) into `gradient`. */
  readonly logLikelihood: Likelihood
  /** The same, less exact and quicker where it can be: to search with, never to report. */
  readonly roughLogLikelihood?: Likelihood
  /** Where to begin the search, from the means of the data. */
  readonly starts: (means: PatternMeans) => readonly (readonly number[])[]
  /** Centre of the weak prior on ln parameters, for small or flat data. */
  readonly priorCentre: (means: PatternMeans) => readonly number[]
  readonly at: (parameters: Float64Array) => FittedModel
}

export type PatternMeans = {
  /** Mean time between purchases of those who bought again, in units. */
  readonly gap: number
  /** Mean age, in units. */
  readonly age: number
}
