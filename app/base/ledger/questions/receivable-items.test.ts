import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Duck } from '../duckdb.ts'
import { allocatePayments, type CreditItem, type MoneyReceived } from './allocate-payments.ts'
import {
  creditCustomersSql,
  creditPaymentsSql,
  creditSalesSql,
  type ReceivableItems,
  receivableItems,
} from './receivable-items.ts'
import { keepFacts, openFacts, type TestLine, type TestPayment } from './test-facts.ts'

let duck: Duck
beforeAll(async () => {
  duck = await openFacts()
})
afterAll(() => duck.close())

const asOf = '2026-03-31'
const dayOf = (iso: string): number =>
  Temporal.PlainDate.from('1970-01-01').until(Temporal.PlainDate.from(iso)).days
const isoOf = (day: number): string => Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString()

test('every step is understood by the database', async () => {
  await keepFacts(duck, {})
  const values = { asOf, of: 1, index: 0 }
  expect(await duck.rows(`explain ${creditCustomersSql}`, values)).not.toEqual([])
  await duck.run(creditCustomersSql, values)
  for (const [sql, given] of [
    [creditSalesSql, { asOf, creditDays: 30 }],
    [creditPaymentsSql, { asOf }],
  ] as const) {
    expect(await duck.rows(`explain ${sql}`, given)).not.toEqual([])
    const types = await duck.rows(`select column_name, column_type from (describe ${sql})`, given)
    for (const { column_name, column_type } of types)
      expect(['VARCHAR', 'INTEGER', 'DOUBLE'], String(column_name)).toContain(column_type)
  }
})

/** One line an item. */
const written = (items: ReceivableItems): string[] =>
  [...items.customer].map(
    (_, i) =>
      `${items.order[i]} due ${isoOf(items.due[i] as number)}: ${items.paid[i]} of ${items.amount[i]}${
        items.open[i] === 0 ? `, paid ${isoOf(items.paidDay[i] as number)}` : ''
      }`,
  )
const owed = async (
  lines: readonly TestLine[],
  payments: readonly TestPayment[],
  customers: Record<string, string> = {},
): Promise<ReceivableItems> => {
  await keepFacts(duck, { lines, payments, customers, writing: [2] })
  return receivableItems(duck, { asOf, creditDays: 30 })
}

describe('the worked example of a collection plan', () => {
  const plans: TestLine[] = [
    { party: 'a', order: 'P1', day: '2026-01-10', amount: 10_000, due: '2026-02-15' },
    { party: 'a', order: 'P2', day: '2026-02-10', amount: 10_000, due: '2026-03-10' },
    { party: 'a', order: 'P3', day: '2026-03-10', amount: 10_000, due: '2026-04-20' },
    { party: 'a', order: 'P4', day: '2025-11-20', amount: 10_000, due: '2025-12-20' },
  ]
  const received: TestPayment[] = [
    { party: 'a', order: 'P1', day: '2026-02-14', amount: 10_000 },
    { party: 'a', order: 'P2', day: '2026-03-20', amount: 4_000 },
  ]
  /** Ageing: what is open, by days overdue. */
  const ageing = ({ open, due }: ReceivableItems): Record<string, number> => {
    const sums: Record<string, number> = {}
    open.forEach((amount, i) => {
      const days = dayOf(asOf) - (due[i] as number)
      const bucket = [0, 30, 60, 90, 180].find((most) => days <= most) ?? Number.POSITIVE_INFINITY
      if (amount > 0) sums[bucket] = (sums[bucket] ?? 0) + amount
    })
    return sums
  }

  test('not due 10,000, 1–30 days 6,000, 91–180 days 10,000', async () => {
    const items = await owed(plans, received)
    expect(written(items)).toEqual([
      'P4 due 2025-12-20: 0 of 10000',
      'P1 due 2026-02-15: 10000 of 10000, paid 2026-02-14',
      'P2 due 2026-03-10: 4000 of 10000',
      'P3 due 2026-04-20: 0 of 10000',
    ])
    expect([...items.due].map((due) => dayOf(asOf) - due)).toEqual([101, 44, 21, -20])
    expect(ageing(items)).toEqual({ 0: 10_000, 30: 6_000, 180: 10_000 })
    expect(items.open.reduce((sum, open) => sum + open)).toBe(26_000)
    expect([...items.credit]).toEqual([0])
  })

  test('a refund of 1,000 on the paid one opens it again: 44 days overdue', async () => {
    const items = await owed(plans, [
      ...received,
      { party: 'a', order: 'P1', day: '2026-03-25', amount: -1_000 },
    ])
    expect(ageing(items)).toEqual({ 0: 10_000, 30: 6_000, 60: 1_000, 180: 10_000 })
    expect(written(items)[1]).toBe('P1 due 2026-02-15: 9000 of 10000')
  })

  test('money for nothing in particular pays the oldest due first; nothing after the day is known', async () => {
    const items = await owed(plans, [
      ...received,
      { party: 'a', day: '2026-03-30', amount: 12_000 },
      { party: 'a', day: '2026-04-01', amount: 99_000 },
    ])
    expect(written(items)).toEqual([
      'P4 due 2025-12-20: 10000 of 10000, paid 2026-03-30',
      'P1 due 2026-02-15: 10000 of 10000, paid 2026-02-14',
      'P2 due 2026-03-10: 6000 of 10000',
      'P3 due 2026-04-20: 0 of 10000',
    ])
  })
})

test('cash is not owed: sales without a due day of who never pays apart, or has due days elsewhere', async () => {
  const items = await owed(
    [
      { party: 'cash', order: 'C1', day: '2026-01-01', amount: 5 },
      { party: 'both', order: 'B1', day: '2026-01-01', amount: 5 },
      { party: 'both', order: 'B2', day: '2026-01-02', amount: 7, due: '2026-02-01' },
    ],
    [],
  )
  expect(items.customers).toHaveLength(1)
  expect(written(items)).toEqual(['B2 due 2026-02-01: 0 of 7'])
})

test('without due days, who pays apart has so many days from the order on', async () => {
  const items = await owed(
    [
      { party: 'p', order: 'O1', day: '2026-01-01', amount: 5 },
      { party: 'p', day: '2026-01-10', amount: 6 },
      { party: 'p', day: '2026-01-10', amount: 1 },
      { party: 'p', order: 'O3', day: '2026-01-20', amount: 3, batch: 2 },
      { party: 'p', order: 'O4', day: '2026-04-20', amount: 3 },
    ],
    [{ party: 'p', day: '2026-02-01', amount: 6 }],
  )
  expect(written(items)).toEqual(['O1 due 2026-01-31: 5 of 5, paid 2026-02-01', ' due 2026-02-09: 1 of 7'])
})

test('what is brought back is owed no more: within its order, else as a credit note', async () => {
  const items = await owed(
    [
      { party: 'r', order: 'O1', day: '2026-01-01', amount: 8, due: '2026-02-01' },
      { party: 'r', order: 'O1', day: '2026-01-05', amount: -3 },
      { party: 'r', order: 'O2', day: '2026-01-02', amount: 6, due: '2026-02-02' },
      { party: 'r', order: 'N1', day: '2026-01-09', amount: -7 },
    ],
    [],
  )
  expect(written(items)).toEqual(['O1 due 2026-02-01: 5 of 5, paid 2026-01-09', 'O2 due 2026-02-02: 2 of 6'])
})

test('a payment finds its order in whichever source, its own first; merged parties owe together', async () => {
  const items = await owed(
    [
      { party: 'm', order: '7', day: '2026-01-01', amount: 5, due: '2026-01-20' },
      { source: 'web', party: 'm2', order: '7', day: '2026-01-01', amount: 5, due: '2026-01-10' },
    ],
    [
      { party: 'm', order: '7', day: '2026-01-15', amount: 5 },
      { source: 'bank', party: 'm3', order: '7', day: '2026-01-16', amount: 9 },
    ],
    { m2: 'm', m3: 'm' },
  )
  expect(items.customers).toHaveLength(1)
  expect(written(items)).toEqual([
    '7 due 2026-01-10: 5 of 5, paid 2026-01-16',
    '7 due 2026-01-20: 5 of 5, paid 2026-01-15',
  ])
  expect([...items.credit]).toEqual([4])
})

test('the parts of the customers are the whole', async () => {
  const lines = Array.from({ length: 30 }, (_, i) => ({
    party: `p${i}`,
    order: `O${i}`,
    day: '2026-01-01',
    amount: i + 1,
    due: '2026-02-01',
  }))
  await keepFacts(duck, { lines })
  const whole = await receivableItems(duck, { asOf, creditDays: 30 })
  const parts: string[] = []
  for (const index of [0, 1, 2]) {
    const items = await receivableItems(duck, { asOf, creditDays: 30, part: { index, of: 3 } })
    parts.push(...written(items))
  }
  expect(whole.customer).toHaveLength(30)
  expect(parts.sort()).toEqual(written(whole).sort())
})

describe('allocating payments', () => {
  const order = fc.constantFrom('A', 'B', 'C')
  const items = fc.array(
    fc.record({
      source: fc.constant('s'),
      order,
      day: fc.nat(50),
      due: fc.nat(90),
      amount: fc.integer({ min: 1, max: 50 }),
    }),
    { maxLength: 8 },
  )
  const payments = fc
    .array(
      fc.record({
        source: fc.constant('s'),
        order: fc.option(order),
        day: fc.nat(120),
        amount: fc.integer({ min: -30, max: 60 }).filter((amount) => amount !== 0),
      }),
      { maxLength: 12 },
    )
    .map((all) => all.sort((a, b) => a.day - b.day))

  test('no money is made or lost, and no debt is paid twice', () => {
    fc.assert(
      fc.property(items, payments, (sold: CreditItem[], received: MoneyReceived[]) => {
        const { paid, paidDay, credit } = allocatePayments(sold, received)
        const money = received.reduce((sum, one) => sum + one.amount, 0)
        expect(paid.reduce((sum, one) => sum + one, 0) + credit).toBe(money)
        sold.forEach((item, i) => {
          expect(paid[i]).toBeGreaterThanOrEqual(0)
          expect(paid[i]).toBeLessThanOrEqual(item.amount)
          expect(Number.isNaN(paidDay[i])).toBe(paid[i] !== item.amount)
          if (paid[i] === item.amount) expect(paidDay[i]).toBeGreaterThanOrEqual(item.day)
        })
        // Money left over and something owed cannot both be.
        if (credit > 0) expect([...paid]).toEqual(sold.map((item) => item.amount))
      }),
    )
  })

  test('without references and refunds, nothing due later is paid before what is due earlier', () => {
    fc.assert(
      fc.property(items, payments, (sold, received) => {
        const plain = received.filter((one) => one.amount > 0).map((one) => ({ ...one, order: null }))
        const { paid } = allocatePayments(sold, plain)
        sold.forEach((late, i) => {
          if (paid[i] === 0) return
          sold.forEach((early, j) => {
            if (early.due < late.due) expect(paid[j]).toBe(early.amount)
          })
        })
      }),
    )
  })
})
