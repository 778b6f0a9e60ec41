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

test('by hand: eleven of whom most were promised alike share the borders of the tenths', () => {
  // Nine were promised 1, of whom three came thrice; the tenth and the eleventh were promised 4 and 5.
  const predicted = [1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 5]
  const actual = [3, 3, 3, 0, 0, 0, 0, 0, 0, 2, 6]
  const tenths = decileCalibration(predicted, actual)
  expect(tenths.map(({ customers }) => customers)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
  for (const tenth of tenths.slice(0, 9)) expect(tenth).toEqual({ customers: 1, predicted: 1, actual: 1 })
  expect(tenths[9]).toEqual({ customers: 2, predicted: 4.5, actual: 4 })
})

test('tenths do not hang on the order customers come in, and a weight of three is three customers', () => {
  fc.assert(
    fc.property(numbers, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), (pairs, stream) => {
      const weights = pairs.map(() => stream.next().value as number)
      const each = pairs.flatMap((pair, i) => Array.from({ length: weights[i]! }, () => pair))
      const of = (some: typeof pairs, by?: number[]) =>
        decileCalibration(
          some.map(([one]) => one),
          some.map(([, other]) => other),
          by,
        ).map(({ customers, predicted, actual }) => ({
          customers,
          predicted: expect.closeTo(predicted, 9),
          actual: expect.closeTo(actual, 9),
        }))
      const tenths = of(pairs, weights)
      expect(
        decileCalibration(
          each.map(([one]) => one),
          each.map(([, other]) => other),
        ),
      ).toEqual(tenths)
      const turned = each.toReversed()
      expect(
        decileCalibration(
          turned.map(([one]) => one),
          turned.map(([, other]) => other),
        ),
      ).toEqual(tenths)
    }),
    runs,
  )
})

test('where nothing came, there is no bias to speak of; where nobody is, no miss', () => {
  expect(holdOutScore([1], [0]).bias).toBeNull()
  expect(holdOutScore([], []).mae).toBeNaN()
  expect(decileCalibration([], [])).toEqual([])
})
