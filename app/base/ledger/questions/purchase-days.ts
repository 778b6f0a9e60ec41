import type { Duck } from '../duckdb.ts'
import { type Shape, shapeOf } from './histories.ts'

/** The purchase days of at most so many customers, those with the smallest draws, in the order of these. */
export const purchaseDaysSql = ({ returns }: Pick<Shape, 'returns'>): string => `with drawn as (
    select party, draw from histories order by draw, party limit $most
  )
  select dense_rank() over (order by draw, party)::integer as customer, (day - date '1970-01-01')::integer as day
  from days join drawn using (party)
  ${returns ? 'where purchase' : ''}
  order by customer, day`

export type PurchaseDays = {
  /** n + 1 places in `days`. */
  readonly starts: Int32Array
  readonly days: Int32Array
}

export async function purchaseDays(duck: Duck, asked: { readonly most: number }): Promise<PurchaseDays> {
  const starts: number[] = []
  const days: number[] = []
  let last = 0
  for await (const piece of duck.pieces(purchaseDaysSql(await shapeOf(duck)), { most: asked.most })) {
    const customer = piece.numbers('customer').items
    const day = piece.numbers('day').items
    for (let row = 0; row < piece.size; row++) {
      if (customer[row] !== last) {
        last = customer[row] as number
        starts.push(days.length)
      }
      days.push(day[row] as number)
    }
  }
  starts.push(days.length)
  return { starts: Int32Array.from(starts), days: Int32Array.from(days) }
}
