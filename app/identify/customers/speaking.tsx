import { useMemo } from 'react'
import { carefulPercent } from '../../base/language/shares.ts'
import { useCompany } from '../../base/ui/company.tsx'
import { dayIn } from '../../base/ui/days.tsx'
import { useLanguage, useWords } from '../../base/ui/language.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import { customersWords } from './words.ts'

const HALF_A_YEAR_MS = 183 * 86_400_000

/** How this room speaks on its pages: its words, and days and shares as its lists write them. */
export function useSpeaking() {
  const words = useWords(customersWords)
  const { language } = useLanguage()
  const timeZone = useCompany()?.timeZone
  const moment = useMoment(timeZone)
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : language
    const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    const ofYear = format({ month: language === 'en' ? 'short' : 'long', day: 'numeric' })
    const ofAny = format({ year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric' })
    const at = (isoDay: string): Date => new Date(`${isoDay}T00:00:00Z`)
    const now = new Date()
    // Nobody takes 5 January for the one that is eleven months away.
    const near = (isoDay: string): boolean =>
      isoDay.startsWith(String(now.getFullYear())) ||
      Math.abs(at(isoDay).getTime() - now.getTime()) < HALF_A_YEAR_MS
    const shortDay = (isoDay: string): string => (near(isoDay) ? ofYear : ofAny).format(at(isoDay))
    return {
      ...words,
      /** Without the year where it goes without saying. */
      shortDay,
      /** The company's day of an instant. */
      dayOf: (instant: string) => dayIn(timeZone, new Date(instant)),
      moment,
      /** However small: of a million customers each has little. */
      share: (value: number) => carefulPercent(value, words),
    }
  }, [words, language, timeZone, moment])
}

export type Speaking = ReturnType<typeof useSpeaking>
