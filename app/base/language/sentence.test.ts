import { describe, expect, test } from 'vitest'
import { amountsIn } from './amounts.ts'
import { languages, speech, type Words } from './language.ts'
import { type Figures, plainly, type Reader, tell } from './sentence.ts'

const words = {
  'shop.why': {
    'zh-CN':
      '{{product}}约 **{{runOut}}**用完（{{interval}}）；每 {{count}} 天买一次，上次 {{last}}买了 {{quantity}}。',
    'zh-TW':
      '{{product}}約 **{{runOut}}**用完（{{interval}}）；每 {{count}} 天買一次，上次 {{last}}買了 {{quantity}}。',
    en: {
      one: '{{product}} runs out about **{{runOut}}** ({{interval}}); every day, {{quantity}} on {{last}}.',
      other:
        '{{product}} runs out about **{{runOut}}** ({{interval}}); every {{count}} days, {{quantity}} on {{last}}.',
    },
  },
  'shop.owes': {
    'zh-CN': '欠 **{{open}}**，仍是客户的可能 {{alive}}：{{said}}',
    'zh-TW': '欠 **{{open}}**，仍是客戶的可能 {{alive}}：{{said}}',
    en: '**{{open}}** is owed, {{alive}} likely still there: {{said}}',
  },
  'shop.later': {
    'zh-CN': '要在 {{on, day}}之后（{{at, moment}}）',
    'zh-TW': '要在 {{on, day}}之後（{{at, moment}}）',
    en: 'after {{on, day}} ({{at, moment}})',
  },
} as const satisfies Words

const reader: Reader = {
  today: '2026-11-22',
  currency: 'CNY',
  product: (code) => (code === 'P103' ? { name: '东北大米', unit: '公斤' } : undefined),
}
const rice: Figures = {
  product: { product: 'P103' },
  runOut: { day: '2026-11-24' },
  interval: { days: ['2026-11-22', '2026-11-26'], near: '2026-11-24' },
  count: 7,
  last: { day: '2025-12-30' },
  quantity: { quantity: 30.5, of: 'P103' },
}
const said = (values: Figures, code: keyof typeof words = 'shop.why') =>
  languages.map((language) => plainly(tell({ code, values }, reader, speech(language, [words]))))

describe('a sentence that was kept', () => {
  test('is said in the reader’s language, with the names of today and days as they write them', () => {
    expect(said(rice)).toEqual([
      '东北大米约 11月24日用完（22–26日）；每 7 天买一次，上次 2025年12月30日买了 30.5 公斤。',
      '东北大米約 11月24日用完（22–26日）；每 7 天買一次，上次 2025年12月30日買了 30.5 公斤。',
      '东北大米 runs out about 24 Nov (22–26); every 7 days, 30.5 公斤 on 30 Dec 2025.',
    ])
    expect(said({ ...rice, count: 1 })[2]).toContain('; every day, ')
  })

  test('of a product that no list names says its code, and no unit', () => {
    const other = { ...rice, product: { product: 'P9' }, quantity: { quantity: 2, of: 'P9' } }
    expect(said(other)[0]).toMatch(/^P9约 .*买了 2。$/)
  })

  test('comes in pieces: what matters is strong, days and amounts are not to be broken', () => {
    const parts = tell({ code: 'shop.why', values: rice }, reader, speech('zh-CN', [words]))
    expect(parts.filter(({ strong }) => strong)).toEqual([{ text: '11月24日', strong: true, whole: true }])
    expect(parts.filter(({ whole }) => whole).map(({ text }) => text)).toEqual([
      ...['11月24日', '22–26日', '2025年12月30日', '30.5 公斤'],
    ])
    expect(parts[0]).toEqual({ text: '东北大米' })
  })

  test('shows what it is filled with as it is: markup and places are no orders', () => {
    const odd = '**$&** {{open}} \uE0000\uE001 <b>$t(shop.why)</b>'
    const values = { open: { money: 611_950 }, alive: { share: 0.999 }, said: odd }
    const parts = tell({ code: 'shop.owes', values }, reader, speech('en', [words]))
    expect(plainly(parts)).toBe(`¥6,119.50 is owed, >99% likely still there: ${odd}`)
    expect(parts.at(-1)).toEqual({ text: odd })
  })

  test('never says that something is certain', () => {
    const alive = (share: number) => said({ open: 1, alive: { share }, said: '' }, 'shop.owes')[2]
    expect([0, 0.004, 0.41, 0.997, 1].map(alive).map((text) => text?.match(/[<>]?\d+%/)?.[0])).toEqual([
      ...['<1%', '<1%', '41%', '>99%', '>99%'],
    ])
  })
})

describe('days in a sentence', () => {
  const days = (from: string, to: string, near?: string) =>
    languages.map((language) => speech(language, [words]).days(from, to, { today: '2026-11-22', near }))

  test('are said without what is known: this year, and the month that was just named', () => {
    expect(days('2026-11-22', '2026-11-26', '2026-11-24')).toEqual(['22–26日', '22–26日', '22–26'])
    expect(days('2026-11-22', '2026-11-26')).toEqual(['11月22–26日', '11月22–26日', '22–26 Nov'])
    expect(days('2026-11-22', '2026-11-26', '2026-10-30')).toEqual(days('2026-11-22', '2026-11-26'))
    expect(days('2026-11-28', '2026-12-12')[0]).toBe('11月28日 – 12月12日')
    expect(days('2026-11-28', '2026-12-12')[2]).toBe('28 Nov – 12 Dec')
    expect(days('2026-12-28', '2027-01-05')).toEqual([
      ...['12月28日 – 2027年1月5日', '12月28日 – 2027年1月5日', '28 Dec – 5 Jan 2027'],
    ])
    expect(days('2027-01-01', '2027-01-11')).toEqual([
      ...['2027年1月1–11日', '2027年1月1–11日', '1–11 Jan 2027'],
    ])
    expect(days('2027-01-20', '2027-02-03')).toEqual([
      ...['2027年1月20日 – 2月3日', '2027年1月20日 – 2月3日', '20 Jan – 3 Feb 2027'],
    ])
    expect(days('2026-11-11', '2026-11-11')).toEqual(['11月11日', '11月11日', '11 Nov'])
  })

  test('come with their year where nobody says what day the reader has', () => {
    expect(speech('en', [words]).day('2026-11-22')).toBe('22 Nov 2026')
    expect(speech('zh-CN', [words]).day('2026-11-22', '2026-01-01')).toBe('11月22日')
  })

  test('are written out in refusals, which are given ISO days', () => {
    const values = { on: '2026-03-01', at: '2026-03-01 10:00' }
    expect(languages.map((language) => speech(language, [words]).say('shop.later', values))).toEqual([
      '要在 2026年3月1日之后（2026年3月1日 10:00）',
      '要在 2026年3月1日之後（2026年3月1日 10:00）',
      'after 1 Mar 2026 (1 Mar 2026 10:00)',
    ])
    expect(speech('en', [words]).say('shop.later', { on: '', at: 'soon' })).toBe('after  (soon)')
  })
})

test('amounts are written in the company’s currency and the reader’s language', () => {
  expect(amountsIn('zh-CN', 'CNY').minor(611_950)).toBe('¥6,120')
  expect(amountsIn('zh-CN', 'CNY').exact(611_950)).toBe('¥6,119.50')
  expect(amountsIn('zh-CN', 'CNY').exact(612_000)).toBe('¥6,120')
  expect(amountsIn('en', 'CNY').minor(-611_950)).toBe('-¥6,120')
  // What rounds to nothing is neither gained nor lost.
  expect(amountsIn('en', 'CNY').minor(-20)).toBe('¥0')
  expect(amountsIn('en', 'JPY').exact(6_120)).toBe('¥6,120')
  expect(amountsIn('zh-TW', 'TWD').minor(612_000)).toBe('$6,120')
  expect(amountsIn('en', null).minor(612_000)).toBe('6,120')
})
