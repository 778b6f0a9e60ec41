import { useMemo } from 'react'
import { carefulPercent } from '../../base/language/shares.ts'
import { useLanguage, useWords } from '../../base/ui/language.tsx'
import { customersWords } from './words.ts'

const stagesWithWords = [
  ...(['prospect', 'new', 'growing', 'steady', 'slipping', 'lost', 'won-back'] as const),
] as const
export type StageName = (typeof stagesWithWords)[number]
export const stageNames: readonly StageName[] = stagesWithWords

const HALF_A_YEAR_MS = 183 * 86_400_000

/** How this room speaks on its pages: its words, and days and shares as its lists write them. */
export function useSpeaking() {
  const words = useWords(customersWords)
  const { language } = useLanguage()
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
      /** The day of an instant, where this browser is. */
      dayOf: (instant: string) =>
        new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date(instant)),
      moment: (instant: string) =>
        new Intl.DateTimeFormat(locale, {
          ...{ month: language === 'en' ? 'short' : 'long', day: 'numeric' },
          ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
        }).format(new Date(instant)),
      /** However small: of a million customers each has little. */
      share: (value: number) => carefulPercent(value, words),
      stage: (stage: string) => {
        const known = stagesWithWords.find((one) => one === stage)
        return known ? words.say(`customers.page.stage.${known}`) : stage
      },
    }
  }, [words, language])
}

export type Speaking = ReturnType<typeof useSpeaking>
