/**
 * The shop's calendar: days are numbered 0 … days−1 so that jars and rhythms can be reckoned with plain numbers, and
 * written as YYYY-MM-DD. It reaches some months past the last day, because due dates do.
 */

export type Calendar = {
  readonly days: number
  /** YYYY-MM-DD of a day number. */
  readonly text: (day: number) => string
  readonly month: (day: number) => number
  readonly dayOfMonth: (day: number) => number
  /** 1 Monday … 7 Sunday. */
  readonly weekday: (day: number) => number
  /** Day numbers of the New Year's Days (春节) around and inside these days. */
  readonly newYears: readonly number[]
  /** Dragon Boat (端午) and Laba (腊八): sticky rice and beans are bought for a day, not for a jar. */
  readonly dragonBoats: readonly number[]
  readonly labas: readonly number[]
  /** The first day the shop is open, on or after a day: it closes for five days from New Year's Day. */
  readonly openDay: (day: number) => number
  /** Days until the next New Year's Day; 999 when none is near. */
  readonly daysToNewYear: (day: number) => number
  /** The first day on or after `day` that falls on this day of the month, or on the month's last day if shorter. */
  readonly nextMonthDay: (day: number, dayOfMonth: number) => number
}

const daysBefore = 40
const daysAfter = 420
const closedDays = 5

export function shopCalendar(lastDay: Temporal.PlainDate, days: number): Calendar {
  const origin = lastDay.subtract({ days: days - 1 + daysBefore })
  const dates = Array.from({ length: daysBefore + days + daysAfter }, (_, index) =>
    origin.add({ days: index }),
  )
  const at = (day: number) => {
    const date = dates[day + daysBefore]
    if (date === undefined) throw new RangeError(`day ${day} is outside the demo calendar`)
    return date
  }
  const texts = dates.map((date) => date.toString())
  const months = dates.map((date) => date.month)
  const monthDays = dates.map((date) => date.day)
  const monday = origin.dayOfWeek - 1
  const read = (list: readonly number[], day: number) => list[day + daysBefore] ?? at(day).day

  const festivals = lunarFestivals(dates)
  const newYears = festivals.newYears
  const daysToNewYear = (day: number) => {
    const next = newYears.find((newYear) => newYear >= day)
    return next === undefined ? 999 : next - day
  }

  return {
    days,
    text: (day) => texts[day + daysBefore] ?? at(day).toString(),
    month: (day) => read(months, day),
    dayOfMonth: (day) => read(monthDays, day),
    weekday: (day) => ((((monday + day + daysBefore) % 7) + 7) % 7) + 1,
    newYears,
    dragonBoats: festivals.dragonBoats,
    labas: festivals.labas,
    daysToNewYear,
    openDay: (day) => {
      const closed = newYears.find((newYear) => day >= newYear && day < newYear + closedDays)
      return closed === undefined ? day : closed + closedDays
    },
    nextMonthDay: (day, dayOfMonth) => {
      for (let next = day; ; next++) {
        const monthEnds = read(monthDays, next + 1) === 1
        if (read(monthDays, next) === dayOfMonth || (monthEnds && read(monthDays, next) < dayOfMonth))
          return next
      }
    },
  }
}

function lunarFestivals(dates: readonly Temporal.PlainDate[]) {
  const newYears: number[] = []
  const dragonBoats: number[] = []
  const labas: number[] = []
  dates.forEach((date, index) => {
    // Outside these months none of the three can fall; the lunar calendar is slow to ask.
    if (date.month > 2 && date.month < 5) return
    if (date.month > 6 && date.month < 12) return
    const lunar = date.withCalendar('chinese')
    const name = `${lunar.monthCode}-${lunar.day}`
    if (name === 'M01-1') newYears.push(index - daysBefore)
    if (name === 'M05-5') dragonBoats.push(index - daysBefore)
    if (name === 'M12-8') labas.push(index - daysBefore)
  })
  return { newYears, dragonBoats, labas }
}
