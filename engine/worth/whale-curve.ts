import { fallingOf } from './spread.ts'

/** Customers from the most to the least profitable, and how profit adds up along them. */
export type WhaleCurve = {
  readonly customers: number
  readonly total: number
  /** Points of the curve: share of customers (0 … 1) and cumulated profit, the origin included; at most 101. */
  readonly shares: Float64Array
  readonly cumulated: Float64Array
  /** The highest point: profit before the unprofitable take it back, and the share of customers that make it. */
  readonly peak: { readonly share: number; readonly profit: number }
  /** What the best fifth make, and what the last three tenths add or take, as shares of the total; null where total ≤ 0. */
  readonly topFifth: number | null
  readonly lastThreeTenths: number | null
  /** The smallest share of customers that makes 80 % of the total; null where total ≤ 0. */
  readonly shareForFourFifths: number | null
  /** 0 all alike … 1 all with one; null where a value is negative or the total is not positive. */
  readonly gini: number | null
}

/**
 * Who makes the money, and who eats it.
 *
 * @param profits n numbers, one a customer, in one currency; NaN (unknown) is left out
 * @returns the curve with the 20/80/30 call-outs computed, not assumed
 * Source: Kaplan & Narayanan (2001), the whale curve of customer profitability.
 * @example whaleCurve([80, 30, -10]).peak // { share: 2/3, profit: 110 }
 */
export function whaleCurve(profits: ArrayLike<number>): WhaleCurve {
  const falling = fallingOf(profits)
  const n = falling.length
  const cumulated = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) cumulated[i + 1] = (cumulated[i] as number) + (falling[i] as number)
  const total = cumulated[n] as number
  const points = Math.min(100, n)
  const at = Array.from({ length: points + 1 }, (_, i) => Math.round((i * n) / Math.max(points, 1)))
  let top = 0
  for (let i = 1; i <= n; i++) if ((cumulated[i] as number) > (cumulated[top] as number)) top = i
  const positive = total > 0
  const share = (count: number): number => (cumulated[count] as number) / total
  return {
    customers: n,
    total,
    shares: Float64Array.from(at, (count) => (n > 0 ? count / n : 0)),
    cumulated: Float64Array.from(at, (count) => cumulated[count] as number),
    peak: { share: n > 0 ? top / n : 0, profit: cumulated[top] as number },
    topFifth: positive ? share(Math.round(n * 0.2)) : null,
    lastThreeTenths: positive ? 1 - share(n - Math.round(n * 0.3)) : null,
    shareForFourFifths: positive ? cumulated.findIndex((profit) => profit >= 0.8 * total) / n : null,
    gini: positive && (falling[n - 1] as number) >= 0 ? gini(falling, total) : null,
  }
}

function gini(falling: Float64Array, total: number): number {
  const n = falling.length
  let weighted = 0
  for (let i = 0; i < n; i++) weighted += (n - i) * (falling[i] as number)
  return (2 * weighted) / (n * total) - (n + 1) / n
}
