import type { Cluster } from '../cluster/cluster.ts'
import { type LaidOutWithShape, localHistoriesOf } from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'
import { shapeOf } from './histories.ts'

/** What is known of all customers' margins together; of those only who were billed more than nothing. */
export type MarginSums = {
  readonly customers: number
  readonly revenue: number
  readonly margin: number
  /** Σ revenue² and Σ margin² ÷ revenue. */
  readonly revenueSquares: number
  readonly rateSquares: number
  /** Σ of each one's squares about their own rate, and of their days but one. */
  readonly within: number
  readonly freedom: number
}

/** Shares of a ten-thousandth are added up as whole numbers of so many parts: the same in whatever order. */
const parts = 1024

const rate = 'billed_margin * billed_margin / billed_total'

export const marginSumsSql = `select count(*)::integer as customers,
    coalesce(sum(billed_total::bigint), 0)::double as revenue,
    coalesce(sum(billed_margin::bigint), 0)::double as margin,
    coalesce(sum(billed_total::hugeint * billed_total::hugeint), 0)::double as revenue_squares,
    coalesce(sum(round(${rate} * ${parts})::bigint), 0)::double as rate_squares,
    coalesce(sum(round(greatest(0, margin_squares - ${rate}) * ${parts})::bigint), 0)::double as within,
    coalesce(sum(greatest(0, billed_days - 1)), 0)::double as freedom
  from histories where billed_total > 0`

const onClusterSql = (cluster: Cluster, laidOut: LaidOutWithShape): string => {
  const ofOne = `toFloat64(billed_margin) * billed_margin / billed_total`
  return `select count(), sum(billed_total), sum(billed_margin), sum(toFloat64(billed_total) * billed_total),
      sum(toInt64(round(${ofOne} * ${parts}))),
      sum(toInt64(round(greatest(0, margin_squares - ${ofOne}) * ${parts}))),
      sum(toInt64(greatest(0, billed_days - 1)))
    from ${localHistoriesOf(cluster, laidOut)} where billed_total > 0`
}

const nothing: MarginSums = marginSumsOf([0, 0, 0, 0, 0, 0, 0])

export async function marginSums(duck: Duck): Promise<MarginSums> {
  if (!(await shapeOf(duck)).margins) return nothing
  const row = await duck.row(marginSumsSql)
  const { customers, revenue, margin, revenue_squares, rate_squares, within, freedom } = row
  return marginSumsOf(
    [customers, revenue, margin, revenue_squares, rate_squares, within, freedom].map(Number),
  )
}

/** Asked of what was laid out on a cluster: one row from each shard. */
export async function marginSumsOnCluster(cluster: Cluster, laidOut: LaidOutWithShape): Promise<MarginSums> {
  const rows = await cluster.rowsOfEach(onClusterSql(cluster, laidOut))
  return marginSumsOf(Array.from({ length: 7 }, (_, i) => rows.reduce((sum, row) => sum + Number(row[i]), 0)))
}

function marginSumsOf(sums: readonly number[]): MarginSums {
  const [customers, revenue, margin, squares, rateSquares, within, freedom] = sums as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return {
    customers,
    revenue: revenue / unitsPerCurrency,
    margin: margin / unitsPerCurrency,
    revenueSquares: squares / unitsPerCurrency / unitsPerCurrency,
    rateSquares: rateSquares / parts / unitsPerCurrency,
    within: within / parts / unitsPerCurrency,
    freedom,
  }
}
