import { isUtf8 } from 'node:buffer'
import { brokenAt, unfinished } from './utf8.ts'

/** A quoted cell longer than this is taken for a stray quote; any cell longer than this is refused with its row. */
export const longestCell = 65_536
/** A row longer than this is no row of a table. */
export const longestRow = 1 << 20

/** Why a row cannot be handed on, found before anybody reads its cells. */
export const brokenReasons = ['quote', 'cell-too-long', 'row-too-long', 'encoding', 'zero'] as const
export type BrokenReason = (typeof brokenReasons)[number]

/** A row that is left out of what is read, with what it said. */
export type BrokenRow = {
  /** As a spreadsheet counts, from 1. */
  readonly row: number
  readonly reason: BrokenReason
  readonly text: string
  /** Where the bad byte stands in the file as it came, counted from 0; null where no byte is to blame. */
  readonly byte: number | null
}

/** Rows that stand in the file and not in what is handed on: blank ones and broken ones. */
export type Gap = { readonly row: number; readonly rows: number }

/** The whole records of a piece of a file. */
export type Records = {
  /** Where the first record that is not whole begins. */
  readonly end: number
  /** Beginning and end (without its line end) of each record to be handed on, one after the other. */
  readonly kept: readonly number[]
  /** Row of the first kept record; of the piece where none is kept. */
  readonly firstRow: number
  /** The row that the next piece begins with. */
  readonly nextRow: number
  readonly gaps: readonly Gap[]
  readonly broken: readonly BrokenRow[]
  /** How every line ends, nothing where none does; null: in several ways, at which readers give up. */
  readonly lineEnd: '' | '\n' | '\r\n' | null
}

export type Asked = {
  readonly delimiter: Buffer
  /** How many columns the headings name. */
  readonly columns: number
  /** Nothing comes after these bytes. */
  readonly final: boolean
  /** Row of the first record, as a spreadsheet counts. */
  readonly row: number
  /** Where the bytes stand in their file. */
  readonly at: number
  /** Stop after so many records. */
  readonly most?: number
}

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d
const space = 0x20
const textKept = 4_096

/**
 * Cuts bytes of UTF-8 CSV into records, quotes respected, and sets aside those that no reader could use: a quote that
 * opens and does not close ends at its own row, so that it swallows nothing; rows with zero bytes, with bytes that are
 * no UTF-8, or beyond any sensible length. One loop in local variables: a file has many bytes, and nearly all of them
 * are above the quote, so that one comparison passes them by.
 */
export function recordsIn(bytes: Buffer, asked: Asked): Records {
  const { delimiter, final } = asked
  const sound = isUtf8(final ? bytes : bytes.subarray(0, bytes.length - unfinished(bytes)))
  const zeros = bytes.includes(0)
  const kept: number[] = []
  const left: Left = { gaps: [], broken: [] }
  const lastRow = asked.row + (asked.most ?? Number.POSITIVE_INFINITY)
  let row = asked.row
  let firstRow = 0
  let plainEnds = 0
  let pairedEnds = 0
  let lonelyEnds = 0
  let start = 0
  let zero = false
  let flaw: BrokenReason | null = null
  const length = bytes.length

  let i = 0
  while (i < length) {
    const byte = bytes[i] as number
    if (byte > quote) {
      i += 1
      continue
    }
    if (byte === lineFeed || byte === carriageReturn) {
      if (byte === carriageReturn && i + 1 === length && !final) break
      if (sound && !zero && flaw === null && i > start && i - start <= longestCell) {
        if (kept.length === 0) firstRow = row
        kept.push(start, i)
      } else {
        if (
          odd(bytes.subarray(start, i), { left, row, flaw, zero, sound, delimiter, at: asked.at + start })
        ) {
          if (kept.length === 0) firstRow = row
          kept.push(start, i)
        } else if (kept.length > 0) leave(left.gaps, row)
        zero = false
        flaw = null
      }
      row += 1
      if (byte === lineFeed) plainEnds += 1
      else if (bytes[i + 1] === lineFeed) {
        pairedEnds += 1
        i += 1
      } else lonelyEnds += 1
      i += 1
      start = i
      if (row === lastRow) break
    } else if (byte === quote && flaw === null && opensCell(bytes, i, { start, delimiter })) {
      const close = closeOf(bytes, i, asked)
      if (close === unknown) break
      if (close < 0) {
        flaw = close === tooLong ? 'cell-too-long' : 'quote'
        i += 1
      } else {
        if (zeros && bytes.subarray(i, close).includes(0)) zero = true
        i = close + 1
      }
    } else {
      if (byte === 0) zero = true
      i += 1
    }
  }
  if (final && row !== lastRow && start < length) {
    if (odd(bytes.subarray(start), { left, row, flaw, zero, sound, delimiter, at: asked.at + start })) {
      if (kept.length === 0) firstRow = row
      kept.push(start, length)
    }
    row += 1
    start = length
  }
  const styles = [plainEnds, pairedEnds, lonelyEnds].filter((count) => count > 0).length
  return {
    end: start,
    kept,
    firstRow: firstRow || asked.row,
    nextRow: row,
    gaps: left.gaps,
    broken: left.broken,
    lineEnd: styles > 1 || lonelyEnds > 0 ? null : pairedEnds > 0 ? '\r\n' : plainEnds > 0 ? '\n' : '',
  }
}

/** What is not handed on. */
type Left = { readonly gaps: { row: number; rows: number }[]; readonly broken: BrokenRow[] }

/** A record that is not plainly in order: true where it can be handed on, else it is blank or told among the broken. */
function odd(
  record: Buffer,
  {
    left,
    row,
    flaw,
    at,
    ...flaws
  }: Flaws & { left: Left; row: number; flaw: BrokenReason | null; at: number },
): boolean {
  if (record.length === 0) return false
  const reason = flaw ?? flawOf(record, flaws)
  if (reason === null) return true
  const byte = reason === 'encoding' || reason === 'zero' ? flawAt(record, at) : null
  left.broken.push({ row, reason, text: shown(record), byte })
  return false
}

function leave(gaps: { row: number; rows: number }[], row: number): void {
  const last = gaps.at(-1)
  if (last && last.row + last.rows === row) last.rows += 1
  else gaps.push({ row, rows: 1 })
}

function opensCell(
  bytes: Buffer,
  at: number,
  { start, delimiter }: { start: number; delimiter: Buffer },
): boolean {
  if (at === start) return true
  const width = delimiter.length
  if (bytes[at - 1] !== delimiter[width - 1] || at - start < width) return false
  return width === 1 || delimiter.equals(bytes.subarray(at - width, at))
}

const unknown = -1
const stray = -2
const tooLong = -3

/**
 * Where the quote that opens a cell closes: `stray` where it never does, or only far below, or behind what must be rows
 * of their own; `unknown` where the bytes end before that can be said.
 */
function closeOf(bytes: Buffer, open: number, { delimiter, columns, final }: Asked): number {
  const limit = open + longestCell
  let broken = false
  let i = open + 1
  for (; i < bytes.length && i <= limit; i++) {
    const byte = bytes[i] as number
    if (byte > quote) continue
    if (byte === lineFeed || byte === carriageReturn) broken = true
    else if (byte === quote) {
      if (i + 1 === bytes.length && !final) return unknown
      if (bytes[i + 1] === quote) {
        i += 1
        continue
      }
      const after = behind(bytes, i + 1)
      if (after === bytes.length && !final) return unknown
      if (after < bytes.length && !endsCell(bytes, after, delimiter)) return stray
      return broken && holdsRows(bytes.subarray(open + 1, i), { delimiter, columns }) ? stray : i
    }
  }
  if (i > limit) return broken ? stray : tooLong
  return final ? stray : unknown
}

/** Past the spaces behind a closing quote, which readers forgive. */
function behind(bytes: Buffer, from: number): number {
  let at = from
  while (bytes[at] === space) at += 1
  return at
}

function endsCell(bytes: Buffer, at: number, delimiter: Buffer): boolean {
  const byte = bytes[at]
  return byte === lineFeed || byte === carriageReturn || byte === delimiter[0]
}

/** Lines inside a quoted cell that have just the table's cells: a quote that was never closed has swallowed them. */
function holdsRows(cell: Buffer, { delimiter, columns }: { delimiter: Buffer; columns: number }): boolean {
  if (columns < 3) return false
  const lines = cell
    .toString('utf8')
    .split(/\r\n|\n|\r/)
    .slice(1, -1)
  const sign = delimiter.toString('utf8')
  const rows = lines.filter((line) => line.split(sign).length === columns).length
  return rows > 0 && rows * 2 >= lines.length
}

type Flaws = { readonly zero: boolean; readonly sound: boolean; readonly delimiter: Buffer }

function flawOf(record: Buffer, { zero, sound, delimiter }: Flaws): BrokenReason | null {
  if (zero) return 'zero'
  if (!sound && !isUtf8(record)) return 'encoding'
  if (record.length <= longestCell) return null
  if (record.length > longestRow) return 'row-too-long'
  return hasLongCell(record, delimiter) ? 'cell-too-long' : null
}

/** Roughly, by the distance between delimiters: a cell with many delimiters inside quotes was measured as it was read. */
function hasLongCell(record: Buffer, delimiter: Buffer): boolean {
  let from = 0
  for (;;) {
    const next = record.indexOf(delimiter, from)
    if ((next === -1 ? record.length : next) - from > longestCell) return true
    if (next === -1) return false
    from = next + delimiter.length
  }
}

/** What a broken row said, as far as it is worth keeping. */
function shown(record: Buffer): string {
  const text = record.toString('utf8', 0, Math.min(record.length, textKept))
  return text.replace(placeMarks, '\uFFFD')
}

/**
 * A byte that a decoder could not read stands in the UTF-8 copy as `FF`, its place in the file as it came, `FE`: no
 * text holds these bytes, so that the row is known for what it is wherever it is read.
 */
export function unreadableMark(at: number): Buffer {
  return Buffer.concat([Buffer.of(0xff), Buffer.from(String(at)), Buffer.of(0xfe)])
}
const placeMarks = /\uFFFD\d{1,16}\uFFFD/g

function flawAt(record: Buffer, at: number): number {
  const mark = /\xff(\d{1,16})\xfe/.exec(record.toString('latin1'))
  if (mark) return Number(mark[1])
  const zero = record.indexOf(0)
  if (zero !== -1) return at + zero
  return at + brokenAt(record)
}
