import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'

export type GapsAsked = {
  /** The last day that is looked at. */
  readonly until: string
  /** Who bought which product when; or only who bought when, whatever it was. */
  readonly level: 'product' | 'customer'
  /** No more pairs of customer and product than this, drawn by what customer and product are called. */
  readonly most?: number | undefined
}

/** Quantities are counted in millionths, as the ledger keeps them: sums and differences stay exact. */
const quantityUnits = 1_000_000

/**
 * What each customer bought of each product on each day and what came back. A line whose quantity is not known makes its
 * day's unknown (NaN); without products, what counts is money, and a day of gifts alone is of unknown size.
 */
const measured = {
  product: {
    product: 'product',
    units: `(quantity * ${quantityUnits})::bigint`,
    zero: '0',
    only: 'product is not null',
  },
  customer: { product: `''`, units: 'amount', zero: `'nan'::double`, only: 'true' },
} as const

export const gapDaysSql = (level: GapsAsked['level']): string => {
  const { product, units, zero, only } = measured[level]
  return `create or replace temp table gap_days as
    select customer, ${product} as product, day,
      case when count(*) filter (where not is_return and ${units} is null) > 0 then 'nan'::double
        when bool_and(is_return) then 0
        else coalesce(nullif(sum(${units}) filter (where not is_return), 0)::double, ${zero}) end as bought,
      coalesce(abs(sum(${units}) filter (where is_return))::double, 0) as returned
    from standing_lines
    where customer is not null and ${only} and day <= $until::date
    group by all`
}

export const gapBoughtSql = `create or replace temp table gap_bought as
  select customer, product from gap_days group by all having bool_or(bought > 0 or isnan(bought))`

/** Drawing costs a hash of every pair: all of them are taken as they are. */
export const gapPairsSql = (which: 'all' | 'drawn'): string => `create or replace temp table gap_pairs as
  select customer, product, dense_rank() over (order by customer) - 1 as customer_place,
    dense_rank() over (order by product) - 1 as product_place
  from ${
    which === 'all'
      ? 'gap_bought'
      : `(select customer, product from gap_bought join customer_draws using (customer)
          order by md5(draw || ' ' || product), customer, product limit $most)`
  }`

export const gapSteps = {
  bought: 'select count(*)::integer as pairs from gap_bought',
  customers: `select customer::varchar as name, draw
    from (select distinct customer from gap_pairs) join customer_draws using (customer) order by customer`,
  products: `select product as name from gap_pairs group by product order by product`,
  size: 'select count(*)::integer as days, (select count(*) from gap_pairs)::integer as pairs from gap_days semi join gap_pairs using (customer, product)',
  days: `select customer_place::integer as customer, product_place::integer as product,
      (day - date '1970-01-01')::integer as day, bought, returned
    from gap_days join gap_pairs using (customer, product)
    order by customer_place, product_place, day`,
} as const

/**
 * Pairs of a customer and a product, and the purchases of each: columns of one a pair, then columns of one a purchase.
 * On the customers' level there is one product, named ''.
 */
export type ProductGaps = {
  readonly customers: readonly string[]
  readonly products: readonly string[]
  /** In [0, 1), one a customer: it follows from what the customer is called. */
  readonly draws: Float64Array
  /** Places in the lists above (one a pair). */
  readonly customer: Int32Array
  readonly product: Int32Array
  /** Where a pair's purchases begin; one more than there are pairs. */
  readonly from: Int32Array
  /** Counted from 1970-01-01, rising within a pair. */
  readonly day: Int32Array
  /** What was kept of it, NaN where not known; on the customers' level money, in the company's currency. */
  readonly quantity: Float64Array
}

export async function productGaps(duck: Duck, asked: GapsAsked): Promise<ProductGaps> {
  const { until, level, most = Number.POSITIVE_INFINITY } = asked
  try {
    await duck.run(gapDaysSql(level), { until })
    await duck.run(gapBoughtSql)
    const bought = await duck.row(gapSteps.bought)
    if (Number(bought.pairs) <= most) await duck.run(gapPairsSql('all'))
    else await duck.run(gapPairsSql('drawn'), { most })
    const { days, pairs } = await duck.row(gapSteps.size)
    const read = await readGaps(duck, Number(days), Number(pairs))
    const unit = level === 'product' ? quantityUnits : unitsPerCurrency
    for (let i = 0; i < read.quantity.length; i++) read.quantity[i] = (read.quantity[i] as number) / unit
    const { names: customers, draws } = await drawnCustomers(duck)
    return { customers, draws, products: await namesOf(duck, gapSteps.products), ...read }
  } finally {
    for (const table of ['gap_days', 'gap_bought', 'gap_pairs'])
      await duck.run(`drop table if exists ${table}`)
  }
}

async function drawnCustomers(duck: Duck): Promise<{ names: string[]; draws: Float64Array }> {
  const [names, draws]: [string[], number[]] = [[], []]
  for await (const piece of duck.pieces(gapSteps.customers)) {
    const [text, draw] = [piece.text('name'), piece.numbers('draw').items]
    for (let row = 0; row < piece.size; row++) {
      names.push(text(row) as string)
      draws.push(draw[row] as number)
    }
  }
  return { names, draws: Float64Array.from(draws) }
}

async function namesOf(duck: Duck, sql: string): Promise<string[]> {
  const names: string[] = []
  for await (const piece of duck.pieces(sql)) {
    const text = piece.text('name')
    for (let row = 0; row < piece.size; row++) names.push(text(row) as string)
  }
  return names
}

async function readGaps(duck: Duck, days: number, pairs: number) {
  const [customer, product, from] = [new Int32Array(pairs), new Int32Array(pairs), new Int32Array(pairs + 1)]
  const [day, quantity] = [new Int32Array(days), new Float64Array(days)]
  const returned = new Float64Array(days)
  let [pair, start, at] = [0, 0, 0]
  // What is cancelled leaves no row behind; a pair of which nothing is left gives its place to the next.
  const close = (): void => {
    const end = keepPurchases({ day, quantity, returned }, start, at)
    if (end > start) from[++pair] = end
    at = end
    start = end
  }
  for await (const piece of duck.pieces(gapSteps.days)) {
    const [customers, products] = [piece.numbers('customer').items, piece.numbers('product').items]
    const [rowDays, bought, back] = [
      piece.numbers('day').items,
      piece.numbers('bought').items,
      piece.numbers('returned').items,
    ]
    for (let row = 0; row < piece.size; row++) {
      const another = customers[row] !== customer[pair] || products[row] !== product[pair]
      if (another && at > start) close()
      if (at === start) {
        customer[pair] = customers[row] as number
        product[pair] = products[row] as number
      }
      day[at] = rowDays[row] as number
      quantity[at] = bought[row] as number
      returned[at] = back[row] as number
      at++
    }
  }
  if (at > start) close()
  return {
    customer: customer.slice(0, pair),
    product: product.slice(0, pair),
    from: from.slice(0, pair + 1),
    day: day.slice(0, at),
    quantity: quantity.slice(0, at),
  }
}

/** What is brought back takes from purchases no older than this many days. */
const cancelsWithin = 30

type PairDays = { readonly day: Int32Array; readonly quantity: Float64Array; readonly returned: Float64Array }

/**
 * Takes what came back from the latest purchases before it, 30 days back at most, and moves up what is left. What came
 * back of a purchase of unknown size is thought to be part of it.
 *
 * @returns where the pair's purchases now end
 */
export function keepPurchases({ day, quantity, returned }: PairDays, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    let left = returned[at] as number
    const oldest = (day[at] as number) - cancelsWithin
    for (let back = at; left > 0 && back >= start && (day[back] as number) >= oldest; back--) {
      const bought = quantity[back] as number
      if (Number.isNaN(bought)) break
      const taken = Math.min(left, bought)
      quantity[back] = bought - taken
      left -= taken
    }
  }
  let kept = start
  for (let at = start; at < end; at++) {
    if (!((quantity[at] as number) > 0) && !Number.isNaN(quantity[at])) continue
    day[kept] = day[at] as number
    quantity[kept] = quantity[at] as number
    kept++
  }
  return kept
}
