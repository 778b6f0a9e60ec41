import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import { cleanText } from './text.ts'

export type { CountryCode }

/** number: read with certainty; text: kept as it came, because a number is never dropped; damaged: digits are lost. */
export type Phone =
  | {
      readonly kind: 'number'
      /** +8613800138000 */
      readonly e164: string
      /** Digits as dialled inside the country, without the trunk 0. */
      readonly national: string
      readonly extension: string | null
      /** By the numbering plan; a hint, since plans change faster than programs. */
      readonly likely: boolean
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'damaged'; readonly text: string }

const scientific = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/iu
const extensionWord = /[\s,;,、(-]*(?:转|轉|分机|分機|ext(?:ension)?\.?|x|#)[\s.:：]*(\d{1,6})\)?$/iu

/** Reads a telephone number; one without a country is one of `country`. */
export function readPhone(text: string, country: CountryCode): Phone {
  const clean = cleanText(text)
  const spaceless = clean.replace(/\s/gu, '')
  // A spreadsheet wrote 13800138000 as 1.38E+10: most of the digits are gone, and guessing would ring a stranger.
  if (scientific.test(spaceless)) return { kind: 'damaged', text: clean }
  const found = extensionWord.exec(clean)
  const digits = (found ? clean.slice(0, found.index) : clean).replace(/(?<=\d{7})\.0+$/u, '')
  // Two numbers in one cell, words, too few digits: kept as they are.
  if (!/^[+\d\s().\-–—‐‑‒−~/]+$/u.test(digits) || digits.replace(/\D/gu, '').length < 5)
    return { kind: 'text', text: clean }
  const written = digits.replace(/^(\D*)00(?=\D*[1-9])/u, '$1+').replace(/[^+\d]/gu, '')
  const read = possible(written, country)
  if (!read) return { kind: 'text', text: clean }
  return {
    kind: 'number',
    e164: read.number,
    national: read.nationalNumber,
    extension: found?.[1] ?? null,
    likely: read.isValid(),
  }
}

function possible(
  written: string,
  country: CountryCode,
): NonNullable<ReturnType<typeof parsePhoneNumberFromString>> | undefined {
  const read = parsePhoneNumberFromString(written, country)
  if (read?.isValid()) return read
  // 886912345678 in a Chinese company: a foreign number that lost its plus.
  const foreign = written.startsWith('+') ? undefined : parsePhoneNumberFromString(`+${written}`)
  if (foreign?.isValid() && written.length >= 10) return foreign
  return read?.isPossible() ? read : undefined
}

/** As it is kept in a record: +8613800138000, with an extension +861062345678;ext=123, or as it came. */
export function keptPhone(phone: Phone): string {
  if (phone.kind !== 'number') return phone.text
  return phone.extension === null ? phone.e164 : `${phone.e164};ext=${phone.extension}`
}
