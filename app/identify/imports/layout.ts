import { Refusal } from '../../base/language/refusal.ts'
import { type Row, rowsOf } from './delimited.ts'
import { knownHeading } from './headings.ts'
import { looksLikeDay, looksLikeNumber } from './values.ts'

/** How a delimited text is laid out, and its first rows. */
export type Layout = {
  readonly delimiter: string
  /** Physical lines before the heading line. */
  readonly skipLines: number
  readonly columns: readonly string[]
  readonly sample: readonly (readonly string[])[]
}

const delimiters = [',', '\t', ';', '|', '，'] as const
const judgedRows = 200
const sampleRows = 1_000
/** Titles, notes and blank lines above the headings are looked through no further than this. */
const titleRows = 50
const mostColumns = 500
/** Rows to hand to `tableIn`: enough for the titles, the headings and a full sample. */
export const readRows = sampleRows + titleRows + 1

/**
 * Delimiter, heading line, headings and sample of the beginning of a file. A file whose first line is already data is
 * refused: columns that nobody named cannot be shown, mapped or checked, and one heading line is quickly added.
 */
export function layoutOf(
  start: string,
  file: { name: string; complete: boolean; headingRow?: number | null },
): Layout {
  const text = start.startsWith('\uFEFF') ? start.slice(1) : start
  const declared = /^sep=(.)[ \t]*(\r\n|\n|\r)/i.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  const linesAbove = declared ? 1 : 0
  const choice = declared?.[1] ? [declared[1]] : delimiters
  const best = choice
    .map((delimiter) => attempt(body, delimiter, file.complete))
    .reduce((a, b) => (b.score > a.score ? b : a))
  const rows = whole(rowsOf(body, best.delimiter, readRows), file.complete, readRows)
  const { heading, columns, sample } = tableIn(rows, { ...file, linesAbove })
  return { delimiter: best.delimiter, skipLines: heading.line + linesAbove, columns, sample }
}

/**
 * The table among rows of cells: its headings, whatever stands above them, and the first rows below. `headingRow` says
 * where they are, as a spreadsheet counts, where a person knows better.
 */
export function tableIn(
  rows: readonly Row[],
  file: { name: string; complete: boolean; linesAbove?: number; headingRow?: number | null },
): { heading: Row; columns: readonly string[]; sample: readonly (readonly string[])[] } {
  const { name } = file
  const filled = rows.filter((row) => filledCells(row) > 0)
  if (filled.length === 0)
    throw new Refusal(file.complete ? 'imports.file.empty' : 'imports.row.too-long', { name })
  const asked = file.headingRow ?? null
  const heading =
    asked === null ? headingRow(filled.slice(0, judgedRows)) : rows[asked - 1 - (file.linesAbove ?? 0)]
  if (asked !== null && (!heading || filledCells(heading) === 0))
    throw new Refusal('imports.headings.blank-row', { name, row: asked })
  if (!heading) {
    const first = filled.find((row) => filledCells(row) > 1) ?? filled[0]
    const line = (first?.line ?? 0) + (file.linesAbove ?? 0) + 1
    throw new Refusal('imports.headings.missing', {
      name,
      line,
      found: shortened((first?.cells ?? []).join(' | ')),
    })
  }
  const columns = uniqueHeadings(heading.cells)
  if (columns.length > mostColumns)
    throw new Refusal('imports.headings.too-many', { name, found: columns.length, most: mostColumns })
  const data = filled.filter((row) => row.line > heading.line).slice(0, sampleRows)
  if (data.length === 0)
    throw new Refusal('imports.headings.only', { name, found: shortened(columns.join(' | ')) })
  return { heading, columns, sample: data.map((row) => columns.map((_, i) => row.cells[i] ?? '')) }
}

type Attempt = { readonly delimiter: string; readonly heading: Row | null; readonly score: number }

/** How well a delimiter explains the text: many rows of one width, wide ones, under a line of headings. */
function attempt(text: string, delimiter: string, complete: boolean): Attempt {
  const rows = whole(rowsOf(text, delimiter, judgedRows), complete, judgedRows).filter(
    (row) => filledCells(row) > 0,
  )
  const heading = headingRow(rows)
  const body = heading ? rows.filter((row) => row.line >= heading.line) : rows
  const widths = new Map<number, number>()
  for (const row of body) widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1)
  let score = 0
  for (const [width, count] of widths) score = Math.max(score, (count / body.length) * Math.log2(width))
  return { delimiter, heading, score: heading ? score : score / 4 }
}

/** The last record of a text that was cut is not whole, unless enough others came before it. */
function whole(rows: readonly Row[], complete: boolean, limit: number): readonly Row[] {
  return complete || rows.length >= limit ? rows : rows.slice(0, -1)
}

/** The first row that is as filled as the rows below it and reads like headings; above it stand titles and notes. */
function headingRow(rows: readonly Row[]): Row | null {
  const counts = rows.map(filledCells).sort((a, b) => a - b)
  const usual = counts[Math.floor(counts.length / 2)] ?? 0
  const least = Math.max(1, Math.ceil(usual / 2))
  const candidates = rows.slice(0, titleRows).filter((row) => filledCells(row) >= least)
  const first = candidates[0]
  if (first && readsLikeHeadings(first)) return better(first, candidates)
  // A note such as `exported,2024-01-01` may be as wide as a narrow table: then known headings below it decide.
  return candidates.find((row) => readsLikeHeadings(row) && knownHeadings(row) >= 2) ?? null
}

/** A wide title row (`店铺：朝阳店,制表：王芳,…`) may pass for headings; a row right below with known ones is meant. */
function better(first: Row, candidates: readonly Row[]): Row {
  if (knownHeadings(first) > 0) return first
  return candidates.slice(1, 6).find((row) => readsLikeHeadings(row) && knownHeadings(row) >= 2) ?? first
}

function readsLikeHeadings(row: Row): boolean {
  const cells = row.cells.filter((cell) => cell.trim() !== '')
  if (cells.some(looksLikeDay)) return false
  return cells.filter(looksLikeNumber).length * 3 < cells.length
}

function knownHeadings(row: Row): number {
  return row.cells.filter(knownHeading).length
}

function filledCells(row: Row): number {
  return row.cells.filter((cell) => cell.trim() !== '').length
}

const outer = /^[\s\u3000\u200b-\u200d\u2060\ufeff]+|[\s\u3000\u200b-\u200d\u2060\ufeff]+$/g

/**
 * Headings trimmed, inner line breaks as spaces, empty ones named by their place, repeated ones numbered. Letter case
 * does not tell two headings apart, because it does not in the ledger's tables.
 */
export function uniqueHeadings(headings: readonly string[]): readonly string[] {
  const given = headings.map((heading) => heading.replace(outer, '').replace(/\s*[\r\n]+\s*/g, ' '))
  const typed = new Set(given.map((heading) => heading.toLowerCase()))
  const taken = new Set<string>()
  return given.map((heading, i) => {
    const wanted = heading === '' ? `column_${i + 1}` : heading
    let name = wanted
    for (
      let n = 2;
      taken.has(name.toLowerCase()) || (name !== heading && typed.has(name.toLowerCase()));
      n++
    ) {
      name = `${wanted}_${n}`
    }
    taken.add(name.toLowerCase())
    return name
  })
}

/** A piece of the file fit for a sentence. */
function shortened(text: string, most = 80): string {
  const points = [...text.replace(/\s+/g, ' ').trim()]
  return points.length <= most ? points.join('') : `${points.slice(0, most).join('')}…`
}
