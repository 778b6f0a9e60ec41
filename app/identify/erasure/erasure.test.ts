import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../base/audit/audit.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { assignIdentity, createCustomer } from '../customers/customers.ts'
import { importFolder } from '../imports/asked.ts'
import { openTestInstallation, type TestInstallation } from '../imports/test-installations.ts'
import { handmade, sheet } from '../imports/test-workbooks.ts'
import { askErasure } from './erasure.ts'
import { addToList, readList } from './list.ts'
import { saying, stepSays, textsOf, without } from './texts.ts'

let company: TestInstallation
beforeAll(async () => {
  company = await openTestInstallation()
}, 60_000)
afterAll(() => company.done())

const asked = (id: string, name: string) =>
  wholly(() => askErasure({ customer: id, name }, { ...company.people, enqueue: company.jobs.enqueue }))
const erased = async (id: string, name: string): Promise<void> => {
  const { job } = await asked(id, name)
  expect(await company.jobs.waitFor(job)).toMatchObject({ state: 'done', failure: null })
}
const kept = (id: string): string => readFileSync(join(importFolder(company.folder, id), 'original'), 'utf8')

test('a record that was merged into theirs goes with it, and others’ rows stay as they are', async () => {
  const { people, notebook, customerOf } = company
  const one = await company.bring({
    text: 'customer,date,amount,order\n哨兵粮油公司,2024-01-01,5,A1\n别人乙,2024-01-02,7,A2\n',
  })
  const { xlsx, undone } = {
    xlsx: await company.bring({
      text: handmade(
        sheet([
          ['customer', 'date', 'amount'],
          ['哨兵别名', '45292', '5'],
          ['别人乙', '45293', '7'],
        ]),
      ),
      fileName: '表.xlsx',
      source: 'till',
    }),
    undone: await company.bring({
      text: 'customer,date,amount\n哨兵粮油公司,2024-03-01,5\n别人丙,2024-03-02,8\n',
    }),
  }
  await company.undo(undone.id)
  const unread = await company.ask({ text: '哨兵粮油公司 说过话\n没有表\n' })
  await company.ended(unread.job, unread.row.id)
  const theirs = await customerOf('哨兵粮油公司')
  const id = String(theirs?.id)
  const read = notebook.read
  const { customer: former } = await read
    .selectFrom('identities')
    .select('customer')
    .where('party', '=', '哨兵别名')
    .executeTakeFirstOrThrow()
  await wholly(() => assignIdentity({ source: 'till', party: '哨兵别名', customer: id }, people))
  const other = await createCustomer({ name: '别人丁', parent: id }, people)
  await erased(id, '哨兵粮油公司')
  expect(await customerOf('哨兵粮油公司')).toBeUndefined()
  expect(kept(one.id)).toBe('\uFEFFcustomer,date,amount,order\n\n别人乙,2024-01-02,7,A2\n')
  expect(kept(xlsx.id)).toContain('别人乙')
  expect(kept(xlsx.id)).not.toContain('哨兵')
  expect(kept(undone.id)).not.toContain('哨兵')
  expect(existsSync(join(importFolder(company.folder, unread.row.id), 'original'))).toBe(false)
  // The file without them can still be taken in again.
  const again = await company.again(undone.id)
  expect(again).toMatchObject({ state: 'ready' })
  await company.giveUp(again.id)
  const { parent } = await read
    .selectFrom('customers')
    .select('parent')
    .where('id', '=', other.id)
    .executeTakeFirstOrThrow()
  expect(parent).toBeNull()
  const keys = await read.selectFrom('personKeys').select('person').execute()
  expect(keys.map(({ person }) => person)).toContain(other.id)
  expect(keys.map(({ person }) => person)).not.toContain(id)
  expect((await company.ledger.customerCounts({ customer: former })).lines).toBe(0)
  expect((await verifyAudit(read)).broken).toBeNull()
  const said = (await company.said()).join('\n')
  expect(said).not.toContain('哨兵')
  expect(said.split('\n').filter((line) => line.includes('"fact":"line"'))).toHaveLength(4)
}, 60_000)

test('asked for twice it is one erasure, and what the ledger is told next it still hears', async () => {
  const { people } = company
  const { id } = await createCustomer({ name: '手工建的' }, people)
  await wholly(() => assignIdentity({ source: 'main', party: '最后一个称呼', customer: id }, people))
  const [first, second] = [await asked(id, '手工建的'), await asked(id, '手工建的')]
  expect(second).toEqual(first)
  await company.jobs.waitFor(first.job)
  await expect(asked(id, '手工建的')).rejects.toMatchObject({ code: 'customers.not-found' })
  await expect(asked('no-such-customer', 'x')).rejects.toMatchObject({ code: 'customers.not-found' })
  // The place in the sequence was theirs.
  const next = await createCustomer({ name: '下一位' }, people)
  await wholly(() => assignIdentity({ source: 'main', party: 'P9', customer: next.id }, people))
  await company.bring({ text: 'customer,date,amount,order\nP9,2024-05-01,5,B1\n' })
  expect((await company.customerOf('P9'))?.id).toBe(next.id)
  expect(await company.ledger.customerCounts({ customer: next.id })).toMatchObject({ lines: 1 })
}, 60_000)

describe('texts that name somebody', () => {
  const says = saying(textsOf(['王伟', 'ZQ-778899', '+8613987654321', '12']))
  test('are found within others where they are long enough, else only as the whole', () => {
    expect(says('打给 13987654321 吧')).toBe(true)
    expect(says('号码 ZQ-778899')).toBe(true)
    expect(says('王伟')).toBe(true)
    expect(says('王伟明')).toBe(false)
    expect(says('12')).toBe(true)
    expect(says('2012')).toBe(false)
  })
  test('are taken out of data, and the rest is as it was', () => {
    const data = { a: ['王伟', 5, null], b: { c: '别人', d: '王伟' } }
    expect(without(data, says)).toEqual({ a: ['', 5, null], b: { c: '别人', d: '' } })
    expect(without({ c: '别人' }, says)).toEqual({ c: '别人' })
  })
  test('are seen in what was kept as V8 writes it down', () => {
    const step = (data: unknown): string => serialize(data).toString('base64')
    expect(stepSays(step(new Map([['x', [{ name: '王伟' }]]])), says)).toBe(true)
    expect(stepSays(step({ name: '别人', n: 12 }), says)).toBe(false)
  })
})

test('the list only grows, and one that is none is refused', async () => {
  const place = company.folder
  await addToList(place, [{ id: 'b', day: '2024-01-02' }])
  await addToList(place, [{ id: 'a', day: '2024-01-01' }])
  const listed = await readList(join(place, 'ricebook-erased.json'))
  expect(listed).toEqual(
    expect.arrayContaining([
      { id: 'a', day: '2024-01-01' },
      { id: 'b', day: '2024-01-02' },
    ]),
  )
  expect(await readList(join(place, 'nowhere.json'))).toBeNull()
  await expect(readList(join(place, 'ledger.duckdb'))).rejects.toMatchObject({
    code: 'erasure.list-damaged',
  })
})
