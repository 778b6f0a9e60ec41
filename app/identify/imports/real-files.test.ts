import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Duck, literal, type Row } from '../../base/ledger/duckdb.ts'
import type { ImportRecord } from './asked.ts'
import { figuresOf, openTestInstallation, type TestInstallation } from './test-installations.ts'

const data = resolve(import.meta.dirname, '../../../../shared/data/transactions')
const shopFile = join(data, 'online_retail_2_year1_lines.parquet')
const superstore = join(data, 'superstore.csv')

function hashOf(lines: readonly string[]): string {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line)
  return hash.digest('hex')
}

describe.skipIf(!existsSync(shopFile))(
  'a year of a real shop, imported and taken back (skipped where it is not there)',
  () => {
    let shop: TestInstallation
    let known: Row
    let parts: { readonly first: string; readonly second: string }
    const mapping =
      'customer=customer_id,date=invoice_ts,order=invoice,quantity=quantity,price=price,product=sku'
    const bring = (path: string): Promise<ImportRecord> => shop.bring({ path, mapping })
    const said = async (): Promise<string> => hashOf(await shop.said())

    beforeAll(async () => {
      shop = await openTestInstallation()
      parts = { first: join(shop.folder, 'first.parquet'), second: join(shop.folder, 'second.parquet') }
      const duck = await Duck.open(':memory:')
      // Asked of the file itself, without any of our tables and readings.
      known = await duck.row(`with shop as (
        select *, case when invoice like 'C%' then -abs(quantity * price) else quantity * price end as amount
        from read_parquet(${literal(shopFile)})
      )
      select count(*)::integer as lines, (count(*) filter (where customer_id is null))::integer as anonymous,
        sum(amount)::decimal(18, 2)::double as revenue, count(distinct customer_id)::integer as customers
      from shop`)
      // Halves that overlap, each cut in the middle of an order.
      const cut = await duck.rows(
        `select row from (
           select row, invoice = lag(invoice) over (order by row) as within
           from (select file_row_number as row, invoice from read_parquet(${literal(shopFile)}, file_row_number = true))
         ) where within and row in (200000, 200001, 200002, 200003, 300000, 300001, 300002, 300003) order by row`,
      )
      const rows = cut.map(({ row }) => Number(row))
      const from = rows.find((row) => row < 250_000)
      const to = rows.find((row) => row > 250_000)
      if (from === undefined || to === undefined) throw new Error('no order lies across the cuts')
      for (const [path, where] of [
        [parts.first, `file_row_number < ${to}`],
        [parts.second, `file_row_number >= ${from}`],
      ] as const)
        await duck.run(
          `copy (select * exclude (file_row_number) from read_parquet(${literal(shopFile)}, file_row_number = true)
             where ${where} order by file_row_number) to ${literal(path)} (format parquet)`,
        )
      duck.close()
    }, 60_000)
    afterAll(() => shop.done())

    test('whole, again, in halves that overlap: always the figures of the file, and undone nothing of it', async () => {
      const empty = await said()
      const whole = await bring(shopFile)
      expect(figuresOf(whole)).toMatchObject({
        rows: known.lines,
        added: known.lines,
        anonymous: known.anonymous,
        rejected: 0,
        newCustomers: known.customers,
      })
      expect(figuresOf(whole).revenue).toBeCloseTo(Number(known.revenue), 2)
      const stood = await said()
      const again = await bring(shopFile)
      expect(figuresOf(again)).toMatchObject({ added: 0, known: known.lines, differing: 0, newCustomers: 0 })
      await shop.undo(whole.id)
      expect(await said()).toBe(stood)
      await shop.undo(again.id)
      expect(await said()).toBe(empty)
      const second = await bring(parts.second)
      const first = await bring(parts.first)
      expect(figuresOf(second).added + figuresOf(first).added).toBe(known.lines)
      expect([figuresOf(second).differing, figuresOf(first).differing]).toEqual([0, 0])
      // Other customers are made by other files, with other ids: what is said of them is the same.
      expect(await said()).toBe(stood)
    }, 600_000)
  },
)

describe.skipIf(!existsSync(superstore))(
  'a shop that tells its profit and its customers’ names (skipped where it is not there)',
  () => {
    test('every customer carries the name beside their number, and is found by the number', async () => {
      const shop = await openTestInstallation()
      try {
        await shop.bring({ path: superstore })
        const duck = await Duck.open(':memory:')
        // Each number has one name in this file; asked of the file itself.
        const names = await duck.rows(
          `select "Customer ID" as party, min("Customer Name") as name, count(distinct "Customer Name")::integer as names
           from read_csv(${literal(superstore)}, all_varchar = true) group by all`,
        )
        duck.close()
        expect(names.every((row) => row.names === 1)).toBe(true)
        const records = await shop.notebook.read
          .selectFrom('customers')
          .innerJoin('identities', 'identities.customer', 'customers.id')
          .select(['identities.party', 'customers.name', 'customers.code'])
          .execute()
        const byParty = (a: { party: string }, b: { party: string }): number => (a.party < b.party ? -1 : 1)
        expect(records.sort(byParty)).toEqual(
          names
            .map((row) => ({ party: String(row.party), name: String(row.name), code: String(row.party) }))
            .sort(byParty),
        )
      } finally {
        await shop.done()
      }
    }, 120_000)

    test('what every customer has brought so far is the sum of the profits of their lines', async () => {
      const shop = await openTestInstallation()
      try {
        const row = await shop.bring({ path: superstore })
        expect(figuresOf(row)).toMatchObject({ rejected: 0 })
        await shop.said()
        const duck = await Duck.open(':memory:')
        const profits = await duck.rows(
          `select "Customer ID" as customer, sum(Profit::decimal(18, 4))::double as profit
           from read_csv(${literal(superstore)}, all_varchar = true) group by all`,
        )
        duck.close()
        const worths = await shop.notebook.read
          .selectFrom('worth')
          .innerJoin('worthRuns', 'worthRuns.run', 'worth.run')
          .innerJoin('identities', 'identities.customer', 'worth.customer')
          .select(['identities.party', 'worth.marginSoFar'])
          .where('worthRuns.state', '=', 'current')
          .execute()
        const found = new Map(worths.map(({ party, marginSoFar }) => [party, marginSoFar]))
        expect(found.size).toBe(profits.length)
        // Summed exactly in ten-thousandths, then rounded once, to hundredths: half of one at the most.
        const half = 0.5 + 1e-6
        for (const { customer, profit } of profits)
          expect(
            Math.abs((found.get(String(customer)) ?? Number.NaN) - Number(profit) * 100),
          ).toBeLessThanOrEqual(half)
      } finally {
        await shop.done()
      }
    }, 120_000)
  },
)
