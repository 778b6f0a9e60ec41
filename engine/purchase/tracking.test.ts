import { expect, test } from 'vitest'
import { fitPurchases } from './fit.ts'
import { simulatedCustomers, weekly } from './test-logs.ts'
import { trackedPurchases } from './tracking.ts'

const patterns = weekly(
  simulatedCustomers(
    { model: 'mbg-nbd', parameters: [0.9, 6, 0.9, 1.8] },
    { customers: 800, seed: 31, laterDays: 0 },
  ),
)
const fitted = fitPurchases('mbg-nbd', patterns, { seed: 1 }).fitted!
const expected = (weeks: number): number => fitted.newCustomerExpected(weeks)

test('by hand: ten come on day 0 and four on day 10; what the second week holds of both', () => {
  const asked = { firstDays: [0, 10], customers: [10, 4], ends: [6, 13, 20], spanDays: 7, daysPerUnit: 7 }
  const [first, second, third] = trackedPurchases(fitted, asked)
  expect(first).toBeCloseTo(10 * expected(6 / 7), 12)
  expect(second).toBeCloseTo(10 * (expected(13 / 7) - expected(6 / 7)) + 4 * expected(3 / 7), 12)
  expect(third).toBeCloseTo(
    10 * (expected(20 / 7) - expected(13 / 7)) + 4 * (expected(10 / 7) - expected(3 / 7)),
    12,
  )
})

test('spans that follow each other add up to what is expected by the last day', () => {
  const ends = Array.from({ length: 60 }, (_, week) => 6 + 7 * week)
  const asked = { firstDays: [0, 3, 50], customers: [5, 7, 11], ends, spanDays: 7, daysPerUnit: 7 }
  const sum = trackedPurchases(fitted, asked).reduce((all, one) => all + one, 0)
  const last = ends.at(-1)!
  const whole = 5 * expected(last / 7) + 7 * expected((last - 3) / 7) + 11 * expected((last - 50) / 7)
  expect(sum).toBeCloseTo(whole, 9)
})

test('before anybody came, and of nobody, nothing is expected', () => {
  const asked = { customers: [3], ends: [6, 13], spanDays: 7, daysPerUnit: 7 }
  expect([...trackedPurchases(fitted, { ...asked, firstDays: [14] })]).toEqual([0, 0])
  expect([...trackedPurchases(fitted, { ...asked, firstDays: [], customers: [] })]).toEqual([0, 0])
})
