import { hash, randomBytes } from 'node:crypto'

/*
 * What tells one export's file from another's although both say the same: which of the cells that need no quote marks
 * have them all the same, and in which of the ways that ISO 8601 knows an instant is written. Each is decided by the
 * export's key and by the cell itself (an instant's by the name beside it, too), so that a row cut out, sorted among
 * others or without half of its columns still says whose it was.
 */

/** What decides it: known to the program alone, one an export. */
export function newMark(): string {
  return randomBytes(32).toString('base64url')
}

function drawn(mark: string, what: 'quote' | 'instant', text: string): number {
  // One-way and known to nobody: a bit of it says nothing of the next.
  return Number.parseInt(hash('sha256', `${mark}\n${what}\n${text}`, 'hex').slice(0, 2), 16)
}

/** A letter of any script; asked of every cell, so without tables of what is one. */
const letter = /[A-Za-z\u00c0-\uffff]/

/** Words, not numbers and days: a reader that guesses types by their quote marks is told nothing wrong. */
export function mayBeQuoted(cell: string): boolean {
  return letter.test(cell) && !instantIn(cell)
}

/** Whether such a cell has quote marks in this export. */
export function isQuoted(mark: string, cell: string): boolean {
  return (drawn(mark, 'quote', cell) & 1) === 1
}

const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})(000)?(Z|\+00:00)$/

/** An instant, however it is written, and which of the four ways that is; null: it is none. */
export function instantIn(cell: string): { readonly plain: string; readonly way: number } | null {
  if (cell.length < 24 || cell.length > 32) return null
  const [, plain, micros, offset] = instant.exec(cell) ?? []
  if (plain === undefined) return null
  return { plain, way: (micros === undefined ? 0 : 2) + (offset === 'Z' ? 0 : 1) }
}

/** Which way an instant is written in this export, beside this name. */
export function wayOf(mark: string, plain: string, beside: string): number {
  return drawn(mark, 'instant', `${plain}\n${beside}`) & 3
}

/** An instant in one of the ways. */
export function instantText(plain: string, way: number): string {
  return `${plain}${way & 2 ? '000' : ''}${way & 1 ? '+00:00' : 'Z'}`
}

const mostKept = 20_000

/** How an export writes its rows: their instants, and which cells have quote marks. */
export type Marking = {
  readonly cells: (cells: readonly string[]) => readonly string[]
  readonly isQuoted: (cell: string) => boolean
}

/**
 * @param names the file's columns: a name among them stands for its row
 */
export function markingOf(mark: string, names: readonly string[]): Marking {
  const beside = names.indexOf('name')
  // The same customers, products and kinds come again and again.
  const kept = new Map<string, boolean>()
  return {
    cells: (cells) => {
      if (!cells.some((cell) => cell.endsWith('Z'))) return cells
      return cells.map((cell) => {
        const found = instantIn(cell)
        if (!found) return cell
        return instantText(found.plain, wayOf(mark, found.plain, beside < 0 ? '' : (cells[beside] ?? '')))
      })
    },
    isQuoted: (cell) => {
      if (!mayBeQuoted(cell)) return false
      const known = kept.get(cell)
      if (known !== undefined) return known
      const quoted = isQuoted(mark, cell)
      // What comes later is worked out anew: numbers of orders, which never come again, would push out the rest.
      if (kept.size < mostKept) kept.set(cell, quoted)
      return quoted
    },
  }
}
