import { describe, expect, test } from 'vitest'
import { amountsIn } from '../../base/language/amounts.ts'
import { addDays, dayIn, daysBetween } from '../../base/ui/days.tsx'
import type { EvidenceSaid } from '../actions/contract.ts'
import { addressOf, printAddressOf } from './address.tsx'
import { grouped, markOf, onTheWay } from './groups.tsx'
import { stakeOf } from './stake.tsx'
import type { Todo } from './todo.tsx'
import { type Line, loadOf, papersOf } from './use-route.tsx'
import { placeOf } from './who.tsx'

const today = '2026-11-27'
const action = (kind: Todo['kind']): Todo => ({
  id: kind,
  customer: 'c',
  customerName: '陈家',
  kind,
  dueDay: today,
  ...{ reason: '', reasonParts: [], evidence: [] },
  expectedMoney: null,
  minutes: null,
  changedAt: '2026-11-27T00:00:00.000Z',
  occasion: null,
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

test('a large amount is said in three figures, as its readers count', () => {
  expect(amountsIn('zh-CN', 'CNY').rough(174_988_731)).toBe('¥175万')
  expect(amountsIn('en', 'CNY').rough(174_988_731)).toBe('¥1.75M')
  expect(amountsIn('zh-CN', 'CNY').rough(1_824_000)).toBe('¥18,240')
})

describe('what the money of a row is made of', () => {
  const figure = (name: EvidenceSaid['name'], value: number, interval?: EvidenceSaid['interval']) =>
    ({ of: 'assumption', name, value, basis: 'assumed', said: name, interval }) as EvidenceSaid
  const within = (low: number, high: number) => ({ low, high, level: 0.8 })

  // As engine/decide/ranking.test.ts has them by hand.
  test('a delivery: 96 of margin, wanted one time in two, two of five lost otherwise', () => {
    const found = stakeOf([
      ...[figure('wanted', 0.5), figure('margin', 9_600), figure('minutes', 20)],
      figure('lost-otherwise', 0.4, within(0.2, 0.6)),
    ])
    expect(found).toMatchObject({ stake: 9_600, chance: 0.2, low: 0.1, high: 0.3 })
  })

  test('a debt: what its age loses and its delay costs, one time in two', () => {
    const parts = [
      ...[figure('due', 612_000), figure('expected-loss', 9_792), figure('overdue', 612_000)],
      figure('heeded', 0.5, within(0.3, 0.7)),
    ]
    const late = [figure('usual-delay', 3), figure('cost-of-money', 0.1)]
    const { stake = 0, chance = 0 } = stakeOf([...parts, ...late]) ?? {}
    expect(stake * chance).toBeCloseTo(5_135.64, 1)
    expect(stakeOf(parts)).toMatchObject({ stake: 9_792, chance: 0.5, low: 0.3, high: 0.7 })
  })

  test('winning back: what they are worth who stay, if they would stay away and come because of a call', () => {
    const parts = [
      figure('alive', 0.41),
      figure('value', 53_000),
      figure('won-back', 0.1, within(0.03, 0.17)),
    ]
    const { stake = 0, chance = 0, high } = stakeOf(parts) ?? {}
    expect(stake * chance).toBeCloseTo(7_626.8, 0)
    expect(high).toBeCloseTo(0.59 * 0.17, 10)
  })

  test('is not told where a part of it is not known', () => {
    expect(stakeOf([figure('wanted', 0.5), figure('lost-otherwise', 0.4)])).toBeNull()
    expect(stakeOf([figure('minutes', 10)])).toBeNull()
  })
})

test('what is brought to one customer stands together, where the first of it stands', () => {
  const to = (customer: string, id: string, kind: Todo['kind'] = 'deliver') => ({
    ...action(kind),
    customer,
    id,
  })
  const rows = [to('a', '1'), to('b', '2'), to('a', '3'), to('c', '4'), to('a', '5')]
  const along = onTheWay({ name: 'deliver', rows })
  expect(along.map((one) => [one.action.id, one.follows?.id ?? null])).toEqual([
    ['1', null],
    ['3', '1'],
    ['5', '3'],
    ['2', null],
    ['4', null],
  ])
  // Two talks with one customer are two talks.
  const talks = [to('a', '1', 'follow-up'), to('b', '2', 'follow-up'), to('a', '3', 'win-back')]
  expect(onTheWay({ name: 'follow-up', rows: talks }).map((one) => one.follows)).toEqual([null, null, null])
})

test('where they are and how to call them', () => {
  expect(placeOf({ city: '上海', address: '上海和平里3栋' })).toBe('上海和平里3栋')
  expect(placeOf({ city: '上海', address: '和平里3栋' })).toBe('上海 和平里3栋')
  expect(placeOf({ city: '上海', address: null })).toBe('上海')
  expect(placeOf({ city: null, address: '' })).toBeNull()
})

test('addresses keep what is chosen', () => {
  expect(addressOf({})).toBe('/today')
  expect(addressOf({ whose: 'all', kind: 'collect', owner: '' })).toBe('/today?whose=all&owner=&kind=collect')
  expect(printAddressOf({ list: 'deliveries', owner: null })).toBe('/today/print?list=deliveries')
  expect(printAddressOf({ list: 'collections', owner: '店员甲' })).toContain('owner=%E5%BA%97')
})

describe('on paper', () => {
  const line = (own: Partial<Line>): Line => ({
    ...{ id: '1', customer: 'a', customerName: '陈家', city: null, address: null, phone: null, masked: [] },
    ...{ owner: null, ownerName: null, dueDay: today, product: 'P1', productName: '东北大米', unit: '袋' },
    ...{ quantity: 2, amount: null, overdue: null, minutes: 20, reason: '', reasonParts: [], note: null },
    ...{ changedAt: '', ...own },
  })

  test('everybody has their own list, what nobody looks after last, and each customer is one stop', () => {
    const papers = papersOf([
      line({ id: '1', customer: 'a' }),
      line({ id: '2', customer: 'b', owner: 'wang', ownerName: '王丽' }),
      line({ id: '3', customer: 'a', product: 'P2' }),
      line({ id: '4', customer: 'c', owner: 'wang', ownerName: '王丽' }),
    ])
    expect(
      papers.map(({ owner, name, stops }) => [owner, name, stops.map((stop) => stop.lines.length)]),
    ).toEqual([
      ['wang', '王丽', [1, 1]],
      ['', null, [2]],
    ])
  })

  test('what is to be loaded is added up by product, and not known where nobody knows how much', () => {
    const [paper] = papersOf([
      line({ id: '1' }),
      line({ id: '2', customer: 'b', quantity: 1.5 }),
      line({ id: '3', product: 'P2', productName: null, unit: null, quantity: null }),
      line({ id: '4', customer: 'b', product: 'P2', productName: null, unit: null, quantity: 4 }),
      line({ id: '5', customer: 'c', product: null }),
    ])
    expect(loadOf(paper?.stops ?? [])).toEqual([
      { product: 'P2', unit: null, quantity: null },
      { product: '东北大米', unit: '袋', quantity: 3.5 },
    ])
  })
})
