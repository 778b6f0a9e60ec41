import { longestCell } from './records.ts'

/** One record of a delimited text. */
export type Row = {
  /** Physical line it starts on, counted from 0; a record with line breaks inside quotes spans several. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * The records of a delimited text (RFC 4180): quotes may hold delimiters, line breaks and doubled quotes; lines end in
 * CR LF, LF or CR. A quote that never closes is an ordinary character. Blank lines come back as one empty cell.
 */
export function rowsOf(text: string, delimiter: string, limit = Number.POSITIVE_INFINITY): readonly Row[] {
  const rows: Row[] = []
  let at = 0
  let line = 0
  while (at < text.length && rows.length < limit) {
    const startLine = line
    const cells: string[] = []
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
      cells.push(cell.value)
      line += cell.breaks
      at = cell.end
      if (text[at] !== delimiter) break
      at += 1
    }
    rows.push({ line: startLine, cells })
    if (at >= text.length) break
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    line += 1
  }
  return rows
}

type Cell = { readonly value: string; readonly end: number; readonly breaks: number }

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start
  while (end < text.length) {
    const c = text[end]
    if (c === delimiter || c === '\n' || c === '\r') break
    end += 1
  }
  return { value: text.slice(start, end), end, breaks: 0 }
}

function quotedCell(text: string, start: number, delimiter: string): Cell {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1 || quote - start > longestCell) return plainCell(text, start, delimiter)
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      // Whatever stands between the closing quote and the delimiter belongs to the cell: nothing typed is dropped.
      const rest = plainCell(text, quote + 1, delimiter)
      // Behind several lines it does not: there the quote had opened by mistake.
      if (/[\r\n]/.test(value) && rest.value.trim() !== '') return plainCell(text, start, delimiter)
      return { value: value + rest.value, end: rest.end, breaks: lineBreaks(value) }
    }
    value += '"'
    from = quote + 2
  }
}

/** How many physical lines a text breaks over: CR LF counts once. */
function lineBreaks(text: string): number {
  if (!/[\r\n]/.test(text)) return 0
  return text.split(/\r\n|\n|\r/).length - 1
}

/** One cell as CSV writes it. */
export function csvCell(value: string): string {
  return cellBetween(value, ',')
}

/** One cell as a delimited text writes it. */
export function cellBetween(value: string, delimiter: string): string {
  const quoted = /["\r\n]/.test(value) || value.includes(delimiter) || value !== value.trim()
  return quoted ? `"${value.replaceAll('"', '""')}"` : value
}
