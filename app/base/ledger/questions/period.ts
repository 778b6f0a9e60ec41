import type { Cluster } from '../cluster/cluster.ts'
import { dayText } from '../cluster/days.ts'
import { knownSql } from '../cluster/identities.ts'
import { earned } from '../cluster/products.ts'
import { countedSql, type State, stateOf } from '../cluster/state.ts'
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

const onShardSql = (cluster: Cluster, state: State): string => {
  const lines = `select customer, day, amount, margin as own_margin, is_return, source, product, quantity
    from lines_local any left join (${knownSql(cluster)}) as other using source, party where ${countedSql(state)}`
  return `select count(), min(day), max(day), countIf(customer = ''),
      sum(if(customer = '', ifNull(amount, 0), 0)), sum(ifNull(amount, 0)), countIf(customer != ''),
      countIf(margin is not null and customer != '')
    from ${earned(cluster, state, { lines, kept: 'customer, day, amount' })}`
}

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

/** The same of what stands on a cluster, from what each shard says of its own. */
export async function periodOnCluster(cluster: Cluster): Promise<Period> {
  const rows = await cluster.rowsOfEach(onShardSql(cluster, await stateOf(cluster)))
  const shards = rows.map((row) => row.map(Number)).filter(([lines]) => lines !== 0)
  const column = (i: number): number[] => shards.map((row) => row[i] as number)
  const sum = (i: number): number => column(i).reduce((all, one) => all + one, 0)
  return {
    firstDay: shards.length === 0 ? null : dayText(Math.min(...column(1))),
    lastDay: shards.length === 0 ? null : dayText(Math.max(...column(2))),
    anonymousLines: sum(3),
    anonymousRevenue: sum(4) / unitsPerCurrency,
    revenue: sum(5) / unitsPerCurrency,
    customers: sum(6) > 0,
    margins: sum(7) > 0,
  }
}
