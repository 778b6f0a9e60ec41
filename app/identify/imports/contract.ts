import { z } from 'zod'

/** What a column of an order file can mean. */
export const columnRoles = [
  'customer',
  'date',
  'order',
  'amount',
  'quantity',
  'price',
  'product',
  'cost',
  'profit',
  'currency',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** Role → column heading, as given or guessed; a customer and a date are the least. */
export const mappingSchema = z
  .object(
    Object.fromEntries(columnRoles.map((role) => [role, z.string().min(1).optional()])) as Record<
      ColumnRole,
      z.ZodOptional<z.ZodString>
    >,
  )
  .strict()
  .readonly()
export type Mapping = z.infer<typeof mappingSchema>

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
  /** Headings, trimmed, unique (a second `Amount` becomes `Amount_2`, an empty one `column_3`). */
  readonly columns: readonly string[]
  /** The first rows as text, at most 1,000, in the order of `columns`. */
  readonly sample: readonly (readonly string[])[]
}
