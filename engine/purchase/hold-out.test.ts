import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decileCalibration, holdOutScore } from './hold-out.ts'

const numbers = fc.array(fc.tuple(fc.double({ min: 0, max: 50, noNaN: true }), fc.nat({ max: 50 })), {
  minLength: 1,
  maxLength: 200,
})
const runs = { seed: 71, numRuns: 200 }

test('by hand: 1 and 0 promised, 2 and 0 came', () => {
  const score = holdOutScore([1, 0], [2, 0])
  expect(score).toEqual({ customers: 2, actual: 2, predicted: 1, bias: -0.5, mae: 0.5, rmse: Math.sqrt(0.5) })
})

test('a weight of three is three customers', () => {
  const once = holdOutScore([1, 4, 4, 4], [2, 1, 1, 1])
  expect(holdOutScore([1, 4], [2, 1], [1, 3])).toEqual(once)
})

test('the root mean square is never below the mean miss, and both are 0 only for a prophet', () => {
  fc.assert(
    fc.property(numbers, (pairs) => {
      const [predicted, actual] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
      const { mae, rmse } = holdOutScore(predicted, actual)
      expect(rmse).toBeGreaterThanOrEqual(mae * (1 - 1e-12))
      expect(holdOutScore(actual, actual)).toMatchObject({ mae: 0, rmse: 0 })
    }),
    runs,
  )
})

test('tenths hold everybody once, rise by what was promised, and keep both sums', () => {
  fc.assert(
    fc.property(numbers, (pairs) => {
      const [predicted, actual] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
      const tenths = decileCalibration(predicted, actual)
      expect(tenths.length).toBe(Math.min(10, pairs.length))
      const sum = (read: (tenth: (typeof tenths)[number]) => number): number =>
        tenths.reduce((total, t) => total + read(t), 0)
      expect(sum((t) => t.customers)).toBe(pairs.length)
      expect(sum((t) => t.customers * t.actual)).toBeCloseTo(
        actual.reduce((a, b) => a + b, 0),
        6,
      )
      expect(sum((t) => t.customers * t.predicted)).toBeCloseTo(
        predicted.reduce((a, b) => a + b, 0),
        6,
      )
      tenths.slice(1).forEach((tenth, i) => {
        expect(tenth.predicted).toBeGreaterThanOrEqual(tenths[i]!.predicted - 1e-12)
      })
      expect(
        Math.max(...tenths.map((t) => t.customers)) - Math.min(...tenths.map((t) => t.customers)),
      ).toBeLessThanOrEqual(1)
    }),
    runs,
  )
})

test('where nothing came, there is no bias to speak of; where nobody is, no miss', () => {
  expect(holdOutScore([1], [0]).bias).toBeNull()
  expect(holdOutScore([], []).mae).toBeNaN()
  expect(decileCalibration([], [])).toEqual([])
})
