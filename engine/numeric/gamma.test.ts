import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digamma, lnGamma } from './gamma.ts'

/** The documented error, relative; absolute near the zeros at 1 and 2. */
const tolerance = 1e-13
const close = (value: number, truth: number): boolean =>
  Math.abs(value - truth) <= tolerance * Math.max(1, Math.abs(truth))
const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
const runs = { seed: 1, numRuns: 500 }

test('the logarithm of a factorial, by hand: Γ(5) = 4! = 24', () => {
  expect(close(lnGamma(5), Math.log(24))).toBe(true)
})

test('every factorial to 170!, by multiplication', () => {
  let factorial = 1
  for (let n = 1; n <= 170; n++) {
    factorial *= n
    expect(close(lnGamma(n + 1), Math.log(factorial)), `${n}!`).toBe(true)
  }
})

describe('identities', () => {
  // Each side carries a rounding of its terms, which are larger than their difference: ten times the error of one.
  const sides = (one: number, other: number, size: number): boolean =>
    Math.abs(one - other) <= 10 * tolerance * Math.max(1, size)

  test('recurrence: Γ(x + 1) = x Γ(x) and ψ(x + 1) = ψ(x) + 1/x', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(sides(lnGamma(x + 1), lnGamma(x) + Math.log(x), lnGamma(x + 1))).toBe(true)
        expect(sides(digamma(x + 1), digamma(x) + 1 / x, 1 / x)).toBe(true)
      }),
      runs,
    )
  })

  test('reflection: Γ(x) Γ(1 − x) = π / sin πx and ψ(1 − x) − ψ(x) = π / tan πx', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (x) => {
        expect(sides(lnGamma(x) + lnGamma(1 - x), Math.log(Math.PI / Math.sin(Math.PI * x)), 1)).toBe(true)
        expect(sides(digamma(1 - x) - digamma(x), Math.PI / Math.tan(Math.PI * x), 1 / (x * (1 - x)))).toBe(
          true,
        )
      }),
      runs,
    )
  })

  test('duplication: Γ(x) Γ(x + ½) = 2^(1 − 2x) √π Γ(2x)', () => {
    fc.assert(
      fc.property(positive, (x) => {
        const right = (1 - 2 * x) * Math.LN2 + Math.log(Math.PI) / 2 + lnGamma(2 * x)
        expect(sides(lnGamma(x) + lnGamma(x + 0.5), right, Math.abs(lnGamma(2 * x)) + x)).toBe(true)
      }),
      runs,
    )
  })

  test('ψ is the slope of ln Γ', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 200, noNaN: true }), (x) => {
        const step = 1e-4 * x
        const slope = (lnGamma(x + step) - lnGamma(x - step)) / (2 * step)
        // A central difference of this step is good to about 1e-7 of the slope's size.
        expect(Math.abs(slope - digamma(x))).toBeLessThan(1e-6 * (1 + Math.abs(digamma(x)) + 1 / x))
      }),
      runs,
    )
  })
})

test('at 0 the function has no bound, and says so without failing', () => {
  expect(lnGamma(0)).toBe(Number.POSITIVE_INFINITY)
  expect(digamma(0)).toBe(Number.NEGATIVE_INFINITY)
})

test('Abramowitz & Stegun (1964), table 6.1 and table 6.4: values printed to ten decimals', () => {
  const printed = 5e-11
  expect(Math.abs(Math.exp(lnGamma(1.5)) - 0.8862269255)).toBeLessThan(printed)
  expect(Math.abs(Math.exp(lnGamma(1.25)) - 0.9064024771)).toBeLessThan(printed)
  expect(Math.abs(Math.exp(lnGamma(1.75)) - 0.9190625268)).toBeLessThan(printed)
  expect(Math.abs(digamma(1) + 0.5772156649)).toBeLessThan(printed)
  expect(Math.abs(digamma(1.5) - 0.036489974)).toBeLessThan(printed)
  expect(Math.abs(digamma(2) - 0.4227843351)).toBeLessThan(printed)
})
