import { createInstance } from 'i18next'
import { type Days, daysIn } from './days.ts'
import { once } from './once.ts'

/** The languages every text exists in; zh-CN is written first. */
export const languages = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof languages)[number]

/**
 * What fills the places of a text: `{{name}}`. Numbers come already formatted, except `count`. Where a text says
 * `{{name, day}}`, an ISO day comes and is written out; `{{name, moment}}`: a day and a time, 2026-03-01 10:00.
 */
export type Values = Readonly<Record<string, string | number>>

/** One text; where a language counts things it gives both forms. */
type Text = string | { readonly one: string; readonly other: string }

/** A room's texts, in every language; keys are `room.subject`. */
export type Words = Readonly<Record<string, Readonly<Record<Language, Text>>>>

/** Says a text. A room asks for the keys it has; the composition root gathers the rooms' words. */
export type Say<Key extends string> = (key: Key, values?: Values) => string

export type Speech<Key extends string> = {
  readonly language: Language
  readonly say: Say<Key>
  /** A text taken apart once, for places where it is said a million times. Counted texts are refused. */
  readonly template: (key: Key) => (values: Values) => string
  /** 1234.5 → 1,234.5, with at most so many decimals. */
  readonly number: (value: number, decimals?: number) => string
  /** 0.781 → 78%. */
  readonly percent: (share: number, decimals?: number) => string
} & Days

type Key<W extends readonly Words[]> = Extract<
  keyof W[number] extends never ? KeysOf<W[number]> : keyof W[number],
  string
>
type KeysOf<W> = W extends unknown ? keyof W : never

/** Everything needed to speak one language, from the words of the rooms given. */
export function speech<const W extends readonly Words[]>(language: Language, rooms: W): Speech<Key<W>> {
  const texts: Record<string, string> = {}
  for (const words of rooms) {
    for (const [key, byLanguage] of Object.entries(words)) {
      const text = byLanguage[language]
      if (typeof text === 'string') texts[key] = text
      else {
        texts[`${key}_one`] = text.one
        texts[`${key}_other`] = text.other
      }
    }
  }
  const i18n = createInstance()
  i18n.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: texts } },
    showSupportNotice: false,
  } as Parameters<typeof i18n.init>[0])
  const written = figures(language)
  const day = (isoDay: unknown): string => (isIsoDay(isoDay) ? written.day(isoDay) : String(isoDay))
  const moment = (at: unknown): string => `${day(String(at).slice(0, 10))}${String(at).slice(10)}`
  const { formatter } = i18n.services
  formatter?.add('day', day)
  formatter?.add('moment', moment)
  const template = once((key) => taken(texts[key], key, { day, moment }))
  // Which form a number takes is a language's own matter; all other texts are only filled in.
  const say = (key: string, values: Values = {}): string =>
    texts[key] === undefined ? i18n.t(key, { ...values }) : template(key)(values)
  return { language, say, template, ...written }
}

type Figures = Pick<Speech<string>, 'number' | 'percent' | keyof Days>

const knownFigures = new Map<Language, Figures>()

/** The same for all rooms that speak a language. */
function figures(language: Language): Figures {
  const known = knownFigures.get(language) ?? figuresMade(language)
  knownFigures.set(language, known)
  return known
}

function figuresMade(language: Language): Figures {
  const formats = new Map<string, Intl.NumberFormat>()
  const format = (style: 'decimal' | 'percent', decimals: number): Intl.NumberFormat => {
    const name = `${style}${decimals}`
    const kept = formats.get(name)
    if (kept) return kept
    const made = new Intl.NumberFormat(language, {
      ...{ style, maximumFractionDigits: decimals },
      // What is rounded to 0 is 0, and not less.
      signDisplay: 'negative',
    })
    formats.set(name, made)
    return made
  }
  return {
    number: (value, decimals = 0) => format('decimal', decimals).format(value),
    percent: (share, decimals = 0) => format('percent', decimals).format(share),
    ...daysIn(language),
  }
}

const isIsoDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

type Format = (value: unknown) => string

/** What is filled in is never looked at for places; a place that nothing fills stays empty. */
function taken(
  text: string | undefined,
  key: string,
  formats: Readonly<Record<'day' | 'moment', Format>>,
): (values: Values) => string {
  if (text === undefined) throw new Error(`no plain text under ${key}`)
  const pieces = text.split(/\{\{\s*(\w+(?:\s*,\s*(?:day|moment))?)\s*\}\}/)
  const plain = pieces.filter((_, at) => at % 2 === 0)
  const places = pieces
    .filter((_, at) => at % 2 === 1)
    .map((place) => {
      const [name = '', format] = place.split(/\s*,\s*/)
      return { name, format: format === 'day' || format === 'moment' ? formats[format] : String }
    })
  return (values) => {
    let said = plain[0] ?? ''
    for (const [at, { name, format }] of places.entries())
      said += `${format(values[name] ?? '')}${plain[at + 1]}`
    return said
  }
}

/** The language to speak when none was asked for: RICEBOOK_LANGUAGE, else that of the system. */
export function languageOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Language {
  const own = languages.find((one) => one === environment.RICEBOOK_LANGUAGE)
  if (own) return own
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  if (/^zh[-_](TW|HK|MO|Hant)/i.test(locale)) return 'zh-TW'
  if (/^zh/i.test(locale)) return 'zh-CN'
  return 'en'
}
