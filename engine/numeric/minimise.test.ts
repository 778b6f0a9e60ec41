import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hessian } from './hessian.ts'
import { minimise, type Objective } from './minimise.ts'

const options = { box: 14, tolerance: 1e-9 }

const rosenbrock: Objective = (at, gradient) => {
  const [x, y] = [at[0]!, at[1]!]
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x)
  gradient[1] = 200 * (y - x * x)
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2
}

/** Σ wᵢ (xᵢ − cᵢ)², lowest at c. */
const bowl =
  (centre: readonly number[], weights: readonly number[]): Objective =>
  (at, gradient) => {
    let value = 0
    centre.forEach((c, i) => {
      gradient[i] = 2 * weights[i]! * (at[i]! - c)
      value += weights[i]! * (at[i]! - c) ** 2
    })
    return value
  }

describe('the lowest point', () => {
  test('of x² is 0', () => {
    expect(minimise(bowl([0], [1]), [3], options).at[0]).toBeCloseTo(0, 9)
  })

  test('of Rosenbrock’s valley is (1, 1), from either side, within 60 evaluations', () => {
    for (const start of [
      [-1.2, 1],
      [2, -3],
      [0, 0],
    ]) {
      const { at, evaluations } = minimise(rosenbrock, start, options)
      // The value is quadratic about the minimum: a gradient of 1e-9 pins the place to about 1e-9 / 0.4.
      expect(at[0]).toBeCloseTo(1, 7)
      expect(at[1]).toBeCloseTo(1, 7)
      expect(evaluations).toBeLessThan(60)
    }
  })

  test('of a bowl of any place and steepness is found', () => {
    const place = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 4, maxLength: 4 })
    const steep = fc.array(fc.double({ min: 0.01, max: 1e4, noNaN: true }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(place, place, steep, (centre, start, weights) => {
        const found = minimise(bowl(centre, weights), start, options)
        expect(found.gradient.every((slope) => Math.abs(slope) < 1e-4)).toBe(true)
        centre.forEach((c, i) => {
          expect(Math.abs(found.at[i]! - c)).toBeLessThan(1e-2)
        })
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  test('outside the box is sought at the wall, the other coordinates at their best', () => {
    const { at } = minimise(bowl([20, 2], [1, 3]), [0, 0], options)
    expect(at[0]).toBe(14)
    expect(at[1]).toBeCloseTo(2, 8)
  })

  test('is found past a region where the function has no value', () => {
    const guarded: Objective = (at, gradient) => {
      if (at[0]! < 0.5) return Number.NaN
      gradient[0] = 1 - 1 / at[0]!
      return at[0]! - Math.log(at[0]!)
    }
    expect(minimise(guarded, [9], options).at[0]).toBeCloseTo(1, 8)
  })

  test('a start where nothing can be worked out comes back as it went in', () => {
    const nowhere = minimise(() => Number.NaN, [1, 2], options)
    expect(Array.from(nowhere.at)).toEqual([1, 2])
    expect(nowhere.value).toBe(Number.POSITIVE_INFINITY)
  })

  test('the evaluations allowed are kept to', () => {
    expect(minimise(rosenbrock, [-1.2, 1], { ...options, evaluations: 10 }).evaluations).toBeLessThanOrEqual(
      10,
    )
  })
})

describe('second derivatives', () => {
  test('of a quadratic form are its matrix, symmetric', () => {
    const form: Objective = (at, gradient) => {
      gradient[0] = 6 * at[0]! + 2 * at[1]!
      gradient[1] = 2 * at[0]! + 10 * at[1]!
      return 3 * at[0]! ** 2 + 2 * at[0]! * at[1]! + 5 * at[1]! ** 2
    }
    const [first, second] = hessian(form, Float64Array.of(1, -2))
    // Differences of a linear gradient are exact but for rounding over a step of 1e-5.
    expect(Array.from(first!)).toEqual([expect.closeTo(6, 8), expect.closeTo(2, 8)])
    expect(Array.from(second!)).toEqual([expect.closeTo(2, 8), expect.closeTo(10, 8)])
  })

  test('of Rosenbrock’s valley at its lowest point: 802, −400, 200', () => {
    const [first, second] = hessian(rosenbrock, Float64Array.of(1, 1))
    expect(first![0]).toBeCloseTo(802, 4)
    expect(first![1]).toBeCloseTo(-400, 4)
    expect(second![1]).toBeCloseTo(200, 4)
    expect(second![0]).toBe(first![1])
  })
})
