import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { unguarded } from '../../base/language/formula-guard.ts'
import { importKinds, ownMark, type Reading, type TableFile } from './contract.ts'
import { cellBetween, rowsOf } from './delimited.ts'
import { judgeEncoding } from './encoding.ts'
import { layoutOf } from './layout.ts'
import { recordBlocks } from './record-pieces.ts'
import { ownColumns } from './rejected-file.ts'
import { kindOf, type Source, scratchPath, sourcesOf } from './sources.ts'
import { spreadsheetToCsv } from './spreadsheet.ts'
import { transcode } from './transcode.ts'
import { unfinished } from './utf8.ts'

export type OpenDeps = {
  /** An existing folder that only we write in; what is put there may be deleted once the tables are read. */
  readonly scratch: string
  readonly stdin: NodeJS.ReadableStream
  /** Headings and first rows of a Parquet file, asked of the ledger. */
  readonly parquet: (
    path: string,
  ) => Promise<{ readonly columns: readonly string[]; readonly sample: readonly (readonly string[])[] }>
  /** How a person says that a file is written; left out: as it looks. */
  readonly reading?: Reading
  /** Bytes made ready, of all bytes named. */
  readonly progress?: (done: number, total: number) => void
}

/**
 * Files as a person names them (`-` is standard input), made ready for the ledger's readers: what each one is and what
 * it is written in come from its bytes. Anything that cannot be read is refused before the ledger sees it.
 */
export async function openFiles(names: readonly string[], deps: OpenDeps): Promise<readonly TableFile[]> {
  const sources = await sourcesOf(names, deps)
  const total = sources.reduce((sum, source) => sum + source.size, 0)
  const tables: TableFile[] = []
  let before = 0
  for (const source of sources) {
    const from = before
    tables.push(
      await openFile(source, deps, (bytes) => deps.progress?.(from + Math.min(bytes, source.size), total)),
    )
    before += source.size
    deps.progress?.(before, total)
  }
  return tables
}

async function openFile(
  source: Source,
  deps: OpenDeps,
  progress: (bytes: number) => void,
): Promise<TableFile> {
  const { name, path } = source
  const kind = await kindOf(source)
  if (kind.is === 'parquet') {
    const { columns, sample } = await deps.parquet(path)
    return {
      name,
      kind: 'parquet',
      came: 'parquet',
      path,
      encoding: null,
      delimiter: null,
      skipLines: 0,
      columns,
      sample,
    }
  }
  if (kind.is === 'xlsx') {
    const csv = scratchPath(deps.scratch, 'sheet.csv')
    const workbook = { path, name, directory: kind.directory }
    const { rowsAbove, ...sheet } = await spreadsheetToCsv(workbook, csv, deps.reading)
    const table = {
      name,
      kind: 'csv',
      came: 'xlsx',
      path: csv,
      encoding: null,
      delimiter: ',',
      ...sheet,
    } as const
    return unguardedTable({ ...table, skipLines: 0, ...(rowsAbove > 0 && { rowsAbove }) }, deps.scratch)
  }
  const encoding = deps.reading?.encoding ?? (await judgeEncoding(path, name))
  const text = encoding === 'utf-8' ? path : scratchPath(deps.scratch, 'text.csv')
  if (encoding !== 'utf-8') await transcode({ from: path, to: text, encoding, progress })
  const start = await beginning(text)
  const headingRow = deps.reading?.headingRow ?? null
  const layout = layoutOf(start.text, { name, complete: start.complete, headingRow })
  const table: TableFile = { name, kind: 'csv', came: 'csv', path: text, encoding, ...layout }
  const above = linesOf(start.text, layout.skipLines)
  const whole = above.includes('"') ? await withoutTitles(table, above, deps.scratch) : table
  return unguardedTable(whole, deps.scratch)
}

/**
 * A file that this program wrote and that comes back, rejected rows that were mended or what was exported: what was added
 * to it, the columns behind its own and the quote marks before formulas, is taken off again.
 */
async function unguardedTable(table: TableFile, scratch: string): Promise<TableFile> {
  const exported = importKinds.find((kind) => table.columns.at(-1) === ownMark(kind))
  const own = exported ? table.columns.length - 1 : ownColumns(table.columns)
  if (own === null) return table
  const delimiter = table.delimiter ?? ','
  const asItWas = (cells: readonly string[]): readonly string[] => cells.slice(0, own).map(unguarded)
  const path = scratchPath(scratch, 'mended.csv')
  const target = await open(path, 'wx', 0o600)
  try {
    const line = (cells: readonly string[]): string =>
      `${asItWas(cells)
        .map((cell) => cellBetween(cell, delimiter))
        .join(delimiter)}\n`
    await target.write('\n'.repeat(table.skipLines) + line(table.columns))
    for await (const { bytes, records } of recordBlocks(table, 1 << 20)) {
      let text = ''
      for (let i = 0; i < records.kept.length; i += 2) {
        const [row] = rowsOf(bytes.toString('utf8', records.kept[i], records.kept[i + 1]), delimiter, 1)
        text += line(row?.cells ?? [])
      }
      await target.write(text)
    }
  } finally {
    await target.close()
  }
  const asWritten = { ...table, path, columns: asItWas(table.columns), sample: table.sample.map(asItWas) }
  return exported ? { ...asWritten, own: exported } : asWritten
}

/** Enough for the headings and a sample; a line longer than this is no line of orders. */
const beginningBytes = 2 << 20

async function beginning(path: string): Promise<{ text: string; complete: boolean }> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(Math.min(beginningBytes, (await file.stat()).size))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    const complete = bytesRead < beginningBytes
    const bytes = buffer.subarray(0, bytesRead)
    return { text: bytes.toString('utf8', 0, complete ? bytesRead : bytesRead - unfinished(bytes)), complete }
  } finally {
    await file.close()
  }
}

/** The first physical lines of a text, with their ends. */
function linesOf(text: string, lines: number): string {
  const ends = /\r\n|\n|\r/g
  for (let line = 0; line < lines; line++) ends.exec(text)
  return text.slice(0, ends.lastIndex)
}

/** A copy that begins with the headings: a reader told to skip lines miscounts those that stand inside quotes. */
async function withoutTitles(table: TableFile, above: string, scratch: string): Promise<TableFile> {
  const path = scratchPath(scratch, 'table.csv')
  await pipeline(
    createReadStream(table.path, { start: Buffer.byteLength(above) }),
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  )
  return { ...table, path, skipLines: 0, rowsAbove: rowsOf(above, table.delimiter ?? ',').length }
}
