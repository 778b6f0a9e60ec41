const millisADay = 86_400_000

/** An ISO day as a whole number of days since 1970-01-01. */
export function dayNumber(isoDay: string): number {
  return Date.parse(`${isoDay}T00:00:00Z`) / millisADay
}

/** The ISO day of such a number. */
export function isoOfDay(day: number): string {
  const kept = isoDays.get(day)
  if (kept) return kept
  const made = new Date(day * millisADay).toISOString().slice(0, 10)
  isoDays.set(day, made)
  return made
}
// Files hold few distinct days and millions of rows.
const isoDays = new Map<number, string>()
