import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elapsed } from './histories.ts'
import { dueWithin, gapAtLevel } from './renewal.ts'

const runs = { seed: 1, numRuns: 1000 }
const twentyDays = { mean: Math.log(20), sd: 0.8 }

test.each([
  [10, 14, 0.4901183739],
  [40, 14, 0.4461785761],
  [10, 28, 0.7378457596],
])('usually 20 days: last bought %d days ago, due within %d days with chance %d', (ago, within, truth) => {
  expect(Math.abs(dueWithin(twentyDays, elapsed(ago, 0), within) - truth)).toBeLessThan(1e-9)
})

test.each([
  [0.1, 11.907868],
  [0.5, 23.895713],
  [0.9, 60.766648],
])('usually 20 days, bought 10 days ago: the gap is at level %d after %d days', (level, truth) => {
  expect(Math.abs(gapAtLevel(twentyDays, elapsed(10, 0), level) - truth)).toBeLessThan(1e-6)
})

describe('for any gap, however long it has lasted', () => {
  const gap = fc.record({
    mean: fc.double({ min: -1, max: 9, noNaN: true }),
    sd: fc.double({ min: 0.02, max: 3, noNaN: true }),
  })
  const lasted = fc.double({ min: 0.5, max: 1e4, noNaN: true })
  const days = fc.integer({ min: 1, max: 400 })

  test('the chance of being due is within (0, 1) and rises with the days', () => {
    fc.assert(
      fc.property(gap, lasted, fc.tuple(days, days), (expected, since, [one, more]) => {
        const sooner = dueWithin(expected, since, one)
        const later = dueWithin(expected, since, one + more)
        expect(sooner).toBeGreaterThan(0)
        expect(later).toBeLessThan(1)
        expect(later).toBeGreaterThanOrEqual(sooner)
      }),
      runs,
    )
  })

  test('quantiles rise with their level, and none lies before now', () => {
    fc.assert(
      fc.property(gap, lasted, (expected, since) => {
        const [low, middle, high] = [0.1, 0.5, 0.9].map((level) => gapAtLevel(expected, since, level))
        expect(low).toBeGreaterThanOrEqual(since)
        expect(middle).toBeGreaterThanOrEqual(low as number)
        expect(high).toBeGreaterThanOrEqual(middle as number)
        expect(high).toBeLessThan(Number.POSITIVE_INFINITY)
      }),
      runs,
    )
  })

  test('a quantile and its chance are the same statement', () => {
    fc.assert(
      fc.property(gap, fc.double({ min: 0.5, max: 1000, noNaN: true }), (expected, since) => {
        const middle = gapAtLevel(expected, since, 0.5)
        fc.pre(middle - since > 1e-3)
        // A quantile far out keeps fewer digits of the days that are left.
        expect(Math.abs(dueWithin(expected, since, middle - since) - 0.5)).toBeLessThan(1e-6)
      }),
      runs,
    )
  })
})
