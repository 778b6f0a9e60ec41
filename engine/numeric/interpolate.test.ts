import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interpolated } from './interpolate.ts'

test('e^½ from eight values of e^v on (0, 1)', () => {
  // The error of degree 7 on a unit interval is at most 4 e / (8! · 4^8) = 4e-9.
  expect(interpolated(Math.exp, [0, 1])(0.5)).toBeCloseTo(Math.exp(0.5), 8)
})

test('polynomials up to the seventh degree are met exactly, between the points and on them', () => {
  const coefficients = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 })
  const at = fc.double({ min: -1, max: 1, noNaN: true })
  fc.assert(
    fc.property(coefficients, at, (c, v) => {
      const polynomial = (x: number): number => c.reduceRight((sum, value) => sum * x + value, 0)
      expect(Math.abs(interpolated(polynomial, [-1, 1])(v) - polynomial(v))).toBeLessThan(1e-13)
      expect(interpolated(polynomial, [-1, 1])(-1)).toBe(polynomial(-1))
    }),
    { seed: 6, numRuns: 200 },
  )
})

test('on an interval of no length the function is its one value', () => {
  expect(interpolated(Math.exp, [2, 2])(2)).toBe(Math.exp(2))
})
