import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyNth, patternsOf, preparePatterns } from './pattern.ts'
import { rowsOf, simulatedCustomers, weekly } from './test-logs.ts'

const customers = fc.array(
  fc
    .record({
      repeats: fc.nat({ max: 3 }),
      first: fc.integer({ min: 1, max: 20 }),
      more: fc.nat({ max: 20 }),
    })
    .map(({ repeats, first, more }) => ({
      repeats,
      recencyDays: repeats > 0 ? first : 0,
      ageDays: (repeats > 0 ? first : 0) + more,
    })),
  { minLength: 1, maxLength: 60 },
)
const runs = { seed: 11, numRuns: 200 }

test('by hand: two alike and one other are two patterns, in weeks', () => {
  const patterns = weekly([
    { repeats: 2, recencyDays: 213, ageDays: 272 },
    { repeats: 0, recencyDays: 0, ageDays: 14 },
    { repeats: 2, recencyDays: 213, ageDays: 272 },
  ])
  expect(rowsOf(patterns)).toEqual([
    { x: 0, tx: 0, T: 2, weight: 1 },
    { x: 2, tx: 213 / 7, T: 272 / 7, weight: 2 },
  ])
  expect(patterns).toMatchObject({ customers: 3, repeatCustomers: 2, totalRepeats: 4, mostRepeats: 2 })
  expect(patterns.totalAge).toBeCloseTo((272 * 2 + 14) / 7, 12)
})

test('no customer is lost or made up by joining, whatever their order', () => {
  fc.assert(
    fc.property(customers, (some) => {
      const patterns = weekly(some)
      expect(patterns.customers).toBe(some.length)
      expect(patterns.totalRepeats).toBe(some.reduce((sum, { repeats }) => sum + repeats, 0))
      expect(weekly([...some].reverse())).toEqual(patterns)
    }),
    runs,
  )
})

test('the sums of ten thousand customers are those of their rows, every time they are laid out', () => {
  const crowd = simulatedCustomers(
    { model: 'mbg-nbd', parameters: [0.9, 6, 0.9, 1.8] },
    { customers: 10_000, seed: 12, laterDays: 0 },
  )
  const days = crowd.reduce((sum, { ageDays }) => sum + ageDays, 0)
  const repeats = crowd.reduce((sum, customer) => sum + customer.repeats, 0)
  for (let time = 0; time < 10; time++) {
    const patterns = weekly(crowd)
    expect(patterns.totalAge).toBeCloseTo(days / 7, 5)
    expect(patterns.totalRepeats).toBe(repeats)
    expect(patterns.customers).toBe(10_000)
    expect(patterns.mostRepeats).toBe(Math.max(...crowd.map((customer) => customer.repeats)))
  }
})

test('rows come sorted by repeats, then recency, then age', () => {
  fc.assert(
    fc.property(customers, (some) => {
      const rows = rowsOf(weekly(some))
      rows.slice(1).forEach((row, i) => {
        const before = rows[i]!
        expect(row.x - before.x || row.tx - before.tx || row.T - before.T).toBeGreaterThan(0)
      })
    }),
    runs,
  )
})

test('a thinned table keeps rows as they are, evenly, and no more than asked', () => {
  const patterns = weekly(
    Array.from({ length: 100 }, (_, i) => ({ repeats: i, recencyDays: i, ageDays: 100 })),
  )
  const thin = everyNth(patterns, 10)
  expect(rowsOf(thin).map(({ x }) => x)).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85, 95])
  expect(everyNth(patterns, 100)).toBe(patterns)
})

test('a pattern that cannot be is a bug, and its row is named', () => {
  const wrong = [
    { repeats: 0, recencyDays: 5, ageDays: 10 },
    { repeats: 1, recencyDays: 0, ageDays: 10 },
    { repeats: 1, recencyDays: 11, ageDays: 10 },
    { repeats: -1, recencyDays: 5, ageDays: 10 },
    { repeats: 1, recencyDays: Number.NaN, ageDays: 10 },
  ]
  for (const customer of wrong) {
    const sound = { repeats: 0, recencyDays: 0, ageDays: 3 }
    expect(() => preparePatterns(patternsOf([sound, customer], 7))).toThrow(/pattern 1/)
  }
})

test('nobody at all is a table of no rows', () => {
  expect(weekly([])).toMatchObject({ size: 0, customers: 0, totalAge: 0, mostRepeats: 0 })
})
