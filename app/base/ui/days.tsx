const DAY_MS = 86_400_000

const at = (isoDay: string): number => Date.parse(`${isoDay}T00:00:00Z`)

/** The day so many days after another. */
export function addDays(isoDay: string, days: number): string {
  return new Date(at(isoDay) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days from one day to another; below 0 where the other lies before it. */
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / DAY_MS)
}

/** Which day it is somewhere; undefined: where this browser is. */
export function dayIn(timeZone: string | undefined, now: Date): string {
  // Swedes write days as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)
}
