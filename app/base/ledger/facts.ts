import type { DateOrder, DecimalSign } from './readings.ts'
import type { RefusedParties } from './refused-parties.ts'

/** What a file tells of: sales, money that came, goods that can be had. */
export const factKinds = ['orders', 'payments', 'products'] as const
export type FactKind = (typeof factKinds)[number]

/**
 * What a column of an order file can mean. `customerName` stands beside a number that calls the customer; `due` is the
 * day on which the line is to be paid.
 */
export type OrderRole =
  | 'customer'
  | 'customerName'
  | 'date'
  | 'order'
  | 'amount'
  | 'quantity'
  | 'price'
  | 'product'
  | 'cost'
  | 'profit'
  | 'currency'
  | 'due'
export type PaymentRole = 'customer' | 'date' | 'amount' | 'reference' | 'order' | 'currency'
export type ProductRole = 'product' | 'name' | 'unit' | 'category' | 'price' | 'cost' | 'currency'
export type FactRole = OrderRole | PaymentRole | ProductRole

/** A file of facts as the ledger reads it: UTF-8 CSV or Parquet, with the column of each role. */
export type FactFile = {
  readonly name: string
  readonly kind: 'csv' | 'parquet'
  readonly path: string
  readonly delimiter: string | null
  /** Physical lines of this very file above its headings. */
  readonly skipLines: number
  readonly columns: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly mapping: Readonly<Partial<Record<FactRole, string>>>
  /** Written out by this program: amounts carry their sign, and what it left empty is nothing. */
  readonly own?: boolean
  /** Of a Parquet file: only these data lines, counted from 0, `to` left out. */
  readonly range?: { readonly from: number; readonly to: number } | undefined
}

export type LoadSettings = {
  readonly zone: string
  /** Left out, both are told from the file. */
  readonly dateOrder?: DateOrder | undefined
  readonly decimalSign?: DecimalSign | undefined
}

/** What can only be told from a whole file, and holds for every piece of it. */
export type Judgement = {
  readonly dateOrder: { readonly order: DateOrder; readonly because: 'given' | 'values' | 'assumed' } | null
  readonly decimalSign: DecimalSign
  /** Orders numbered C… are cancellations. */
  readonly cancellations: boolean
  readonly currencies: readonly string[]
}

export const rejectionReasons = [
  ...(['layout', 'day', 'amount', 'quantity', 'price', 'cost', 'profit'] as const),
  ...(['due', 'product'] as const),
  // Of somebody who was erased.
  'erased',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

export type Rejected = {
  readonly file: string
  /** As a spreadsheet counts, from 1: titles above the headings, the headings and broken lines are counted too. */
  readonly row: number
  readonly reason: RejectionReason
  /** The cells as they came, by heading; of a broken line the whole text under the first. */
  readonly cells: Readonly<Record<string, string>>
  /** The cell that could not be read. */
  readonly came: string
}

/** rows = used + rejected + anonymous; returns are among the used. */
export type LineCounts = {
  readonly rows: number
  readonly used: number
  readonly rejected: number
  readonly anonymous: number
  readonly returns: number
}

/** A file to be appended under a batch, whole. */
export type Load = { readonly batch: number; readonly file: FactFile; readonly settings: LoadSettings }

export type Loaded = LineCounts & {
  readonly dateOrder: Judgement['dateOrder']
  readonly decimalSign: DecimalSign
  readonly currencies: readonly string[]
}

export type Batch = {
  readonly batch: number
  readonly kind: FactKind
  /** Whose names for customers, orders and products the file uses. */
  readonly source: string
  readonly file: string
}

/** A part of a file: a small file with its headings, or a range of a Parquet file. */
export type Piece = {
  readonly batch: number
  /** 0, 1, 2 … in the file's order. */
  readonly chunk: number
  /** The row of the piece's first data line as a spreadsheet showing the whole file counts: 2 under plain headings. */
  readonly firstRow: number
  readonly file: FactFile
  readonly judgement: Judgement
  readonly settings: LoadSettings
  /** Of whom nothing is taken in any more. */
  readonly refused?: RefusedParties | null
}

export type PieceAppended = LineCounts & { readonly rejectedLines: readonly Rejected[] }

/** What a batch brought, counted in its own lines. lines = added + known + differing. */
export type BatchFigures = {
  readonly lines: number
  /** Stood nowhere before. */
  readonly added: number
  /** Stood already, with the same content; count once. */
  readonly known: number
  /** Stood already with other content: what stood first counts. Of products: the newer content is in force. */
  readonly differing: number
  readonly anonymous: number
  readonly returns: number
  /** Of all its lines, net of returns, in units of the currency; of payments what came in. */
  readonly revenue: number
  /** Names for customers in it. */
  readonly parties: number
  /** Names for customers that no source-mate had used before. */
  readonly newParties: number
  readonly firstDay: string | null
  readonly lastDay: string | null
}

export type BatchState = { readonly batch: number; readonly state: 'writing' | 'settled' | 'committed' }

export type Page = { readonly batch: number; readonly after: string | null; readonly most: number }
export type Identity = { readonly source: string; readonly party: string; readonly customer: string }
