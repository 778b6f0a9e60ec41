import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addContact, changeContact, removeContact } from './contacts.ts'
import {
  assignIdentity,
  changeCustomer,
  createCustomer,
  customerHistory,
  customerStands,
  getCustomer,
  identityChangesSince,
  imported,
  mirrorIdentities,
  searchCustomers,
  undoChange,
} from './customers.ts'
import type { CustomersDeps } from './deps.ts'
import { at, scratchNotebook, setImport, setWorth, type TestNotebook } from './test-notebooks.ts'

let scratch: TestNotebook
let deps: CustomersDeps
beforeAll(async () => {
  scratch = await scratchNotebook()
  deps = scratch.deps
})
afterAll(() => scratch.done())

async function names(query: string): Promise<string[]> {
  return (await searchCustomers({ query }, deps)).customers.map(({ name }) => name)
}

async function last(id: string): Promise<string> {
  return (await customerHistory({ id }, deps)).entries[0]?.id ?? ''
}

describe('a customer’s record', () => {
  test('a name is enough for a customer; what was typed is kept clean', async () => {
    const made = await createCustomer({ name: ' 示例米业（上海）有限公司　', phone: '138 0013 8000' }, deps)
    expect(made).toMatchObject({
      name: '示例米业(上海)有限公司',
      kind: 'company',
      phone: '+8613800138000',
      tags: [],
      version: 1,
      byHand: ['name', 'phone'],
      importBatch: null,
    })
    const { contacts, identities, members, parentCustomer, ...record } = await getCustomer(made.id, deps)
    expect(record).toEqual(made)
    expect({ contacts, identities, members, parentCustomer }).toEqual({
      contacts: [],
      identities: [],
      members: [],
      parentCustomer: null,
    })
  })

  test('what was typed is refused where it is damaged', async () => {
    await expect(createCustomer({ name: '甲', phone: '1.38E+10' }, deps)).rejects.toMatchObject({
      code: 'customers.phone-damaged',
    })
    await expect(createCustomer({ name: '甲', email: 'nowhere' }, deps)).rejects.toMatchObject({
      code: 'customers.email-unreadable',
    })
    await expect(createCustomer({ name: '\u200b' }, deps)).rejects.toMatchObject({
      code: 'customers.name-empty',
    })
    await expect(getCustomer('nobody', deps)).rejects.toMatchObject({ code: 'customers.not-found' })
  })

  test('a change is refused where somebody changed the record meanwhile', async () => {
    const { id } = await createCustomer({ name: '赵一' }, deps)
    const changed = await changeCustomer({ id, version: 1, fields: { city: '上海' } }, deps)
    expect(changed).toMatchObject({ city: '上海', version: 2, byHand: ['city', 'name'] })
    await expect(changeCustomer({ id, version: 1, fields: { city: '北京' } }, deps)).rejects.toMatchObject({
      code: 'customers.changed-meanwhile',
      values: { seen: 1, now: 2 },
    })
    expect(await getCustomer(id, deps)).toMatchObject({ city: '上海', version: 2 })
  })

  test('saving what stands there already is no change', async () => {
    const { id } = await createCustomer({ name: '赵二', city: '上海' }, deps)
    expect(await changeCustomer({ id, version: 1, fields: { city: '上海 ' } }, deps)).toMatchObject({
      version: 1,
    })
    expect((await customerHistory({ id }, deps)).entries).toHaveLength(1)
  })

  test('a new name is found and the old one no more', async () => {
    const { id } = await createCustomer({ name: '单于飞' }, deps)
    expect(await names('chanyuf')).toEqual(['单于飞'])
    await changeCustomer({ id, version: 1, fields: { name: '欧阳飞', tags: ['早市'] } }, deps)
    expect(await names('单于')).toEqual([])
    expect(await names('chanyuf')).toEqual([])
    expect(await names('歐陽')).toEqual(['欧阳飞'])
    expect(await names('#早市')).toEqual(['欧阳飞'])
  })

  test('the history says who changed what, and one change can be taken back', async () => {
    const { id } = await createCustomer({ name: '钱三', city: '苏州' }, deps)
    await changeCustomer({ id, version: 1, fields: { city: '无锡', payday: 15 } }, deps)
    const { entries, next } = await customerHistory({ id, most: 1 }, deps)
    expect(entries[0]).toMatchObject({
      by: 'wang',
      before: { city: '苏州', payday: null, byHand: ['city', 'name'] },
      after: { city: '无锡', payday: 15, byHand: ['city', 'name', 'payday'] },
    })
    expect((await customerHistory({ id, before: next ?? '' }, deps)).entries[0]?.before).toEqual({})
    const back = await undoChange({ id, change: entries[0]?.id ?? '' }, deps)
    expect(back).toMatchObject({ city: '苏州', payday: null, byHand: ['city', 'name'], version: 3 })
    const again = await undoChange({ id, change: await last(id) }, deps)
    expect(again).toMatchObject({ city: '无锡', payday: 15, byHand: ['city', 'name', 'payday'] })
  })

  test('a change is not taken back over a later one, nor the making of the record', async () => {
    const { id } = await createCustomer({ name: '孙四' }, deps)
    const made = await last(id)
    await changeCustomer({ id, version: 1, fields: { city: '苏州' } }, deps)
    const first = await last(id)
    await changeCustomer({ id, version: 2, fields: { city: '无锡' } }, deps)
    await expect(undoChange({ id, change: first }, deps)).rejects.toMatchObject({
      code: 'customers.undo-conflict',
      values: { fields: 'city' },
    })
    await expect(undoChange({ id, change: made }, deps)).rejects.toMatchObject({
      code: 'customers.creation-not-undone',
    })
    await expect(undoChange({ id, change: 'none' }, deps)).rejects.toMatchObject({
      code: 'customers.change-not-found',
    })
  })

  test('lists by owner follow a new owner at once', async () => {
    const { id } = await createCustomer({ name: '李五' }, deps)
    await setWorth(scratch.notebook, {
      run: 1,
      startedAt: at,
      rows: [{ customer: id, stage: 'active', rankBy: 5 }],
    })
    const changed = await changeCustomer({ id, version: 1, fields: { owner: 'li' } }, deps)
    expect(changed.worth).toMatchObject({ stage: 'active', residualValue: 5, asOf: '2026-02-28' })
    const rows = await scratch.notebook.read
      .selectFrom('worthRanks')
      .select('owner')
      .where('customer', '=', id)
      .execute()
    expect(rows).toEqual([{ owner: 'li' }])
  })
})

describe('households and companies', () => {
  test('a household has members, and nobody is their own grandparent', async () => {
    const family = await createCustomer({ name: '周家', kind: 'household' }, deps)
    const branch = await createCustomer({ name: '周家二房', kind: 'household', parent: family.id }, deps)
    const member = await createCustomer({ name: '周六', parent: branch.id }, deps)
    expect((await getCustomer(family.id, deps)).members).toEqual([
      { id: branch.id, name: '周家二房', kind: 'household' },
    ])
    expect((await getCustomer(member.id, deps)).parentCustomer?.name).toBe('周家二房')
    const asMember = (parent: string) =>
      changeCustomer({ id: family.id, version: 1, fields: { parent } }, deps)
    await expect(asMember(branch.id)).rejects.toMatchObject({ code: 'customers.parent-circle' })
    await expect(asMember(family.id)).rejects.toMatchObject({ code: 'customers.parent-circle' })
    await expect(asMember('none')).rejects.toMatchObject({ code: 'customers.parent-unknown' })
    await expect(createCustomer({ name: '周七', parent: member.id }, deps)).rejects.toMatchObject({
      code: 'customers.parent-is-person',
    })
  })
})

describe('contacts', () => {
  test('contacts are added, changed and removed, and each of it can be taken back', async () => {
    const { id } = await createCustomer({ name: '示例食堂有限公司' }, deps)
    const contact = await addContact({ customer: id, typed: { name: '吴会计', phone: '13900139000' } }, deps)
    expect(contact).toMatchObject({ phone: '+8613900139000', position: null })
    const change = { customer: id, contact: contact.id, typed: { position: '会计', phone: null } }
    expect(await changeContact(change, deps)).toMatchObject({ name: '吴会计', position: '会计', phone: null })
    await undoChange({ id, change: await last(id) }, deps)
    expect((await getCustomer(id, deps)).contacts).toEqual([contact])
    await removeContact({ customer: id, contact: contact.id }, deps)
    expect((await getCustomer(id, deps)).contacts).toEqual([])
    await undoChange({ id, change: await last(id) }, deps)
    expect((await getCustomer(id, deps)).contacts).toEqual([contact])
    await expect(removeContact({ customer: id, contact: 'none' }, deps)).rejects.toMatchObject({
      code: 'customers.contact-not-found',
    })
  })
})

describe('identities', () => {
  test('a party given by hand is a change that the ledger hears of', async () => {
    const a = await createCustomer({ name: '郑八' }, deps)
    const b = await createCustomer({ name: '郑九' }, deps)
    await assignIdentity({ source: 'till', party: '007', customer: a.id }, deps)
    const first = await identityChangesSince(0, { ...deps, most: 10 })
    await assignIdentity({ source: 'till', party: '007', customer: b.id }, deps)
    const second = await identityChangesSince(first.mark, { ...deps, most: 10 })
    expect(first.rows).toContainEqual({ source: 'till', party: '007', customer: a.id })
    expect(second).toEqual({
      rows: [{ source: 'till', party: '007', customer: b.id }],
      removed: [],
      mark: first.mark + 1,
      more: false,
    })
    expect((await getCustomer(b.id, deps)).identities).toEqual([
      { source: 'till', party: '007', customer: b.id, importBatch: null, byHand: true },
    ])
    expect((await getCustomer(a.id, deps)).identities).toEqual([])
  })

  test('are told page by page until none was left when it was asked, however fast they change', async () => {
    const { id: customer } = await createCustomer({ name: '褚十一' }, deps)
    const { mark } = await identityChangesSince(0, { ...deps, most: 1_000 })
    const assigned = (party: string) => assignIdentity({ source: 'till', party, customer }, deps)
    for (const party of ['101', '102', '103']) await assigned(party)
    const first = await identityChangesSince(mark, { ...deps, most: 2 })
    expect([first.rows.map(({ party }) => party), first.more]).toEqual([['101', '102'], true])
    const second = await identityChangesSince(first.mark, { ...deps, most: 2 })
    expect([second.rows.map(({ party }) => party), second.more]).toEqual([['103'], false])
    let told = 0
    const busy = {
      identityMark: async () => mark,
      applyIdentities: async () => {
        told += 1
        if (told < 20) await assigned(`2${told}`)
      },
    }
    expect(await mirrorIdentities({ ...deps, ledger: busy })).toBe(second.mark)
    expect(told).toBe(1)
  })
})

describe('standing', () => {
  test('a customer of an import is seen while the import stands, and at no other time', async () => {
    const { notebook } = scratch
    const customer = '01990000-0000-7000-8000-000000000001'
    await setImport(notebook, 41, 'running')
    await notebook.change((tx) =>
      imported.add({ tx, batch: 41, source: 'main', rows: [{ party: 'S1', customer, name: '冯十' }], at }),
    )
    const sees = async (): Promise<boolean> => {
      const found = (await names('冯十')).length === 1
      const stands = await customerStands(notebook.read, customer).then(
        () => true,
        () => false,
      )
      expect(found).toBe(stands)
      return stands
    }
    expect(await sees()).toBe(false)
    await setImport(notebook, 41, 'standing')
    expect(await sees()).toBe(true)
    await setImport(notebook, 41, 'undoing')
    expect(await sees()).toBe(false)
    await expect(
      changeCustomer({ id: customer, version: 1, fields: { city: 'x' } }, deps),
    ).rejects.toMatchObject({
      code: 'customers.not-found',
    })
  })
})
