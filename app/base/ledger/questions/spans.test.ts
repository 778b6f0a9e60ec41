import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import { cohorts, cohortsSql } from './cohorts.ts'
import { customerHistories } from './customer-histories.ts'
import { layOutHistories, shapeOf } from './histories.ts'
import { firstDaysSql, holdOut, holdOutSql, weeksSql } from './hold-out.ts'
import { keepFacts, openFacts, type TestLine } from './test-facts.ts'

let duck: Duck
beforeAll(async () => {
  duck = await openFacts()
})
afterAll(() => duck.close())

const asked = { asOf: '2025-05-31', until: '2025-06-30' }

const bought = (party: string, day: string, more: Partial<TestLine> = {}): TestLine => ({
  ...{ party, day, amount: 10 },
  ...more,
})

/** Anna from January on, Bert from February, Carl once; something comes back; somebody nobody knows buys, too. */
const lines: readonly TestLine[] = [
  bought('anna', '2025-01-05', { amount: 40 }),
  bought('anna', '2025-01-20', { amount: 10 }),
  bought('anna', '2025-03-02', { amount: 20 }),
  bought('anna', '2025-03-09', { amount: -5 }),
  bought('anna', '2025-06-01', { amount: 30 }),
  bought('anna', '2025-06-01', { amount: 2 }),
  bought('bert', '2025-02-28', { amount: 8 }),
  bought('bert', '2025-05-31', { amount: 6 }),
  bought('bert', '2025-06-08', { amount: 6 }),
  bought('bert', '2025-06-30', { amount: 6 }),
  bought('bert', '2025-07-01', { amount: 6 }),
  bought('carl', '2025-02-01', { amount: 9 }),
  bought('dora', '2025-06-09', { amount: 9 }),
  { party: null, day: '2025-03-01', amount: 99 },
]

describe('every question is understood by the database', () => {
  test.each([
    ['sales alone', {}],
    ['with returns', { amount: -3 }],
    ['with margins', { margin: 1 }],
    ['with returns and margins of some', { amount: -3, margin: -1 }],
  ])('%s', async (_, more) => {
    await keepFacts(duck, { lines: [bought('anna', '2025-01-05'), bought('bert', '2025-01-06', more)] })
    await layOutHistories(duck, asked, 'by id')
    const shape = await shapeOf(duck)
    for (const [sql, values] of [
      [cohortsSql(shape), { months: 3 }],
      [holdOutSql, { asOf: asked.asOf }],
      [weeksSql(shape), asked],
      [firstDaysSql, {}],
    ] as const)
      expect(await duck.rows(`explain ${sql}`, { ...values })).not.toEqual([])
    // Numbers are taken as they lie in memory: another type, or a null, would be read as a wrong number.
    for (const { column_name, column_type } of await duck.rows(`describe ${holdOutSql}`, {
      asOf: asked.asOf,
    }))
      expect(column_type, String(column_name)).toBe('INTEGER')
  })
})

describe('who came together', () => {
  test('by months: how many bought in each since, and what was made of it', async () => {
    await keepFacts(duck, { lines })
    await layOutHistories(duck, asked, 'by id')
    const found = await cohorts(duck, { months: 1 })
    const [january, february] = [2025 * 12, 2025 * 12 + 1]
    const cells = Array.from(found.cohort, (cohort, i) => [
      ...[cohort, found.age[i], found.bought[i], found.margin[i], found.rest[i]],
    ])
    expect(cells).toEqual([
      [january, 0, 1, 0, 50],
      // What came back was brought back in March, and no purchase.
      [january, 2, 1, 0, 15],
      [february, 0, 2, 0, 17],
      [february, 3, 1, 0, 6],
    ])
    const { revenue } = await customerHistories(duck)
    expect(found.rest.reduce((all, one) => all + one, 0)).toBe(revenue.reduce((all, one) => all + one, 0))
  })

  test('by quarters, and margin apart from the revenue of which none is known', async () => {
    await keepFacts(duck, {
      lines: [
        bought('anna', '2025-01-05', { amount: 40, margin: 12 }),
        bought('anna', '2025-04-20', { amount: 10 }),
        bought('bert', '2024-12-31', { amount: 8, margin: 2 }),
        bought('bert', '2025-03-31', { amount: 6, margin: -1 }),
      ],
    })
    await layOutHistories(duck, asked, 'by id')
    const found = await cohorts(duck, { months: 3 })
    const quarter = 2025 * 4
    expect([...found.cohort]).toEqual([quarter - 1, quarter - 1, quarter, quarter])
    expect([...found.age]).toEqual([0, 1, 0, 1])
    expect([...found.margin]).toEqual([2, -1, 12, 0])
    expect([...found.rest]).toEqual([0, 0, 0, 10])
  })

  test('what comes back before anything was bought belongs to the beginning', async () => {
    await keepFacts(duck, {
      lines: [bought('anna', '2025-01-05', { amount: -7 }), bought('anna', '2025-02-05', { amount: 9 })],
    })
    await layOutHistories(duck, asked, 'by id')
    const found = await cohorts(duck, { months: 1 })
    expect([[...found.cohort], [...found.age], [...found.bought], [...found.rest]]).toEqual([
      [2025 * 12 + 1],
      [0],
      [1],
      [2],
    ])
  })
})

describe('what came after a cut', () => {
  test('histories up to it, with the purchase days after it, and how many share both', async () => {
    await keepFacts(duck, { lines: [...lines, bought('emil', '2025-02-01', { amount: 9 })] })
    await layOutHistories(duck, asked, 'by id')
    const found = await holdOut(duck, asked)
    const rows = Array.from(found.repeats, (x, i) => [
      ...[x, found.recencyDays[i], found.ageDays[i], found.laterDays[i], found.weights[i]],
    ])
    expect(rows).toEqual([
      // Carl and Emil are one pattern; Bert came twice, and Anna once, on a day with two lines.
      [0, 0, 119, 0, 2],
      [1, 92, 92, 2, 1],
      [2, 56, 146, 1, 1],
    ])
    expect([[...found.firstDays.day], [...found.firstDays.customers]]).toEqual([
      [20093, 20120, 20147],
      [1, 2, 1],
    ])
  })

  test('weeks end on the day of the cut: what was bought again in each, before it and after', async () => {
    await keepFacts(duck, { lines })
    await layOutHistories(duck, asked, 'by id')
    const { weeks } = await holdOut(duck, asked)
    // 20 January and 2 March before it; Bert on the very day; 1, 8 and 30 June after it. Dora came later, Carl once.
    expect([...weeks.week]).toEqual([-18, -12, 0, 1, 2, 5])
    expect([...weeks.purchases]).toEqual([1, 1, 1, 1, 1, 1])
  })
})
