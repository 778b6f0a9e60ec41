import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { fitGaps, type GapModel } from './gap-model.ts'
import type { PairHistories } from './histories.ts'
import { householdDays, householdDaysOf } from './household.ts'
import { learnRhythm, type Rhythm, type RunOuts, type RunOutTerms, runOuts } from './run-out.ts'
import { type Bought, historiesOf } from './test-histories.ts'

/** Customers who buy one thing again and again, every one at a pace of their own, now and then a few days off. */
function regulars(seed: number, until: number, apart = 0.2): Bought[] {
  return Array.from({ length: 40 }, (_, c) => 10 + c).flatMap((pace, c) => {
    // Each with chance of their own: a longer period continues the shorter one.
    const chance = random(seed * 100 + c)
    const bought: Bought[] = []
    for (let day = chance.below(pace); day < until; ) {
      bought.push([c, c % 3, day, 5])
      day += Math.max(1, Math.round(pace * Math.exp(apart * chance.normal())))
    }
    return bought
  })
}

const now = 300
const terms = { leadDays: 1, service: 0.75 }
const saidOf = (histories: PairHistories, own: RunOutTerms = terms): RunOuts =>
  runOuts(histories, learnRhythm(histories, { now, within: 14 }), own)

describe('what is not known is not printed', () => {
  const at = (bought: Bought[]): { basis: string; runOutDay: number; due: number } => {
    const histories = historiesOf([...regulars(3, 300), ...bought])
    const pair = histories.customer.length - 1
    const { basis, runOutDay, due } = saidOf(histories)
    return { basis: basis[pair] as string, runOutDay: runOutDay[pair] as number, due: due[pair] as number }
  }

  test('one purchase makes no rhythm: no date, no probability', () => {
    expect(at([[40, 0, 290]])).toEqual({ basis: 'one-purchase', runOutDay: Number.NaN, due: Number.NaN })
  })

  test('a purchase later than today has not happened yet', () => {
    expect(at([[40, 0, 300]])).toEqual({ basis: 'no-purchase', runOutDay: Number.NaN, due: Number.NaN })
    expect(
      at([
        [40, 0, 290],
        [40, 0, 305],
      ]).basis,
    ).toBe('one-purchase')
  })

  test('an interval wider than three gaps is no date; the probability is still said', () => {
    const { basis, runOutDay, low, high, deliverByDay, due } = saidOf(historiesOf(regulars(3, 300, 1.3)))
    expect(basis).toContain('too-wide')
    basis.forEach((one, pair) => {
      if (one !== 'too-wide') return
      for (const day of [runOutDay, low, high, deliverByDay]) expect(day[pair]).toBeNaN()
      expect(due[pair]).toBeGreaterThan(0)
    })
  })

  test('bought every other day and not for ten months: gone quiet, with a probability and no date', () => {
    const gone = at([1, 3, 5, 7, 9].map((day): Bought => [40, 0, day]))
    expect(gone.basis).toBe('gone-quiet')
    expect(gone.runOutDay).toBeNaN()
    expect(gone.due).toBeGreaterThan(0)
  })

  test('nobody ever came back: nothing is said of anybody', () => {
    const { basis, due } = saidOf(
      historiesOf([
        [0, 0, 5],
        [1, 0, 8],
      ]),
    )
    expect(basis).toEqual(['no-rhythm', 'no-rhythm'])
    expect([...due]).toEqual([Number.NaN, Number.NaN])
    expect(saidOf(historiesOf([])).basis).toEqual([])
  })
})

describe('regular customers', () => {
  const histories = historiesOf(regulars(3, 300))
  const said = saidOf(histories)

  test('everyone who is in rhythm has a date, inside its interval, not before today', () => {
    const dated = said.basis.filter((basis) => basis === 'rhythm').length
    expect(dated).toBeGreaterThan(35)
    said.basis.forEach((basis, pair) => {
      if (basis !== 'rhythm') return
      const { low, high, runOutDay, deliverByDay } = said as RunOuts
      expect(low[pair]).toBeGreaterThanOrEqual(now)
      expect(runOutDay[pair]).toBeGreaterThanOrEqual(low[pair] as number)
      expect(high[pair]).toBeGreaterThanOrEqual(runOutDay[pair] as number)
      expect(deliverByDay[pair]).toBeGreaterThanOrEqual(now)
      expect(deliverByDay[pair]).toBeLessThanOrEqual(runOutDay[pair] as number)
    })
  })

  test('four of five come within their 80 % interval', () => {
    const later = historiesOf(regulars(3, 700))
    let [inside, dated] = [0, 0]
    said.basis.forEach((basis, pair) => {
      if (basis !== 'rhythm') return
      const own = later.day.subarray(later.from[pair], later.from[pair + 1])
      const next = own.find((day) => day >= now) as number
      dated++
      if (next >= (said.low[pair] as number) && next <= (said.high[pair] as number)) inside++
    })
    // Three standard errors of a share of so few.
    expect(Math.abs(inside / dated - 0.8)).toBeLessThan(3 * Math.sqrt(0.16 / dated))
  })

  test('a longer way to the customer means an earlier day, never one before today', () => {
    const slower = saidOf(histories, { ...terms, leadDays: 5 })
    slower.deliverByDay.forEach((day, pair) => {
      if (Number.isNaN(day)) return
      const sooner = said.deliverByDay[pair] as number
      expect(day).toBe(sooner > now + 4 ? sooner - 4 : now)
    })
  })
})

describe('a shop with more customers than are learned from', () => {
  const bought = [1, 2, 3, 4].flatMap((seed) =>
    regulars(seed, 300).map(([c, ...what]): Bought => [40 * seed + c - 40, ...what]),
  )
  const histories = historiesOf(bought)
  const some = { now, within: 14, learnedFrom: 60 }

  test('learns the same in whatever order they come', () => {
    const last = histories.customers - 1
    const turned = {
      ...historiesOf(bought.map(([c, ...what]): Bought => [last - c, ...what])),
      draws: histories.draws.toReversed(),
    }
    const [here, there] = [learnRhythm(histories, some), learnRhythm(turned, some)]
    expect(there.model?.closedGaps).toBe(here.model?.closedGaps)
    const due = (of: PairHistories, rhythm: Rhythm): number[] => [...runOuts(of, rhythm, terms).due]
    due(turned, there)
      .toReversed()
      // Sums run in another order: they differ by rounding alone.
      .forEach((chance, pair) => {
        expect(chance).toBeCloseTo(due(histories, here)[pair] as number, 10)
      })
  })

  test('learns nearly what all of them would have told, and others tell it otherwise', () => {
    const all = learnRhythm(histories, { now, within: 14 })
    const drawn = learnRhythm(histories, some)
    const others = learnRhythm({ ...histories, draws: histories.draws.map((draw) => 1 - draw) }, some)
    expect(drawn.model?.mean).not.toBe(others.model?.mean)
    expect(Math.abs((drawn.model?.mean ?? 0) - (all.model?.mean ?? 0))).toBeLessThan(0.2)
  })
})

describe('what is known of the household', () => {
  const bought: Bought[] = [...regulars(3, 300), [40, 0, 290]]
  const histories = historiesOf(bought)
  const pair = histories.customer.length - 1
  const saidFor = (days: number): { at: number; basis: string; gap: number } => {
    const expectedDays = new Float64Array(pair + 1).fill(Number.NaN).fill(days, pair)
    const { runOutDay, basis, usualGap } = saidOf(histories, { ...terms, expectedDays })
    return { at: runOutDay[pair] as number, basis: basis[pair] as string, gap: usualGap[pair] as number }
  }

  test('ten kilos for four who eat a hundred grams each: 25 days, from the first purchase on', () => {
    expect(householdDays(10, { persons: 4, each: 0.1 })).toBeCloseTo(25, 12)
    const { basis, gap, at } = saidFor(25)
    expect(basis).toBe('household')
    expect(gap).toBeCloseTo(25, 6)
    expect(at).toBeGreaterThan(300)
    expect(at).toBeLessThan(290 + 40)
  })

  test('one more mouth never makes the jar last longer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 1, max: 25, noNaN: true }),
        (persons, kilos) => {
          const [fewer, more] = [persons, persons + 1].map((n) =>
            saidFor(householdDays(kilos, { persons: n, each: 0.1 })),
          )
          expect(more?.gap).toBeLessThan(fewer?.gap as number)
          if (fewer && more && fewer.basis === 'household' && more.basis === 'household') {
            expect(more.at).toBeLessThanOrEqual(fewer.at)
          }
        },
      ),
      { seed: 1, numRuns: 20 },
    )
  })

  test('two real gaps outweigh what was said', () => {
    const real = historiesOf([...regulars(3, 300), [40, 0, 270], [40, 0, 280], [40, 0, 290]])
    const last = real.customer.length - 1
    const own = saidOf(real).usualGap[last] as number
    const expectedDays = new Float64Array(last + 1).fill(Number.NaN).fill(80, last)
    const both = saidOf(real, { ...terms, expectedDays })
    expect(both.usualGap[last]).toBeCloseTo(Math.sqrt(own * 80), 6)
    expect(both.basis[last]).not.toBe('household')
  })

  test('what is not known of a household says nothing', () => {
    expect(householdDays(10, { persons: Number.NaN, each: 0.1 })).toBeNaN()
    expect(householdDays(0, { persons: 2, each: 0.1 })).toBeNaN()
    expect(saidFor(Number.NaN).basis).toBe('one-purchase')
  })

  test('what one person eats is learned from the households in rhythm, and told of the next one', () => {
    // Twelve households of one to four: a hundred grams a head and day, five kilos at a time.
    const eaters: Bought[] = Array.from({ length: 12 }, (_, c) => c).flatMap((c) => {
      const pace = Math.round(5000 / (100 * ((c % 4) + 1)))
      return Array.from({ length: 6 }, (_, k): Bought => [c, 0, 299 - k * pace, 5])
    })
    const all = historiesOf([...eaters, [12, 0, 295, 10]])
    const model = fitGaps(all, now) as GapModel
    const persons = Float64Array.from({ length: 13 }, (_, c) => (c === 12 ? 2 : (c % 4) + 1))
    const days = householdDaysOf(all, model, { now, persons })
    // Ten kilos for two: 50 days, give or take what drawing together moves.
    expect(Math.abs((days[12] as number) - 50)).toBeLessThan(5)
    expect(saidOf(all, { ...terms, expectedDays: days }).basis[12]).toBe('household')
    const few = historiesOf([...eaters.filter(([c]) => c < 4), [4, 0, 295, 10]])
    const unknown = householdDaysOf(few, fitGaps(few, now) as GapModel, { now, persons })
    expect([...unknown].every(Number.isNaN)).toBe(true)
  })
})
