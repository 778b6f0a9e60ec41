import { Refusal } from '../language/refusal.ts'

/** Deeper than any form of ours; a body nested without end would break what walks it. */
const MOST_LEVELS = 64

/** Refuses an address whose percent signs decode to no text, or to text no record can hold. */
export function refuseMalformedAddress(url: string): void {
  const address = url.slice(url.indexOf('/', url.indexOf('//') + 2))
  for (const part of address.split(/[/?&=;]/)) {
    if (!part.includes('%')) continue
    try {
      refuseUnusable(decodeURIComponent(part))
    } catch (cause) {
      throw new Refusal('http.address-malformed', {}, { cause })
    }
  }
}

/** The JSON that a body holds, refused where it is none, is not UTF-8, or says what no record can hold. */
export function jsonOf(bytes: ArrayBuffer): unknown {
  const value = parsed(decoded(bytes))
  const waiting: { value: unknown; level: number }[] = [{ value, level: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value === 'string') refuseUnusable(next.value)
    if (typeof next.value !== 'object' || next.value === null) continue
    if (next.level === MOST_LEVELS) throw new Refusal('http.too-deep', { most: MOST_LEVELS })
    for (const [name, inner] of Object.entries(next.value)) {
      refuseUnusable(name)
      waiting.push({ value: inner, level: next.level + 1 })
    }
  }
  return value
}

function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Refusal('http.not-utf8', {}, { cause })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Refusal('http.json-malformed', {}, { cause })
  }
}

/** Half a character and the NUL character: a store would cut the text there or keep something else. */
function refuseUnusable(text: string): void {
  if (!text.isWellFormed() || text.includes('\0')) throw new Refusal('http.text-unusable')
}
