import { normalQuantileOfLog } from './normal-tail.ts'

/**
 * An interval around a sum that stays on its own side of 0: a normal one of its logarithm, of the same relative variance.
 *
 * @param value the sum, not 0
 * @param variance of the sum, in its unit squared
 * @param level of the interval, such as 0.9
 * @returns its ends, low before high
 * @example intervalOnLog(100, 100, 0.9) // { low: 84.9, high: 117.8 }
 */
export function intervalOnLog(
  value: number,
  variance: number,
  level: number,
): { readonly low: number; readonly high: number } {
  const wide = normalQuantileOfLog(Math.log(0.5 + level / 2))
  const spread = wide * Math.sqrt(Math.log1p(variance / (value * value)))
  const ends = [value * Math.exp(-spread), value * Math.exp(spread)] as const
  return { low: Math.min(...ends), high: Math.max(...ends) }
}
