import type { Cluster } from '../cluster/cluster.ts'
import { historiesOf, type LaidOut } from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'

/** The distinct purchase histories with how many customers share each: all that fitting needs to know. */
export const purchasePatternsSql = `select
    repeats,
    (last_day - first_day)::integer as recency_days,
    ($asOf::date - first_day)::integer as age_days,
    count(*)::integer as weight
  from histories group by all order by repeats, recency_days, age_days`

const onClusterSql = (
  cluster: Cluster,
  laidOut: LaidOut,
): string => `select repeats, last_day - first_day as recency_days,
    ${laidOut.asOf} - first_day as age_days, count() as weight
  from ${historiesOf(cluster, laidOut)} group by repeats, recency_days, age_days order by repeats, recency_days, age_days`

export type PurchasePatterns = {
  readonly repeats: Int32Array
  readonly recencyDays: Float64Array
  readonly ageDays: Float64Array
  readonly weights: Float64Array
}

export async function purchasePatterns(
  duck: Duck,
  asked: { readonly asOf: string },
): Promise<PurchasePatterns> {
  const columns: [number[], number[], number[], number[]] = [[], [], [], []]
  for await (const piece of duck.pieces(purchasePatternsSql, { asOf: asked.asOf })) {
    ;['repeats', 'recency_days', 'age_days', 'weight'].forEach((name, i) => {
      const { items } = piece.numbers(name)
      const column = columns[i] as number[]
      for (let row = 0; row < piece.size; row++) column.push(items[row] as number)
    })
  }
  const [repeats, recency, age, weights] = columns
  return {
    repeats: Int32Array.from(repeats),
    recencyDays: Float64Array.from(recency),
    ageDays: Float64Array.from(age),
    weights: Float64Array.from(weights),
  }
}

/** Asked of what was laid out on a cluster: the same, in the same order. */
export async function purchasePatternsOnCluster(
  cluster: Cluster,
  laidOut: LaidOut,
): Promise<PurchasePatterns> {
  const rows = await cluster.rows(onClusterSql(cluster, laidOut))
  const column = (i: number): number[] => rows.map((row) => Number(row[i]))
  return {
    repeats: Int32Array.from(column(0)),
    recencyDays: Float64Array.from(column(1)),
    ageDays: Float64Array.from(column(2)),
    weights: Float64Array.from(column(3)),
  }
}
