import { type FileHandle, open, writeFile } from 'node:fs/promises'
import type { TableFile } from './contract.ts'
import { cellBetween } from './delimited.ts'
import { type BrokenRow, type Gap, longestRow, type Records, recordsIn } from './records.ts'
import { scratchPath } from './sources.ts'

/** A part of a table that is a small table of its own: a scratch file of whole records, or a range of rows. */
export type RecordPiece = {
  /** UTF-8 CSV that begins with the headings, without blank or broken rows; of Parquet, the file itself. */
  readonly path: string
  /** Of Parquet: the first row of the range, counted from 0; of a CSV null. */
  readonly fromRow: number | null
  /** Row of its first record as a spreadsheet counts, from 1; `rowOf` says that of the others. */
  readonly firstRow: number
  /** Records in the piece. */
  readonly rows: number
  /** Rows between its records that stand in the file only: blank and broken ones. */
  readonly gaps: readonly Gap[]
  readonly broken: readonly BrokenRow[]
  readonly bytesDone: number
  readonly bytesTotal: number
}

export type PiecesAsked = {
  /** An existing folder of our own: each piece is a file there, for the taker to delete. */
  readonly scratch: string
  /** About how long a piece is. */
  readonly bytes?: number
  /** So many pieces are passed over, as they were taken before: nothing is written for them. */
  readonly skip?: number
  /** Rows of a Parquet file, asked of the ledger. */
  readonly parquetRows?: (path: string) => Promise<number>
}

const ordinaryPiece = 8 << 20
const parquetPiece = 200_000

/**
 * Cuts a table at record boundaries, always at the same places, so that memory does not grow with the file and work
 * that was interrupted goes on with the piece after the last one done.
 */
export async function* recordPieces(table: TableFile, asked: PiecesAsked): AsyncGenerator<RecordPiece> {
  if (table.kind === 'parquet') {
    yield* parquetPieces(table, asked)
    return
  }
  let place = 0
  for await (const block of recordBlocks(table, asked.bytes ?? ordinaryPiece)) {
    place += 1
    if (place <= (asked.skip ?? 0)) continue
    const { records, bytesDone, bytesTotal } = block
    const path = scratchPath(asked.scratch, 'piece.csv')
    await writeFile(path, recordsText(table, block), { flag: 'wx', mode: 0o600 })
    const { firstRow, gaps, broken } = records
    yield {
      path,
      fromRow: null,
      firstRow,
      rows: records.kept.length / 2,
      gaps,
      broken,
      bytesDone,
      bytesTotal,
    }
  }
}

async function* parquetPieces(table: TableFile, asked: PiecesAsked): AsyncGenerator<RecordPiece> {
  const total = (await asked.parquetRows?.(table.path)) ?? Number.POSITIVE_INFINITY
  for (let from = parquetPiece * (asked.skip ?? 0); from < total; from += parquetPiece) {
    const rows = Math.min(parquetPiece, total - from)
    const common = { path: table.path, fromRow: from, firstRow: from + 2, rows, gaps: [], broken: [] }
    yield { ...common, bytesDone: from + rows, bytesTotal: total }
  }
}

/** Row, as a spreadsheet counts, of a piece's record: the first is number 0. */
export function rowOf({ firstRow, gaps }: Pick<RecordPiece, 'firstRow' | 'gaps'>, record: number): number {
  let row = firstRow + record
  for (const gap of gaps) {
    if (gap.row > row) break
    row += gap.rows
  }
  return row
}

/** How many rows of the table have been passed at the end of a piece, broken ones too. */
export function rowsUpTo(piece: RecordPiece, file: Pick<TableFile, 'rowsAbove' | 'skipLines'>): number {
  const above = (file.rowsAbove ?? file.skipLines) + 1
  return Math.max(0, rowOf(piece, Math.max(0, piece.rows - 1)) - above)
}

/** The piece as a table that a reader of whole files takes. */
export function pieceTable(table: TableFile, { path }: RecordPiece): TableFile {
  return table.kind === 'parquet' ? table : { ...table, path, skipLines: 0, rowsAbove: undefined }
}

type Block = {
  readonly bytes: Buffer
  readonly records: Records
  readonly bytesDone: number
  readonly bytesTotal: number
}

/** The records of a CSV from the one below its headings on, a block of whole ones at a time. */
export async function* recordBlocks(table: TableFile, size: number): AsyncGenerator<Block> {
  const file = await open(table.path)
  try {
    const total = (await file.stat()).size
    const delimiter = Buffer.from(table.delimiter ?? ',')
    const columns = table.columns.length
    let { at, row } = await belowHeadings(file, table, delimiter)
    let length = size
    while (at < total) {
      const bytes = await bytesAt(file, at, Math.min(length, total - at))
      const final = at + bytes.length >= total
      const records = recordsIn(bytes, { delimiter, columns, final, row, at })
      if (records.end > 0) {
        at += records.end
        row = records.nextRow
        length = size
        yield { bytes, records, bytesDone: at, bytesTotal: total }
      } else if (bytes.length <= longestRow) {
        // Not one whole record: what is read must hold the longest that is still one.
        length = Math.max(2 * length, 4_096)
      } else {
        const end = await endOfLine(file, at + bytes.length, total)
        const text = `${bytes.toString('utf8', 0, 1_000)}…`
        const broken = [{ row, reason: 'row-too-long' as const, text, byte: null }]
        const none = {
          end: end - at,
          kept: [],
          firstRow: row,
          nextRow: row + 1,
          gaps: [],
          lineEnd: '' as const,
        }
        at = end
        row += 1
        length = size
        yield { bytes, records: { ...none, broken }, bytesDone: at, bytesTotal: total }
      }
    }
  } finally {
    await file.close()
  }
}

/** Where the first record below the headings begins, and its row as a spreadsheet counts. */
async function belowHeadings(
  file: FileHandle,
  table: TableFile,
  delimiter: Buffer,
): Promise<{ at: number; row: number }> {
  const bytes = await bytesAt(file, 0, 4 << 20)
  let at = bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? 3 : 0
  for (let line = 0; line < table.skipLines; line++) at = nextLine(bytes, at)
  const asked = { delimiter, columns: 0, final: true, row: 1, at, most: 1 }
  const headings = recordsIn(bytes.subarray(at), asked)
  return { at: at + headings.end, row: (table.rowsAbove ?? table.skipLines) + 2 }
}

function nextLine(bytes: Buffer, from: number): number {
  for (let i = from; i < bytes.length; i++) {
    if (bytes[i] === 10) return i + 1
    if (bytes[i] === 13) return bytes[i + 1] === 10 ? i + 2 : i + 1
  }
  return bytes.length
}

async function endOfLine(file: FileHandle, from: number, total: number): Promise<number> {
  for (let at = from; at < total; at += 1 << 20) {
    const bytes = await bytesAt(file, at, 1 << 20)
    const found = nextLine(bytes, 0)
    if (found < bytes.length || bytes.at(-1) === 10) return at + found
  }
  return total
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, at + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return buffer.subarray(0, done)
}

/** The heading line and the kept records: as they lie where all are kept and end alike, else one by one. */
function recordsText(table: TableFile, { bytes, records }: Block): Uint8Array[] {
  const { kept, end, lineEnd } = records
  const headings = Buffer.from(headingLine(table, lineEnd || '\n'))
  const untouched = records.gaps.length === 0 && records.broken.length === 0 && kept[0] === 0
  return untouched && lineEnd !== null
    ? [headings, bytes.subarray(0, end)]
    : [headings, oneByOne(bytes, kept, lineEnd || '\n')]
}

export function headingLine({ columns, delimiter }: TableFile, lineEnd: string): string {
  const sign = delimiter ?? ','
  return `${columns.map((column) => cellBetween(column, sign)).join(sign)}${lineEnd}`
}

export function oneByOne(bytes: Buffer, kept: readonly number[], lineEnd: string): Buffer {
  const ending = Buffer.from(lineEnd)
  let length = 0
  for (let i = 0; i < kept.length; i += 2)
    length += (kept[i + 1] as number) - (kept[i] as number) + ending.length
  const text = Buffer.allocUnsafe(length)
  let to = 0
  for (let i = 0; i < kept.length; i += 2) {
    to += bytes.copy(text, to, kept[i], kept[i + 1])
    to += ending.copy(text, to)
  }
  return text
}
