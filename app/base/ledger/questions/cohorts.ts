import type { Cluster } from '../cluster/cluster.ts'
import { daysOf, type LaidOutWithShape, localHistoriesOf } from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'
import { type Shape, shapeOf } from './histories.ts'

/**
 * Customers by the period in which they first bought, and what they did in each period since. A period is so many months
 * of the calendar; they are counted on from the year 0. Asked of the days laid out.
 */
export const cohortsSql = ({
  returns,
  margins,
  uncosted,
}: Pick<Shape, 'returns' | 'margins' | 'uncosted'>): string => {
  const period = (day: string): string =>
    `((year(${day}) * 12 + month(${day}) - 1) // $months::integer)::integer`
  const billed = returns ? 'days.billed' : 'days.net'
  const rest = margins ? (uncosted ? 'days.uncosted' : '0') : billed
  return `select ${period('histories.first_day')} as cohort,
      greatest(0, ${period('days.day')} - cohort) as age,
      count(distinct party)${returns ? ' filter (where days.purchase)' : ''}::integer as bought,
      coalesce(sum(${margins ? 'days.margin' : '0'}), 0)::double as margin,
      coalesce(sum(${rest}), 0)::double as rest
    from days join histories using (party) group by all order by cohort, age`
}

/**
 * The months of the calendar from the year 0 to a day that is counted from 1970-01-01: reckoned, since ClickHouse's dates
 * go from 1970 to 2105 only. Years begin in March here, whose months before the leap day are in a steady order.
 */
const monthsSql = (day: string): string => {
  const era = `intDiv(${day} + 719468, 146097)`
  const ofEra = `(${day} + 719468) % 146097`
  const year = `intDiv(${ofEra} - intDiv(${ofEra}, 1460) + intDiv(${ofEra}, 36524) - intDiv(${ofEra}, 146096), 365)`
  const ofYear = `(${ofEra} - (365 * ${year} + intDiv(${year}, 4) - intDiv(${year}, 100)))`
  return `((${year} + ${era} * 400) * 12 + intDiv(5 * ${ofYear} + 2, 153) + 2)`
}

const onClusterSql = (cluster: Cluster, laidOut: LaidOutWithShape, months: number): string => {
  const period = (day: string): string => `intDiv(${monthsSql(day)}, ${Math.trunc(months)})`
  return `select cohort, age, uniqExactIf(customer, purchase), sum(earned), sum(rest)
    from (
      select customer, purchase, ${laidOut.shape.margins ? 'margin' : '0'} as earned,
        ${laidOut.shape.margins ? 'uncosted' : 'ifNull(billed, 0)'} as rest,
        ${period('first_day')} as cohort, greatest(0, ${period('day')} - ${period('first_day')}) as age
      from ${daysOf(cluster, laidOut)}
        all inner join (select customer, first_day from ${localHistoriesOf(cluster, laidOut)}) as other using customer
      where day <= ${laidOut.asOf}
    ) group by cohort, age order by cohort, age`
}

/** n cells, columns of n; amounts in the company's currency. */
export type Cohorts = {
  readonly cohort: Int32Array
  /** Periods since the one of the first purchase. */
  readonly age: Int32Array
  /** Customers who bought in that period. */
  readonly bought: Int32Array
  /** Margin as far as it is known, and the revenue of which none is known. */
  readonly margin: Float64Array
  readonly rest: Float64Array
}

export async function cohorts(duck: Duck, asked: { readonly months: number }): Promise<Cohorts> {
  const rows = await duck.rows(cohortsSql(await shapeOf(duck)), { months: asked.months })
  const whole = (name: string): Int32Array => Int32Array.from(rows, (row) => Number(row[name]))
  const money = (name: string): Float64Array =>
    Float64Array.from(rows, (row) => Number(row[name]) / unitsPerCurrency)
  return {
    cohort: whole('cohort'),
    age: whole('age'),
    bought: whole('bought'),
    margin: money('margin'),
    rest: money('rest'),
  }
}

/** Asked of what was laid out on a cluster: the same, in the same order. */
export async function cohortsOnCluster(
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  asked: { readonly months: number },
): Promise<Cohorts> {
  const rows = await cluster.rows(onClusterSql(cluster, laidOut, asked.months))
  const whole = (i: number): Int32Array => Int32Array.from(rows, (row) => Number(row[i]))
  const money = (i: number): Float64Array =>
    Float64Array.from(rows, (row) => Number(row[i]) / unitsPerCurrency)
  return { cohort: whole(0), age: whole(1), bought: whole(2), margin: money(3), rest: money(4) }
}
