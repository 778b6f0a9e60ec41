import { describe, expect, test } from 'vitest'
import { languages, speech } from '../../base/language/language.ts'
import { plainly, tell } from '../../base/language/sentence.ts'
import type { ReceivableItems } from '../../base/ledger/ledger.ts'
import { allocatePayments, type MoneyReceived } from '../../base/ledger/questions/allocate-payments.ts'
import { newNotebook } from '../../base/notebook/test-folder.ts'
import {
  ageBucketOf,
  ageingOf,
  askingsOf,
  collectionReason,
  owedOf,
  receivablesOf,
  usualDelayOfAll,
  writeReceivables,
} from './collections.ts'
import { ageBuckets, receivableSchema } from './contract.ts'
import { collectionsWords } from './words.ts'

const day = (iso: string): number => Date.parse(iso) / 86_400_000

type Plan = readonly [order: string, due: string, amount: number]
type Paid = readonly [order: string | null, day: string, amount: number]

/** What the ledger answers of one customer: plans, and payments as they were allocated. */
function itemsOf(plans: readonly Plan[], payments: readonly Paid[]): ReceivableItems {
  const items = plans.map(([order, due, amount]) => ({
    source: 'books',
    order,
    day: day(due) - 30,
    due: day(due),
    amount,
  }))
  const money = payments.map(
    ([order, on, amount]): MoneyReceived => ({ source: 'books', order, day: day(on), amount }),
  )
  const { paid, paidDay, credit } = allocatePayments(items, money)
  return {
    customers: ['buyer'],
    credit: Float64Array.of(credit),
    customer: new Int32Array(plans.length),
    source: items.map((item) => item.source),
    order: items.map((item) => item.order),
    day: Int32Array.from(items, (item) => item.day),
    due: Int32Array.from(items, (item) => item.due),
    amount: Float64Array.from(items, (item) => item.amount),
    paid,
    open: Float64Array.from(items, (item, at) => item.amount - (paid[at] as number)),
    paidDay,
  }
}

const plans: Plan[] = [
  ['P1', '2026-02-15', 10_000],
  ['P2', '2026-03-10', 10_000],
  ['P3', '2026-04-20', 10_000],
  ['P4', '2025-12-20', 10_000],
]
const payments: Paid[] = [
  ['P1', '2026-02-20', 10_000],
  ['P2', '2026-03-12', 4_000],
]
const terms = { asOf: '2026-03-31', today: '2026-03-31', paydays: new Map<string, number>(), minor: 100 }

describe('four instalments, as of 2026-03-31', () => {
  test('what is open by age, in minor units', () => {
    expect(ageingOf(itemsOf(plans, payments), terms)).toEqual({
      'not-due': 1_000_000,
      '1-30': 600_000,
      '31-60': 0,
      '61-90': 0,
      '91-180': 1_000_000,
      'over-180': 0,
      total: 2_600_000,
    })
  })

  test('the customer owes 26,000, of it 16,000 overdue, the oldest for 101 days', () => {
    expect(receivablesOf(itemsOf(plans, payments), terms)).toEqual([
      {
        customer: 'buyer',
        open: 2_600_000,
        overdue: 1_600_000,
        oldestDue: '2025-12-20',
        daysOverdue: 101,
        usualDelay: 5,
        collectOn: '2026-03-31',
        paydayBasis: 'none',
      },
    ])
  })

  test('what is asked for on the day: 16,000, of which 1,156 are lost by age', () => {
    const items = itemsOf(plans, payments)
    const rows = receivablesOf(items, terms)
    // 6,000 for 21 days at 1.6 %, 10,000 for 101 days at 10.6 %; what is due in April is not asked for.
    const { due, expectedLoss } = askingsOf(items, rows, terms).get('buyer') ?? { due: 0, expectedLoss: 0 }
    expect(due).toBe(1_600_000)
    expect(expectedLoss).toBeCloseTo(115_600, 6)
    expect(usualDelayOfAll(rows)).toBe(5)
    expect(usualDelayOfAll([])).toBeNull()
  })

  test('owed in all, by whoever looks after them', () => {
    const sums = { day: '2026-03-31', open: 2_600_000, due: 1_600_000, overdue: 1_600_000 }
    const owed = (owner: string | null) =>
      owedOf(itemsOf(plans, payments), { ...terms, ownerOf: () => owner })
    expect(owed('wang')).toEqual([{ owner: 'wang', ...sums }])
    expect(owed(null)).toEqual([{ owner: '', ...sums }])
  })

  test('a refund opens the first again: 1,000, for 44 days', () => {
    const refunded = itemsOf(plans.slice(0, 1), [...payments.slice(0, 1), ['P1', '2026-03-20', -1_000]])
    expect(receivablesOf(refunded, terms)).toMatchObject([
      { open: 100_000, overdue: 100_000, daysOverdue: 44 },
    ])
    expect(ageingOf(refunded, terms)).toMatchObject({ '31-60': 100_000, total: 100_000 })
  })

  test('who owes nothing has no row', () => {
    expect(receivablesOf(itemsOf(plans.slice(0, 1), payments.slice(0, 1)), terms)).toEqual([])
  })
})

test.each([
  [-5, 'not-due'],
  [0, 'not-due'],
  [1, '1-30'],
  [30, '1-30'],
  [31, '31-60'],
  [90, '61-90'],
  [91, '91-180'],
  [180, '91-180'],
  [181, 'over-180'],
])('%d days after it was due: %s', (days, bucket) => {
  expect(ageBucketOf(days)).toBe(bucket)
})

describe('the day to ask', () => {
  const asked = (due: string, own: Partial<typeof terms>): string | undefined =>
    receivablesOf(itemsOf([['P', due, 100]], []), { ...terms, ...own })[0]?.collectOn
  const onThe = (payday: number) => ({ paydays: new Map([['buyer', payday]]) })

  test('is the due day where no payday is known, today where that has passed', () => {
    expect(asked('2026-04-20', {})).toBe('2026-04-20')
    expect(asked('2026-03-20', {})).toBe('2026-03-31')
  })

  test('is the first payday after it is due', () => {
    expect(asked('2026-04-05', onThe(15))).toBe('2026-04-15')
    expect(asked('2026-04-16', onThe(15))).toBe('2026-05-15')
    expect(asked('2026-04-16', onThe(31))).toBe('2026-04-30')
  })

  test('of an old debt is today where pay came in the last week, else the next payday', () => {
    expect(asked('2026-01-10', onThe(25))).toBe('2026-03-31')
    expect(asked('2026-01-10', onThe(15))).toBe('2026-04-15')
  })

  test('follows the payments where nobody wrote a payday down', () => {
    const months = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03']
    const due: Plan[] = months.map((month) => [month, `${month}-01`, 100])
    const paid: Paid[] = months.slice(0, 6).map((month) => [month, `${month}-10`, 100])
    const rows = receivablesOf(itemsOf(due, paid), terms)
    expect(rows).toMatchObject([{ paydayBasis: 'learned', collectOn: '2026-04-10', usualDelay: 9 }])
    const declared = receivablesOf(itemsOf(due, paid), { ...terms, ...onThe(5) })
    expect(declared).toMatchObject([{ paydayBasis: 'declared', collectOn: '2026-04-05' }])
  })
})

test('what is written comes back as it was, and stands once however often it is written', async () => {
  const notebook = await newNotebook()
  const rows = receivablesOf(itemsOf(plans, payments), terms)
  for (let time = 0; time < 2; time++) await writeReceivables({ notebook, run: 3, rows })
  const stored = await notebook.read.selectFrom('receivables').selectAll().execute()
  expect(stored).toEqual([{ run: 3, ...rows[0] }])
  const { run: _, customer: __, ...receivable } = stored[0] as (typeof stored)[number]
  expect(receivableSchema.parse(receivable)).toEqual(receivable)
})

test('every reason is said in every language with all its figures', () => {
  const base = receivablesOf(itemsOf(plans, payments), terms)[0]
  if (!base) throw new Error('a row was expected')
  const reasons = [base, { ...base, overdue: 0 }, { ...base, overdue: base.open }].flatMap((row) =>
    (['none', 'learned'] as const).map((paydayBasis) => collectionReason({ ...row, paydayBasis })),
  )
  expect(new Set(reasons.map((reason) => reason.code)).size).toBe(6)
  const reader = (currency: string) => ({ today: '2026-03-31', currency, product: () => undefined })
  for (const reason of reasons)
    for (const language of languages)
      expect(plainly(tell(reason, reader('CNY'), speech(language, [collectionsWords])))).not.toMatch(
        /\{\{|\*|collections\.|\d{4}-\d{2}/,
      )
  const speaking = speech('zh-CN', [collectionsWords])
  const said = (currency: string, open = base.open) =>
    plainly(tell(collectionReason({ ...base, open }), reader(currency), speaking))
  expect(said('CNY')).toBe('应收 ¥26,000，其中 ¥16,000 已逾期，最早一笔 2025年12月20日到期。')
  expect(said('CNY', 2_600_050)).toMatch(/^应收 ¥26,000\.50，/)
  // A yen has no smaller coin, a dinar a thousand.
  expect(['JPY', 'KWD'].map((currency) => said(currency).slice(0, 15))).toEqual([
    '应收 ¥2,600,000，其',
    '应收 KWD\u00a02,600，其中',
  ])
  const { say } = speaking
  expect(ageBuckets.map((bucket) => say(`collections.age.${bucket}`))[0]).toBe('未到期')
})
