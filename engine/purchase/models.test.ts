import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { purchaseModels } from './fit.ts'
import type { PurchaseModel } from './model.ts'
import { nbd, poisson } from './no-dropout.ts'
import { patternsOf, preparePatterns } from './pattern.ts'
import { rowsOf, simulatedCustomers, weekly } from './test-logs.ts'

/** Claims every purchase model has to keep, at parameters drawn at random. */

const leaving = Object.values(purchaseModels)
const all: readonly PurchaseModel[] = [...leaving, nbd, poisson]
const customers = simulatedCustomers(
  { model: 'mbg-nbd', parameters: [0.6, 4, 0.8, 2] },
  { customers: 200, seed: 21, laterDays: 0 },
)
const patterns = weekly(customers)

const between = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp)
// A good order of magnitude to either side of what published shops have.
const four = fc.tuple(between(0.1, 3), between(2, 50), between(0.1, 3), between(0.5, 50))
const of = (model: PurchaseModel, parameters: readonly number[]): Float64Array =>
  Float64Array.from(parameters.slice(0, model.parameterNames.length))
const likelihood = (model: PurchaseModel, parameters: Float64Array, on = patterns): number =>
  model.logLikelihood(parameters, on, new Float64Array(parameters.length))
const history = fc
  .record({
    x: fc.nat({ max: 30 }),
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    T: between(1, 200),
  })
  .map(({ x, share, T }) => ({ x, tx: x > 0 ? share * T : 0, T }))

describe.each(all.map((model) => [model.name, model] as const))('%s', (_, model) => {
  test('the gradient is the slope of the likelihood', () => {
    fc.assert(
      fc.property(four, (drawn) => {
        const parameters = of(model, drawn)
        const gradient = new Float64Array(parameters.length)
        model.logLikelihood(parameters, patterns, gradient)
        const size = Math.max(...gradient.map((slope, i) => Math.abs(slope * parameters[i]!)))
        parameters.forEach((value, i) => {
          const step = 1e-4
          const at = (sign: number): number =>
            likelihood(model, parameters.with(i, value * Math.exp(sign * step)))
          const difference = (at(1) - at(-1)) / (2 * step)
          // Relative to the steepest direction: the difference itself is good to step² and to rounding ÷ step.
          expect(Math.abs(difference - gradient[i]! * value)).toBeLessThan(1e-5 * size + 1e-6)
        })
      }),
      { seed: 22, numRuns: 40, endOnFailure: true },
    )
  })

  test('a weight of three is the same as three rows', () => {
    const tripled = weekly([...customers, ...customers, ...customers])
    fc.assert(
      fc.property(four, (drawn) => {
        const parameters = of(model, drawn)
        const once = likelihood(model, parameters)
        expect(Math.abs(likelihood(model, parameters, tripled) / (3 * once) - 1)).toBeLessThan(1e-13)
      }),
      { seed: 23, numRuns: 20, endOnFailure: true },
    )
  })

  test('weeks counted as days lower the likelihood by Σx ln 7 and change no prediction', () => {
    const inDays = weekly(customers, 1)
    fc.assert(
      fc.property(four, history, (drawn, { x, tx, T }) => {
        const weeks = of(model, drawn)
        // Rates and times scale; shapes do not.
        const scale: Record<string, number> = { alpha: 7, beta: 7, lambda: 1 / 7 }
        const days = weeks.map((value, i) => value * (scale[model.parameterNames[i]!] ?? 1))
        const lost = patterns.totalRepeats * Math.log(7)
        expect(likelihood(model, weeks) - lost).toBeCloseTo(likelihood(model, days, inDays), 6)
        const [one, other] = [model.at(weeks), model.at(days)]
        const expected = one.future(x, T).expected(26)
        expect(Math.abs(other.future(x, T * 7).expected(182) / expected - 1)).toBeLessThan(1e-8)
        const alive = one.alive(x, tx, T)
        if (alive !== null) expect(Math.abs(other.alive(x, tx * 7, T * 7)! - alive)).toBeLessThan(1e-8)
      }),
      { seed: 24, numRuns: 60, endOnFailure: true },
    )
  })

  test('expected purchases begin at 0, rise, and never faster than before', () => {
    fc.assert(
      fc.property(four, history, (drawn, { x, T }) => {
        const future = model.at(of(model, drawn)).future(x, T)
        expect(future.expected(0)).toBe(0)
        const at = [1, 2, 3, 4].map((step) => future.expected(step * 10))
        const gains = at.map((value, i) => value - (at[i - 1] ?? 0))
        gains.forEach((gain, i) => {
          expect(gain).toBeGreaterThan(0)
          // Equal gains where nobody leaves: rounding of the sum.
          if (i > 0) expect(gain).toBeLessThan(gains[i - 1]! + 1e-10 * at[i]!)
        })
      }),
      { seed: 25, numRuns: 100, endOnFailure: true },
    )
  })

  test('the chances of one, two, three … purchases add up to the number expected', () => {
    fc.assert(
      fc.property(four, history, (drawn, { x, T }) => {
        const future = model.at(of(model, drawn)).future(x, T)
        const tail = future.tail(39, 20_000)
        tail.forEach((chance, i) => {
          expect(chance > 0 && chance <= (tail[i - 1] ?? 1) + 1e-12).toBe(true)
        })
        const expected = future.expected(39)
        const sum = tail.reduce((total, chance) => total + chance, 0)
        // Chances below 1e-10 are cut off: with a heavy tail a few thousand of them.
        expect(Math.abs(sum - expected)).toBeLessThan(1e-6 * Math.max(1, expected))
      }),
      { seed: 26, numRuns: 100, endOnFailure: true },
    )
  })

  test('a new customer’s expectation begins at 0 and rises', () => {
    fc.assert(
      fc.property(four, (drawn) => {
        const fitted = model.at(of(model, drawn))
        expect(fitted.newCustomerExpected(0)).toBe(0)
        expect(fitted.newCustomerExpected(39)).toBeGreaterThan(0)
        expect(fitted.newCustomerExpected(78)).toBeGreaterThan(fitted.newCustomerExpected(39))
      }),
      { seed: 27, numRuns: 50, endOnFailure: true },
    )
  })
})

describe.each(leaving.map((model) => [model.name, model] as const))(
  '%s, whose customers leave',
  (_, model) => {
    test('P(alive) lies between 0 and 1 and never rises while nothing is bought', () => {
      fc.assert(
        fc.property(four, history, (drawn, { x, tx, T }) => {
          const fitted = model.at(of(model, drawn))
          const chances = [1, 1.5, 3, 10].map((longer) => fitted.alive(x, tx, T * longer)!)
          chances.forEach((chance, i) => {
            expect(chance >= 0 && chance <= 1).toBe(true)
            expect(chance).toBeLessThanOrEqual((chances[i - 1] ?? 1) + 1e-12)
          })
        }),
        { seed: 28, numRuns: 200, endOnFailure: true },
      )
    })

    test('who bought this very moment has not left by waiting: only a purchase can have been the last', () => {
      fc.assert(
        fc.property(four, fc.integer({ min: 1, max: 30 }), between(1, 100), (drawn, x, T) => {
          const [, , a, b] = drawn
          const alive = model.at(of(model, drawn)).alive(x, T, T)!
          const first = model.name === 'mbg-nbd' ? 1 : 0
          const truth = model.name === 'pareto-nbd' ? 1 : 1 / (1 + a / (b + x + first - 1))
          expect(Math.abs(alive - truth)).toBeLessThan(1e-12)
        }),
        { seed: 29, numRuns: 100, endOnFailure: true },
      )
    })

    test('discounted purchases fall as the discount rises, and stay below those of the next thousand years', () => {
      fc.assert(
        fc.property(four, history, (drawn, { x, T }) => {
          const fitted = model.at(of(model, drawn))
          const at = (delta: number): number => fitted.residual(delta, T, T)!(x, T)
          const values = [1e-4, 1e-3, 1e-2, 0.1].map(at)
          values.forEach((value, i) => {
            expect(value > 0 && value < (values[i - 1] ?? Number.POSITIVE_INFINITY) * (1 + 1e-9)).toBe(true)
          })
          // e^(−δ t) ≤ 1 within the horizon, and what comes after 20/δ is worth less than e^−20 of a steady stream.
          const [delta, rate] = [0.01, fitted.future(x, T).expected(1)]
          const bound = fitted.future(x, T).expected(20 / delta) + (rate / delta) * 2.1e-9
          expect(at(delta)).toBeLessThan(bound * (1 + 1e-6))
        }),
        { seed: 30, numRuns: 40, endOnFailure: true },
      )
    })

    test('DERT is every week’s expected purchases, discounted and added up', () => {
      const ofShop = {
        'bg-nbd': [0.24, 4.4, 0.8, 2.4],
        'mbg-nbd': [0.52, 6.2, 0.9, 1.6],
        'pareto-nbd': [0.55, 10.6, 0.6, 11.7],
      }
      const fitted = model.at(Float64Array.from(ofShop[model.name as keyof typeof ofShop]))
      const delta = 0.0027
      const weeklySum = (expected: (t: number) => number): number => {
        let [sum, before] = [0, 0]
        for (let week = 1; week * delta < 25; week++) {
          const now = expected(week)
          sum += (now - before) * Math.exp(-delta * (week - 0.5))
          before = now
        }
        return sum
      }
      for (const [x, T] of [
        [0, 30],
        [2, 38.9],
        [12, 39],
      ] as const) {
        const future = fitted.future(x, T)
        const found = fitted.residual(delta, 1, 40)!(x, T)
        // Purchases at the middle of their week: δ²/24 and the bend within a week, together below a thousandth.
        expect(Math.abs(weeklySum(future.expected) / found - 1)).toBeLessThan(1e-3)
      }
      const found = fitted.newCustomerDiscounted(delta)!
      expect(Math.abs(weeklySum(fitted.newCustomerExpected) / found - 1)).toBeLessThan(1e-3)
    })

    test('lives drawn at random are worth DERT on average', () => {
      const fitted = model.at(Float64Array.of(0.9, 6, 0.8, 5))
      const chance = random(31)
      const lives = Array.from({ length: 20_000 }, () => fitted.residualDraw(3, 20, { delta: 0.01, chance }))
      const mean = lives.reduce((sum, life) => sum + life, 0) / lives.length
      const error = Math.sqrt(lives.reduce((sum, life) => sum + (life - mean) ** 2, 0)) / lives.length
      expect(Math.abs(mean - fitted.residual(0.01, 20, 20)!(3, 20))).toBeLessThan(4 * error)
    })

    test('shapes of exactly 1, where closed forms divide by 0, are met smoothly', () => {
      const at = (shape: number) => {
        const fitted = model.at(Float64Array.of(0.7, 5, shape, 3))
        return [
          fitted.alive(2, 10, 20)!,
          fitted.future(2, 20).expected(39),
          fitted.newCustomerExpected(39),
          fitted.residual(0.002, 20, 20)!(2, 20),
          fitted.newCustomerDiscounted(0.002)!,
        ]
      }
      at(1).forEach((value, i) => {
        expect(Number.isFinite(value)).toBe(true)
        const around = (at(1 - 1e-6)[i]! + at(1 + 1e-6)[i]!) / 2
        expect(Math.abs(value / around - 1)).toBeLessThan(1e-9)
      })
    })

    test('nothing is NaN at the edges: just arrived, bought today, five hundred purchases in 501 weeks', () => {
      const edges = [
        { repeats: 0, recencyDays: 0, ageDays: 0 },
        { repeats: 3, recencyDays: 21, ageDays: 21 },
        { repeats: 500, recencyDays: 500.9 * 7, ageDays: 501 * 7 },
      ]
      fc.assert(
        fc.property(four, (drawn) => {
          const parameters = of(model, drawn)
          const gradient = new Float64Array(4)
          const prepared = preparePatterns(patternsOf(edges, 7))
          const value = model.logLikelihood(parameters, prepared, gradient)
          const fitted = model.at(parameters)
          const residual = fitted.residual(0.002, 0, 501)!
          const found = rowsOf(prepared).flatMap(({ x, tx, T }) => [
            fitted.alive(x, tx, T)!,
            fitted.future(x, T).expected(52),
            fitted.future(x, T).tail(52, 20_000)[0] ?? 0,
            fitted.future(x, T).nextWithin(0.5),
            residual(x, T),
          ])
          expect([value, ...gradient, ...found].every(Number.isFinite)).toBe(true)
        }),
        { seed: 32, numRuns: 20, endOnFailure: true },
      )
    })
  },
)
