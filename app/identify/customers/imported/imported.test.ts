import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../base/notebook/ids.ts'
import { kindOfName } from '../companies.ts'
import { addContact } from '../contacts.ts'
import type { Customer, CustomerFields } from '../contract.ts'
import {
  assignIdentity,
  changeCustomer,
  createCustomer,
  getCustomer,
  identityChangesSince,
  imported,
  listCustomers,
  searchCustomers,
  undoChange,
} from '../customers.ts'
import type { CustomersDeps } from '../deps.ts'
import { at, scratchNotebook, setImport, type TestNotebook } from '../test-notebooks.ts'

let scratch: TestNotebook
let deps: CustomersDeps
beforeAll(async () => {
  scratch = await scratchNotebook()
  deps = scratch.deps
})
afterAll(() => scratch.done())

const tables = [
  'customers',
  'identities',
  'searchTokens',
  'importedCustomers',
  'customerChanges',
  'imports',
] as const
beforeEach(empty)

async function empty(): Promise<void> {
  await scratch.notebook.change(async (tx) => {
    for (const table of [...tables, 'contacts'] as const) await tx.deleteFrom(table).execute()
  })
}

/** Parties of an orders file. */
async function addOrders(batch: number, parties: Readonly<Record<string, string>>): Promise<void> {
  const rows = Object.entries(parties).map(([party, customer]) => ({ party, customer }))
  await scratch.notebook.change((tx) =>
    imported.add({ tx, batch, source: 'main', rows, at, ledgerKnows: true }),
  )
  await setImport(scratch.notebook, batch, 'standing')
}

type FileRow = { readonly party: string; readonly fields: Partial<CustomerFields> }

/** A file of customers, from the first row to standing, as the import's job does it. */
async function addFile(batch: number, file: readonly FileRow[]): Promise<void> {
  const { notebook } = scratch
  await setImport(notebook, batch, 'running')
  await notebook.change(async (tx) => {
    const parties = [...new Set(file.map(({ party }) => party))]
    const known = await imported.identify(tx, 'main', parties)
    const customers = new Map(parties.map((party) => [party, known.get(party) ?? newId()]))
    const fresh = parties.filter((party) => !known.has(party))
    const rows = fresh.map((party) => ({ party, customer: customers.get(party) ?? '' }))
    await imported.add({ tx, batch, source: 'main', rows, at })
    const kept = file.map((line, row) => ({ ...line, row: row + 2 }))
    await imported.keepFields({ tx, batch, source: 'main', rows: kept })
  })
  await setImport(notebook, batch, 'standing')
  await applyAll(batch)
}

async function undoFile(batch: number): Promise<void> {
  const { notebook } = scratch
  await setImport(notebook, batch, 'undoing')
  await notebook.change(async (tx) => {
    const named = await tx
      .selectFrom('importedCustomers')
      .innerJoin('imports', 'imports.batch', 'importedCustomers.importBatch')
      .select((e) => ['importedCustomers.party', e.fn.min('imports.batch').as('batch')])
      .where('imports.state', '=', 'standing')
      .where('importedCustomers.party', 'in', (from) =>
        from
          .selectFrom('importedCustomers as undone')
          .select('undone.party')
          .where('importBatch', '=', batch),
      )
      .groupBy('importedCustomers.party')
      .execute()
    await imported.adopt({ tx, rows: named.map((row) => ({ ...row, source: 'main' })) })
  })
  for (let left = 1; left > 0; )
    left = (await notebook.change((tx) => imported.remove({ tx, batch, most: 2 }))).left
  await applyAll(batch)
  await notebook.change((tx) => imported.forgetFields(tx, batch, 100))
  await setImport(notebook, batch, 'undone')
}

async function applyAll(batch: number): Promise<void> {
  await scratch.notebook.change(async (tx) => {
    const { customers } = await imported.named(tx, batch, { after: 0, most: 100 })
    await imported.applyFields({ tx, batch, customers, at })
  })
}

async function customerOf(party: string): Promise<Customer | undefined> {
  const id = (await imported.identify(scratch.notebook.read, 'main', [party])).get(party)
  return id === undefined ? undefined : getCustomer(id, deps)
}

describe('customers that imports bring', () => {
  test('a party becomes a customer of that name, found by it; twice is once', async () => {
    const id = newId()
    await addOrders(1, { C0017: id })
    await addOrders(1, { C0017: id })
    expect(await customerOf('C0017')).toMatchObject({ id, name: 'C0017', importBatch: 1, byHand: [] })
    expect((await searchCustomers({ query: 'c0017' }, deps)).customers).toHaveLength(1)
    expect((await identityChangesSince(0, { ...deps, most: 10 })).rows).toEqual([])
  })

  test('a party that was given by hand keeps its customer, and the ledger is told', async () => {
    const { id } = await createCustomer({ name: '王一' }, deps)
    await assignIdentity({ source: 'main', party: 'P1', customer: id }, deps)
    const { mark } = await identityChangesSince(0, { ...deps, most: 10 })
    await addOrders(1, { P1: newId() })
    expect(await customerOf('P1')).toMatchObject({ id, name: '王一' })
    expect((await identityChangesSince(mark, { ...deps, most: 10 })).rows).toEqual([
      { source: 'main', party: 'P1', customer: id },
    ])
    expect((await listCustomers({}, deps)).total).toEqual({ count: 1, more: false })
  })

  test('undoing takes back whom nobody touched, and leaves nothing of them', async () => {
    await addFile(1, [
      { party: 'P1', fields: { name: '王一', phone: '+8613800138000' } },
      { party: 'P2', fields: { name: '王二' } },
      { party: 'P3', fields: {} },
    ])
    await undoFile(1)
    for (const table of ['customers', 'searchTokens', 'importedCustomers', 'customerChanges'] as const)
      expect(await scratch.notebook.read.selectFrom(table).selectAll().execute(), table).toEqual([])
    expect(await identityChangesSince(0, { ...deps, most: 10 })).toMatchObject({
      rows: [],
      removed: ['P1', 'P2', 'P3'].map((party) => ({ source: 'main', party })),
    })
  })

  test('whom somebody wrote about stays, under the name they had', async () => {
    await addFile(1, [
      { party: 'P1', fields: { name: '王一', city: '上海' } },
      { party: 'P2', fields: { name: '王二' } },
    ])
    const one = await customerOf('P1')
    await addContact({ customer: one?.id ?? '', typed: { name: '王妈' } }, deps)
    await undoFile(1)
    expect(await customerOf('P1')).toMatchObject({
      id: one?.id,
      name: '王一',
      city: null,
      importBatch: null,
      byHand: ['name'],
    })
    expect(await customerOf('P2')).toBeUndefined()
    expect(await identityChangesSince(0, { ...deps, most: 10 })).toMatchObject({
      rows: [{ source: 'main', party: 'P1', customer: one?.id }],
      removed: [{ source: 'main', party: 'P2' }],
    })
  })

  test('whom another standing import names too is that one’s from then on', async () => {
    await addOrders(1, { P1: newId(), P2: newId() })
    await addOrders(2, {})
    const { notebook } = scratch
    await setImport(notebook, 1, 'undoing')
    await notebook.change((tx) => imported.adopt({ tx, rows: [{ party: 'P2', source: 'main', batch: 2 }] }))
    const answer = await notebook.change((tx) => imported.remove({ tx, batch: 1, most: 100 }))
    expect(answer).toEqual({ removed: 1, kept: [], left: 0 })
    expect(await customerOf('P2')).toMatchObject({ importBatch: 2 })
  })
})

describe('what files of customers say', () => {
  test('what a person typed stays, and is left to imports again when it is taken back', async () => {
    await addOrders(1, { P1: newId() })
    const { id, version } = (await customerOf('P1')) ?? { id: '', version: 0 }
    const typed = await changeCustomer({ id, version, fields: { name: '王大' } }, deps)
    await addFile(2, [{ party: 'P1', fields: { name: '王一', city: '上海' } }])
    expect(await customerOf('P1')).toMatchObject({ name: '王大', city: '上海', byHand: ['name'] })
    const rows = await scratch.notebook.read
      .selectFrom('customerChanges')
      .select('id')
      .orderBy('id')
      .execute()
    expect(typed.byHand).toEqual(['name'])
    await undoChange({ id, change: rows[0]?.id ?? '' }, deps)
    expect(await customerOf('P1')).toMatchObject({ name: '王一', byHand: [] })
    expect((await searchCustomers({ query: 'wangyi' }, deps)).customers).toHaveLength(1)
  })

  test('what files say of a party is said of whomever a person says it is, and the record it had before is gone', async () => {
    await addFile(1, [{ party: 'P1', fields: { name: '王一', city: '上海' } }])
    const former = await customerOf('P1')
    const { id } = await createCustomer({ name: '王大' }, deps)
    await assignIdentity({ source: 'main', party: 'P1', customer: id }, deps)
    expect(await customerOf('P1')).toMatchObject({ id, name: '王大', city: '上海' })
    await expect(getCustomer(former?.id ?? '', deps)).rejects.toMatchObject({ code: 'customers.not-found' })
    await undoFile(1)
    expect(await customerOf('P1')).toMatchObject({ id, name: '王大', city: null })
  })

  test('whatever is imported, undone and typed in whatever order, the records are as if worked out afresh', async () => {
    const parties = fc.constantFrom('P0', 'P1', 'P2')
    const fields: fc.Arbitrary<Partial<CustomerFields>> = fc.record(
      {
        name: fc.constantFrom('张伟', '示例粮油有限公司', '歐陽一'),
        city: fc.constantFrom('上海', '苏州', null),
        phone: fc.constantFrom('+8613800138000', '+8613900139000'),
        tags: fc.constantFrom<string[]>(['早市'], ['批发', '月结'], []),
        payday: fc.constantFrom(10, 31),
      },
      { requiredKeys: [] },
    )
    const step = fc.oneof(
      fc.record({
        act: fc.constant('import' as const),
        rows: fc.array(fc.record({ party: parties, fields }), { maxLength: 4 }),
      }),
      fc.record({ act: fc.constant('undo' as const), which: fc.nat(9) }),
      fc.record({ act: fc.constant('type' as const), party: parties, fields }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        await empty()
        const model = new Model()
        for (const one of steps) {
          if (one.act === 'import') {
            const batch = model.import(one.rows)
            await addFile(batch, one.rows)
          } else if (one.act === 'undo') {
            const batch = model.undo(one.which)
            if (batch !== undefined) await undoFile(batch)
          } else {
            const customer = await customerOf(one.party)
            if (!customer || Object.keys(one.fields).length === 0) continue
            model.type(one.party, one.fields)
            await changeCustomer({ id: customer.id, version: customer.version, fields: one.fields }, deps)
          }
        }
        for (const party of ['P0', 'P1', 'P2']) {
          const customer = await customerOf(party)
          const expected = model.record(party)
          if (!expected) expect(customer).toBeUndefined()
          else expect(customer).toMatchObject(expected)
        }
      }),
      { numRuns: 30 },
    )
  })
})

type Known = { maker: number | null; touched: boolean; typed: Partial<CustomerFields> }

/** What should stand there, worked out from all that happened and nothing else. */
class Model {
  readonly batches: { rows: readonly FileRow[]; standing: boolean }[] = []
  readonly known = new Map<string, Known>()

  import(rows: readonly FileRow[]): number {
    this.batches.push({ rows, standing: true })
    const batch = this.batches.length
    for (const { party } of rows)
      if (!this.known.has(party)) this.known.set(party, { maker: batch, touched: false, typed: {} })
    return batch
  }

  undo(which: number): number | undefined {
    const batch = (which % Math.max(this.batches.length, 1)) + 1
    const undone = this.batches[batch - 1]
    if (!undone?.standing) return undefined
    const names = new Map([...this.known.keys()].map((party) => [party, this.record(party)?.name]))
    undone.standing = false
    for (const [party, known] of this.known) {
      if (known.maker !== batch) continue
      const other = this.batches.findIndex((b) => b.standing && b.rows.some((row) => row.party === party))
      if (other >= 0) known.maker = other + 1
      else if (known.touched) {
        known.maker = null
        const name = names.get(party) ?? party
        if (this.record(party)?.name !== name) known.typed = { ...known.typed, name }
      } else this.known.delete(party)
    }
    return batch
  }

  type(party: string, fields: Partial<CustomerFields>): void {
    const known = this.known.get(party)
    if (known) this.known.set(party, { ...known, touched: true, typed: { ...known.typed, ...fields } })
  }

  record(party: string): Partial<CustomerFields> | undefined {
    const known = this.known.get(party)
    if (!known) return undefined
    const given = this.batches
      .filter(({ standing }) => standing)
      .flatMap(({ rows }) => rows.filter((row) => row.party === party))
    const said: Partial<CustomerFields> = Object.assign({}, ...given.map(({ fields }) => fields))
    const fields = { name: party, city: null, phone: null, tags: [], payday: null, ...said, ...known.typed }
    return { ...fields, kind: kindOfName(fields.name) }
  }
}
