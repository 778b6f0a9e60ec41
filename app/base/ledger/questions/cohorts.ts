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
