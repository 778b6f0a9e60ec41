import { safeCell } from '../../base/language/csv.ts'

const line = (cells: readonly string[]): string => `${cells.map(safeCell).join(',')}\r\n`

/** A CSV as RFC 4180 has it, a piece at a time; the mark of UTF-8 in front, without which spreadsheets misread Chinese. */
export async function* csvText(
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<string> {
  yield `\uFEFF${line(headings)}`
  for await (const rows of pages) yield rows.map(line).join('')
}
