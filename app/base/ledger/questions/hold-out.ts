import type { Cluster } from '../cluster/cluster.ts'
import { daysOf, historiesOf, type LaidOut, localHistoriesOf } from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'
import { type Shape, shapeOf } from './histories.ts'

/** Histories up to the as-of day with the purchase days that followed, grouped: nothing of a single customer travels. */
export const holdOutSql = `select
    repeats,
    (last_day - first_day)::integer as recency_days,
    ($asOf::date - first_day)::integer as age_days,
    coalesce(later.days, 0)::integer as later_days,
    count(*)::integer as weight
  from histories left join later using (party)
  group by all order by repeats, recency_days, age_days, later_days`

/**
 * Purchases after the first of those who had bought by the as-of day, week by week: week 0 ends on that day, week 1 is
 * the first after it.
 */
export const weeksSql = ({ returns }: Pick<Shape, 'returns'>): string => `with bought as (
    select party, day from days ${returns ? 'where purchase' : ''}
    union all
    select customer as party, day from standing_lines
    where customer is not null and not is_return and day > $asOf::date and day <= $until::date
    group by customer, day
  )
  select ceil((day - $asOf::date) / 7.0)::integer as week, count(*)::integer as purchases
  from bought join histories using (party) where day > first_day
  group by week order by week`

export const firstDaysSql = `select (first_day - date '1970-01-01')::integer as day, count(*)::integer as customers
  from histories group by day order by day`

const onCluster = {
  patterns: (
    cluster: Cluster,
    laidOut: LaidOut,
  ): string => `select repeats, last_day - first_day as recency_days,
      ${laidOut.asOf} - first_day as age_days, later_days, count() as weight
    from ${historiesOf(cluster, laidOut)} group by repeats, recency_days, age_days, later_days
    order by repeats, recency_days, age_days, later_days`,
  weeks: (
    cluster: Cluster,
    laidOut: LaidOut,
  ): string => `select toInt32(ceil((day - ${laidOut.asOf}) / 7)) as week, count() as purchases
    from ${daysOf(cluster, laidOut)} all inner join (select customer, first_day from ${localHistoriesOf(cluster, laidOut)}) as other using customer
    where purchase and day > first_day group by week order by week`,
  firstDays: (cluster: Cluster, laidOut: LaidOut): string => `select first_day, count() as customers
    from ${historiesOf(cluster, laidOut)} group by first_day order by first_day`,
}

export type HoldOut = {
  /** n patterns, each as often as there are different numbers of later purchase days; columns of n. */
  readonly repeats: Int32Array
  readonly recencyDays: Int32Array
  readonly ageDays: Int32Array
  readonly laterDays: Int32Array
  readonly weights: Int32Array
  readonly weeks: { readonly week: Int32Array; readonly purchases: Int32Array }
  /** Day numbers, rising, and how many first bought on each. */
  readonly firstDays: { readonly day: Int32Array; readonly customers: Int32Array }
}

/** To be asked when everything is laid out, with days after the as-of day. */
export async function holdOut(
  duck: Duck,
  { asOf, until }: { readonly asOf: string; readonly until: string },
): Promise<HoldOut> {
  const names = ['repeats', 'recency_days', 'age_days', 'later_days', 'weight'] as const
  const columns = names.map((): number[] => [])
  for await (const piece of duck.pieces(holdOutSql, { asOf })) {
    for (const [i, name] of names.entries()) {
      const { items } = piece.numbers(name)
      const column = columns[i] as number[]
      for (let row = 0; row < piece.size; row++) column.push(items[row] as number)
    }
  }
  const [repeats, recencyDays, ageDays, laterDays, weights] = columns.map((column) => Int32Array.from(column))
  const weeks = await duck.rows(weeksSql(await shapeOf(duck)), { asOf, until })
  const firsts = await duck.rows(firstDaysSql)
  return {
    repeats: repeats as Int32Array,
    recencyDays: recencyDays as Int32Array,
    ageDays: ageDays as Int32Array,
    laterDays: laterDays as Int32Array,
    weights: weights as Int32Array,
    weeks: {
      week: Int32Array.from(weeks, ({ week }) => Number(week)),
      purchases: Int32Array.from(weeks, ({ purchases }) => Number(purchases)),
    },
    firstDays: {
      day: Int32Array.from(firsts, ({ day }) => Number(day)),
      customers: Int32Array.from(firsts, ({ customers }) => Number(customers)),
    },
  }
}

/** Asked of what was laid out on a cluster: the same, in the same order. */
export async function holdOutOnCluster(cluster: Cluster, laidOut: LaidOut): Promise<HoldOut> {
  const columnsOf = async (sql: string): Promise<(i: number) => Int32Array> => {
    const rows = await cluster.rows(sql)
    return (i) => Int32Array.from(rows, (row) => Number(row[i]))
  }
  const patterns = await columnsOf(onCluster.patterns(cluster, laidOut))
  const weeks = await columnsOf(onCluster.weeks(cluster, laidOut))
  const firsts = await columnsOf(onCluster.firstDays(cluster, laidOut))
  return {
    repeats: patterns(0),
    recencyDays: patterns(1),
    ageDays: patterns(2),
    laterDays: patterns(3),
    weights: patterns(4),
    weeks: { week: weeks(0), purchases: weeks(1) },
    firstDays: { day: firsts(0), customers: firsts(1) },
  }
}
