import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnOf } from './drawn.ts'
import { someDraws } from './test-draws.ts'

test('worked example: two of four are those with the smallest draws', () => {
  expect([...drawnOf([0.9, 0.1, 0.7, 0.2], 2)]).toEqual([1, 3])
})

test('all of them, where no more are there than wanted', () => {
  expect([...drawnOf([0.9, 0.99, 0.95], 3)]).toEqual([0, 1, 2])
  expect([...drawnOf([], 3)]).toEqual([])
})

test('of evenly spread draws about as many as wanted', () => {
  expect(Math.abs(drawnOf(someDraws(100_000), 2_000).length - 2_000)).toBeLessThan(5)
})

test('who is drawn does not depend on the order they come in', () => {
  const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.array(draw, { maxLength: 60 }), fc.nat(40), (draws, most) => {
      const turned = draws.toReversed()
      const there = [...drawnOf(draws, most)].map((i) => draws[i])
      expect([...drawnOf(turned, most)].map((i) => turned[i])).toEqual(there.toReversed())
    }),
  )
})
