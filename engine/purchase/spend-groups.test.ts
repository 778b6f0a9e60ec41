import fc from 'fast-check'
import { expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { spendCentre, spendGroupsOf, spendParts, spendSteps } from './spend-groups.ts'

test('worked example: two customers of two purchases at 30 are one row, about 60', () => {
  const { counts, customers, centres, powers } = spendGroupsOf({
    counts: Int32Array.of(2, 2),
    means: Float64Array.of(30, 30),
  })
  expect([[...counts], [...customers]]).toEqual([[2], [2]])
  expect(Math.abs(Math.log(60 / centres[0]!))).toBeLessThanOrEqual(0.5 / spendSteps)
  expect(centres[0]! * (1 + powers[0][0]! / 2)).toBeCloseTo(60, 8)
})

const amounts = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.double({ min: 1e-4, max: 1e7, noNaN: true })),
  { minLength: 1, maxLength: 60 },
)

test('whatever was spent, logarithms of sums are had of the rows, to less than 2e-10 a customer', () => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (spent, gamma) => {
      const groups = spendGroupsOf({
        counts: Int32Array.from(spent, ([count]) => count),
        means: Float64Array.from(spent, ([, mean]) => mean),
      })
      const exact = spent.reduce((sum, [count, mean]) => sum + Math.log(gamma + count * mean), 0)
      const ofRows = groups.centres.reduce((sum, centre, i) => {
        const z = centre / (gamma + centre)
        const series = groups.powers.reduce(
          (all, power, k) => all + ((-1) ** k * z ** (k + 1) * power[i]!) / (k + 1),
          0,
        )
        return sum + groups.customers[i]! * Math.log(gamma + centre) + series
      }, 0)
      // Beside what the series leaves out, a power is off by half a part.
      expect(Math.abs(ofRows - exact) / spent.length).toBeLessThan(2e-10 + 2 / spendParts)
    }),
    { seed: 65, numRuns: 200 },
  )
})

test('in another order, and a part at a time, sums are the same to the last bit', () => {
  const chance = random(66)
  const counts = Int32Array.from({ length: 5_000 }, () => 1 + chance.below(6))
  const means = Float64Array.from(counts, () => Math.exp(3 + chance.normal()))
  const turned = spendGroupsOf({ counts: counts.toReversed(), means: means.toReversed() })
  expect(turned).toEqual(spendGroupsOf({ counts, means }))
  expect(turned.counts.length).toBeLessThan(1_500)
})

test('a centre lies in the middle of its step, as one sees it by factors', () => {
  expect(spendCentre(0)).toBeCloseTo(Math.exp(1 / 64), 15)
  expect(spendCentre(32) / spendCentre(0)).toBeCloseTo(Math.E, 14)
})
