import { describe, expect, test } from 'vitest'
import type { ReadOf } from '../../base/access/reading.ts'
import type { Limits } from './contract.ts'
import { habitLimit, rules } from './habit.ts'
import {
  dayOf,
  listedOf,
  openedOf,
  population,
  reader,
  type Told,
  type Worker,
  worker,
  workingDays,
} from './test-days.ts'

const limits: Limits = { opened: 300, listed: 2_000, keys: 5_000, stops: false }
/** `RICEBOOK_PROVE=1` takes the whole firm; a run of the tests a part of it. */
const [people, days] = process.env.RICEBOOK_PROVE ? [200, 120] : [16, 45]

test('a habit is the middle of the days and their spread; one wild day does not widen it', () => {
  const quiet = [20, 24, 30, 22, 26, 25, 21, 28]
  const { limit, usual, passed } = habitLimit(quiet, 5, { floor: 0, new: 0, times: 1 })
  expect([usual, passed]).toEqual([24, 'habit'])
  expect(limit).toBeGreaterThan(30)
  expect(limit).toBeLessThan(60)
  const wild = habitLimit([...quiet, 5_000], 5, { floor: 0, new: 0, times: 1 })
  expect(wild.limit).toBeLessThan(limit * 1.5)
})

test('who has hardly been there has no habit, and is allowed what somebody new is', () => {
  expect(habitLimit([1, 1, 1, 1], 5, rules.opened)).toEqual({ limit: 150, usual: null, passed: 'new' })
  expect(habitLimit([1, 1, 1, 1, 1], 5, rules.opened)).toEqual({ limit: 60, usual: 1, passed: 'habit' })
})

test('of a hundred days of honest work less than one is told of', () => {
  let worked = 0
  let told = 0
  for (let seed = 1; seed <= people; seed++) {
    const one = worker(seed)
    const counted = reader(limits)
    for (const date of workingDays(days, one.chance)) {
      worked += 1
      if (counted.day(date, dayOf(one)).length > 0) told += 1
    }
  }
  expect(worked).toBe(people * days)
  // 0.43 of a hundred in 9,000 days of a hundred people (docs/readings.md).
  expect(told / worked).toBeLessThan(0.01)
  // Were nothing ever told of, this would prove nothing.
  expect(told).toBeGreaterThan(0)
})

const before = 60

/** Days of a leak that come after sixty of work, on top of the work; what was told of first, and on which day. */
function leaking(one: Worker, leak: (nth: number) => readonly ReadOf[]): (Told & { nth: number }) | null {
  const counted = reader(limits)
  for (const [nth, date] of workingDays(70, one.chance).entries()) {
    const more = nth < before ? [] : leak(nth - before)
    const [first] = counted.day(date, [...dayOf(one), ...more])
    if (nth >= before && first) return { ...first, nth: nth - before }
  }
  return null
}

const ofTrade = (trade: Worker['trade'], many: number): Worker[] =>
  Array.from({ length: 200 }, (_, nth) => worker(1_000 + nth))
    .filter((one) => one.trade === trade)
    .slice(0, many)
const some = (count: number, of: (nth: number) => number): number[] =>
  Array.from({ length: count }, (_, nth) => of(nth))

describe('a leak is told of', () => {
  test.each([
    [
      'page by page of the list',
      () => some(100, (nth) => nth).map((page) => listedOf(some(200, (nth) => page * 200 + nth))),
    ],
    ['by searching', () => some(1_000, (nth) => nth).map((at) => listedOf(some(8, (nth) => at * 8 + nth)))],
    ['file by file', () => some(2_000, (nth) => nth).map(openedOf)],
  ] as const)('%s: on its day, of everybody, before a tenth is gone', (_, leak) => {
    for (const trade of ['seller', 'manager', 'analyst'] as const)
      for (const one of ofTrade(trade, 1)) {
        const first = leaking(one, leak)
        expect(first?.nth, trade).toBe(0)
        expect(first?.read, trade).toBeLessThan(trade === 'seller' ? 700 : 2_500)
        expect(first?.read).toBeLessThan(population / 8)
      }
  })

  test('a hundred new faces a day, for days: of who sells, within a week', () => {
    for (const one of ofTrade('seller', 4)) {
      const first = leaking(one, (day) => [listedOf(some(100, (nth) => day * 100 + nth))])
      expect(first?.nth).toBeLessThan(5)
    }
  })

  test('a key that nobody knows yet: at six hundred customers', () => {
    const [first] = reader(limits, true).day(
      '2026-01-05',
      some(100, (nth) => nth).map((page) => listedOf(some(200, (nth) => page * 200 + nth))),
    )
    expect(first).toMatchObject({ kind: 'listed', read: 800 })
  })

  test('an export by who has never taken one: at once; by who takes one each week: not', () => {
    const counted = reader(limits)
    const taken: ReadOf = { opened: null, listed: [], inFull: false, taken: 500 }
    expect(counted.day('2026-01-05', [taken]).map(({ kind }) => kind)).toEqual(['taken'])
    expect(counted.day('2026-01-12', [taken]).map(({ kind }) => kind)).toEqual(['taken'])
    expect(counted.day('2026-01-19', [taken])).toEqual([])
  })
})
