/** A small symmetric matrix as rows. */
export type SymmetricMatrix = readonly Float64Array[]

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi rotations.
 *
 * @param matrix n × n, n small
 * @returns `values` (n) and `vectors` (rows of the matrix whose columns are the eigenvectors)
 * Source: Golub & Van Loan (2013), 8.5.
 * @example eigen([Float64Array.of(2, 0), Float64Array.of(0, 3)]).values // 2, 3
 */
export function eigen(matrix: SymmetricMatrix): { values: Float64Array; vectors: Float64Array[] } {
  const n = matrix.length
  const a = matrix.map((row) => Float64Array.from(row))
  const v = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
  const at = (m: Float64Array[], i: number, j: number): number => (m[i] as Float64Array)[j] as number
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) off += at(a, i, j) ** 2
    if (off === 0) break
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (at(a, p, q) === 0) continue
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * at(a, p, q))
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const c = 1 / Math.hypot(t, 1)
        const turn = { p, q, c, s: t * c }
        rotateColumns(a, turn)
        rotateRows(a, turn)
        rotateColumns(v, turn)
      }
    }
  }
  return { values: Float64Array.from(a, (row, i) => row[i] as number), vectors: v }
}

type Turn = { readonly p: number; readonly q: number; readonly c: number; readonly s: number }

function rotateColumns(m: Float64Array[], { p, q, c, s }: Turn): void {
  for (const row of m) {
    const x = row[p] as number
    const y = row[q] as number
    row[p] = c * x - s * y
    row[q] = s * x + c * y
  }
}

function rotateRows(m: Float64Array[], { p, q, c, s }: Turn): void {
  const upper = m[p] as Float64Array
  const lower = m[q] as Float64Array
  for (let k = 0; k < upper.length; k++) {
    const x = upper[k] as number
    const y = lower[k] as number
    upper[k] = c * x - s * y
    lower[k] = s * x + c * y
  }
}

/**
 * The inverse of a symmetric matrix that is positive definite, with its condition number.
 *
 * @param matrix n × n
 * @returns `inverse`, or null where an eigenvalue is not positive; `condition` = largest ÷ smallest eigenvalue
 * @example positiveInverse([Float64Array.of(4)]) // inverse 0.25, condition 1
 */
export function positiveInverse(matrix: SymmetricMatrix): {
  inverse: Float64Array[] | null
  condition: number
} {
  if (matrix.some((row) => !row.every(Number.isFinite)))
    return { inverse: null, condition: Number.POSITIVE_INFINITY }
  const { values, vectors } = eigen(matrix)
  const least = Math.min(...values)
  const most = Math.max(...values)
  if (!(least > 0)) return { inverse: null, condition: Number.POSITIVE_INFINITY }
  const inverse = vectors.map((row) =>
    Float64Array.from(vectors, (other) =>
      row.reduce((sum, value, k) => sum + (value * (other[k] as number)) / (values[k] as number), 0),
    ),
  )
  return { inverse, condition: most / least }
}
