import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shopOrders } from '../../../e2e/test-serving.ts'
import { languages, speech } from '../../base/language/language.ts'
import type { Refusal } from '../../base/language/refusal.ts'
import { companyOfMornings } from '../today/test-mornings.ts'
import type { ActionRow } from '../today/today.ts'
import { occasionOf } from './actions.ts'
import type { ActionChange } from './contract.ts'
import { actionsWords } from './words.ts'

/** The day on which the list was read, and the morning on which what was done without a network arrives. */
const read = '2025-02-24'
const arrives = '2025-02-26'
const said = '2025-02-24T06:30:00.000Z'

/** Four who used to come and stay away: worth winning back. */
const silent = ['沉默一', '沉默二', '沉默三', '沉默四'].flatMap((name, i) =>
  Array.from({ length: 20 }, (_, nth) => {
    const day = Temporal.PlainDate.from('2024-01-10').add({ days: nth * (17 + i) })
    return `8${i}${nth},${name},${day},五常大米10kg,2,158.00,`
  }),
)

let company: Awaited<ReturnType<typeof companyOfMornings>>
beforeEach(async () => {
  company = await companyOfMornings(read)
  await company.bring('orders', `${shopOrders()}${silent.join('\n')}\n`)
  await company.notebook.change((tx) =>
    tx
      .insertInto('user')
      .values({
        ...{ id: 'li', name: '李小红', email: 'li@example.com', emailVerified: 0, image: null },
        ...{ createdAt: 'x', updatedAt: 'x', role: 'sales', language: null, disabled: 0 },
      })
      .execute(),
  )
  await company.value()
}, 60_000)
afterEach(() => company?.close())

/** Two nights pass after the list was read. */
async function nightsPass(): Promise<void> {
  company.morning(arrives)
  await company.value()
}

/** As a page has it that nobody could reach since. */
const asSeen = (row: ActionRow) => ({ seen: row.changedAt, occasion: occasionOf(row) })

async function one(kind: 'deliver' | 'win-back' | 'collect'): Promise<ActionRow> {
  const [row] = await company.rows(kind)
  if (!row) throw new Error(`nothing to ${kind}`)
  return row
}

const late = (row: ActionRow, change: ActionChange, by = 'wang') =>
  company.change(row.id, { ...asSeen(row), at: said, ...change }, by)

const touchesOf = async ({ kind }: Pick<ActionRow, 'kind'>) =>
  (await company.touches()).filter((touch) => touch.kind === kind)

const open = async ({ key }: ActionRow) => (await company.rows()).filter((row) => row.key === key)

describe('what was done without a network arrives after the night', () => {
  test('and is done of what the newer run proposes of the same, at the time it was said', async () => {
    const row = await one('deliver')
    await nightsPass()
    expect(await open(row)).toHaveLength(1)
    await expect(company.change(row.id, { state: 'done' })).rejects.toMatchObject({
      code: 'actions.not-found',
    })
    const done = await late(row, { state: 'done', outcome: '放在门口' })
    expect(done).toMatchObject({ state: 'done', key: row.key, doneAt: said, doneBy: 'wang' })
    expect(done.id).not.toBe(row.id)
    expect(await touchesOf(row)).toMatchObject([
      { at: expect.stringMatching(/^2025-02-24 06:30/), by: 'wang' },
    ])
    expect(await open(row)).toEqual([])
    await company.value()
    expect(await open(row)).toEqual([])
    // Undone by the id that it was answered with, it is open as it was, and was no touch.
    const undone = await company.change(done.id, { state: 'open', seen: done.changedAt })
    expect(undone).toMatchObject({ state: 'open', doneAt: null })
    expect(await touchesOf(row)).toEqual([])
    expect(await open(row)).toHaveLength(1)
  })

  test('and is kept where nothing of the kind is proposed any more: it was bought meanwhile', async () => {
    const row = await one('deliver')
    const bought = `9100,${row.customerName},2025-02-25,${row.product},1,79.00,`
    await company.bring('orders', `${shopOrders().split('\n')[0]}\n${bought}\n`)
    await nightsPass()
    expect(await open(row)).toEqual([])
    const before = (await company.rows()).length
    const done = await late(row, { state: 'done' })
    expect(done).toMatchObject({ state: 'done', doneAt: said, run: null, occasionDay: row.occasionDay })
    expect(await touchesOf(row)).toHaveLength(1)
    expect((await company.rows()).length).toBe(before)
    const { code, values } = JSON.parse(done.reason)
    for (const language of languages)
      expect(speech(language, [actionsWords]).say(code, values)).toContain(row.dueDay)
  })

  test('and put off, it waits for the day that the person said, whatever the newer run makes of it', async () => {
    const row = await one('win-back')
    await nightsPass()
    const [newer] = await open(row)
    // It has become later, as when a delivery is expected anew.
    await company.notebook.change((tx) =>
      tx
        .updateTable('actions')
        .set({ dueDay: '2025-02-28' })
        .where('id', '=', newer?.id ?? '')
        .execute(),
    )
    const put = await late(row, { state: 'postponed', dueDay: '2025-02-25' })
    expect(put).toMatchObject({ state: 'open', dueDay: '2025-02-25', run: null })
    expect((await open(row)).map(({ id }) => id)).toEqual([put.id])
    await expect(late(row, { state: 'postponed', dueDay: read })).rejects.toMatchObject({
      code: 'actions.postponed-changed-meanwhile',
    })
  })

  test('and dismissed, it is not proposed again', async () => {
    const row = await one('collect')
    await nightsPass()
    await late(row, { state: 'dismissed', dismissal: 'wrong-figures' })
    await company.value()
    expect(await open(row)).toEqual([])
    expect(await touchesOf(row)).toEqual([])
  })
})

describe('what somebody else did meanwhile', () => {
  test.each(['before', 'after'])('%s the night is told, and nothing is changed', async (when) => {
    const row = await one('deliver')
    if (when === 'before') await company.change(row.id, { state: 'done' }, 'li')
    await nightsPass()
    const [newer] = await open(row)
    if (newer) await company.change(newer.id, { state: 'done' }, 'li')
    const refusal = (await late(row, { state: 'done' }).catch((error) => error)) as Refusal
    expect(refusal.code).toBe('actions.done-changed-meanwhile')
    expect(refusal.values).toMatchObject({ who: '李小红' })
    expect(await touchesOf(row)).toMatchObject([{ by: 'li' }])
    // Who says that theirs counts does not say what they saw.
    const { occasion } = asSeen(row)
    const mine = await company.change(row.id, { state: 'done', at: said, occasion })
    expect(mine).toMatchObject({ doneBy: 'wang', doneAt: said })
    expect(await touchesOf(row)).toMatchObject([{ by: 'wang' }])
  })

  test('is told with the time when it was done, not when that arrived', async () => {
    const row = await one('deliver')
    await late(row, { state: 'done', at: '2025-02-24T01:10:00Z' }, 'li')
    await nightsPass()
    const refusal = (await late(row, { state: 'done' }).catch((error) => error)) as Refusal
    expect(refusal.values).toMatchObject({ who: '李小红', when: '2025-02-24 09:10' })
  })
})

describe('when it was', () => {
  test('is not still to come, nor more than 14 days ago; a clock that goes a little ahead is told the time', async () => {
    const row = await one('deliver')
    const day = { ...asSeen(row), state: 'done' } as const
    const codes: string[] = []
    for (const at of ['2025-02-24T04:00:00Z', '2025-02-09T00:00:00Z']) {
      const refusal = (await company.change(row.id, { ...day, at }).catch((error) => error)) as Refusal
      codes.push(refusal.code)
      for (const language of languages)
        expect(speech(language, [actionsWords]).say(refusal.code as never, refusal.values)).toContain(
          at.startsWith('2025-02-24') ? '2025-02-24 12:00' : '2025-02-09 08:00',
        )
    }
    expect(codes).toEqual(['actions.in-the-future', 'actions.too-long-ago'])
    const ahead = new Date(Date.parse(company.now()) + 120_000).toISOString()
    const { doneAt } = await company.change(row.id, { ...day, at: ahead })
    expect(Date.parse(doneAt ?? '')).toBeLessThan(Date.parse(ahead))
  })

  test('of a talk, the next contact is counted from its day; of one long ago, for today', async () => {
    const customer = await company.customer('王春梅')
    const talk = (at: string) => company.talk(customer, { at })
    const [lately, longAgo] = [await talk('2025-02-20T01:00:00Z'), await talk('2023-02-20T01:00:00Z')]
    expect(lately.at).toBe('2025-02-20T01:00:00.000Z')
    const { stage } = await company.notebook.read
      .selectFrom('worth')
      .select('stage')
      .where('customer', '=', customer)
      .executeTakeFirstOrThrow()
    expect({
      steady: '2025-03-20',
      slipping: '2025-03-06',
      lost: '2025-03-13',
      growing: '2025-03-13',
    }).toMatchObject({
      [stage]: lately.nextContactDay,
    })
    expect(longAgo.nextContactDay).toBe(read)
    await expect(talk('2025-02-25T01:00:00Z')).rejects.toMatchObject({ code: 'actions.in-the-future' })
  })
})

test('an occasion that is not what was given, or of nobody, is refused', async () => {
  const row = await one('deliver')
  await nightsPass()
  const { occasion, seen } = asSeen(row)
  if (!occasion) throw new Error('a delivery has an occasion')
  const change = { state: 'done', seen } as const
  await expect(
    company.change(row.id, { ...change, occasion: { ...occasion, kind: 'collect' } }),
  ).rejects.toMatchObject({ code: 'actions.occasion-unclear' })
  const nobody = { ...occasion, customer: 'gone', key: 'deliver:gone:x:2025-02-24' }
  await expect(company.change(row.id, { ...change, occasion: nobody })).rejects.toMatchObject({
    code: 'customers.not-found',
  })
  await expect(company.change(row.id, { state: 'open', occasion })).rejects.toMatchObject({
    code: 'actions.not-found',
  })
})
