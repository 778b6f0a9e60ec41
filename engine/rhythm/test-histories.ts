import { resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { someDraws } from '../numeric/test-draws.ts'
import type { PairHistories } from './histories.ts'

/** Purchases as a person would write them: customer, item, day, quantity (left out: not known). */
export type Bought = readonly [customer: number, item: number, day: number, quantity?: number]

export function historiesOf(bought: readonly Bought[]): PairHistories {
  const sorted = bought.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
  const [customer, item, from]: [number[], number[], number[]] = [[], [], []]
  sorted.forEach(([c, i], at) => {
    const before = sorted[at - 1]
    if (before && before[0] === c && before[1] === i) return
    customer.push(c)
    item.push(i)
    from.push(at)
  })
  const customers = Math.max(-1, ...customer) + 1
  return {
    customers,
    items: Math.max(-1, ...item) + 1,
    draws: someDraws(customers),
    customer: Int32Array.from(customer),
    item: Int32Array.from(item),
    from: Int32Array.from([...from, sorted.length]),
    day: Int32Array.from(sorted, ([, , day]) => day),
    quantity: Float64Array.from(sorted, ([, , , quantity]) => quantity ?? Number.NaN),
  }
}

export const onlineRetail = resolve(
  import.meta.dirname,
  '../../../shared/data/transactions/online_retail_2_year1_lines.parquet',
)

/** A year of a real shop: one row a customer, item and day; day 0 is 2009-12-01. */
export async function onlineRetailHistories(): Promise<PairHistories> {
  const duck = await DuckDBInstance.create(':memory:')
  const connection = await duck.connect()
  const answer = await connection.runAndReadAll(`
    with bought as (
      select customer_id, sku, (cast(invoice_ts as date) - date '2009-12-01')::integer as day,
        sum(quantity)::double as quantity
      from read_parquet('${onlineRetail}')
      where customer_id is not null and invoice not like 'C%' and quantity > 0 and price > 0
        and regexp_matches(sku, '^[0-9]{5}')
      group by all)
    select (dense_rank() over (order by customer_id) - 1)::integer as customer,
      (dense_rank() over (order by sku) - 1)::integer as item, day, quantity
    from bought order by customer, item, day`)
  const [who, what, day, quantity] = answer.getColumns() as [number[], number[], number[], number[]]
  connection.closeSync()
  duck.closeSync()
  const [customer, item, from]: [number[], number[], number[]] = [[], [], []]
  let [customers, items] = [0, 0]
  for (let at = 0; at < day.length; at++) {
    if (at > 0 && who[at] === who[at - 1] && what[at] === what[at - 1]) continue
    customer.push(who[at] as number)
    item.push(what[at] as number)
    from.push(at)
    customers = Math.max(customers, (who[at] as number) + 1)
    items = Math.max(items, (what[at] as number) + 1)
  }
  from.push(day.length)
  const pairs = {
    customer: Int32Array.from(customer),
    item: Int32Array.from(item),
    from: Int32Array.from(from),
  }
  return {
    customers,
    items,
    draws: someDraws(customers),
    ...pairs,
    day: Int32Array.from(day),
    quantity: Float64Array.from(quantity),
  }
}

/** The same histories as they were on a day: rows on or after it are gone, pairs without any stay. */
export function asKnownOn(histories: PairHistories, now: number): PairHistories {
  const [from, kept]: [number[], number[]] = [[0], []]
  for (let pair = 0; pair < histories.customer.length; pair++) {
    for (let at = histories.from[pair] as number; at < (histories.from[pair + 1] as number); at++) {
      if ((histories.day[at] as number) < now) kept.push(at)
    }
    from.push(kept.length)
  }
  return {
    ...histories,
    from: Int32Array.from(from),
    day: Int32Array.from(kept, (at) => histories.day[at] as number),
    quantity: Float64Array.from(kept, (at) => histories.quantity[at] as number),
  }
}
