import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'

/** When the first and the last order were, whether anybody known bought, and what the sales to nobody known came to. */
export const periodSql = `select
    min(day)::varchar as first_day,
    max(day)::varchar as last_day,
    count(*) filter (where customer is null)::integer as anonymous_lines,
    coalesce(sum(amount::double) filter (where customer is null), 0) as anonymous_revenue,
    coalesce(sum(amount::double), 0) as revenue,
    count(customer) > 0 as customers,
    count(margin) filter (where customer is not null) > 0 as margins
  from standing_lines`

export type Period = {
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly anonymousLines: number
  readonly anonymousRevenue: number
  readonly revenue: number
  /** Whether anybody known bought, and whether of any of it a margin is known. */
  readonly customers: boolean
  readonly margins: boolean
}

export async function period(duck: Duck): Promise<Period> {
  const row = await duck.row(periodSql)
  return {
    firstDay: row.first_day as string | null,
    lastDay: row.last_day as string | null,
    anonymousLines: Number(row.anonymous_lines),
    anonymousRevenue: Number(row.anonymous_revenue) / unitsPerCurrency,
    revenue: Number(row.revenue) / unitsPerCurrency,
    customers: Boolean(row.customers),
    margins: Boolean(row.margins),
  }
}
