import { isAscii } from 'node:buffer'
import { type FileHandle, open } from 'node:fs/promises'
import { Refusal } from '../../base/language/refusal.ts'
import type { Encoding } from './contract.ts'
import { type DoubleByteEncoding, doubleByteTable, fourByteBits, fourByteCharacter } from './double-byte.ts'
import { eachPiece, lineOf } from './pieces.ts'
import { countUtf8, firstNotUtf8 } from './utf8.ts'

/**
 * What a text file is written in, judged over the whole file, because the first Chinese name may stand in row 100,000.
 * In this order: a byte-order mark; valid UTF-8 (text of another encoding is hardly ever valid for long); UTF-16 by its
 * pattern of zero bytes; UTF-8 with a few damaged places, which is refused rather than read as nonsense that happens to
 * be valid GBK; then GB18030 or Big5, whichever explains the bytes with less surprise, as each accepts most of the other.
 */
export async function judgeEncoding(path: string, name: string): Promise<Encoding> {
  const file = await open(path)
  try {
    const marked = byMark(await firstBytes(file))
    if (marked !== null && marked !== 'utf-8') return marked
    const flaw = await firstNotUtf8(file)
    if (flaw === null) return 'utf-8'
    if (flaw.zero) return await utf16ByZeros(file, { name, at: flaw.at })
    if (marked === 'utf-8') throw await damaged(file, { name, encoding: 'UTF-8', at: flaw.at })
    return await doubleByteJudged(file, { name, utf8At: flaw.at })
  } finally {
    await file.close()
  }
}

async function firstBytes(file: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(4)
  const { bytesRead } = await file.read(buffer, 0, 4, 0)
  return buffer.subarray(0, bytesRead)
}

function byMark(start: Buffer): Encoding | null {
  const hex = start.toString('hex')
  if (hex.startsWith('efbbbf')) return 'utf-8'
  if (hex.startsWith('84319533')) return 'gb18030'
  if (hex.startsWith('fffe')) return 'utf-16le'
  return hex.startsWith('feff') ? 'utf-16be' : null
}

/** A file that is one encoding's but for a place that it cannot be. */
export async function damaged(
  file: FileHandle,
  flaw: { name: string; encoding: string; at: number },
): Promise<Refusal> {
  const line = await lineOf(file, flaw.at, flaw.encoding.startsWith('UTF-16') ? 2 : 1)
  return new Refusal('imports.encoding.damaged', {
    name: flaw.name,
    encoding: flaw.encoding,
    byte: flaw.at,
    line,
  })
}

/** A zero byte in what should be text. */
export async function binary(
  file: FileHandle,
  flaw: { name: string; at: number; width?: 1 | 2 },
): Promise<Refusal> {
  const line = await lineOf(file, flaw.at, flaw.width)
  return new Refusal('imports.encoding.binary', { name: flaw.name, byte: flaw.at, line })
}

/** UTF-16 without a mark: line ends, delimiters and digits leave zeros on one side only. */
async function utf16ByZeros(file: FileHandle, flaw: { name: string; at: number }): Promise<Encoding> {
  let even = 0
  let odd = 0
  await eachPiece(file, 1 << 20, (piece, at) => {
    for (let i = 0; i < piece.length; i++) {
      if (piece[i] !== 0) continue
      if ((at + i) % 2 === 0) even += 1
      else odd += 1
    }
    return false
  })
  const size = (await file.stat()).size
  // A character like 一 (4E00) puts a few zeros on the other side, so that side need not be empty.
  const lopsided = Math.max(even, odd) >= 8 * Math.min(even, odd) && even + odd >= Math.max(2, size / 100)
  if (!lopsided) throw await binary(file, flaw)
  return odd > even ? 'utf-16le' : 'utf-16be'
}

type Reading = {
  readonly encoding: DoubleByteEncoding
  bits: number
  characters: number
  ordinary: number
  badAt: number
  lead: number
  /** Bytes of a four-byte character seen so far. */
  four: number[]
}

/** So much less surprise settles it: no later line turns 2,000 bits round. */
const settled = 2_000
/** In a tie the encoding with more users. */
const headStart = 2
/** Text is made of ordinary characters; a reading with fewer is chance, such as the é of a Western file. */
const leastOrdinary = 0.25

async function doubleByteJudged(
  file: FileHandle,
  flaw: { name: string; utf8At: number },
): Promise<DoubleByteEncoding> {
  const gb = freshReading('gb18030', 0)
  const big = freshReading('big5', headStart)
  const readings = [gb, big]
  const utf8 = { good: 0, bad: 0 }
  let end = 0
  await eachPiece(file, 1 << 18, (piece, at) => {
    end = at + piece.length
    const between = readings.every((reading) => reading.lead === 0)
    if (between && isAscii(piece)) return false
    countUtf8(piece, utf8)
    for (const reading of readings) if (reading.badAt < 0) weigh(reading, piece, at)
    const [left, other] = readings.filter((reading) => reading.badAt < 0)
    if (!left) return true
    // What the rest of the file holds is read when it is transcoded, and refused there where it cannot be.
    return other ? Math.abs(left.bits - other.bits) > settled : left.ordinary > settled
  })
  if (end === (await file.stat()).size) for (const reading of readings) endReading(reading, end)
  if (utf8.good >= 3 * utf8.bad)
    throw await damaged(file, { name: flaw.name, encoding: 'UTF-8', at: flaw.utf8At })
  const valid = readings.filter((reading) => reading.badAt < 0)
  if (valid.length === 0)
    throw await unreadable(file, { name: flaw.name, at: [flaw.utf8At, gb.badAt, big.badAt] })
  const best = valid.reduce((a, b) => (b.bits < a.bits ? b : a))
  if (best.ordinary < leastOrdinary * best.characters)
    throw new Refusal('imports.encoding.unknown', { name: flaw.name })
  return best.encoding
}

function freshReading(encoding: DoubleByteEncoding, bits: number): Reading {
  return { encoding, bits, characters: 0, ordinary: 0, badAt: -1, lead: 0, four: [] }
}

/** A file that ends in the middle of a character was cut off. */
function endReading(reading: Reading, end: number): void {
  if (reading.badAt < 0 && reading.lead !== 0) reading.badAt = end - Math.max(1, reading.four.length)
}

async function unreadable(
  file: FileHandle,
  flaw: { name: string; at: readonly [number, number, number] },
): Promise<Refusal> {
  const [utf8Byte, gbByte, bigByte] = flaw.at
  const [utf8Line, gbLine, bigLine] = [
    await lineOf(file, utf8Byte),
    await lineOf(file, gbByte),
    await lineOf(file, bigByte),
  ]
  return new Refusal('imports.encoding.unreadable', {
    name: flaw.name,
    utf8Byte,
    utf8Line,
    gbByte,
    gbLine,
    bigByte,
    bigLine,
  })
}

/** Adds a piece to a reading; stops at the first place that this encoding cannot read. */
function weigh(reading: Reading, piece: Buffer, at: number): void {
  const { bits, lengths, ordinary } = doubleByteTable(reading.encoding)
  const gb = reading.encoding === 'gb18030'
  for (let i = 0; i < piece.length; i++) {
    const byte = piece[i] ?? 0
    if (reading.lead === 0) {
      if (byte < 0x80) continue
      reading.lead = byte
      // Windows writes € as one byte in its GBK.
      if (gb && byte === 0x80) {
        reading.lead = 0
        reading.bits += 20
      }
    } else if (reading.four.length > 0 || (gb && byte >= 0x30 && byte <= 0x39)) {
      if (reading.four.length === 0) reading.four.push(reading.lead)
      reading.four.push(byte)
      if (reading.four.length < 4) continue
      if (fourByteCharacter(Uint8Array.from(reading.four)) === null) {
        reading.badAt = at + i - 3
        return
      }
      reading.bits += fourByteBits
      reading.characters += 1
      reading.four = []
      reading.lead = 0
    } else {
      const pair = reading.lead * 256 + byte
      if (lengths[pair] === 0) {
        reading.badAt = at + i - 1
        return
      }
      reading.bits += bits[pair] ?? 0
      reading.characters += 1
      reading.ordinary += ordinary[pair] ?? 0
      reading.lead = 0
    }
  }
}
