import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logNormalBelow, meanAbove, normalQuantileOfLog } from './normal-tail.ts'

const runs = { seed: 1, numRuns: 500 }

describe('against tables', () => {
  test.each([
    [-3, 0.004437839],
    [0, 0.7978845608],
    [3, 3.2830986549],
    [30, 30.0332596674],
  ])('the mean of a standard normal above %d is %d', (w, truth) => {
    expect(Math.abs(meanAbove(w) - truth)).toBeLessThan(1e-9)
  })

  test.each([
    // Abramowitz & Stegun (1964), table 26.1 and 26.2 (−log10 of the tail).
    [1, Math.log(0.841344746068543)],
    [-1, Math.log(0.158655253931457)],
    [-2.5, Math.log(0.00620966532577614)],
    [-5, -6.54265 * Math.LN10],
    [-10, -23.11805 * Math.LN10],
    [-50, -544.96634 * Math.LN10],
  ])('ln Φ(%d)', (x, truth) => {
    // The tails are printed with five decimals of the decimal logarithm.
    expect(Math.abs(logNormalBelow(x) - truth)).toBeLessThan(x < -3 ? 2e-5 : 1e-13)
  })

  test('the usual quantiles', () => {
    expect(normalQuantileOfLog(Math.log(0.9))).toBeCloseTo(1.2815515655446004, 12)
    expect(normalQuantileOfLog(Math.log(0.025))).toBeCloseTo(-1.959963984540054, 12)
    expect(normalQuantileOfLog(Math.log(0.5))).toBeCloseTo(0, 12)
    expect(normalQuantileOfLog(0)).toBe(Number.POSITIVE_INFINITY)
    expect(normalQuantileOfLog(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY)
  })
})

describe('properties', () => {
  const anywhere = fc.double({ min: -1e4, max: 8, noNaN: true })

  test('the quantile undoes the logarithm, far beyond where Φ itself is 0', () => {
    fc.assert(
      fc.property(anywhere, (x) => {
        const back = normalQuantileOfLog(logNormalBelow(x))
        // Above the middle Φ is close to 1 and its distance from it keeps fewer digits.
        expect(Math.abs(back - x)).toBeLessThan(
          x > 0 ? 1e-3 * Math.exp((x * x) / 2 - 25) + 1e-9 : 1e-9 + 1e-12 * -x,
        )
      }),
      runs,
    )
  })

  test('the three pieces of the approximation meet: the slope of ln Φ is λ mirrored', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 4, noNaN: true }), (x) => {
        const h = 1e-5
        const slope = (logNormalBelow(x + h) - logNormalBelow(x - h)) / (2 * h)
        // The rounding of ln Φ, up to 200 in size, is divided by the step.
        expect(Math.abs(slope - meanAbove(-x))).toBeLessThan(1e-7)
      }),
      runs,
    )
  })

  test('a mean above w lies above w, and comes to w + 1/w', () => {
    fc.assert(
      fc.property(fc.double({ min: 20, max: 1e6, noNaN: true }), (w) => {
        const mean = meanAbove(w)
        expect(mean).toBeGreaterThanOrEqual(w)
        expect(Math.abs(mean - w - 1 / w)).toBeLessThan(2 / w ** 3 + 1e-15 * w)
      }),
      runs,
    )
  })
})
