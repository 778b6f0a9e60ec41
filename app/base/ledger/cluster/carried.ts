import { quantityUnits } from './products.ts'

/** How a column goes between the ledger of a file and that of a cluster: as a text, of which '' is what is not known. */
export type Carried = {
  /** What the file is asked; null is not known. */
  readonly file: string
  /** What the cluster is asked. */
  readonly cluster: string
  /** What the text `$` becomes in the file. */
  readonly laid: string
  /** Whether it lies on the cluster as a number that may not be known. */
  readonly nullable?: true
}

export type Columns = Readonly<Record<string, Carried>>

const words = (column: string): Carried => ({ file: column, cluster: column, laid: `nullif($, '')` })

export const carriedNumber = (column: string): Carried => ({
  file: `${column}::varchar`,
  cluster: `ifNull(toString(${column}), '')`,
  laid: `nullif($, '')::bigint`,
})
const unsure = (carried: Carried): Carried => ({ ...carried, nullable: true })

const flag = (column: string): Carried => ({
  file: `${column}::integer::varchar`,
  cluster: `toString(${column})`,
  laid: `$ = '1'`,
})

const day = (column: string): Carried => ({
  file: `(${column} - date '1970-01-01')::varchar`,
  cluster: `ifNull(toString(${column}), '')`,
  laid: `date '1970-01-01' + nullif($, '')::integer`,
})

const customer: Carried = { file: 'customer::varchar', cluster: 'customer', laid: '$::uuid' }

const row = { batch: carriedNumber('batch'), row_no: carriedNumber('row_no'), source: words('source') }

/** What a fact says, wherever it lies, of each table of facts; `nth` is apart on a cluster, with the claims. */
export const carriedLines = {
  orders: {
    ...row,
    ...{ party: words('party'), order_no: words('order_no'), day: day('day') },
    ...{ amount: unsure(carriedNumber('amount')), margin: unsure(carriedNumber('margin')) },
    ...{ is_return: flag('is_return'), product: words('product') },
    quantity: {
      file: `(quantity::decimal(24, 6) * ${quantityUnits})::hugeint::varchar`,
      cluster: `ifNull(toString(quantity), '')`,
      laid: `(nullif($, '')::decimal(38, 0) / ${quantityUnits})::decimal(18, 6)`,
      nullable: true,
    },
    ...{ due: unsure(day('due')), party_name: words('party_name'), counts: flag('counts') },
  },
  payments: {
    ...row,
    ...{ party: words('party'), reference: words('reference'), order_no: words('order_no') },
    ...{ day: day('day'), amount: unsure(carriedNumber('amount')), counts: flag('counts') },
  },
} as const satisfies Record<string, Columns>

export const carried = {
  products: {
    ...row,
    ...{ product: words('product'), name: words('name'), unit: words('unit'), category: words('category') },
    ...{ price: unsure(carriedNumber('price')), cost: unsure(carriedNumber('cost')) },
  },
  named: { batch: carriedNumber('batch'), source: words('source'), party: words('party') },
  identity_map: { source: words('source'), party: words('party'), customer },
  party_names: { source: words('source'), party: words('party'), name: words('name') },
  touches: {
    ...{ touch: words('touch'), customer },
    instant: {
      file: `strftime(instant, '%Y-%m-%dT%H:%M:%S.%gZ')`,
      cluster: 'at',
      laid: `replace($, 'Z', '')::timestamp`,
    },
    ...{ kind: words('kind'), channel: words('channel'), outcome: words('outcome') },
    by_user: words('by_user'),
  },
  chunks: Object.fromEntries(
    ['batch', 'chunk', 'rows', 'used', 'rejected', 'anonymous', 'returns'].map((column) => [
      column,
      carriedNumber(column),
    ]),
  ),
} as const satisfies Record<string, Columns>

/** A day that is not known of a run of an earlier version, as a number that no day has. */
export const noDay = -(2 ** 31)
