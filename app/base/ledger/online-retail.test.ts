import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Duck, literal } from './duckdb.ts'
import { type Ledger, type Loaded, openLedger } from './ledger.ts'

const path = resolve(
  import.meta.dirname,
  '../../../../shared/data/transactions/online_retail_2_year1_lines.parquet',
)

describe.skipIf(!existsSync(path))('a year of a real shop (skipped where the file is not there)', () => {
  let ledger: Ledger
  let duck: Duck
  let loaded: Loaded
  beforeAll(async () => {
    ledger = await openLedger(':memory:')
    const { columns, sample } = await ledger.parquetSample(path)
    const mapping = {
      customer: 'customer_id',
      date: 'invoice_ts',
      order: 'invoice',
      quantity: 'quantity',
      price: 'price',
      product: 'sku',
    }
    const file = { name: 'a year', kind: 'parquet', path, delimiter: null, skipLines: 0 } as const
    loaded = await ledger.loadOrders({
      batch: 0,
      file: { ...file, columns, sample, mapping },
      settings: { zone: 'Europe/London' },
    })
    duck = await Duck.open(':memory:')
    // Asked of the file itself, without any of the ledger's tables and readings.
    await duck.run(`create view shop as
      select customer_id, cast(invoice_ts as date) as day,
        case when invoice like 'C%' then -abs(quantity * price) else quantity * price end as amount,
        quantity < 0 or price < 0 or invoice like 'C%' as returned
      from read_parquet(${literal(path)})`)
  })
  afterAll(() => {
    ledger.close()
    duck.close()
  })

  test('every line is accounted for, as the published counts have it', async () => {
    expect(loaded).toMatchObject({ rows: 525_461, used: 417_534, anonymous: 107_927, rejected: 0 })
    const { returns } = await duck.row(
      'select (count(*) filter (where returned))::integer as returns from shop where customer_id is not null',
    )
    expect(loaded.returns).toBe(returns)
  })

  test('revenue is that of the lines, with a customer and without', async () => {
    const period = await ledger.period()
    expect([period.firstDay, period.lastDay]).toEqual(['2009-12-01', '2010-12-09'])
    const asked = await duck.row(
      `select sum(amount) filter (where customer_id is null)::double as anonymous from shop`,
    )
    expect(period.anonymousRevenue).toBeCloseTo(Number(asked.anonymous), 2)
    await ledger.layOutHistories({ asOf: '2010-12-09', until: '2010-12-09' })
    const histories = await ledger.customerHistories()
    const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)
    const only =
      await duck.row(`select coalesce(sum(total), 0)::double as total, count(*)::integer as customers from (
        select sum(amount) as total from shop where customer_id is not null group by customer_id having bool_and(returned))`)
    // Those who only brought things back are no customers; their money still went out.
    expect(sum(histories.revenue) + Number(only.total)).toBeCloseTo(8_348_208.57, 2)
    expect(histories.size + Number(only.customers)).toBe(4_383)
  })

  test('purchase days, customers and the hold-out agree with a query written apart', async () => {
    const [asOf, until] = ['2010-08-31', '2010-12-09']
    await ledger.layOutHistories({ asOf, until })
    const found = await ledger.customerHistories()
    const known = await duck.row(`with bought as (
        select customer_id, count(distinct day) as days from shop
        where customer_id is not null and day <= date '${asOf}' and not returned group by customer_id
      ), later as (
        select customer_id, count(distinct day) filter (where not returned) as days, sum(amount) as spend
        from shop where day > date '${asOf}' and day <= date '${until}' group by customer_id
      )
      select count(*)::integer as customers, sum(bought.days - 1)::integer as repeats,
        (count(*) filter (where bought.days > 1))::integer as repeaters,
        sum(later.days)::integer as later_days, sum(later.spend)::double as later_spend
      from bought left join later using (customer_id)`)
    const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)
    expect(found.size).toBe(known.customers)
    expect(found.size).toBe(3_323)
    expect(sum(found.repeats)).toBe(known.repeats)
    expect([...found.repeats].filter((x) => x > 0)).toHaveLength(Number(known.repeaters))
    expect(sum(found.laterDays)).toBe(known.later_days)
    expect(sum(found.laterSpend)).toBeCloseTo(Number(known.later_spend), 2)
    const { weights } = await ledger.purchasePatterns({ asOf })
    expect(sum(weights)).toBe(found.size)
  })

  test('netting takes no more than was paid, and leaves no day below 0', async () => {
    await ledger.layOutHistories({ asOf: '2010-12-09', until: '2010-12-09' })
    const found = await ledger.customerHistories()
    const wrong = [...found.netTotal].filter((net, i) => {
      const revenue = found.revenue[i] as number
      return net < 0 || net < revenue - 1e-6 || (found.paidTotal[i] as number) > net + 1e-6
    })
    expect(wrong).toEqual([])
  })
})
