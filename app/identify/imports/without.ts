import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { syncFolder } from '../../base/installation/on-disk.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import { importFolder, originalName } from './asked.ts'
import { type AnyRole, encodings, ownMark, type TableFile } from './contract.ts'
import { plainCell } from './customer-cells.ts'
import { rowsOf } from './delimited.ts'
import { lookIn } from './look.ts'
import { openFiles } from './open-files.ts'
import { headingLine, recordBlocks, rowOf } from './record-pieces.ts'
import type { RejectedRow } from './rejected-file.ts'
import { rejectionsIn } from './rejections.ts'
import type { ImportsTable } from './tables.ts'

/** Somebody who is to be found in no file that was kept. */
export type Forgotten = {
  /** Whether a source calls them so. */
  readonly isParty: (source: string, party: string) => boolean
  /** Whether a text that could not be taken apart speaks of them. */
  readonly isSaid: (text: string) => boolean
  /** Whether an import named them, as the ledger knew it: of a file whose rows cannot be taken out. */
  readonly isNamedIn: (batch: number) => boolean
  /** Whether a row is theirs, as a spreadsheet counts; in place of what it calls its customer. */
  readonly isRow?: (row: number) => boolean
}

/** What was taken out of what an import kept. */
export type TakenOut = { readonly rows: number; readonly file: boolean }

type Deps = {
  readonly folder: string
  readonly ledger: Pick<Ledger, 'parquetSample'>
  /** Hears what will be gone before it is, so that it is not gone without a word. */
  readonly telling: (taken: TakenOut) => Promise<void>
}

const scratchName = 'without'

const readSchema = z.object({
  columns: z.record(z.string(), z.string()).nullish(),
  encoding: z.enum(encodings).nullish(),
  sheet: z.string().nullish(),
  headingRow: z.number().nullish(),
})

/**
 * Takes somebody's rows out of the file that an import kept, out of what was seen of it and out of the rows that could not
 * be used. Where there were any the file is written anew, as UTF-8 and comma or whatever parted its cells; a file that is
 * no table, or whose rows cannot be taken out (Parquet), goes whole. Broken off and done again it comes to the same.
 */
export async function takeOutOf(row: ImportsTable, forgotten: Forgotten, deps: Deps): Promise<void> {
  const place = importFolder(deps.folder, row.id)
  const scratch = join(place, scratchName)
  await rm(scratch, { recursive: true, force: true })
  const read = readSchema.parse(JSON.parse(row.settings))
  const look = lookIn(place)
  const seen = await look.read()
  const mapping: Mapping | null = read.columns ?? seen?.mapping ?? null
  const isTheirs: IsTheirs = (cells, at) =>
    forgotten.isRow ? forgotten.isRow(at) : isRowOf(cells, { row, mapping, forgotten })
  try {
    await outOfFile(join(place, originalName), { ...{ row, read, scratch, isTheirs, forgotten }, ...deps })
    const rejections = rejectionsIn(place)
    const hid = await rejections.rewrite((one) => withoutCells(one, { isTheirs, forgotten }))
    if (seen && hasThemAsHeadings(seen, forgotten)) {
      await look.forget()
      await rejections.forget()
    } else if (seen) {
      const columns = seen.columns.map(({ name }) => name)
      const rows = seen.rows.filter(
        ({ row: at, cells }) => !isTheirs(new Map(columns.map((name, i) => [name, cells[i] ?? ''])), at),
      )
      const { leftOut } = await rejections.summed()
      if (hid > 0 || rows.length < seen.rows.length) await look.keep({ ...seen, rows, leftOut })
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

type Mapping = Readonly<Partial<Record<AnyRole, string>>>
type Cells = ReadonlyMap<string, string>
type IsTheirs = (cells: Cells, row: number) => boolean

/** By the column that calls the customer; where none is known, by any cell. */
function isRowOf(
  cells: Cells,
  {
    row: { source, kind },
    mapping,
    forgotten,
  }: {
    readonly row: Pick<ImportsTable, 'source' | 'kind'>
    readonly mapping: Mapping | null
    readonly forgotten: Forgotten
  },
): boolean {
  // As a reader of facts takes it, and as one of customers does.
  const isCalled = (cell: string): boolean =>
    [cell.trim(), plainCell(cell)].some((one) => one !== '' && forgotten.isParty(source, one))
  const cell = (role: AnyRole): string => cells.get(mapping?.[role] ?? '') ?? ''
  if (mapping && kind === 'products') return false
  const known = mapping?.customer || (kind === 'customers' && mapping?.name)
  if (!known) return [...cells.values()].some(isCalled)
  const number = cell('customer')
  return isCalled(number) || (kind === 'customers' && plainCell(number) === '' && isCalled(cell('name')))
}

/** Of a file without headings the first row was taken for them. */
const hasThemAsHeadings = (
  { columns }: { readonly columns: readonly { readonly name: string }[] },
  { isSaid }: Forgotten,
): boolean => columns.some(({ name }) => isSaid(name))

/** What was wrong is told still, and not of whom. */
function withoutCells(
  rejected: RejectedRow,
  { isTheirs, forgotten }: { readonly isTheirs: IsTheirs; readonly forgotten: Forgotten },
): RejectedRow | null {
  const cells = new Map(Object.entries(rejected.cells))
  if (!isTheirs(cells, rejected.row) && ![...cells.values()].some(forgotten.isSaid)) return null
  const { file, row, column, code } = rejected
  return { file, row, column, code, values: { came: '' }, cells: {} }
}

type Asked = Deps & {
  readonly row: ImportsTable
  readonly read: z.infer<typeof readSchema>
  readonly scratch: string
  readonly isTheirs: IsTheirs
  readonly forgotten: Forgotten
}

async function outOfFile(original: string, asked: Asked): Promise<void> {
  const { row, scratch, forgotten, telling } = asked
  if (!(await stat(original).catch(() => null))) return
  await mkdir(scratch, { recursive: true, mode: 0o700 })
  const table = await tableIn(original, asked)
  const headed = table?.columns.some(forgotten.isSaid) ?? false
  if (table === null || table.kind === 'parquet' || headed) {
    // Of one that stands it is known whom it names; what else is no table of ours is nobody's to keep.
    if (!headed && row.state === 'standing' && !forgotten.isNamedIn(row.batch)) return
    await telling({ rows: 0, file: true })
    await rm(original, { force: true })
    return
  }
  const rewritten = join(scratch, originalName)
  const rows = await writeWithout(table, rewritten, asked)
  if (rows === 0) return
  await telling({ rows, file: false })
  await rename(rewritten, original)
  await syncFolder(join(original, '..'))
}

/** Null: what cannot be read as a table. */
async function tableIn(original: string, { read, scratch, ledger }: Asked): Promise<TableFile | null> {
  const written = await isWrittenAnew(original)
  const reading = {
    encoding: written ? ('utf-8' as const) : (read.encoding ?? null),
    sheet: read.sheet ?? null,
    headingRow: written ? null : (read.headingRow ?? null),
  }
  try {
    const [table] = await openFiles([original], {
      ...{ scratch, stdin: Readable.from([]), parquet: ledger.parquetSample, reading },
    })
    return table ?? null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

const mark = '\uFEFF'

/** A file that begins so is UTF-8, whatever it was when it came. */
async function isWrittenAnew(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(3), 0, 3, 0)
    return buffer.equals(Buffer.from(mark))
  } finally {
    await file.close()
  }
}

/**
 * Answers how many rows were left out; where none was, what it wrote is not needed. An empty line stands for each row that
 * is not there, so that the others keep the numbers they had.
 */
async function writeWithout(
  table: TableFile,
  path: string,
  { isTheirs, forgotten }: Pick<Asked, 'isTheirs' | 'forgotten'>,
): Promise<number> {
  const delimiter = table.delimiter ?? ','
  // What this program wrote out says so by a last heading of its own.
  const own = table.own ? { columns: [...table.columns, ownMark(table.own)], end: delimiter } : null
  let left = 0
  let next = (table.rowsAbove ?? table.skipLines) + 2
  const file = await open(path, 'wx', 0o600)
  try {
    await file.write(mark + headingLine(own ? { ...table, columns: own.columns } : table, '\n'))
    for await (const { bytes, records } of recordBlocks(table, 1 << 20)) {
      let text = ''
      for (let nth = 0; 2 * nth < records.kept.length; nth++) {
        const record = bytes.toString('utf8', records.kept[2 * nth], records.kept[2 * nth + 1])
        const row = rowOf(records, nth)
        const cells = rowsOf(record, delimiter, 1)[0]?.cells ?? []
        if (isTheirs(new Map(table.columns.map((name, at) => [name, cells[at] ?? ''])), row)) {
          left += 1
          continue
        }
        text += `${'\n'.repeat(Math.max(0, row - next))}${record}${own?.end ?? ''}\n`
        next = row + 1
      }
      // Nobody can tell for certain whom a broken row names: beside theirs none is kept.
      left += records.broken.filter((broken) => forgotten.isSaid(broken.text)).length
      await file.write(text)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return left
}
