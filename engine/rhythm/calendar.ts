const dayLength = 86_400_000

/** An ISO day as whole days since 1970-01-01. */
export function dayOfIso(isoDay: string): number {
  return Date.parse(`${isoDay}T00:00:00Z`) / dayLength
}

/** The ISO day of whole days since 1970-01-01. */
export function isoOfDay(day: number): string {
  const kept = isoDays.get(day)
  if (kept !== undefined) return kept
  const made = new Date(day * dayLength).toISOString().slice(0, 10)
  isoDays.set(day, made)
  return made
}

/** A business knows a few thousand days and asks for them a million times. */
const isoDays = new Map<number, string>()

/** Year and month (from 0) of whole days since 1970-01-01. */
export function monthOfDay(day: number): { readonly year: number; readonly month: number } {
  const date = new Date(day * dayLength)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() }
}

/** The day of a month, or its last day where it has no such day; months count from 0, over years too. */
export function dayInMonth(year: number, month: number, dayOfMonth: number): number {
  const lastOfMonth = Date.UTC(year, month + 1, 0) / dayLength
  return Math.min(Date.UTC(year, month, 1) / dayLength + dayOfMonth - 1, lastOfMonth)
}
