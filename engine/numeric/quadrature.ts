/** Nodes and weights for integrals that are taken as weighted sums. */
export type Quadrature = { readonly nodes: Float64Array; readonly weights: Float64Array }

/**
 * Gauss–Legendre on (0, 1): ∫₀¹ f ≈ Σ wᵢ f(nodeᵢ), exact for polynomials of degree 2n − 1.
 *
 * @param n how many nodes, ≥ 1
 * @returns nodes rising in (0, 1), weights summing to 1
 * Source: Newton's method on Legendre polynomials; Davis & Rabinowitz (1984), 2.7.
 * @example gaussLegendre(1) // node 0.5, weight 1
 */
export function gaussLegendre(n: number): Quadrature {
  const kept = legendreKept.get(n)
  if (kept) return kept
  const nodes = new Float64Array(n)
  const weights = new Float64Array(n)
  for (let i = 0; i < (n + 1) >> 1; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 1
    for (let round = 0; round < 100; round++) {
      let before = 1
      let value = x
      for (let k = 2; k <= n; k++) {
        const next = ((2 * k - 1) * x * value - (k - 1) * before) / k
        before = value
        value = next
      }
      slope = (n * (x * value - before)) / (x * x - 1)
      const step = value / slope
      x -= step
      if (Math.abs(step) < 1e-16) break
    }
    if (n % 2 === 1 && i === (n - 1) >> 1) x = 0
    const weight = 1 / ((1 - x * x) * slope * slope)
    nodes[i] = (1 - x) / 2
    nodes[n - 1 - i] = (1 + x) / 2
    weights[i] = weight
    weights[n - 1 - i] = weight
  }
  const made = { nodes, weights }
  legendreKept.set(n, made)
  return made
}
const legendreKept = new Map<number, Quadrature>()

/**
 * The mean of a function of p ~ Beta(a, b): E f(p) ≈ Σ wᵢ f(nodeᵢ). Gauss–Jacobi with the weights normalised to 1, so
 * that the total mass, which overflows for large b, is never formed.
 *
 * @param n how many nodes, ≥ 1
 * @param a first shape, > 0
 * @param b second shape, > 0
 * @returns nodes in (0, 1) rising, weights summing to 1
 * Source: Golub & Welsch (1969), on the Jacobi recurrence shifted to (0, 1).
 * @example betaQuadrature(1, 1, 3) // node 0.25 (the mean), weight 1
 */
export function betaQuadrature(n: number, a: number, b: number): Quadrature {
  // Jacobi weight (1 − z)^A (1 + z)^B on z = 2p − 1, so A = b − 1 and B = a − 1.
  const A = b - 1
  const B = a - 1
  const diagonal = new Float64Array(n)
  const offDiagonal = new Float64Array(n)
  for (let k = 0; k < n; k++) {
    const s = 2 * k + A + B
    const centre = k === 0 ? (B - A) / (A + B + 2) : ((B - A) * (B + A)) / (s * (s + 2))
    diagonal[k] = (1 + centre) / 2
    if (k > 0) {
      // At k = 1 the factor (k + A + B) cancels one of the denominator: without this it is 0 ÷ 0 when a + b = 1.
      const ratio =
        k === 1
          ? (4 * (1 + A) * (1 + B)) / ((A + B + 2) ** 2 * (A + B + 3))
          : (4 * k * (k + A) * (k + B) * (k + A + B)) / (s * s * (s + 1) * (s - 1))
      offDiagonal[k - 1] = Math.sqrt(ratio) / 2
    }
  }
  const weights = firstComponentsSquared(diagonal, offDiagonal)
  const order = Array.from(diagonal.keys()).sort((i, j) => (diagonal[i] ?? 0) - (diagonal[j] ?? 0))
  return {
    nodes: Float64Array.from(order, (i) => Math.min(Math.max(diagonal[i] ?? 0, 1e-300), 1)),
    weights: Float64Array.from(order, (i) => weights[i] ?? 0),
  }
}

/**
 * Eigenvalues of a symmetric tridiagonal matrix (left in `d`) by implicit QL, and the squared first component of each
 * eigenvector, which is all that Golub and Welsch need.
 */
function firstComponentsSquared(d: Float64Array, e: Float64Array): Float64Array {
  const n = d.length
  const z = new Float64Array(n)
  z[0] = 1
  const at = (values: Float64Array, i: number): number => values[i] as number
  for (let l = 0; l < n; l++) {
    for (let round = 0; round < 200; round++) {
      let m = l
      while (m < n - 1 && Math.abs(at(e, m)) > 1e-17 * (Math.abs(at(d, m)) + Math.abs(at(d, m + 1)))) m++
      if (m === l) break
      let g = (at(d, l + 1) - at(d, l)) / (2 * at(e, l))
      let r = Math.hypot(g, 1)
      g = at(d, m) - at(d, l) + at(e, l) / (g + (g >= 0 ? r : -r))
      let s = 1
      let c = 1
      let p = 0
      for (let i = m - 1; i >= l; i--) {
        const f = s * at(e, i)
        const b = c * at(e, i)
        r = Math.hypot(f, g)
        e[i + 1] = r
        if (r === 0) {
          d[i + 1] = at(d, i + 1) - p
          e[m] = 0
          break
        }
        s = f / r
        c = g / r
        g = at(d, i + 1) - p
        r = (at(d, i) - g) * s + 2 * c * b
        p = s * r
        d[i + 1] = g + p
        g = c * r - b
        const upper = at(z, i + 1)
        z[i + 1] = s * at(z, i) + c * upper
        z[i] = c * at(z, i) - s * upper
      }
      if (r === 0 && m - 1 >= l) continue
      d[l] = at(d, l) - p
      e[l] = g
      e[m] = 0
    }
  }
  return z.map((value) => value * value)
}
