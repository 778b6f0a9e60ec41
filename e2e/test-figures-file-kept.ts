import { dayOfIso } from '@ricebook/engine'
import type { Row, Stores } from './test-figures-stores.ts'

/** What the stores keep of one customer. */
export type Stored = Awaited<ReturnType<typeof storedOf>>

export async function storedOf(stores: Stores, id: string) {
  const current = `(select run from worthRuns where state = 'current')`
  const run = stores.bookRow(`select * from worthRuns where state = 'current'`)
  const mine = `customer = '${id}'`
  const products = await stores.ledger('select product, name, unit from products')
  return {
    customer: stores.bookRow('select * from customers where id = ?', id),
    worth: stores.bookRow(`select * from worth where customer = ? and run = ${current}`, id),
    run: { ...run, figures: JSON.parse(run.figures) } as Row,
    actions: stores.book(
      `select * from actions where customer = ? and state = 'open' and run = ${current}`,
      id,
    ),
    receivable:
      stores.book(`select * from receivables where customer = ? and run = ${current}`, id)[0] ?? null,
    needs: stores.book(`select * from needs where customer = ? and run = ${current} and product <> ''`, id),
    products,
    days: await stores.ledger(`select day::varchar as day, sum(amount)::double as net, not bool_and(is_return) as purchase
      from facts where ${mine} group by facts.day order by facts.day`),
    orders: await stores.ledger(`select order_no, min(day)::varchar as day, sum(amount)::double as amount,
      case when count(margin) = count(*) then sum(margin)::double end as margin, bool_and(is_return) as isReturn
      from facts where ${mine} group by order_no order by min(day) desc, order_no`),
    bought: await stores.ledger(`select order_no, product, any_value(name) as name, sum(quantity) as quantity,
      min(row_no) as place from facts where ${mine} group by order_no, product order by order_no, place`),
    lines:
      await stores.ledger(`select order_no, product, name, quantity, amount::double as amount, margin::double as margin,
      due::varchar as due from facts where ${mine} order by row_no`),
    counts:
      await stores.ledgerRow(`select count(distinct order_no)::integer as orders, count(*)::integer as lines,
      (min(day) filter (where not is_return))::varchar as firstDay,
      (max(day) filter (where not is_return))::varchar as lastDay, sum(coalesce(margin, amount * ${stores.marginRate}))::double as margin
      from facts where ${mine}`),
    last: await stores.ledger(
      `select product, (max(day) filter (where not is_return))::varchar as day,
        (max(day) filter (where is_return))::varchar as returned from facts where ${mine} group by product`,
    ),
    paid: await stores.ledgerRow(
      `select count(*)::integer as payments, coalesce(sum(amount), 0)::double as paid from paid where ${mine}`,
    ),
    debts: await stores.ledgerRow(`select sum(round(open / 100))::double as open,
      coalesce(sum(round(open / 100)) filter (where due < date '${run.asOf}'), 0)::double as overdue,
      min(due)::varchar as oldest from debts where ${mine} and open > 0`),
  }
}

/** The days on which they bought, as the run saw them: counted from 1970-01-01. */
export function boughtDays({ days, run }: Stored): number[] {
  return days.filter(({ purchase, day: on }) => purchase && on <= run.asOf).map(({ day: on }) => dayOfIso(on))
}
