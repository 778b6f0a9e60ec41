import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lnGamma } from '../numeric/gamma.ts'
import { random } from '../numeric/random.ts'
import { fitSpend, type Spending } from './gamma-gamma.ts'

const simulated = (
  seed: number,
  customers: number,
  [p, q, gamma]: readonly [number, number, number],
): Spending => {
  const chance = random(seed)
  const counts = Int32Array.from({ length: customers }, () => 1 + chance.poisson(2))
  // The mean of x gamma amounts of shape p is one gamma of shape p·x.
  const means = Float64Array.from(counts, (x) => chance.gamma(p * x, chance.gamma(q, gamma) * x))
  return { counts, means }
}
const turned = ({ counts, means }: Spending): Spending => ({
  counts: counts.toReversed(),
  means: means.toReversed(),
})
const shop = [6.25, 3.74, 15.44] as const
const spending = simulated(61, 3000, shop)
const fit = fitSpend(spending, 35)

/** The likelihood as printed in the paper, term by term. */
const likelihood = ([p, q, gamma]: readonly number[], { counts, means }: Spending): number =>
  counts.reduce((sum, x, i) => {
    const m = means[i]!
    return (
      sum +
      lnGamma(p! * x + q!) -
      lnGamma(p! * x) -
      lnGamma(q!) +
      q! * Math.log(gamma!) +
      (p! * x - 1) * Math.log(m) +
      p! * x * Math.log(x) -
      (p! * x + q!) * Math.log(gamma! + x * m)
    )
  }, 0)

test('worked example: too few buyers, so two purchases at 30 beside two of the population’s 10 are expected to be 20', () => {
  const few = fitSpend({ counts: Int32Array.of(2), means: Float64Array.of(30) }, 10)
  expect(few).toMatchObject({ model: 'shrunken-mean', fallback: 'few-repeat-buyers', logLikelihood: null })
  expect(few.expected(2, 30)).toBe(20)
  expect(few.expected(0, 0)).toBe(10)
})

describe('amounts simulated from known parameters', () => {
  test('are found again within three standard errors', () => {
    expect(fit).toMatchObject({ model: 'gamma-gamma', customers: 3000, fallback: null })
    Object.values(fit.parameters).forEach((value, i) => {
      expect(Math.abs(Math.log(value / shop[i]!))).toBeLessThan(3 * Math.sqrt(fit.covariance![i]![i]!))
    })
  })

  test('have the likelihood of the paper’s formula, and no parameter a little off has a higher one', () => {
    const at = Object.values(fit.parameters)
    expect(fit.logLikelihood! / likelihood(at, spending)).toBeCloseTo(1, 11)
    for (let i = 0; i < 3; i++) {
      for (const factor of [0.98, 1.02])
        expect(likelihood(at.with(i, at[i]! * factor), spending)).toBeLessThan(fit.logLikelihood!)
    }
  })

  test('in pence instead of pounds move γ a hundredfold and the likelihood by n ln 100, nothing else', () => {
    const pence = fitSpend({ ...spending, means: spending.means.map((mean) => mean * 100) }, 3500)
    // Searched for in units of their mean, so only rounding differs; the flat valley of p, q, γ magnifies it.
    expect(pence.parameters.p! / fit.parameters.p!).toBeCloseTo(1, 7)
    expect(pence.parameters.q! / fit.parameters.q!).toBeCloseTo(1, 7)
    expect(pence.parameters.gamma! / fit.parameters.gamma!).toBeCloseTo(100, 5)
    expect(pence.logLikelihood! + 3000 * Math.log(100)).toBeCloseTo(fit.logLikelihood!, 6)
    expect(pence.expected(2, 2235) / fit.expected(2, 22.35)).toBeCloseTo(100, 6)
  })

  test('in another order are the same', () => {
    const again = fitSpend(turned(spending), 35)
    for (const name of ['p', 'q', 'gamma'])
      expect(again.parameters[name]! / fit.parameters[name]!).toBeCloseTo(1, 7)
  })

  test('of more customers than are searched on are still those of all of them', () => {
    const crowd = simulated(62, 45_000, shop)
    const { parameters, logLikelihood, covariance } = fitSpend(crowd, 35)
    const again = fitSpend(turned(crowd), 35)
    const at = Object.values(parameters)
    for (let i = 0; i < 3; i++) {
      for (const factor of [0.999, 1.001])
        expect(likelihood(at.with(i, at[i]! * factor), crowd)).toBeLessThan(logLikelihood! + 1e-6)
      expect(Math.abs(Math.log(at[i]! / shop[i]!))).toBeLessThan(3 * Math.sqrt(covariance![i]![i]!))
      // The same are searched on, whatever order they come in: sums differ by rounding alone.
      expect(Object.values(again.parameters)[i]! / at[i]!).toBeCloseTo(1, 9)
    }
  })
})

describe('the expected amount of a purchase', () => {
  const count = fc.integer({ min: 1, max: 500 })
  const amount = fc.double({ min: 0.01, max: 1e5, noNaN: true })
  const runs = { seed: 63, numRuns: 200 }

  test('lies between the customer’s own mean and the population’s', () => {
    const all = fit.expected(0, 0)
    fc.assert(
      fc.property(count, amount, (x, mean) => {
        const expected = fit.expected(x, mean)
        expect(expected).toBeGreaterThanOrEqual(Math.min(mean, all) * (1 - 1e-12))
        expect(expected).toBeLessThanOrEqual(Math.max(mean, all) * (1 + 1e-12))
      }),
      runs,
    )
  })

  test('of a single purchase of 1,000 among ordinary ones is drawn far down', () => {
    expect(fit.expected(1, 1000)).toBeLessThan(750)
    expect(fit.expected(1, 1000)).toBeGreaterThan(fit.expected(0, 0))
  })

  test('comes the nearer to the own mean the more purchases there were', () => {
    fc.assert(
      fc.property(count, amount, (x, mean) => {
        const off = (n: number): number => Math.abs(fit.expected(n, mean) - mean)
        expect(off(x + 1)).toBeLessThanOrEqual(off(x) + 1e-9 * mean)
      }),
      runs,
    )
  })
})

describe('edges', () => {
  test('everybody spends exactly the same: a stated fallback or finite figures', () => {
    const same = fitSpend(
      {
        counts: new Int32Array(200).fill(2),
        means: new Float64Array(200).fill(10),
      },
      10,
    )
    expect(same.expected(2, 10)).toBeCloseTo(10, 1)
    if (same.model === 'shrunken-mean') expect(same.fallback).not.toBeNull()
    expect(same.correlation).toBeNull()
  })

  test('a population so uneven that it has no mean is not given one', () => {
    const wild = fitSpend(simulated(64, 2000, [2, 0.5, 1]), 50)
    expect(wild).toMatchObject({ model: 'shrunken-mean', fallback: 'no-mean' })
    expect(wild.expected(0, 0)).toBe(50)
  })

  test('nobody bought twice: the population’s mean for all', () => {
    const none = fitSpend({ counts: new Int32Array(0), means: new Float64Array(0) }, 12)
    expect(none).toMatchObject({
      model: 'shrunken-mean',
      customers: 0,
      correlation: null,
      fallback: 'few-repeat-buyers',
    })
    expect(none.expected(0, 0)).toBe(12)
  })

  test('who buys more spending more is seen, and passed on as a correlation', () => {
    const counts = Int32Array.from({ length: 100 }, (_, i) => 1 + (i % 10))
    const means = Float64Array.from(counts, (x, i) => 5 * x + (i % 3))
    const tied = fitSpend({ counts, means }, 20)
    expect(tied.correlation!).toBeGreaterThan(0.9)
    expect(Object.values(tied.parameters).every(Number.isFinite)).toBe(true)
  })
})
