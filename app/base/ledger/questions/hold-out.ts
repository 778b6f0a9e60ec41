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
