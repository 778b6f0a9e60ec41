import type { AnyRole, Encoding, ImportKind, MappedTable, TableFile } from './contract.ts'
import { customerOf } from './customer-rows.ts'
import { rowsOf } from './delimited.ts'
import { fits } from './fitting.ts'
import { type KindGuess, type Known, kindOfFile, mapTable } from './mapping.ts'
import { recordBlocks, rowOf } from './record-pieces.ts'
import { type Problem, type RejectedRow, rejectedRecord } from './rejected-file.ts'
import { shapeOf } from './shape.ts'
import { looksLikeNumber, mayBeDay, shareOf } from './values.ts'

/** What a column seems to hold. */
export type ColumnType = 'day' | 'number' | 'text' | 'empty'

/** A file looked at before anything of it is kept. */
export type Preview = {
  readonly name: string
  readonly came: TableFile['came']
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly shape: string
  readonly kind: ImportKind
  /** Which kinds it could be, likeliest first. */
  readonly kinds: readonly KindGuess[]
  readonly mapping: MappedTable['mapping']
  readonly reasons: MappedTable['reasons']
  /** The first rows with their numbers, each cell under the role it is read as. */
  readonly rows: readonly PreviewRow[]
  /** Rows of the part looked at that will come back. */
  readonly rejected: readonly RejectedRow[]
}

export type PreviewRow = {
  readonly row: number
  readonly cells: readonly string[]
  readonly values: Readonly<Partial<Record<AnyRole, string>>>
  readonly problems: readonly Problem[]
}

export type PreviewAsked = Partial<Known> & { readonly kind?: ImportKind | undefined }

const shownRows = 50
const lookedAt = 1 << 20
const mostRejected = 200

/** Encoding, layout, kind, mapping and the first rows as they would be read, from the beginning of a file. */
export async function preview(file: TableFile, asked: PreviewAsked = {}): Promise<Preview> {
  const kinds = kindOfFile(file)
  const kind = asked.kind ?? kinds[0]?.kind ?? 'orders'
  const mapped = mapTable(kind, file, { given: asked.given ?? null, remembered: asked.remembered })
  const { rows, rejected } = await beginning(mapped)
  const { name, came, encoding, delimiter } = file
  return {
    name,
    came,
    encoding,
    delimiter,
    columns: file.columns.map((column, place) => ({ name: column, type: typeOf(file.sample, place) })),
    shape: shapeOf(file.columns),
    kind,
    kinds,
    mapping: mapped.mapping,
    reasons: mapped.reasons,
    rows,
    rejected,
  }
}

function typeOf(sample: TableFile['sample'], place: number): ColumnType {
  const cells = sample.map((row) => row[place] ?? '')
  const number = shareOf(cells, looksLikeNumber)
  if (number === null) return 'empty'
  const day = shareOf(cells, (cell) => mayBeDay(cell) && !/^\d{5}$/.test(cell.trim())) ?? 0
  if (day >= 0.8) return 'day'
  return number >= 0.8 ? 'number' : 'text'
}

type Beginning = Pick<Preview, 'rows' | 'rejected'>

async function beginning(mapped: MappedTable): Promise<Beginning> {
  const { file } = mapped
  if (file.kind === 'parquet') {
    const rows = file.sample.slice(0, shownRows).map((cells, i) => previewRow(mapped, { cells, row: i + 2 }))
    return { rows, rejected: [] }
  }
  const rows: PreviewRow[] = []
  const rejected: RejectedRow[] = []
  for await (const { bytes, records } of recordBlocks(file, lookedAt)) {
    for (let nth = 0; nth < Math.min(shownRows, records.kept.length / 2); nth++) {
      const text = bytes.toString('utf8', records.kept[2 * nth], records.kept[2 * nth + 1])
      const [record] = rowsOf(text, file.delimiter ?? ',', 1)
      rows.push(previewRow(mapped, { cells: record?.cells ?? [], row: rowOf(records, nth) }))
    }
    rejected.push(...records.broken.slice(0, mostRejected).map((row) => rejectedRecord(row, file)))
    break
  }
  return { rows, rejected }
}

function previewRow(
  mapped: MappedTable,
  { cells, row }: { readonly cells: readonly string[]; readonly row: number },
): PreviewRow {
  const { file, kind, mapping } = mapped
  const roles = Object.entries(mapping) as [AnyRole, string][]
  const cellOf = (column: string): string => cells[file.columns.indexOf(column)] ?? ''
  const values = Object.fromEntries(roles.map(([role, column]) => [role, cellOf(column)]))
  const problems = kind === 'customers' ? customerOf(cells, mapped).problems : unlikely(mapped, cellOf)
  return { row, cells, values, problems }
}

/** Cells that do not look like what their column means; the exact reading may still be kinder. */
function unlikely({ mapping }: MappedTable, cellOf: (column: string) => string): readonly Problem[] {
  const problems: Problem[] = []
  for (const [role, code] of checked) {
    const column = mapping[role]
    if (column === undefined) continue
    const came = cellOf(column)
    const empty = came.trim() === '' && role !== 'due'
    if (empty || !fits(role, { name: column, place: 0, cells: [came] }))
      problems.push({ column, code, values: { came } })
  }
  return problems
}

const checked = [
  ['date', 'day'],
  ['due', 'due'],
  ...(['amount', 'quantity', 'price', 'cost', 'profit'] as const).map((role) => [role, role] as const),
] as const
