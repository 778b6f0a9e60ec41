import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import {
  customerCounts,
  customerCountsSql,
  customerPaidSql,
  purchaseDaysOf,
  purchaseDaysOfSql,
} from './customer-counts.ts'
import {
  customerOrders,
  customerOrdersSql,
  type OrderKey,
  orderLines,
  orderLinesSql,
} from './customer-orders.ts'
import { customerPayments, customerPaymentsSql, type PaymentKey } from './customer-payments.ts'
import { idOf, keepFacts, openFacts } from './test-facts.ts'

let duck: Duck
beforeAll(async () => {
  duck = await openFacts()
})
afterAll(() => duck.close())

const anna = idOf('anna')

test('every question about one customer is understood by the database', async () => {
  await keepFacts(duck, {})
  const customer = anna
  const key = { day: null, source: '', order: '', party: '' }
  const asked: [string, Record<string, string | number | null>][] = [
    [customerOrdersSql, { ...key, customer, few: 3, most: 1 }],
    [orderLinesSql, { ...key, customer, most: 1 }],
    [customerPaymentsSql, { customer, day: null, batch: 0, row: 0, most: 1 }],
    [customerCountsSql, { customer }],
    [customerPaidSql, { customer }],
    [purchaseDaysOfSql, { customer }],
  ]
  for (const [sql, values] of asked) {
    expect(await duck.rows(`explain ${sql}`, values)).not.toEqual([])
    const rows = await duck.rows(sql, values)
    expect(rows.length).toBeLessThanOrEqual(1)
  }
  expect(await customerCounts(duck, { customer })).toEqual({
    orders: 0,
    lines: 0,
    returns: 0,
    purchaseDays: 0,
    revenue: 0,
    margin: null,
    uncosted: 0,
    firstDay: null,
    lastDay: null,
    payments: 0,
    paid: 0,
  })
})

const facts = {
  lines: [
    { party: 'anna', order: 'A1', day: '2026-01-05', amount: 10.5, margin: 2, product: 'rice', quantity: 1 },
    { party: 'anna', order: 'A1', day: '2026-01-05', amount: 4.5, margin: 1, product: 'oil', quantity: 2 },
    { party: 'anna', order: 'A1', day: '2026-01-05', amount: 1, margin: 0.5, product: 'rice', quantity: 1 },
    // The same number in another source is another order.
    { source: 'web', party: 'a-web', order: 'A1', day: '2026-01-07', amount: 7, product: 'rice' },
    { party: 'anna', order: 'A2', day: '2026-01-07', amount: -3, margin: -1, product: 'oil' },
    // Without a number: one order a party and day.
    { party: 'anna', day: '2026-01-06', amount: 2 },
    { party: 'anna', day: '2026-01-06', amount: 3 },
    { party: 'anne', day: '2026-01-06', amount: 4 },
    { party: 'anna', order: 'A9', day: '2026-01-09', amount: 99, batch: 2 },
    { party: 'anna', order: 'A1', day: '2026-01-05', amount: 55, counts: false },
    { party: 'bert', order: 'B1', day: '2026-01-06', amount: 1 },
    { party: null, order: 'C1', day: '2026-01-06', amount: 1 },
  ],
  payments: [
    { party: 'anna', day: '2026-01-08', amount: 10, reference: 'R1', order: 'A1' },
    { party: 'anne', day: '2026-01-08', amount: -2 },
    { party: 'a-web', source: 'web', day: '2026-01-10', amount: 5 },
    { party: 'anna', day: '2026-01-11', amount: 99, batch: 2 },
    { party: 'anna', day: '2026-01-11', amount: 99, counts: false },
    { party: 'bert', day: '2026-01-08', amount: 1 },
  ],
  products: [
    { product: 'rice', name: '东北大米', unit: '袋' },
    { product: 'rice', source: 'web', name: '网店米' },
    { product: 'oil', batch: 2, name: '还没站住的名字' },
  ],
  customers: { anne: 'anna', 'a-web': 'anna' },
  writing: [2],
}

test('a customer’s orders: all parties of hers, what stands only, newest first', async () => {
  await keepFacts(duck, facts)
  const orders = await customerOrders(duck, { customer: anna, before: null, most: 10 })
  expect(
    orders.map(({ day, source, order, party, amount, margin }) => [
      day,
      source,
      order,
      party,
      amount,
      margin,
    ]),
  ).toEqual([
    ['2026-01-07', 'shop', 'A2', '', -3, -1],
    ['2026-01-07', 'web', 'A1', '', 7, null],
    ['2026-01-06', 'shop', '', 'anna', 5, null],
    ['2026-01-06', 'shop', '', 'anne', 4, null],
    ['2026-01-05', 'shop', 'A1', '', 16, 3.5],
  ])
  expect(orders[0]?.isReturn).toBe(true)
  expect(orders[4]).toMatchObject({
    isReturn: false,
    lines: 3,
    products: 2,
    firstProducts: [
      { product: 'rice', name: '东北大米', unit: '袋', quantity: 2 },
      { product: 'oil', name: null, unit: null, quantity: 2 },
    ],
    batch: 1,
  })
})

test('page after page they are the same orders, none twice and none left out', async () => {
  await keepFacts(duck, facts)
  const whole = await customerOrders(duck, { customer: anna, before: null, most: 100 })
  for (const most of [1, 2, 3]) {
    const found: OrderKey[] = []
    for (let before: OrderKey | null = null; ; ) {
      const page = await customerOrders(duck, { customer: anna, before, most })
      found.push(...page)
      before = page.at(-1) ?? null
      if (page.length < most) break
    }
    expect(found).toEqual(whole)
  }
})

test('products go by the names of their source’s list, and by none where it has none', async () => {
  await keepFacts(duck, facts)
  const [, web, unnumbered] = await customerOrders(duck, { customer: anna, before: null, most: 10 })
  // Of the web's list, and of a line without a quantity.
  expect(web?.firstProducts).toEqual([{ product: 'rice', name: '网店米', unit: null, quantity: null }])
  expect(unnumbered?.firstProducts).toEqual([])
})

test('an order opens to its lines', async () => {
  await keepFacts(duck, facts)
  const linesOf = async (order: OrderKey) => {
    const lines = await orderLines(duck, { customer: anna, order, most: 10 })
    return lines.map(({ product, quantity, amount, row }) => [product, quantity, amount, row])
  }
  const whole = await customerOrders(duck, { customer: anna, before: null, most: 100 })
  expect(await linesOf(whole[4]!)).toEqual([
    ['rice', 1, 10.5, 0],
    ['oil', 2, 4.5, 1],
    ['rice', 1, 1, 2],
  ])
  expect(await linesOf(whole[2]!)).toEqual([
    [null, null, 2, 5],
    [null, null, 3, 6],
  ])
  expect(await linesOf({ day: '2026-01-06', source: 'shop', order: 'B1', party: '' })).toEqual([])
})

test('her payments, newest first and page after page', async () => {
  await keepFacts(duck, facts)
  const whole = await customerPayments(duck, { customer: anna, before: null, most: 10 })
  expect(
    whole.map(({ day, source, reference, order, amount }) => [day, source, reference, order, amount]),
  ).toEqual([
    ['2026-01-10', 'web', null, null, 5],
    ['2026-01-08', 'shop', null, null, -2],
    ['2026-01-08', 'shop', 'R1', 'A1', 10],
  ])
  const found: PaymentKey[] = []
  for (let before: PaymentKey | null = null; found.length < 10; ) {
    const [one] = await customerPayments(duck, { customer: anna, before, most: 1 })
    if (!one) break
    found.push(one)
    before = one
  }
  expect(found).toEqual(whole)
})

test('her figures and days are those of her orders', async () => {
  await keepFacts(duck, facts)
  const orders = await customerOrders(duck, { customer: anna, before: null, most: 100 })
  const counts = await customerCounts(duck, { customer: anna })
  expect(counts).toEqual({
    orders: orders.length,
    lines: 8,
    returns: 1,
    purchaseDays: 3,
    revenue: 29,
    margin: 2.5,
    uncosted: 16,
    firstDay: '2026-01-05',
    lastDay: '2026-01-07',
    payments: 3,
    paid: 13,
  })
  const { days, net, purchase } = await purchaseDaysOf(duck, { customer: anna })
  expect([...days]).toEqual([20458, 20459, 20460])
  expect([...net]).toEqual([16, 9, 4])
  expect([...purchase]).toEqual([1, 1, 1])
})
