import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaQuadrature, gaussLegendre, type Quadrature } from './quadrature.ts'

const mean = ({ nodes, weights }: Quadrature, f: (v: number) => number): number =>
  nodes.reduce((sum, node, i) => sum + weights[i]! * f(node), 0)

describe('Gauss–Legendre', () => {
  test('two nodes by hand: ½ ± √3/6, each weighing a half', () => {
    const { nodes, weights } = gaussLegendre(2)
    expect(nodes[0]).toBeCloseTo(0.5 - Math.sqrt(3) / 6, 15)
    expect(nodes[1]).toBeCloseTo(0.5 + Math.sqrt(3) / 6, 15)
    expect(Array.from(weights)).toEqual([expect.closeTo(0.5, 15), expect.closeTo(0.5, 15)])
  })

  test('n nodes integrate every power up to 2n − 1 exactly', () => {
    for (const n of [1, 2, 3, 5, 8, 12, 24, 48, 96]) {
      const nodes = gaussLegendre(n)
      for (let power = 0; power < 2 * n; power++) {
        // Rounding of a sum of up to 96 positive terms below 1.
        expect(Math.abs(mean(nodes, (v) => v ** power) - 1 / (power + 1)), `${n}, ${power}`).toBeLessThan(
          5e-15,
        )
      }
    }
  })

  test('nodes rise inside (0, 1), lie evenly about the middle, and weigh 1 together', () => {
    for (const n of [7, 24, 48, 96]) {
      const { nodes, weights } = gaussLegendre(n)
      nodes.forEach((node, i) => {
        expect(node > (nodes[i - 1] ?? 0) && node < 1).toBe(true)
        expect(node + nodes[n - 1 - i]!).toBeCloseTo(1, 14)
      })
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14)
    }
  })
})

describe('the mean over a beta distribution', () => {
  test('one node by hand: the mean a/(a + b)', () => {
    const { nodes, weights } = betaQuadrature(1, 1, 3)
    expect(nodes[0]).toBeCloseTo(0.25, 15)
    expect(weights[0]).toBe(1)
  })

  test('a uniform p has the nodes of Gauss–Legendre', () => {
    const { nodes, weights } = gaussLegendre(16)
    const beta = betaQuadrature(16, 1, 1)
    beta.nodes.forEach((node, i) => {
      expect(Math.abs(node - nodes[i]!)).toBeLessThan(1e-14)
      expect(Math.abs(beta.weights[i]! - weights[i]!)).toBeLessThan(1e-14)
    })
  })

  test('moments are those of the distribution: E p^j = Π (a + i)/(a + b + i)', () => {
    const shape = fc.double({ min: Math.log(0.01), max: Math.log(4e4), noNaN: true }).map(Math.exp)
    fc.assert(
      fc.property(shape, shape, fc.constantFrom(8, 16, 48), (a, b, n) => {
        const nodes = betaQuadrature(n, a, b)
        let moment = 1
        for (let j = 0; j < Math.min(2 * n, 20); j++) {
          const found = mean(nodes, (p) => p ** j)
          // Eigenvalues of the largest and most lopsided matrices lose a few digits of the fifteen.
          expect(Math.abs(found - moment), `a ${a}, b ${b}, n ${n}, moment ${j}`).toBeLessThan(
            1e-10 * moment + 1e-13,
          )
          moment *= (a + j) / (a + b + j)
        }
      }),
      { seed: 2, numRuns: 150 },
    )
  })

  test('shapes that add up to 1, and to 2, where the recurrence divides 0 by 0, are finite', () => {
    for (const [a, b] of [
      [0.5, 0.5],
      [0.25, 0.75],
      [0.3, 0.7],
      [1, 1],
      [0.5, 1.5],
    ] as const) {
      const nodes = betaQuadrature(16, a, b)
      expect(mean(nodes, (p) => p)).toBeCloseTo(a / (a + b), 13)
      expect(nodes.nodes.every((p) => p > 0 && p <= 1)).toBe(true)
    }
  })

  test('an enormous b, where the total mass would overflow, keeps its mean', () => {
    // 4e4 is what a business of hardly any dropout comes to.
    expect(mean(betaQuadrature(48, 0.004, 4e4), (p) => p) * (4e4 + 0.004)).toBeCloseTo(0.004, 12)
  })
})
