import { dayOfIso, isoOfDay } from '@ricebook/engine'
import type { Speech, Values } from '../../base/language/language.ts'
import type { Valuation } from './contract.ts'
import { escaped, type Html, trusted } from './report-html.ts'
import { horizonText, marginText, type SummaryKey } from './summary.ts'

/** Everything a section needs to speak: texts, and figures as this language and this file's currency write them. */
export type Tongue = {
  readonly speech: Speech<SummaryKey>
  readonly say: Speech<SummaryKey>['say']
  /** A sentence whose `strong` values stand out. Only for values that this program made. */
  readonly sentence: (key: SummaryKey, values?: Values) => Html
  readonly strong: (text: string) => string
  /** As a word to be typed. */
  readonly typed: (text: string) => string
  readonly count: (value: number, decimals?: number) => string
  /** With exactly so many decimals, to be read down a column. */
  readonly fixed: (value: number, decimals: number) => string
  readonly percent: (share: number, decimals?: number) => string
  /** With its sign, as a difference is written. */
  readonly change: (share: number) => string
  readonly money: (value: number) => string
  /** As short as an axis wants it: 12万, 120K. */
  readonly short: (value: number) => string
  readonly day: (isoDay: string) => string
  /** Without the year, where it is that of the as-of day. */
  readonly nearDay: (isoDay: string) => string
  readonly horizon: string
  /** The last day of the horizon. */
  readonly horizonEnds: string
  readonly margin: string
  readonly unknown: string
}

// Characters of Unicode that never stand for a letter: they mark a value until it is escaped.
const marked = { b: ['\ufdd0', '\ufdd1'], code: ['\ufdd2', '\ufdd3'] } as const

export function tongueOf(valuation: Valuation, speech: Speech<SummaryKey>): Tongue {
  const { figures, story } = valuation
  const { language, say } = speech
  const minus = (text: string): string => text.replace('-', '\u2212')
  const changes = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 })
  const near = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const days = figures.expected.horizon * (figures.expected.unit === 'week' ? 7 : 1)
  return {
    speech,
    say,
    sentence: (key, values) =>
      trusted(
        say(key, values)
          .split(/(\ufdd0[^\ufdd1]*\ufdd1|\ufdd2[^\ufdd3]*\ufdd3)/)
          .map((text) => {
            const mark = Object.entries(marked).find(([, [from]]) => text.startsWith(from))?.[0]
            return mark ? `<${mark}>${escaped(text.slice(1, -1))}</${mark}>` : escaped(text)
          })
          .join(''),
      ),
    strong: (text) => marked.b.join(text),
    typed: (text) => marked.code.join(text),
    count: (value, decimals = 0) => minus(speech.number(value, decimals)),
    fixed: (value, decimals) => {
      const least = 10 ** -decimals
      return value > 0 && value < least / 2 ? `<${least.toFixed(decimals)}` : minus(value.toFixed(decimals))
    },
    percent: (share, decimals = 0) => minus(speech.percent(share, decimals)),
    change: (share) => minus(changes.format(share)),
    money: moneyOf(language, story.currency),
    short: (value) => minus(compact.format(value)),
    day: speech.day,
    nearDay: (isoDay) =>
      isoDay.startsWith(figures.asOf.slice(0, 5))
        ? near.format(new Date(`${isoDay}T00:00:00Z`))
        : speech.day(isoDay),
    horizon: horizonText(valuation, speech),
    horizonEnds: speech.day(isoOfDay(dayOfIso(figures.asOf) + Math.round(days))),
    margin: marginText(valuation, speech),
    unknown: say('worth.unknown'),
  }
}

/** Amounts as the currency is written; plain, with what the file wrote behind, where it is none that is known. */
function moneyOf(language: string, currency: string | null): (value: number) => string {
  const standard = currency !== null && /^[A-Z]{3}$/.test(currency)
  const format = (decimals: number): Intl.NumberFormat =>
    new Intl.NumberFormat(language, {
      ...(standard ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  const [whole, fine] = [format(0), format(2)]
  const behind = currency !== null && !standard ? ` ${currency}` : ''
  return (value) => `${(Math.abs(value) >= 100 ? whole : fine).format(value).replace('-', '\u2212')}${behind}`
}

/** The file's own name, without the folders it lay in. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) as string
