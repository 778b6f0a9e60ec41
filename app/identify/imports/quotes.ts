import { open } from 'node:fs/promises'
import { longestCell } from './delimited.ts'
import { eachPiece } from './pieces.ts'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * The line, counted from 1, on which a quoted cell opens that never closes, or only far below; null when every quote
 * closes. Such a quote would swallow the rows below it without a word. Costs nothing for a file without quotes.
 */
export async function lineOfOpenQuote(path: string, delimiter: string): Promise<number | null> {
  const file = await open(path)
  try {
    const bytes = Buffer.from(delimiter)
    const scan: Scan = {
      delimiter: bytes.at(-1) ?? 0,
      afterwards: bytes[0] ?? 0,
      before: lineFeed,
      openedAt: -1,
      closing: false,
      broken: false,
    }
    let found: number | null = null
    await eachPiece(file, 1 << 20, (piece, at) => {
      // The mark at the beginning of a file stands before its first cell, not in it.
      const from = at === 0 && piece.subarray(0, 3).toString('hex') === 'efbbbf' ? 3 : 0
      found = pass(scan, piece.subarray(from), at + from)
      return found !== null
    })
    const openedAt: number | null = found ?? (scan.openedAt >= 0 && !scan.closing ? scan.openedAt : null)
    return openedAt === null ? null : await lineAt(file, openedAt)
  } finally {
    await file.close()
  }
}

type Scan = {
  /** The delimiter's last byte: of the full-width comma's three, the last one suffices at a cell's beginning. */
  readonly delimiter: number
  /** Its first byte, which may follow a closing quote. */
  readonly afterwards: number
  /** The byte before the next one, outside quotes. */
  before: number
  /** Where the open quoted cell began, −1 outside quotes. */
  openedAt: number
  /** A quote was read inside quotes: the next byte tells whether it closed or was doubled. */
  closing: boolean
  /** The open cell goes over more than one line. */
  broken: boolean
}

/** Passes over a piece; the place of a quote that stays open too long, or null. In local variables: bytes are many. */
function pass(scan: Scan, piece: Buffer, at: number): number | null {
  let { before, openedAt, closing, broken } = scan
  const quiet = openedAt < 0 && !piece.includes(quote)
  for (let i = quiet ? piece.length : 0; i < piece.length; i++) {
    const byte = piece[i] ?? 0
    if (openedAt < 0) {
      if (byte === quote && (before === scan.delimiter || before === lineFeed || before === carriageReturn)) {
        openedAt = at + i
        broken = false
      }
    } else if (closing) {
      closing = false
      if (byte !== quote) {
        // Several lines, and then more text behind the quote: it closed a cell that had opened by mistake.
        if (broken && byte !== scan.afterwards && byte !== lineFeed && byte !== carriageReturn)
          return openedAt
        openedAt = -1
      }
    } else if (byte === quote) closing = true
    else if (byte === lineFeed || byte === carriageReturn) {
      broken = true
      if (at + i - openedAt > longestCell) return openedAt
    }
    before = byte
  }
  Object.assign(scan, { before: quiet ? piece.at(-1) : before, openedAt, closing, broken })
  return null
}

async function lineAt(file: Awaited<ReturnType<typeof open>>, offset: number): Promise<number> {
  let line = 1
  let before = 0
  await eachPiece(file, 1 << 20, (piece, at) => {
    for (const byte of piece.subarray(0, Math.max(0, offset - at))) {
      if (byte === carriageReturn || (byte === lineFeed && before !== carriageReturn)) line += 1
      before = byte
    }
    return at + piece.length >= offset
  })
  return line
}
