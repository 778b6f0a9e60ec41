import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import { customerCounts, customerCountsOnCluster } from '../questions/customer-counts.ts'
import { type CustomerOrder, customerOrders, orderLines } from '../questions/customer-orders.ts'
import { productGaps } from '../questions/product-gaps.ts'
import { receivableItems } from '../questions/receivable-items.ts'
import { idOf, keepFacts, openFacts } from '../questions/test-facts.ts'
import { appendWorthHistory, dropWorthHistory, worthHistoryOf } from '../questions/worth-history.ts'
import { type PeopleWanted, type PersonPlace, worthPeople } from '../questions/worth-people.ts'
import { Cluster } from './cluster.ts'
import { createTables } from './cluster-tables.ts'
import { dayNumber, dayText } from './days.ts'
import { numberOf, wholeOf } from './doubles.ts'
import { drawTextSql, productGapsOnCluster } from './gaps.ts'
import { customerOrdersOnCluster, orderLinesOnCluster } from './orders.ts'
import { receivableItemsOnCluster } from './receivables.ts'
import { takeOver } from './state.ts'
import { bringFacts, type TestFacts } from './test-facts.ts'
import { hasClickHouse, startShards } from './test-servers.ts'
import {
  appendWorthOnCluster,
  createWorthHistory,
  dropWorthOnCluster,
  worthHistoryOnCluster,
  worthPeopleOnCluster,
} from './worth-history.ts'

test('a number comes back to the last bit, and sorts as a whole one as it does itself', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 2 }), (numbers) => {
      const wholes = numbers.map((number) => BigInt(wholeOf(number) as string))
      for (const [i, number] of numbers.entries()) {
        expect(numberOf(String(wholes[i]))).toBe(number === 0 ? 0 : number)
        for (const [j, other] of numbers.entries())
          expect(number < other).toBe((wholes[i] as bigint) < (wholes[j] as bigint))
      }
    }),
  )
  expect([wholeOf(Number.NaN), numberOf(null)]).toEqual([null, Number.NaN])
})

const first = dayNumber('2024-01-01')
const asOf = '2024-02-20'
const parties = ['a', 'b', 'c', 'd', '米'] as const

const day = fc.integer({ min: 0, max: 70 }).map((n) => dayText(first + n))
const line = fc.record({
  source: fc.constantFrom('shop', 'web'),
  party: fc.constantFrom(null, ...parties),
  order: fc.constantFrom(null, 'A1', 'A2', 'a1', '订单'),
  day,
  amount: fc.constantFrom(null, 0, 0.0001, 1, 2.5, 7, -1, -2.5),
  margin: fc.constantFrom(null, null, 0.5, -0.25),
  product: fc.constantFrom(null, 'rice', 'tea', '茶', 'bottle'),
  quantity: fc.constantFrom(null, 1, 0.5, 0.333_333, 2.000_001, 17, -1),
  due: fc.option(day, { freq: 4 }),
})
const payment = fc.record({
  source: fc.constantFrom('shop', 'web'),
  party: fc.constantFrom(...parties),
  order: fc.constantFrom(null, 'A1', 'A2'),
  day,
  amount: fc.constantFrom(0.5, 1, 3, 12.5, -1),
})
const listed = fc.record({
  product: fc.constantFrom('rice', 'tea', '茶'),
  name: fc.constantFrom(null, '五常大米', 'tea!'),
  unit: fc.constantFrom(null, '袋'),
  cost: fc.constantFrom(null, 0.25, 6.1234),
})

const facts: fc.Arbitrary<TestFacts> = fc
  .record({
    lines: fc.array(line, { maxLength: 60 }),
    payments: fc.array(payment, { maxLength: 15 }),
    products: fc.array(listed, { maxLength: 4 }),
    customers: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('c', 'd')),
  })
  .map(({ lines, payments, products, customers }) => ({
    lines: lines.map((one) => ({ ...one, batch: one.source === 'shop' ? 1 : 2 })),
    payments: payments.map((one) => ({ ...one, batch: one.source === 'shop' ? 3 : 4 })),
    products: products.map((one, i) => ({ ...one, source: 'shop', batch: 8 + (i % 2) })),
    customers,
  }))

describe.skipIf(!hasClickHouse)('asked of a file and of two shards', () => {
  let shards: Awaited<ReturnType<typeof startShards>>
  let duck: Duck
  let databases = 0
  beforeAll(async () => {
    shards = await startShards()
    duck = await openFacts()
  })
  // What servers have written down by then takes a while to go.
  afterAll(async () => {
    duck?.close()
    await shards?.stop()
  }, 120_000)

  const inCluster = async (work: (cluster: Cluster) => Promise<void>): Promise<void> => {
    const cluster = await Cluster.open(shards.place(`answers_${++databases}`))
    try {
      await createTables(cluster)
      await createWorthHistory(cluster)
      await takeOver(cluster)
      await work(cluster)
    } finally {
      await cluster.close()
    }
  }

  /** A customer's whole page, in pages of two orders, and each order's lines. */
  const expectSamePage = async (cluster: Cluster, customer: string): Promise<void> => {
    const counts = await customerCounts(duck, { customer })
    expect(await customerCountsOnCluster(cluster, { customer })).toEqual(counts)
    let seen = 0
    for (let before: CustomerOrder | null = null; ; ) {
      const asked = { customer, before, most: 2 }
      const page: CustomerOrder[] = await customerOrders(duck, asked)
      expect(await customerOrdersOnCluster(cluster, asked)).toEqual(page)
      seen += page.length
      for (const order of page) {
        const whole = { customer, order, most: 50 }
        expect(await orderLinesOnCluster(cluster, whole)).toEqual(await orderLines(duck, whole))
      }
      before = page.at(-1) ?? null
      if (!before) break
    }
    expect(seen).toBe(counts.orders)
  }

  test('orders and their lines, what is bought again when, and what is owed are the same, whatever was bought and paid', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (some) => {
        await inCluster(async (cluster) => {
          await bringFacts(cluster, some)
          await keepFacts(duck, some)
          for (const level of ['product', 'customer'] as const)
            for (const most of [undefined, 3]) {
              const asked = { until: asOf, level, most }
              expect(await productGapsOnCluster(cluster, asked)).toEqual(await productGaps(duck, asked))
            }
          for (const part of [undefined, { index: 0, of: 3 }, { index: 2, of: 3 }]) {
            const asked = { asOf, creditDays: 30, part }
            expect(await receivableItemsOnCluster(cluster, asked)).toEqual(await receivableItems(duck, asked))
          }
          for (const party of parties) await expectSamePage(cluster, idOf(party))
        })
      }),
      { numRuns: process.env.RICEBOOK_PROVE ? 25 : 1 },
    )
  }, 900_000)

  test('a draw is written alike, however small it is', async () => {
    const draws = fc.sample(fc.tuple(fc.integer({ min: 0, max: 52 }), fc.integer({ min: 1, max: 2 ** 31 })), {
      seed: 7,
      numRuns: 400,
    })
    const whole = draws.map(([shift, n]) => ((2n ** 53n * BigInt(n)) / 2n ** 31n) >> BigInt(shift))
    const rows = await duck.rows(
      `select (unnest([${whole.join(', ')}])::double / 9007199254740992::double)::varchar as text`,
    )
    await inCluster(async (cluster) => {
      const found = await cluster.rows(
        `select ${drawTextSql('draw')} from (select arrayJoin([${whole.map((n) => `toUInt64(${n})`).join(', ')}]) as draw)`,
      )
      expect(found.flat()).toEqual(rows.map(({ text }) => text))
    })
  })

  test('what runs said of everybody is the same, whichever group is asked for and from which end', async () => {
    const figure = fc.oneof(
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
      fc.constantFrom(Number.NaN, 0, 40, 40.1, -0.1),
    )
    const person = fc.record({
      alive: fc.double({ noNaN: true, min: 0, max: 1 }),
      residual: figure,
      margin: figure,
      ranking: fc.oneof({ weight: 4, arbitrary: fc.constant(Number.NaN) }, { weight: 1, arbitrary: figure }),
      first: fc.integer({ min: 100, max: 103 }),
    })
    await inCluster(async (cluster) => {
      let run = 0
      await fc.assert(
        fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 25 }), async (people) => {
          run++
          const column = (read: (one: (typeof people)[number]) => number) => Float64Array.from(people, read)
          const piece = {
            ...{ run, asOf: dayText(first + run), customers: people.map((_, i) => idOf(`p${i}`)) },
            ...{ alive: column(({ alive }) => alive), residualValue: column(({ residual }) => residual) },
            ...{ marginSoFar: column(({ margin }) => margin), ranking: column(({ ranking }) => ranking) },
            ...{ stage: people.map(() => '稳定'), firstDay: Int32Array.from(people, (one) => one.first) },
          }
          await appendWorthHistory(duck, piece)
          // Begun again, what was said of it before is gone.
          await appendWorthOnCluster(cluster, { ...piece, stage: people.map(() => 'broken off') })
          await dropWorthOnCluster(cluster, run)
          await appendWorthOnCluster(cluster, piece)
          const [one, other] = [people[0]?.residual ?? 0, people.at(-1)?.margin ?? 0].map((x) =>
            Number.isNaN(x) ? 1 : x,
          ) as [number, number]
          const groups: PeopleWanted[] = [
            { by: 'ranking', highest: Math.max(one, other), lowest: Math.min(one, other), skip: 1 },
            { by: 'margin', highest: 1e12 + 0.5, lowest: other, skip: 0 },
            { by: 'first-day', from: 100, to: 102 },
            { by: 'unknown' },
          ]
          for (const wanted of groups)
            for (const rising of [true, false])
              for (let after: PersonPlace | null = null; ; ) {
                const asked = { run, wanted, rising, after, most: 6 }
                const page: PersonPlace[] = await worthPeople(duck, asked)
                expect(await worthPeopleOnCluster(cluster, asked)).toEqual(page)
                after = page.at(-1) ?? null
                if (page.length < asked.most) break
              }
        }),
        { numRuns: process.env.RICEBOOK_PROVE ? 60 : 2 },
      )
      const customer = idOf('p0')
      expect(await worthHistoryOnCluster(cluster, customer)).toEqual(await worthHistoryOf(duck, { customer }))
      await dropWorthHistory(duck, { run })
      await dropWorthOnCluster(cluster, run)
      expect(await worthHistoryOnCluster(cluster, customer)).toEqual(await worthHistoryOf(duck, { customer }))
    })
  }, 600_000)
})
