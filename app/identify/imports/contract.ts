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

/** Of each group of roles at least one must have a column. */
export const leastRoles: Readonly<Record<ImportKind, readonly (readonly AnyRole[])[]>> = {
  orders: [['customer'], ['date']],
  payments: [['customer'], ['date'], ['amount']],
  products: [['product']],
  customers: [['name', 'customer']],
}

/** Of each pair at most one role may have a column. */
export const eitherRoles: Readonly<Record<ImportKind, readonly (readonly [AnyRole, AnyRole])[]>> = {
  orders: [
    ['amount', 'price'],
    ['cost', 'profit'],
  ],
  payments: [],
  products: [],
  customers: [],
}

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

/** Why a column was taken for a role. */
const becauses = ['given', 'remembered', 'heading', 'values'] as const

/** Why a column was taken for a role, and which others could have been. */
export type Reason<Because = (typeof becauses)[number]> = {
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

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const
export type Encoding = (typeof encodings)[number]

/** What a person says of how a file is written, where it is not to be told from the file itself. */
export type Reading = {
  readonly encoding: Encoding | null
  /** Of a workbook. */
  readonly sheet: string | null
  /** As a spreadsheet counts, from 1. */
  readonly headingRow: number | null
}

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
  /** Of a workbook: the sheet that is read, and all there are. */
  readonly sheet?: string | undefined
  readonly sheets?: readonly string[] | undefined
  /** Headings, trimmed, unique (a second `Amount` becomes `Amount_2`, an empty one `column_3`). */
  readonly columns: readonly string[]
  /** The first rows as text, at most 1,000, in the order of `columns`. */
  readonly sample: readonly (readonly string[])[]
  /** This program wrote it out, as that kind. */
  readonly own?: ImportKind
}

/** What a column seems to hold. */
const columnTypes = ['day', 'number', 'text', 'empty'] as const

/** How days and numbers may be written, where a file leaves it open. */
export const dateOrders = ['day-first', 'month-first'] as const
export const decimalSigns = ['point', 'comma'] as const

/** What is to be looked at a file as, instead of what the program made of it. Null: as it looks. */
export const lookAskedSchema = z
  .object({
    kind: z.enum(importKinds).nullable().default(null),
    /** As after --map: customer="客户名称",date="下单日期". */
    mapping: z.string().min(1).max(10_000).nullable().default(null),
    source: sourceSchema().default('main'),
    dateOrder: z.enum(dateOrders).nullable().default(null),
    decimalSign: z.enum(decimalSigns).nullable().default(null),
    encoding: z.enum(encodings).nullable().default(null),
    sheet: z.string().min(1).max(255).nullable().default(null),
    headingRow: z.number().int().min(1).max(1_000).nullable().default(null),
  })
  .strict()
export type LookAsked = z.output<typeof lookAskedSchema>

/** Whose names for customers and orders a file uses: a shop, a till, a platform. */
export function sourceSchema() {
  // Judged and not described: JSON Schema knows no flags, and letters of every script need one.
  return z
    .string()
    .min(1)
    .max(60)
    .refine((source) => /^[\p{L}\p{N}_.-]+$/u.test(source))
}

/** Rows left out for one reason in one column, commonest first. */
const leftOutSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  column: z.string().nullable(),
  count: z.number().int(),
  /** The first of them, as a spreadsheet counts. */
  row: z.number().int(),
})

/** What was seen of a file: how it is written, what its columns were taken for, its first rows. */
export const lookSchema = z.object({
  /** The first, second, third … look at the file. */
  look: z.number().int(),
  kind: z.enum(importKinds),
  /** Which kinds it could be, likeliest first. */
  kinds: z.array(z.enum(importKinds)),
  came: z.enum(['csv', 'parquet', 'xlsx']),
  encoding: z.enum(encodings).nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  headingRow: z.number().int(),
  columns: z.array(z.object({ name: z.string(), type: z.enum(columnTypes) })),
  /** The first rows, each cell cut to what can be shown. */
  rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  /** Role → column; null: the least of it could not be told. */
  mapping: z.record(z.string(), z.string()).nullable(),
  /** By role. */
  reasons: z.record(
    z.string(),
    z.object({ because: z.enum(becauses), alternatives: z.array(z.string()).readonly() }),
  ),
  /** Of days such as 3/5/2024; null where there are none. */
  dateOrder: z
    .object({ order: z.enum(dateOrders), because: z.enum(['given', 'values', 'assumed']) })
    .nullable(),
  decimalSign: z.enum(decimalSigns).nullable(),
  currencies: z.array(z.string()).readonly(),
  leftOut: z.array(leftOutSchema),
})
export type Look = z.infer<typeof lookSchema>
