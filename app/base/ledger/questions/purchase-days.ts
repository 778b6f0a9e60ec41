import type { Cluster } from '../cluster/cluster.ts'
import { daysOf, historiesOf, type LaidOutWithShape } from '../cluster/histories.ts'
import { drawsSql } from '../cluster/identities.ts'
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

const onClusterSql = (
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  most: number,
): string => `select customer, day
  from ${daysOf(cluster, laidOut)} global any inner join (
    select customer, draw from ${historiesOf(cluster, laidOut)} any left join (${drawsSql(cluster)}) using customer
    order by draw, customer limit ${Math.trunc(most)}
  ) using customer
  where purchase and day <= ${laidOut.asOf} order by draw, customer, day`

export type PurchaseDays = {
  /** n + 1 places in `days`. */
  readonly starts: Int32Array
  readonly days: Int32Array
}

/** The days of one customer after the other, as `starts` tells them apart. */
function collected() {
  const starts: number[] = []
  const days: number[] = []
  let last: unknown = null
  return {
    add: (customer: unknown, day: number): void => {
      if (customer !== last) {
        last = customer
        starts.push(days.length)
      }
      days.push(day)
    },
    done: (): PurchaseDays => ({
      starts: Int32Array.from([...starts, days.length]),
      days: Int32Array.from(days),
    }),
  }
}

export async function purchaseDays(duck: Duck, asked: { readonly most: number }): Promise<PurchaseDays> {
  const found = collected()
  for await (const piece of duck.pieces(purchaseDaysSql(await shapeOf(duck)), { most: asked.most })) {
    const customer = piece.numbers('customer').items
    const day = piece.numbers('day').items
    for (let row = 0; row < piece.size; row++) found.add(customer[row], day[row] as number)
  }
  return found.done()
}

/** Asked of what was laid out on a cluster: the same, in the same order. */
export async function purchaseDaysOnCluster(
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  asked: { readonly most: number },
): Promise<PurchaseDays> {
  const found = collected()
  for await (const rows of cluster.pieces(onClusterSql(cluster, laidOut, asked.most)))
    for (const [customer, day] of rows) found.add(customer, Number(day))
  return found.done()
}
