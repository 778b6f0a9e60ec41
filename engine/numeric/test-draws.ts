/** Draws of so many, spread evenly and in no order: multiples of the golden ratio. */
export function someDraws(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => (i * 0.618033988749895) % 1)
}
