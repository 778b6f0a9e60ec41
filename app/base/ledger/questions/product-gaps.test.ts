import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import {
  type GapsAsked,
  gapBoughtSql,
  gapDaysSql,
  gapPairsSql,
  gapSteps,
  keepPurchases,
  type ProductGaps,
  productGaps,
} from './product-gaps.ts'
import { idOf, keepFacts, openFacts, type TestLine } from './test-facts.ts'

let duck: Duck
beforeAll(async () => {
  duck = await openFacts()
})
afterAll(() => duck.close())

test('every step is understood by the database, and gives numbers that are never null', async () => {
  await keepFacts(duck, {})
  const asked = { until: '2026-01-01' }
  for (const level of ['product', 'customer'] as const) {
    expect(await duck.rows(`explain ${gapDaysSql(level)}`, asked)).not.toEqual([])
    await duck.run(gapDaysSql(level), asked)
    expect(await duck.rows(`explain ${gapBoughtSql}`)).not.toEqual([])
    await duck.run(gapBoughtSql)
    expect(await duck.rows(`explain ${gapPairsSql('drawn')}`, { most: 1 })).not.toEqual([])
    expect(await duck.rows(`explain ${gapPairsSql('all')}`)).not.toEqual([])
    await duck.run(gapPairsSql('all'))
    for (const sql of Object.values(gapSteps)) expect(await duck.rows(`explain ${sql}`)).not.toEqual([])
    const types = await duck.rows(`select column_type from (describe ${gapSteps.days})`)
    expect(types.map((row) => row.column_type)).toEqual(['INTEGER', 'INTEGER', 'INTEGER', 'DOUBLE', 'DOUBLE'])
    const gaps = await productGaps(duck, { until: '2026-01-01', level })
    expect([gaps.customers, gaps.products, [...gaps.from], gaps.day.length]).toEqual([[], [], [0], 0])
  }
})

/** Each pair as a person would write it. */
const written = ({ customers, products, customer, product, from, day, quantity }: ProductGaps): string[] =>
  [...customer].map((place, pair) => {
    const bought = [...day.slice(from[pair], from[pair + 1])].map(
      (at, i) => `${at - 20454}×${quantity[(from[pair] as number) + i]}`,
    )
    return `${customers[place]?.slice(-2)} ${products[product[pair] as number]}: ${bought.join(' ')}`
  })
const asked = async (lines: readonly TestLine[], also: Partial<GapsAsked> = {}): Promise<string[]> => {
  await keepFacts(duck, { lines, writing: [2], customers: { b2: 'b' } })
  return written(await productGaps(duck, { until: '2026-12-31', level: 'product', ...also }))
}
const [a, b] = [idOf('a').slice(-2), idOf('b').slice(-2)]
const on = (day: string, party: string | null, bought: Partial<TestLine>): TestLine => ({
  day: `2026-${day}`,
  party,
  amount: (bought.quantity ?? 1) * 2,
  ...bought,
})

test('who bought what on which days, and how much; several lines of a day are one purchase', async () => {
  const lines = [
    on('01-03', 'b', { product: 'rice', quantity: 2 }),
    on('01-01', 'a', { product: 'rice', quantity: 1 }),
    on('01-01', 'a', { product: 'rice', quantity: 0.5 }),
    on('01-09', 'a', { product: 'rice', quantity: 3 }),
    on('01-04', 'a', { product: 'oil', quantity: 1 }),
    on('01-05', 'b2', { product: 'rice', quantity: 1 }),
    on('01-05', 'a', { product: null, quantity: 7 }),
    on('01-05', null, { product: 'rice', quantity: 7 }),
    { ...on('01-06', 'a', { product: 'rice', quantity: 9 }), batch: 2 },
    { ...on('01-06', 'a', { product: 'rice', quantity: 9 }), counts: false },
  ]
  expect(await asked(lines)).toEqual([`${a} oil: 3×1`, `${a} rice: 0×1.5 8×3`, `${b} rice: 2×2 4×1`])
  expect(await asked(lines, { until: '2026-01-03' })).toEqual([`${a} rice: 0×1.5`, `${b} rice: 2×2`])
  expect(await asked(lines, { level: 'customer' })).toEqual([`${a} : 0×3 3×2 4×14 8×6`, `${b} : 2×4 4×2`])
})

test('what is brought back cancels the latest purchases of that product, 30 days back at most', async () => {
  expect(
    await asked([
      on('01-01', 'a', { product: 'rice', quantity: 5 }),
      on('02-01', 'a', { product: 'rice', quantity: 2 }),
      on('02-03', 'a', { product: 'rice', quantity: 1 }),
      on('02-04', 'a', { product: 'rice', quantity: -4 }), // the two of February, and no more: January is 31 days and more ago
      on('02-05', 'a', { product: 'oil', quantity: 0.3 }),
      on('02-05', 'a', { product: 'oil', quantity: -0.1 }),
      on('02-06', 'a', { product: 'oil', quantity: -0.2 }), // exactly nothing is left
      on('02-06', 'b', { product: 'rice', quantity: -1 }),
      on('02-08', 'b', { product: 'rice', quantity: 1 }),
    ]),
  ).toEqual([`${a} rice: 0×5`, `${b} rice: 38×1`])
})

test('a quantity that is not known is unknown, and the purchase still one', async () => {
  expect(
    await asked([
      on('01-01', 'a', { product: 'rice', quantity: null }),
      on('01-02', 'a', { product: 'rice', quantity: 0 }),
      on('01-03', 'a', { product: 'rice', quantity: -1 }),
    ]),
  ).toEqual([`${a} rice: 0×NaN`])
  const gift = { ...on('01-01', 'a', { product: 'rice', quantity: 1 }), amount: 0 }
  expect(
    await asked([gift, on('01-09', 'a', { product: 'rice', quantity: 1 })], { level: 'customer' }),
  ).toEqual([`${a} : 0×NaN 8×2`])
})

test('so many pairs are always the same ones', async () => {
  const lines = Array.from({ length: 60 }, (_, i) =>
    on('01-01', `p${i % 20}`, { product: `item${i % 3}`, quantity: i + 1 }),
  )
  const whole = await asked(lines)
  expect(whole).toHaveLength(60)
  const drawn = await asked(lines, { most: 10 })
  expect(drawn).toHaveLength(10)
  expect(await asked([...lines].reverse(), { most: 10 })).toEqual(drawn)
  expect(whole).toEqual(expect.arrayContaining(drawn))
})

test('cancelling keeps what was not brought back: never less than nothing, never more than bought', () => {
  const purchase = fc.record({ gap: fc.integer({ min: 1, max: 20 }), bought: fc.nat(9), back: fc.nat(9) })
  fc.assert(
    fc.property(fc.array(purchase, { maxLength: 12 }), (purchases) => {
      let at = 0
      const day = Int32Array.from(purchases, ({ gap }) => (at += gap))
      const bought = new Map(purchases.map((one, i) => [day[i], one.bought]))
      const quantity = Float64Array.from(purchases, (one) => one.bought)
      const returned = Float64Array.from(purchases, (one) => one.back)
      const end = keepPurchases({ day, quantity, returned }, 0, day.length)
      const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)
      for (let i = 0; i < end; i++) {
        expect(quantity[i]).toBeGreaterThan(0)
        expect(quantity[i]).toBeLessThanOrEqual(bought.get(day[i]) as number)
      }
      const all = sum(purchases.map((one) => one.bought))
      const back = sum(purchases.map((one) => one.back))
      expect(sum(quantity.slice(0, end))).toBeGreaterThanOrEqual(all - back)
      expect(sum(quantity.slice(0, end))).toBeLessThanOrEqual(all)
    }),
  )
})
