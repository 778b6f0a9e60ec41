import { pinyin } from 'pinyin-pro'
import { compoundSurnames, otherReadings, shortTitles, surnameReadings, titles } from './surnames.ts'
import { hasHan, lettersOf, remembered, textKey } from './text.ts'

/** A person's name taken apart for finding and matching. Nothing of it is shown. */
export type PersonName = {
  /** Simplified, lower case, without titles, spaces and dots. */
  readonly key: string
  /** The same with its dots, where it has some: 阿不都·热合曼. */
  readonly dotted: string | null
  /** The key's characters in order, so that swapped characters meet. */
  readonly sorted: string
  readonly surname: string | null
  readonly given: string | null
  /** Nothing but a surname and a title: 王总. */
  readonly titleOnly: boolean
  /** Letters of the pinyin in order: Zhang Wei, WEI ZHANG, zhangwei and 张伟 meet. */
  readonly orderFree: string
  /** Readings in pinyin, without spaces; the likeliest first. */
  readonly readings: readonly string[]
}

const dots = /[·•・‧∙⋅.]/gu
const latinTitle = /^(?:mr|mrs|ms|miss|dr|prof|sir|madam)\b\.?\s*/u

/** Takes a person's name apart: titles off, surname split (compound ones first), pinyin by the surname's own reading. */
export function personName(text: string): PersonName {
  const whole = textKey(text)
  const plain = hasHan(whole) ? whole : whole.replace(latinTitle, '')
  const dotted = plain.replace(dots, '·').replace(/\s/gu, '')
  const untitled = withoutTitle(lettersOf(plain))
  const key = untitled.name
  const { surname, given } = splitName(key)
  const readings = readingsOf(key)
  return {
    key,
    dotted: dotted.includes('·') ? dotted : null,
    sorted: [...key].sort().join(''),
    surname,
    given,
    titleOnly: untitled.titled && given === null && surname !== null,
    orderFree: [...(readings[0] ?? key)].sort().join(''),
    readings,
  }
}

function withoutTitle(name: string): { name: string; titled: boolean } {
  if (!hasHan(name)) return { name, titled: false }
  for (const title of titles) {
    if (name.endsWith(title) && name.length > title.length)
      return { name: name.slice(0, -title.length), titled: true }
  }
  for (const title of shortTitles) {
    const rest = name.slice(0, -title.length)
    if (name.endsWith(title) && (compoundSurnames.has(rest) || [...rest].length === 1))
      return { name: rest, titled: true }
  }
  return { name, titled: false }
}

function splitName(key: string): { surname: string | null; given: string | null } {
  const characters = [...key]
  if (!/^\p{Script=Han}+$/u.test(key) || characters.length > 6) return { surname: null, given: null }
  const two = characters.slice(0, 2).join('')
  const length = compoundSurnames.has(two) ? 2 : 1
  const given = characters.slice(length).join('')
  return { surname: characters.slice(0, length).join(''), given: given === '' ? null : given }
}

/** The syllables of a name in pinyin, ü as v; letters that are no Chinese stay in runs. */
export const syllablesOf = remembered((key): readonly string[] => {
  if (!hasHan(key)) return key === '' ? [] : [key]
  const read = pinyin(key, {
    surname: 'head',
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  })
  const override = surnameReadings.get([...key].slice(0, 2).join(''))
  const syllables = override ? [...override, ...read.slice(2)] : read
  return syllables.map((syllable) => lettersOf(textKey(syllable))).filter((syllable) => syllable !== '')
})

function readingsOf(key: string): string[] {
  if (key === '') return []
  const syllables = syllablesOf(key)
  return [syllables.join(''), ...otherSyllables(key, syllables).map((other) => other.join(''))]
}

/** The same name with the other readings of its surname. */
export function otherSyllables(key: string, syllables: readonly string[]): string[][] {
  const characters = [...key]
  for (const length of [2, 1]) {
    const others = otherReadings.get(characters.slice(0, length).join(''))
    if (others) return others.map((reading) => [reading, ...syllables.slice(length)])
  }
  return []
}

/** What lists by name are sorted by and searches compare with: pinyin, then the name itself. */
export function nameKey(name: string): string {
  const key = lettersOf(textKey(name))
  return `${syllablesOf(key).join('')} ${key}`
}
