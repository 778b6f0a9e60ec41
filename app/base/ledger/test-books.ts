import { join } from 'node:path'
import type { FactFile, FactKind } from './facts.ts'
import type { Ledger, PieceAppended } from './ledger.ts'
import type { orderFiles } from './test-files.ts'

export type Import = {
  readonly batch: number
  readonly kind?: FactKind
  readonly source?: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Data lines a piece; all in one where left out. */
  readonly piece?: number
}

/** What taking a file in needs of a ledger. */
export type Importing = Pick<Ledger, 'judge' | 'beginBatch' | 'appendPiece' | 'settleBatch' | 'commitBatch'>

const settings = { zone: 'Asia/Shanghai' }

/** Appends a file in pieces, from the first that is not durable yet. */
export async function appendAll(
  ledger: Importing,
  files: ReturnType<typeof orderFiles>,
  { batch, kind = 'orders', source = 'main', columns, rows, piece = Number.POSITIVE_INFINITY }: Import,
): Promise<PieceAppended[]> {
  const mapping = Object.fromEntries(columns.map((column) => [column, column]))
  const fileOf = (of: readonly (readonly string[])[]): FactFile =>
    files.ofRows(columns, of, { mapping, sample: rows.slice(0, 100) })
  const judgement = await ledger.judge({ kind, file: fileOf(rows), settings })
  const { chunks } = await ledger.beginBatch({ batch, kind, source, file: `${batch}.csv` })
  const appended: PieceAppended[] = []
  const size = Math.min(piece, Math.max(1, rows.length))
  for (let from = chunks * size; from < rows.length; from += size)
    appended.push(
      await ledger.appendPiece({
        batch,
        chunk: from / size,
        firstRow: from + 2,
        file: fileOf(rows.slice(from, from + size)),
        judgement,
        settings,
      }),
    )
  return appended
}

/** The whole way of a file until questions see it. */
export async function importAll(ledger: Importing, files: ReturnType<typeof orderFiles>, asked: Import) {
  await appendAll(ledger, files, asked)
  const figures = await ledger.settleBatch({ batch: asked.batch })
  await ledger.commitBatch({ batch: asked.batch })
  return figures
}

export const ledgerPath = (folder: string, name: string): string => join(folder, `${name}.duckdb`)

/** A file for each batch; every one shares half of its orders with the one before it. */
export function killRows(batch: number): string[][] {
  return Array.from({ length: 1_200 }, (_, i) => {
    const order = (batch - 1) * 200 + Math.floor(i / 3)
    return [`C${order % 37}`, '2024-03-05', `A${order}`, `P${i % 3}`, String(1 + (order % 7))]
  })
}

export const killImport = (batch: number): Import => ({
  batch,
  columns: ['customer', 'date', 'order', 'product', 'amount'],
  rows: killRows(batch),
  piece: 400,
})
