import { describe, expect, test } from 'vitest'
import { fitPurchases } from '../purchase/fit.ts'
import { fitSpend } from '../purchase/gamma-gamma.ts'
import { simulatedCustomers, type Truth, weekly } from '../purchase/test-logs.ts'
import { valueIntervals } from './value-intervals.ts'

// A fifth a quarter, so that a simulated life of four years holds all that counts: e^(−0.06 · 208) is 4e-6.
const delta = 0.06
const truth: Truth = { model: 'mbg-nbd', parameters: [0.9, 6, 0.9, 1.8] }
const customers = simulatedCustomers(truth, { customers: 3_000, seed: 5, laterDays: 208 * 7 })
/** Every purchase brings exactly 1. */
const spend = {
  ...fitSpend({ counts: new Int32Array(0), means: new Float64Array(0) }, 1),
  model: 'gamma-gamma' as const,
  parameters: { p: 1e9, q: 1e9, gamma: 1 },
}

const patterns = weekly(customers)
const fit = fitPurchases('mbg-nbd', patterns, { seed: 1 })
const residual = fit.fitted!.residual(delta, patterns.ages[0]!, patterns.ages.at(-1)!)!
const alive = customers.map((one) => fit.fitted!.alive(one.repeats, one.recencyDays / 7, one.ageDays / 7)!)
const values = customers.map((one, i) => alive[i]! * residual(one.repeats, one.ageDays / 7))
const asked = {
  fit,
  spend,
  delta,
  level: 0.9,
  seed: 1,
  daysPerUnit: 7,
  patterns: {
    repeats: customers.map((one) => one.repeats),
    ageDays: customers.map((one) => one.ageDays),
    alive,
  },
}
const shares = valueIntervals(asked)
const [low, high] = [shares.low, shares.high].map((share) => share.map((one, i) => one * values[i]!)) as [
  Float64Array,
  Float64Array,
]

describe('the interval of one customer’s residual value', () => {
  test('of 3,000 simulated customers, about nine in ten bring what it promised', () => {
    const came = customers.map(({ later }) =>
      later.reduce((sum, day) => sum + Math.exp((-delta * day) / 7), 0),
    )
    const share = (holds: (i: number) => boolean): number =>
      customers.filter((_, i) => holds(i)).length / customers.length
    // Standard error of a share of 1 in 20 among 3,000: 0.004.
    expect(share((i) => came[i]! > high[i]! + 1e-12)).toBeGreaterThan(0.03)
    expect(share((i) => came[i]! > high[i]! + 1e-12)).toBeLessThan(0.065)
    expect(share((i) => came[i]! < low[i]! - 1e-12)).toBeLessThan(0.05)
  })

  test('begins at 0 where being gone is likelier than 1 in 20, and holds the value', () => {
    for (const [i, value] of values.entries()) {
      if (alive[i]! < 0.95) expect(low[i]).toBe(0)
      expect(low[i]).toBeLessThanOrEqual(value)
      if (alive[i]! > 0.5) expect(high[i]).toBeGreaterThan(value)
    }
  })

  test('is wider where spending is in doubt, and narrower at a lower level', () => {
    const wide = valueIntervals({ ...asked, spend: { ...spend, parameters: { p: 2, q: 3, gamma: 1 } } })
    const half = valueIntervals({ ...asked, level: 0.5 })
    const sum = (column: Float64Array): number => column.reduce((all, one, i) => all + one * values[i]!, 0)
    expect(sum(wide.high)).toBeGreaterThan(sum(shares.high))
    expect(sum(half.high)).toBeLessThan(sum(shares.high))
  })

  test('does not depend on what else is asked about in which order', () => {
    const turned = (column: readonly number[]) => [...column].reverse()
    const { repeats, ageDays } = asked.patterns
    const other = valueIntervals({
      ...asked,
      patterns: { repeats: turned(repeats), ageDays: turned(ageDays), alive: turned(alive) },
    })
    expect(other.high[0]).toBe(shares.high.at(-1))
    expect(other.low.at(-1)).toBe(shares.low[0])
  })

  test('is unknown where nothing is fitted', () => {
    const none = valueIntervals({ ...asked, fit: { ...fit, fitted: null } })
    expect([...none.low, ...none.high].every(Number.isNaN)).toBe(true)
  })
})
