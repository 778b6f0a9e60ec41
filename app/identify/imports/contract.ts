import { z } from 'zod'

/** What a file can tell of. */
export const importKinds = ['orders', 'payments', 'products', 'customers'] as const
export type ImportKind = (typeof importKinds)[number]

/** What a column can mean, by the kind of file. */
export const kindRoles = {
  orders: [
    ...(['customer', 'date', 'order', 'amount', 'quantity', 'price', 'product', 'cost', 'profit'] as const),
    // `customerName` stands beside a number, a phone or an e-mail that calls the customer.
    ...(['currency', 'due', 'customerName'] as const),
  ],
  payments: ['customer', 'date', 'amount', 'reference', 'order', 'currency'],
  products: ['product', 'name', 'unit', 'category', 'price', 'cost', 'currency'],
  customers: [
    // `customer` is the company's own number; where there is none, the name stands for it.
    ...(['customer', 'name', 'kind', 'phone', 'email', 'address', 'city', 'occupation', 'position'] as const),
    ...(['gender', 'birthday', 'householdSize', 'payday', 'owner', 'source', 'intendedProduct'] as const),
    ...(['intendedPrice', 'tags', 'note', 'contact'] as const),
  ],
} as const satisfies Record<ImportKind, readonly string[]>

export type RoleOf<Kind extends ImportKind> = (typeof kindRoles)[Kind][number]
export type AnyRole = RoleOf<ImportKind>
export const columnRoles = kindRoles.orders
export type ColumnRole = RoleOf<'orders'>
export type CustomerRole = RoleOf<'customers'>

/** Role → column heading, as given or guessed. */
export type MappingOf<Kind extends ImportKind> = Readonly<Partial<Record<RoleOf<Kind>, string>>>
export type Mapping = MappingOf<'orders'>
/** The same where it is not known which kind of file it is. */
export type ColumnsMapping = Readonly<Partial<Record<AnyRole, string>>>

/**
 * A file that this program wrote out says so by its last heading, `ricebook_orders`; each of its columns that can be read
 * in again names its role in brackets: `下单日期 (date)`. So it is read by what it says, in whichever language.
 */
export const ownMark = (kind: ImportKind): string => `ricebook_${kind}`
export const ownHeading = (word: string, role: string): string => `${word} (${role})`

/** A mapping of a kind of file, as it is kept or sent. */
export const mappingSchemas = {
  orders: mappingSchemaOf('orders'),
  payments: mappingSchemaOf('payments'),
  products: mappingSchemaOf('products'),
  customers: mappingSchemaOf('customers'),
} as const

function mappingSchemaOf<Kind extends ImportKind>(kind: Kind) {
  const heading = z.string().min(1).optional()
  const roles = Object.fromEntries(kindRoles[kind].map((role) => [role, heading]))
  return z
    .object(roles as Record<RoleOf<Kind>, typeof heading>)
    .strict()
    .readonly()
}

/** Why a column was taken for a role, and which others could have been. */
export type Reason<Because = 'given' | 'remembered' | 'heading' | 'values'> = {
  readonly column: string
  readonly because: Because
  /** Other columns that could have been meant, most likely first. */
  readonly alternatives: readonly string[]
}

/** A table whose columns are known. */
export type MappedTable = {
  readonly kind: ImportKind
  readonly file: TableFile
  readonly mapping: ColumnsMapping
  readonly reasons: Readonly<Partial<Record<AnyRole, Reason>>>
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

/** A file made ready for the ledger to read: UTF-8 CSV with its dialect, or Parquet. */
export type TableFile = {
  /** As the person named it; `-` for standard input. */
  readonly name: string
  readonly kind: 'csv' | 'parquet'
  /** What came: shown to the person. */
  readonly came: 'csv' | 'parquet' | 'xlsx'
  /** What the ledger reads: the file itself, or a scratch copy in UTF-8. */
  readonly path: string
  /** Of a CSV: what it was written in before decoding, and how it is laid out. */
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  /** Physical lines before the heading line (titles, blank lines). */
  readonly skipLines: number
  /** Rows above the heading line as a spreadsheet counts them, where those are not the physical lines to skip. */
  readonly rowsAbove?: number | undefined
  /** Headings, trimmed, unique (a second `Amount` becomes `Amount_2`, an empty one `column_3`). */
  readonly columns: readonly string[]
  /** The first rows as text, at most 1,000, in the order of `columns`. */
  readonly sample: readonly (readonly string[])[]
  /** This program wrote it out, as that kind. */
  readonly own?: ImportKind
}
