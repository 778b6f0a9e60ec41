import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { eachPiece } from './pieces.ts'

/** What keeps a file from being UTF-8 text, and where: a zero byte, or a sequence that is none. */
export type Flaw = { readonly at: number; readonly zero: boolean }

/** The first flaw of a file as UTF-8, null when there is none: then it can be read as it is. */
export async function firstNotUtf8(file: FileHandle): Promise<Flaw | null> {
  let flaw: Flaw | null = null
  let carried = Buffer.alloc(0)
  let end = 0
  await eachPiece(file, 1 << 20, (piece, at) => {
    end = at + piece.length
    const bytes = carried.length === 0 ? piece : Buffer.concat([carried, piece])
    const cut = bytes.length - unfinished(bytes)
    const whole = bytes.subarray(0, cut)
    if (!isUtf8(whole)) flaw = { at: at - carried.length + brokenAt(whole), zero: false }
    // Zero bytes are valid UTF-8 but never text: they are UTF-16's, or no text at all.
    const zero = piece.indexOf(0)
    if (zero !== -1) flaw = { at: at + zero, zero: true }
    carried = Buffer.from(bytes.subarray(cut))
    return flaw !== null
  })
  if (flaw === null && carried.length > 0) return { at: end - carried.length, zero: false }
  return flaw
}

/** Bytes at the end that begin a sequence which the next piece may finish. */
export function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    return sequenceLength(byte) > back ? back : 0
  }
  return 0
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** Length of the sequence at a place, 0 when it is broken there. */
function validAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const length = sequenceLength(lead)
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  const second = bytes[at + 1] ?? 0
  // Overlong forms, surrogates, and points beyond the last plane.
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0
  return length
}

/** Where bytes stop being UTF-8; their length where they never do. */
export function brokenAt(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = validAt(bytes, at)
    if (length === 0) return at
    at += length
  }
  return at
}

/**
 * Adds how many characters of a piece are whole UTF-8, and how many places are not. Of two-byte characters only the
 * Western letters count: the others are too often a common pair of GBK.
 */
export function countUtf8(piece: Uint8Array, count: { good: number; bad: number }): void {
  let at = 0
  while (at < piece.length) {
    const lead = piece[at] ?? 0
    if (lead < 0x80) {
      at += 1
      continue
    }
    const length = validAt(piece, at)
    if (length === 0) count.bad += 1
    else if (length > 2 || lead <= 0xc3) count.good += 1
    at += length || 1
  }
}
