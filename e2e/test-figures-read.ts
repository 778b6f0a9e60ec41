/** How figures are read off a page: as a person would read them, and not with what wrote them. */

/** How a value should be written. Money is in minor units, a hundredth; shares are 0 to 1; days are ISO. */
export type Writing =
  /** In whole units, ¥1,235. */
  | { readonly as: 'money' }
  /** To the cent where there are cents. */
  | { readonly as: 'exact-money' }
  /** Whole units, from 100,000 of them on three figures: ¥175万, ¥1.75M. */
  | { readonly as: 'rough-money' }
  /** To the cent, its currency unsaid. */
  | { readonly as: 'book' }
  | { readonly as: 'number'; readonly decimals: number; readonly fixed?: true }
  /** Five figures that count. */
  | { readonly as: 'precise' }
  | { readonly as: 'share'; readonly decimals: number }
  /** What is not 0 is not written as 0, what is not all not as all: a tenth of a hundredth near both ends. */
  | { readonly as: 'careful-share' }
  /** Nobody is certain: never 0 and never 100. */
  | { readonly as: 'chance' }
  /** With its sign and one decimal. */
  | { readonly as: 'change' }
  /** `near`: the year is not said of days half a year away either. */
  | { readonly as: 'day'; readonly near?: true }
  /** Of an instant: its hour and minute in Shanghai. */
  | { readonly as: 'clock' }
  /** A quarter by its first day. */
  | { readonly as: 'quarter' }

export type Context = { readonly today: string }

/** A figure as it stands there. */
export type Shown = { readonly text: string } & (
  | {
      readonly is: 'day'
      readonly year: number | null
      /** Of the other day of a range, where this one says none: it may be that, or the reader's own. */
      readonly rangeYear?: number
      /** Null: that of the day named before. */
      readonly month: number | null
      readonly day: number
    }
  | { readonly is: 'clock'; readonly hour: number; readonly minute: number }
  | { readonly is: 'quarter'; readonly year: number; readonly quarter: number }
  | {
      readonly is: 'money' | 'share' | 'number'
      readonly value: number
      readonly decimals: number
      readonly sign: string
      readonly bound: '' | '<' | '>'
      /** 万, M and so on. */
      readonly scaled: boolean
    }
)

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
/** Nov, Sept, November. */
const anyMonth = months
  .map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|${name.slice(3, 4)})?`)
  .join('|')
const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, K: 1e3, M: 1e6, B: 1e9 }

const patterns = {
  day: /(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<from>\d{1,2})(?:–(?<to>\d{1,2}))?日/,
  daysOfMonth: /(?<![\d,.])(?<from>\d{1,2})–(?<to>\d{1,2})日/,
  english: new RegExp(
    `(?<![\\d,.])(?<from>\\d{1,2})(?:–(?<to>\\d{1,2}))? (?<month>${anyMonth})(?![a-z])(?: (?<year>\\d{4}))?`,
  ),
  /** 10 Dec (1–30): of the month that stands before it. */
  daysWithin: new RegExp(
    `(?<=\\d (?:${anyMonth})[ \\u200b]*\\(\\u200b?)(?<from>\\d{1,2})–(?<to>\\d{1,2})(?=\\u200b?\\))`,
  ),
  quarter: /(?<year>\d{4}) 年第 (?<quarter>\d) 季|(?<quarter>Q\d) (?<year>\d{4})/,
  iso: /(?<![\d-])(?:(?<year>\d{4})-)?(?<month>[01]\d)-(?<from>[0-3]\d)(?![\d-])/,
  clock: /(?<hour>[0-2]\d):(?<minute>[0-5]\d)/,
  amount:
    /(?<bound>[<>])?(?<sign>[+\-\u2212])?(?<unit>¥)?(?<figure>\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)(?<scale>[万亿KMB](?![a-z]))?(?<percent>%)?/,
}
const any = Object.entries(patterns).map(([name, pattern]) => [name, pattern] as const)

type Found = { readonly shown: Shown; readonly begins: number; readonly ends: number }

/** All figures in a text, in their order. */
export function tokensOf(text: string): Shown[] {
  const found: Found[] = []
  for (let at = 0; at < text.length; ) {
    const rest = any.flatMap(([name, pattern]) => {
      const sought = new RegExp(pattern.source, 'g')
      sought.lastIndex = at
      const match = sought.exec(text)
      return match ? [{ name, match }] : []
    })
    // The first, and of those that begin together the one told first.
    const next = rest.reduce<(typeof rest)[number] | null>(
      (best, one) => (best === null || one.match.index < best.match.index ? one : best),
      null,
    )
    if (!next) break
    const begins = next.match.index
    const ends = begins + next.match[0].length
    found.push(...shownIn(next.name, next.match).map((shown) => ({ shown, begins, ends })))
    at = ends
  }
  return withYears(found, text)
}

function shownIn(name: string, match: RegExpExecArray): Shown[] {
  const { groups = {}, 0: text } = match
  const { year, month, from, to } = groups
  if (name === 'clock')
    return [{ text, is: 'clock', hour: Number(groups.hour), minute: Number(groups.minute) }]
  if (name === 'quarter') {
    const quarter = Number(String(groups.quarter).replace('Q', ''))
    return [{ text, is: 'quarter', year: Number(year), quarter }]
  }
  if (name !== 'amount') {
    const common = {
      text,
      is: 'day' as const,
      year: year === undefined ? null : Number(year),
      month: month === undefined ? null : monthOf(month),
    }
    return [from, to].flatMap((day) => (day === undefined ? [] : [{ ...common, day: Number(day) }]))
  }
  const { bound, sign = '', unit, figure = '', scale, percent } = groups
  const whole = Number(figure.replaceAll(',', '')) * (scale ? (scales[scale] ?? 1) : 1)
  return [
    {
      text,
      is: unit ? 'money' : percent ? 'share' : 'number',
      value: sign === '-' || sign === '\u2212' ? -whole : whole,
      decimals: figure.split('.')[1]?.length ?? 0,
      sign,
      bound: bound === '<' || bound === '>' ? bound : '',
      scaled: scale !== undefined,
    },
  ]
}

const monthOf = (name: string): number =>
  /\d/.test(name) ? Number(name) : months.findIndex((one) => one.startsWith(name.slice(0, 3))) + 1

/** 14 Feb – 21 Jun 2027, 2027年2月14日 – 6月21日: one year for both; of 22–26日 the month is that of the day before. */
function withYears(found: readonly Found[], text: string): Shown[] {
  return found.map(({ shown, begins, ends }, i) => {
    if (shown.is !== 'day') return shown
    const [last, next] = [found[i - 1], found[i + 1]]
    const ranged = next && next.begins >= ends && text.slice(ends, next.begins) === ' – '
    const ending = last && begins >= last.ends && text.slice(last.ends, begins) === ' – '
    const other = ranged ? next : ending ? last : null
    const rangeYear = other?.shown.is === 'day' ? other.shown.year : null
    const before = found.slice(0, i).findLast((one) => one.shown.is === 'day' && one.shown.month !== null)
    const month = shown.month ?? (before?.shown.is === 'day' ? before.shown.month : null)
    return { ...shown, month, ...(shown.year === null && rangeYear !== null && { rangeYear }) }
  })
}

const CENTS = 100
const HALF_A_YEAR_DAYS = 184
const SHANGHAI_HOURS = 8
const FEW = 1e-9

/** Whether a figure, as it stands there, says a value in the way it should be written. */
export function fits(
  shown: Shown,
  { value, writing }: { readonly value: number | string | null; readonly writing: Writing },
  context: Context,
): boolean {
  if (value === null) return false
  if (writing.as === 'day')
    return shown.is === 'day' && saysDay(shown, String(value), { ...context, near: writing.near === true })
  if (writing.as === 'clock') {
    const at = new Date(Date.parse(String(value)) + SHANGHAI_HOURS * 3_600_000)
    return shown.is === 'clock' && shown.hour === at.getUTCHours() && shown.minute === at.getUTCMinutes()
  }
  if (writing.as === 'quarter') {
    const [year, month] = String(value).split('-').map(Number)
    return shown.is === 'quarter' && shown.year === year && shown.quarter === Math.ceil((month ?? 0) / 3)
  }
  if (shown.is !== 'money' && shown.is !== 'share' && shown.is !== 'number') return false
  return saysNumber(shown, Number(value), writing)
}

type Day = Extract<Shown, { is: 'day' }>

function saysDay(shown: Day, iso: string, { today, near }: Context & { near: boolean }): boolean {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  if (shown.month !== month || shown.day !== day) return false
  const distance = Math.abs(Date.parse(iso.slice(0, 10)) - Date.parse(today)) / 86_400_000
  const goesWithout = iso.slice(0, 4) === today.slice(0, 4) || (near && distance < HALF_A_YEAR_DAYS)
  if (shown.year === null) return goesWithout || shown.rangeYear === year
  return shown.year === year
}

type Amount = Extract<Shown, { is: 'money' | 'share' | 'number' }>

function saysNumber(shown: Amount, value: number, writing: Writing): boolean {
  const { as } = writing
  const plain = shown.bound === '' && !shown.scaled
  /** Rounded to so much of a unit. */
  const near = (exact: number, step: number): boolean =>
    Math.abs(shown.value - exact) <= step / 2 + FEW * Math.max(1, Math.abs(exact))
  const units = value / CENTS
  switch (as) {
    case 'money':
      return shown.is === 'money' && plain && shown.decimals === 0 && near(units, 1)
    case 'exact-money':
      return shown.is === 'money' && plain && near(units, FEW)
    case 'rough-money': {
      if (shown.is !== 'money' || shown.bound !== '') return false
      if (Math.abs(units) < 100_000) return plain && shown.decimals === 0 && near(units, 1)
      return near(units, 10 ** (Math.floor(Math.log10(Math.abs(units))) - 2))
    }
    case 'book':
      return shown.is === 'number' && plain && shown.decimals === 2 && near(units, FEW)
    case 'number':
      return (
        shown.is === 'number' &&
        plain &&
        (writing.fixed ? shown.decimals === writing.decimals : shown.decimals <= writing.decimals) &&
        near(value, 10 ** -writing.decimals)
      )
    case 'precise':
      return (
        shown.is === 'number' && plain && near(value, 10 ** (Math.floor(Math.log10(Math.abs(value))) - 4))
      )
    case 'share':
      return (
        shown.is === 'share' &&
        plain &&
        shown.decimals <= writing.decimals &&
        near(value * 100, 10 ** -writing.decimals)
      )
    case 'careful-share':
      return shown.is === 'share' && !shown.scaled && saysCarefully(shown, value * 100, near)
    case 'chance': {
      if (shown.is !== 'share') return false
      if (value < 0.005) return shown.bound === '<' && shown.value === 1
      if (value >= 0.995) return shown.bound === '>' && shown.value === 99
      return plain && shown.decimals === 0 && near(value * 100, 1)
    }
    case 'change':
      return (
        shown.is === 'share' &&
        plain &&
        shown.decimals === 1 &&
        near(value * 100, 0.1) &&
        (shown.sign !== '') === (shown.value !== 0)
      )
    default:
      return false
  }
}

function saysCarefully(
  shown: Amount,
  hundredths: number,
  near: (exact: number, step: number) => boolean,
): boolean {
  const size = Math.abs(hundredths)
  if (hundredths === 0) return shown.value === 0 && shown.bound === ''
  if (size < 0.05) return shown.bound !== '' && Math.abs(shown.value) === 0.1
  if (hundredths > 99.95 && hundredths < 100) return shown.bound === '>' && shown.value === 99.9
  const fine = size < 1 || (hundredths > 99 && hundredths < 100)
  return shown.bound === '' && shown.value !== 0 && near(hundredths, fine ? 0.1 : 1)
}
