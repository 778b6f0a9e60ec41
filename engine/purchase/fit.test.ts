import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { fitPurchases, type PurchaseModelName, purchaseModelNames } from './fit.ts'
import type { PreparedPatterns } from './pattern.ts'
import { predictPurchases } from './predict.ts'
import { simulatedCustomers, type Truth, weekly } from './test-logs.ts'

type Customer = { readonly repeats: number; readonly recencyDays: number; readonly ageDays: number }
const asked = { horizon: 52, delta: 0.0018, level: 0.9 }
const many = (n: number, customer: (i: number) => Customer): Customer[] =>
  Array.from({ length: n }, (_, i) => customer(i))

test('worked example: ten customers, five repeats in a hundred weeks are one repeat in twenty weeks each', () => {
  const fit = fitPurchases(
    'mbg-nbd',
    weekly(
      many(10, (i) =>
        i < 5 ? { repeats: 1, recencyDays: 35, ageDays: 70 } : { repeats: 0, recencyDays: 0, ageDays: 70 },
      ),
    ),
    { seed: 1 },
  )
  expect(fit).toMatchObject({
    model: 'cohort-mean',
    rung: 5,
    reasons: ['few-repeat-buyers'],
    parameters: { lambda: 0.05 },
  })
})

describe('customers simulated from known parameters', () => {
  const truths: readonly Truth[] = [
    { model: 'bg-nbd', parameters: [0.6, 5, 0.8, 2.4] },
    { model: 'mbg-nbd', parameters: [0.9, 6, 0.9, 1.8] },
    { model: 'pareto-nbd', parameters: [0.9, 8, 0.7, 15] },
  ]
  test.each(truths.map((truth) => [truth.model, truth] as const))(
    '%s: found again within three standard errors',
    (_, truth) => {
      const customers = simulatedCustomers(truth, { customers: 6000, seed: 41, laterDays: 0 })
      const fit = fitPurchases(truth.model as PurchaseModelName, weekly(customers), { seed: 1 })
      expect(fit).toMatchObject({ rung: 1, model: truth.model, converged: true, customers: 6000 })
      Object.entries(fit.parameters).forEach(([name, value], i) => {
        // On the logarithm, where the likelihood is more nearly a parabola.
        const error = fit.standardErrors![name]! / value
        expect(Math.abs(Math.log(value / truth.parameters[i]!)), name).toBeLessThan(3 * error)
      })
    },
  )

  test('nobody leaves: all models end on NBD, saying that no dropout is seen', () => {
    const customers = simulatedCustomers(
      { model: 'nbd', parameters: [0.8, 9] },
      { customers: 1500, seed: 42, laterDays: 0 },
    )
    for (const name of purchaseModelNames) {
      const fit = fitPurchases(name, weekly(customers), { seed: 1 })
      expect(fit).toMatchObject({ model: 'nbd', rung: 3, reasons: ['no-dropout-seen'] })
      expect(Math.abs(Math.log(fit.parameters.r! / 0.8))).toBeLessThan(
        (3 * fit.standardErrors!.r!) / fit.parameters.r!,
      )
      expect(fit.fitted!.alive(2, 3, 9)).toBeNull()
    }
  })

  test('everybody buys at one rate: all models end on it, saying that no difference is seen', () => {
    const chance = random(43)
    const customers = many(1200, () => {
      const ageDays = 100 + chance.below(400)
      const repeats = chance.poisson(ageDays / 70)
      const latest = ageDays * chance.uniform() ** (1 / Math.max(1, repeats))
      return { repeats, recencyDays: repeats > 0 ? latest : 0, ageDays }
    })
    for (const name of purchaseModelNames) {
      const fit = fitPurchases(name, weekly(customers), { seed: 1 })
      expect(fit).toMatchObject({ model: 'poisson', rung: 4, reasons: ['no-difference-seen'] })
      expect(Math.abs(fit.parameters.lambda! - 0.1)).toBeLessThan(3 * fit.standardErrors!.lambda!)
    }
  })

  test('too few repeat buyers for free parameters: the same model with a weak prior, and wider', () => {
    const customers = simulatedCustomers(truths[1]!, { customers: 250, seed: 44, laterDays: 0 })
    const patterns = weekly(customers)
    expect(patterns.repeatCustomers).toBeGreaterThan(30)
    expect(patterns.repeatCustomers).toBeLessThan(200)
    for (const name of purchaseModelNames) {
      expect(fitPurchases(name, patterns, { seed: 1 })).toMatchObject({
        model: name,
        rung: 2,
        reasons: ['few-repeat-buyers'],
        converged: true,
      })
    }
  })

  test('the order of customers changes nothing', () => {
    const customers = simulatedCustomers(truths[1]!, { customers: 500, seed: 45, laterDays: 0 })
    const { fitted: _, ...fit } = fitPurchases('mbg-nbd', weekly(customers), { seed: 1 })
    const { fitted: __, ...turned } = fitPurchases('mbg-nbd', weekly([...customers].reverse()), { seed: 1 })
    expect(turned).toEqual(fit)
  })

  test('three of everybody are as likely cubed, with the same parameters', () => {
    const customers = simulatedCustomers(truths[1]!, { customers: 1000, seed: 46, laterDays: 0 })
    const once = fitPurchases('mbg-nbd', weekly(customers), { seed: 1 })
    const thrice = fitPurchases('mbg-nbd', weekly([...customers, ...customers, ...customers]), { seed: 1 })
    expect(thrice.logLikelihood! / once.logLikelihood!).toBeCloseTo(3, 9)
    for (const [name, value] of Object.entries(once.parameters)) {
      // Both searches stop at a gradient of 1e-5; errors shrink by √3.
      expect(Math.abs(thrice.parameters[name]! / value - 1)).toBeLessThan(1e-5)
      expect(once.standardErrors![name]! / thrice.standardErrors![name]!).toBeCloseTo(Math.sqrt(3), 3)
    }
  })
})

describe('torture: a stated fallback, never NaN, never a hang', () => {
  const logs: readonly (readonly [string, readonly Customer[], readonly number[], string | null])[] = [
    ['nobody', [], [6], 'no-customers'],
    ['one customer', [{ repeats: 3, recencyDays: 60, ageDays: 90 }], [5], 'few-repeat-buyers'],
    [
      'twenty customers',
      many(20, (i) => ({ repeats: i % 4, recencyDays: (i % 4) * 20, ageDays: 100 })),
      [5],
      'few-repeat-buyers',
    ],
    [
      'all one-timers',
      many(500, (i) => ({ repeats: 0, recencyDays: 0, ageDays: 10 + i })),
      [6],
      'no-repeat-purchases',
    ],
    ['all on one day', many(500, () => ({ repeats: 0, recencyDays: 0, ageDays: 0 })), [6], 'no-time-passed'],
    [
      'identical customers',
      many(400, () => ({ repeats: 3, recencyDays: 60, ageDays: 90 })),
      [1, 2, 3, 4],
      null,
    ],
    [
      'gaps all equal',
      many(600, (i) => ({
        repeats: 1 + (i % 12),
        recencyDays: 14 * (1 + (i % 12)),
        ageDays: 14 * (1 + (i % 12)) + (i % 14),
      })),
      [1, 2, 3, 4],
      null,
    ],
    [
      'everybody bought today',
      many(300, (i) => ({ repeats: 1 + (i % 5), recencyDays: 20 + i, ageDays: 20 + i })),
      [1, 2, 3, 4],
      null,
    ],
    [
      'x = 500 in T = 501 among ordinary ones',
      [
        { repeats: 500, recencyDays: 500.9, ageDays: 501 },
        ...many(300, (i) => ({ repeats: i % 3, recencyDays: (i % 3) * 50, ageDays: 120 + (i % 200) })),
      ],
      [1, 2, 3, 4],
      null,
    ],
    [
      'ages decades apart',
      many(300, (i) => ({
        repeats: i % 3,
        recencyDays: (i % 3) * (1 + (i % 7) * 180),
        ageDays: 20_000 - i * 57,
      })),
      [1, 2, 3, 4],
      null,
    ],
    [
      'every day for a year',
      many(200, () => ({ repeats: 365, recencyDays: 365, ageDays: 366 })),
      [1, 2, 3, 4],
      null,
    ],
    [
      'one repeat, the day after',
      many(200, () => ({ repeats: 1, recencyDays: 1, ageDays: 700 })),
      [1, 2, 3, 4],
      null,
    ],
  ]

  test.each(logs)('%s', (...[, customers, rungs, reason]) => {
    const patterns = weekly(customers)
    for (const name of purchaseModelNames) {
      const fit = fitPurchases(name, patterns, { seed: 1 })
      expect(rungs, name).toContain(fit.rung)
      if (reason) expect(fit.reasons).toEqual([reason])
      if (fit.rung > 1) expect(fit.reasons.length).toBeGreaterThan(0)
      expect(Object.values(fit.parameters).every((value) => Number.isFinite(value) && value > 0)).toBe(true)
      expectSound(fit, patterns)
    }
  })

  test('any log whatever: finite figures or stated unknowns', () => {
    const customer = fc
      .record({
        repeats: fc.nat({ max: 20 }),
        recency: fc.integer({ min: 1, max: 2000 }),
        more: fc.nat({ max: 2000 }),
      })
      .map(({ repeats, recency, more }) => ({
        repeats,
        recencyDays: repeats > 0 ? recency : 0,
        ageDays: (repeats > 0 ? recency : 0) + more,
      }))
    const log = fc.array(customer, { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(
        log,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...purchaseModelNames),
        (customers, times, name) => {
          const patterns = weekly(Array.from({ length: times }, () => customers).flat())
          const fit = fitPurchases(name, patterns, { seed: 1 })
          if (fit.rung > 1) expect(fit.reasons.length).toBeGreaterThan(0)
          expectSound(fit, patterns)
        },
      ),
      { seed: 47, numRuns: 40, endOnFailure: true },
    )
  })
})

/** Counts are known on every rung but the last; P(alive) and values without end only where leaving was seen. */
function expectSound(fit: ReturnType<typeof fitPurchases>, patterns: PreparedPatterns): void {
  const { expected, low, high, returns, alive, residual, nextDays } = predictPurchases(fit, patterns, asked)
  for (let i = 0; i < patterns.size; i++) {
    if (fit.rung === 6) {
      expect([expected[i], low[i], high[i], alive[i], residual[i], nextDays[i]]).toEqual(
        Array(6).fill(Number.NaN),
      )
      continue
    }
    expect(Number.isFinite(expected[i]!) && expected[i]! >= 0).toBe(true)
    expect(low[i]! <= high[i]! && low[i]! >= 0).toBe(true)
    expect(returns[i]! >= 0 && returns[i]! <= 1).toBe(true)
    if (fit.rung <= 2) {
      expect(Number.isFinite(residual[i]!) && residual[i]! >= 0).toBe(true)
      expect(alive[i]! <= 1 || (fit.model === 'bg-nbd' && patterns.x[i] === 0)).toBe(true)
    } else expect([alive[i], residual[i]]).toEqual([Number.NaN, Number.NaN])
    // A date needs a second purchase, and is not given where it lies beyond planning.
    expect(Number.isNaN(nextDays[i]!) || (patterns.x[i]! > 0 && Number.isFinite(nextDays[i]!))).toBe(true)
  }
}
