import { dayOfIso, isoOfDay, type Rhythm, type RunOutBasis } from '@ricebook/engine'
import type { Kept, Reader } from '../../base/language/sentence.ts'
import type { ProductGaps } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { customerStands } from '../../identify/customers/customers.ts'
import { readerOf } from '../../identify/products/products.ts'
import { type Need, needSchema } from './contract.ts'
import { type RunOutsAsked, type RunOutsSaid, runOutsBeside, runOutsOf } from './run-outs.ts'
import { appendNeeds, needsOfCustomer } from './store.ts'
import type { NeedsTable } from './tables.ts'

export type NeedTerms = {
  /** The last day that is known, ISO. */
  readonly asOf: string
  /** No delivery is asked for before this day, ISO. */
  readonly today: string
  /** How many live with a customer, where somebody wrote it down. */
  readonly households: ReadonlyMap<string, number>
  /** Days from loading to arriving. */
  readonly leadDays?: number
  /** The share that should still have some when the delivery comes. */
  readonly service?: number
  /** About so many pairs are learned from, where there are more. */
  readonly learnedFrom?: number | undefined
}

/** Columns of one row a pair of customer and product; NaN is unknown, days are counted from 1970-01-01. */
export type NeedColumns = {
  readonly customers: readonly string[]
  readonly products: readonly string[]
  readonly customer: Int32Array
  readonly product: Int32Array
  readonly runOutDay: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly deliverByDay: Float64Array
  readonly dueSoon: Float64Array
  readonly lastDay: Int32Array
  readonly lastQuantity: Float64Array
  readonly purchases: Int32Array
  readonly usualGap: Float64Array
  readonly basis: readonly RunOutBasis[]
  /** What the rows were learned from, to be told beside them. */
  readonly learned: Pick<Rhythm, 'model' | 'calibration'>
}

const defaults = { leadDays: 1, service: 0.75 }

/**
 * When does who need what next? Asked of customers with products, or of customers alone (the one product ''): the
 * quantity is money then, and is not kept.
 *
 * @param gaps the ledger's answer, up to the as-of day
 */
export function needsOf(gaps: ProductGaps, terms: NeedTerms): NeedColumns {
  return needColumns(gaps, terms, runOutsOf(askedOf(gaps, terms)))
}

/** The same, where there are many on a thread of its own: this one goes on meanwhile. */
export async function needsBeside(gaps: ProductGaps, terms: NeedTerms): Promise<NeedColumns> {
  return needColumns(gaps, terms, await runOutsBeside(askedOf(gaps, terms)))
}

function askedOf(gaps: ProductGaps, terms: NeedTerms): RunOutsAsked {
  const { asOf, households, leadDays, service, learnedFrom } = { ...defaults, ...terms }
  return {
    histories: {
      customers: gaps.customers.length,
      items: gaps.products.length,
      draws: gaps.draws,
      customer: gaps.customer,
      item: gaps.product,
      from: gaps.from,
      day: gaps.day,
      quantity: gaps.quantity,
    },
    now: dayOfIso(asOf) + 1,
    persons: ofAnything(gaps)
      ? null
      : Float64Array.from(gaps.customers, (customer) => households.get(customer) ?? Number.NaN),
    leadDays,
    service,
    learnedFrom,
  }
}

/** Of customers alone: the one product is ''. */
const ofAnything = ({ products }: ProductGaps): boolean => products.length === 1 && products[0] === ''

function needColumns(gaps: ProductGaps, { today }: NeedTerms, { said, rhythm }: RunOutsSaid): NeedColumns {
  const anything = ofAnything(gaps)
  const earliest = dayOfIso(today)
  const last = gaps.from.subarray(1).map((end) => end - 1)
  return {
    customers: gaps.customers,
    products: gaps.products,
    customer: gaps.customer,
    product: gaps.product,
    runOutDay: said.runOutDay,
    low: said.low,
    high: said.high,
    deliverByDay: said.deliverByDay.map((day) => Math.max(day, earliest)),
    dueSoon: said.due,
    lastDay: last.map((at) => gaps.day[at] as number),
    lastQuantity: Float64Array.from(last, (at) => (anything ? Number.NaN : (gaps.quantity[at] as number))),
    purchases: last.map((at, pair) => at + 1 - (gaps.from[pair] as number)),
    usualGap: said.usualGap,
    basis: said.basis,
    learned: rhythm,
  }
}

/** Below this a need without a date is not worth a line. */
const leastChance = 0.05
/** So many products a customer: a list that can be read to somebody over the phone. */
const mostProducts = 20
const rowsAChange = 2_000

/**
 * Writes down what is worth a line: a date that can be used, or a purchase soon that is not unlikely, at most the twenty
 * most due products a customer.
 *
 * @returns how many rows were written
 */
export async function writeNeeds({
  notebook,
  run,
  columns,
}: {
  readonly notebook: Notebook
  readonly run: number
  readonly columns: NeedColumns
}): Promise<number> {
  const kept = worthALine(columns)
  for (let at = 0; at < kept.length; at += rowsAChange) {
    const rows = kept.slice(at, at + rowsAChange).map((pair) => needRow(run, columns, pair))
    await appendNeeds(notebook, rows)
  }
  return kept.length
}

/** The pairs to write, in the order of the columns. */
function worthALine(columns: NeedColumns): number[] {
  const { customer, dueSoon, runOutDay } = columns
  const ofCustomer = new Map<number, number[]>()
  for (let pair = 0; pair < customer.length; pair++) {
    const usable = !Number.isNaN(runOutDay[pair]) || (dueSoon[pair] as number) >= leastChance
    if (!usable) continue
    const own = ofCustomer.get(customer[pair] as number)
    if (own) own.push(pair)
    else ofCustomer.set(customer[pair] as number, [pair])
  }
  const chance = (pair: number): number => dueSoon[pair] || 0
  return [...ofCustomer.values()]
    .flatMap((own) => own.sort((a, b) => chance(b) - chance(a) || a - b).slice(0, mostProducts))
    .sort((a, b) => a - b)
}

function needRow(run: number, columns: NeedColumns, pair: number): NeedsTable {
  const known = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value
  const dayOr = (value: number | undefined): string | null =>
    value === undefined || Number.isNaN(value) ? null : isoOfDay(value)
  return {
    run,
    customer: columns.customers[columns.customer[pair] as number] as string,
    product: columns.products[columns.product[pair] as number] as string,
    runOutDate: dayOr(columns.runOutDay[pair]),
    low: dayOr(columns.low[pair]),
    high: dayOr(columns.high[pair]),
    deliverBy: dayOr(columns.deliverByDay[pair]),
    dueSoon: known(columns.dueSoon[pair]),
    lastDay: isoOfDay(columns.lastDay[pair] as number),
    lastQuantity: known(columns.lastQuantity[pair]),
    purchases: columns.purchases[pair] as number,
    usualGap: known(columns.usualGap[pair]),
  }
}

/**
 * Why a delivery is proposed: the sentence's code and its figures, to be said in the reader's language on any day.
 *
 * @param persons how many live there; null: not known
 * @returns null where there is no date to give a reason for
 */
export function deliveryReason(need: Need, persons: number | null): Kept | null {
  const { product, runOutDate, low, high, lastDay, lastQuantity, usualGap, purchases } = need
  if (runOutDate === null || low === null || high === null || usualGap === null) return null
  const values = {
    runOut: { day: runOutDate },
    interval: { days: [low, high], near: runOutDate },
    last: { day: lastDay },
    count: Math.max(1, Math.round(usualGap)),
  } as const
  const once = purchases === 1
  if (product === '') return { code: `deliveries.reason.any${once ? '-once' : ''}`, values }
  const known = { ...values, product: { product } }
  if (lastQuantity === null) return { code: `deliveries.reason.product${once ? '-once' : ''}`, values: known }
  const quantity = { quantity: Math.round(lastQuantity * 1000) / 1000, of: product }
  if (!once) return { code: 'deliveries.reason.quantity', values: { ...known, quantity } }
  return persons === null
    ? { code: 'deliveries.reason.quantity-once', values: { ...known, quantity } }
    : { code: 'deliveries.reason.household', values: { ...known, quantity, persons } }
}

/**
 * What one customer needs by the current worth run, each with its reason; null where there is no date to give one for.
 * Beside it, what a reader of the reasons knows.
 */
export async function listNeeds(
  customer: string,
  { notebook: { read } }: { readonly notebook: Notebook },
): Promise<{
  readonly needs: readonly (Need & { readonly reason: Kept | null })[]
  readonly reader: Reader
}> {
  await customerStands(read, customer)
  const rows = await needsOfCustomer(read, customer)
  const needs = rows.map(({ householdSize, ...row }) => {
    const need = needSchema.parse(row)
    return { ...need, reason: deliveryReason(need, householdSize) }
  })
  return { needs, reader: await readerOf(read, { products: needs.map(({ product }) => product) }) }
}
