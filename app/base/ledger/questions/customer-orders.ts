import type { Duck, Row } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'

/**
 * One customer's orders, newest first. An order is what one source numbers alike; what has no number is one order a
 * party and day.
 */
export const customerOrdersSql = `with mine as (
    select source, coalesce(order_no, '') as order_no, case when order_no is null then party_of_source else '' end as party,
      case when order_no is null then day::varchar else '' end as bought_on, day, amount, margin, is_return, product,
      quantity, batch, row_no
    from standing_lines where customer = $customer::uuid
  ), orders as (
    select min(day) as day, source, order_no, party, bought_on,
      sum(amount)::double / ${unitsPerCurrency} as amount,
      case when count(margin) = count(*) then sum(margin)::double / ${unitsPerCurrency} end as margin,
      bool_and(is_return) as is_return,
      count(*)::integer as lines,
      count(distinct product)::integer as products,
      min(batch) as batch
    from mine group by source, order_no, party, bought_on
  ), page as (
    select * from orders
    where $day is null or day < $day::date
      or (day = $day::date and (source, order_no, party) > ($source, $order, $party))
    order by orders.day desc, source, order_no, party limit $most
  ), bought as (
    select source, order_no, party, bought_on, product,
      case when count(quantity) = count(*) then sum(quantity)::double end as quantity,
      min((batch, row_no)) as place
    from mine semi join page using (source, order_no, party, bought_on)
    where product is not null
    group by source, order_no, party, bought_on, product
  ), first as (
    select b.source, order_no, party, bought_on,
      list({product: b.product, name: p.name, unit: p.unit, quantity: quantity} order by place) as products
    from bought b left join standing_products p on p.source = b.source and p.product = b.product
    group by b.source, order_no, party, bought_on
  )
  select day::varchar as day, source, order_no, party, amount, margin, is_return, lines, page.products,
    to_json(first.products[1:$few])::varchar as bought, batch
  from page left join first using (source, order_no, party, bought_on)
  order by page.day desc, source, order_no, party`

/** What tells an order from the customer's others; the next page begins after it. */
export type OrderKey = {
  readonly day: string
  readonly source: string
  /** '' where the source gives none: then it is the party's purchases of the day. */
  readonly order: string
  /** The source's name of who bought, where there is no order number; else ''. */
  readonly party: string
}

/** Amounts in the company's currency, net of returns. */
export type CustomerOrder = OrderKey & {
  /** Null: the file gave no amounts. */
  readonly amount: number | null
  /** Null: not known of every line. */
  readonly margin: number | null
  readonly isReturn: boolean
  readonly lines: number
  /** How many different ones, and the first few. */
  readonly products: number
  readonly firstProducts: readonly OrderedProduct[]
  readonly batch: number
}

/** So much of a product in an order. */
export type OrderedProduct = {
  readonly product: string
  /** From the list of products; null where it has none. */
  readonly name: string | null
  readonly unit: string | null
  /** As its file has it; null: not known of every line. */
  readonly quantity: number | null
}

/** How many of an order's products are named beside it. */
export const few = 5

export async function customerOrders(
  duck: Duck,
  asked: { readonly customer: string; readonly before: OrderKey | null; readonly most: number },
): Promise<CustomerOrder[]> {
  const { customer, before, most } = asked
  const { day, source, order, party } = before ?? { day: null, source: '', order: '', party: '' }
  const rows = await duck.rows(customerOrdersSql, { customer, day, source, order, party, few, most })
  return rows.map((row) => ({
    day: String(row.day),
    source: String(row.source),
    order: String(row.order_no),
    party: String(row.party),
    amount: numberOrNull(row.amount),
    margin: numberOrNull(row.margin),
    isReturn: Boolean(row.is_return),
    lines: Number(row.lines),
    products: Number(row.products),
    firstProducts: row.bought === null ? [] : JSON.parse(String(row.bought)),
    batch: Number(row.batch),
  }))
}

/** The lines of one order, as its file has them. */
export const orderLinesSql = `select day::varchar as day, l.product, p.name, p.unit, quantity::double as quantity,
    amount::double / ${unitsPerCurrency} as amount, margin::double / ${unitsPerCurrency} as margin,
    is_return, due::varchar as due, l.batch, l.row_no
  from standing_lines l
  left join standing_products p on p.source = l.source and p.product = l.product
  where customer = $customer::uuid and l.source = $source and coalesce(order_no, '') = $order
    and (order_no is not null or (party_of_source = $party and day = $day::date))
  order by l.day, l.batch, l.row_no limit $most`

export type OrderLine = {
  readonly day: string
  readonly product: string | null
  /** From the list of products; null where it has none. */
  readonly name: string | null
  readonly unit: string | null
  readonly quantity: number | null
  readonly amount: number | null
  readonly margin: number | null
  readonly isReturn: boolean
  readonly due: string | null
  readonly batch: number
  /** In its file, counted from 0. */
  readonly row: number
}

export async function orderLines(
  duck: Duck,
  asked: { readonly customer: string; readonly order: OrderKey; readonly most: number },
): Promise<OrderLine[]> {
  const { customer, most } = asked
  const { day, source, order, party } = asked.order
  const rows = await duck.rows(orderLinesSql, { customer, day, source, order, party, most })
  return rows.map((row) => ({
    day: String(row.day),
    product: textOrNull(row.product),
    name: textOrNull(row.name),
    unit: textOrNull(row.unit),
    quantity: numberOrNull(row.quantity),
    amount: numberOrNull(row.amount),
    margin: numberOrNull(row.margin),
    isReturn: Boolean(row.is_return),
    due: textOrNull(row.due),
    batch: Number(row.batch),
    row: Number(row.row_no),
  }))
}

type Cell = Row[string] | undefined
const numberOrNull = (cell: Cell): number | null => (cell === null ? null : Number(cell))
const textOrNull = (cell: Cell): string | null => (cell === null ? null : String(cell))
