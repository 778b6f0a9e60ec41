import { big5Extensions, big5Pairs } from './big5-extensions.ts'
import { commonCharacters, commonMarks } from './common-characters.ts'

export type DoubleByteEncoding = 'gb18030' | 'big5'

/**
 * One encoding's double-byte plane, by lead × 256 + trail: what each pair says in UTF-8, and how surprising it is to
 * meet in an order file. Asked of the platform's decoder once; a table then reads, judges and places errors at once,
 * where the decoder itself only throws without saying where.
 */
export type DoubleByteTable = {
  readonly encoding: DoubleByteEncoding
  /** UTF-8 bytes of the pair, first byte highest. */
  readonly bytes: Uint32Array
  /** How many of them; 0 where the pair is no character. */
  readonly lengths: Uint8Array
  /** Surprise in bits: −log2 of how often the pair is met, less what an ASCII trail byte would have cost alone. */
  readonly bits: Float32Array
  /** 1 for the characters that ordinary text is made of. */
  readonly ordinary: Uint8Array
}

const tables = new Map<DoubleByteEncoding, DoubleByteTable>()

export function doubleByteTable(encoding: DoubleByteEncoding): DoubleByteTable {
  const kept = tables.get(encoding)
  if (kept) return kept
  const made = tableOf(encoding)
  tables.set(encoding, made)
  return made
}

const trails = Array.from({ length: 0xff - 0x40 }, (_, i) => i + 0x40).filter((trail) => trail !== 0x7f)

function tableOf(encoding: DoubleByteEncoding): DoubleByteTable {
  const table = {
    encoding,
    bytes: new Uint32Array(65_536),
    lengths: new Uint8Array(65_536),
    bits: new Float32Array(65_536),
    ordinary: new Uint8Array(65_536),
  }
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    // One line a pair, so that a pair that is no character spoils only its own line.
    const lines = decoder.decode(Uint8Array.from(trails.flatMap((trail) => [lead, trail, 0x0a]))).split('\n')
    for (const [i, trail] of trails.entries()) {
      const pair = lead * 256 + trail
      const character = (encoding === 'big5' && extension(lead, trail)) || (lines[i] ?? '')
      if (!isCharacter(character, pair)) continue
      const utf8 = Buffer.from(character, 'utf8')
      table.lengths[pair] = utf8.length
      for (let byte = 0; byte < 4; byte++)
        table.bytes[pair] = (table.bytes[pair] ?? 0) * 256 + (utf8[byte] ?? 0)
      const bits = surprise(encoding, character, pair)
      table.bits[pair] = trail < 0x80 ? bits - asciiBits : bits
      table.ordinary[pair] = bits <= level1 ? 1 : 0
    }
  }
  return table
}

function extension(lead: number, trail: number): string | undefined {
  const pair = big5Pairs[lead * 256 + trail]
  if (pair) return pair
  const row = big5Rows.get(lead)
  const character = row?.[trail < 0x7f ? trail - 0x40 : trail - 0xa1 + 63]
  return trail > 0x7e && trail < 0xa1 ? undefined : character?.trim()
}

const big5Rows = new Map(Object.entries(big5Extensions).map(([lead, row]) => [Number(lead), [...row]]))

function isCharacter(text: string, pair: number): boolean {
  const points = [...text]
  return (
    (points.length === 1 || pair in big5Pairs) &&
    !text.includes('\uFFFD') &&
    (points[0]?.codePointAt(0) ?? 0) >= 0x80
  )
}

// Shares of running text, in bits: the common characters three quarters of it over a thousand of them, the rest of the
// first level a fifth over three thousand, and so on down to codes that nobody assigned.
const asciiBits = 6
const common = 10.4
const level1 = 14
const level2 = 17.5
const symbol = 19
const extended = 21.5
const unassigned = 27

function surprise(encoding: DoubleByteEncoding, character: string, pair: number): number {
  const point = character.codePointAt(0) ?? 0
  if (point >= 0xe000 && point < 0xf900) return unassigned
  if (commonCharacters.has(character)) return common
  if (commonMarks.has(character)) return 11
  if (point >= 0xff10 && point <= 0xff5a) return 13
  if (!/\p{Script=Han}/u.test(character)) return symbol
  const [lead, trail] = [pair >> 8, pair & 255]
  if (encoding === 'big5') {
    if (lead >= 0xa4 && pair <= 0xc67e) return level1
    return pair >= 0xc940 && pair <= 0xf9d5 ? level2 : extended
  }
  if (trail < 0xa1 || lead < 0xb0 || lead > 0xf7) return extended
  return lead <= 0xd7 ? level1 : level2
}

/** Four-byte characters of GB18030 (rare Han, emoji): the decoder is asked, because their plane has 1.6 million codes. */
const four = new TextDecoder('gb18030')
export const fourByteBits = extended + 2 - 2 * asciiBits

export function fourByteCharacter(bytes: Uint8Array): string | null {
  const text = four.decode(bytes)
  return [...text].length === 1 && text !== '\uFFFD' ? text : null
}
