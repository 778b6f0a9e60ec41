import { useMemo } from 'react'
import type { Language } from '../../base/language/language.ts'
import { useLanguage } from '../../base/ui/language.tsx'

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
  const long = made({ year: 'numeric', month, day: 'numeric' })
  const [monthOnly, monthAndYear] = [made({ month: 'short' }), made({ year: 'numeric', month: 'short' })]
  const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  const shortMoment = made({ month, day: 'numeric', ...minute })
  const longMoment = made({ year: 'numeric', month, day: 'numeric', ...minute })
  // Swedes write days as ISO does.
  const zoned = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone })
  const cents = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const digits = cents.maximumFractionDigits ?? 2
  const amount = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const lists = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' })
  const thisYear = (isoDay: string): boolean => isoDay.slice(0, 4) === today.slice(0, 4)
  const dayOf = (instant: string): string => zoned.format(new Date(instant))
  return {
    day: (isoDay) => (thisYear(isoDay) ? short : long).format(new Date(`${isoDay}T00:00:00Z`)),
    month: (isoDay) => {
      const on = new Date(`${isoDay}T00:00:00Z`)
      if (on.getUTCDate() !== 1) return short.format(on)
      return (on.getUTCMonth() === 0 ? monthAndYear : monthOnly).format(on)
    },
    cell: (isoDay) => (thisYear(isoDay) ? isoDay.slice(5) : isoDay),
    moment: (instant) => (thisYear(dayOf(instant)) ? shortMoment : longMoment).format(new Date(instant)),
    dayOf,
    exact: (minor) => amount.format(minor / 10 ** digits),
    list: (texts) => lists.format(texts),
  }
}

/** What a telephone dials. */
export const telOf = (phone: string): string => `tel:${phone.replaceAll(/[^\d+*#,;]/g, '')}`

/** A telephone number as it is read out: 138 0000 5060. Others stay as they are. */
export function phoneSaid(phone: string): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(phone)
  return mobile ? `${mobile[1]} ${mobile[2]} ${mobile[3]}` : phone
}
