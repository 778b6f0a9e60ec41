import { expect, test } from 'vitest'
import { intervalOnLog } from './interval-on-log.ts'

test('by hand: a tenth of 100 in doubt, nine times of ten', () => {
  const { low, high } = intervalOnLog(100, 100, 0.9)
  // exp(1.644854 · √ln 1.01) = 1.178304
  expect([low, high]).toEqual([expect.closeTo(84.8677, 3), expect.closeTo(117.8304, 3)])
})

test('a loss stays a loss, and its low end is the deeper one', () => {
  const { low, high } = intervalOnLog(-100, 100, 0.9)
  expect(low).toBeLessThan(-100)
  expect(high).toBeGreaterThan(-100)
  expect(high).toBeLessThan(0)
})

test('what is certain has no width', () => {
  expect(intervalOnLog(7, 0, 0.9)).toEqual({ low: 7, high: 7 })
})
