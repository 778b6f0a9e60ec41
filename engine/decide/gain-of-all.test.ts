import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { type GainsOfKind, gainOfAll, lnOfNone } from './gain-of-all.ts'
import { type AssumedShare, assumedShares } from './ranking.ts'

/** Something to do: all of a stake, or nothing of it. */
type Row = { readonly stake: number; readonly chance: number; readonly assumed: AssumedShare }

const spreadOf = ({ stake, chance }: Row): number => stake * Math.sqrt(chance * (1 - chance))
const moneyOf = ({ stake, chance }: Row): number => stake * chance

/** What the list of the day adds up. */
function kindsOf(rows: readonly Row[]): GainsOfKind[] {
  return [...Map.groupBy(rows, ({ assumed }) => assumed)].map(([assumed, own]) => ({
    assumed,
    money: own.reduce((sum, row) => sum + moneyOf(row), 0),
    variance: own.reduce((sum, row) => sum + spreadOf(row) ** 2, 0),
    squares: own.reduce((sum, row) => sum + moneyOf(row) ** 2, 0),
    lnOfNone: own.reduce((sum, row) => sum + lnOfNone({ money: moneyOf(row), spread: spreadOf(row) }), 0),
  }))
}

/** So many small things that chance evens out between them. */
const evened = (money: number, assumed: AssumedShare): GainsOfKind[] =>
  kindsOf(Array.from({ length: 4_000 }, () => ({ stake: money / 1_600, chance: 0.4, assumed })))

describe('by hand', () => {
  test('where chance evens out it is as unsure as the share that it rests on', () => {
    // The beta of mean 0.4 and deviation 0.2 ÷ 1.2816 = 0.156 has its 5 % at 0.160 and its 95 % at 0.672.
    const { value, low, high } = gainOfAll(evened(100, 'lostOtherwise'), 1)
    expect(value).toBeCloseTo(100, 8)
    expect(low).toBeGreaterThan(36)
    expect(low).toBeLessThan(44)
    expect(high).toBeGreaterThan(162)
    expect(high).toBeLessThan(174)
  })

  test('what rests on nothing assumed and has no chance in it is what it is', () => {
    const sure = { money: 100, variance: 0, squares: 1e4, lnOfNone: Number.NEGATIVE_INFINITY, assumed: null }
    expect(gainOfAll([sure], 1)).toEqual({ value: 100, low: 100, high: 100, level: 0.9 })
    expect(gainOfAll([], 1)).toEqual({ value: 0, low: 0, high: 0, level: 0.9 })
  })

  test('one thing that comes one time in ten brings nothing at the least and all of it at the most', () => {
    const row: Row = { stake: 500, chance: 0.1, assumed: 'thanked' }
    const { value, low, high } = gainOfAll(kindsOf([row]), 1)
    expect([value, low]).toEqual([50, 0])
    expect(high).toBeGreaterThan(400)
  })

  test('two kinds that rest on different shares are surer than one that rests on one', () => {
    const one = gainOfAll(evened(100, 'lostOtherwise'), 1)
    const two = gainOfAll([...evened(50, 'lostOtherwise'), ...evened(50, 'heeded')], 1)
    expect(two.high - two.low).toBeLessThan(one.high - one.low)
  })

  test('ln of nothing: 1 − chance, found again in money and spread', () => {
    expect(lnOfNone({ money: 96 * 0.2, spread: 96 * 0.4 })).toBeCloseTo(Math.log(0.8), 12)
    expect(lnOfNone({ money: 0, spread: 0 })).toBe(0)
    expect(lnOfNone({ money: 5, spread: 0 })).toBe(Number.NEGATIVE_INFINITY)
  })
})

/** Days drawn row by row, each share once a day: what the interval is an approximation of. */
function daysOf(rows: readonly Row[], seed: number, n: number): number[] {
  const chance = random(seed)
  const shares = Object.entries(assumedShares)
  const days = Array.from({ length: n }, () => {
    const factor = new Map(
      shares.map(([name, { value, low, high }]) => {
        const weight = (value * (1 - value)) / ((high - low) / (2 * 1.2815515655446004)) ** 2 - 1
        return [name, chance.beta(value * weight, (1 - value) * weight) / value]
      }),
    )
    return rows.reduce(
      (sum, row) =>
        sum + (chance.uniform() < row.chance * (factor.get(row.assumed) as number) ? row.stake : 0),
      0,
    )
  })
  return days.sort((a, b) => a - b)
}

describe('against days drawn row by row', () => {
  const chance = random(5)
  const between = (low: number, high: number): number => low + (high - low) * chance.uniform()
  const many = (n: number, row: () => Row): Row[] => Array.from({ length: n }, row)
  const deliver = (): Row => ({
    ...{ stake: between(20, 100), chance: between(0.12, 0.37), assumed: 'lostOtherwise' },
  })
  const winBack = (): Row => ({
    ...{ stake: between(5_000, 14_000), chance: between(0.02, 0.06), assumed: 'wonBack' },
  })
  const collect = (): Row => ({ stake: between(5, 70), chance: 0.5, assumed: 'heeded' })
  const days: readonly [string, Row[]][] = [
    ['thirty deliveries', many(30, deliver)],
    ['five deliveries', many(5, deliver)],
    ['seven to win back', many(7, winBack)],
    ['two hundred to win back', many(200, winBack)],
    ['nine debts', many(9, collect)],
    ['a day of all', [...many(30, deliver), ...many(7, winBack), ...many(9, collect)]],
  ]
  // Beyond each end there are to be 5 %: 1.5 to 8 by what moments say of a tail, and by the chance of a thousand draws.
  test.each(days)('of %s about nine in ten lie within', (_, rows) => {
    const { low, high } = gainOfAll(kindsOf(rows), 20_240_229)
    const drawn = daysOf(rows, 3, 20_000)
    const share = (which: (day: number) => boolean): number => drawn.filter(which).length / drawn.length
    expect(share((day) => day < low)).toBeLessThan(0.08)
    expect(share((day) => day > high)).toBeGreaterThan(0.015)
    expect(share((day) => day > high)).toBeLessThan(0.08)
    // Where it is cut at 0 so many days bring nothing.
    if (low === 0) expect(share((day) => day === 0)).toBeGreaterThan(0.04)
    else expect(share((day) => day < low)).toBeGreaterThan(0.015)
  })

  test('a day of deliveries is not called nothing because somebody may be won back', () => {
    const rows = days.find(([name]) => name === 'a day of all')?.[1] ?? []
    const { value, low } = gainOfAll(kindsOf(rows), 20_240_229)
    const variance = kindsOf(rows).reduce((sum, kind) => sum + kind.variance, 0)
    // As a normal interval would have been.
    expect(value - 1.645 * Math.sqrt(variance)).toBeLessThan(0)
    expect(low).toBeGreaterThan(100)
  })
})

test('the interval holds its sum, whatever is added up, and is the same every time', () => {
  const kind = fc.record({
    stake: fc.double({ min: 1, max: 1e7, noNaN: true }),
    chance: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
    assumed: fc.constantFrom(...(Object.keys(assumedShares) as AssumedShare[])),
  })
  fc.assert(
    fc.property(fc.array(kind, { minLength: 1, maxLength: 40 }), fc.integer(), (rows, seed) => {
      const gain = gainOfAll(kindsOf(rows), seed)
      expect(gain.low).toBeGreaterThanOrEqual(0)
      expect(gain.low).toBeLessThanOrEqual(gain.high)
      expect(gain.low).toBeLessThanOrEqual(gain.value * 1.25)
      expect(gainOfAll(kindsOf(rows), seed)).toEqual(gain)
    }),
    { numRuns: 60, seed: 20_261_127 },
  )
})

test('what costs more than it brings is not made a gain', () => {
  const { value, low, high } = gainOfAll(
    [{ money: -20, variance: 100, squares: 400, lnOfNone: Math.log(0.2), assumed: null }],
    1,
  )
  expect(value).toBe(-20)
  expect(low).toBeLessThan(-30)
  expect(high).toBeLessThan(0)
})
