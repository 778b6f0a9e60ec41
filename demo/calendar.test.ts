import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shopCalendar } from './calendar.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const dayText = fc.integer({ min: 0, max: 9000 }).map((days) => day('2012-01-01').add({ days }))

test('New Year, Dragon Boat and Laba fall where the lunar calendar puts them', () => {
  const calendar = shopCalendar(day('2026-11-22'), 730)
  expect(calendar.newYears.slice(0, 2).map(calendar.text)).toEqual(['2025-01-29', '2026-02-17'])
  expect(calendar.dragonBoats.slice(0, 2).map(calendar.text)).toEqual(['2025-05-31', '2026-06-19'])
  expect(calendar.labas.slice(0, 2).map(calendar.text)).toEqual(['2025-01-07', '2026-01-26'])
})

test('the last day of the calendar is the day asked for, and weekdays and months are those of the real one', () => {
  fc.assert(
    fc.property(dayText, fc.integer({ min: 1, max: 800 }), (lastDay, days) => {
      const calendar = shopCalendar(lastDay, days)
      expect(calendar.text(days - 1)).toBe(lastDay.toString())
      expect(calendar.weekday(days - 1)).toBe(lastDay.dayOfWeek)
      expect(calendar.month(days - 1)).toBe(lastDay.month)
      expect(calendar.dayOfMonth(days - 1)).toBe(lastDay.day)
      expect(calendar.text(0)).toBe(lastDay.subtract({ days: days - 1 }).toString())
    }),
    { numRuns: 30 },
  )
})

test('the shop is closed for five days from New Year’s Day and open on all others', () => {
  const calendar = shopCalendar(day('2025-12-31'), 365)
  const newYear = calendar.newYears.find((number) => number >= 0) ?? 0
  expect(calendar.text(newYear)).toBe('2025-01-29')
  expect(calendar.text(calendar.openDay(newYear))).toBe('2025-02-03')
  expect(calendar.openDay(newYear - 1)).toBe(newYear - 1)
  expect(calendar.openDay(newYear + 5)).toBe(newYear + 5)
})

test('a payday that a month does not have falls on its last day', () => {
  const calendar = shopCalendar(day('2026-12-31'), 365)
  const from = (text: string) => day('2026-01-01').until(day(text)).days
  const payday = (text: string, dayOfMonth: number) =>
    calendar.text(calendar.nextMonthDay(from(text), dayOfMonth))
  expect(payday('2026-02-10', 31)).toBe('2026-02-28')
  expect(payday('2026-02-10', 15)).toBe('2026-02-15')
  expect(payday('2026-02-15', 15)).toBe('2026-02-15')
  expect(payday('2026-02-16', 15)).toBe('2026-03-15')
})
