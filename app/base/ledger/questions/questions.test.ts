import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'
import { openDuck } from '../test-files.ts'
import { customerHistories, customerHistoriesSql } from './customer-histories.ts'
import { historySteps, layOutHistories, shapeOf, shapeSql } from './histories.ts'
import { marginSums, marginSumsSql } from './margin-sums.ts'
import { period, periodSql } from './period.ts'
import { purchasePatterns, purchasePatternsSql } from './purchase-patterns.ts'
import { paidSql, spending, spendingSql } from './spending.ts'
import { trialHistories, trialHistoriesSql, trialSample, trialSampleSql } from './trials.ts'

let duck: Duck
beforeAll(async () => {
  duck = await openDuck()
})
afterAll(() => duck.close())

const epoch = Temporal.PlainDate.from('1970-01-01')
const iso = (day: number): string => epoch.add({ days: day }).toString()
const asOfDay = 30
const untilDay = 60
const asked = { asOf: iso(asOfDay), until: iso(untilDay) }

type Line = {
  readonly party: string | null
  readonly day: number
  readonly amount: number | null
  readonly margin: number | null
  readonly isReturn: boolean
}
const line = (party: string | null, day: number, amount: number | null): Line => ({
  party,
  day,
  amount,
  margin: null,
  isReturn: (amount ?? 0) < 0,
})

async function keep(lines: readonly Line[]): Promise<void> {
  await duck.run('delete from lines')
  const minor = (value: number | null): string =>
    value === null ? 'null' : String(Math.round(value * unitsPerCurrency))
  const rows = lines.map(
    ({ party, day, amount, margin, isReturn }) =>
      `(0, ${party === null ? 'null' : `'${party}'`}, date '${iso(day)}', ${minor(amount)}, ${minor(margin)}, ${isReturn})`,
  )
  if (rows.length === 0) return
  await duck.run(`insert into lines (batch, party, day, amount, margin, is_return) values ${rows.join(', ')}`)
}

describe('every question is understood by the database', () => {
  test.each([
    ['sales alone', false, false],
    ['with margins', false, true],
    ['with returns', true, false],
    ['with returns and margins', true, true],
  ])('%s', async (_, returns, margins) => {
    await keep([
      { ...line('a', 1, 10), margin: margins ? 3 : null },
      { ...line('a', 8, returns ? -4 : 4), margin: margins ? -1 : null },
      { ...line('b', 40, 5), margin: margins ? 2 : null },
    ])
    const explained = async (sql: string, values?: Record<string, string | number>): Promise<void> => {
      expect(await duck.rows(`explain ${sql}`, values)).not.toEqual([])
    }
    await explained(shapeSql, asked)
    await duck.run(shapeSql, asked)
    const shape = await shapeOf(duck)
    expect(shape).toEqual({ returns, margins, uncosted: false, holdOut: true })
    await explained(periodSql)
    const { asOf, until } = asked
    const values = { days: { asOf }, netted: {}, applied: {}, histories: {}, later: { asOf, until } }
    for (const [name, sql] of Object.entries(historySteps(shape, 'by party'))) {
      if (!returns && (name === 'netted' || name === 'applied')) continue
      await explained(sql, values[name as keyof typeof values])
      await duck.run(sql, values[name as keyof typeof values])
    }
    await explained(purchasePatternsSql, { asOf })
    await explained(trialSampleSql, { most: 5 })
    await explained(trialHistoriesSql(shape), { draw: 1, cut: 20, horizon: 10 })
    await explained(spendingSql({ steps: 32, parts: 2 ** 36 }))
    await explained(paidSql)
    if (margins) await explained(marginSumsSql)
    for (const holdOut of [true, false]) {
      const sql = customerHistoriesSql({ ...shape, holdOut })
      await explained(sql)
      // Numbers are taken as they lie in memory: another type, or a null, would be read as a wrong number.
      const described = await duck.rows(`describe ${sql}`)
      for (const { column_name, column_type } of described) {
        const types = column_name === 'party' ? ['VARCHAR'] : ['INTEGER', 'DOUBLE']
        expect(types, String(column_name)).toContain(column_type)
        const { nulls } = await duck.row(
          `select count(*) filter (where ${column_name} is null)::integer as nulls from (${sql})`,
        )
        expect(nulls, String(column_name)).toBe(0)
      }
    }
  })
})

describe('one row a customer', () => {
  test('a worked example: what is brought back takes from the latest purchases before it', async () => {
    await keep([
      line('anna', 1, 50),
      line('anna', 10, 30),
      line('anna', 20, 20),
      line('anna', 25, -45), // takes 20 of day 20 and 25 of day 10
      line('bert', 3, 9),
      line('bert', 3, 0),
      line('bert', 12, -100), // more than bert ever bought
      line('bert', 15, 7),
      line('carl', 5, -8), // nothing bought, so no customer
      line('dora', 40, 5), // after the cut
      line(null, 5, 99),
    ])
    await layOutHistories(duck, asked, 'by party')
    const found = await customerHistories(duck)
    expect(found.customer).toEqual(['anna', 'bert'])
    expect([...found.repeats]).toEqual([2, 1])
    expect([...found.firstDay]).toEqual([1, 3])
    expect([...found.lastDay]).toEqual([20, 15])
    expect([...found.paidDays]).toEqual([2, 1])
    expect([...found.paidRepeats]).toEqual([1, 1])
    expect([...found.paidTotal]).toEqual([5, 7])
    expect([...found.netTotal]).toEqual([55, 7])
    expect([...found.revenue]).toEqual([55, -84])
    expect((await period(duck)).anonymousRevenue).toBe(99)
  })

  test('a return after the as-of day takes nothing from before it: it belongs to the hold-out', async () => {
    await keep([
      line('a', 1, 50),
      line('a', 8, 20),
      line('a', 31, -60),
      line('a', 45, 5),
      line('a', 61, 1000),
    ])
    await layOutHistories(duck, asked, 'by party')
    const found = await customerHistories(duck)
    expect([...found.netTotal]).toEqual([70])
    expect([...found.laterDays]).toEqual([1])
    expect([...found.laterSpend]).toEqual([-55])
  })

  test('without a hold-out nothing is later, also after one was laid out', async () => {
    await keep([line('a', 1, 50), line('a', 45, 5)])
    await layOutHistories(duck, asked, 'by party')
    await layOutHistories(duck, { asOf: iso(60), until: iso(60) }, 'by party')
    const found = await customerHistories(duck)
    expect([[...found.laterDays], [...found.laterSpend], [...found.repeats]]).toEqual([[0], [0], [1]])
  })

  test('customers come in the order of their numbers: 9 before 10', async () => {
    await keep(['10', '9', 'b', 'a', '100'].map((party) => line(party, 1, 1)))
    await layOutHistories(duck, asked, 'by party')
    expect((await customerHistories(duck)).customer).toEqual(['9', 'a', 'b', '10', '100'])
  })

  test('the patterns are the histories counted', async () => {
    await keep([line('a', 1, 1), line('a', 9, 1), line('b', 1, 1), line('b', 9, 7), line('c', 2, 1)])
    await layOutHistories(duck, asked, 'by party')
    const found = await purchasePatterns(duck, asked)
    expect([[...found.repeats], [...found.recencyDays], [...found.ageDays], [...found.weights]]).toEqual([
      [0, 1],
      [0, 8],
      [28, 29],
      [1, 2],
    ])
  })

  test('nobody bought before the as-of day: no rows, no failure', async () => {
    await keep([line('a', 45, 5), line('b', 3, -5)])
    await layOutHistories(duck, asked, 'by party')
    expect((await customerHistories(duck)).size).toBe(0)
    expect((await purchasePatterns(duck, asked)).weights).toHaveLength(0)
    expect(await trialSample(duck, { most: 10 })).toEqual({ customers: 0, draw: null, firstDay: null })
    expect(await marginSums(duck)).toMatchObject({ customers: 0, revenue: 0 })
    expect(await spending(duck, { steps: 32, parts: 2 ** 36 })).toMatchObject({ paidDays: 0, amount: 0 })
  })
})

describe('against plain bookkeeping', () => {
  const amounts = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.constant(0)).map((value) => value / 4)
  const aLine = fc
    .tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', null),
      fc.integer({ min: 0, max: 70 }),
      amounts,
      fc.boolean(),
    )
    .map(([party, day, amount, cancelled]) => {
      const made = line(party, day, cancelled ? -Math.abs(amount) : amount)
      return cancelled ? { ...made, isReturn: true } : made
    })
  const manyLines = fc.array(aLine, { minLength: 1, maxLength: 150, size: 'max' })

  test('returns are taken off a pile, the latest purchase first', async () => {
    await fc.assert(
      fc.asyncProperty(manyLines, async (lines) => {
        await keep(lines)
        await layOutHistories(duck, asked, 'by party')
        const found = await customerHistories(duck)
        const expected = books(lines)
        expect(found.customer).toEqual(expected.map(({ party }) => party))
        const columns = expected.map(({ party: _, ...figures }) => figures)
        const came = expected.map((_, i) => ({
          first: found.firstDay[i],
          last: found.lastDay[i],
          x: found.repeats[i],
          paidRepeats: found.paidRepeats[i],
          paidTotal: found.paidTotal[i],
          netTotal: found.netTotal[i],
          revenue: found.revenue[i],
          laterDays: found.laterDays[i],
          laterSpend: found.laterSpend[i],
        }))
        expect(came).toEqual(columns)
        const nets = await duck.rows(
          `select party, (day - date '1970-01-01')::integer as day, net / ${unitsPerCurrency} as net from days order by party, day`,
        )
        expect(nets).toEqual(netDays(lines))
        await sameTrials(
          lines,
          expected.map(({ party }) => party),
        )
      }),
      { numRuns: 40, seed: 5 },
    )
  })

  /** What models are tried on is what each customer had done by an earlier day, and around it. */
  async function sameTrials(lines: readonly Line[], parties: readonly string[]): Promise<void> {
    const [cut, horizonDays] = [18, 9]
    const { customers, draw } = await trialSample(duck, { most: 10 })
    expect(customers).toBe(parties.length)
    const [found] = draw === null ? [] : await trialHistories(duck, { draw, cuts: [cut], horizonDays })
    const came = Array.from(found?.repeats ?? [], (x, i) => {
      const { recencyDays, ageDays, later, before, customers: many } = found!
      return Array<string>(many[i]!).fill(`${x} ${recencyDays[i]} ${ageDays[i]} ${later[i]} ${before[i]}`)
    })
    const expected = parties.flatMap((party) => {
      const days = [...boughtDays(lines, party, (day) => day <= asOfDay)]
      const seen = days.filter((day) => day <= cut)
      const [first, last] = [seen[0], seen.at(-1)]
      if (first === undefined || last === undefined) return []
      const later = days.filter((day) => day > cut && day <= cut + horizonDays).length
      const before = seen.slice(1).filter((day) => day > cut - horizonDays).length
      return [`${seen.length - 1} ${last - first} ${cut - first} ${later} ${before}`]
    })
    expect(came.flat().sort()).toEqual(expected.sort())
  }

  const sorted = (days: Iterable<number>): number[] => [...new Set(days)].sort((a, b) => a - b)
  const boughtDays = (lines: readonly Line[], party: string, within: (day: number) => boolean): number[] =>
    sorted(
      lines.filter((one) => one.party === party && !one.isReturn && within(one.day)).map(({ day }) => day),
    )

  /** What is left of every day until the as-of day. */
  function pileOf(lines: readonly Line[], party: string): Map<number, number> {
    const own = lines.filter((one) => one.party === party && one.day <= asOfDay)
    const left = new Map<number, number>()
    for (const day of sorted(own.map((one) => one.day))) {
      let billed = own.filter((one) => one.day === day).reduce((sum, one) => sum + (one.amount ?? 0), 0)
      left.set(day, Math.max(0, billed))
      for (const earlier of [...left.keys()].reverse()) {
        if (billed >= 0) break
        const taken = Math.min(left.get(earlier) ?? 0, -billed)
        left.set(earlier, (left.get(earlier) ?? 0) - taken)
        billed += taken
      }
    }
    return left
  }

  const partiesOf = (lines: readonly Line[]): string[] =>
    [...new Set(lines.flatMap(({ party }) => (party === null ? [] : [party])))].sort()

  function netDays(lines: readonly Line[]) {
    return partiesOf(lines).flatMap((party) =>
      [...pileOf(lines, party)].map(([day, net]) => ({ party, day, net })),
    )
  }

  function books(lines: readonly Line[]) {
    return partiesOf(lines).flatMap((party) => {
      const bought = boughtDays(lines, party, (day) => day <= asOfDay)
      const [first] = bought
      if (first === undefined) return []
      const left = pileOf(lines, party)
      const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)
      const repeats = [...left].filter(([day, net]) => day !== first && net > 0).map(([, net]) => net)
      const own = lines.filter((one) => one.party === party)
      const later = own.filter(({ day }) => day > asOfDay && day <= untilDay)
      return [
        {
          party,
          first,
          last: bought.at(-1),
          x: bought.length - 1,
          paidRepeats: repeats.length,
          paidTotal: sum(repeats),
          netTotal: sum(left.values()),
          revenue: sum(own.filter(({ day }) => day <= asOfDay).map(({ amount }) => amount ?? 0)),
          laterDays: boughtDays(later, party, () => true).length,
          laterSpend: sum(later.map(({ amount }) => amount ?? 0)),
        },
      ]
    })
  }
})
