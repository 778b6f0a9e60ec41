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
