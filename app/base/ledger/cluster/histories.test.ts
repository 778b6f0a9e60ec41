import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import { cohorts, cohortsOnCluster } from '../questions/cohorts.ts'
import { customerHistories, customerHistoriesOnCluster } from '../questions/customer-histories.ts'
import {
  customerWorth,
  customerWorthOnCluster,
  type MarginScoring,
  type Scoring,
  scoreOnCluster,
} from '../questions/customer-worth.ts'
import { layOutHistories } from '../questions/histories.ts'
import { holdOut, holdOutOnCluster } from '../questions/hold-out.ts'
import { marginSums, marginSumsOnCluster } from '../questions/margin-sums.ts'
import { purchasePatterns, purchasePatternsOnCluster } from '../questions/purchase-patterns.ts'
import { spending, spendingOnCluster } from '../questions/spending.ts'
import { keepStageWindows, keepStageWindowsOnCluster } from '../questions/stage-windows.ts'
import { idOf, keepFacts, openFacts, type TestLine, type TestProduct } from '../questions/test-facts.ts'
import {
  trialHistories,
  trialHistoriesOnCluster,
  trialSample,
  trialSampleOnCluster,
} from '../questions/trials.ts'
import { unitsPerCurrency } from '../tables.ts'
import { type StagedRow, sendPiece } from './append.ts'
import { beginOnCluster, commitOnCluster, dropOnCluster, sweep } from './batches.ts'
import { Cluster } from './cluster.ts'
import { createTables } from './cluster-tables.ts'
import { dayNumber, dayText as dayOf } from './days.ts'
import { forgetOnCluster, layOutOnCluster } from './histories.ts'
import { tellIdentities } from './identities.ts'
import { settleOnCluster } from './settle.ts'
import { takeOver } from './state.ts'
import { hasClickHouse, onNewer, startShards } from './test-servers.ts'

type Kept = TestLine & { readonly source: string; readonly isReturn: boolean }

const first = dayNumber('2024-01-01')
const asked = { asOf: '2024-02-10', until: '2024-03-20' }
const laidOut = { laid: 'test', asOf: dayNumber(asked.asOf), until: dayNumber(asked.until) }

const unitsOf = (amount: number | null | undefined): number | null =>
  amount === null || amount === undefined ? null : Math.round(amount * unitsPerCurrency)

const staged = (
  { party, day, amount, margin, isReturn, product, quantity }: Kept,
  row: number,
): StagedRow => ({
  ...{ row_no: row, party: party ?? '', order_no: '', day: dayNumber(day) },
  ...{ amount: unitsOf(amount), margin: unitsOf(margin), is_return: isReturn ? 1 : 0 },
  ...{ product: product ?? '', quantity: quantity == null ? null : Math.round(quantity * 1e6) },
  ...{ due: null, party_name: '' },
})

const counts = { rows: 0, used: 0, rejected: 0, anonymous: 0, returns: 0 }
type Chunk = {
  readonly batch: number
  readonly chunk: number
  readonly source: string
  readonly lines: readonly Kept[]
}

const send = async (cluster: Cluster, { batch, chunk, source, lines }: Chunk): Promise<void> => {
  await beginOnCluster(cluster, { batch, kind: 'orders', source, file: 'x' })
  const rows = lines.map((line, i) => staged(line, chunk * 1000 + i))
  await sendPiece(cluster, { ...{ batch, chunk, kind: 'orders', source, counts }, rows })
}

/** A batch for each source. */
const bring = async (cluster: Cluster, lines: readonly Kept[]): Promise<void> => {
  for (const [i, source] of ['shop', 'web'].entries()) {
    const own = lines.filter((line) => line.source === source)
    const [batch, half] = [i + 1, Math.floor(own.length / 2)]
    await send(cluster, { batch, chunk: 0, source, lines: own.slice(0, half) })
    await send(cluster, { batch, chunk: 1, source, lines: own.slice(half) })
    await settleOnCluster(cluster, batch)
    await commitOnCluster(cluster, batch)
  }
}

const list: readonly TestProduct[] = [
  { batch: 9, source: 'shop', product: 'rice', cost: 6.1234 },
  { batch: 9, source: 'shop', product: 'tea', cost: null },
  { batch: 9, source: 'shop', product: 'bottle', cost: -0.5001 },
]

const bringList = async (cluster: Cluster): Promise<void> => {
  const own = { batch: 9, kind: 'products', source: 'shop' } as const
  await beginOnCluster(cluster, { ...own, file: 'x' })
  const rows = list.map(({ product, cost }, row) => ({
    ...{ row_no: row, product, name: '', unit: '', category: '', price: null, cost: unitsOf(cost) },
  }))
  await sendPiece(cluster, { ...own, chunk: 0, counts, rows })
  await settleOnCluster(cluster, 9)
  await commitOnCluster(cluster, 9)
}

const identitiesOf = (lines: readonly Kept[], customers: Readonly<Record<string, string>>) =>
  lines
    .filter(({ party }) => party !== null)
    .map(({ source, party }) => ({
      source,
      party: party as string,
      customer: idOf(customers[party as string] ?? (party as string)),
    }))

/** Results made up of the patterns themselves: some unknown, as a model leaves them. */
function scoringOf(
  { repeats, recencyDays, ageDays }: Pick<Scoring['patterns'], 'repeats' | 'recencyDays' | 'ageDays'>,
  margin: MarginScoring,
): Scoring {
  const of = (read: (i: number) => number): Float64Array => Float64Array.from(repeats, (_, i) => read(i))
  return {
    asOf: laidOut.asOf,
    patterns: {
      ...{ repeats, recencyDays, ageDays },
      alive: of((i) => (repeats[i] === 0 ? Number.NaN : 1 / (1 + ageDays[i]!))),
      expected: of((i) => (1 + repeats[i]!) / 3),
      residual: of((i) => (repeats[i] === 4 ? Number.NaN : (2 + recencyDays[i]!) / 7)),
      interval: { low: of((i) => (repeats[i]! > 1 ? 0.125 / 3 : 0)), high: of(() => 2.5 / 3) },
    },
    amount: { own: 1.7, ofTotal: 0.9, weight: 2.1, ofCount: 1.3 },
    margin,
    windows: true,
  }
}

/** The same names and whole numbers; figures to thirteen: powers and shares are rounded in another order. */
function expectClose<Found extends object>(came: Found, expected: Found): void {
  for (const [name, value] of Object.entries(expected)) {
    const other = (came as Record<string, unknown>)[name]
    if (value instanceof Float64Array || typeof value === 'number') {
      const [one, two] = [value, other].map((some) =>
        Array.from(some instanceof Float64Array ? some : [some as number]),
      )
      expect(two, name).toHaveLength(one!.length)
      for (const [i, figure] of one!.entries())
        if (!Object.is(two![i], figure))
          expect(Math.abs(two![i]! - figure), name).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(figure)))
    } else if (Array.isArray(value) && value[0] instanceof Float64Array)
      expectClose({ ...(other as object) }, { ...value })
    else if (name !== 'interval') expect(other, name).toEqual(value)
  }
}

describe.skipIf(!hasClickHouse)('histories on two shards', () => {
  let shards: Awaited<ReturnType<typeof startShards>>
  let duck: Duck
  let databases = 0
  beforeAll(async () => {
    shards = await startShards()
    duck = await openFacts()
  })
  afterAll(async () => {
    duck?.close()
    await shards?.stop()
  })

  const inCluster = async (work: (cluster: Cluster) => Promise<void>): Promise<void> => {
    const cluster = await Cluster.open(shards.place(`facts_${++databases}`))
    try {
      await createTables(cluster)
      await takeOver(cluster)
      await work(cluster)
    } finally {
      await cluster.close()
    }
  }

  /** What both stores say of the same facts, each with all it knows of every customer. */
  const expectSame = async (cluster: Cluster): Promise<{ several: number }> => {
    await layOutHistories(duck, asked, 'by id')
    const shared = await layOutOnCluster(cluster, laidOut)
    const [embedded, found] = [
      await customerHistories(duck),
      await customerHistoriesOnCluster(cluster, shared),
    ]
    // Squares are no whole numbers: their sum has other last figures in another order.
    expect(found).toEqual({ ...embedded, marginSquares: found.marginSquares })
    for (const [i, squares] of embedded.marginSquares.entries())
      expect(Math.abs((found.marginSquares[i] as number) - squares)).toBeLessThanOrEqual(
        1e-9 * Math.abs(squares),
      )
    expect(await purchasePatternsOnCluster(cluster, laidOut)).toEqual(await purchasePatterns(duck, asked))
    expect(await holdOutOnCluster(cluster, laidOut)).toEqual(await holdOut(duck, asked))
    for (const most of [3, 1000]) {
      const sample = await trialSample(duck, { most })
      expect(await trialSampleOnCluster(cluster, shared, { most })).toEqual(sample)
      const cuts = [first + 5, first + 20, laidOut.asOf]
      const wanted = { draw: sample.draw ?? 0, cuts, horizonDays: 8.5 }
      expect(await trialHistoriesOnCluster(cluster, shared, wanted)).toEqual(
        await trialHistories(duck, wanted),
      )
    }
    const spent = { steps: 32, parts: 2 ** 36 }
    expectClose(await spendingOnCluster(cluster, shared, spent), await spending(duck, spent))
    expectClose(await marginSumsOnCluster(cluster, shared), await marginSums(duck))
    const windows = { asOf: asked.asOf, memoryDays: 14, windowDays: 10 }
    await keepStageWindowsOnCluster(cluster, shared, windows)
    await keepStageWindows(duck, windows)
    const scoring = scoringOf(await purchasePatterns(duck, asked), {
      by: 'own',
      ...{ common: 0.25, needed: 12.5, assumed: 0.3 },
    })
    // Whoever sells below cost: what a customer will bring is below 0, and its interval still begins at the lower end.
    const atALoss: Scoring = { ...scoring, margin: { by: 'all', assumed: -0.25 } }
    for (const one of [scoring, atALoss]) {
      await scoreOnCluster(cluster, shared, one)
      const [there, here] = [
        await customerWorthOnCluster(cluster, shared, one),
        await customerWorth(duck, one),
      ]
      expectClose(there, here)
      expectClose(there.interval ?? {}, here.interval ?? {})
      for (const [i, value] of here.residualValue.entries())
        if (!Number.isNaN(value))
          expect(here.interval?.low[i]).toBeLessThanOrEqual(here.interval?.high[i] as number)
    }
    for (const months of [1, 3])
      expect(await cohortsOnCluster(cluster, shared, { months })).toEqual(await cohorts(duck, { months }))
    return shared
  }

  test.skipIf(onNewer)(
    'two parties on different shards, merged, are one customer, as if they had always been one',
    async () => {
      await inCluster(async (cluster) => {
        const parties = Array.from({ length: 20 }, (_, i) => `p${i}`)
        const lines: Kept[] = parties.flatMap((party, i) =>
          [0, 7 + i, 21, 50].map((after) => ({
            source: 'shop',
            party,
            day: dayOf(first + after + (i % 3)),
            amount: 10 + i,
            isReturn: false,
          })),
        )
        await bring(cluster, lines)
        const lying = await cluster.rowsOfEach('select groupUniqArray(party) from lines_local')
        const [here, there] = lying.map(([list]) => /p\d+/.exec(list ?? '')?.[0] ?? '')
        expect(here).toMatch(/^p/)
        expect(there).toMatch(/^p/)
        expect(here).not.toBe(there)

        const apart = { rows: identitiesOf(lines, {}), removed: [], mark: 1 }
        await tellIdentities(cluster, apart)
        await keepFacts(duck, { lines })
        expect((await expectSame(cluster)).several).toBe(0)

        const customers = { [there as string]: here as string }
        await tellIdentities(cluster, { rows: identitiesOf(lines, customers), removed: [], mark: 2 })
        await keepFacts(duck, { lines, customers })
        expect((await expectSame(cluster)).several).toBe(1)
        const [merged] = await cluster.rows(
          `select repeats from histories_test where customer = '${idOf(here as string)}'`,
        )
        const [days] = await cluster.rows(
          `select uniqExact(day) from lines where party in ('${here}', '${there}') and day <= ${laidOut.asOf}`,
        )
        expect(Number(merged?.[0])).toBe(Number(days?.[0]) - 1)

        await tellIdentities(cluster, { ...apart, mark: 3 })
        await keepFacts(duck, { lines })
        await expectSame(cluster)
      })
    },
  )

  test('whatever was bought, brought back and merged, both stores say the same', async () => {
    const line = fc.record({
      source: fc.constantFrom('shop', 'web'),
      party: fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e', 'f', 'g', '米'),
      day: fc.oneof(
        { weight: 12, arbitrary: fc.integer({ min: 0, max: 90 }).map((n) => dayOf(first + n)) },
        { weight: 1, arbitrary: fc.constantFrom('1965-02-28', '1999-12-31', '2000-02-29', '2023-12-31') },
      ),
      amount: fc.constantFrom(null, 0, 0.0001, 1, 2.5, 7, -1, -2.5, -20),
      product: fc.constantFrom(null, 'rice', 'tea', 'bottle'),
      quantity: fc.constantFrom(null, 1, 0.5, 0.333_333, 2.000_001, 17),
    })
    const kept = line.chain((one) =>
      fc
        .constantFrom(...(one.amount === null || one.amount === 0 ? [false, true] : [one.amount < 0]))
        .map((isReturn): Kept => ({ ...one, isReturn })),
    )
    // Of some companies nothing is known of what they earn, of others something of every line or of some.
    const earned = fc.constantFrom([null], [0.5, 1, -0.25], [null, 0.5, 1, -0.25]).chain((known) =>
      fc.array(
        fc.tuple(kept, fc.constantFrom(...known)).map(([one, margin]): Kept => ({ ...one, margin })),
        { maxLength: 80 },
      ),
    )
    const customers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('e', 'f', 'a'))
    await fc.assert(
      fc.asyncProperty(earned, customers, fc.boolean(), async (lines, whose, listed) => {
        await inCluster(async (cluster) => {
          await bring(cluster, lines)
          if (listed) await bringList(cluster)
          await tellIdentities(cluster, { rows: identitiesOf(lines, whose), removed: [], mark: 1 })
          await keepFacts(duck, { lines, customers: whose, products: listed ? list : [] })
          await expectSame(cluster)
          await forgetOnCluster(cluster, laidOut, 'customers')
        })
      }),
      { numRuns: process.env.RICEBOOK_PROVE ? 30 : 3 },
    )
  }, 120_000)

  test('a chunk sent again counts once, also when its first sending ends after all the rest', async () => {
    await inCluster(async (cluster) => {
      const lines: Kept[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((party, i) => ({
        source: 'shop',
        party,
        day: dayOf(first + i),
        amount: 5,
        isReturn: false,
      }))
      const late = async (some: readonly Kept[]): Promise<void> =>
        cluster.insert(
          'staged_orders',
          some.map((line, i) => ({ sending: 1, batch: 7, source: 'shop', ...staged(line, i) })),
        )
      const seen = async (): Promise<number> => {
        await layOutOnCluster(cluster, laidOut)
        const { weights } = await purchasePatternsOnCluster(cluster, laidOut)
        return weights.reduce((sum, weight) => sum + weight, 0)
      }
      // A first try of which half is there when it is sent again, and the rest when that is settled.
      await late(lines.slice(0, 3))
      for (let again = 0; again < 2; again++)
        await send(cluster, { batch: 7, chunk: 0, source: 'shop', lines })
      expect(await settleOnCluster(cluster, 7)).toMatchObject({ lines: 6, added: 6 })
      await late(lines.slice(3))
      expect(await seen()).toBe(0)
      await commitOnCluster(cluster, 7)
      expect(await seen()).toBe(6)
      await sweep(cluster)
      expect(await cluster.rows('select count() from staged_orders')).toEqual([['0']])
      expect(await seen()).toBe(6)
      // Told twice, and of one nothing any more.
      const gone = { source: 'shop', party: 'f' }
      for (let again = 0; again < 2; again++)
        await tellIdentities(cluster, { rows: [], removed: [gone], mark: 2 })
      expect(await seen()).toBe(5)
      await dropOnCluster(cluster, 7)
      expect(await seen()).toBe(0)
      await sweep(cluster)
      expect(await cluster.rows('select count() from lines')).toEqual([['0']])
    })
  })
})
