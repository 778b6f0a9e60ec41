import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameOf } from './backup.ts'
import { superseded } from './retention.ts'

const timeZone = 'Asia/Shanghai'
const usual = { days: 7, weeks: 4, months: 12 }

const start = Temporal.PlainDate.from('2024-02-20')
/** Made at a time of a day, counted from the first. */
const made = (day: number, time = '03:30', isLocked = false): string =>
  nameOf(
    start.add({ days: day }).toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString(),
    isLocked,
  )
const left = (names: readonly string[], gone: readonly string[]): string[] =>
  names.filter((name) => !gone.includes(name))

const keeps = fc
  .record({ days: fc.nat(9), weeks: fc.nat(6), months: fc.nat(5) })
  .filter(({ days, weeks, months }) => days + weeks + months > 0)
const ours = fc
  .record({ second: fc.integer({ min: 0, max: 86_400 * 900 }), isLocked: fc.boolean() })
  .map(({ second, isLocked }) =>
    nameOf(new Date(Date.UTC(2024, 0, 1) + second * 1_000).toISOString(), isLocked),
  )
const foreign = fc.constantFrom(
  'notes.txt',
  'ricebook-20240101-000000.tar.gz.part',
  'my-ricebook-20240101-000000.tar.gz',
  'ricebook-20240101-000000.tar.gz.sha256',
  'ricebook-20241399-000000.tar.gz',
  'ricebook-20240230-000000.tar.gz',
  'ricebook-20240101-250000.tar.gz.age',
)
const folders = fc
  .record({
    names: fc.uniqueArray(fc.oneof({ weight: 9, arbitrary: ours }, foreign), { maxLength: 60 }),
    newest: ours,
  })
  .map(({ names, newest }) => ({ names: [...new Set([...names, newest])], newest }))

describe('of the back-ups in a folder', () => {
  test('the one just made, what is named otherwise and what is named later always stay', () => {
    fc.assert(
      fc.property(folders, keeps, ({ names, newest }, keep) => {
        for (const gone of superseded(names, { keep, timeZone, newest })) {
          expect(names).toContain(gone)
          expect(gone).toMatch(/^ricebook-\d{8}-\d{6}\.tar\.gz(\.age)?$/)
          expect(gone.slice(0, 24) <= newest.slice(0, 24)).toBe(true)
          expect(gone).not.toBe(newest)
          expect(gone).not.toMatch(/2024(1399|0230)|-250000/)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('what stays once stays when it is looked at again, in whatever order the folder tells its names', () => {
    fc.assert(
      fc.property(folders, keeps, fc.nat(), ({ names, newest }, keep, turn) => {
        const gone = superseded(names, { keep, timeZone, newest })
        expect(superseded(left(names, gone), { keep, timeZone, newest })).toEqual([])
        const at = turn % names.length
        const turned = [...names.slice(at), ...names.slice(0, at)]
        expect(superseded(turned, { keep, timeZone, newest })).toEqual(gone)
      }),
      { numRuns: 500 },
    )
  })

  test('thinned after each new one, the same stay as if all had been kept and thinned at the end', () => {
    const days = fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 150 })
    fc.assert(
      fc.property(days, keeps, (when, keep) => {
        const names = when.toSorted((a, b) => a - b).map((day) => made(day))
        let stay: string[] = []
        for (const newest of names)
          stay = left([...stay, newest], superseded([...stay, newest], { keep, timeZone, newest }))
        const newest = String(names.at(-1))
        expect(stay).toEqual(left(names, superseded(names, { keep, timeZone, newest })))
        expect(stay.length).toBeLessThanOrEqual(keep.days + keep.weeks + keep.months + 1)
      }),
      { numRuns: 200 },
    )
  })

  test('after three years of one a day, those of 7 days, 4 Sundays and 12 ends of months stay', () => {
    const names = Array.from({ length: 3 * 366 }, (_, day) => made(day))
    const newest = String(names.at(-1))
    const stay = left(names, superseded(names, { keep: usual, timeZone, newest }))
    const days = stay.map((name) => start.add({ days: names.indexOf(name) }))
    const last = start.add({ days: names.length - 1 })
    expect(days.slice(-7).map(String)).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((ago) => last.subtract({ days: ago }).toString()),
    )
    const before = days.slice(0, -7)
    const sundays = before.filter((day) => day.dayOfWeek === 7)
    const ends = before.filter((day) => day.day === day.daysInMonth)
    expect(ends.length).toBeGreaterThanOrEqual(10)
    expect(sundays.length).toBeGreaterThanOrEqual(2)
    expect(before.every((day) => day.dayOfWeek === 7 || day.day === day.daysInMonth)).toBe(true)
    expect(stay.length).toBeLessThanOrEqual(23)
  })

  test('of the newest one’s day all stay, of a day before it the last', () => {
    const names = [made(0, '09:00'), made(0, '18:00'), made(1, '03:30'), made(1, '10:00'), made(1, '11:00')]
    const newest = made(1, '11:00')
    expect(superseded(names, { keep: usual, timeZone, newest })).toEqual([made(0, '09:00')])
  })

  test('days are those of the company: 00:30 in Shanghai is another day than 23:30', () => {
    const names = [made(0, '23:30'), made(1, '00:30'), made(2, '00:30')]
    const keep = { days: 3, weeks: 0, months: 0 }
    expect(superseded(names, { keep, timeZone, newest: made(2, '00:30') })).toEqual([])
    expect(superseded(names, { keep, timeZone: 'UTC', newest: made(2, '00:30') })).toEqual([made(0, '23:30')])
  })

  test('one made under a clock that was a year ahead stays, and takes nobody’s place', () => {
    const keep = { days: 1, weeks: 0, months: 0 }
    const names = [made(0), made(1), made(366)]
    expect(superseded(names, { keep, timeZone, newest: made(1) })).toEqual([made(0)])
  })
})
