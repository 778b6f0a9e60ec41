import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobContext } from '../../base/jobs/job.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { CustomersEdit } from '../customers/contract.ts'
import {
  changeCustomer,
  createCustomer,
  customerHistory,
  getCustomer,
  imported,
  listCustomers,
  many,
} from '../customers/customers.ts'
import { at, scratchNotebook, setImport, setWorth, type TestNotebook } from '../customers/test-notebooks.ts'
import {
  allPieces,
  askBulkEdit,
  type BulkEditsDeps,
  getBulkEdit,
  listBulkEdits,
  previewBulkEdit,
  undoBulkEdit,
} from './bulk-edits.ts'
import type { BulkEdit, Selection } from './contract.ts'
import { pieceOf } from './pieces.ts'

let scratch: TestNotebook
let deps: BulkEditsDeps
const asked: string[] = []

beforeAll(async () => {
  scratch = await scratchNotebook()
  deps = {
    ...scratch.deps,
    enqueue: async ({ dedupeKey = '' }) => {
      asked.push(dedupeKey)
      return { id: dedupeKey, already: false }
    },
  }
  await scratch.notebook.change(async (tx) => {
    for (const id of ['li', 'gone'])
      await tx
        .insertInto('user')
        .values({
          ...{ id, name: id, email: `${id}@example.com`, emailVerified: 0, image: null, role: 'manager' },
          ...{ createdAt: at, updatedAt: at, language: null, disabled: id === 'gone' ? 1 : 0 },
        })
        .execute()
  })
})
afterAll(() => scratch.done())

let batches = 0
/** So many customers of an import of their own, with a tag that nobody else has. */
async function shop(size: number): Promise<{ ids: string[]; tag: string; filter: Selection }> {
  const { notebook } = scratch
  const batch = ++batches
  const tag = `店${batch}`
  await setImport(notebook, batch, 'standing')
  const rows = Array.from({ length: size }, (_, i) => ({
    party: `P${batch}-${i}`,
    customer: newId(),
    name: `客${i}`,
  }))
  await notebook.change((tx) => imported.add({ tx, batch, source: 'main', rows, at }))
  const ids = rows.map(({ customer }) => customer)
  for (let from = 0; from < size; from += 1000)
    await askBulkEdit(
      { selection: { of: 'ids', ids: ids.slice(from, from + 1000) }, edit: { what: 'add-tag', tag } },
      deps,
    )
  return { ids, tag, filter: { of: 'filter', filter: { tag }, except: [] } }
}

const context = (stopAfter = Number.POSITIVE_INFINITY): JobContext => {
  let looks = 0
  return {
    notebook: scratch.notebook,
    progress: () => undefined,
    cancelAsked: () => ++looks > stopAfter,
  } as unknown as JobContext
}

const ownersOf = async (ids: readonly string[]): Promise<(string | null)[]> =>
  Promise.all(ids.map(async (id) => (await getCustomer(id, deps)).owner))
const entries = async (id: string) => (await customerHistory({ id }, deps)).entries
const toWang: CustomersEdit = { what: 'owner', to: 'wang' }

describe('a change of many, looked at before', () => {
  test('says how many change and from what, how many are so already, and who is left alone and why', async () => {
    const { ids } = await shop(6)
    const one = async (nth: number, fields: object) => {
      const { id, version } = await getCustomer(ids[nth] ?? '', deps)
      await changeCustomer({ id, version, fields }, deps)
    }
    await one(0, { owner: 'li' })
    await one(1, { owner: 'wang' })
    const selection: Selection = { of: 'ids', ids: [...ids, 'nobody'] }
    expect(await previewBulkEdit({ selection, edit: toWang }, deps)).toEqual({
      ...{ selected: 7, changing: 5, already: 1 },
      skipped: [{ reason: 'gone', count: 1 }],
      from: [
        { value: null, count: 4 },
        { value: 'li', count: 1 },
      ],
    })
    await one(2, { tags: Array.from({ length: 50 }, (_, i) => `t${i}`) })
    await one(3, { tags: ['早市', 'VIP'] })
    expect(await previewBulkEdit({ selection, edit: { what: 'add-tag', tag: ' vip ' } }, deps)).toEqual({
      ...{ selected: 7, changing: 4, already: 1, from: [] },
      skipped: expect.arrayContaining([
        { reason: 'gone', count: 1 },
        { reason: 'too-many-tags', count: 1 },
      ]),
    })
    expect(
      await previewBulkEdit({ selection, edit: { what: 'remove-tag', tag: 'vip' } }, deps),
    ).toMatchObject({
      changing: 1,
      already: 5,
    })
  })

  test('nobody is given to somebody who does not work here, and no empty tag is tied to anybody', async () => {
    const { ids } = await shop(1)
    const selection: Selection = { of: 'ids', ids }
    for (const to of ['nobody', 'gone'])
      for (const ask of [previewBulkEdit, askBulkEdit])
        await expect(ask({ selection, edit: { what: 'owner', to } }, deps)).rejects.toMatchObject({
          code: 'bulk-edits.owner-unknown',
        })
    await expect(
      askBulkEdit({ selection, edit: { what: 'add-tag', tag: '\u200b' } }, deps),
    ).rejects.toMatchObject({ code: 'customers.tag-empty' })
  })
})

describe('a change of many', () => {
  test('changes who is meant, leaves alone who is so already, and is in the history of each', async () => {
    const { ids } = await shop(5)
    const before = asked.length
    const first = await getCustomer(ids[0] ?? '', deps)
    await changeCustomer({ id: first.id, version: first.version, fields: { owner: 'wang' } }, deps)
    const { version } = await getCustomer(first.id, deps)
    const edit = await askBulkEdit({ selection: { of: 'ids', ids: ids.slice(0, 4) }, edit: toWang }, deps)
    expect(edit).toMatchObject({
      ...{
        state: 'changed',
        selected: 4,
        looked: 4,
        changed: 3,
        already: 1,
        skipped: [],
        by: 'wang',
        filter: null,
      },
    })
    // So few need no job.
    expect(asked).toHaveLength(before)
    expect(await ownersOf(ids)).toEqual(['wang', 'wang', 'wang', 'wang', null])
    expect((await getCustomer(first.id, deps)).version).toBe(version)
    expect((await entries(ids[1] ?? ''))[0]).toMatchObject({
      ...{ by: 'wang', bulkEdit: edit.id, before: { owner: null }, after: { owner: 'wang' } },
    })
    expect((await listBulkEdits({ before: undefined, most: 1 }, deps))[0]).toEqual(edit)
  })

  test('of all that pass a filter reaches each once, though it changes who passes; whoever comes later is not meant', async () => {
    const { ids, tag } = await shop(1_250)
    const filter = { tag, owner: '' }
    const except = ids.slice(3, 5)
    const selection: Selection = { of: 'filter', filter, except }
    const begun = await askBulkEdit({ selection, edit: toWang }, deps)
    // The request has done a thousand, and the job it asked for does the rest.
    expect(begun).toMatchObject({ state: 'changing', looked: 1_000, selected: null, filter })
    expect(asked.at(-1)).toBe(`bulk-edit ${begun.id}`)
    const later = await createCustomer({ name: '后来的', tags: [tag] }, deps)
    const done = await allPieces(begun.id, context())
    expect(done).toMatchObject({
      state: 'changed',
      selected: 1_248,
      looked: 1_248,
      changed: 1_248,
      already: 0,
    })
    expect((await listCustomers({ tag, owner: '' }, deps)).total?.count).toBe(3)
    expect((await getCustomer(later.id, deps)).owner).toBeNull()
    for (const id of ids.slice(0, 8).filter((one) => !except.includes(one)))
      expect((await entries(id)).filter(({ bulkEdit }) => bulkEdit === begun.id)).toHaveLength(1)
  })

  test('broken off anywhere it goes on behind what was done, and nobody is changed twice', async () => {
    const { ids, filter } = await shop(730)
    const { notebook } = scratch
    const all = await askBulkEdit({ selection: { of: 'ids', ids: [ids[0] ?? ''] }, edit: toWang }, deps)
    // As if it had only just been asked for.
    const id = newId()
    const row = await notebook.read
      .selectFrom('bulkEdits')
      .selectAll()
      .where('id', '=', all.id)
      .executeTakeFirstOrThrow()
    await notebook.change((tx) =>
      tx
        .insertInto('bulkEdits')
        .values({
          ...row,
          ...{
            id,
            state: 'changing',
            selection: JSON.stringify(filter),
            place: many.behindAll,
            selected: null,
          },
          ...{ looked: 0, changed: 0, already: 0, endedAt: null },
        })
        .execute(),
    )
    for (let kill = 0; kill < 12; kill++) {
      // Killed before the change is committed: nothing of it is there, its note neither.
      const killed = notebook.change(async (tx) => {
        await pieceOf(tx, id, { now: at })
        throw new Error('killed')
      })
      await expect(killed).rejects.toThrow('killed')
      // Told to stop after a piece.
      await allPieces(id, context(0)).catch(() => undefined)
    }
    const done = await allPieces(id, context())
    expect(done).toMatchObject({ state: 'changed', looked: 730, changed: 729, already: 1, selected: 730 })
    expect(new Set(await ownersOf(ids))).toEqual(new Set(['wang']))
    for (const one of ids)
      expect((await entries(one)).filter(({ bulkEdit }) => bulkEdit === id)).toHaveLength(
        one === ids[0] ? 0 : 1,
      )
    // And so does its undoing.
    await undoBulkEdit(id, deps)
    for (let kill = 0; kill < 4; kill++) await allPieces(id, context(0)).catch(() => undefined)
    expect(await allPieces(id, context())).toMatchObject({ state: 'undone', undone: 729, kept: [] })
    const owners = await ownersOf(ids)
    expect([owners[0], new Set(owners.slice(1))]).toEqual(['wang', new Set([null])])
  })

  test('of a stage follows the run that is current', async () => {
    const { ids, tag } = await shop(4)
    await setWorth(scratch.notebook, {
      run: 1,
      startedAt: at,
      rows: ids.map((customer, i) => ({ customer, stage: i < 3 ? 'lost' : 'new', rankBy: i })),
    })
    const selection: Selection = { of: 'filter', filter: { stages: ['lost'], tag }, except: [] }
    const edit = await askBulkEdit({ selection, edit: { what: 'payday', to: 15 } }, deps)
    expect(edit).toMatchObject({ state: 'changed', changed: 3 })
    const paydays = await Promise.all(ids.map(async (id) => (await getCustomer(id, deps)).payday))
    expect(paydays).toEqual([15, 15, 15, null])
  })
})

describe('a change of many, taken back', () => {
  const back = async (edit: BulkEdit): Promise<BulkEdit> => undoBulkEdit(edit.id, { ...deps, user: 'li' })

  test('everybody is as before, but for those whom somebody has changed since', async () => {
    const { ids } = await shop(4)
    const edit = await askBulkEdit({ selection: { of: 'ids', ids }, edit: toWang }, deps)
    const { id, version } = await getCustomer(ids[2] ?? '', deps)
    await changeCustomer({ id, version, fields: { owner: 'li' } }, deps)
    const undone = await back(edit)
    expect(undone).toMatchObject({
      ...{ state: 'undone', undone: 3, kept: [{ reason: 'changed-since', count: 1 }], undoneBy: 'li' },
    })
    expect(await ownersOf(ids)).toEqual([null, null, 'li', null])
    // Left to imports again, as it was.
    expect((await getCustomer(ids[0] ?? '', deps)).byHand).toEqual(['tags'])
    expect((await entries(ids[0] ?? ''))[0]).toMatchObject({ by: 'li', after: { owner: null } })
    await expect(back(edit)).rejects.toMatchObject({ code: 'bulk-edits.undone-already' })
    await expect(undoBulkEdit('none', deps)).rejects.toMatchObject({ code: 'bulk-edits.not-found' })
  })

  test('a tag goes again though other tags came since, and comes again where it went', async () => {
    const { ids, tag } = await shop(3)
    const selection: Selection = { of: 'ids', ids }
    const edit = await askBulkEdit({ selection, edit: { what: 'add-tag', tag: '早市' } }, deps)
    const { id, version } = await getCustomer(ids[1] ?? '', deps)
    await changeCustomer({ id, version, fields: { tags: [tag, '早市', 'VIP'] } }, deps)
    expect(await back(edit)).toMatchObject({ undone: 3, kept: [] })
    const tags = await Promise.all(ids.map(async (one) => (await getCustomer(one, deps)).tags))
    expect(tags).toEqual([[tag], [tag, 'VIP'], [tag]])
    const gone = await askBulkEdit({ selection, edit: { what: 'remove-tag', tag } }, deps)
    expect((await listCustomers({ tag }, deps)).total?.count).toBe(0)
    expect(await back(gone)).toMatchObject({ undone: 3 })
    expect((await listCustomers({ tag }, deps)).total?.count).toBe(3)
  })

  test('one that is still on its way turns round', async () => {
    const { filter, tag } = await shop(1_150)
    const begun = await askBulkEdit({ selection: filter, edit: toWang }, deps)
    expect(begun).toMatchObject({ state: 'changing', looked: 1_000 })
    await back(begun)
    await allPieces(begun.id, context())
    expect(await getBulkEdit(begun.id, deps)).toMatchObject({
      state: 'undone',
      changed: 1_000,
      undone: 1_000,
    })
    expect((await listCustomers({ tag, owner: '' }, deps)).total?.count).toBe(1_150)
  })
})
