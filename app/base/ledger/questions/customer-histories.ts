import type { Duck, Piece } from '../duckdb.ts'

/** One row a customer, in an order that depends on the names alone: 9 before 10, and the same for every file format. */
export const customerHistoriesSql = `select
    party,
    (first_day - date '1970-01-01')::integer as first_day,
    (last_day - date '1970-01-01')::integer as last_day,
    repeats,
    coalesce(paid_repeats, 0) as paid_repeats,
    coalesce(paid_total, 0)::double as paid_total,
    coalesce(net_total, 0)::double as net_total,
    coalesce(paid_days, 0) as paid_days,
    coalesce(revenue, 0)::double as revenue,
    coalesce(margin, 'NaN'::double)::double as margin,
    coalesce(billed_days, 0) as billed_days,
    coalesce(billed_total, 0)::double as billed_total,
    coalesce(billed_margin, 0)::double as billed_margin,
    coalesce(margin_squares, 0)::double as margin_squares,
    coalesce(later.days, 0) as later_days,
    coalesce(later.spend, 0)::double as later_spend
  from histories left join later using (party)
  order by length(party), party`

const wholeColumns = ['first_day', 'last_day', 'repeats', 'paid_repeats', 'paid_days', 'billed_days', 'later_days'] as const
const moneyColumns = [
  'paid_total',
  'net_total',
  'revenue',
  'margin',
  'billed_total',
  'billed_margin',
  'margin_squares',
  'later_spend',
] as const

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
  /** For the margin rate: days billed above 0, their revenue, margin and Σ margin² ÷ revenue. */
  readonly billedDays: Int32Array
  readonly billedTotal: Float64Array
  readonly billedMargin: Float64Array
  readonly marginSquares: Float64Array
  /** The hold-out: purchase days and net amount after the as-of day. */
  readonly laterDays: Int32Array
  readonly laterSpend: Float64Array
}

export async function customerHistories(duck: Duck): Promise<CustomerHistories> {
  const { n } = await duck.row('select count(*)::integer as n from histories')
  const size = Number(n)
  const whole = Object.fromEntries(wholeColumns.map((name) => [name, new Int32Array(size)]))
  const money = Object.fromEntries(moneyColumns.map((name) => [name, new Float64Array(size)]))
  const customer = new Array<string>(size)
  let at = 0
  for await (const piece of duck.pieces(customerHistoriesSql)) {
    const text = piece.text('party')
    for (let row = 0; row < piece.size; row++) customer[at + row] = text(row) as string
    copy(piece, whole, at)
    copy(piece, money, at)
    at += piece.size
  }
  const of = <Column>(columns: Record<string, Column>, name: string): Column => columns[name] as Column
  return {
    size,
    customer,
    firstDay: of(whole, 'first_day'),
    lastDay: of(whole, 'last_day'),
    repeats: of(whole, 'repeats'),
    paidRepeats: of(whole, 'paid_repeats'),
    paidTotal: of(money, 'paid_total'),
    paidDays: of(whole, 'paid_days'),
    netTotal: of(money, 'net_total'),
    revenue: of(money, 'revenue'),
    margin: of(money, 'margin'),
    billedDays: of(whole, 'billed_days'),
    billedTotal: of(money, 'billed_total'),
    billedMargin: of(money, 'billed_margin'),
    marginSquares: of(money, 'margin_squares'),
    laterDays: of(whole, 'later_days'),
    laterSpend: of(money, 'later_spend'),
  }
}

function copy(piece: Piece, columns: Record<string, Int32Array | Float64Array>, at: number): void {
  for (const [name, column] of Object.entries(columns)) column.set(piece.numbers(name).items.subarray(0, piece.size), at)
}
