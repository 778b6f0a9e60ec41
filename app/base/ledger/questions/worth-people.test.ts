import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import { idOf, openFacts } from './test-facts.ts'
import { appendWorthHistory } from './worth-history.ts'
import { type PeopleWanted, type PersonPlace, worthPeople, worthPeopleSql } from './worth-people.ts'

const NONE = Number.NaN
// In order of their ids; Bert, Carl and Dora are worth the same.
const people = [
  { name: 'anna', residual: 90, margin: 5, first: 100, ranking: NONE },
  { name: 'bert', residual: 40, margin: -2, first: 110, ranking: NONE },
  { name: 'carl', residual: 40, margin: NONE, first: 110, ranking: NONE },
  { name: 'dora', residual: 40, margin: 7, first: 120, ranking: NONE },
  { name: 'emil', residual: NONE, margin: 1, first: 130, ranking: NONE },
  { name: 'finn', residual: NONE, margin: -9, first: 131, ranking: 3 },
] as const
const nameOf = new Map(people.map(({ name }) => [idOf(name), name]))

let duck: Duck
beforeAll(async () => {
  duck = await openFacts()
  const column = (read: (one: (typeof people)[number]) => number): Float64Array =>
    Float64Array.from(people, read)
  for (const run of [1, 2])
    await appendWorthHistory(duck, {
      run,
      asOf: '2026-01-01',
      customers: people.map(({ name }) => idOf(name)),
      alive: column(() => 0.5),
      residualValue: column(({ residual }) => residual * run),
      marginSoFar: column(({ margin }) => margin),
      stage: people.map(() => 'steady'),
      firstDay: Int32Array.from(people, ({ first }) => first),
      ranking: column(({ ranking }) => ranking),
    })
})
afterAll(() => duck.close())

async function pages(wanted: PeopleWanted, { rising = false, most = 2 } = {}): Promise<string[][]> {
  const found: string[][] = []
  for (let after: PersonPlace | null = null; ; ) {
    const page: readonly PersonPlace[] = await worthPeople(duck, { run: 1, wanted, rising, after, most })
    if (page.length === 0) return found
    found.push(page.map(({ customer }) => nameOf.get(customer) ?? customer))
    after = page.at(-1) ?? null
  }
}

const between = (highest: number, lowest: number, skip = 0) =>
  ({ by: 'ranking', highest, lowest, skip }) as const

describe('customers behind a figure', () => {
  test.each(['ranking', 'margin', 'first-day', 'unknown'] as const)('asked by %s: understood', async (by) => {
    for (const rising of [true, false]) {
      const ends: Record<string, number> =
        by === 'unknown' ? {} : by === 'first-day' ? { from: 1, to: 2 } : { highest: 2, lowest: 1 }
      const values = { ...ends, run: 1, after: null, key: 0, most: 5, skip: 0 }
      expect(await duck.rows(`explain ${worthPeopleSql({ by }, rising)}`, values)).not.toEqual([])
    }
  })

  test('come the most valuable first, who are worth the same by id, page after page', async () => {
    expect(await pages(between(90, 3))).toEqual([['anna', 'bert'], ['carl', 'dora'], ['finn']])
    expect(await pages(between(90, 3), { rising: true })).toEqual([
      ['finn', 'dora'],
      ['carl', 'bert'],
      ['anna'],
    ])
  })

  test('those alike who stand in the group before are passed over', async () => {
    expect(await pages(between(40, 3, 1))).toEqual([['carl', 'dora'], ['finn']])
    expect(await pages(between(90, 40, 2), { rising: true })).toEqual([['bert', 'anna']])
  })

  test('by margin, of a day, and of whom nothing is known; unknown figures come last', async () => {
    expect(await pages({ by: 'margin', highest: 0, lowest: -100, skip: 0 }, { rising: true })).toEqual([
      ['finn', 'bert'],
    ])
    expect(await pages({ by: 'first-day', from: 110, to: 130 }, { most: 3 })).toEqual([
      ['bert', 'carl', 'dora'],
      ['emil'],
    ])
    expect(await pages({ by: 'unknown' })).toEqual([['emil']])
  })

  test('another run is another matter', async () => {
    const found = await worthPeople(duck, {
      ...{ run: 2, wanted: between(1000, 81), rising: false, after: null, most: 9 },
    })
    expect(found).toEqual([{ customer: idOf('anna'), key: 180 }])
  })
})
