import { hessian } from '../numeric/hessian.ts'
import { minimise, type Objective } from '../numeric/minimise.ts'
import { positiveInverse } from '../numeric/symmetric-matrix.ts'
import type { PatternMeans, PurchaseModel } from './model.ts'
import { everyNth, type PreparedPatterns } from './pattern.ts'

/** ln parameters are kept within ± this: e^14 is a million. */
const box = 14

/** The starts are compared on so many customers, the winner is carried on to more, and finished on all. */
const [comparedOn, carriedTo] = [1_000, 20_000]
/** A search that has not ended by then is wandering along a ridge without a top. */
const mostEvaluations = 80

export type Maximum = {
  readonly parameters: Float64Array
  readonly logLikelihood: number
  /** Inverse Hessian of −LL in ln parameters (their covariance); null where it is not positive definite. */
  readonly covariance: Float64Array[] | null
  readonly converged: boolean
  /** Why not, when not. */
  readonly trouble: 'gradient' | 'flat' | 'boundary' | 'above-bound' | 'starts-disagree' | null
}

export type Maximising = {
  /** A weak prior on ln parameters, where the data alone are too few. */
  readonly prior?: Prior | undefined
  readonly between?: Between | undefined
}

/**
 * Called before each evaluation of a likelihood, so that a fit of minutes can be broken off: by throwing, which nothing here
 * catches. It has no influence on what is found.
 */
export type Between = () => void

/** Centre of a Gaussian prior on ln parameters, sd 1.5; see the fallback ladder. */
export type Prior = { readonly centre: readonly number[]; readonly sd: number }

/**
 * Which parameters make the purchases seen most likely, and is that answer to be trusted?
 *
 * @param model the purchase model
 * @param patterns prepared patterns, at least one with T > 0
 * @param asked a weak prior, and what is called between evaluations
 * @returns the maximum; `converged` only if the gradient is flat, the Hessian positive definite and well conditioned,
 * LL finite and below the saturated bound, and the starts agree
 * Source: §4 of the methods page; a peer accepts a "likelihood" of +1e18 because it looks only for the largest number.
 * @example maximise(mbgNbd, patterns).parameters // r, alpha, a, b
 */
export function maximise(model: PurchaseModel, patterns: PreparedPatterns, asked: Maximising = {}): Maximum {
  const { prior } = asked
  const starts = model.starts(patternMeans(patterns)).map((start) => start.map(Math.log))
  const trial = everyNth(patterns, comparedOn)
  const onTrial = objective(model, trial, { ...asked, care: 'quick' })
  const trials = starts.map((start) =>
    minimise(onTrial, start, { box, tolerance: roughTolerance(trial), evaluations: mostEvaluations }),
  )
  trials.sort((one, other) => one.value - other.value)
  const best = trials[0]
  if (!best || !Number.isFinite(best.value)) return failed(model, 'gradient')
  const agreeing = trials.filter(
    (other) => other.value - best.value <= 1e-3 * Math.max(1, trial.customers / 1e4),
  )
  const both = {
    quick: objective(model, patterns, { ...asked, care: 'quick' }),
    exact: objective(model, patterns, { ...asked, care: 'exact' }),
  }
  const direct = newton(both, carried(model, patterns, { ...asked, from: best.at }))
  // From a sample's maximum Newton's method nearly always arrives; where it does not, the search goes on over all,
  // unless the parameters are already running away: then there is no maximum to find, and looking on costs minutes.
  const runningAway = best.at.some((value) => Math.abs(value) > box - 4)
  const stationary =
    direct.steepest <= direct.enough || runningAway
      ? direct
      : newton(both, searched(both.quick, best.at, patterns))
  return judged(model, patterns, {
    ...stationary,
    agree: prior !== undefined || agreeing.length >= Math.min(2, starts.length),
  })
}

/** From a small sample's maximum to a large one's, so that the steps over all are few. */
function carried(
  model: PurchaseModel,
  patterns: PreparedPatterns,
  { from, ...asked }: Maximising & { readonly from: Float64Array },
): Float64Array {
  if (patterns.customers <= 2 * comparedOn) return from
  const sample = everyNth(patterns, carriedTo)
  const tolerance = 10 * roughTolerance(sample)
  return minimise(objective(model, sample, { ...asked, care: 'quick' }), from, {
    box,
    tolerance,
    evaluations: 60,
  }).at
}

/** The search over all patterns, from where the sample's ended. */
function searched(objective: Objective, start: Float64Array, patterns: PreparedPatterns): Float64Array {
  return minimise(objective, start, {
    box,
    tolerance: roughTolerance(patterns),
    evaluations: mostEvaluations,
  }).at
}

/** Mean gap between purchases of those who came back, and mean age: where searches begin. */
export function patternMeans(patterns: PreparedPatterns): PatternMeans {
  let watched = 0
  for (let i = 0; i < patterns.size; i++) {
    watched +=
      (patterns.weight[i] as number) * (patterns.recencies[patterns.recencyAt[i] as number] as number)
  }
  const age = Math.max(patterns.totalAge / patterns.customers, 1 / patterns.daysPerUnit)
  return { gap: patterns.totalRepeats > 0 ? watched / patterns.totalRepeats : age, age }
}

/** Good enough to be finished by Newton's method: a gradient of a hundredth moves the likelihood by 1e-4. */
function roughTolerance(patterns: PreparedPatterns): number {
  return 0.02 * Math.max(1, Math.sqrt(patterns.customers / 1e4))
}

type Care = 'quick' | 'exact'

/** −LL and its gradient in ln parameters, with the prior's penalty. */
function objective(
  model: PurchaseModel,
  patterns: PreparedPatterns,
  { prior, between, care }: Maximising & { readonly care: Care },
): (at: Float64Array, gradient: Float64Array) => number {
  const slope = new Float64Array(model.parameterNames.length)
  const likelihood = (care === 'quick' && model.roughLogLikelihood) || model.logLikelihood
  return (at, gradient) => {
    between?.()
    const parameters = at.map(Math.exp)
    let value = -likelihood(parameters, patterns, slope)
    for (let i = 0; i < at.length; i++) {
      gradient[i] = -(slope[i] as number) * (parameters[i] as number)
      if (prior) {
        const off = ((at[i] as number) - Math.log(prior.centre[i] as number)) / prior.sd
        value += off * off * 0.5
        gradient[i] = (gradient[i] as number) + off / prior.sd
      }
    }
    return value
  }
}

type Stationary = {
  readonly at: Float64Array
  readonly steepest: number
  readonly enough: number
  readonly hessian: Float64Array[]
}

/** How flat is flat enough: §4's bound, relative to the likelihood's size. */
const flatEnough = (value: number): number => 1e-5 * Math.max(1, Math.abs(value) / 1e4)

/**
 * The last digits: Newton steps on the gradient alone, since near the top the likelihood's own changes drown in its
 * rounding. The second derivatives it needs are those that give the standard errors; they are taken anew only when a
 * step did not flatten the gradient tenfold.
 */
function newton(
  { quick, exact }: { readonly quick: Objective; readonly exact: Objective },
  start: Float64Array,
): Stationary {
  let at = start
  const gradient = new Float64Array(start.length)
  const enough = flatEnough(exact(at, gradient))
  let steepest = largest(gradient)
  let curvature = hessian(quick, at)
  let moved = 0
  for (let round = 0; round < 12 && steepest > enough * 1e-2 && Number.isFinite(steepest); round++) {
    const { inverse } = positiveInverse(curvature)
    if (!inverse) break
    const move = inverse.map(
      (row) => -row.reduce((sum, value, j) => sum + value * (gradient[j] as number), 0),
    )
    const length = Math.max(...move.map(Math.abs))
    let factor = Math.min(1, 1 / length)
    const slope = new Float64Array(at.length)
    const reach = (): Float64Array => {
      const there = at.map((value, i) => Math.max(-box, Math.min(box, value + factor * (move[i] as number))))
      exact(there, slope)
      return there
    }
    let there = reach()
    for (let halving = 0; halving < 3 && !(largest(slope) < steepest); halving++) {
      factor /= 2
      there = reach()
    }
    const after = largest(slope)
    if (!(after < steepest)) break
    const slow = after > steepest / 10
    at = there
    moved += length * factor
    gradient.set(slope)
    steepest = after
    if (slow) {
      curvature = hessian(quick, at)
      moved = 0
    }
  }
  // Standard errors are read where the search ended.
  return { at, steepest, enough, hessian: moved > 1e-4 ? hessian(quick, at) : curvature }
}

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

function judged(
  model: PurchaseModel,
  patterns: PreparedPatterns,
  { at, steepest, hessian: curvature, agree }: Omit<Stationary, 'enough'> & { readonly agree: boolean },
): Maximum {
  const parameters = at.map(Math.exp)
  const logLikelihood = model.logLikelihood(parameters, patterns, new Float64Array(at.length))
  const { inverse, condition } = positiveInverse(curvature)
  const bound = saturatedBound(patterns)
  const trouble = (): Maximum['trouble'] => {
    if (!(logLikelihood <= bound + 1e-6 * Math.abs(bound))) return 'above-bound'
    if (at.some((value) => Math.abs(value) >= box - 1e-6)) return 'boundary'
    if (inverse === null || condition >= 1e10) return 'flat'
    if (steepest > flatEnough(logLikelihood)) return 'gradient'
    return agree ? null : 'starts-disagree'
  }
  const why = trouble()
  return { parameters, logLikelihood, covariance: inverse, converged: why === null, trouble: why }
}

/** No likelihood of purchase times can be larger than with every customer's own best rate: Σ w (x ln(x/t_x) − x). */
function saturatedBound(patterns: PreparedPatterns): number {
  let bound = 0
  for (let i = 0; i < patterns.size; i++) {
    const x = patterns.x[i] as number
    if (x > 0) {
      const tx = patterns.recencies[patterns.recencyAt[i] as number] as number
      bound += (patterns.weight[i] as number) * (x * Math.log(x / tx) - x)
    }
  }
  return bound
}

function failed(model: PurchaseModel, trouble: Maximum['trouble']): Maximum {
  const parameters = new Float64Array(model.parameterNames.length).fill(Number.NaN)
  return { parameters, logLikelihood: Number.NaN, covariance: null, converged: false, trouble }
}
