import type { CustomerOrder, OrderedProduct, OrderKey, OrderLine } from '../questions/customer-orders.ts'
import { few } from '../questions/customer-orders.ts'
import { unitsPerCurrency } from '../tables.ts'
import { type Cell, type Cluster, literal } from './cluster.ts'
import { dayNumber, dayText } from './days.ts'
import { partiesOf } from './identities.ts'
import { listedOf } from './product-names.ts'
import { earned, quantityUnits } from './products.ts'
import { countedSql, type State, stateOf } from './state.ts'

/** What tells an order from others: its number, or where it has none, who bought it and when. */
const numbered = `if(order_no = '', party, '') as who, if(order_no = '', day, toInt32(0)) as bought_on`
const keys = 'source, order_no, who, bought_on'

const linesSql = (columns: string, own: string): string =>
  `select ${columns}, quantity, amount, margin as own_margin, is_return from lines where ${own}`

/** What questions/customer-orders.ts answers of a file: newest first. */
export async function customerOrdersOnCluster(
  cluster: Cluster,
  asked: { readonly customer: string; readonly before: OrderKey | null; readonly most: number },
): Promise<CustomerOrder[]> {
  const { customer, before, most } = asked
  const state = await stateOf(cluster)
  const own = `${countedSql(state)} and ${await partiesOf(cluster, customer)}`
  const lines = linesSql('source, order_no, party, day, product, batch', own)
  const kept = 'source, order_no, party, day, product, batch, amount, is_return'
  const rows = await cluster.rows(
    `select first, ${keys}, billed, known, earned, returned, lines, products, batch from (
       select source, order_no, who, bought_on, min(day) as first, sum(ifNull(amount, 0)) as billed,
         countIf(amount is not null) as known,
         if(countIf(margin is null) = 0, toString(sum(ifNull(margin, 0))), '') as earned,
         min(is_return) as returned, count() as lines, uniqExactIf(product, product != '') as products,
         min(batch) as batch
       from (select ${kept}, margin, ${numbered} from ${earned(cluster, state, { lines, kept })})
       group by ${keys}
     ) where ${before ? afterSql(before) : '1'}
     order by first desc, source, order_no, who limit ${Math.trunc(most)}`,
  )
  const orders = rows.map(orderOf)
  const bought = await firstBought(cluster, { state, own, orders: rows })
  return orders.map((order, i) => ({ ...order, firstProducts: bought(rows[i] as Cell[]) }))
}

const afterSql = ({ day, source, order, party }: OrderKey): string =>
  `(first < ${dayNumber(day)} or (first = ${dayNumber(day)}
    and (source, order_no, who) > (${[source, order, party].map(literal).join(', ')})))`

function orderOf([first, source, order, who, , ...said]: readonly Cell[]): Omit<
  CustomerOrder,
  'firstProducts'
> {
  const [billed, known, earnings, returned, lines, products, batch] = said
  return {
    day: dayText(Number(first)),
    source: source as string,
    order: order as string,
    party: who as string,
    amount: known === '0' ? null : Number(billed) / unitsPerCurrency,
    margin: earnings ? Number(earnings) / unitsPerCurrency : null,
    isReturn: returned === '1',
    lines: Number(lines),
    products: Number(products),
    batch: Number(batch),
  }
}

type Bought = { readonly state: State; readonly own: string; readonly orders: readonly (readonly Cell[])[] }

/** The first few products of each order of a page, in the order of its file. */
async function firstBought(
  cluster: Cluster,
  { state, own, orders }: Bought,
): Promise<(order: readonly Cell[]) => OrderedProduct[]> {
  if (orders.length === 0) return () => []
  const keyOf = ([, source, order, who, on]: readonly Cell[]): string =>
    JSON.stringify([source, order, who, on])
  const wanted = orders.map(
    ([, source, order, who, on]) =>
      `(${[source, order, who].map((text) => literal(text as string)).join(', ')}, ${Number(on)})`,
  )
  const rows = await cluster.rows(
    `select 0, ${keys}, product, if(countIf(quantity is null) = 0, toString(sum(ifNull(quantity, 0))), '') as bought,
       min((batch, row_no)) as place
     from (select source, order_no, party, day, product, quantity, batch, row_no, ${numbered} from lines
       where ${own} and product != '')
     where (${keys}) in (${wanted.join(', ')})
     group by ${keys}, product order by ${keys}, place limit ${few} by ${keys}`,
  )
  const listed = await listedOf(
    cluster,
    state,
    rows.map((row) => ({ source: row[1] as string, product: row[5] as string })),
  )
  const found = new Map<string, OrderedProduct[]>()
  for (const row of rows) {
    const [source, product, quantity] = [row[1] as string, row[5] as string, row[6]]
    const bought = found.get(keyOf(row)) ?? []
    bought.push({
      product,
      ...listed(source, product),
      quantity: quantity ? Number(quantity) / quantityUnits : null,
    })
    found.set(keyOf(row), bought)
  }
  return (order) => found.get(keyOf(order)) ?? []
}

/** The lines of one order, as its file has them. */
export async function orderLinesOnCluster(
  cluster: Cluster,
  asked: { readonly customer: string; readonly order: OrderKey; readonly most: number },
): Promise<OrderLine[]> {
  const { customer, most } = asked
  const { day, source, order, party } = asked.order
  const state = await stateOf(cluster)
  const own = `${countedSql(state)} and ${await partiesOf(cluster, customer)} and source = ${literal(source)}
    and order_no = ${literal(order)} ${order === '' ? `and party = ${literal(party)} and day = ${dayNumber(day)}` : ''}`
  const lines = linesSql('source, day, product, due, batch, row_no', own)
  const kept = 'source, day, product, quantity, amount, is_return, due, batch, row_no'
  const rows = await cluster.rows(
    `select day, product, quantity, amount, margin, is_return, due, batch, row_no
     from ${earned(cluster, state, { lines, kept })} order by day, batch, row_no limit ${Math.trunc(most)}`,
  )
  const listed = await listedOf(
    cluster,
    state,
    rows.flatMap(([, product]) => (product ? [{ source, product }] : [])),
  )
  const inUnits = (cell: Cell | undefined, of: number): number | null => (cell ? Number(cell) / of : null)
  return rows.map(([on, product, quantity, amount, margin, returned, due, batch, row]) => ({
    day: dayText(Number(on)),
    product: product || null,
    ...(product ? listed(source, product) : { name: null, unit: null }),
    quantity: inUnits(quantity, quantityUnits),
    amount: inUnits(amount, unitsPerCurrency),
    margin: inUnits(margin, unitsPerCurrency),
    isReturn: returned === '1',
    due: due ? dayText(Number(due)) : null,
    batch: Number(batch),
    row: Number(row),
  }))
}
