import { random } from '@ricebook/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopOrders } from '../../../e2e/test-serving.ts'
import { companyOfMornings } from './test-mornings.ts'
import type { ActionRow } from './today.ts'

/** What is due is derived here anew from what the stores say of needs, debts, worth and talks, and compared with the list. */

const first = '2025-02-24'
const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

const silent = ['沉默一', '沉默二', '沉默三', '沉默四'].flatMap((name, i) =>
  Array.from({ length: 20 }, (_, nth) => {
    const day = Temporal.PlainDate.from('2024-01-10').add({ days: nth * (17 + i) })
    return `8${i}${nth},${name},${day},五常大米10kg,2,158.00,`
  }),
)
const newcomers = ['9001,新客一,2025-02-22,五常大米10kg,1,79.00,', '9002,新客二,2025-02-23,菜籽油5L,1,68.50,']

let company: Awaited<ReturnType<typeof companyOfMornings>>
beforeAll(async () => {
  company = await companyOfMornings(first)
  await company.bring('orders', `${shopOrders()}${[...newcomers, ...silent].join('\n')}\n`)
}, 60_000)
afterAll(() => company?.close())

type Occasion = Pick<ActionRow, 'kind' | 'customer' | 'product' | 'occasionDay'>
const named = ({ kind, customer, product, occasionDay }: Occasion): string =>
  [kind, customer, product ?? '', occasionDay ?? ''].join(' ')

/** Everything that the facts of the current run make a reason to do something on a day. */
async function reasonsIn(day: string): Promise<(Occasion & { readonly dueDay: string })[]> {
  const { read } = company.notebook
  const { run, asOf } = await read
    .selectFrom('worthRuns')
    .select(['run', 'asOf'])
    .where('state', '=', 'current')
    .executeTakeFirstOrThrow()
  const needs = (await read.selectFrom('needs').selectAll().where('run', '=', run).execute()).filter(
    ({ deliverBy, dueSoon }) => deliverBy !== null && (dueSoon ?? 0) >= 0.3,
  )
  // A week ahead it is known what to bring: then it is one of the products, and not "something".
  const soon = needs.filter(({ deliverBy }) => (deliverBy ?? '') <= dayAfter(day, 7))
  const ofProducts = new Set(soon.filter(({ product }) => product !== '').map(({ customer }) => customer))
  const deliver = soon
    .filter(({ product, customer }) => product !== '' || !ofProducts.has(customer))
    .filter(({ deliverBy }) => (deliverBy ?? '') <= dayAfter(day, 1))
    .map(({ customer, product, lastDay, deliverBy }) => ({
      ...{ kind: 'deliver' as const, customer, product: product || null, occasionDay: lastDay },
      dueDay: deliverBy ?? '',
    }))
  const debts = await read.selectFrom('receivables').selectAll().where('run', '=', run).execute()
  const collect = debts
    .filter(({ collectOn }) => collectOn <= day)
    .map(({ customer, oldestDue, collectOn }) => ({
      ...{ kind: 'collect' as const, customer, product: null, occasionDay: oldestDue, dueDay: collectOn },
    }))
  const worth = await read.selectFrom('worth').selectAll().where('run', '=', run).execute()
  const away = worth
    .filter(({ stage, residualValue }) => stage === 'slipping' && (residualValue ?? 0) > 0)
    .map(({ customer, lastDay }) => ({
      ...{ kind: 'win-back' as const, customer, product: null, occasionDay: lastDay, dueDay: day },
    }))
  const fresh = worth
    .filter(({ purchases, lastDay }) => purchases === 1 && (lastDay ?? '') > dayAfter(asOf ?? '', -7))
    .map(({ customer, lastDay }) => ({
      ...{ kind: 'thank' as const, customer, product: null, occasionDay: lastDay, dueDay: day },
    }))
  return [...deliver, ...collect, ...away, ...fresh]
}

/** What the list should show of these reasons, after what people did, and of what they wrote down. */
async function expectedOn(day: string): Promise<string[]> {
  const { read } = company.notebook
  const held = await read.selectFrom('actions').selectAll().where('run', 'is', null).execute()
  const touches = await read.selectFrom('touches').selectAll().where('kept', '=', 1).execute()
  const since = new Date(`${dayAfter(day, -6)}T00:00:00+08:00`).toISOString()
  const touched = ({ kind, customer }: Occasion): boolean =>
    kind !== 'deliver' &&
    touches.some((touch) => touch.kind === kind && touch.customer === customer && touch.at >= since)
  const due = ({ kind, dueDay }: Pick<ActionRow, 'kind' | 'dueDay'>): boolean =>
    dueDay <= (kind === 'deliver' ? dayAfter(day, 1) : day)
  const reasons = await reasonsIn(day)
  const proposed = reasons.filter((reason) => {
    const own = held.filter((one) => named(one) === named(reason))
    if (own.some(({ state }) => state === 'open' || state === 'dismissed')) return false
    // Money is asked for again when a week has passed and it has not come; all else is done once.
    if (own.length > 0 && reason.kind !== 'collect') return false
    return !touched(reason)
  })
  const current = new Set(reasons.map(named))
  const overtaken = (one: ActionRow | (typeof held)[number]): boolean =>
    one.occasionDay !== null && (one.kind === 'win-back' || one.kind === 'deliver') && boughtSince(one)
  const bought = await read.selectFrom('needs').selectAll().execute()
  const worth = await read.selectFrom('worth').selectAll().execute()
  function boughtSince({ kind, customer, product, occasionDay }: Occasion): boolean {
    const of =
      kind === 'deliver'
        ? bought.filter((need) => need.customer === customer && need.product === (product ?? ''))
        : worth.filter((one) => one.customer === customer)
    return of.some(({ lastDay }) => (lastDay ?? '') > (occasionDay ?? ''))
  }
  const kept = held.filter((one) => one.state === 'open' && due(one) && !overtaken(one))
  // Nothing has been paid in these mornings, so that no debt is over.
  expect(
    kept
      .filter(({ kind }) => kind === 'collect')
      .every((one) => current.has(named(one)) || one.occasionDay === null),
  ).toBe(true)
  return [...proposed.map(named), ...kept.map(({ id }) => id)].sort()
}

test('every morning, whatever people did, the list is what the stores make due, each once', async () => {
  const chance = random(20_250_224)
  const pick = <Of>(of: readonly Of[]): Of | undefined => of[chance.below(Math.max(1, of.length))]
  const shownKinds = new Set<string>()
  for (let morning = 0; morning < 12; morning++) {
    const day = dayAfter(first, morning)
    company.morning(day)
    if (morning % 3 === 2) {
      // Somebody buys what was to be brought.
      const row = pick(await company.rows('deliver'))
      if (row)
        await company.bring(
          'orders',
          `${shopOrders().split('\n')[0]}\n91${morning},${row.customerName},${dayAfter(day, -1)},${row.product ?? '五常大米10kg'},1,79.00,\n`,
        )
    }
    await company.value()
    for (let act = 0; act < 5; act++) {
      const rows = await company.rows()
      const shown = rows.map((one) => (one.run === null ? one.id : named(one)))
      expect([day, act, [...shown].sort()]).toEqual([day, act, await expectedOn(day)])
      expect(new Set(shown).size).toBe(shown.length)
      for (const { kind } of rows) shownKinds.add(kind)
      const row = pick(rows)
      if (!row) continue
      const did = chance.below(6)
      if (did === 0)
        await company.change(row.id, {
          state: 'postponed',
          dueDay: dayAfter(row.dueDay, 1 + chance.below(4)),
        })
      else if (did === 1) await company.change(row.id, { state: 'dismissed', dismissal: 'not-needed' })
      else if (did === 2)
        await company.talk(row.customer, { text: '来电', nextContactDay: dayAfter(day, chance.below(4)) })
      else if (did === 3)
        await company.add({
          customer: row.customer,
          kind: 'answer',
          dueDay: dayAfter(day, chance.below(3)),
          note: '回电',
        })
      else {
        const { id } = await company.change(row.id, { state: 'done' })
        if (did === 4) await company.change(id, { state: 'open' })
      }
    }
  }
  expect([...shownKinds].sort()).toEqual(['answer', 'collect', 'deliver', 'follow-up', 'thank', 'win-back'])
}, 120_000)
