import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whaleCurve } from './whale-curve.ts'

const runs = { seed: 101, numRuns: 200 }
// Whole cents, so that sums are exact in any order.
const profits = fc.array(fc.integer({ min: -100_000, max: 1_000_000 }), { minLength: 1, maxLength: 400 })

test('by hand: 80, 30 and −10 peak at 110 with two customers of three', () => {
  const curve = whaleCurve([30, -10, 80])
  expect(Array.from(curve.cumulated)).toEqual([0, 80, 110, 100])
  expect(Array.from(curve.shares)).toEqual([0, 1 / 3, 2 / 3, 1])
  expect(curve.peak).toEqual({ share: 2 / 3, profit: 110 })
  expect(curve).toMatchObject({ customers: 3, total: 100, shareForFourFifths: 1 / 3, gini: null })
  expect(curve.topFifth).toBe(0.8)
  expect(curve.lastThreeTenths).toBeCloseTo(-0.1, 12)
})

describe('inequality', () => {
  test('is 0 where all are alike, and (n − 1)/n where one has all', () => {
    expect(whaleCurve(new Array(50).fill(7)).gini).toBeCloseTo(0, 12)
    expect(whaleCurve([...new Array(49).fill(0), 5]).gini).toBeCloseTo(0.98, 12)
  })

  test('is the mean difference of two customers over twice the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 }), (some) => {
        const n = some.length
        const total = some.reduce((sum, value) => sum + value, 0)
        if (total === 0) return
        const differences = some.flatMap((one) => some.map((other) => Math.abs(one - other)))
        const truth = differences.reduce((sum, value) => sum + value, 0) / (2 * n * total)
        expect(whaleCurve(some).gini).toBeCloseTo(truth, 10)
      }),
      runs,
    )
  })
})

test('the curve starts at nothing, ends at the total, rises to its peak and falls after it', () => {
  fc.assert(
    fc.property(profits, (some) => {
      const { shares, cumulated, total, peak } = whaleCurve(some)
      expect([shares[0], cumulated[0]]).toEqual([0, 0])
      expect(shares.at(-1)).toBe(1)
      expect(cumulated.at(-1)).toBe(total)
      expect(total).toBe(some.reduce((sum, value) => sum + value, 0))
      expect(peak.profit).toBe(some.reduce((sum, value) => sum + Math.max(0, value), 0))
      expect(shares.length).toBeLessThanOrEqual(101)
      const steps = Array.from(
        cumulated.slice(1),
        (value, i) => (value - cumulated[i]!) / (shares[i + 1]! - shares[i]!),
      )
      // Falling steepness, but for the rounding of the shares.
      steps.slice(1).forEach((step, i) => {
        expect(step).toBeLessThanOrEqual(steps[i]! + 1e-6 * Math.abs(steps[i]!) + 1e-3)
      })
    }),
    runs,
  )
})

test('order means nothing, a common factor no more than itself, and the unknown are left out', () => {
  fc.assert(
    fc.property(profits, (some) => {
      const curve = whaleCurve(some)
      expect(whaleCurve(some.toReversed())).toEqual(curve)
      expect(whaleCurve([...some, Number.NaN, Number.NaN])).toEqual(curve)
      const doubled = whaleCurve(some.map((value) => value * 2))
      expect(doubled).toMatchObject({
        topFifth: curve.topFifth,
        gini: curve.gini,
        shareForFourFifths: curve.shareForFourFifths,
      })
      expect(doubled.total).toBe(curve.total * 2)
    }),
    runs,
  )
})

describe('edges', () => {
  test('nobody, or nobody known: no curve, no shares', () => {
    for (const none of [[], [Number.NaN]]) {
      expect(whaleCurve(none)).toMatchObject({
        customers: 0,
        total: 0,
        topFifth: null,
        gini: null,
        peak: { share: 0, profit: 0 },
      })
    }
  })

  test('a business that loses on everybody has its peak before the first customer, and no shares of a loss', () => {
    expect(whaleCurve([-5, -1])).toMatchObject({
      total: -6,
      peak: { share: 0, profit: 0 },
      topFifth: null,
      gini: null,
      shareForFourFifths: null,
    })
  })

  test('one customer is everybody', () => {
    expect(whaleCurve([12])).toMatchObject({
      total: 12,
      shareForFourFifths: 1,
      gini: 0,
      peak: { share: 1, profit: 12 },
    })
  })
})
