import { useMemo } from 'react'
import { daysIn } from '../../base/language/days.ts'
import type { Language } from '../../base/language/language.ts'
import { dayIn } from '../../base/ui/days.tsx'
import { useLanguage } from '../../base/ui/language.tsx'
import { momentsIn } from '../../base/ui/moments.tsx'

export type Written = {
  /** Short, without the year where it is this one: 11月24日, 24 Nov. */
  readonly day: (isoDay: string) => string
  /** Of an axis: 11月, in January with its year; within a month the day. */
  readonly month: (isoDay: string) => string
  /** In a table, to stand under each other: 11-24, 2025-11-24. */
  readonly cell: (isoDay: string) => string
  /** When something was written down, in the company's time. */
  readonly moment: (instant: string) => string
  /** The company's day of an instant. */
  readonly dayOf: (instant: string) => string
  /** An amount as a book has it: to the cent, its currency unsaid. */
  readonly exact: (minor: number) => string
  /** One thing and another. */
  readonly list: (texts: readonly string[]) => string
}

type Place = { readonly currency: string; readonly timeZone: string; readonly today: string }

/** How days, moments and amounts are written on this page. */
export function useWritten({ currency, timeZone, today }: Place): Written {
  const { language } = useLanguage()
  return useMemo(
    () => writtenIn(language, { currency, timeZone, today }),
    [language, currency, timeZone, today],
  )
}

export function writtenIn(language: Language, { currency, timeZone, today }: Place): Written {
  const locale = language === 'en' ? 'en-GB' : language
  const made = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const month = language === 'en' ? 'short' : 'long'
  const short = made({ month, day: 'numeric' })
  const [monthOnly, monthAndYear] = [made({ month: 'short' }), made({ year: 'numeric', month: 'short' })]
  const cents = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const digits = cents.maximumFractionDigits ?? 2
  const amount = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const lists = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' })
  const thisYear = (isoDay: string): boolean => isoDay.slice(0, 4) === today.slice(0, 4)
  const { day } = daysIn(language)
  return {
    day: (isoDay) => day(isoDay, today),
    month: (isoDay) => {
      const on = new Date(`${isoDay}T00:00:00Z`)
      if (on.getUTCDate() !== 1) return short.format(on)
      return (on.getUTCMonth() === 0 ? monthAndYear : monthOnly).format(on)
    },
    cell: (isoDay) => (thisYear(isoDay) ? isoDay.slice(5) : isoDay),
    moment: momentsIn(language, { timeZone, now: new Date(`${today}T12:00:00Z`) }),
    dayOf: (instant) => dayIn(timeZone, new Date(instant)),
    exact: (minor) => amount.format(minor / 10 ** digits),
    list: (texts) => lists.format(texts),
  }
}
