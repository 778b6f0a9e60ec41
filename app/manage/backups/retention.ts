import type { Keep } from '../../base/configuration/configuration.ts'
import { madeAt } from './backup.ts'

type Retention = {
  readonly keep: Keep
  /** IANA: whose days, weeks and months. */
  readonly timeZone: string
  /** The name of the one that was just made and is known to be whole: it stays, whatever else is said. */
  readonly newest: string
}

/**
 * Which back-ups may go, the oldest first, of all the names in a folder. Of each of the last so many days, weeks and
 * months that have one the last is kept, and all of the newest one's day: who makes one before a change and one after it
 * has both. What is named otherwise is not ours to remove, and what is named later than the newest was made under a
 * clock that was wrong, this one or that: it stays, and counts for nothing.
 */
export function superseded(names: readonly string[], { keep, timeZone, newest }: Retention): string[] {
  const last = madeAt(newest) ?? ''
  const ours = names
    .flatMap((name) => {
      const at = madeAt(name)
      return at === null || at > last ? [] : [{ name, at, day: dayOf(at, timeZone) }]
    })
    .sort((a, b) => (a.at === b.at ? order(b.name, a.name) : order(b.at, a.at)))
  const today = last === '' ? '' : dayOf(last, timeZone).toString()
  const kept = new Set([
    newest,
    ...ours.filter(({ day }) => day.toString() === today).map(({ name }) => name),
  ])
  for (const [most, periodOf] of [
    [keep.days, (day: Temporal.PlainDate) => day.toString()],
    [keep.weeks, (day: Temporal.PlainDate) => `${day.yearOfWeek}-${day.weekOfYear}`],
    [keep.months, (day: Temporal.PlainDate) => day.toPlainYearMonth().toString()],
  ] as const) {
    const periods = new Set<string>()
    for (const { name, day } of ours) {
      const period = periodOf(day)
      if (periods.has(period)) continue
      if (periods.size === most) break
      periods.add(period)
      kept.add(name)
    }
  }
  return ours
    .map(({ name }) => name)
    .filter((name) => !kept.has(name))
    .reverse()
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const dayOf = (at: string, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate()
