import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalStretches, fallingOf, roundBounds, stretchesBetween } from './spread.ts'
import { whaleCurve } from './whale-curve.ts'

const values = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -1000, max: 100_000 })), {
  maxLength: 300,
})
const runs = { seed: 19, numRuns: 300 }

describe('customers ordered by a value', () => {
  test('by hand: five of them in two groups, two alike on both sides of the border', () => {
    const falling = fallingOf([4, Number.NaN, 9, 4, 4, 1])
    expect([...falling]).toEqual([9, 4, 4, 4, 1])
    expect(equalStretches(falling, 2)).toEqual([
      { customers: 3, sum: 17, highest: 9, lowest: 4, alikeBefore: 0, alikeAfter: 1 },
      { customers: 2, sum: 5, highest: 4, lowest: 1, alikeBefore: 2, alikeAfter: 0 },
    ])
    expect(stretchesBetween(falling, [5, 4, 2])).toMatchObject([
      { customers: 1, sum: 9 },
      { customers: 3, sum: 12, alikeBefore: 0, alikeAfter: 0 },
      { customers: 0, sum: 0, highest: Number.NaN },
      { customers: 1, sum: 1 },
    ])
  })

  test('everybody is in one group, and what a group tells of its ends finds its customers again', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 20 }), (some, groups) => {
        const falling = fallingOf(some)
        const stretches = equalStretches(falling, groups)
        expect(stretches.reduce((all, { customers }) => all + customers, 0)).toBe(some.length)
        expect(stretches.reduce((all, { sum }) => all + sum, 0)).toBe(some.reduce((all, one) => all + one, 0))
        let from = 0
        for (const one of stretches) {
          const between = falling.filter((value) => value <= one.highest && value >= one.lowest)
          const found = between.slice(one.alikeBefore, between.length - one.alikeAfter)
          expect([...found]).toEqual([...falling.slice(from, from + one.customers)])
          from += one.customers
        }
      }),
      runs,
    )
  })

  test('a hundred groups are the points of the whale curve', () => {
    const profits = Array.from({ length: 777 }, (_, i) => ((i * 7919) % 1000) - 200)
    const { shares, cumulated } = whaleCurve(profits)
    let [customers, sum] = [0, 0]
    equalStretches(fallingOf(profits), 100).forEach((one, i) => {
      customers += one.customers
      sum += one.sum
      expect(customers / 777).toBe(shares[i + 1])
      expect(sum).toBe(cumulated[i + 1])
    })
  })
})

describe('round bounds', () => {
  test('by hand', () => {
    expect(roundBounds(fallingOf([3, 12, 40, 90, 700]), 12)).toEqual([500, 200, 100, 50, 20, 10, 5])
    expect(roundBounds(fallingOf([3, 12, 40, 90, 700]), 6)).toEqual([300, 100, 30, 10])
    expect(roundBounds(fallingOf([0.02, 5_000_000]), 4)).toEqual([1_000_000, 100_000, 10_000])
    expect(roundBounds(fallingOf([40, 60, -3]), 12)).toEqual([50, 0])
    // Two of twenty are so small that they are taken together, and the steps stay fine.
    const few = [0.3, 4, ...Array.from({ length: 18 }, (_, i) => 30 + 50 * i)]
    expect(roundBounds(fallingOf(few), 6)).toEqual([500, 200, 100, 50, 20])
    expect(roundBounds(fallingOf([-3, -4]), 12)).toEqual([0])
    expect(roundBounds(fallingOf([7]), 12)).toEqual([])
    expect(roundBounds(fallingOf([]), 12)).toEqual([])
  })

  test('are never more than asked for, fall, and put everybody somewhere', () => {
    fc.assert(
      fc.property(values, (some) => {
        const falling = fallingOf(some)
        const bounds = roundBounds(falling, 12)
        expect(bounds.length).toBeLessThan(12)
        bounds.slice(1).forEach((bound, i) => {
          expect(bound).toBeLessThan(bounds[i]!)
        })
        const in_ = stretchesBetween(falling, bounds)
        expect(in_.reduce((all, { customers }) => all + customers, 0)).toBe(some.length)
      }),
      runs,
    )
  })
})
