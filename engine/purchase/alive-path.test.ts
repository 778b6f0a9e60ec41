import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alivePath } from './alive-path.ts'
import { fitPurchases, purchaseModelNames } from './fit.ts'
import { keptModel } from './kept-model.ts'
import { predictPurchases, purchasesAhead } from './predict.ts'
import { simulatedCustomers, weekly } from './test-logs.ts'

const mbg = { model: 'mbg-nbd', fitted: keptModel('mbg-nbd', { r: 0.5, alpha: 6, a: 0.9, b: 1.8 }) }
const weeks = { daysPerUnit: 7, step: 7 }

test('by hand: MBG/NBD after one purchase, on its day and a week later', () => {
  const { days, alive } = alivePath(mbg, [100], { until: 107, ...weeks })
  expect([...days]).toEqual([100, 107])
  // 1 ÷ (1 + a ÷ b · ((α + T) ÷ (α + t_x))^r), with b + x + 1 − 1 = b.
  expect(alive[0]).toBeCloseTo(1 / (1 + 0.9 / 1.8), 12)
  expect(alive[1]).toBeCloseTo(1 / (1 + (0.9 / 1.8) * Math.sqrt(7 / 6)), 12)
})

test('the days: purchases, the day before each, steps between, and the end', () => {
  const days = (purchases: number[], until: number): number[] => [
    ...alivePath(mbg, purchases, { until, ...weeks }).days,
  ]
  expect(days([100, 107, 108, 130], 140)).toEqual([100, 106, 107, 108, 115, 122, 129, 130, 137, 140])
  expect(days([100, 130], 110)).toEqual([100, 107, 110])
  expect(days([100], 100)).toEqual([100])
  expect(days([100], 99)).toEqual([])
  expect(days([], 99)).toEqual([])
})

const purchases = fc
  .uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 })
  .map((days) => days.sort((a, b) => a - b))

test('it falls while they are silent, jumps where they come back, and never leaves 0 to 1', () => {
  fc.assert(
    fc.property(purchases, fc.integer({ min: 900, max: 1_500 }), (bought, until) => {
      const { days, alive } = alivePath(mbg, bought, { until, ...weeks })
      const came = new Set(bought)
      days.forEach((day, i) => {
        expect(alive[i]).toBeGreaterThanOrEqual(0)
        expect(alive[i]).toBeLessThanOrEqual(1)
        if (i === 0) return
        expect(day).toBeGreaterThan(days[i - 1]!)
        if (came.has(day)) expect(alive[i]).toBeGreaterThanOrEqual(alive[i - 1]!)
        else expect(alive[i]).toBeLessThan(alive[i - 1]!)
      })
      expect(days.at(-1)).toBe(until)
      for (const day of bought) expect(days).toContain(day)
    }),
  )
})

test('BG/NBD tells nothing of who bought once, and something from the second purchase on', () => {
  const fit = { model: 'bg-nbd', fitted: keptModel('bg-nbd', { r: 0.5, alpha: 6, a: 0.9, b: 1.8 }) }
  const { alive } = alivePath(fit, [0, 14], { until: 20, ...weeks })
  expect([...alive].map(Number.isNaN)).toEqual([true, true, true, false, false])
})

test.each(['nbd', 'poisson'])('%s knows no leaving, and nothing is told', (model) => {
  const fit = { model, fitted: keptModel(model, { r: 1, alpha: 4, lambda: 0.2 }) }
  expect(fit.fitted).not.toBeNull()
  expect([...alivePath(fit, [0, 14], { until: 20, ...weeks }).alive].every(Number.isNaN)).toBe(true)
})

describe.each(purchaseModelNames)('a fit by %s, kept by its name and parameters', (name) => {
  const truth = { model: 'mbg-nbd', parameters: [0.9, 6, 0.9, 1.8] } as const
  const customers = simulatedCustomers(truth, { customers: 2_000, seed: 7, laterDays: 7 })
  // The path counts whole days.
  const patterns = weekly(
    customers.map(({ repeats, recencyDays, ageDays }) => ({
      repeats,
      recencyDays: Math.ceil(recencyDays),
      ageDays: Math.ceil(ageDays),
    })),
  )
  const fit = fitPurchases(name, patterns, { seed: 1 })
  const kept = keptModel(fit.model, fit.parameters)
  const asked = { horizon: 52, delta: 0.002, level: 0.9 }
  const predicted = predictPurchases(fit, patterns, asked)

  test('says the same of everybody: the path’s end, and the purchases ahead', () => {
    expect(fit.model).toBe(name)
    let paths = 0
    for (let i = 0; i < patterns.size; i++) {
      const x = patterns.x[i]!
      const tx = patterns.recencies[patterns.recencyAt[i]!]!
      const T = patterns.ages[patterns.ageAt[i]!]!
      expect(purchasesAhead(kept!, { x, tx, T }, asked)).toEqual({
        expected: predicted.expected[i],
        low: predicted.low[i],
        high: predicted.high[i],
      })
      // As many days as purchases, the last where it was.
      const last = Math.round(tx * 7)
      if (last < x) continue
      paths++
      const days = Array.from({ length: x + 1 }, (_, n) => (n === x ? last : n))
      const path = alivePath({ model: name, fitted: kept }, days, {
        until: Math.round(T * 7),
        daysPerUnit: 7,
        step: 30,
      })
      expect(path.alive.at(-1)).toBe(predicted.alive[i])
    }
    expect(paths).toBeGreaterThan(1_000)
  })
})

test.each([
  ['cohort-mean', { lambda: 0.2 }],
  ['none', {}],
  ['toString', {}],
  ['mbg-nbd', { r: 1, alpha: 4 }],
])('%s with %j makes no model', (name, parameters) => {
  expect(keptModel(name, parameters as Record<string, number>)).toBeNull()
})
