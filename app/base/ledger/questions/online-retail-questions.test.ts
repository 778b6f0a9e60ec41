import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Duck, literal } from '../duckdb.ts'
import { customerCounts, purchaseDaysOf } from './customer-counts.ts'
import { customerOrders } from './customer-orders.ts'
import { productGaps } from './product-gaps.ts'
import { receivableItems } from './receivable-items.ts'
import { openFacts } from './test-facts.ts'

const path = resolve(
  import.meta.dirname,
  '../../../../../shared/data/transactions/online_retail_2_year1_lines.parquet',
)

describe.skipIf(!existsSync(path))('a year of a real shop (skipped where the file is not there)', () => {
  let duck: Duck
  let customer: string
  beforeAll(async () => {
    duck = await openFacts()
    await duck.run(`create view shop as
      select customer_id::varchar as party, invoice, sku, cast(invoice_ts as date) as day, quantity,
        case when invoice like 'C%' then -abs(quantity * price) else quantity * price end as amount,
        quantity < 0 or price < 0 or invoice like 'C%' as returned
      from read_parquet(${literal(path)}) where customer_id is not null`)
    await duck.run(`insert into lines (batch, row_no, source, party, order_no, day, amount, margin, is_return, product,
        quantity, due, nth, counts)
      select 1, row_number() over (), 'shop', party, invoice, day, (amount * 10000)::bigint, null, returned, sku, quantity,
        day + 30, 1, true from shop`)
    await duck.run('insert into committed values (1, 1)')
    await duck.run(`insert into identity_map select 'shop', party, uuid(), 1 from shop group by party`)
    const found = await duck.row(`select customer::varchar as customer from identity_map where party in
      (select party from shop group by party order by count(distinct invoice) desc, party limit 1)`)
    customer = String(found.customer)
  })
  afterAll(() => duck.close())
  const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)

  test('the orders of who ordered most agree with a query written apart', async () => {
    const apart = await duck.row(
      `select count(distinct invoice)::integer as orders, count(*)::integer as lines,
        sum(amount)::double as revenue, count(distinct day)::integer as days
      from shop where party = (select party from identity_map where customer = $customer::uuid)`,
      { customer },
    )
    const counts = await customerCounts(duck, { customer })
    expect([counts.orders, counts.lines]).toEqual([apart.orders, apart.lines])
    expect(counts.revenue).toBeCloseTo(Number(apart.revenue), 2)
    const orders = await customerOrders(duck, { customer, before: null, most: 10_000 })
    expect(orders).toHaveLength(counts.orders)
    expect(sum(orders.map((order) => order.amount ?? 0))).toBeCloseTo(counts.revenue, 2)
    const { days, net } = await purchaseDaysOf(duck, { customer })
    expect(days).toHaveLength(Number(apart.days))
    expect(sum(net)).toBeCloseTo(counts.revenue, 2)
  })

  test('who bought what again: all pairs, and no purchase beyond those that were', async () => {
    const gaps = await productGaps(duck, { until: '2010-11-30', level: 'product' })
    const apart = await duck.row(`with days as (
        select party, sku, day, coalesce(sum(quantity) filter (where not returned), 0) as bought,
          count(*) filter (where returned) as returns from shop where day <= date '2010-11-30' group by all
      ), clean as (select party, sku from days group by all having sum(returns) = 0)
      select (count(*) filter (where bought > 0))::integer as days, (sum(bought))::double as bought,
        (select count(*) from days semi join clean using (party, sku) where bought > 0)::integer as clean_days
      from days`)
    expect(gaps.day.length).toBeLessThanOrEqual(Number(apart.days))
    expect(gaps.day.length).toBeGreaterThanOrEqual(Number(apart.clean_days))
    expect(sum(gaps.quantity)).toBeLessThan(Number(apart.bought))
    for (let pair = 0; pair < gaps.customer.length; pair++)
      for (let at = gaps.from[pair]! + 1; at < gaps.from[pair + 1]!; at++)
        if (gaps.day[at]! <= gaps.day[at - 1]!) throw new Error(`pair ${pair} goes back in time`)
  })

  test('with everything on credit and nothing paid, all that was sold and not brought back is owed', async () => {
    const items = await receivableItems(duck, { asOf: '2010-12-09', creditDays: 30 })
    const apart = await duck.row('select sum(amount)::double as net from shop')
    // What was brought back beyond what a customer bought is owed to the customer.
    expect(sum(items.open) - sum(items.credit)).toBeCloseTo(Number(apart.net), 2)
    expect(sum(items.open)).toBeGreaterThan(8_000_000)
  })
})
