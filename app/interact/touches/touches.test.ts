import { afterEach, beforeEach, expect, test } from 'vitest'
import { theProgram } from '../../base/access/person-of.ts'
import { createCustomer } from '../../identify/customers/customers.ts'
import { companyOfMornings } from '../today/test-mornings.ts'
import { bringTouches, listTouches } from './touches.ts'

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
})
afterEach(() => company.close())

const touches = (most = 10, before: { at: string; id: string } | null = null) =>
  listTouches({ customer, before, most }, company)
const noted = (kind: 'answer' | 'win-back', note: string) =>
  company.add({ customer, kind, dueDay: '2026-03-01', note })

test('a talk is listed with what was said, a thing done with its note, newest first', async () => {
  await company.talk(customer, { kind: 'wechat', text: '要大袋的', pretext: '新米', outcome: '要样品' })
  company.morning('2026-03-02')
  const { id } = await noted('answer', '回电话')
  await company.change(id, { state: 'done', outcome: '已回' })
  expect(await touches()).toEqual([
    {
      ...{ id, kind: 'answer', channel: null, by: 'wang', outcome: '已回', note: '回电话' },
      ...{ at: expect.stringMatching(/^2026-03-02/), text: null, pretext: null, nextContactDay: null },
    },
    {
      ...{ id: expect.any(String), kind: 'follow-up', channel: 'wechat', by: 'wang', outcome: '要样品' },
      ...{ at: expect.stringMatching(/^2026-03-01/), text: '要大袋的', pretext: '新米', note: null },
      nextContactDay: expect.stringMatching(/^2026-03-/),
    },
  ])
})

test('what is undone is not listed', async () => {
  const { id } = await noted('answer', '回电话')
  await company.change(id, { state: 'done' })
  await company.change(id, { state: 'open' })
  expect(await touches()).toEqual([])
})

test('a talk that was also ticked off is listed once; ticked off alone it is listed, and by another it is another', async () => {
  const first = await noted('win-back', '好久没来')
  await company.talk(customer, { text: '下月来' })
  await company.change(first.id, { state: 'done' })
  expect((await touches()).map(({ text }) => text)).toEqual(['下月来'])
  const second = await noted('win-back', '还是没来')
  await company.change(second.id, { state: 'done' }, 'li')
  expect((await touches()).map(({ by, text }) => [by, text])).toEqual([
    ['li', null],
    ['wang', '下月来'],
  ])
})

test('by when it was, not by when it was written down; page after page each of them once', async () => {
  for (const [text, at] of [
    ['二', '2026-02-20T10:00:00+08:00'],
    ['一', '2026-02-25T10:00:00+08:00'],
    ['三', '2026-01-20T10:00:00+08:00'],
    ['四', '2026-01-20T10:00:00+08:00'],
  ] as const)
    await company.talk(customer, { text, at })
  const all = await touches()
  expect(all.map(({ text }) => text)).toEqual(['一', '二', '四', '三'])
  const found: typeof all = []
  for (let before: { at: string; id: string } | null = null; found.length < 10; ) {
    const [one] = await touches(1, before)
    if (!one) break
    found.push(one)
    before = one
  }
  expect(found).toEqual(all)
})

test('the ledger is told what there was, however fast people go on writing, and the rest the next time', async () => {
  const { notebook, ledger } = company
  await company.talk(customer, { text: '第一句' })
  let told = 0
  const busy: Pick<typeof ledger, 'touchMark' | 'applyTouches'> = {
    touchMark: () => ledger.touchMark(),
    applyTouches: async (changes) => {
      told += 1
      await ledger.applyTouches(changes)
      if (told < 20) await company.talk(customer, { text: `又一句 ${told}` })
    },
  }
  const mark = await bringTouches({ notebook, ledger: busy })
  expect(told).toBe(1)
  expect(await ledger.touchMark()).toBe(mark)
  expect(await bringTouches({ notebook, ledger })).toBe(mark + 1)
  expect(await ledger.touchMark()).toBe(mark + 1)
})

test('of nobody there are none', async () => {
  await expect(listTouches({ customer: 'nobody', before: null, most: 1 }, company)).rejects.toMatchObject({
    code: 'customers.not-found',
  })
})
