import { safeCell } from '../../base/language/csv.ts'
import type { Marking } from './watermark.ts'

const line = (cells: readonly string[]): string => `${cells.map(safeCell).join(',')}\r\n`

/** With quote marks where it needs them and, since it needs none elsewhere, where the export's mark says so. */
function markedLine(cells: readonly string[], marking: Marking): string {
  const written = marking.cells(cells).map((cell) => {
    const safe = safeCell(cell)
    return !safe.startsWith('"') && marking.isQuoted(cell) ? `"${safe}"` : safe
  })
  return `${written.join(',')}\r\n`
}

/** A CSV as RFC 4180 has it, a piece at a time; the mark of UTF-8 in front, without which spreadsheets misread Chinese. */
export async function* csvText(
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly string[])[]>,
  marking: Marking | null,
): AsyncGenerator<string> {
  yield `\uFEFF${line(headings)}`
  for await (const rows of pages)
    yield rows.map((cells) => (marking ? markedLine(cells, marking) : line(cells))).join('')
}
