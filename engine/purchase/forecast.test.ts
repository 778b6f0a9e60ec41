import { describe, expect, test } from 'vitest'
import { fitPurchases, type PurchaseModelName } from './fit.ts'
import { forecastPurchases, forecastSteps } from './forecast.ts'
import { parameterVariance } from './parameter-doubt.ts'
import { predictPurchases } from './predict.ts'
import { simulatedCustomers, type Truth, weekly } from './test-logs.ts'

const truth: Truth = { model: 'mbg-nbd', parameters: [0.9, 6, 0.9, 1.8] }
const laterDays = 26 * 7
const asked = { horizon: 26, level: 0.9 }

describe('what all customers together will buy', () => {
  const customers = simulatedCustomers(truth, { customers: 1500, seed: 211, laterDays })
  const patterns = weekly(customers)
  const fit = fitPurchases('mbg-nbd', patterns, { seed: 1 })
  const forecast = forecastPurchases(fit, patterns, asked)!

  test('is what each is expected to buy, as predictions say it', () => {
    const { expected } = predictPurchases(fit, patterns, { ...asked, delta: 0.002 })
    expect([...forecast.expected]).toEqual([...expected])
    const sum = expected.reduce((all, one, i) => all + one * patterns.weight[i]!, 0)
    expect(forecast.value).toBeCloseTo(sum, 9)
    expect(forecast.low).toBeLessThan(sum)
    expect(forecast.high).toBeGreaterThan(sum)
  })

  test('strays by chance as the draws of a Poisson count do, and more: customers differ', () => {
    expect(forecast.dispersion).toBeGreaterThan(1)
    expect(forecast.dispersion).toBeLessThan(10)
  })

  test('comes true step by step: rising, the last step all of it', () => {
    const until = Array.from({ length: 26 }, (_, week) => week + 1)
    const steps = forecastSteps(fit.fitted!, patterns, { until, whole: forecast.value })
    expect(steps.at(-1)).toBeCloseTo(forecast.value, 9)
    for (const [i, step] of [...steps].entries()) expect(step).toBeGreaterThan(i === 0 ? 0 : steps[i - 1]!)
    // Whoever may leave buys most while they are still there.
    expect(steps[12]!).toBeGreaterThan(steps[25]! / 2)
  })

  test('of nobody who says anything is nothing', () => {
    const once = weekly([{ repeats: 0, recencyDays: 0, ageDays: 70 }])
    expect(forecastPurchases(fitPurchases('mbg-nbd', once, { seed: 1 }), once, asked)).toBeNull()
  })

  test('where no covariance is known, the doubt is that of a count', () => {
    const few = weekly(customers.slice(0, 40))
    const mean = fitPurchases('mbg-nbd', few, { seed: 1 })
    expect(mean.rung).toBe(5)
    const { value, doubt } = forecastPurchases(mean, few, asked)!
    expect(value).toBeCloseTo((few.totalRepeats / few.totalAge) * 26 * 40, 9)
    expect(doubt).toBeCloseTo(1 / Math.sqrt(few.totalRepeats), 12)
  })
})

test('the doubt in a sum of one parameter is that parameter’s own standard error', () => {
  const patterns = weekly(
    simulatedCustomers({ model: 'nbd', parameters: [2, 9] }, { customers: 900, seed: 5, laterDays: 0 }),
  )
  const fit = fitPurchases('mbg-nbd', patterns, { seed: 1 })
  expect(fit.model).toBe('nbd')
  // E[X(1)] = r ÷ α: ∂ ln = (1, −1), so its relative variance is V₁₁ + V₂₂ − 2V₁₂.
  const [[v11, v12], [, v22]] = fit.covariance as unknown as [[number, number], [number, number]]
  const rate = fit.parameters.r! / fit.parameters.alpha!
  const variance = parameterVariance(fit, (fitted) => fitted.newCustomerExpected(1))
  // A step of 1e-3 in the logarithm bends the slope by half of that.
  expect(variance! / (rate * rate * (v11 + v22 - 2 * v12))).toBeCloseTo(1, 2)
})

// Whether the interval holds what came is a coin of nine in ten: of 24, fewer than 18 come once in 300 proofs.
test.each<PurchaseModelName>(['mbg-nbd', 'pareto-nbd'])(
  'of 24 simulated businesses (%s), at least 18 buy what their 90 %% interval promised',
  (name) => {
    const from: Truth = name === 'mbg-nbd' ? truth : { model: 'pareto-nbd', parameters: [0.8, 8, 0.7, 14] }
    const held = Array.from({ length: 24 }, (_, i) => {
      const customers = simulatedCustomers(from, { customers: 600, seed: 400 + i, laterDays })
      const patterns = weekly(customers)
      const { low, high } = forecastPurchases(fitPurchases(name, patterns, { seed: 1 }), patterns, asked)!
      const came = customers.reduce((sum, { later }) => sum + later.length, 0)
      return came >= low && came <= high
    })
    expect(held.filter(Boolean).length).toBeGreaterThanOrEqual(18)
  },
)
