import { useMemo } from 'react'
import type { Language } from '../language/language.ts'
import { useLanguage } from './language.tsx'

/**
 * How a moment is written: on the clock of a place, without the year where it is this one.
 *
 * @param timeZone left out: this browser's
 */
export function momentsIn(
  language: Language,
  { timeZone, now }: { readonly timeZone: string | undefined; readonly now: Date },
): (instant: string) => string {
  const made = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, ...options })
  const month = language === 'en' ? 'short' : 'long'
  const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const near = made({ month, day: 'numeric', ...minute })
  const far = made({ year: 'numeric', month, day: 'numeric', ...minute })
  const year = made({ year: 'numeric' })
  const thisYear = year.format(now)
  return (instant) => {
    const at = new Date(instant)
    return (year.format(at) === thisYear ? near : far).format(at)
  }
}

/** As above, in the reader's language. */
export function useMoment(timeZone: string | undefined): (instant: string) => string {
  const { language } = useLanguage()
  return useMemo(() => momentsIn(language, { timeZone, now: new Date() }), [language, timeZone])
}
