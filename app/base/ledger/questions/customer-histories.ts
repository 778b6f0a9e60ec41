import type { Cluster } from '../cluster/cluster.ts'
import { historiesOf as historiesOnCluster, type LaidOutWithShape } from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'
import { type Shape, shapeOf } from './histories.ts'

/** One row a customer, in an order that depends on the names alone: 9 before 10, and the same for every file format. */
export const customerHistoriesSql = ({ returns, margins, uncosted, holdOut }: Shape): string => `select
    party::varchar as party,
    (first_day - date '1970-01-01')::integer as first_day,
    (last_day - date '1970-01-01')::integer as last_day,
    repeats, first_net, net_total, paid_days, draw
    ${holdOut ? ', coalesce(later.days, 0) as later_days, coalesce(later.spend, 0) as later_spend' : ''}
    ${returns ? ', revenue' : ''}
    ${margins ? ', margin, billed_days, billed_total, billed_margin, margin_squares' : ''}
    ${uncosted ? ', uncosted' : ''}
  from histories ${holdOut ? 'left join later using (party)' : ''}
  order by length(histories.party::varchar), histories.party::varchar`

const wholeColumns = ['first_day', 'last_day', 'repeats', 'paid_days'] as const
const moneyColumns = ['first_net', 'net_total'] as const
const marginWholes = ['billed_days'] as const
const marginMoneys = ['margin', 'billed_total', 'billed_margin', 'margin_squares'] as const

/** n customers, columns of n. Days are counted from 1970-01-01; amounts are in the file's currency. */
export type CustomerHistories = {
  readonly size: number
  readonly customer: readonly string[]
  readonly firstDay: Int32Array
  readonly lastDay: Int32Array
  readonly repeats: Int32Array
  /** Repeat purchase days of an amount above 0 after returns, and what they came to together. */
  readonly paidRepeats: Int32Array
  readonly paidTotal: Float64Array
  /** All purchase days of an amount above 0, and what they came to. */
  readonly paidDays: Int32Array
  readonly netTotal: Float64Array
  /** Net of returns, over all days; margin NaN where neither cost nor profit is known. */
  readonly revenue: Float64Array
  readonly margin: Float64Array
  /** The part of the revenue of which no margin is known: what was earned on it is not in `margin`. */
  readonly uncosted: Float64Array
  /** For the margin rate: days billed above 0, their revenue, margin and Σ margin² ÷ revenue. */
  readonly billedDays: Int32Array
  readonly billedTotal: Float64Array
  readonly billedMargin: Float64Array
  readonly marginSquares: Float64Array
  /** The hold-out: purchase days and net amount after the as-of day. */
  readonly laterDays: Int32Array
  readonly laterSpend: Float64Array
  /** In [0, 1): those with the smallest are looked at, where all would be too many. */
  readonly draws: Float64Array
  /** How many lines all of it is made of. */
  readonly lines: number
}

type Columns = {
  readonly customer: string[]
  readonly whole: ReadonlyMap<string, Int32Array>
  readonly money: ReadonlyMap<string, Float64Array>
  readonly draws: Float64Array
}

/** Those that a shape has: money still in whole ten-thousandths. */
function columnsFor(shape: Shape, size: number): Columns {
  const wholes = [
    ...wholeColumns,
    ...(shape.holdOut ? ['later_days'] : []),
    ...(shape.margins ? marginWholes : []),
  ]
  const moneys = [
    ...moneyColumns,
    ...(shape.holdOut ? ['later_spend'] : []),
    ...(shape.returns ? ['revenue'] : []),
    ...(shape.margins ? marginMoneys : []),
    ...(shape.uncosted ? ['uncosted'] : []),
  ]
  return {
    customer: new Array<string>(size),
    whole: new Map(wholes.map((name) => [name, new Int32Array(size)])),
    money: new Map(moneys.map((name) => [name, new Float64Array(size)])),
    draws: new Float64Array(size),
  }
}

export async function customerHistories(duck: Duck): Promise<CustomerHistories> {
  const shape = await shapeOf(duck)
  const { n } = await duck.row('select count(*)::integer as n from histories')
  const { lines } = await duck.row('select lines from shape')
  const columns = columnsFor(shape, Number(n))
  const { customer, whole, money, draws } = columns
  let at = 0
  for await (const piece of duck.pieces(customerHistoriesSql(shape))) {
    const text = piece.text('party')
    for (let row = 0; row < piece.size; row++) customer[at + row] = text(row) as string
    for (const [name, column] of [...whole, ...money, ['draw', draws] as const])
      column.set(piece.numbers(name).items.subarray(0, piece.size), at)
    at += piece.size
  }
  return historiesOf(columns, shape, Number(lines))
}

/** Asked of what was laid out on a cluster: the same, in the same order; ids are of one length. */
export async function customerHistoriesOnCluster(
  cluster: Cluster,
  laidOut: LaidOutWithShape,
): Promise<CustomerHistories> {
  const { shape } = laidOut
  const [counted] = await cluster.rows(`select count() from ${historiesOnCluster(cluster, laidOut)}`)
  const columns = columnsFor(shape, Number(counted?.[0]))
  const named = [...columns.whole, ...columns.money]
  let at = 0
  const asked = `select customer, draw, ${named.map(([name]) => name).join(', ')}
    from ${historiesOnCluster(cluster, laidOut)} order by customer`
  for await (const rows of cluster.pieces(asked))
    for (const row of rows) {
      columns.customer[at] = row[0] as string
      columns.draws[at] = Number(row[1]) / 2 ** 53
      for (const [i, [, column]] of named.entries()) column[at] = Number(row[i + 2])
      at++
    }
  return historiesOf(columns, shape, shape.lines)
}

function historiesOf(
  { customer, whole, money, draws }: Columns,
  shape: Shape,
  lines: number,
): CustomerHistories {
  const size = draws.length
  for (const column of money.values())
    for (let i = 0; i < size; i++) column[i] = (column[i] as number) / unitsPerCurrency
  const wholeOf = (name: string): Int32Array => whole.get(name) ?? new Int32Array(size)
  const moneyOf = (name: string): Float64Array => money.get(name) ?? new Float64Array(size)
  const [repeats, paidDays, firstNet, netTotal] = [
    wholeOf('repeats'),
    wholeOf('paid_days'),
    moneyOf('first_net'),
    moneyOf('net_total'),
  ]
  const revenue = money.get('revenue') ?? netTotal
  return {
    size,
    customer,
    firstDay: wholeOf('first_day'),
    lastDay: wholeOf('last_day'),
    repeats,
    paidRepeats: paidDays.map((days, i) => days - ((firstNet[i] as number) > 0 ? 1 : 0)),
    paidTotal: netTotal.map(
      (total, i) =>
        (Math.round(total * unitsPerCurrency) - Math.round((firstNet[i] as number) * unitsPerCurrency)) /
        unitsPerCurrency,
    ),
    paidDays,
    netTotal,
    revenue,
    margin: money.get('margin') ?? new Float64Array(size).fill(Number.NaN),
    uncosted: shape.margins ? moneyOf('uncosted') : revenue,
    billedDays: wholeOf('billed_days'),
    billedTotal: moneyOf('billed_total'),
    billedMargin: moneyOf('billed_margin'),
    marginSquares: moneyOf('margin_squares'),
    laterDays: wholeOf('later_days'),
    laterSpend: moneyOf('later_spend'),
    draws,
    lines,
  }
}
