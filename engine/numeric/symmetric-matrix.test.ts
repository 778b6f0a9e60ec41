import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eigen, positiveInverse } from './symmetric-matrix.ts'

const matrixOf = (rows: readonly (readonly number[])[]): Float64Array[] =>
  rows.map((row) => Float64Array.from(row))

test('by hand: (2 1; 1 2) stretches by 1 and by 3, and its inverse is (2 −1; −1 2)/3', () => {
  const matrix = matrixOf([
    [2, 1],
    [1, 2],
  ])
  expect(Array.from(eigen(matrix).values).sort()).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)])
  const { inverse, condition } = positiveInverse(matrix)
  expect(Array.from(inverse![0]!)).toEqual([expect.closeTo(2 / 3, 14), expect.closeTo(-1 / 3, 14)])
  expect(condition).toBeCloseTo(3, 13)
})

const square = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n, maxLength: n }), {
    minLength: n,
    maxLength: n,
  }),
)
const runs = { seed: 5, numRuns: 200 }

test('a matrix is put together again from its eigenvalues and eigenvectors', () => {
  fc.assert(
    fc.property(square, (rows) => {
      const matrix = rows.map((row, i) => Float64Array.from(row, (value, j) => (value + rows[j]![i]!) / 2))
      const { values, vectors } = eigen(matrix)
      matrix.forEach((row, i) => {
        row.forEach((value, j) => {
          const again = vectors[i]!.reduce((sum, v, k) => sum + v * values[k]! * vectors[j]![k]!, 0)
          // Entries up to 3 in five dimensions: a few roundings of 1e-15 each.
          expect(Math.abs(again - value)).toBeLessThan(1e-13)
        })
      })
    }),
    runs,
  )
})

test('a positive definite matrix times its inverse is the identity', () => {
  fc.assert(
    fc.property(square, (rows) => {
      const n = rows.length
      const matrix = rows.map((row, i) =>
        Float64Array.from({ length: n }, (_, j) =>
          row.reduce((sum, v, k) => sum + v * rows[j]![k]!, i === j ? 1 : 0),
        ),
      )
      const { inverse, condition } = positiveInverse(matrix)
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const cell = matrix[i]!.reduce((sum, value, k) => sum + value * inverse![k]![j]!, 0)
          expect(Math.abs(cell - (i === j ? 1 : 0))).toBeLessThan(1e-13 * condition)
        }
      }
    }),
    runs,
  )
})

test('a matrix that is flat, saddle-shaped or not a number has no such inverse', () => {
  for (const rows of [
    [[0]],
    [
      [1, 0],
      [0, -1],
    ],
    [
      [1, 1],
      [1, 1 - 1e-9],
    ],
    [[Number.NaN]],
  ]) {
    const { inverse, condition } = positiveInverse(matrixOf(rows))
    expect(inverse).toBeNull()
    expect(condition).toBe(Number.POSITIVE_INFINITY)
  }
})
