import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'
import { allocatePayments, type CreditItem, type MoneyReceived } from './allocate-payments.ts'

export type ReceivablesAsked = {
  /** Nothing after this day is looked at. */
  readonly asOf: string
  /** When a sale of a customer who pays later is due, where no sale to the customer says. */
  readonly creditDays: number
  /** Only this one of so many parts of the customers. */
  readonly part?: { readonly index: number; readonly of: number } | undefined
}

/** Who buys on credit: whose lines have a due day, or who pays apart from buying. Everybody else pays in cash. */
export const creditCustomersSql = `create or replace temp table credit_customers as
  select customer, bool_or(has_due) as has_due, row_number() over (order by customer) - 1 as place
  from (
    select customer, true as has_due from standing_lines where due is not null and day <= $asOf::date
    union all
    select customer, false from standing_payments where day <= $asOf::date
  )
  where customer is not null
    and ($of = 1 or md5_number_lower(customer::varchar) % $of::ubigint = $index::ubigint)
  group by customer`

/**
 * Their sales, an order and due day each, net of what was brought back; a line without a due day in an order that has
 * one is due with it. Where a customer's orders have due days, one without is a cash sale; brought back, it is credited.
 */
export const creditSalesSql = `with sales as (
    select place, has_due, source, coalesce(order_no, '') as order_no,
      case when order_no is null then day end as bought_on, day, due, amount
    from standing_lines join credit_customers using (customer)
    where day <= $asOf::date and amount is not null
  ), dated as (
    select * exclude (due),
      coalesce(due, min(due) over (partition by place, source, order_no, bought_on)) as due
    from sales
  ), items as (
    select place, any_value(has_due) as has_due, source, order_no, min(day) as day, due, sum(amount)::double as amount
    from dated group by place, source, order_no, bought_on, due
  )
  select place::integer as place, source, order_no, (day - date '1970-01-01')::integer as day,
    (coalesce(due, day + $creditDays::integer) - date '1970-01-01')::integer as due, amount
  from items
  where amount < 0 or (amount > 0 and (due is not null or not has_due))
  order by items.place, items.due, items.day, source, order_no`

export const creditPaymentsSql = `select place::integer as place, source, order_no,
    (day - date '1970-01-01')::integer as day, amount::double as amount
  from standing_payments p join credit_customers using (customer)
  where day <= $asOf::date
  order by place, p.day, batch, row_no`

/** Sales on credit, paid or not, a customer's together: columns of one an item. Amounts in the company's currency. */
export type ReceivableItems = {
  readonly customers: readonly string[]
  /** Of each customer: paid beyond everything owed; below 0, refunded beyond everything paid. */
  readonly credit: Float64Array
  /** Place in `customers`. */
  readonly customer: Int32Array
  readonly source: readonly string[]
  /** '' where the source numbers none. */
  readonly order: readonly string[]
  /** Sold and due: counted from 1970-01-01. */
  readonly day: Int32Array
  readonly due: Int32Array
  readonly amount: Float64Array
  readonly paid: Float64Array
  readonly open: Float64Array
  /** When nothing more was owed of it; NaN: something still is. */
  readonly paidDay: Float64Array
}

export async function receivableItems(duck: Duck, asked: ReceivablesAsked): Promise<ReceivableItems> {
  const { asOf, creditDays, part = { index: 0, of: 1 } } = asked
  try {
    await duck.run(creditCustomersSql, { asOf, of: part.of, index: part.index })
    const customers: string[] = []
    const named = 'select customer::varchar as name from credit_customers order by place'
    for await (const piece of duck.pieces(named)) {
      const name = piece.text('name')
      for (let row = 0; row < piece.size; row++) customers.push(name(row) as string)
    }
    const sales = customers.map((): Sale[] => [])
    for await (const sale of moneyOf(duck, creditSalesSql, { asOf, creditDays }))
      sales[sale.place]?.push(sale)
    const payments = customers.map((): MoneyReceived[] => [])
    for await (const paid of moneyOf(duck, creditPaymentsSql, { asOf })) payments[paid.place]?.push(paid)
    return receivablesOf(customers, sales, payments)
  } finally {
    await duck.run('drop table if exists credit_customers')
  }
}

/** Below 0: brought back beyond what was sold. */
export type Sale = MoneyReceived & { readonly place: number; readonly due: number }

async function* moneyOf(
  duck: Duck,
  sql: string,
  values: Record<string, string | number>,
): AsyncGenerator<Sale> {
  for await (const piece of duck.pieces(sql, values)) {
    const [place, day, amount] = [
      piece.numbers('place').items,
      piece.numbers('day').items,
      piece.numbers('amount').items,
    ]
    const due = sql === creditSalesSql ? piece.numbers('due').items : day
    const [source, order] = [piece.text('source'), piece.text('order_no')]
    for (let row = 0; row < piece.size; row++)
      yield {
        place: place[row] as number,
        source: source(row) as string,
        order: order(row),
        day: day[row] as number,
        due: due[row] as number,
        amount: amount[row] as number,
      }
  }
}

/** Which of each customer's debts its payments paid; sales and payments a list a customer, in their order. */
export function receivablesOf(
  customers: readonly string[],
  sales: readonly Sale[][],
  payments: readonly MoneyReceived[][],
): ReceivableItems {
  const size = sales.reduce((sum, own) => sum + own.filter(isOwed).length, 0)
  const [customer, day, due] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  const [amount, paid, open] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const paidDay = new Float64Array(size)
  const credit = new Float64Array(customers.length)
  const [source, order]: [string[], string[]] = [[], []]
  let at = 0
  customers.forEach((_, place) => {
    const own = sales[place] as Sale[]
    const items = own.filter(isOwed).map((sale): CreditItem => ({ ...sale, order: sale.order ?? '' }))
    const credited = own
      .filter((sale) => !isOwed(sale))
      .map(
        (sale): MoneyReceived => ({
          ...sale,
          order: sale.order === '' ? null : sale.order,
          amount: -sale.amount,
        }),
      )
    const received = [...(payments[place] as MoneyReceived[]), ...credited].sort((a, b) => a.day - b.day)
    const allocated = allocatePayments(items, received)
    credit[place] = allocated.credit / unitsPerCurrency
    items.forEach((item, i) => {
      customer[at] = place
      source.push(item.source)
      order.push(item.order)
      day[at] = item.day
      due[at] = item.due
      amount[at] = item.amount / unitsPerCurrency
      paid[at] = (allocated.paid[i] as number) / unitsPerCurrency
      open[at] = (item.amount - (allocated.paid[i] as number)) / unitsPerCurrency
      paidDay[at] = allocated.paidDay[i] as number
      at++
    })
  })
  return { customers, credit, customer, source, order, day, due, amount, paid, open, paidDay }
}

/** The rest was brought back beyond what was sold: a credit note, which pays like money. */
const isOwed = (sale: Sale): boolean => sale.amount > 0
