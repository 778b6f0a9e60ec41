import { readEmail } from './emails.ts'
import { otherSyllables, syllablesOf } from './names.ts'
import { type CountryCode, readPhone } from './phones.ts'
import { cleanText, hasHan, lettersOf, textKey } from './text.ts'

/** What a customer is found by. */
export type Findable = {
  readonly name: string
  readonly code: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly tags: readonly string[]
}

// Characters say much and letters little: 张伟 is 2 long, zhangweiming 12.
const longestHan = 8
const longestLatin = 16
const mostSuffixes = 24

/**
 * The tokens of a customer, sorted and distinct; each is found by its beginnings. Of a name: what follows from every
 * character on, in characters, pinyin and initials, and from every word on where it is written in letters; the code,
 * the phone's digits and its last four, the e-mail's local part. `#tag` for every tag.
 */
export function searchTokens(customer: Findable): string[] {
  const tokens = uncutTokens(customer).map(cutToken)
  return [...new Set([...tokens, ...customer.tags.map(tagToken)])].filter((token) => token !== '').sort()
}

/** The same at full length, without tags: what a long query is held against. */
export function uncutTokens({ name, code, phone, email }: Findable): string[] {
  const tokens = nameTokens(name)
  if (code !== null) tokens.push(lettersOf(textKey(code)))
  for (const digits of phoneDigits(phone)) tokens.push(digits, digits.slice(-4))
  if (email !== null) tokens.push(lettersOf(textKey(readEmail(email)?.local ?? email)))
  return tokens
}

/**
 * What a phone or an e-mail is found by.
 *
 * `known`: whether one of the keys is all of it, or what its mask shows.
 */
export function tokensOfReach(
  { phone, email }: Findable,
  field: 'phone' | 'email',
): { readonly tokens: readonly string[]; readonly known: (keys: readonly string[]) => boolean } {
  if (field === 'email') {
    const local = email === null ? [] : [lettersOf(textKey(readEmail(email)?.local ?? email))]
    return { tokens: local, known: (keys) => local.some((one) => keys.includes(one)) }
  }
  const whole = phoneDigits(phone)
  const ends = whole.map((digits) => digits.slice(-4))
  return {
    tokens: [...whole, ...ends],
    known: (keys) => keys.some((key) => whole.includes(key) || ends.includes(key)),
  }
}

/** Tags are matched whole: they are no words of a name. */
export function tagToken(tag: string): string {
  return `#${textKey(tag)}`
}

function nameTokens(name: string): string[] {
  const spaced = textKey(name)
  const key = lettersOf(spaced)
  if (!hasHan(key)) return wordSuffixes(spaced)
  const syllables = syllablesOf(key)
  const readings = [syllables, ...otherSyllables(key, syllables)]
  const tokens = suffixes([...key])
  for (const [place, reading] of readings.entries()) {
    const fromHere = place === 0 ? suffixes(reading) : [reading.join('')]
    const initials = reading.map((syllable) => [...syllable][0] ?? '')
    tokens.push(...fromHere, ...(place === 0 ? suffixes(initials) : [initials.join('')]).filter(isLong))
  }
  return tokens
}

// One initial finds a twentieth of all customers: it says nothing, and is found by the pinyin anyway.
function isLong(initials: string): boolean {
  return [...initials].length >= 2
}

function suffixes(pieces: readonly string[]): string[] {
  const from = pieces.slice(0, mostSuffixes)
  return from.map((_, start) => pieces.slice(start).join(''))
}

function wordSuffixes(spaced: string): string[] {
  const words = spaced.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return suffixes(words)
}

function phoneDigits(phone: string | null): string[] {
  if (phone === null) return []
  // Kept as E.164, or as it came where it could not be read.
  const e164 = /^\+\d+/u.exec(phone)?.[0]
  if (e164 === undefined) return phone.match(/\d{4,}/gu) ?? []
  const read = readPhone(e164, 'CN')
  return [read.kind === 'number' ? read.national : e164.slice(1)]
}

function cutToken(token: string): string {
  const characters = [...token]
  return characters.slice(0, hasHan(token) ? longestHan : longestLatin).join('')
}

/** What a person typed, as it is looked for: each beginning is one range of tokens. */
export type SearchQuery = {
  /** Beginnings of tokens; a customer is found by any of them. */
  readonly beginnings: readonly string[]
  /** Whole keys, which a found customer must contain; longer than its beginning where tokens are cut. */
  readonly keys: readonly string[]
}

/** Normalises a query as names, codes and phones are. Nothing to look for: no beginnings. */
export function searchQuery(text: string, country: CountryCode): SearchQuery {
  const clean = cleanText(text)
  if (clean.startsWith('#') && clean.length > 1) return { beginnings: [tagToken(clean.slice(1))], keys: [] }
  const email = readEmail(clean)
  const keys = new Set<string>()
  const key = lettersOf(textKey(email ? email.local : clean))
  if (key !== '') keys.add(key)
  if (!email && /^[+\d\s().-]{7,}$/u.test(clean)) {
    const phone = readPhone(clean, country)
    if (phone.kind === 'number') keys.add(phone.national)
  }
  // 张wei: half a name in characters, half in pinyin.
  if (hasHan(key) && /[a-z]/u.test(key)) keys.add(syllablesOf(key).join(''))
  return { beginnings: [...new Set([...keys].map(cutToken))], keys: [...keys] }
}

/** The end of the range of texts that begin so. */
export function endOfBeginning(beginning: string): string {
  // After every character there is: SQLite compares bytes, and U+10FFFF has the highest.
  return `${beginning}\u{10FFFF}`
}
