import { Fragment, useMemo } from 'react'
import { carefulPercent, chancePercent } from '../../../base/language/shares.ts'
import { useAmounts } from '../../../base/ui/amounts.tsx'
import { useLanguage, useWords } from '../../../base/ui/language.tsx'
import type { RunStory } from '../contract.ts'
import { worthPageWords } from './words.ts'

export type RankedBy = RunStory['rankedBy']

const minus = (text: string): string => text.replaceAll('-', '\u2212')

/** How the sheets of worth write figures, days and periods. */
export function useSpeak(currency: string) {
  const words = useWords(worthPageWords)
  const amounts = useAmounts(currency)
  const { language } = useLanguage()
  return useMemo(() => {
    const { say, number, percent, day } = words
    const tag = language === 'en' ? 'en-GB' : language
    const dates = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options })
    const months = dates({ year: 'numeric', month: language === 'en' ? 'short' : 'long' })
    const near = dates({ month: language === 'en' ? 'short' : 'long', day: 'numeric' })
    const changes = new Intl.NumberFormat(language, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    })
    const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 })
    const at = (isoDay: string): Date => new Date(`${isoDay}T00:00:00Z`)
    const money = (minor: number): string => minus(amounts.minor(minor))
    const rough = (minor: number): string => minus(amounts.rough(minor))
    const fixed = (value: number, decimals: number): string => minus(value.toFixed(decimals))
    return {
      say,
      day,
      /** Between two sentences of one paragraph; Chinese needs none. */
      gap: language === 'en' ? ' ' : '',
      number: (value: number, decimals = 0) => minus(number(value, decimals)),
      fixed,
      short: (value: number) => minus(compact.format(value)),
      percent: (share: number, decimals = 0) => minus(percent(share, decimals)),
      share: (share: number) => minus(carefulPercent(share, { percent })),
      chance: (chance: number) => chancePercent(chance, { percent }),
      change: (share: number) => minus(changes.format(share)),
      money,
      rough,
      nearDay: (isoDay: string) => near.format(at(isoDay)),
      /** The period that begins on a day. */
      period: (isoDay: string, periodMonths: number): string => {
        const year = isoDay.slice(0, 4)
        if (periodMonths === 12) return say('worth.page.period.year-of', { year })
        const month = Number(isoDay.slice(5, 7))
        if (periodMonths === 3) return say('worth.page.period.quarter-of', { year, n: Math.ceil(month / 3) })
        return months.format(at(isoDay))
      },
      /** What customers are ranked by: an amount in minor units, or a number of purchases. */
      ranked: (value: number, by: RankedBy): string =>
        by === 'purchases' ? (value < 100 ? fixed(value, 1) : minus(number(value))) : rough(value),
    }
  }, [words, amounts, language])
}
export type Speak = ReturnType<typeof useSpeak>

/** A text in which names of models and measures keep the letters they were given; read out as what they are. */
export function Named({ children }: { readonly children: string }) {
  const { language } = useLanguage()
  if (language === 'en') return children
  return children.split(/([A-Za-z][A-Za-z/-]*[A-Za-z])/).map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never change places
      <span key={at} lang="en">
        {part}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={at}>{part}</Fragment>
    ),
  )
}
