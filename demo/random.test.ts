import fc from 'fast-check'
import { expect, test } from 'vitest'
import { between, oneOf, stream, weighted, wholeBetween } from './random.ts'

const draws = (seed: number, name: string) => {
  const chance = stream(seed, name)
  return Array.from({ length: 20 }, () => chance.uniform())
}

test('a stream is fixed by its seed and its name, and by both', () => {
  expect(draws(1, 'DEMO-H0001')).toEqual(draws(1, 'DEMO-H0001'))
  expect(draws(1, 'DEMO-H0001')).not.toEqual(draws(1, 'DEMO-H0002'))
  expect(draws(1, 'DEMO-H0001')).not.toEqual(draws(2, 'DEMO-H0001'))
})

test('the first draw of neighbouring customers’ streams does not tell which is which', () => {
  const firsts = Array.from({ length: 4000 }, (_, number) => stream(7, `DEMO-H${number}`).uniform())
  const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length
  const lag = firsts
    .slice(1)
    .reduce((sum, value, index) => sum + (value - 0.5) * ((firsts[index] ?? 0) - 0.5), 0)
  // Four standard errors of 4,000 even draws: 0.0183 for the mean, 0.063 for the correlation.
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.0183)
  expect(Math.abs((lag / firsts.length) * 12)).toBeLessThan(0.063)
})

test('draws stay within what was asked for', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat({ max: 60 }), (seed, low, width) => {
      const chance = stream(seed, 'range')
      const whole = wholeBetween(chance, low, low + width)
      expect(Number.isInteger(whole) && whole >= low && whole <= low + width).toBe(true)
      const any = between(chance, low, low + width)
      expect(any >= low && any <= low + width).toBe(true)
      expect(oneOf(chance, [low])).toBe(low)
      expect(
        weighted(chance, [
          ['never', 0],
          ['always', 3],
        ]),
      ).toBe('always')
    }),
  )
})
