import { once } from './once.ts'

/** How a language writes days in a sentence. */
export type Days = {
  /**
   * An ISO day, short: 11月24日, 24 Nov. The year stands where it is not the reader's: 2027年1月3日, 3 Jan 2027.
   *
   * @param today the reader's day; left out, the year is always said
   */
  readonly day: (isoDay: string, today?: string) => string
  /**
   * From one day to another: 11月22–26日, 22–26 Nov, 11月28日 – 12月12日.
   *
   * @param near a day that was just named: its month is not said again where it is theirs, too: 22–26日
   */
  readonly days: (
    from: string,
    to: string,
    known?: { readonly today?: string | undefined; readonly near?: string | undefined },
  ) => string
}

const known = new Map<string, Days>()

/** The same for all who speak a language. */
export function daysIn(language: keyof typeof formats): Days {
  const days = known.get(language) ?? daysMade(language)
  known.set(language, days)
  return days
}

function daysMade(language: keyof typeof formats): Days {
  const { long, short, ofMonth } = formats[language]
  const made = (options: Intl.DateTimeFormatOptions): ((isoDay: string) => string) => {
    // Made when it is used first: a format costs more than all that it writes.
    let format: Intl.DateTimeFormat | undefined
    return once((isoDay) => {
      format ??= new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
        ...options,
        timeZone: 'UTC',
      })
      return format.format(new Date(`${isoDay}T00:00:00Z`))
    })
  }
  const [withYear, withoutYear] = [made(long), made(short)]
  const day: Days['day'] = (isoDay, today) =>
    today !== undefined && sameYear(isoDay, today) ? withoutYear(isoDay) : withYear(isoDay)
  return {
    day,
    days: (from, to, { today, near } = {}) => {
      if (from === to) return day(from, today)
      if (!sameMonth(from, to)) {
        if (!sameYear(from, to)) return `${day(from, today)} – ${day(to, today)}`
        // One year is said for both, where the language says it: 2027年1月20日 – 2月3日, 20 Jan – 3 Feb 2027.
        if (language === 'en') return `${withoutYear(from)} – ${day(to, today)}`
        return `${day(from, today)} – ${withoutYear(to)}`
      }
      if (near !== undefined && sameMonth(near, from)) return ofMonth(numberOf(from), numberOf(to))
      const said = day(to, today)
      const last = numberOf(to)
      // The first day stands before the last one's number: 11月22–26日, 22–26 Nov.
      const at = said.lastIndexOf(last, language === 'en' ? 0 : said.length)
      return `${said.slice(0, at)}${numberOf(from)}–${said.slice(at)}`
    },
  }
}

const formats = {
  'zh-CN': {
    long: { dateStyle: 'long' },
    short: { month: 'long', day: 'numeric' },
    ofMonth: (from: string, to: string) => `${from}–${to}日`,
  },
  'zh-TW': {
    long: { dateStyle: 'long' },
    short: { month: 'long', day: 'numeric' },
    ofMonth: (from: string, to: string) => `${from}–${to}日`,
  },
  en: {
    long: { dateStyle: 'medium' },
    short: { day: 'numeric', month: 'short' },
    ofMonth: (from: string, to: string) => `${from}–${to}`,
  },
} as const satisfies Readonly<Record<string, Written>>

type Written = {
  readonly long: Intl.DateTimeFormatOptions
  readonly short: Intl.DateTimeFormatOptions
  /** Of a month that was just named. */
  readonly ofMonth: (from: string, to: string) => string
}

const sameYear = (a: string, b: string): boolean => a.slice(0, 4) === b.slice(0, 4)
const sameMonth = (a: string, b: string): boolean => a.slice(0, 7) === b.slice(0, 7)
const numberOf = (isoDay: string): string => String(Number(isoDay.slice(8)))
