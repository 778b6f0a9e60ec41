import { expect, test } from 'vitest'
import { cohortMean } from './cohort-mean.ts'
import { weekly } from './test-logs.ts'

const few = weekly([
  { repeats: 3, recencyDays: 60, ageDays: 70 },
  { repeats: 1, recencyDays: 10, ageDays: 70 },
  { repeats: 0, recencyDays: 0, ageDays: 140 },
])

test('by hand: four repeats in forty customer-weeks are one in ten weeks', () => {
  const { rate, fitted } = cohortMean(few, 1)
  expect(rate).toBeCloseTo(0.1, 12)
  expect(fitted.future(3, 10).expected(20)).toBeCloseTo(2, 12)
  expect(fitted.newCustomerExpected(20)).toBeCloseTo(2, 12)
})

test('nothing is claimed of who is still a customer, nor of a time without end', () => {
  const { fitted } = cohortMean(few, 1)
  expect(fitted.alive(3, 9, 10)).toBeNull()
  expect(fitted.residual(0.002, 0, 10)).toBeNull()
  expect(fitted.newCustomerDiscounted(0.002)).toBeNull()
})

test('the interval is wider than that of a rate known for certain, and the same for the same seed', () => {
  const tail = (seed: number): number[] =>
    Array.from(cohortMean(few, seed).fitted.future(0, 10).tail(20, 100))
  expect(tail(1)).toEqual(tail(1))
  const variance =
    2 * tail(1).reduce((sum, chance, i) => sum + (i + 1) * chance, 0) - tail(1).reduce((s, c) => s + c, 0) * 3
  expect(variance).toBeGreaterThan(2)
})
