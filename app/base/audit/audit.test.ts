import { readFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCustomer } from '../../identify/customers/customers.ts'
import { scratchNotebook, type TestNotebook } from '../../identify/customers/test-notebooks.ts'
import { type Notebook, openNotebook } from '../notebook/notebook.ts'
import { testOfFiles } from '../notebook/test-places.ts'
import { type Acting, actingAs, note } from './acting.ts'
import { auditHead, entriesRead, verifyAudit } from './audit.ts'

let company: TestNotebook
let notebook: Notebook
beforeEach(async () => {
  company = await scratchNotebook()
  notebook = company.notebook
})
afterEach(() => company.done())

const told = async (most = 50) => entriesRead(notebook.read, { most })
const tell = (said: Record<string, unknown>) =>
  notebook.change(async () => note({ what: 'settings.changed', said }))

const request: Acting = {
  ...{ by: 'wang', via: 'session', viaId: 's1', address: '192.0.2.7', device: 'Chrome/Windows' },
  ...{ act: 'PATCH /api/customers/:id', record: 'c1', changes: true },
}

test('an entry says who did what, how they came, and what was and is', async () => {
  await actingAs(request, () =>
    notebook.change(async () =>
      note({
        ...{ what: 'customer.changed', of: ['customer', 'c1'], person: 'c1' },
        ...{ before: { city: '苏州', phone: '1' }, after: { city: '无锡', phone: '1' } },
      }),
    ),
  )
  const [entry] = await told()
  expect(entry).toMatchObject({
    ...{ n: 1, by: 'wang', via: 'session', viaId: 's1', address: '192.0.2.7', device: 'Chrome/Windows' },
    ...{ act: 'PATCH /api/customers/:id', what: 'customer.changed', subject: 'customer', record: 'c1' },
    values: { before: { city: '苏州' }, after: { city: '无锡' } },
    erased: false,
  })
})

test('a change and its entry stand together or not at all', async () => {
  await expect(
    notebook.change(async () => {
      note({ what: 'settings.changed' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await told()).toEqual([])
  expect((await auditHead(notebook.read)).entries).toBe(0)
  expect(() => note({ what: 'settings.changed' })).toThrow('in the change that it tells of')
})

test('a change of a request of which no room says anything is told all the same; one of the program is not', async () => {
  await actingAs(request, () => notebook.change(async () => undefined))
  await actingAs({ ...request, changes: false }, () => notebook.change(async () => undefined))
  await notebook.change(async () => undefined)
  const entries = await told()
  expect(entries.map(({ what, record, act }) => [what, record, act])).toEqual([
    ['request.done', 'c1', 'PATCH /api/customers/:id'],
  ])
})

test('what still goes on when a request has ended is not its doing', async () => {
  let later: Promise<unknown> = Promise.resolve()
  let go = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    go = resolve
  })
  await actingAs(request, async () => {
    later = ended.then(() => notebook.change(async () => undefined))
  })
  go()
  await later
  expect(await told()).toEqual([])
})

test('the sums hold over any sequence of changes, refused ones among them, and every head is found again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.string({ unit: 'binary' })), {
        maxLength: 8,
      }),
      async (changes) => {
        const before = await auditHead(notebook.read)
        let added = 0
        for (const [count, refused, text] of changes) {
          const change = notebook.change(async () => {
            for (let i = 0; i < count; i++)
              note({
                ...{ what: 'customer.changed', of: ['customer', `c${i}`], person: `c${i}` },
                after: { i, text },
              })
            if (refused) throw new Error('refused')
          })
          await change.catch(() => undefined)
          if (!refused) added += count
        }
        const now = await verifyAudit(notebook.read, before.entries > 0 ? before : null)
        expect(now).toMatchObject({ entries: before.entries + added, broken: null })
      },
    ),
    { numRuns: 20 },
  )
})

test('the database takes no change of an entry, and no removal', async () => {
  await tell({ one: 1 })
  const refusal = /only grows/
  for (const wrong of [
    notebook.change((tx) => tx.updateTable('audit').set({ by: 'li' }).where('n', '=', 1).execute()),
    notebook.change((tx) => tx.deleteFrom('audit').execute()),
    notebook.change((tx) => tx.deleteFrom('auditHead').execute()),
    notebook.change((tx) => tx.updateTable('auditHead').set({ entries: 0 }).execute()),
  ])
    await expect(wrong.catch((error: Error) => Promise.reject(String(error.cause ?? error)))).rejects.toMatch(
      refusal,
    )
  expect(await verifyAudit(notebook.read)).toMatchObject({ entries: 1, broken: null })
})

/** Does to the file what somebody does who has it, past the program and its triggers. */
function pastTheProgram(sql: string): void {
  const file = new DatabaseSync(notebook.path)
  file.exec('drop trigger "auditKeepsupdate"; drop trigger "auditKeepsdelete"; drop trigger "auditHeadGrows"')
  file.exec(sql)
  file.close()
}

testOfFiles('one letter changed past the program is found, and which entry it is', async () => {
  for (let i = 1; i <= 5; i++) await tell({ i })
  pastTheProgram(`update audit set said = '{"i":4}' where n = 3`)
  expect((await verifyAudit(notebook.read)).broken).toEqual({ n: 3, why: 'changed' })
})

testOfFiles.each([
  ['by', `update audit set "by" = 'li' where n = 2`],
  ['at', `update audit set at = '2020' where n = 2`],
  ['its sum', `update audit set hash = '0' where n = 2`],
  ['the person', `update audit set person = 'c9' where n = 2`],
])('whatever column is changed: %s', async (_, sql) => {
  for (let i = 1; i <= 3; i++) await tell({ i })
  pastTheProgram(sql)
  expect((await verifyAudit(notebook.read)).broken).toEqual({ n: 2, why: 'changed' })
})

testOfFiles('an entry taken out of the middle is missed', async () => {
  for (let i = 1; i <= 5; i++) await tell({ i })
  pastTheProgram('delete from audit where n = 2')
  expect((await verifyAudit(notebook.read)).broken).toEqual({ n: 2, why: 'missing' })
})

testOfFiles(
  'the end cut off is missed; with the head made to fit, by whoever kept an earlier head',
  async () => {
    for (let i = 1; i <= 5; i++) await tell({ i })
    const kept = await auditHead(notebook.read)
    pastTheProgram('delete from audit where n > 3')
    expect((await verifyAudit(notebook.read)).broken).toEqual({ n: 4, why: 'cut-off' })
    const file = new DatabaseSync(notebook.path)
    file.exec('update "auditHead" set entries = 3, hash = (select hash from audit where n = 3)')
    file.close()
    expect((await verifyAudit(notebook.read)).broken).toBeNull()
    expect((await verifyAudit(notebook.read, kept)).broken).toEqual({ n: 4, why: 'cut-off' })
    for (let i = 4; i <= 6; i++) await tell({ other: i })
    expect((await verifyAudit(notebook.read, kept)).broken).toEqual({ n: 5, why: 'another' })
  },
)

testOfFiles('of a person stands there nothing that can be read without their key', async () => {
  const { id } = await createCustomer({ name: '欧阳娜娜', phone: '13800138000' }, company.deps)
  const [made] = await told()
  expect(made?.values?.after).toMatchObject({ name: '欧阳娜娜' })
  const [row] = await notebook.read.selectFrom('audit').selectAll().where('person', '=', id).execute()
  expect(JSON.stringify(row)).not.toMatch(/欧阳|13800138000/)
  await notebook.change((tx) => tx.deleteFrom('personKeys').where('person', '=', id).execute())
  expect((await told())[0]).toMatchObject({ what: 'customer.made', values: null, erased: true })
  expect((await verifyAudit(notebook.read)).broken).toBeNull()
  expect((await readFile(notebook.path)).length).toBeGreaterThan(0)
})

testOfFiles('two programs that write one notebook make one chain', async () => {
  const other = await openNotebook(notebook.path)
  const both = [notebook, other].map(async (one) => {
    for (let i = 0; i < 20; i++) await one.change(async () => note({ what: 'settings.changed', said: { i } }))
  })
  await Promise.all(both)
  await other.close()
  expect(await verifyAudit(notebook.read)).toMatchObject({ entries: 40, broken: null })
})
