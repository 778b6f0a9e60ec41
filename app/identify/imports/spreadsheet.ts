import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { readSheet } from 'read-excel-file/node'
import { Refusal } from '../../base/language/refusal.ts'
import type { Reading } from './contract.ts'
import { csvCell, type Row } from './delimited.ts'
import { readRows, tableIn } from './layout.ts'
import { packedBytes, type ZipDirectory, type ZipEntry, type ZipPart, zipParts } from './zip.ts'

/**
 * A workbook is read whole: measured, 500,000 rows of six cells (121 MB unpacked) take 1.05 GB and 21 CPU-seconds.
 * Above these limits it is refused with the advice to save it as CSV, which has no limit.
 */
export const spreadsheetLimits = {
  /** Megabytes of XML inside the workbook. */
  unpacked: 150,
  /** Files inside the workbook. */
  entries: 2_000,
  /** Last row × last column: one cell in the far corner would be padded with empty cells up to it. */
  grid: 20_000_000,
} as const

export type SheetRead = {
  readonly columns: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly rowsAbove: number
  /** Which sheet it was; unknown where the workbook names none. */
  readonly sheet: string | undefined
  readonly sheets: readonly string[]
}

/**
 * Writes a sheet as UTF-8 CSV, headings first; says its headings and first rows. Which one: the first that holds a
 * table, where nobody says.
 */
export async function spreadsheetToCsv(
  file: { readonly path: string; readonly name: string; readonly directory: ZipDirectory },
  target: string,
  reading: Pick<Reading, 'sheet' | 'headingRow'> = { sheet: null, headingRow: null },
): Promise<SheetRead> {
  const sheets = await checkWorkbook(file)
  const { rows, place } = await tableOf(file, { sheets, sheet: reading.sheet })
  const start = rows.slice(0, readRows).map((cells, line): Row => ({ line, cells: cells.map(cellText) }))
  const { headingRow } = reading
  const { heading, columns, sample } = tableIn(start, { name: file.name, complete: true, headingRow })
  const out = await open(target, 'wx', 0o600)
  try {
    await out.write(`${columns.map(csvCell).join(',')}\n`)
    await writeRows(out, rows, { from: heading.line + 1, width: columns.length })
  } finally {
    await out.close()
  }
  return { columns, sample, rowsAbove: heading.line, sheet: sheets[place - 1], sheets }
}

const batchRows = 5_000

async function writeRows(
  out: FileHandle,
  rows: readonly SheetRow[],
  { from, width }: { from: number; width: number },
): Promise<void> {
  for (let at = from; at < rows.length; at += batchRows) {
    let text = ''
    for (const row of rows.slice(at, at + batchRows)) {
      const cells = Array.from({ length: width }, (_, i) => cellText(row[i] ?? null))
      // Rows that were only coloured or once held something say nothing: blank, so that those below keep their number.
      text += cells.some((cell) => cell.trim() !== '') ? `${cells.map(csvCell).join(',')}\n` : '\n'
    }
    await out.write(text)
  }
}

type SheetCell = string | number | boolean | Date | null
type SheetRow = readonly SheetCell[]

type Sheet = { readonly rows: readonly SheetRow[]; readonly place: number }

async function tableOf(
  file: { path: string; name: string },
  { sheets, sheet }: { readonly sheets: readonly string[]; readonly sheet: string | null },
): Promise<Sheet> {
  if (sheet === null) return firstTable(file)
  const place = sheets.indexOf(sheet) + 1
  const rows = place === 0 ? null : await sheetRows(file, place)
  if (rows === null)
    throw new Refusal('imports.excel.no-sheet', { name: file.name, sheet, sheets: sheets.join(' | ') })
  if (rows.length === 0) throw new Refusal('imports.file.empty', { name: `${file.name} · ${sheet}` })
  return { rows, place }
}

/** The first sheet with at least two rows of at least two cells; a cover page of notes before it is passed over. */
async function firstTable(file: { path: string; name: string }): Promise<Sheet> {
  let any: Sheet | null = null
  for (let sheet = 1; ; sheet++) {
    const rows = await sheetRows(file, sheet)
    if (rows === null) break
    const filled = rows.filter((row) => row.filter((cell) => cell !== null && cell !== '').length >= 2)
    if (filled.length >= 2) return { rows, place: sheet }
    if (rows.length > 0) any ??= { rows, place: sheet }
  }
  if (any === null) throw new Refusal('imports.file.empty', { name: file.name })
  return any
}

async function sheetRows(
  file: { path: string; name: string },
  sheet: number,
): Promise<readonly SheetRow[] | null> {
  try {
    // Its type says `typeof Date` where it means Date.
    return (await readSheet(file.path, sheet, { trim: false })) as unknown as readonly SheetRow[]
  } catch (error) {
    // The reader's error classes are not told apart by instanceof across its builds; the name is stable.
    if (error instanceof Error && error.name === 'SheetNotFoundError') return null
    throw damagedWorkbook(file.name, error)
  }
}

/** A cell as CSV text: whole days as 2024-03-05, other instants with their time as the sheet shows it, plain numbers. */
export function cellText(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return plainNumber(cell)
  if (typeof cell === 'boolean') return cell ? 'true' : 'false'
  return dayText(cell)
}

function dayText(date: Date): string {
  // A spreadsheet keeps instants as fractions of a day: 7:45 comes back as 7:44:59.999.
  const second = Math.round(date.getTime() / 1_000) * 1_000
  const exact = Math.abs(date.getTime() - second) <= 2 ? second : date.getTime()
  if (Number.isNaN(exact)) return ''
  const [day = '', clock = ''] = new Date(exact).toISOString().slice(0, -1).split('T')
  const time = clock.replace(/\.000$/, '')
  // A time of day alone is a fraction of the day before the first one.
  if (day < '1900-01-01') return time
  return time === '00:00:00' ? day : `${day} ${time}`
}

/** A number in full, without exponent: 1e21 → 1000000000000000000000. */
function plainNumber(value: number): string {
  const text = String(value)
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!parts) return text
  const [, sign = '', first = '', rest = '', exponent = '0'] = parts
  const power = Number(exponent)
  const digits = first + rest
  return power < 0 ? `${sign}0.${'0'.repeat(-power - 1)}${digits}` : sign + digits.padEnd(power + 1, '0')
}

/**
 * Unpacks every part once and throws it away, before the reader sees the file: sizes in a hostile directory lie, a
 * document type can blow up entities, one far cell can demand a billion empty ones. Answers the names of the sheets.
 */
async function checkWorkbook(file: {
  path: string
  name: string
  directory: ZipDirectory
}): Promise<readonly string[]> {
  const { name, path, directory } = file
  const most = spreadsheetLimits.unpacked << 20
  const isXml = ({ path: inside }: ZipEntry): boolean => /\.(?:xml|rels)$/.test(inside)
  const unpacked = directory.entries.filter(isXml).reduce((sum, entry) => sum + entry.unpacked, 0)
  if (directory.entries.length > spreadsheetLimits.entries || unpacked > most) throw tooLarge(name, unpacked)
  const parts = await zipParts(path, directory)
  if (parts === null) throw damagedWorkbook(name)
  let sheets: readonly string[] = []
  for (const part of parts.filter(({ entry }) => isXml(entry))) {
    const xml = await unpackedPart(path, part)
    if (xml === null || xml.includes('<!DOCTYPE')) throw damagedWorkbook(name)
    if (part.entry.path.includes('worksheets/') && gridSize(xml) > spreadsheetLimits.grid)
      throw tooLarge(name, unpacked)
    if (part.entry.path === 'xl/workbook.xml') sheets = sheetNames(xml.toString('utf8'))
  }
  return sheets
}

/** As the workbook lists them, which is how the reader counts them. */
function sheetNames(workbook: string): readonly string[] {
  const listed = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname=(?:"([^"]*)"|'([^']*)')/g)]
  return listed.map(([, one, other]) => unescaped(one ?? other ?? ''))
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    const point = name.startsWith('#') ? Number(name.slice(1).replace(/^x/i, '0x')) : Number.NaN
    return point <= 0x10ffff ? String.fromCodePoint(point) : (entities[name] ?? whole)
  })
}

function damagedWorkbook(name: string, cause?: unknown): Refusal {
  return new Refusal('imports.file.damaged', { name, kind: '.xlsx' }, { cause })
}

function tooLarge(name: string, unpacked: number): Refusal {
  return new Refusal('imports.excel.too-large', {
    name,
    size: Math.ceil(unpacked / (1 << 20)),
    limit: spreadsheetLimits.unpacked,
  })
}

const inflate = promisify(inflateRaw) as (
  bytes: Buffer,
  options: { maxOutputLength: number },
) => Promise<Buffer>

async function unpackedPart(path: string, part: ZipPart): Promise<Buffer | null> {
  const { method, unpacked } = part.entry
  const packed = await packedBytes(path, part)
  if (packed === null || part.claimed > unpacked) return null
  if (method === 0) return packed.length === unpacked ? packed : null
  if (method !== 8) return null
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, unpacked) })
  } catch {
    // Larger than the directory says, or no deflated bytes at all: either way no workbook to trust.
    return null
  }
}

/** Last row × last column that a sheet names; infinite beyond what a sheet can have. */
function gridSize(xml: Buffer): number {
  let [rows, columns] = [0, 0]
  for (const [, letters = '', digits = ''] of xml
    .toString('latin1')
    .matchAll(/\sr=["']([A-Za-z]*)(\d+)["']/g)) {
    if (letters.length > 3 || digits.length > 7) return Number.POSITIVE_INFINITY
    let column = 0
    for (let i = 0; i < letters.length; i++) column = column * 26 + (letters.charCodeAt(i) & 31)
    rows = Math.max(rows, Number(digits))
    columns = Math.max(columns, column)
  }
  return rows > 1_048_576 || columns > 16_384 ? Number.POSITIVE_INFINITY : rows * columns
}
