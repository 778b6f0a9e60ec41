import fc from 'fast-check'
import { expect, test } from 'vitest'
import { discountedShare, scaledExponentialIntegral } from './exponential-integral.ts'
import { gaussLegendre } from './quadrature.ts'

/** Documented. */
const tolerance = 1e-12

const orders = fc.double({ min: Math.log(0.05), max: Math.log(500), noNaN: true }).map(Math.exp)
const arguments_ = fc.double({ min: Math.log(1e-6), max: Math.log(50), noNaN: true }).map(Math.exp)
const runs = { seed: 3, numRuns: 400 }

test('E₁ by hand: e · E₁(1) = 0.596347362…, of which 1 − G is 0.403652637…', () => {
  expect(scaledExponentialIntegral(1, 1)).toBeCloseTo(0.5963473623231941, 12)
  expect(discountedShare(1, 1)).toBeCloseTo(0.4036526376768059, 12)
})

test('the defining integral ∫ e^(−zu) (1 + u)^(−k) du, by 40 panels of its own', () => {
  const { nodes, weights } = gaussLegendre(48)
  // v = ln(1 + u) makes the integrand decay doubly exponentially; beyond the end it is below e^−45.
  const bySum = (k: number, z: number): number => {
    let end = 1e-9
    while (z * Math.expm1(end) + (k - 1) * end < 45) end *= 1.2
    const panel = end / 40
    let sum = 0
    for (let j = 0; j < 40; j++) {
      nodes.forEach((node, i) => {
        const v = panel * (j + node)
        sum += weights[i]! * Math.exp(-z * Math.expm1(v) - (k - 1) * v)
      })
    }
    return sum * panel
  }
  fc.assert(
    fc.property(orders, arguments_, (k, z) => {
      const truth = bySum(k, z)
      expect(Math.abs(scaledExponentialIntegral(k, z) / truth - 1), `k ${k}, z ${z}`).toBeLessThan(tolerance)
    }),
    runs,
  )
})

test('recurrence: k G(k + 1, z) = 1 − z G(k, z) (Abramowitz & Stegun 5.1.14)', () => {
  fc.assert(
    fc.property(orders, arguments_, (k, z) => {
      const left = k * scaledExponentialIntegral(k + 1, z)
      const right = 1 - z * scaledExponentialIntegral(k, z)
      expect(Math.abs(left - right), `k ${k}, z ${z}`).toBeLessThan(4 * tolerance)
      expect(Math.abs(left / discountedShare(k, z) - 1), `k ${k}, z ${z}`).toBeLessThan(1e-10)
    }),
    runs,
  )
})

test('the two ways of working it out meet at their seams, z = 1 and k = 30', () => {
  fc.assert(
    fc.property(orders, (k) => {
      const [below, above] = [discountedShare(k, 1 - 1e-13), discountedShare(k, 1)]
      expect(Math.abs(below / above - 1)).toBeLessThan(1e-11)
    }),
    runs,
  )
  for (const z of [1e-4, 0.01, 0.5, 0.9]) {
    expect(Math.abs(discountedShare(30 - 1e-12, z) / discountedShare(30, z) - 1)).toBeLessThan(1e-10)
  }
})

test('it lies between 1/(z + k) and 1/(z + k − 1), and the share between 0 and 1', () => {
  fc.assert(
    fc.property(orders, arguments_, (k, z) => {
      const g = scaledExponentialIntegral(k, z)
      expect(g * (z + k)).toBeGreaterThan(1 - tolerance)
      if (z + k > 1) expect(g * (z + k - 1)).toBeLessThan(1 + tolerance)
      const share = discountedShare(k, z)
      expect(share > 0 && share < 1).toBe(true)
    }),
    runs,
  )
})

test('enormous arguments stay finite: the share tends to k/z', () => {
  expect(discountedShare(2.5, 1e12) * 1e12).toBeCloseTo(2.5, 6)
  expect(Number.isFinite(scaledExponentialIntegral(0.6, 1e-12))).toBe(true)
})
