import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import { layOutHistories } from '../questions/histories.ts'
import { holdOut, holdOutOnCluster } from '../questions/hold-out.ts'
import { purchasePatterns, purchasePatternsOnCluster } from '../questions/purchase-patterns.ts'
import { idOf, keepFacts, openFacts, type TestLine } from '../questions/test-facts.ts'
import { unitsPerCurrency } from '../tables.ts'
import { Cluster } from './cluster.ts'
import { createTables } from './cluster-tables.ts'
import { forgetOnCluster, layOutOnCluster } from './histories.ts'
import { appendLines, type ClusterLine, commitLines, dropLines, tellIdentities } from './lines.ts'
import { hasClickHouse, startShards } from './test-servers.ts'

type Kept = TestLine & { readonly source: string; readonly isReturn: boolean }

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000
const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)
const first = dayNumber('2024-01-01')
const asked = { asOf: '2024-02-10', until: '2024-03-20' }
const laidOut = { laid: 'test', asOf: dayNumber(asked.asOf), until: dayNumber(asked.until) }

const onCluster = ({ source, party, day, amount, margin, isReturn }: Kept): ClusterLine => ({
  source,
  party: party ?? '',
  day: dayNumber(day),
  amount: amount === null || amount === undefined ? null : Math.round(amount * unitsPerCurrency),
  margin: margin === null || margin === undefined ? null : Math.round(margin * unitsPerCurrency),
  isReturn,
})

const identitiesOf = (lines: readonly Kept[], customers: Readonly<Record<string, string>>) =>
  lines
    .filter(({ party }) => party !== null)
    .map(({ source, party }) => ({
      source,
      party: party as string,
      customer: idOf(customers[party as string] ?? (party as string)),
    }))

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
      await work(cluster)
    } finally {
      await cluster.close()
    }
  }

  /** What both stores say of the same facts, each with all it knows of every customer. */
  const expectSame = async (cluster: Cluster): Promise<void> => {
    await layOutHistories(duck, asked, 'by id')
    await layOutOnCluster(cluster, laidOut)
    const embedded =
      await duck.rows(`select histories.party::varchar as customer, first_day - date '1970-01-01' as first_day,
        last_day - date '1970-01-01' as last_day, repeats, first_net, net_total, paid_days,
        coalesce(later.days, 0) as later_days, coalesce(later.spend, 0) as later_spend
      from histories left join later using (party) order by customer`)
    const shared =
      await cluster.rows(`select customer, first_day, last_day, repeats, first_net, net_total, paid_days,
        later_days, later_spend from histories_test order by customer`)
    expect(shared.map(([customer, ...numbers]) => [customer, ...numbers.map(Number)])).toEqual(
      embedded.map(({ customer, ...numbers }) => [customer, ...Object.values(numbers).map(Number)]),
    )
    expect(await purchasePatternsOnCluster(cluster, laidOut)).toEqual(await purchasePatterns(duck, asked))
    expect(await holdOutOnCluster(cluster, laidOut)).toEqual(await holdOut(duck, asked))
  }

  test('two parties on different shards, merged, are one customer, as if they had always been one', async () => {
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
      await appendLines(cluster, { batch: 1, chunk: 0, lines: lines.map(onCluster) })
      await commitLines(cluster, { batch: 1 })
      const lying = await cluster.rowsOfEach('select groupUniqArray(party) from lines_local')
      const [here, there] = lying.map(([list]) => /p\d+/.exec(list ?? '')?.[0] ?? '')
      expect(here).toMatch(/^p/)
      expect(there).toMatch(/^p/)
      expect(here).not.toBe(there)

      const apart = { rows: identitiesOf(lines, {}), removed: [], mark: 1 }
      await tellIdentities(cluster, apart)
      await keepFacts(duck, { lines })
      await expectSame(cluster)

      const customers = { [there as string]: here as string }
      await tellIdentities(cluster, { rows: identitiesOf(lines, customers), removed: [], mark: 2 })
      await keepFacts(duck, { lines, customers })
      await expectSame(cluster)
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
  })

  test('whatever was bought, brought back and merged, both stores say the same', async () => {
    const line = fc.record({
      source: fc.constantFrom('shop', 'web'),
      party: fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e', 'f', 'g', '米'),
      day: fc.integer({ min: 0, max: 90 }).map((n) => dayOf(first + n)),
      amount: fc.constantFrom(null, 0, 0.0001, 1, 2.5, 7, -1, -2.5, -20),
    })
    const kept = line.chain((one) =>
      fc
        .constantFrom(...(one.amount === null || one.amount === 0 ? [false, true] : [one.amount < 0]))
        .map((isReturn): Kept => ({ ...one, isReturn })),
    )
    const customers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('e', 'f', 'a'))
    await fc.assert(
      fc.asyncProperty(fc.array(kept, { maxLength: 80 }), customers, async (lines, whose) => {
        await inCluster(async (cluster) => {
          const half = Math.floor(lines.length / 2)
          for (const [chunk, some] of [lines.slice(0, half), lines.slice(half)].entries())
            await appendLines(cluster, { batch: 1, chunk, lines: some.map(onCluster) })
          await commitLines(cluster, { batch: 1 })
          await tellIdentities(cluster, { rows: identitiesOf(lines, whose), removed: [], mark: 1 })
          await keepFacts(duck, { lines, customers: whose })
          await expectSame(cluster)
          await forgetOnCluster(cluster, laidOut)
        })
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  test('a chunk sent again is there once, and a batch is seen from its commit until it is dropped', async () => {
    await inCluster(async (cluster) => {
      const lines: Kept[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((party, i) => ({
        source: 'shop',
        party,
        day: dayOf(first + i),
        amount: 5,
        isReturn: false,
      }))
      const chunk = { batch: 7, chunk: 0, lines: lines.map(onCluster) }
      await tellIdentities(cluster, { rows: identitiesOf(lines, {}), removed: [], mark: 1 })
      const seen = async (): Promise<number> => {
        await layOutOnCluster(cluster, laidOut)
        const { weights } = await purchasePatternsOnCluster(cluster, laidOut)
        return weights.reduce((sum, weight) => sum + weight, 0)
      }
      // A first try that broke off when half of it was there.
      await appendLines(cluster, { ...chunk, lines: chunk.lines.slice(0, 3) })
      await appendLines(cluster, chunk)
      await appendLines(cluster, chunk)
      await appendLines(cluster, { ...chunk, chunk: 1, lines: [] })
      expect(await cluster.rows('select count(), uniqExact(party) from lines')).toEqual([['6', '6']])
      expect(await seen()).toBe(0)
      await commitLines(cluster, { batch: 7 })
      await commitLines(cluster, { batch: 7 })
      expect(await seen()).toBe(6)
      // Told twice, and of one nothing any more.
      const gone = { source: 'shop', party: 'f' }
      for (let again = 0; again < 2; again++)
        await tellIdentities(cluster, { rows: [], removed: [gone], mark: 2 })
      expect(await seen()).toBe(5)
      await dropLines(cluster, { batch: 7 })
      await dropLines(cluster, { batch: 7 })
      expect(await seen()).toBe(0)
      expect(await cluster.rows('select count() from lines')).toEqual([['0']])
    })
  })
})
