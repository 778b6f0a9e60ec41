import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ImportKind, type Look, lookSchema, type TableFile } from './contract.ts'
import { rowsOf } from './delimited.ts'
import { type KindGuess, kindOfFile } from './mapping.ts'
import { recordBlocks, rowOf } from './record-pieces.ts'
import { looksLikeNumber, mayBeDay, shareOf } from './values.ts'

const shownRows = 20
const shownLetters = 120
const lookedAt = 1 << 20

/** What is seen of a file at once, before its columns are known: how it is written, its headings, its first rows. */
export async function lookAt(
  file: TableFile,
  { look, kind }: { readonly look: number; readonly kind: ImportKind | null },
): Promise<Look> {
  const kinds = kindOfFile(file).map((guess: KindGuess) => guess.kind)
  const { came, encoding, delimiter, sheet = null, sheets = [] } = file
  return {
    look,
    kind: kind ?? kinds[0] ?? 'orders',
    kinds,
    came,
    encoding,
    delimiter,
    sheet,
    sheets: [...sheets],
    headingRow: (file.rowsAbove ?? file.skipLines) + 1,
    columns: file.columns.map((column, place) => ({ name: column, type: typeOf(file.sample, place) })),
    rows: (await firstRows(file)).map(({ row, cells }) => ({ row, cells: cells.map(shortened) })),
    mapping: null,
    reasons: {},
    dateOrder: null,
    decimalSign: null,
    currencies: [],
    leftOut: [],
  }
}

function typeOf(sample: TableFile['sample'], place: number): Look['columns'][number]['type'] {
  const cells = sample.map((row) => row[place] ?? '')
  const number = shareOf(cells, looksLikeNumber)
  if (number === null) return 'empty'
  const day = shareOf(cells, (cell) => mayBeDay(cell) && !/^\d{5}$/.test(cell.trim())) ?? 0
  if (day >= 0.8) return 'day'
  return number >= 0.8 ? 'number' : 'text'
}

type FirstRow = { readonly row: number; readonly cells: readonly string[] }

async function firstRows(file: TableFile): Promise<readonly FirstRow[]> {
  if (file.kind === 'parquet')
    return file.sample.slice(0, shownRows).map((cells, i) => ({ cells, row: i + 2 }))
  const width = file.columns.length
  for await (const { bytes, records } of recordBlocks(file, lookedAt)) {
    const rows = Math.min(shownRows, records.kept.length / 2)
    return Array.from({ length: rows }, (_, nth) => {
      const text = bytes.toString('utf8', records.kept[2 * nth], records.kept[2 * nth + 1])
      const [record] = rowsOf(text, file.delimiter ?? ',', 1)
      const cells = record?.cells ?? []
      return { row: rowOf(records, nth), cells: Array.from({ length: width }, (_, i) => cells[i] ?? '') }
    })
  }
  return []
}

function shortened(text: string): string {
  const points = [...text]
  return points.length > shownLetters ? `${points.slice(0, shownLetters).join('')}…` : text
}

/** What was seen of a file, kept beside it as long as the file itself. */
export type KeptLook = {
  readonly keep: (look: Look) => Promise<void>
  /** Adds what has come to light since. */
  readonly add: (more: Partial<Look>) => Promise<void>
  /** Null before anything was seen. */
  readonly read: () => Promise<Look | null>
  readonly forget: () => Promise<void>
}

/** @param place the import's folder */
export function lookIn(place: string): KeptLook {
  const path = join(place, 'look.json')
  const read = async (): Promise<Look | null> => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    return text === null ? null : lookSchema.parse(JSON.parse(text))
  }
  const keep = async (look: Look): Promise<void> => {
    // Whoever reads it meanwhile has the one before or this one, whole.
    await writeFile(`${path}.part`, JSON.stringify(look), { mode: 0o600 })
    await rename(`${path}.part`, path)
  }
  return {
    read,
    keep,
    add: async (more) => {
      const look = await read()
      if (look) await keep({ ...look, ...more })
    },
    forget: () => rm(path, { force: true }),
  }
}
