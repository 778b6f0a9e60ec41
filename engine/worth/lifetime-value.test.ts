import fc from 'fast-check'
import { expect, test } from 'vitest'
import { discountPerUnit, finiteLifetimeValue, residualLifetimeValue } from './lifetime-value.ts'

const annual = fc.double({ min: 0, max: 0.99, noNaN: true })
const runs = { seed: 103, numRuns: 200 }

test('10 % a year is 0.18266 % a week, and not the 9.53 % that a peer applies each week', () => {
  expect(discountPerUnit(0.1, 7)).toBeCloseTo(Math.log(1.1) / (365.25 / 7), 15)
  expect(discountPerUnit(0.1, 7)).toBeCloseTo(0.0018266, 7)
})

test('whatever the unit, a year’s discount is the rate asked for', () => {
  fc.assert(
    fc.property(annual, fc.constantFrom(1, 7, 365.25 / 12), (rate, days) => {
      expect(Math.exp(discountPerUnit(rate, days) * (365.25 / days)) - 1).toBeCloseTo(rate, 12)
    }),
    runs,
  )
})

test('a rate of 100 % or more, below 0 or none is refused: it is of another period', () => {
  for (const rate of [1, 10, -0.01, Number.NaN]) expect(() => discountPerUnit(rate, 7)).toThrow(RangeError)
})

test('by hand: 8.16 purchases of 24.65, of which 30 % are kept, are worth 60.34', () => {
  expect(residualLifetimeValue(8.16, 24.65, 0.3)).toBeCloseTo(60.34, 2)
  expect(residualLifetimeValue(8.16, Number.NaN, 0.3)).toBeNaN()
})

test('by hand: one purchase a month at 10, two months at 1 %: 10/1.01 + 10/1.01²', () => {
  const asked = { periods: 2, length: 1, periodDiscount: 0.01, perPurchase: 10 }
  expect(finiteLifetimeValue((t) => t, asked)).toBeCloseTo(10 / 1.01 + 10 / 1.01 ** 2, 12)
})

test('undiscounted it is all that is expected; discounted it is less, the more so the higher the rate', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0.001, max: 0.2, noNaN: true }),
      (periods, rate) => {
        const expected = (t: number): number => 3 * (1 - Math.exp(-t / 20))
        const value = (periodDiscount: number): number =>
          finiteLifetimeValue(expected, { periods, length: 4.345, periodDiscount, perPurchase: 2 })
        expect(value(0)).toBeCloseTo(2 * expected(periods * 4.345), 10)
        expect(value(rate)).toBeLessThan(value(0))
        expect(value(2 * rate)).toBeLessThan(value(rate))
      },
    ),
    runs,
  )
})
