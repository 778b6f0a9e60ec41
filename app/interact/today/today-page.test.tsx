import { describe, expect, test } from 'vitest'
import { amountsIn } from '../../base/ui/amounts.tsx'
import { addDays, dayIn, daysBetween } from '../../base/ui/days.tsx'
import { grouped, markOf } from './groups.tsx'
import type { Todo } from './use-today.tsx'

const today = '2026-11-27'
const action = (kind: Todo['kind']): Todo => ({
  id: kind,
  customer: 'c',
  customerName: '陈家',
  kind,
  dueDay: today,
  reason: '',
  expectedMoney: null,
  minutes: null,
  changedAt: '2026-11-27T00:00:00.000Z',
})

describe('days', () => {
  test('are counted over the ends of months and years, and through a change of the clocks', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-11-27', '2026-11-20')).toBe(-7)
  })

  test('are the company’s: it is tomorrow in Shanghai while it is today in London', () => {
    const now = new Date('2026-11-27T18:00:00Z')
    expect([dayIn('Asia/Shanghai', now), dayIn('Europe/London', now)]).toEqual(['2026-11-28', '2026-11-27'])
  })
})

describe('what there is to do', () => {
  test('stands under its heading, and a heading with nothing under it is left out', () => {
    const rows = [action('thank'), action('win-back'), action('deliver'), action('follow-up')]
    expect(grouped(rows).map(({ name, rows: under }) => [name, under.length])).toEqual([
      ['deliver', 1],
      ['follow-up', 2],
      ['thank', 1],
    ])
  })

  test.each([
    ['deliver', '2026-11-24', { tone: 'due', says: 'late', days: 3 }],
    ['collect', '2026-11-27', { tone: '', says: 'today' }],
    ['deliver', '2026-11-28', { tone: '', says: 'tomorrow' }],
    ['answer', '2026-12-01', { tone: '', says: 'ahead', days: 4 }],
    ['win-back', '2026-11-20', { tone: 'hold', says: 'win-back' }],
    ['thank', '2026-11-27', { tone: 'good', says: 'thank' }],
  ] as const)('of kind %s and due on %s is marked', (kind, dueDay, mark) => {
    expect(markOf({ kind, dueDay }, today)).toEqual(mark)
  })
})

test('amounts are written in the company’s currency and the reader’s language, without cents', () => {
  expect(amountsIn('zh-CN', 'CNY').minor(611_950)).toBe('¥6,120')
  expect(amountsIn('en', 'CNY').minor(-611_950)).toBe('-¥6,120')
  expect(amountsIn('en', 'JPY').minor(6_120)).toBe('¥6,120')
  expect(amountsIn('zh-TW', 'TWD').minor(612_000)).toBe('$6,120')
  expect(amountsIn('en', null).minor(612_000)).toBe('6,120')
})

test('a large amount is said in three figures, as its readers count', () => {
  expect(amountsIn('zh-CN', 'CNY').rough(174_988_731)).toBe('¥175万')
  expect(amountsIn('en', 'CNY').rough(174_988_731)).toBe('¥1.75M')
  expect(amountsIn('zh-CN', 'CNY').rough(1_824_000)).toBe('¥18,240')
})
