import { describe, expect, test } from 'vitest'
import { someDraws } from '../numeric/test-draws.ts'
import { fitPurchases, type PurchaseModelName } from '../purchase/fit.ts'
import { fitSpend } from '../purchase/gamma-gamma.ts'
import { type SimulatedCustomer, simulatedCustomers, type Truth, weekly } from '../purchase/test-logs.ts'
import { equityInterval } from './equity.ts'

// A fifth a quarter, so that a simulated life of four years holds all that counts: e^(−0.06 · 208) is 4e-6.
const delta = 0.06
const laterDays = 208 * 7
/** Every purchase brings exactly 1, so that worth is a count and only purchases are in doubt. */
const spend = fitSpend({ counts: new Int32Array(0), means: new Float64Array(0) }, 1)

function worthOf(name: PurchaseModelName, customers: readonly SimulatedCustomer[], level = 0.9) {
  const patterns = weekly(customers)
  const fit = fitPurchases(name, patterns, { seed: 1 })
  const residual = fit.fitted!.residual(delta, patterns.ages[0]!, patterns.ages.at(-1)!)!
  const values = customers.map(({ repeats: x, recencyDays, ageDays }) => {
    const T = ageDays / 7
    return fit.fitted!.alive(x, recencyDays / 7, T)! * residual(x, T)
  })
  const columns = {
    repeats: customers.map((customer) => customer.repeats),
    recencyDays: customers.map((customer) => customer.recencyDays),
    ageDays: customers.map((customer) => customer.ageDays),
    values,
    draws: [...someDraws(customers.length)],
  }
  const asked = { fit, spend, delta, level, seed: 1, daysPerUnit: 7, customers: columns }
  return { asked, whole: values.reduce((sum, value) => sum + value, 0), ...equityInterval(asked) }
}
const truth: Truth = { model: 'mbg-nbd', parameters: [0.9, 6, 0.9, 1.8] }

describe('the interval of all customers’ worth', () => {
  const customers = simulatedCustomers(truth, { customers: 700, seed: 111, laterDays: 0 })
  const { asked, low, high, whole } = worthOf('mbg-nbd', customers)

  test('holds the sum, stays above 0, and is the same for the same seed', () => {
    expect(low).toBeGreaterThan(0)
    expect(low).toBeLessThan(whole)
    expect(high).toBeGreaterThan(whole)
    expect(equityInterval(asked)).toEqual({ low, high })
  })

  test('widens with its level as a normal distribution does: 1.6449 against 0.6745 standard deviations', () => {
    const half = equityInterval({ ...asked, level: 0.5 })
    expect(Math.log(high / whole) / Math.log(half.high / whole)).toBeCloseTo(1.644854 / 0.67449, 5)
    expect(low * high).toBeCloseTo(whole * whole, 4)
  })

  test('of values in another currency is the same in that currency', () => {
    const cents = equityInterval({
      ...asked,
      customers: { ...asked.customers, values: asked.customers.values.map((v) => v * 100) },
    })
    expect(cents.low / low).toBeCloseTo(100, 9)
    expect(cents.high / high).toBeCloseTo(100, 9)
  })

  test('leaves out customers whose worth is unknown', () => {
    const values = [...asked.customers.values, Number.NaN]
    const more = {
      repeats: [...asked.customers.repeats, 0],
      recencyDays: [...asked.customers.recencyDays, 0],
      ageDays: [...asked.customers.ageDays, 70],
      draws: [...asked.customers.draws, 0.5],
    }
    expect(equityInterval({ ...asked, customers: { ...more, values } })).toEqual({ low, high })
  })

  test('narrows, relative to the sum, with four times the customers', () => {
    const four = worthOf('mbg-nbd', simulatedCustomers(truth, { customers: 2800, seed: 112, laterDays: 0 }))
    expect(Math.log(four.high / four.low)).toBeLessThan(0.7 * Math.log(high / low))
  })

  test('of more customers than are looked at one by one is the same in another order', () => {
    const many = worthOf('mbg-nbd', simulatedCustomers(truth, { customers: 2800, seed: 112, laterDays: 0 }))
    const turned = Object.fromEntries(
      Object.entries(many.asked.customers).map(([name, column]) => [name, column.toReversed()]),
    ) as typeof many.asked.customers
    const again = equityInterval({ ...many.asked, customers: turned })
    expect(again.low / many.low).toBeCloseTo(1, 12)
    expect(again.high / many.high).toBeCloseTo(1, 12)
  })
})

test.each(
  [truth, { model: 'pareto-nbd', parameters: [0.9, 8, 0.7, 15] } as Truth].map(
    (one) => [one.model, one] as const,
  ),
)('of 24 simulated businesses (%s), at least 18 bring what their 90 % interval promised', (name, one) => {
  // Were the interval exact, fewer than 18 of 24 would be seen in 1 of 100 trials of this kind.
  const kept = Array.from({ length: 24 }, (_, i) => {
    const customers = simulatedCustomers(one, { customers: 300, seed: 1000 + i, laterDays })
    const { low, high } = worthOf(name as PurchaseModelName, customers)
    const came = customers.reduce(
      (sum, { later }) => sum + later.reduce((all, day) => all + Math.exp((-delta * day) / 7), 0),
      0,
    )
    return came >= low && came <= high
  })
  expect(kept.filter(Boolean).length).toBeGreaterThanOrEqual(18)
})
