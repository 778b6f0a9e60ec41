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
 * pattern of zero bytes; UTF-8 with a few damaged places, rather than nonsense that happens to be valid GBK; then GB18030
 * or Big5, whichever explains the bytes with less surprise, as each accepts most of the other. A few places that cannot
 * be read cost their rows and not the file.
 */
export async function judgeEncoding(path: string, name: string): Promise<Encoding> {
  const file = await open(path)
  try {
    const marked = byMark(await firstBytes(file))
    if (marked !== null && marked !== 'utf-8') return marked
    const flaw = await firstNotUtf8(file)
    if (flaw === null) return 'utf-8'
    if (flaw.zero) return await byZeros(file, { name, at: flaw.at })
    if (marked === 'utf-8') return await mostlyUtf8(file, { name, at: flaw.at })
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
async function damaged(
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
async function binary(file: FileHandle, flaw: { name: string; at: number; width?: 1 | 2 }): Promise<Refusal> {
  const line = await lineOf(file, flaw.at, flaw.width)
  return new Refusal('imports.encoding.binary', { name: flaw.name, byte: flaw.at, line })
}

/**
 * UTF-16 without a mark: line ends, delimiters and digits leave zeros on one side only, and many of them. A few zeros are
 * slips in a text of another encoding: their rows are left out later.
 */
async function byZeros(file: FileHandle, flaw: { name: string; at: number }): Promise<Encoding> {
  let even = 0
  let odd = 0
  const utf8 = { good: 0, bad: 0 }
  await eachPiece(file, 1 << 20, (piece, at) => {
    countUtf8(piece, utf8)
    for (let i = piece.indexOf(0); i !== -1; i = piece.indexOf(0, i + 1)) {
      if ((at + i) % 2 === 0) even += 1
      else odd += 1
    }
    return false
  })
  const size = (await file.stat()).size
  const many = even + odd >= Math.max(2, size / fewZeros)
  // A character like 一 (4E00) puts a few zeros on the other side, so that side need not be empty.
  if (many && Math.max(even, odd) >= 8 * Math.min(even, odd)) return odd > even ? 'utf-16le' : 'utf-16be'
  if (many) throw await binary(file, flaw)
  return utf8.good >= 3 * utf8.bad
    ? 'utf-8'
    : await doubleByteJudged(file, { name: flaw.name, utf8At: flaw.at })
}

/** Fewer zero bytes than one in so many are slips. Chinese text in UTF-16 has more: its line ends and delimiters. */
const fewZeros = 25

async function mostlyUtf8(file: FileHandle, flaw: { name: string; at: number }): Promise<Encoding> {
  const utf8 = { good: 0, bad: 0 }
  await eachPiece(file, 1 << 20, (piece) => {
    countUtf8(piece, utf8)
    return false
  })
  if (utf8.good >= utf8.bad || (await fewBad(file, utf8.bad))) return 'utf-8'
  throw await damaged(file, { name: flaw.name, encoding: 'UTF-8', at: flaw.at })
}

/** So few places that they are slips, and not another encoding. */
async function fewBad(file: FileHandle, bad: number): Promise<boolean> {
  return bad === 1 || bad * 1_000 <= (await file.stat()).size
}

type Reading = {
  readonly encoding: DoubleByteEncoding
  bits: number
  characters: number
  ordinary: number
  /** Places that this encoding cannot read, and where the first one stands. */
  bad: number
  badAt: number
  lead: number
  /** Bytes of a four-byte character seen so far. */
  four: number[]
}

/** So much less surprise settles it: no later line turns 2,000 bits round. */
const settled = 2_000
/** What a place that cannot be read costs: more than the rarest character. */
const badBits = 40
/** An encoding that cannot read more than one character in so many is not the file's. */
const fewUnreadable = 20
/** In a tie the encoding with more users. */
const headStart = 2
/** Text is made of ordinary characters; a reading with fewer is chance, such as the é of a Western file. */
const leastOrdinary = 0.25

async function doubleByteJudged(
  file: FileHandle,
  flaw: { name: string; utf8At: number },
): Promise<DoubleByteEncoding | 'utf-8'> {
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
    for (const reading of readings) weigh(reading, piece, at)
    const sound = readings.filter(({ bad }) => bad === 0)
    // What the rest of the file holds is read when it is transcoded, and left out there where it cannot be.
    return sound.length === 1 ? (sound[0]?.ordinary ?? 0) > settled : Math.abs(gb.bits - big.bits) > settled
  })
  if (end === (await file.stat()).size) for (const reading of readings) endReading(reading, end)
  if (utf8.good >= 3 * utf8.bad && utf8.good > 0) return 'utf-8'
  const sound = readings.filter(({ bad }) => bad === 0)
  const few = readings.filter(({ bad, ordinary }) => ordinary > 0 && bad * fewUnreadable <= ordinary)
  const valid = sound.length > 0 ? sound : few
  if (valid.length === 0) {
    if (await fewBad(file, utf8.bad)) return 'utf-8'
    throw await unreadable(file, { name: flaw.name, at: [flaw.utf8At, gb.badAt, big.badAt] })
  }
  const best = valid.reduce((a, b) => (b.bits < a.bits ? b : a))
  if (best.ordinary < leastOrdinary * best.characters)
    throw new Refusal('imports.encoding.unknown', { name: flaw.name })
  return best.encoding
}

function freshReading(encoding: DoubleByteEncoding, bits: number): Reading {
  return { encoding, bits, characters: 0, ordinary: 0, bad: 0, badAt: -1, lead: 0, four: [] }
}

/** A file that ends in the middle of a character was cut off. */
function endReading(reading: Reading, end: number): void {
  if (reading.lead !== 0) spoil(reading, end - Math.max(1, reading.four.length))
}

function spoil(reading: Reading, at: number): void {
  if (reading.bad === 0) reading.badAt = at
  reading.bad += 1
  reading.bits += badBits
  reading.four = []
  reading.lead = 0
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

/** Adds a piece to a reading. Behind a place that it cannot read it goes on with the next byte that is a character. */
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
        spoil(reading, at + i - 3)
        continue
      }
      reading.bits += fourByteBits
      reading.characters += 1
      reading.four = []
      reading.lead = 0
    } else {
      const pair = reading.lead * 256 + byte
      if (lengths[pair] === 0) {
        spoil(reading, at + i - 1)
        // A delimiter or a line end is one, whatever stood before it.
        if (byte >= 0x80) reading.lead = byte
        continue
      }
      reading.bits += bits[pair] ?? 0
      reading.characters += 1
      reading.ordinary += ordinary[pair] ?? 0
      reading.lead = 0
    }
  }
}
