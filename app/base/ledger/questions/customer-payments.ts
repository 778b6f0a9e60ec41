import type { Cluster } from '../cluster/cluster.ts'
import { dayNumber, dayText } from '../cluster/days.ts'
import { partiesOf } from '../cluster/identities.ts'
import { countedSql, stateOf } from '../cluster/state.ts'
import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'

/** One customer's payments, newest first. */
export const customerPaymentsSql = `select day::varchar as day, source, reference, order_no,
    amount::double / ${unitsPerCurrency} as amount, batch, row_no
  from standing_payments p
  where customer = $customer::uuid
    and ($day is null or day < $day::date or (day = $day::date and (batch, row_no) < ($batch, $row)))
  order by p.day desc, batch desc, row_no desc limit $most`

const onClusterSql = (own: string, before: PaymentKey | null, most: number): string => {
  const [day, batch, row] = before
    ? [dayNumber(before.day), Math.trunc(before.batch), Math.trunc(before.row)]
    : [0, 0, 0]
  const after = `(day < ${day} or (day = ${day} and (batch < ${batch} or (batch = ${batch} and row_no < ${row}))))`
  return `select day, batch, row_no, source, reference, order_no, amount from payments
    where ${own} ${before ? `and ${after}` : ''} order by day desc, batch desc, row_no desc limit ${Math.trunc(most)}`
}

/** What tells a payment from all others; the next page begins after it. */
export type PaymentKey = { readonly day: string; readonly batch: number; readonly row: number }

export type CustomerPayment = PaymentKey & {
  readonly source: string
  readonly reference: string | null
  /** The order it was made for, where the source says so. */
  readonly order: string | null
  /** In the company's currency; below 0 is a refund. */
  readonly amount: number
}

type Asked = { readonly customer: string; readonly before: PaymentKey | null; readonly most: number }

export async function customerPayments(duck: Duck, asked: Asked): Promise<CustomerPayment[]> {
  const { customer, before, most } = asked
  const { day, batch, row } = before ?? { day: null, batch: 0, row: 0 }
  const rows = await duck.rows(customerPaymentsSql, { customer, day, batch, row, most })
  return rows.map((found) => ({
    day: String(found.day),
    batch: Number(found.batch),
    row: Number(found.row_no),
    source: String(found.source),
    reference: found.reference === null ? null : String(found.reference),
    order: found.order_no === null ? null : String(found.order_no),
    amount: Number(found.amount),
  }))
}

/** The same of what stands on a cluster. */
export async function customerPaymentsOnCluster(
  cluster: Cluster,
  { customer, before, most }: Asked,
): Promise<CustomerPayment[]> {
  const own = `${countedSql(await stateOf(cluster))} and ${await partiesOf(cluster, customer)}`
  const rows = await cluster.rows(onClusterSql(own, before, most))
  return rows.map(([day, batch, row, source, reference, order, amount]) => ({
    day: dayText(Number(day)),
    batch: Number(batch),
    row: Number(row),
    source: source as string,
    reference: reference || null,
    order: order || null,
    amount: Number(amount) / unitsPerCurrency,
  }))
}
