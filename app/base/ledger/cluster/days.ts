const msPerDay = 86_400_000

/** Days are counted from 1970-01-01. */
export const dayText = (day: number): string => new Date(day * msPerDay).toISOString().slice(0, 10)
export const dayNumber = (day: string): number => Date.parse(day) / msPerDay
