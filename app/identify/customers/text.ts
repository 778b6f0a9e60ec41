import { Converter } from 'opencc-js/t2cn'

// Characters only: a name is never reworded (計程車 stays three characters, it does not become 出租车).
const charactersToSimplified = Converter({ from: 't', to: 'cn' })

/**
 * Text as it is kept and shown: one form of every character (NFKC: full-width to half-width), single spaces, nothing
 * invisible, no half characters. What a person typed otherwise stays.
 */
export function cleanText(text: string): string {
  // Characters first, then NFKC: what is invisible may stand between two that compose.
  return text
    .toWellFormed()
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim()
}

// Control characters but for white space, format characters (zero-width, direction marks, byte-order mark), and
// characters that no font draws.
const invisible = /[\p{Cf}\p{Cn}\u115F\u1160\u3164\uFFA0]|(?![\t-\r\u0085])\p{Cc}/gu

/** Traditional characters written as simplified ones: for keys only, never for what is shown. */
export function simplified(text: string): string {
  // Twice at most in practice: the first pass may put two characters side by side that are a word.
  let now = text
  for (let pass = 0; pass < 4; pass += 1) {
    const next = charactersToSimplified(now)
    if (next === now) return now
    now = next
  }
  return now
}

const mostRemembered = 5_000
const longestRemembered = 100

/**
 * The key under which two writings of the same words meet: clean, simplified, lower case, ü as v (as keyboards write
 * it), without accents. Spaces stay.
 */
export const textKey = remembered((text) => {
  let now = text
  for (let pass = 0; pass < 4; pass += 1) {
    const next = simplified(cleanText(withoutAccents(cleanText(now).toLowerCase())))
    if (next === now) return now
    now = next
  }
  return now
})

/** Names come again and again, and every form of a name asks for its key: the last few thousand are remembered. */
export function remembered<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const lately = new Map<string, Answer>()
  return (text) => {
    const known = lately.get(text)
    if (known !== undefined) return known
    const answer = compute(text)
    if (lately.size >= mostRemembered) lately.clear()
    if (text.length <= longestRemembered) lately.set(text, answer)
    return answer
  }
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/u\u0308[\u0300-\u036f]*|u[\u0300\u0301\u0304\u030c]\u0308/gu, 'v')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
}

/** Only letters and digits of a key: what is compared when spaces, dots and brackets say nothing. */
export function lettersOf(key: string): string {
  return key.replace(/[^\p{L}\p{N}]/gu, '')
}

export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}
