import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merged } from './streams.tsx'
import { writtenIn } from './written.tsx'

describe('one book out of several', () => {
  test('is newest first, and of one day in the order of the streams', () => {
    const { entries, behind } = merged([
      { name: 'orders', days: ['2026-11-14', '2026-11-07', '2026-11-07'], more: false },
      { name: 'touches', days: ['2026-11-10', '2026-11-07'], more: false },
    ])
    expect(entries.map(({ name, at }) => `${name} ${at}`)).toEqual([
      ...['orders 0', 'touches 0', 'orders 1', 'orders 2', 'touches 1'],
    ])
    expect(behind).toEqual([])
  })

  test('shows nothing that something unread could come before, and says what to read on', () => {
    const orders = { name: 'orders', days: ['2026-11-14', '2026-11-07'], more: true } as const
    const touches = { name: 'touches', days: ['2026-11-10', '2026-11-07', '2026-10-01'], more: true } as const
    const { entries, behind } = merged([orders, touches])
    expect(entries.map(({ name, at }) => `${name} ${at}`)).toEqual(['orders 0', 'touches 0', 'orders 1'])
    expect(behind).toEqual(['orders'])
    expect(merged([{ name: 'orders', days: [], more: true }, touches])).toEqual({
      entries: [],
      behind: ['orders'],
    })
  })

  const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-11-0${n}`)
  const stream = fc.array(day, { maxLength: 12 }).map((days) => days.sort().reverse())

  test('read on page by page, entries are only ever added at the end, until all are there', () => {
    fc.assert(
      fc.property(fc.array(stream, { maxLength: 3 }), fc.integer({ min: 1, max: 4 }), (all, page) => {
        const read = all.map(() => page)
        let before: readonly string[] = []
        for (;;) {
          const found = merged(
            all.map((days, i) => ({
              name: String(i),
              days: days.slice(0, read[i]),
              more: days.length > (read[i] ?? 0),
            })),
          )
          const now = found.entries.map(({ name, at }) => `${name} ${at}`)
          expect(now.slice(0, before.length)).toEqual(before)
          before = now
          if (found.behind.length === 0) break
          for (const name of found.behind) read[Number(name)] = (read[Number(name)] ?? 0) + page
        }
        expect(before).toHaveLength(all.flat().length)
      }),
    )
  })
})

describe('what is written on the page', () => {
  const place = { currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-27' }
  const [chinese, english] = [writtenIn('zh-CN', place), writtenIn('en', place)]

  test('leaves out this year, and says any other', () => {
    expect([chinese.day('2026-11-24'), chinese.day('2025-01-04')]).toEqual(['11月24日', '2025年1月4日'])
    expect([english.day('2026-11-24'), english.day('2025-01-04')]).toEqual(['24 Nov', '4 Jan 2025'])
    expect([chinese.cell('2026-11-24'), chinese.cell('2025-01-04')]).toEqual(['11-24', '2025-01-04'])
  })

  test('is in the company’s time: late in the evening in London it is the next morning in Shanghai', () => {
    expect(chinese.moment('2026-11-26T23:05:00.000Z')).toBe('11月27日 07:05')
    expect(english.moment('2025-12-31T23:05:00.000Z')).toBe('1 Jan, 07:05')
    expect(english.dayOf('2025-12-31T23:05:00.000Z')).toBe('2026-01-01')
  })

  test('amounts have the decimals of their currency', () => {
    expect(chinese.exact(238_400)).toBe('2,384.00')
    expect(writtenIn('en', { ...place, currency: 'JPY' }).exact(2_384)).toBe('2,384')
  })
})
