/**
 * Of many, about so many, and always the same ones: each has a draw, a number in [0, 1) that follows from what it is
 * called and from nothing else. So neither the order they come in nor who else is there decides who is looked at.
 *
 * @param draws one each (n), spread evenly
 * @param most how many are wanted
 * @returns the places of those drawn, rising: `most`, give or take its square root; all where there are no more
 * Source: Bernoulli sampling with permanent random numbers, Ohlsson (1995).
 * @example drawnOf([0.9, 0.1, 0.7, 0.2], 2) // 1, 3
 */
export function drawnOf(draws: ArrayLike<number>, most: number): Int32Array {
  const n = draws.length
  if (n <= most) return Int32Array.from({ length: n }, (_, i) => i)
  const drawn: number[] = []
  for (let i = 0; i < n; i++) if ((draws[i] as number) < most / n) drawn.push(i)
  return Int32Array.from(drawn)
}
