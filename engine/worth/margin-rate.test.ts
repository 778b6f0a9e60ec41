import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MarginHistory, marginCredibility, marginRate, marginSums } from './margin-rate.ts'

type Days = readonly (readonly [revenue: number, margin: number])[]

const historyOf = (customers: readonly Days[]): MarginHistory => ({
  revenue: customers.map((days) => days.reduce((sum, [revenue]) => sum + revenue, 0)),
  margin: customers.map((days) => days.reduce((sum, [, margin]) => sum + margin, 0)),
  marginSquares: customers.map((days) =>
    days.reduce((sum, [revenue, margin]) => sum + margin ** 2 / revenue, 0),
  ),
  days: customers.map((days) => days.length),
})

function marginRates(history: MarginHistory): { common: number; of: readonly number[] } {
  const credibility = marginCredibility(marginSums(history))
  const of = Array.from({ length: history.revenue.length }, (_, i) =>
    marginRate(credibility, { revenue: history.revenue[i]!, margin: history.margin[i]! }),
  )
  return { common: credibility.common, of }
}

test('by hand: two customers of two days each, 10 and 30 % kept of 100 a day, one of them unevenly', () => {
  // Own rates 0.1 and 0.3, common 0.2. Within: the first is even, the second 20 and 40 of 100, so
  // Σ w (r − own)² = 100 · 0.1² · 2 = 2, over one day more than one each: 2 / 2 = 1.
  // Between: Σ w (own − common)² = 200 · 0.1² · 2 = 4; less (2 − 1) · 1; over 400 − (200² + 200²)/400 = 200: 0.015.
  // Needed: 1 / 0.015 = 66.67; credibility 200 / 266.67 = 0.75.
  const { common, of } = marginRates(
    historyOf([
      [
        [100, 10],
        [100, 10],
      ],
      [
        [100, 20],
        [100, 40],
      ],
    ]),
  )
  expect(common).toBeCloseTo(0.2, 12)
  expect(of[0]).toBeCloseTo(0.2 - 0.75 * 0.1, 12)
  expect(of[1]).toBeCloseTo(0.2 + 0.75 * 0.1, 12)
})

const day = fc
  .tuple(fc.double({ min: 1, max: 1000, noNaN: true }), fc.double({ min: -0.5, max: 0.9, noNaN: true }))
  .map(([revenue, rate]) => [revenue, revenue * rate] as const)
const customers = fc.array(fc.array(day, { minLength: 0, maxLength: 6 }), { minLength: 1, maxLength: 30 })
const runs = { seed: 102, numRuns: 200 }

test('everybody’s rate lies between their own and the common one', () => {
  fc.assert(
    fc.property(customers, (some) => {
      const history = historyOf(some)
      const { common, of } = marginRates(history)
      some.forEach((days, i) => {
        const own = days.length > 0 ? (history.margin[i] as number) / (history.revenue[i] as number) : common
        if (Number.isNaN(common)) {
          expect(of[i]).toBeNaN()
          return
        }
        expect(of[i]!).toBeGreaterThanOrEqual(Math.min(own, common) - 1e-12)
        expect(of[i]!).toBeLessThanOrEqual(Math.max(own, common) + 1e-12)
      })
    }),
    runs,
  )
})

test('another currency changes no rate', () => {
  fc.assert(
    fc.property(customers, (some) => {
      const of = (factor: number) =>
        marginRates(historyOf(some.map((days) => days.map(([r, m]) => [r * factor, m * factor] as const)))).of
      of(1).forEach((rate, i) => {
        if (Number.isNaN(rate)) expect(of(128)[i]).toBeNaN()
        else expect(of(128)[i]).toBeCloseTo(rate, 9)
      })
    }),
    runs,
  )
})

test('of two with the same own rate, the one who bought more is believed more', () => {
  const even = (days: number, rate: number): Days =>
    Array.from({ length: days }, (_, i) => [100, 100 * (rate + (i % 2 ? 0.05 : -0.05))])
  const { common, of } = marginRates(historyOf([even(2, 0.5), even(40, 0.5), even(20, 0.1), even(20, 0.2)]))
  expect(of[0]!).toBeGreaterThan(common)
  expect(of[1]!).toBeGreaterThan(of[0]!)
})

test('limits: alike but for chance, everybody has the common rate; certain of each, everybody their own', () => {
  const noisy: Days = [
    [100, 0],
    [100, 60],
  ]
  const alike = marginRates(historyOf([noisy, noisy, noisy]))
  expect(Array.from(alike.of)).toEqual([0.3, 0.3, 0.3].map((rate) => expect.closeTo(rate, 12)))
  const steady = (rate: number): Days => [
    [100, 100 * rate],
    [100, 100 * rate],
  ]
  const certain = marginRates(historyOf([steady(0.1), steady(0.4)]))
  expect(Array.from(certain.of)).toEqual([expect.closeTo(0.1, 9), expect.closeTo(0.4, 9)])
})

test('one purchase each tells nothing of chance within a customer: the common rate for all', () => {
  const { common, of } = marginRates(historyOf([[[100, 10]], [[100, 50]]]))
  expect(Array.from(of)).toEqual([common, common])
})

test('where nothing was sold nothing is known; who bought nothing yet is expected to be like the rest', () => {
  expect(marginRates(historyOf([[], []])).common).toBeNaN()
  const { common, of } = marginRates(
    historyOf([
      [
        [100, 10],
        [100, 12],
      ],
      [],
      [
        [100, 30],
        [100, 33],
      ],
    ]),
  )
  expect(of[1]).toBe(common)
})
