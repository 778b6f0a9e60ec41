import type { Encoding } from './contract.ts'

/** Writes texts in the encodings that the platform only reads: its decoder's double-byte plane, turned round. */
const planes = new Map<string, ReadonlyMap<string, readonly [number, number]>>()

function plane(label: 'gbk' | 'big5'): ReadonlyMap<string, readonly [number, number]> {
  const kept = planes.get(label)
  if (kept) return kept
  const decoder = new TextDecoder(label)
  const made = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      const point = text.codePointAt(0) ?? 0
      const isPrivate = point >= 0xe000 && point < 0xf900
      if (text.length === 1 && point >= 0x80 && point !== 0xfffd && !isPrivate && !made.has(text)) {
        made.set(text, [lead, trail])
      }
    }
  }
  planes.set(label, made)
  return made
}

/** The characters that an encoding has beyond ASCII. */
export function charactersOf(label: 'gbk' | 'big5'): readonly string[] {
  return [...plane(label).keys()]
}

/** Throws for a character that the encoding lacks: a test must not write question marks. */
export function written(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const codes = plane(encoding === 'big5' ? 'big5' : 'gbk')
  const bytes: number[] = []
  for (const character of text) {
    const code = codes.get(character)
    if (character < '\u0080') bytes.push(character.charCodeAt(0))
    else if (code) bytes.push(...code)
    else throw new Error(`${encoding} has no ${character}`)
  }
  return Buffer.from(bytes)
}
