import { Refusal } from '../../base/language/refusal.ts'

/** A device's clock may go ahead by so much; what it says then counts as now. */
const aheadMs = 5 * 60_000
const dayMs = 86_400_000

/** The minute that an instant is somewhere, as sentences say it. */
export function minuteIn(timeZone: string, at: string): string {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return there.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}

/**
 * When it was that somebody did something or talked to a customer, as an instant: now, or when they say, where it is told
 * later. What is said to be still to come is refused, and so is what is said to be further back than `mostDaysAgo`.
 */
export function momentSaid(asked: {
  readonly said: string | undefined
  readonly now: string
  readonly timeZone: string
  readonly mostDaysAgo?: number
}): string {
  const { said, now, timeZone, mostDaysAgo = Number.POSITIVE_INFINITY } = asked
  if (said === undefined) return now
  const ago = Date.parse(now) - Date.parse(said)
  const came = minuteIn(timeZone, new Date(said).toISOString())
  if (ago < -aheadMs) throw new Refusal('actions.in-the-future', { came, now: minuteIn(timeZone, now) })
  if (ago > mostDaysAgo * dayMs) throw new Refusal('actions.too-long-ago', { came, days: mostDaysAgo })
  return ago < 0 ? now : new Date(said).toISOString()
}
