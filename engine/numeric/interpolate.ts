const points = 8

/**
 * A smooth function that is dear to evaluate, known from 8 of its values on an interval.
 *
 * @param f the function
 * @param interval its ends, in rising order; where both are equal the function is constant there
 * @returns the interpolating polynomial, to be used inside the interval
 * Source: Berrut & Trefethen (2004), barycentric interpolation at Chebyshev points of the second kind.
 * @example interpolated(Math.exp, [0, 1])(0.5) // 1.6487213, to 3e-9
 */
export function interpolated(
  f: (v: number) => number,
  [from, to]: readonly [number, number],
): (v: number) => number {
  if (!(to - from > 1e-9)) {
    const constant = f(from)
    return () => constant
  }
  const at = Float64Array.from(
    { length: points },
    (_, i) => (from + to) / 2 - ((to - from) / 2) * Math.cos((Math.PI * i) / (points - 1)),
  )
  const values = at.map(f)
  return (v) => {
    let above = 0
    let below = 0
    for (let i = 0; i < points; i++) {
      const distance = v - (at[i] as number)
      if (distance === 0) return values[i] as number
      const end = i === 0 || i === points - 1 ? 0.5 : 1
      const weight = (i % 2 === 0 ? end : -end) / distance
      above += weight * (values[i] as number)
      below += weight
    }
    return above / below
  }
}
