import type { Objective } from './minimise.ts'

/**
 * How sharply a function bends: its second derivatives, by central differences of the gradient.
 *
 * @param objective value and gradient
 * @param at n coordinates
 * @param step half the width of a difference; 1e-5 suits ln-parameters
 * @returns n × n, made symmetric
 * Source: Nocedal & Wright (2006), 8.1.
 * @example hessian((x, g) => { g[0] = 2 * x[0]; return x[0] ** 2 }, Float64Array.of(1)) // [[2]]
 */
export function hessian(objective: Objective, at: Float64Array, step = 1e-5): Float64Array[] {
  const n = at.length
  const slopeAt = (i: number, move: number): Float64Array => {
    const gradient = new Float64Array(n)
    objective(
      at.map((value, j) => (j === i ? value + move : value)),
      gradient,
    )
    return gradient
  }
  const rows = Array.from(at, (_, i) => {
    const [up, down] = [slopeAt(i, step), slopeAt(i, -step)]
    return up.map((value, j) => (value - (down[j] as number)) / (2 * step))
  })
  return rows.map((row, i) => row.map((value, j) => (value + ((rows[j] as Float64Array)[i] as number)) / 2))
}
