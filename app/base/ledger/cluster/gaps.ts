import { type GapsAsked, keepPurchases, type ProductGaps } from '../questions/product-gaps.ts'
import { unitsPerCurrency } from '../tables.ts'
import { type Cluster, literal } from './cluster.ts'
import { dayNumber } from './days.ts'
import { drawsSql, knownSql } from './identities.ts'
import { quantityUnits } from './products.ts'
import { countedSql, stateOf } from './state.ts'

/** As `measured` in questions/product-gaps.ts; what is not known is written `nan`. */
const measured = {
  product: { item: 'product', units: 'quantity', zero: '0', only: `product != ''`, unit: quantityUnits },
  customer: { item: `''`, units: 'amount', zero: 'nan', only: '1', unit: unitsPerCurrency },
} as const

/** What each customer bought of each product on each day, and what came back. */
const daysSql = (cluster: Cluster, counted: string, { until, level }: GapsAsked): string => {
  const { item, units, zero, only } = measured[level]
  return `select customer, item, day,
      multiIf(unknown > 0, 'nan', returns, '0', sold != 0, toString(sold), ${literal(zero)}) as bought,
      toString(abs(back)) as returned
    from (
      select customer, ${item} as item, day, countIf(not is_return and ${units} is null) as unknown,
        min(is_return) as returns, sumIf(ifNull(${units}, toInt64(0)), not is_return) as sold,
        sumIf(ifNull(${units}, toInt64(0)), is_return) as back
      from lines all inner join (${knownSql(cluster)}) as other using source, party
      where ${counted} and ${only} and day <= ${dayNumber(until)}
      group by customer, item, day
    )`
}

/** One row a customer and product that was bought at all, its days in one text. */
const pairsSql = (days: string): string => `select customer, item, arrayStringConcat(
      arrayMap(f -> concat(toString(f.1), ' ', f.2, ' ', f.3),
        arraySort(f -> f.1, groupArray((day, bought, returned)))), ',') as facts
    from (${days}) group by customer, item having max(bought = 'nan' or toInt64OrZero(bought) > 0)`

const drawn = 2 ** 53

/** A draw as DuckDB writes it, by which pairs are drawn there: below a ten-thousandth with an exponent of two digits. */
export const drawTextSql = (draw: string): string => {
  const text = `toString(${draw} / ${drawn})`
  const small = (zeros: string, exponent: string): string =>
    `replaceOne(replaceRegexpOne(${text}, ${literal(`^0\\.${zeros}([1-9])([0-9]*)$`)},
      ${literal(`\\1.\\2${exponent}`)}), '.e', 'e')`
  return `multiIf(${draw} = 0, '0.0', ${draw} / ${drawn} >= 0.0001, ${text},
    position(${text}, 'e') > 0, replaceRegexpOne(${text}, ${literal('e-([0-9])$')}, ${literal('e-0\\1')}),
    ${draw} / ${drawn} >= 0.00001, ${small('0000', 'e-05')}, ${small('00000', 'e-06')})`
}

/** What questions/product-gaps.ts answers of a file: the same pairs, where there are more than are looked at. */
export async function productGapsOnCluster(cluster: Cluster, asked: GapsAsked): Promise<ProductGaps> {
  const counted = countedSql(await stateOf(cluster))
  const pairs = `select customer, item, facts, draw
    from (${pairsSql(daysSql(cluster, counted, asked))}) as one any left join (${drawsSql(cluster)}) as other using customer`
  const chosen =
    asked.most === undefined
      ? pairs
      : `select customer, item, facts, draw from (${pairs})
         order by MD5(concat(${drawTextSql('draw')}, ' ', item)), customer, item limit ${Math.trunc(asked.most)}`
  const found = collected()
  for await (const rows of cluster.pieces(
    `select customer, item, facts, draw from (${chosen}) order by customer, item`,
  ))
    for (const [customer, product, facts, draw] of rows)
      found.add({
        customer: customer as string,
        product: product as string,
        facts: facts as string,
        draw: Number(draw) / drawn,
      })
  return found.done(measured[asked.level].unit)
}

type Pair = {
  readonly customer: string
  readonly product: string
  /** Days with what was bought and brought back, rising. */
  readonly facts: string
  readonly draw: number
}

/** Pairs by customer, then product; of those of which nothing is left, customer and product alone. */
function collected() {
  const [customers, draws]: [string[], number[]] = [[], []]
  const products = new Set<string>()
  const [ofCustomer, ofProduct]: [number[], string[]] = [[], []]
  const [from, day, quantity]: [number[], number[], number[]] = [[0], [], []]
  return {
    add: (pair: Pair): void => {
      if (customers.at(-1) !== pair.customer) {
        customers.push(pair.customer)
        draws.push(pair.draw)
      }
      products.add(pair.product)
      const facts = pair.facts.split(',').map((fact) => fact.split(' ').map(Number))
      const days = {
        day: Int32Array.from(facts, ([on]) => on as number),
        quantity: Float64Array.from(facts, ([, bought]) => bought as number),
        returned: Float64Array.from(facts, ([, , back]) => back as number),
      }
      const end = keepPurchases(days, 0, facts.length)
      if (end === 0) return
      for (let at = 0; at < end; at++) {
        day.push(days.day[at] as number)
        quantity.push(days.quantity[at] as number)
      }
      ofCustomer.push(customers.length - 1)
      ofProduct.push(pair.product)
      from.push(day.length)
    },
    done: (unit: number): ProductGaps => {
      const named = [...products].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      const place = new Map(named.map((product, i) => [product, i]))
      return {
        customers,
        products: named,
        draws: Float64Array.from(draws),
        customer: Int32Array.from(ofCustomer),
        product: Int32Array.from(ofProduct, (product) => place.get(product) as number),
        from: Int32Array.from(from),
        day: Int32Array.from(day),
        quantity: Float64Array.from(quantity, (units) => units / unit),
      }
    },
  }
}
