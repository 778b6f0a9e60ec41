import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { collectOn, learnPayday, paydayFrom } from './payday.ts'

const day = (iso: string): number => Date.parse(iso) / 86_400_000
const iso = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10)

describe('the first payday on or after a day', () => {
  test.each([
    ['2024-03-05', 15, '2024-03-15'],
    ['2024-03-15', 15, '2024-03-15'],
    ['2024-03-16', 15, '2024-04-15'],
    ['2024-12-20', 10, '2025-01-10'],
    ['2024-02-10', 31, '2024-02-29'],
    ['2023-02-10', 30, '2023-02-28'],
    ['2024-02-29', 31, '2024-02-29'],
    ['2024-01-31', 31, '2024-01-31'],
    ['2024-04-30', 31, '2024-04-30'],
    ['2024-05-01', 31, '2024-05-31'],
    ['1969-12-20', 10, '1970-01-10'],
  ])('%s, paid on the %dth: %s', (from, dayOfMonth, expected) => {
    expect(iso(paydayFrom(day(from), dayOfMonth))).toBe(expected)
  })

  test('is never before the day, never more than a month after it, and its own payday', () => {
    const days = fc.integer({ min: day('1990-01-01'), max: day('2090-12-31') })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 31 }), (from, dayOfMonth) => {
        const payday = paydayFrom(from, dayOfMonth)
        expect(payday).toBeGreaterThanOrEqual(from)
        expect(payday - from).toBeLessThanOrEqual(31)
        expect(paydayFrom(payday, dayOfMonth)).toBe(payday)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})

describe('a payday learned from payments', () => {
  const monthly = (dayOfMonth: string, months: number): number[] =>
    Array.from({ length: months }, (_, m) => day(`2024-${String(m + 1).padStart(2, '0')}-${dayOfMonth}`))

  test('paid on the 15th every month', () => {
    expect(learnPayday(monthly('15', 6))).toEqual({ dayOfMonth: 15, payments: 6, share: 1 })
  })

  test('paid on the 10th, 11th or 12th: the 10th', () => {
    const days = ['2024-01-10', '2024-02-12', '2024-03-11', '2024-04-10', '2024-05-12', '2024-06-11'].map(day)
    expect(learnPayday(days)?.dayOfMonth).toBe(10)
  })

  test('paid on the last day of each month: the 31st', () => {
    const days = ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30'].map(day)
    expect(learnPayday(days)?.dayOfMonth).toBe(31)
  })

  test('too little to learn from: five payments, or six in three months, or six on one day', () => {
    expect(learnPayday(monthly('15', 5))).toBeNull()
    expect(learnPayday([...monthly('15', 3), ...monthly('16', 3)])).toBeNull()
    expect(learnPayday(new Array(6).fill(day('2024-01-15')))).toBeNull()
    expect(learnPayday([])).toBeNull()
  })

  test('paid whenever: unknown, but for one customer in twenty at most', () => {
    const chance = random(9)
    let learned = 0
    for (let customer = 0; customer < 1000; customer++) {
      const payments = 6 + chance.below(20)
      const days = Array.from({ length: payments }, () => day('2024-01-01') + chance.below(366))
      if (learnPayday(days)) learned++
    }
    expect(learned).toBeLessThan(50)
  })

  test('the order of payments and paying twice a day change nothing', () => {
    const days = monthly('20', 8)
    expect(learnPayday([...days.toReversed(), ...days])).toEqual(learnPayday(days))
  })
})

test('money is asked for on payday, or when it is due where nobody knows the payday', () => {
  expect(iso(collectOn(day('2024-03-05'), 15))).toBe('2024-03-15')
  expect(iso(collectOn(day('2024-03-05'), null))).toBe('2024-03-05')
})
