import {
  expectedAmount,
  marginRate,
  spendGroupsOf,
  spendParts,
  spendSteps,
  marginSums as sumsOf,
} from '@ricebook/engine'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import { type CustomerHistories, customerHistories } from './customer-histories.ts'
import { customerWorth, type Scoring } from './customer-worth.ts'
import { layOutHistories } from './histories.ts'
import { marginSums } from './margin-sums.ts'
import { purchasePatterns } from './purchase-patterns.ts'
import { spending } from './spending.ts'
import { keepStageWindows } from './stage-windows.ts'
import { keepFacts, openFacts, type TestLine } from './test-facts.ts'

const first = Temporal.PlainDate.from('2024-01-01')
const dayOf = (after: number): string => first.add({ days: after }).toString()
const asked = { asOf: dayOf(60), until: dayOf(80) }
const epochDay = (day: string): number => Date.parse(day) / 86_400_000

const line: fc.Arbitrary<TestLine> = fc.record({
  party: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  day: fc.integer({ min: 0, max: 80 }).map(dayOf),
  amount: fc.constantFrom(0.5, 3, 9.99, 12, 40, 41, 700, -5),
  margin: fc.constantFrom(null, 0.4, 2, -1),
})
const lines = fc.array(line, { minLength: 1, maxLength: 120 })
const runs = { seed: 8, numRuns: 30 }

describe('what fitting asks for, and what is made of it', () => {
  let duck: Duck
  beforeAll(async () => {
    duck = await openFacts()
  })
  afterAll(() => duck.close())

  const historiesOf = async (facts: readonly TestLine[]): Promise<CustomerHistories> => {
    await keepFacts(duck, { lines: facts })
    await layOutHistories(duck, asked, 'by id')
    return customerHistories(duck)
  }

  test('are the sums of what single customers spent and earned us', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (facts) => {
        const { size, paidRepeats, paidTotal, netTotal, paidDays, ...histories } = await historiesOf(facts)
        const spent = Array.from({ length: size }, (_, i) => i).filter(
          (i) => paidRepeats[i]! > 0 && paidTotal[i]! > 0,
        )
        // In ten-thousandths, as the ledger has them: so that rows are the same.
        const expected = spendGroupsOf({
          counts: Int32Array.from(spent, (i) => paidRepeats[i]!),
          means: Float64Array.from(spent, (i) => (paidTotal[i]! * 10_000) / paidRepeats[i]!),
        })
        const found = await spending(duck, { steps: spendSteps, parts: spendParts })
        expect(found.counts).toEqual(expected.counts)
        expect(found.customers).toEqual(expected.customers)
        for (const [i, centre] of expected.centres.entries())
          expect(found.centres[i]! / centre).toBeCloseTo(1e-4, 15)
        for (const [k, power] of expected.powers.entries())
          for (const [i, sum] of power.entries()) expect(found.powers[k]![i]).toBeCloseTo(sum, 9)
        expect(found.amount).toBeCloseTo(
          netTotal.reduce((sum, one) => sum + one, 0),
          6,
        )
        expect(found.paidDays).toBe(paidDays.reduce((sum, one) => sum + one, 0))
        const sums = sumsOf({
          revenue: histories.billedTotal,
          margin: histories.billedMargin,
          marginSquares: histories.marginSquares,
          days: histories.billedDays,
        })
        const told = await marginSums(duck)
        for (const [name, value] of Object.entries(sums))
          expect(told[name as keyof typeof told], name).toBeCloseTo(value, 5)
      }),
      runs,
    )
  })

  test('give each customer the worth that the engine’s own words give them', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (facts) => {
        const histories = await historiesOf(facts)
        const patterns = await purchasePatterns(duck, asked)
        const of = (read: (i: number) => number): Float64Array =>
          Float64Array.from(patterns.repeats, (_, i) => read(i))
        const amount = { own: 30, ofTotal: 1.1, weight: 2.5, ofCount: 1.2 }
        const own = { common: 0.2, needed: 40 }
        const [low, high] = [of(() => 0.1), of((i) => 2 + i)]
        const scoring: Scoring = {
          asOf: epochDay(asked.asOf),
          patterns: {
            ...patterns,
            ...{ alive: of(() => 0.5), expected: of((i) => i + 1), residual: of((i) => i + 0.5) },
            interval: { low, high },
          },
          amount,
          margin: { by: 'own', ...own, assumed: 0.25 },
          windows: true,
        }
        await keepStageWindows(duck, { asOf: asked.asOf, memoryDays: 14, windowDays: 20 })
        const worth = await customerWorth(duck, scoring)
        expect(worth.customer).toEqual(histories.customer)
        expect(worth.windows?.recent).toHaveLength(histories.size)
        for (let i = 0; i < histories.size; i++) {
          const place = worth.pattern[i]!
          const recency = histories.lastDay[i]! - histories.firstDay[i]!
          expect([patterns.repeats[place], patterns.recencyDays[place], patterns.ageDays[place]]).toEqual([
            histories.repeats[i],
            recency,
            scoring.asOf - histories.firstDay[i]!,
          ])
          const days = histories.paidRepeats[i]!
          const one = expectedAmount(amount, days, days > 0 ? histories.paidTotal[i]! : 0)
          const rate = marginRate(own, {
            revenue: histories.billedTotal[i]!,
            margin: histories.billedMargin[i]!,
          })
          const value = (place + 0.5) * one * rate
          expect(worth.expectedSpend[i]).toBeCloseTo((place + 1) * one, 9)
          expect(worth.marginRate[i]).toBeCloseTo(rate, 12)
          expect(worth.residualValue[i]).toBeCloseTo(value, 9)
          expect(worth.interval?.low[i]).toBeCloseTo(value * 0.1, 9)
          expect(worth.interval?.high[i]).toBeCloseTo(value * (2 + place), 8)
          const soFar = histories.margin[i]! + histories.uncosted[i]! * 0.25
          if (Number.isNaN(soFar)) expect(worth.marginSoFar[i]).toBeNaN()
          else expect(worth.marginSoFar[i]).toBeCloseTo(soFar, 9)
          expect([worth.revenue[i], worth.laterDays[i], worth.laterSpend[i], worth.draws[i]]).toEqual([
            histories.revenue[i],
            histories.laterDays[i],
            histories.laterSpend[i],
            histories.draws[i],
          ])
        }
      }),
      runs,
    )
  })

  test('of companies without amounts or costs, nothing is said of what is not known', async () => {
    await historiesOf([
      { party: 'a', day: dayOf(1), amount: 10 },
      { party: 'a', day: dayOf(9), amount: 20 },
    ])
    const patterns = await purchasePatterns(duck, asked)
    const one = Float64Array.of(1)
    const scoring: Scoring = {
      asOf: epochDay(asked.asOf),
      patterns: { ...patterns, alive: one, expected: one, residual: one, interval: null },
      amount: null,
      margin: { by: 'nobody' },
      windows: false,
    }
    const worth = await customerWorth(duck, scoring)
    for (const column of [worth.expectedSpend, worth.residualValue, worth.marginRate, worth.marginSoFar])
      expect([...column]).toEqual([Number.NaN])
    expect([worth.interval, worth.windows]).toEqual([null, null])
    const all = await customerWorth(duck, { ...scoring, margin: { by: 'all', assumed: 0.3 } })
    expect([all.marginRate[0], all.marginSoFar[0]]).toEqual([0.3, 9])
    expect(await marginSums(duck)).toMatchObject({ customers: 0, revenue: 0 })
  })
})
