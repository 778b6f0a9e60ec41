import { isAscii } from 'node:buffer'
import { type FileHandle, open } from 'node:fs/promises'
import type { Encoding } from './contract.ts'
import { type DoubleByteEncoding, doubleByteTable, fourByteCharacter } from './double-byte.ts'
import { binary, damaged } from './encoding.ts'
import { eachPiece } from './pieces.ts'

export type Transcoding = {
  readonly from: string
  readonly to: string
  readonly encoding: Exclude<Encoding, 'utf-8'>
  /** As the person named the file, for a refusal. */
  readonly name: string
  readonly progress?: (bytes: number) => void
}

const pieceBytes = 1 << 20

/** Writes a file's text as UTF-8, piece by piece, so that memory does not grow with the file. */
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
  const bigEndian = work.encoding === 'utf-16be'
  const decoder = new TextDecoder(work.encoding, { fatal: true })
  const encoding = bigEndian ? 'UTF-16BE' : 'UTF-16LE'
  const checked = { high: false }
  let end = 0
  await eachPiece(source, pieceBytes, async (piece, at) => {
    const flaw = utf16Flaw(piece.subarray(0, piece.length & ~1), bigEndian, checked)
    if (flaw?.zero) throw await binary(source, { name: work.name, at: at + flaw.at, width: 2 })
    if (flaw) throw await damaged(source, { name: work.name, encoding, at: at + flaw.at })
    // The file's last odd byte is half a character. A regular file gives odd pieces nowhere else.
    if (piece.length % 2 === 1)
      throw await damaged(source, { name: work.name, encoding, at: at + piece.length - 1 })
    await target.write(decoder.decode(piece, { stream: true }))
    end = at + piece.length
    work.progress?.(at + piece.length)
    return false
  })
  if (checked.high) throw await damaged(source, { name: work.name, encoding, at: end - 2 })
  await target.write(decoder.decode())
}

/** The first zero unit or half of a surrogate pair; `checked` remembers a first half at the end of a piece. */
function utf16Flaw(
  piece: Buffer,
  bigEndian: boolean,
  checked: { high: boolean },
): { at: number; zero: boolean } | null {
  const [upper, lower] = bigEndian ? [0, 1] : [1, 0]
  for (let i = 0; i < piece.length; i += 2) {
    const top = piece[i + upper] ?? 0
    const second = top >= 0xdc && top <= 0xdf
    if (second !== checked.high) return { at: checked.high ? i - 2 : i, zero: false }
    checked.high = top >= 0xd8 && top <= 0xdb
    if (top === 0 && piece[i + lower] === 0) return { at: i, zero: true }
  }
  return null
}

async function fromDoubleByte(source: FileHandle, target: FileHandle, work: Transcoding): Promise<void> {
  const encoding = work.encoding as DoubleByteEncoding
  const state: Carried = { bytes: [] }
  const out = Buffer.allocUnsafe(3 * pieceBytes + 16)
  let end = 0
  await eachPiece(source, pieceBytes, async (piece, at) => {
    if (state.bytes.length === 0 && isAscii(piece)) {
      await writeAll(target, piece)
      work.progress?.(at + piece.length)
      return false
    }
    const { written, badAt } = toUtf8(encoding, piece, { out, state })
    if (badAt !== null)
      throw await damaged(source, { name: work.name, encoding: label(encoding), at: at + badAt })
    await writeAll(target, out.subarray(0, written))
    end = at + piece.length
    work.progress?.(at + piece.length)
    return false
  })
  if (state.bytes.length > 0) {
    throw await damaged(source, { name: work.name, encoding: label(encoding), at: end - state.bytes.length })
  }
}

function label(encoding: DoubleByteEncoding): string {
  return encoding === 'big5' ? 'Big5' : 'GB18030'
}

async function writeAll(target: FileHandle, bytes: Buffer): Promise<void> {
  let done = 0
  while (done < bytes.length) done += (await target.write(bytes, done)).bytesWritten
}

/** The beginning of a character that the piece before ended in. */
type Carried = { bytes: number[] }

/** One piece as UTF-8 into `out`; where it cannot be read, the place, counted from the piece's start. */
function toUtf8(
  encoding: DoubleByteEncoding,
  piece: Buffer,
  { out, state }: { out: Buffer; state: Carried },
): { written: number; badAt: number | null } {
  const { bytes, lengths } = doubleByteTable(encoding)
  const gb = encoding === 'gb18030'
  let to = 0
  let lead = state.bytes[0] ?? 0
  for (let i = 0; i < piece.length; i++) {
    const byte = piece[i] ?? 0
    if (lead === 0) {
      if (byte < 0x80) out[to++] = byte
      else if (gb && byte === 0x80) to += out.write('€', to)
      else lead = byte
    } else if (gb && (state.bytes.length > 1 || (byte >= 0x30 && byte <= 0x39))) {
      if (state.bytes.length === 0) state.bytes.push(lead)
      state.bytes.push(byte)
      if (state.bytes.length < 4) continue
      const character = fourByteCharacter(Uint8Array.from(state.bytes))
      if (character === null) return { written: to, badAt: i - 3 }
      to += out.write(character, to)
      state.bytes = []
      lead = 0
    } else {
      const pair = lead * 256 + byte
      const length = lengths[pair] ?? 0
      if (length === 0) return { written: to, badAt: i - 1 }
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
  return { written: to, badAt: null }
}
