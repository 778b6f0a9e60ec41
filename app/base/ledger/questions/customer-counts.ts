import type { Cluster } from '../cluster/cluster.ts'
import { dayText } from '../cluster/days.ts'
import { partiesOf } from '../cluster/identities.ts'
import { earned } from '../cluster/products.ts'
import { countedSql, stateOf } from '../cluster/state.ts'
import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'

/** One customer's facts summed up: what a page says above the list, and what figures elsewhere are held against. */
export const customerCountsSql = `select
    count(*)::integer as lines,
    (count(*) filter (where is_return))::integer as returns,
    (count(distinct (source, order_no, case when order_no is null then party_of_source end, case when order_no is null then day end)))::integer as orders,
    (count(distinct day) filter (where not is_return))::integer as purchase_days,
    coalesce(sum(amount), 0)::double / ${unitsPerCurrency} as revenue,
    sum(margin)::double / ${unitsPerCurrency} as margin,
    coalesce(sum(amount) filter (where margin is null), 0)::double / ${unitsPerCurrency} as uncosted,
    (min(day) filter (where not is_return))::varchar as first_day,
    (max(day) filter (where not is_return))::varchar as last_day
  from standing_lines where customer = $customer::uuid`

export const customerPaidSql = `select count(*)::integer as payments,
    coalesce(sum(amount), 0)::double / ${unitsPerCurrency} as paid
  from standing_payments where customer = $customer::uuid`

const onCluster = {
  counts: (lines: string): string => `select count(), countIf(is_return),
      uniqExact(source, order_no, if(order_no = '', party, ''), if(order_no = '', day, 0)),
      uniqExactIf(day, not is_return), sum(ifNull(amount, 0)), sum(ifNull(margin, 0)), countIf(margin is not null),
      sum(if(margin is null, ifNull(amount, 0), 0)), minIf(day, not is_return), maxIf(day, not is_return)
    from ${lines}`,
  paid: (payments: string): string =>
    `select count(), sum(ifNull(amount, 0)) from payments where ${payments}`,
  days: (lines: string): string => `select day, sum(ifNull(amount, 0)), max(not is_return)
    from lines where ${lines} group by day order by day`,
}

/** Amounts in the company's currency, net of returns. */
export type CustomerCounts = {
  readonly orders: number
  readonly lines: number
  readonly returns: number
  readonly purchaseDays: number
  readonly revenue: number
  /** Of the lines whose cost or profit is known; null: of none. */
  readonly margin: number | null
  /** The revenue of the others. */
  readonly uncosted: number
  /** Of purchases; null: none. */
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly payments: number
  readonly paid: number
}

export async function customerCounts(
  duck: Duck,
  asked: { readonly customer: string },
): Promise<CustomerCounts> {
  const { customer } = asked
  const row = await duck.row(customerCountsSql, { customer })
  const paid = await duck.row(customerPaidSql, { customer })
  return {
    orders: Number(row.orders),
    lines: Number(row.lines),
    returns: Number(row.returns),
    purchaseDays: Number(row.purchase_days),
    revenue: Number(row.revenue),
    margin: row.margin === null ? null : Number(row.margin),
    uncosted: Number(row.uncosted),
    firstDay: row.first_day === null ? null : String(row.first_day),
    lastDay: row.last_day === null ? null : String(row.last_day),
    payments: Number(paid.payments),
    paid: Number(paid.paid),
  }
}

/** The same of what stands on a cluster. */
export async function customerCountsOnCluster(
  cluster: Cluster,
  asked: { readonly customer: string },
): Promise<CustomerCounts> {
  const state = await stateOf(cluster)
  const own = `${countedSql(state)} and ${await partiesOf(cluster, asked.customer)}`
  const lines = `select source, order_no, party, day, amount, is_return, product, quantity, margin as own_margin
    from lines where ${own}`
  const kept = 'source, order_no, party, day, amount, is_return'
  const [row] = await cluster.rows(onCluster.counts(earned(cluster, state, { lines, kept })))
  const [paid] = await cluster.rows(onCluster.paid(own))
  const number = (column: number): number => Number(row?.[column])
  const bought = number(3) > 0
  return {
    lines: number(0),
    returns: number(1),
    orders: number(2),
    purchaseDays: number(3),
    revenue: number(4) / unitsPerCurrency,
    margin: number(6) === 0 ? null : number(5) / unitsPerCurrency,
    uncosted: number(7) / unitsPerCurrency,
    firstDay: bought ? dayText(number(8)) : null,
    lastDay: bought ? dayText(number(9)) : null,
    payments: Number(paid?.[0]),
    paid: Number(paid?.[1]) / unitsPerCurrency,
  }
}

/** The days on which one customer bought or brought back, and what each came to. */
export const purchaseDaysOfSql = `select (day - date '1970-01-01')::integer as day,
    coalesce(sum(amount), 0)::double / ${unitsPerCurrency} as net,
    (not bool_and(is_return))::integer as purchase
  from standing_lines l where customer = $customer::uuid
  group by l.day order by l.day`

/** n days, counted from 1970-01-01, in order. */
export type PurchaseDaysOf = {
  readonly days: Int32Array
  /** In the company's currency, net of returns of the same day. */
  readonly net: Float64Array
  /** 1 where anything was bought, 0 where things were only brought back. */
  readonly purchase: Int32Array
}

export async function purchaseDaysOf(
  duck: Duck,
  asked: { readonly customer: string },
): Promise<PurchaseDaysOf> {
  const rows = await duck.rows(purchaseDaysOfSql, { customer: asked.customer })
  return {
    days: Int32Array.from(rows, (row) => Number(row.day)),
    net: Float64Array.from(rows, (row) => Number(row.net)),
    purchase: Int32Array.from(rows, (row) => Number(row.purchase)),
  }
}

export async function purchaseDaysOfOnCluster(
  cluster: Cluster,
  asked: { readonly customer: string },
): Promise<PurchaseDaysOf> {
  const own = `${countedSql(await stateOf(cluster))} and ${await partiesOf(cluster, asked.customer)}`
  const rows = await cluster.rows(onCluster.days(own))
  return {
    days: Int32Array.from(rows, ([day]) => Number(day)),
    net: Float64Array.from(rows, ([, net]) => Number(net) / unitsPerCurrency),
    purchase: Int32Array.from(rows, ([, , purchase]) => Number(purchase)),
  }
}
