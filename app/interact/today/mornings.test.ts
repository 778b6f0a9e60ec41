import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shopOrders } from '../../../e2e/test-serving.ts'
import { companyOfMornings } from './test-mornings.ts'
import type { ActionRow } from './today.ts'

type Company = Awaited<ReturnType<typeof companyOfMornings>>

/** The last orders of the shop are of the evening before; two came for the first time in that week, four stay away. */
const first = '2025-02-24'
const newcomers = ['9001,新客一,2025-02-22,五常大米10kg,1,79.00,', '9002,新客二,2025-02-23,菜籽油5L,1,68.50,']

const silent = ['沉默一', '沉默二', '沉默三', '沉默四'].flatMap((name, i) =>
  Array.from({ length: 20 }, (_, nth) => {
    const day = Temporal.PlainDate.from('2024-01-10').add({ days: nth * (17 + i) })
    return `8${i}${nth},${name},${day},五常大米10kg,2,158.00,`
  }),
)

/** Somebody who brings home two products each time, every twenty days, and does so again tomorrow. */
const both = Array.from({ length: 20 }, (_, nth) => {
  const day = Temporal.PlainDate.from('2024-01-22').add({ days: nth * 20 })
  return ['五常大米10kg,1,79.00', '菜籽油5L,1,68.50'].map((line) => `7${nth},两样都买,${day},${line},`)
}).flat()

let company: Company
beforeAll(async () => {
  company = await companyOfMornings(first)
  await company.bring('orders', `${shopOrders()}${[...newcomers, ...silent, ...both].join('\n')}\n`)
  await company.value()
}, 120_000)
afterAll(() => company?.close())

async function worthOf(customer: string) {
  return company.notebook.read
    .selectFrom('worth')
    .innerJoin('worthRuns', 'worthRuns.run', 'worth.run')
    .selectAll('worth')
    .where('worthRuns.state', '=', 'current')
    .where('customer', '=', customer)
    .executeTakeFirstOrThrow()
}

const figure = (row: ActionRow | undefined, name: string): unknown =>
  (JSON.parse(row?.evidence ?? '[]') as { name: string; value: unknown }[]).find((one) => one.name === name)
    ?.value

describe('what a row brings, worked out again from what the stores say', () => {
  // One minor unit: what is kept of a customer is rounded to it.
  const close = (found: number | null | undefined, by: number): void =>
    expect(Math.abs((found ?? Number.NaN) - by)).toBeLessThanOrEqual(1)

  test('a delivery: the margin of buying it once × wanted within 14 days × lost otherwise, in 20 minutes', async () => {
    const [row] = await company.rows('deliver')
    const worth = await worthOf(row?.customer ?? '')
    const need = await company.notebook.read
      .selectFrom('needs')
      .selectAll()
      .where('customer', '=', row?.customer ?? '')
      .where('product', '=', row?.product ?? '')
      .executeTakeFirstOrThrow()
    const margin = (worth.expectedMargin ?? 0) / (worth.expectedPurchases ?? 0)
    close(row?.expectedMargin, margin * (need.dueSoon ?? 0) * 0.4)
    expect(figure(row, 'margin')).toBe(Math.round(margin))
    expect(row).toMatchObject({ minutes: 20, occasionDay: need.lastDay, quantity: need.lastQuantity })
    expect(row?.rankBy).toBeCloseTo((row?.expectedMargin ?? 0) / 20, 10)
    expect(figure(row, 'run-out')).toBe(need.runOutDate)
  })

  test('two products at once: half of the margin each, and one way of twenty minutes, ranked by what it brings', async () => {
    const customer = await company.customer('两样都买')
    const rows = (await company.rows('deliver')).filter((row) => row.customer === customer)
    expect(rows.map(({ product }) => product).sort()).toEqual(['五常大米10kg', '菜籽油5L'])
    const worth = await worthOf(customer)
    const half = (worth.expectedMargin ?? 0) / (worth.expectedPurchases ?? 0) / 2
    expect(worth.purchases).toBe(20)
    for (const row of rows) {
      close(figure(row, 'margin') as number, half)
      close(row.expectedMargin, half * (figure(row, 'wanted') as number) * 0.4)
    }
    const together = rows.reduce((sum, { expectedMargin }) => sum + (expectedMargin ?? 0), 0)
    for (const row of rows) expect(row.rankBy).toBeCloseTo(together / 20, 10)
    const { groups } = await company.list({ kind: 'deliver' })
    const others = new Set(groups.flatMap((group) => group.rows.map((row) => row.customer)))
    expect(groups[0]?.minutes).toBe(20 * others.size)
    expect(groups[0]?.things).toBeGreaterThan(others.size)
  })

  test('a collection: half of what its age loses and its delay costs, from the file itself, in 8 minutes', async () => {
    const [row] = await company.rows('collect')
    const owed = shopOrders()
      .split('\n')
      .map((line) => line.split(','))
      .filter(([, name, , , , , due]) => name === row?.customerName && due !== undefined && due <= first)
    const ages = owed.map((cells) => (Date.parse(first) - Date.parse(cells[6] ?? '')) / 86_400_000)
    const rate = (age: number): number =>
      age <= 0 ? 0.003 : age <= 30 ? 0.016 : age <= 60 ? 0.036 : age <= 90 ? 0.066 : 0.106
    const amounts = owed.map((cells) => Math.round(Number(cells[5]) * 100))
    const loss = amounts.reduce((sum, amount, i) => sum + amount * rate(ages[i] ?? 0), 0)
    // Nobody has paid yet: how late they pay is not known of anybody, and nothing is counted for it.
    close(row?.expectedMargin, 0.5 * loss)
    expect(row).toMatchObject({ minutes: 8, amount: amounts.reduce((sum, amount) => sum + amount, 0) })
    expect(row?.expectedMargin).toBeLessThan((row?.amount ?? 0) / 10)
  })

  test('winning back: what they are worth who stay × would stay away × come because of a call', async () => {
    const [row] = await company.rows('win-back')
    const { alive, residualValue } = await worthOf(row?.customer ?? '')
    close(row?.expectedMargin, ((residualValue ?? 0) / (alive ?? 0)) * (1 - (alive ?? 0)) * 0.1)
    expect(row?.minutes).toBe(10)
  })

  test('thanking a newcomer: unknown, since the model cannot say whether they are still a customer', async () => {
    const rows = await company.rows('thank')
    expect(rows.map(({ customerName }) => customerName).sort()).toEqual(['新客一', '新客二'])
    for (const row of rows) {
      expect((await worthOf(row.customer)).alive).toBeNull()
      expect(row).toMatchObject({ expectedMargin: null, spread: null, minutes: 5 })
    }
    expect((await company.list()).figures.moneyUnknown).toBe(2)
  })

  test('a follow-up likewise; of a prospect it is unknown, and stands behind what is known', async () => {
    const customer = await company.customer('王春梅')
    await company.talk(customer, { text: '问新米什么时候到', nextContactDay: first })
    const prospect = await company.add({
      ...{ customer, kind: 'follow-up', dueDay: first, note: '记得带样品' },
    })
    const rows = await company.rows('follow-up')
    const [talk] = rows.filter((row) => row.key.startsWith('follow-up:'))
    const { alive, residualValue } = await worthOf(customer)
    close(talk?.expectedMargin, ((residualValue ?? 0) / (alive ?? 0)) * (1 - (alive ?? 0)) * 0.05)
    expect(JSON.parse(talk?.reason ?? '')).toEqual({
      code: 'actions.reason.follow-up',
      values: { day: { day: first }, said: '问新米什么时候到' },
    })
    expect(rows.at(-1)?.id).toBe(prospect.id)
    expect(rows.at(-1)?.expectedMargin).toBeNull()
    for (const { id } of rows.filter((row) => row.customer === customer))
      await company.change(id, { state: 'dismissed', dismissal: 'other' })
  })

  test('all of it: the sums of the rows, and the equity and debts of the run', async () => {
    const { figures, groups } = await company.list()
    const rows = groups.flatMap((group) => group.rows)
    expect(groups.map(({ more }) => more)).toEqual(groups.map(() => 0))
    expect(figures.things).toBe(rows.length)
    // What is brought to one customer is one way.
    const ways = new Map(
      rows.map((row) => [row.kind === 'deliver' ? row.customer : row.id, row.minutes ?? 0]),
    )
    expect(figures.minutes).toBe([...ways.values()].reduce((sum, minutes) => sum + minutes, 0))
    expect(figures.expectedMoney?.value).toBe(
      rows.reduce((sum, { expectedMargin }) => sum + (expectedMargin ?? 0), 0),
    )
    const { value = 0, low = 0, high = 0 } = figures.expectedMoney ?? {}
    // Eighty households who run out: no day of them brings nothing.
    expect([0 < low, low < value, value < high]).toEqual([true, true, true])
    const lines = shopOrders()
      .split('\n')
      .map((line) => line.split(','))
      .filter((cells) => /^\d/.test(cells[6] ?? ''))
    const sum = (which: (due: string) => boolean): number =>
      lines.reduce((all, cells) => all + (which(cells[6] ?? '') ? Math.round(Number(cells[5]) * 100) : 0), 0)
    expect(figures.receivables).toEqual({
      day: first,
      open: sum(() => true),
      due: sum((due) => due <= first),
      overdue: sum((due) => due < first),
    })
    expect(figures.customerEquity).toMatchObject({ level: 0.9, change: null, changeSince: null })
  })
})

test('each group is ranked by money a minute, unknown last, earliest due first among equals', async () => {
  const { groups } = await company.list()
  for (const { rows } of groups)
    expect(rows.map(({ id }) => id)).toEqual(
      rows
        .toSorted((a, b) => b.rankBy - a.rankBy || a.dueDay.localeCompare(b.dueDay) || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id),
    )
  expect(groups.map(({ group }) => group)).toEqual(['deliver', 'collect', 'follow-up', 'thank', 'answer'])
})

test('what is done is a touch, and tomorrow’s list knows it; undone it is none, and open as it was', async () => {
  const [row] = await company.rows('win-back')
  const { id = '', key = '', customer = '' } = row ?? {}
  await company.change(id, { state: 'done', outcome: '下周来' })
  const [touch, ...more] = (await company.touches()).filter(({ kind }) => kind === 'win-back')
  expect(touch).toMatchObject({ outcome: '下周来', by: 'wang', at: expect.stringMatching(/^2025-02-24 02:/) })
  expect(more).toEqual([])
  expect((await company.rows('win-back')).map((one) => one.key)).not.toContain(key)
  await company.value()
  expect((await company.rows('win-back')).map((one) => one.customer)).not.toContain(customer)

  const undone = await company.change(id, { state: 'open' })
  expect(undone).toMatchObject({ state: 'open', dueDay: first, doneAt: null, outcome: null, run: null })
  expect((await company.touches()).filter(({ kind }) => kind === 'win-back')).toEqual([])
  await company.value()
  expect((await company.rows('win-back')).filter((one) => one.key === key)).toHaveLength(1)
})

test('what is undone before the next run is the run’s again, as if nobody had done anything', async () => {
  const [row] = await company.rows('thank')
  const { id = '', run } = row ?? {}
  await company.change(id, { state: 'postponed', dueDay: '2025-03-01' })
  await company.change(id, { state: 'done' })
  expect(await company.change(id, { state: 'open' })).toMatchObject({ dueDay: '2025-03-01', run: null })
  expect(await company.change(id, { state: 'open' })).toMatchObject({ dueDay: first, run })
})

test('who was asked for money is not asked again within a week, and then is if nothing came', async () => {
  const [row] = await company.rows('collect')
  const { id = '', customer = '' } = row ?? {}
  await company.change(id, { state: 'done' })
  for (const [day, shown] of [
    ['2025-03-02', false],
    ['2025-03-03', true],
  ] as const) {
    company.morning(day)
    await company.value()
    const again = (await company.rows('collect')).filter((one) => one.customer === customer)
    expect([day, again.length]).toEqual([day, shown ? 1 : 0])
  }
  // Another asking, which a touch since the run hides as well.
  const note = await company.add({ customer, kind: 'collect', dueDay: '2025-03-03', note: '路过时收' })
  await company.change(note.id, { state: 'done' })
  expect((await company.rows('collect')).map((one) => one.customer)).not.toContain(customer)
})

test('a delivery put off is over when the customer has bought it meanwhile', async () => {
  company.morning(first)
  await company.value()
  const [row] = await company.rows('deliver')
  const { id = '', customerName = '', product = '', customer = '' } = row ?? {}
  await company.change(id, { state: 'postponed', dueDay: '2025-02-27' })
  company.morning('2025-02-27')
  await company.value()
  expect((await company.rows('deliver')).map((one) => one.id)).toContain(id)
  const bought = `9100,${customerName},2025-02-26,${product},1,79.00,`
  await company.bring('orders', `${shopOrders().split('\n')[0]}\n${bought}\n`)
  await company.value()
  const now = (await company.rows('deliver')).filter(
    (one) => one.customer === customer && one.product === product,
  )
  expect(now.map((one) => one.id)).not.toContain(id)
})
