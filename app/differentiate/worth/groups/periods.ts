import { dayOfIso, isoOfDay } from '@ricebook/engine'
import { type PeriodMonths, periodMonths } from './contract.ts'

/** More rows than this are a wall of numbers. */
const mostPeriods = { 1: 12, 3: 16, 12: Number.POSITIVE_INFINITY } as const

/** In which periods of the calendar customers are said to have come: months, quarters or years, not too many of them. */
export function periodFor(firstDay: string, asOf: string): PeriodMonths {
  const fits = periodMonths.find(
    (months) => periodOf(asOf, months) - periodOf(firstDay, months) < mostPeriods[months],
  )
  return fits ?? 12
}

/** The number of a day's period, counted on from the year 0. */
export function periodOf(isoDay: string, months: PeriodMonths): number {
  return Math.floor((Number(isoDay.slice(0, 4)) * 12 + Number(isoDay.slice(5, 7)) - 1) / months)
}

export function firstDayOf(period: number, months: PeriodMonths): string {
  const month = period * months
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

/** The first and the last day of a period, as day numbers. */
export function daysOf(period: number, months: PeriodMonths): { readonly from: number; readonly to: number } {
  return {
    from: dayOfIso(firstDayOf(period, months)),
    to: dayOfIso(firstDayOf(period + 1, months)) - 1,
  }
}

/** The period of each day number from one to another: a million customers are not asked for theirs one by one. */
export function periodsBetween(from: number, to: number, months: PeriodMonths): (day: number) => number {
  const periods = Int32Array.from({ length: to - from + 1 }, (_, i) => periodOf(isoOfDay(from + i), months))
  return (day) => periods[day - from] as number
}
