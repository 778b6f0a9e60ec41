import { logNormalBelow, normalQuantileOfLog } from '../numeric/normal-tail.ts'
import type { ExpectedGap } from './gap-model.ts'

/** Nothing about people is surer than this. */
const surest = 1e-5

/** ln of the chance that the gap lasts longer than so many days. */
function logLonger(gap: ExpectedGap, days: number): number {
  return logNormalBelow((gap.mean - Math.log(days)) / gap.sd)
}

/**
 * How likely is the next purchase within so many days, given that there was none so far?
 *
 * @param gap what is expected of it, from `expectedGap`
 * @param lasted how long the gap has lasted, from `elapsed`
 * @param within days from now on, today the first
 * @returns a probability, within (0, 1); safe for gaps of any length
 * Source: conditional renewal, P(T ≤ e + h | T > e) = 1 − S(e + h)/S(e); half a day's shift because days are whole.
 * @example dueWithin({ mean: Math.log(20), sd: 0.8 }, 9.5, 14) // 0.4901183739
 */
export function dueWithin(gap: ExpectedGap, lasted: number, within: number): number {
  const due = -Math.expm1(logLonger(gap, lasted + within) - logLonger(gap, lasted))
  return Math.min(1 - surest, Math.max(surest, due))
}

/**
 * How long will the gap have been when it ends, given how long it has lasted?
 *
 * @param gap what is expected of it, from `expectedGap`
 * @param lasted how long the gap has lasted, from `elapsed`
 * @param level of the quantile, within (0, 1): 0.5 is as likely earlier as later
 * @returns days from the gap's start, at least `lasted`
 * Source: the quantile of a lognormal cut off at `lasted`, in logarithms.
 * @example gapAtLevel({ mean: Math.log(20), sd: 0.8 }, 9.5, 0.5) // 23.895713
 */
export function gapAtLevel(gap: ExpectedGap, lasted: number, level: number): number {
  const left = logLonger(gap, lasted) + Math.log1p(-level)
  // Rounding must not let a gap end before it has lasted this long.
  return Math.max(lasted, Math.exp(gap.mean - gap.sd * normalQuantileOfLog(left)))
}
