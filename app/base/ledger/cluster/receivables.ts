import type { MoneyReceived } from '../questions/allocate-payments.ts'
import {
  type ReceivableItems,
  type ReceivablesAsked,
  receivablesOf,
  type Sale,
} from '../questions/receivable-items.ts'
import type { Cluster } from './cluster.ts'
import { dayNumber } from './days.ts'
import { knownSql } from './identities.ts'
import { countedSql, stateOf } from './state.ts'

/** A part of the customers, as questions/receivable-items.ts cuts them. */
const partSql = ({ index, of }: NonNullable<ReceivablesAsked['part']>): string =>
  of === 1
    ? '1'
    : `reinterpretAsUInt64(substring(MD5(customer), 9, 8)) % ${Math.trunc(of)} = ${Math.trunc(index)}`

/** Who buys on credit: whose lines have a due day, or who pays apart from buying. */
const creditSql = (cluster: Cluster, theirs: string): string => `select customer, max(dated) as has_due from (
    select customer, toUInt8(1) as dated from lines all inner join (${knownSql(cluster)}) as other using source, party
      where ${theirs} and due is not null group by customer
    union all
    select customer, toUInt8(0) as dated from payments all inner join (${knownSql(cluster)}) as other using source, party
      where ${theirs} group by customer
  ) group by customer`

/** What questions/receivable-items.ts answers of a file. Which payment is for what is found here, a customer at a time. */
export async function receivableItemsOnCluster(
  cluster: Cluster,
  asked: ReceivablesAsked,
): Promise<ReceivableItems> {
  const { asOf, creditDays, part = { index: 0, of: 1 } } = asked
  const theirs = `${countedSql(await stateOf(cluster))} and day <= ${dayNumber(asOf)}`
  const credit = `select customer, has_due from (${creditSql(cluster, theirs)}) where ${partSql(part)}`
  const customers: string[] = []
  const dated: boolean[] = []
  for await (const rows of cluster.pieces(`${credit} order by customer`))
    for (const [customer, hasDue] of rows) {
      customers.push(customer as string)
      dated.push(hasDue === '1')
    }
  const placeOf = new Map(customers.map((customer, place) => [customer, place]))
  // Sent to the shards with the question: which customers they are may only be known of all shards together.
  const whose = `(select source, party, customer from (${knownSql(cluster)})
    where customer in (select customer from (${credit})))`
  const sold = customers.map((): Sold[] => [])
  for await (const rows of cluster.pieces(
    `select customer, source, order_no, if(order_no = '', day, toInt32(0)) as bought_on, due, min(day), sum(amount)
     from lines global all inner join ${whose} as other using source, party
     where ${theirs} and amount is not null group by customer, source, order_no, bought_on, due`,
  ))
    for (const [customer, source, order, on, due, day, amount] of rows)
      sold[placeOf.get(customer as string) ?? -1]?.push({
        ...{ source: source as string, order: order as string, on: Number(on) },
        ...{ due: due === null ? null : Number(due), day: Number(day), amount: Number(amount) },
      })
  const payments = customers.map((): MoneyReceived[] => [])
  for await (const rows of cluster.pieces(
    `select customer, source, order_no, day, amount
     from payments global all inner join ${whose} as other using source, party
     where ${theirs} order by customer, day, batch, row_no`,
  ))
    for (const [customer, source, order, day, amount] of rows)
      payments[placeOf.get(customer as string) ?? -1]?.push({
        ...{ source: source as string, order: order || null, day: Number(day), amount: Number(amount) },
      })
  const sales = sold.map((own, place) => salesOf(own, { place, dated: dated[place] as boolean, creditDays }))
  return receivablesOf(customers, sales, payments)
}

/** `on`: the day of an order without a number, else 0. Of one order, source and day of purchase, a row each due day. */
type Sold = {
  readonly source: string
  readonly order: string
  readonly on: number
  readonly due: number | null
  readonly day: number
  readonly amount: number
}

type Whose = { readonly place: number; readonly dated: boolean; readonly creditDays: number }

/** As `creditSalesSql` says: a line without a due day in an order that has one is due with its first. */
function salesOf(own: readonly Sold[], { place, dated, creditDays }: Whose): Sale[] {
  const orders = new Map<string, Sold[]>()
  for (const one of own) {
    const key = JSON.stringify([one.source, one.order, one.on])
    const rows = orders.get(key)
    if (rows) rows.push(one)
    else orders.set(key, [one])
  }
  return [...orders.values()]
    .flatMap(datedTogether)
    .filter(({ amount, due }) => amount < 0 || (amount > 0 && (due !== null || !dated)))
    .sort(bySale)
    .map(({ source, order, day, due, amount }) => ({
      ...{ place, source, order, day, due: due ?? day + creditDays, amount },
    }))
}

function datedTogether(rows: readonly Sold[]): Sold[] {
  const dues = rows.flatMap(({ due }) => due ?? [])
  const first = dues.length === 0 ? null : Math.min(...dues)
  const found = new Map<number | null, Sold>()
  for (const row of rows) {
    const due = row.due ?? first
    const had = found.get(due)
    const amount = row.amount + (had?.amount ?? 0)
    found.set(due, { ...row, due, amount, day: Math.min(row.day, had?.day ?? row.day) })
  }
  return [...found.values()]
}

/** Without a due day last. */
const bySale = (a: Sold, b: Sold): number =>
  (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY) ||
  a.day - b.day ||
  byBytes(a.source, b.source) ||
  byBytes(a.order, b.order)

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
