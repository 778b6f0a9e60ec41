import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { theProgram } from '../../base/access/person-of.ts'
import { statusOf } from '../../base/http/problem.ts'
import { languages, speech } from '../../base/language/language.ts'
import type { Refusal } from '../../base/language/refusal.ts'
import { changeCustomer, createCustomer } from '../../identify/customers/customers.ts'
import { companyOfMornings } from '../today/test-mornings.ts'
import { evidenceNames } from './contract.ts'
import { actionsWords } from './words.ts'

type Company = Awaited<ReturnType<typeof companyOfMornings>>
let company: Company
let customer = ''
beforeEach(async () => {
  company = await companyOfMornings('2026-03-01')
  const people = {
    notebook: company.notebook,
    now: company.now,
    ...theProgram,
    user: 'wang',
    country: 'CN',
  } as const
  customer = (await createCustomer({ name: '李四' }, people)).id
  await company.notebook.change((tx) =>
    tx
      .insertInto('user')
      .values({
        ...{ id: 'li', name: '李小红', email: 'li@example.com', emailVerified: 0, image: null },
        ...{ createdAt: 'x', updatedAt: 'x', role: 'sales', language: null, disabled: 0 },
      })
      .execute(),
  )
})
afterEach(() => company.close())

const note = () => company.add({ customer, kind: 'answer', dueDay: '2026-03-01', note: '回电话' })

describe('the reminder of the next talk', () => {
  const reminders = async (): Promise<(readonly [string, string])[]> =>
    (await company.rows('follow-up')).map(
      ({ dueDay, reason }) => [dueDay, JSON.parse(reason).values.said] as const,
    )

  test('is there with the talk, of a prospect too, and waits for its day', async () => {
    await company.talk(customer, { text: '先看看价格' })
    expect(await reminders()).toEqual([])
    company.morning('2026-03-19')
    expect(await reminders()).toEqual([['2026-03-19', '先看看价格']])
    company.morning('2026-05-01')
    expect(await reminders()).toEqual([['2026-03-19', '先看看价格']])
  })

  test('is of the last talk alone, also when an earlier one is written down later', async () => {
    await company.talk(customer, { text: '第一次', nextContactDay: '2026-03-01' })
    await company.talk(customer, { text: '第二次', nextContactDay: '2026-03-01' })
    const earlier = '2026-02-20T10:00:00+08:00'
    await company.talk(customer, { text: '上月就说过', at: earlier, nextContactDay: '2026-03-01' })
    expect(await reminders()).toEqual([['2026-03-01', '第二次']])
  })

  test('says the beginning of a long talk', async () => {
    await company.talk(customer, { text: '米'.repeat(500), nextContactDay: '2026-03-01' })
    const [[, said] = ['', '']] = await reminders()
    expect([...said]).toHaveLength(121)
  })

  test('is theirs who looks after the customer, whoever that is by then; a note stays its writer’s', async () => {
    await company.talk(customer, { nextContactDay: '2026-03-01' }, 'li')
    await note()
    const owners = async () => (await company.rows()).map(({ kind, owner }) => [kind, owner])
    expect(await owners()).toEqual([
      ['follow-up', 'li'],
      ['answer', 'wang'],
    ])
    const people = {
      notebook: company.notebook,
      now: company.now,
      ...theProgram,
      user: 'wang',
      country: 'CN',
    } as const
    await changeCustomer({ id: customer, version: 1, fields: { owner: 'zhao' } }, people)
    expect(await owners()).toEqual([
      ['follow-up', 'zhao'],
      ['answer', 'wang'],
    ])
  })

  test('each talk is a touch of its kind', async () => {
    await company.talk(customer, { kind: 'wechat', outcome: '要样品' })
    expect(await company.touches()).toMatchObject([
      { kind: 'follow-up', channel: 'wechat', outcome: '要样品', by: 'wang' },
    ])
  })
})

describe('what people do with it', () => {
  test('done and undone any number of times it is one touch, or none', async () => {
    const { id } = await note()
    for (let time = 0; time < 3; time++) {
      await company.change(id, { state: 'done', outcome: `第${time}次` })
      expect(await company.touches()).toMatchObject([{ kind: 'answer', outcome: `第${time}次` }])
      await company.change(id, { state: 'open' })
      expect(await company.touches()).toEqual([])
    }
    await company.change(id, { state: 'done' })
    await company.change(id, { state: 'postponed', dueDay: '2026-03-05' })
    expect(await company.touches()).toEqual([])
  })

  test('put off twice, it goes back day by day', async () => {
    const { id } = await note()
    await company.change(id, { state: 'postponed', dueDay: '2026-03-05' })
    await company.change(id, { state: 'postponed', dueDay: '2026-03-09' })
    expect((await company.rows()).map((row) => row.id)).toEqual([])
    expect((await company.change(id, { state: 'open' })).dueDay).toBe('2026-03-05')
    expect((await company.change(id, { state: 'open' })).dueDay).toBe('2026-03-01')
    expect((await company.change(id, { state: 'open' })).dueDay).toBe('2026-03-01')
  })

  test('it is dismissed for a reason, which is kept, and is no touch', async () => {
    const { id } = await note()
    await expect(company.change(id, { state: 'dismissed' })).rejects.toMatchObject({
      code: 'actions.dismiss-why',
    })
    const row = await company.change(id, { state: 'dismissed', dismissal: 'bought-elsewhere' })
    expect(row).toMatchObject({ state: 'dismissed', dismissal: 'bought-elsewhere' })
    expect(await company.touches()).toEqual([])
    expect(await company.change(id, { state: 'open' })).toMatchObject({ state: 'open', dismissal: null })
  })

  test('who saw something else is told who did what when, in three languages, and changes nothing', async () => {
    const { id, changedAt: seen } = await note()
    const conflicts: string[] = []
    for (const change of [
      { state: 'done' },
      { state: 'open' },
      { state: 'postponed', dueDay: '2026-03-05' },
      { state: 'dismissed', dismissal: 'gone' },
    ] as const) {
      const after = await company.change(id, change, 'li')
      const refusal = (await company
        .change(id, { state: 'done', seen }, 'wang')
        .catch((error) => error)) as Refusal
      expect(statusOf(refusal.code, {})).toBe(409)
      for (const language of languages)
        conflicts.push(speech(language, [actionsWords]).say(refusal.code as never, refusal.values))
      // Seen as it is, it is changed.
      const there = await company.notebook.read
        .selectFrom('actions')
        .select('changedAt')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(there.changedAt).toBe(after.changedAt)
    }
    expect(new Set(conflicts).size).toBe(12)
    expect(conflicts[0]).toMatch(/^李小红 已在 2026年3月1日 10:00 办完这件事/)
    for (const said of conflicts) expect(said).toMatch(/^李小红.*(2026年3月1日|1 Mar 2026) 10:00/)
    const { changedAt } = await company.change(id, { state: 'open' })
    expect((await company.change(id, { state: 'done', seen: changedAt })).state).toBe('done')
  })
})

test('every figure of the evidence has a name in every language', () => {
  for (const name of evidenceNames) expect(actionsWords[`actions.evidence.${name}`]).toBeDefined()
})
