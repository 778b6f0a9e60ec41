import { useEffect, useState } from 'react'
import { addDays, dayIn } from '../../../base/ui/days.tsx'
import { useLanguage, useWords } from '../../../base/ui/language.tsx'
import { useLost } from '../../../base/ui/offline/use-outbox.tsx'
import type { Today } from '../todo.tsx'
import { todayOfflineWords } from './words.ts'

const MINUTE_MS = 60_000

/**
 * The day it is for the company, which goes on while a list that was kept does not; where the company's time zone is not
 * ours to know, the day of the list, or of this device where the list is not to be had anew.
 */
export function useDay({ day, timeZone }: Pick<Today, 'day' | 'timeZone'>): string {
  const isLost = useLost()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const look = (): void => setNow(new Date())
    const timer = setInterval(look, MINUTE_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  const there = timeZone === undefined && !isLost ? day : dayIn(timeZone, now)
  return there > day ? there : day
}

/** Of when a list is that is not the present one. */
export function AsOf({ today }: { readonly today: Today }) {
  const { say } = useWords(todayOfflineWords)
  const { language } = useLanguage()
  const isLost = useLost()
  const day = useDay(today)
  const said = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...options,
      timeZone: today.timeZone,
    }).format(new Date(today.readAt))
  const time = said({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  if (!isLost) return <span className="small">{say('today.page.renewing', { time })}</span>
  const text =
    today.day >= day
      ? say('today.page.without', { time })
      : today.day === addDays(day, -1)
        ? say('today.page.without.yesterday', { time })
        : say('today.page.without.earlier', { day: said({ month: 'long', day: 'numeric' }), time })
  return <span className="tag hold">{text}</span>
}

/** A list of another day is that day's, and says so. */
export function OfAnotherDay({ today }: { readonly today: Today }) {
  const { say } = useWords(todayOfflineWords)
  const isLost = useLost()
  const day = useDay(today)
  if (!isLost || today.day >= day) return null
  return <p className="quiet note">{say('today.page.without.old')}</p>
}
