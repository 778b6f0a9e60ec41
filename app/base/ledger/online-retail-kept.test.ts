import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Duck, literal, type Row } from './duckdb.ts'
import { type BatchFigures, type FactFile, type Ledger, openLedger } from './ledger.ts'
import { ledgerPath } from './test-books.ts'
import { orderFiles } from './test-files.ts'

const path = resolve(
  import.meta.dirname,
  '../../../../shared/data/transactions/online_retail_2_year1_lines.parquet',
)
const settings = { zone: 'Europe/London' }
const pieceLength = 150_000
const asOf = { asOf: '2010-12-09', until: '2010-12-09' }

describe.skipIf(!existsSync(path))(
  'a year of a real shop, kept in a file (skipped where it is not there)',
  () => {
    const files = orderFiles()
    let ledger: Ledger
    let known: Row
    let figures: BatchFigures
    let rejected = 0
    beforeAll(async () => {
      ledger = await openLedger(ledgerPath(files.folder, 'shop'))
      figures = await imported(1)
      const duck = await Duck.open(':memory:')
      // Asked of the file itself, without any of the ledger's tables and readings.
      known = await duck.row(`with shop as (
        select *, case when invoice like 'C%' then -abs(quantity * price) else quantity * price end as amount,
          quantity < 0 or price < 0 or invoice like 'C%' as returned
        from read_parquet(${literal(path)})
      )
      select count(*)::integer as lines, (count(*) filter (where customer_id is null))::integer as anonymous,
        (count(*) filter (where returned and customer_id is not null))::integer as returns,
        sum(amount)::decimal(18, 2)::double as revenue,
        (sum(amount) filter (where customer_id is null))::decimal(18, 2)::double as unnamed,
        count(distinct customer_id)::integer as customers,
        (count(distinct customer_id) filter (where not returned))::integer as buyers
      from shop`)
      duck.close()
    }, 120_000)
    afterAll(() => {
      ledger.close()
      files.remove()
    })

    async function imported(batch: number): Promise<BatchFigures> {
      const { columns, sample } = await ledger.parquetSample(path)
      const names = { customer: 'customer_id', date: 'invoice_ts', order: 'invoice' }
      const mapping = { ...names, quantity: 'quantity', price: 'price', product: 'sku' }
      const source = { name: 'a year', kind: 'parquet', path, delimiter: null, skipLines: 0 } as const
      const file: FactFile = { ...source, columns, sample, mapping }
      const judgement = await ledger.judge({ kind: 'orders', file, settings })
      expect(judgement.cancellations).toBe(true)
      await ledger.beginBatch({ batch, kind: 'orders', source: 'main', file: 'a year' })
      const rows = await ledger.parquetRows(path)
      for (let from = 0; from < rows; from += pieceLength) {
        const piece = { ...file, range: { from, to: from + pieceLength } }
        const chunk = from / pieceLength
        const given = { batch, chunk, firstRow: from + 2, file: piece, judgement, settings }
        const appended = await ledger.appendPiece(given)
        rejected += appended.rejected
      }
      const settled = await ledger.settleBatch({ batch })
      await ledger.commitBatch({ batch })
      return settled
    }

    test('lines, revenue net of returns, anonymous lines and customers are those of the file', async () => {
      expect(rejected).toBe(0)
      expect(figures).toMatchObject({
        lines: known.lines,
        added: known.lines,
        anonymous: known.anonymous,
        returns: known.returns,
        newParties: known.customers,
        firstDay: '2009-12-01',
        lastDay: '2010-12-09',
      })
      expect(figures.revenue).toBeCloseTo(Number(known.revenue), 2)
      const period = await ledger.period()
      expect(period.anonymousLines).toBe(known.anonymous)
      expect(period.anonymousRevenue).toBeCloseTo(Number(known.unnamed), 2)
      await ledger.layOutHistories(asOf)
      expect((await ledger.customerHistories()).size).toBe(known.buyers)
    })

    test('imported again nothing is new; undone either way nothing is lost', async () => {
      const again = await imported(2)
      expect(again).toMatchObject({ added: 0, known: known.lines, differing: 0, newParties: 0 })
      expect((await ledger.period()).revenue).toBeCloseTo(Number(known.revenue), 2)
      await ledger.dropBatch({ batch: 1 })
      expect((await ledger.period()).revenue).toBeCloseTo(Number(known.revenue), 2)
      await ledger.layOutHistories(asOf)
      const found = await ledger.customerHistories()
      expect(found.size).toBe(known.buyers)
      await ledger.dropBatch({ batch: 2 })
      expect(await ledger.period()).toMatchObject({ revenue: 0, anonymousLines: 0 })
    }, 120_000)
  },
)
