import { describe, expect, test } from 'vitest'
import { kolmogorovOnePercent, kolmogorovSmirnov } from '../purchase/test-logs.ts'
import { lnGamma } from './gamma.ts'
import { random } from './random.ts'

const draws = 20_000
const drawn = (seed: number, draw: (chance: ReturnType<typeof random>) => number): number[] => {
  const chance = random(seed)
  return Array.from({ length: draws }, () => draw(chance))
}
/** Mean and variance within four standard errors of theirs; the fourth moment is taken from the draws themselves. */
function expectMoments(values: readonly number[], mean: number, variance: number): void {
  const n = values.length
  const fourth = values.reduce((sum, value) => sum + (value - mean) ** 4, 0) / n
  const found = values.reduce((sum, value) => sum + value, 0) / n
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n
  expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / n))
  expect(Math.abs(spread - variance)).toBeLessThan(4 * Math.sqrt((fourth - variance ** 2) / n))
}

test('the same seed gives the same stream, another seed another', () => {
  expect(drawn(7, (c) => c.uniform())).toEqual(drawn(7, (c) => c.uniform()))
  expect(drawn(7, (c) => c.uniform()).slice(0, 5)).not.toEqual(drawn(8, (c) => c.uniform()).slice(0, 5))
  // Seeds above 2³² count too.
  expect(random(7).uniform()).not.toBe(random(7 + 2 ** 32).uniform())
})

test('the first numbers of seed 1 are these on every machine', () => {
  const chance = random(1)
  const first = Array.from({ length: 3 }, () => Math.floor(chance.uniform() * 1e9))
  expect(first).toEqual([374_470_000, 463_405_162, 345_432_160])
})

describe('draws follow their distribution', () => {
  test('uniform, and its neighbours are independent', () => {
    const values = drawn(1, (c) => c.uniform())
    expect(kolmogorovSmirnov(values)).toBeLessThan(kolmogorovOnePercent)
    const lag = values.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (values[i]! - 0.5), 0) * 12
    expect(Math.abs(lag / draws)).toBeLessThan(4 / Math.sqrt(draws))
  })

  test('exponential', () => {
    const values = drawn(2, (c) => c.exponential(0.25))
    expect(kolmogorovSmirnov(values.map((v) => -Math.expm1(-v / 4)))).toBeLessThan(kolmogorovOnePercent)
    expectMoments(values, 4, 16)
  })

  test('normal: moments, and 68.27 % within one standard deviation', () => {
    const values = drawn(3, (c) => c.normal())
    expectMoments(values, 0, 1)
    const within = values.filter((v) => Math.abs(v) < 1).length / draws
    expect(Math.abs(within - 0.682689)).toBeLessThan(4 * Math.sqrt((0.6827 * 0.3173) / draws))
  })

  test('gamma of shapes below and above 1: an integer shape is a sum of waits', () => {
    for (const shape of [0.05, 0.5, 1, 3, 80]) {
      expectMoments(
        drawn(4, (c) => c.gamma(shape, 2)),
        shape / 2,
        shape / 4,
      )
    }
    // Shape 2: P(V ≤ v) = 1 − (1 + v) e^−v.
    const values = drawn(5, (c) => c.gamma(2, 1)).map((v) => 1 - (1 + v) * Math.exp(-v))
    expect(kolmogorovSmirnov(values)).toBeLessThan(kolmogorovOnePercent)
  })

  test('beta', () => {
    for (const [a, b] of [
      [0.8, 2.4],
      [0.05, 0.1],
      [30, 2],
    ] as const) {
      const mean = a / (a + b)
      expectMoments(
        drawn(6, (c) => c.beta(a, b)),
        mean,
        (mean * (1 - mean)) / (a + b + 1),
      )
    }
    // Beta(1, 3): P(V ≤ v) = 1 − (1 − v)³.
    const values = drawn(7, (c) => c.beta(1, 3)).map((v) => 1 - (1 - v) ** 3)
    expect(kolmogorovSmirnov(values)).toBeLessThan(kolmogorovOnePercent)
    expect(drawn(8, (c) => c.beta(1e-300, 1e-300)).every((v) => v === 0 || v === 1)).toBe(true)
  })

  test('Poisson, of small means and of those reached by halving', () => {
    for (const mean of [0, 0.3, 4, 29, 31, 400]) {
      const values = drawn(9, (c) => c.poisson(mean))
      if (mean === 0) expect(values.every((v) => v === 0)).toBe(true)
      else expectMoments(values, mean, mean)
    }
    // Chances of 0 … 9 at a mean of 4, by Pearson's χ²: 1 % point of 9 degrees of freedom is 21.67.
    const values = drawn(10, (c) => c.poisson(4))
    let chi = 0
    for (let y = 0; y < 10; y++) {
      const expected = draws * Math.exp(y * Math.log(4) - 4 - lnGamma(y + 1))
      chi += (values.filter((v) => v === y).length - expected) ** 2 / expected
    }
    expect(chi).toBeLessThan(21.67)
  })
})
