import { describe, expect, test } from 'vitest'
import { maximise, patternMeans } from './maximise.ts'
import { mbgNbd } from './mbg-nbd.ts'
import type { PurchaseModel } from './model.ts'
import { nbd, poisson } from './no-dropout.ts'
import { simulatedCustomers, weekly } from './test-logs.ts'

const patterns = weekly(
  simulatedCustomers(
    { model: 'mbg-nbd', parameters: [0.9, 6, 0.9, 1.8] },
    { customers: 2000, seed: 51, laterDays: 0 },
  ),
)

test('by hand: two repeats in ten weeks are a gap of five, seen at an age of twenty', () => {
  expect(patternMeans(weekly([{ repeats: 2, recencyDays: 70, ageDays: 140 }]))).toEqual({ gap: 5, age: 20 })
})

test('one common rate is repeats ÷ time, and its standard error the rate ÷ √repeats', () => {
  const { parameters, covariance, converged } = maximise(poisson, patterns)
  expect(converged).toBe(true)
  expect(parameters[0]).toBeCloseTo(patterns.totalRepeats / patterns.totalAge, 10)
  expect(covariance![0]![0]! * patterns.totalRepeats).toBeCloseTo(1, 5)
})

test('at the maximum the gradient is flat, and every parameter a little off is worse', () => {
  for (const model of [mbgNbd, nbd]) {
    const { parameters, logLikelihood, converged } = maximise(model, patterns)
    expect(converged).toBe(true)
    const gradient = new Float64Array(parameters.length)
    model.logLikelihood(parameters, patterns, gradient)
    gradient.forEach((slope, i) => {
      // The bound asked of a converged fit.
      expect(Math.abs(slope * parameters[i]!)).toBeLessThan(1e-5)
      for (const factor of [0.99, 1.01]) {
        const moved = model.logLikelihood(
          parameters.with(i, parameters[i]! * factor),
          patterns,
          new Float64Array(gradient.length),
        )
        expect(moved).toBeLessThan(logLikelihood)
      }
    })
  }
})

test('a weak prior pulls towards its centre, and by less than the data hold', () => {
  const centre = [0.1, 1, 0.1, 0.1]
  const free = maximise(mbgNbd, patterns).parameters
  const held = maximise(mbgNbd, patterns, { prior: { centre, sd: 1.5 } }).parameters
  const off = (at: Float64Array): number =>
    at.reduce((sum, value, i) => sum + Math.log(value / centre[i]!) ** 2, 0)
  expect(off(held)).toBeLessThan(off(free))
  expect(off(held)).toBeGreaterThan(off(free) / 2)
})

describe('a number that is only large is not believed', () => {
  // As a peer ended with: a "likelihood" of +1e18, every rate 0, exit code normal.
  const boasting: PurchaseModel = {
    ...mbgNbd,
    logLikelihood: (parameters, on, gradient) => {
      mbgNbd.logLikelihood(parameters, on, gradient)
      gradient.fill(0)
      return 1e18
    },
  }
  test('above what any rates could reach', () => {
    expect(maximise(boasting, patterns)).toMatchObject({ converged: false, trouble: 'above-bound' })
  })

  test('or not a number at all', () => {
    const broken: PurchaseModel = { ...mbgNbd, logLikelihood: () => Number.NaN }
    expect(maximise(broken, patterns)).toMatchObject({ converged: false, covariance: null })
  })

  test('or reached by running off to the wall', () => {
    const runaway: PurchaseModel = {
      ...mbgNbd,
      logLikelihood: (parameters, on, gradient) => {
        const value = mbgNbd.logLikelihood(parameters, on, gradient)
        gradient[0] = 1 / parameters[0]!
        gradient.fill(0, 1)
        return value - 1e6 + Math.log(parameters[0]!)
      },
    }
    expect(maximise(runaway, patterns).converged).toBe(false)
  })
})

describe('a search that is asked between its steps', () => {
  test('finds the same as one that is not, and ends at once when it is broken off', () => {
    let asked = 0
    const between = (): void => {
      asked++
    }
    expect(maximise(mbgNbd, patterns, { between })).toEqual(maximise(mbgNbd, patterns))
    expect(asked).toBeGreaterThan(10)
    const enough = asked - 1
    asked = 0
    const breakOff = (): void => {
      asked++
      if (asked === enough) throw new Error('broken off')
    }
    expect(() => maximise(mbgNbd, patterns, { between: breakOff })).toThrow('broken off')
    expect(asked).toBe(enough)
  })
})
