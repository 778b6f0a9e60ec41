import { describe, expect, test } from 'vitest'
import { languages, speech } from '../../base/language/language.ts'
import { plainly, tell } from '../../base/language/sentence.ts'
import type { ProductGaps } from '../../base/ledger/ledger.ts'
import { newNotebook } from '../../base/notebook/test-folder.ts'
import { type Need, needSchema } from './contract.ts'
import { deliveryReason, type NeedColumns, needsBeside, needsOf, writeNeeds } from './deliveries.ts'
import { deliveriesWords } from './words.ts'

const day = (iso: string): number => Date.parse(iso) / 86_400_000

/** Twenty households of one to four who buy rice whenever it is eaten, and one who bought it for the first time. */
function riceShop(asOf: string): ProductGaps {
  const [customers, customer, from]: [string[], number[], number[]] = [[], [], [0]]
  const [days, quantity]: [number[], number[]] = [[], []]
  for (let c = 0; c < 20; c++) {
    customers.push(`household-${String(c).padStart(2, '0')}`)
    customer.push(c)
    // A hundred grams a head and day, five kilos at a time; a day more or less, each household at its own moment.
    const pace = 50 / ((c % 4) + 1)
    for (let k = 7; k >= 0; k--) {
      days.push(day(asOf) - (c % 7) - Math.round(k * pace) + (k > 0 ? (k + c) % 3 : 0))
      quantity.push(5)
    }
    from.push(days.length)
  }
  customers.push('newcomer')
  customer.push(20)
  days.push(day(asOf) - 3)
  quantity.push(10)
  return {
    customers,
    products: ['rice'],
    draws: new Float64Array(21),
    customer: Int32Array.from(customer),
    product: new Int32Array(21),
    from: Int32Array.from([...from, days.length]),
    day: Int32Array.from(days),
    quantity: Float64Array.from(quantity),
  }
}

/** So many streets in which the same people live. */
function streetsOf(shop: ProductGaps, streets: number): ProductGaps {
  const [people, purchases] = [shop.customer.length, shop.day.length]
  const each = <T>(of: (street: number) => readonly T[]): T[] =>
    Array.from({ length: streets }, (_, i) => of(i)).flat()
  return {
    ...shop,
    customers: each((street) => shop.customers.map((name) => `${name}, street ${street}`)),
    draws: Float64Array.from({ length: people * streets }, (_, i) => ((i * 7_919) % 52_501) / 52_501),
    customer: Int32Array.from(each((street) => [...shop.customer].map((one) => one + street * people))),
    product: new Int32Array(people * streets),
    from: Int32Array.from([
      0,
      ...each((street) => [...shop.from].slice(1).map((end) => end + street * purchases)),
    ]),
    day: Int32Array.from(each(() => [...shop.day])),
    quantity: Float64Array.from(each(() => [...shop.quantity])),
  }
}

const asOf = '2024-03-10'
const persons = new Map(
  Array.from({ length: 20 }, (_, c) => [`household-${String(c).padStart(2, '0')}`, (c % 4) + 1]),
)
const terms = { asOf, today: '2024-03-11', households: persons }

describe('who needs rice when', () => {
  const needs = needsOf(riceShop(asOf), terms)

  test('households in rhythm have a date; the larger ones sooner', () => {
    expect(needs.basis.slice(0, 20)).toEqual(new Array(20).fill('rhythm'))
    const gaps = (size: number): number[] =>
      [...needs.usualGap].filter((_, c) => c < 20 && c % 4 === size - 1)
    expect(Math.max(...gaps(4))).toBeLessThan(Math.min(...gaps(1)))
  })

  test('nothing is delivered before today, and nothing after it has run out', () => {
    needs.deliverByDay.forEach((deliverBy, pair) => {
      if (Number.isNaN(deliverBy)) return
      expect(deliverBy).toBeGreaterThanOrEqual(day('2024-03-11'))
      expect(deliverBy).toBeLessThanOrEqual(needs.runOutDay[pair] as number)
    })
    const late = needsOf(riceShop(asOf), { ...terms, today: '2024-04-20' })
    expect(Math.min(...late.deliverByDay.filter((d) => !Number.isNaN(d)))).toBe(day('2024-04-20'))
  })

  test('a newcomer has a date only where somebody wrote down how many eat there', () => {
    expect(needs.basis[20]).toBe('one-purchase')
    expect(needs.runOutDay[20]).toBeNaN()
    const told = needsOf(riceShop(asOf), { ...terms, households: new Map([...persons, ['newcomer', 2]]) })
    expect(told.basis[20]).toBe('household')
    // Ten kilos for two at a hundred grams: 50 days.
    expect(Math.abs((told.usualGap[20] as number) - 50)).toBeLessThan(6)
  })

  test('asked of customers alone, money is no quantity to be told', () => {
    const anything = needsOf({ ...riceShop(asOf), products: [''] }, terms)
    expect([...anything.lastQuantity].every(Number.isNaN)).toBe(true)
    expect(anything.basis[20]).toBe('one-purchase')
  })

  test('of many the same is said, worked out on a thread of its own', async () => {
    const town = streetsOf(riceShop(asOf), 2_500)
    expect(town.customer).toHaveLength(52_500)
    let free = 0
    const ticking = setInterval(() => free++, 1)
    const beside = await needsBeside(town, terms)
    clearInterval(ticking)
    expect(free).toBeGreaterThan(3)
    expect(beside).toEqual(needsOf(town, terms))
  })

  test('nobody, and nothing', () => {
    const none = { customers: [], products: [], customer: new Int32Array(), product: new Int32Array() }
    const draws = new Float64Array()
    const empty = {
      ...none,
      draws,
      from: new Int32Array(1),
      day: new Int32Array(),
      quantity: new Float64Array(),
    }
    expect(needsOf(empty, terms).basis).toEqual([])
  })
})

describe('what is written down', () => {
  test('what has a date or is likely soon; unknown is null; said twice it stands once', async () => {
    const notebook = await newNotebook()
    const columns = needsOf(riceShop(asOf), terms)
    expect(await writeNeeds({ notebook, run: 7, columns })).toBe(20)
    await writeNeeds({ notebook, run: 7, columns })
    const rows = await notebook.read.selectFrom('needs').selectAll().orderBy('customer').execute()
    expect(rows).toHaveLength(20)
    for (const { run, customer, ...need } of rows) {
      expect(run).toBe(7)
      expect(persons.has(customer)).toBe(true)
      expect(needSchema.parse(need)).toEqual(need)
    }
    expect(rows[0]).toMatchObject({ product: 'rice', lastDay: '2024-03-10', lastQuantity: 5, purchases: 8 })
  })

  test('twenty products a customer at most, the most due', async () => {
    const notebook = await newNotebook()
    const n = 3000
    const unknown = new Float64Array(n).fill(Number.NaN)
    const columns: NeedColumns = {
      customers: Array.from({ length: 100 }, (_, c) => `c${c}`),
      products: Array.from({ length: 30 }, (_, p) => `p${String(p).padStart(2, '0')}`),
      customer: Int32Array.from({ length: n }, (_, pair) => Math.floor(pair / 30)),
      product: Int32Array.from({ length: n }, (_, pair) => pair % 30),
      ...{ runOutDay: unknown, low: unknown, high: unknown, deliverByDay: unknown },
      // Rising with the product; the first three are too unlikely for a line.
      dueSoon: Float64Array.from({ length: n }, (_, pair) => 0.02 + (pair % 30) * 0.014),
      lastDay: new Int32Array(n).fill(day(asOf)),
      ...{ lastQuantity: unknown, usualGap: unknown, purchases: new Int32Array(n).fill(2) },
      basis: new Array(n).fill('too-wide'),
      learned: { model: null, calibration: null },
    }
    expect(await writeNeeds({ notebook, run: 1, columns })).toBe(2000)
    const rows = await notebook.read.selectFrom('needs').selectAll().where('customer', '=', 'c99').execute()
    expect(rows.map((row) => row.product).sort()).toEqual(columns.products.slice(10))
    expect(rows[0]).toMatchObject({ runOutDate: null, deliverBy: null, lastQuantity: null, usualGap: null })
  })
})

describe('the reason', () => {
  const need: Need = {
    product: '五常大米 10kg',
    runOutDate: '2024-03-20',
    low: '2024-03-16',
    high: '2024-03-26',
    deliverBy: '2024-03-17',
    dueSoon: 0.8,
    lastDay: '2024-02-20',
    lastQuantity: 2,
    purchases: 6,
    usualGap: 29.6,
  }
  const said = (own: Partial<Need>, living: number | null = null): string[] => {
    const reason = deliveryReason({ ...need, ...own }, living)
    if (!reason) return []
    const product = () => ({ name: '五常大米', unit: '袋' })
    const reader = { today: '2024-03-01', currency: 'CNY', product }
    return languages.map((language) => plainly(tell(reason, reader, speech(language, [deliveriesWords]))))
  }

  test('says the rhythm, the last purchase and the date', () => {
    expect(said({})).toEqual([
      '五常大米，约 3月20日用完（16–26日）；平时每 30 天买一次，上次 2月20日买了 2 袋。',
      '五常大米，約 3月20日用完（16–26日）；平時每 30 天買一次，上次 2月20日買了 2 袋。',
      '五常大米 runs out about 20 Mar (16–26); bought every 30 days or so, last time 2 袋 on 20 Feb.',
    ])
  })

  test('fills every place in every language', () => {
    const all = [
      ...said({}),
      ...said({ product: '' }),
      ...said({ lastQuantity: null }),
      ...said({ purchases: 1 }, 4),
      ...said({ purchases: 1 }),
      ...said({ purchases: 1, product: '' }),
      ...said({ purchases: 1, lastQuantity: null }),
      ...said({ usualGap: 1 }),
    ]
    expect(all).toHaveLength(24)
    for (const sentence of all) expect(sentence).not.toMatch(/\{\{|\*|deliveries\.|undefined|\d{4}-\d{2}/)
    expect(said({ purchases: 1 }, 4)[0]).toContain('家里 4 口人')
  })

  test('of somebody who bought once says what others do, and not what they are used to', () => {
    expect(said({ purchases: 1 })[0]).toBe(
      '五常大米，约 3月20日用完（16–26日）；只在 2月20日买过 2 袋，像这样的客户约 30 天再买。',
    )
    expect(said({ usualGap: 1 })[2]).toContain('bought every day')
  })

  test('is none without a date', () => {
    expect(said({ runOutDate: null })).toEqual([])
  })
})
