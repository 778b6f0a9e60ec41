import { isAscii } from 'node:buffer'
import { type FileHandle, open } from 'node:fs/promises'
import type { Encoding } from './contract.ts'
import { type DoubleByteEncoding, doubleByteTable, fourByteCharacter } from './double-byte.ts'
import { eachPiece } from './pieces.ts'
import { unreadableMark } from './records.ts'

export type Transcoding = {
  readonly from: string
  readonly to: string
  readonly encoding: Exclude<Encoding, 'utf-8'>
  readonly progress?: (bytes: number) => void
}

const pieceBytes = 1 << 20

/**
 * Writes a file's text as UTF-8, piece by piece, so that memory does not grow with the file. A place that cannot be read
 * is marked with where it stood (`unreadableMark`): its row is left out later, with that place.
 */
export async function transcode(work: Transcoding): Promise<void> {
  const source = await open(work.from)
  try {
    const target = await open(work.to, 'wx', 0o600)
    try {
      const write = work.encoding === 'utf-16le' || work.encoding === 'utf-16be' ? fromUtf16 : fromDoubleByte
      await write(source, target, work)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function fromUtf16(source: FileHandle, target: FileHandle, work: Transcoding): Promise<void> {
  const size = (await source.stat()).size
  let carried = Buffer.alloc(0)
  await eachPiece(source, pieceBytes, async (piece, at) => {
    const from = at - carried.length
    const bytes = Buffer.concat([carried, piece])
    // The file's last odd byte is half a character. A regular file gives odd pieces nowhere else.
    const whole = bytes.length & ~1
    const units =
      work.encoding === 'utf-16be' ? Buffer.from(bytes.subarray(0, whole)).swap16() : bytes.subarray(0, whole)
    const final = at + piece.length >= size
    // The first half of a character waits for the second, which the next piece begins with.
    const cut = !final && isHigh(unitAt(units, whole - 2)) ? whole - 2 : whole
    carried = Buffer.from(bytes.subarray(cut, whole))
    let start = from === 0 && unitAt(units, 0) === 0xfeff ? 2 : 0
    for (const flaw of utf16Flaws(units.subarray(0, cut))) {
      await target.write(units.toString('utf16le', start, flaw))
      await writeAll(target, unreadableMark(from + flaw))
      start = flaw + 2
    }
    await target.write(units.toString('utf16le', start, cut))
    if (whole < bytes.length) await writeAll(target, unreadableMark(from + whole))
    work.progress?.(at + piece.length)
    return false
  })
}

function unitAt(units: Buffer, at: number): number {
  return (units[at] ?? 0) + 256 * (units[at + 1] ?? 0)
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

/** Zero units, and halves of characters that lack the other half. */
function utf16Flaws(units: Buffer): readonly number[] {
  const flaws: number[] = []
  for (let i = 0; i < units.length; i += 2) {
    const top = units[i + 1] as number
    if (top === 0 && units[i] === 0) flaws.push(i)
    else if (top < 0xd8 || top > 0xdf) continue
    else if (top <= 0xdb && ((units[i + 3] ?? 0) & 0xfc) === 0xdc) i += 2
    else flaws.push(i)
  }
  return flaws
}

async function fromDoubleByte(source: FileHandle, target: FileHandle, work: Transcoding): Promise<void> {
  const encoding = work.encoding as DoubleByteEncoding
  const state: Carried = { bytes: [] }
  const out = Buffer.allocUnsafe(3 * pieceBytes + 16)
  let end = 0
  await eachPiece(source, pieceBytes, async (piece, at) => {
    end = at + piece.length
    if (state.bytes.length === 0 && isAscii(piece) && !piece.includes(0)) await writeAll(target, piece)
    else {
      for (let from = 0; from < piece.length; ) {
        const { written, badAt, next } = toUtf8(encoding, piece, { out, state, from })
        await writeAll(target, out.subarray(0, written))
        if (badAt !== null) await writeAll(target, unreadableMark(at + badAt))
        from = next
      }
    }
    work.progress?.(end)
    return false
  })
  if (state.bytes.length > 0) await writeAll(target, unreadableMark(end - state.bytes.length))
}

async function writeAll(target: FileHandle, bytes: Buffer): Promise<void> {
  let done = 0
  while (done < bytes.length) done += (await target.write(bytes, done)).bytesWritten
}

/** The beginning of a character that the piece before ended in. */
type Carried = { bytes: number[] }

/** A piece as UTF-8 into `out`, up to a place that cannot be read, counted from the piece's start; where to go on. */
function toUtf8(
  encoding: DoubleByteEncoding,
  piece: Buffer,
  { out, state, from }: { out: Buffer; state: Carried; from: number },
): { written: number; badAt: number | null; next: number } {
  const { bytes, lengths } = doubleByteTable(encoding)
  const gb = encoding === 'gb18030'
  let to = 0
  let lead = state.bytes[0] ?? 0
  const bad = (at: number, next: number) => {
    state.bytes = []
    return { written: to, badAt: at, next }
  }
  for (let i = from; i < piece.length; i++) {
    const byte = piece[i] ?? 0
    if (lead === 0) {
      if (byte === 0) return bad(i, i + 1)
      if (byte < 0x80) out[to++] = byte
      else if (gb && byte === 0x80) to += out.write('€', to)
      else lead = byte
    } else if (gb && (state.bytes.length > 1 || (byte >= 0x30 && byte <= 0x39))) {
      if (state.bytes.length === 0) state.bytes.push(lead)
      state.bytes.push(byte)
      if (state.bytes.length < 4) continue
      const character = fourByteCharacter(Uint8Array.from(state.bytes))
      if (character === null) return bad(i - 3, i + 1)
      to += out.write(character, to)
      state.bytes = []
      lead = 0
    } else {
      const pair = lead * 256 + byte
      const length = lengths[pair] ?? 0
      // A delimiter or a line end is one, whatever stood before it.
      if (length === 0) return bad(i - 1, byte < 0x80 ? i : i + 1)
      const packed = bytes[pair] ?? 0
      out[to] = packed >>> 24
      out[to + 1] = (packed >>> 16) & 255
      if (length > 2) out[to + 2] = (packed >>> 8) & 255
      if (length > 3) out[to + 3] = packed & 255
      to += length
      state.bytes = []
      lead = 0
    }
  }
  if (lead !== 0 && state.bytes.length === 0) state.bytes = [lead]
  return { written: to, badAt: null, next: piece.length }
}
