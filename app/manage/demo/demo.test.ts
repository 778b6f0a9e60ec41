import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoCompany } from '../../../demo/company.ts'
import { demoTexts } from '../../../demo/files.ts'
import type { JobContext } from '../../base/jobs/job.ts'
import { tablesEmptied } from '../../base/notebook/emptied.ts'
import type { Change } from '../../base/notebook/notebook.ts'
import { createCustomer } from '../../identify/customers/customers.ts'
import { openTestInstallation, type TestInstallation } from '../../identify/imports/test-installations.ts'
import { logFollowUp } from '../../interact/follow-ups/follow-ups.ts'
import { bringTouches } from '../../interact/touches/touches.ts'
import { changeCompany, company, dayIn, nameCompany } from '../settings/settings.ts'
import type { DemoStep } from './contract.ts'
import { removeDemo } from './removal.ts'
import { updateDemo } from './store.ts'
import { demoIn, filesWith, rowsIn, smallDemo } from './test-demos.ts'

const ownOrders = '订单号,客户,下单日期,实付金额\n1,陈家,2026-03-01,30\n2,陈家,2026-04-01,32\n'
/** What is left of a removal: that it was asked for and done. */
const onlyTheRemoval = { jobs: 1 }

let shop: TestInstallation
let demo: ReturnType<typeof demoIn>
beforeEach(async () => {
  shop = await openTestInstallation()
  await shop.notebook.change((tx) => nameCompany(tx, { company: '老王粮油' }))
  demo = demoIn(shop)
})
afterEach(() => shop.done())

const kinds = ['customers', 'products', 'orders', 'payments'] as const

async function peopleAtWork(): Promise<void> {
  const { notebook, people } = shop
  const { id } = await createCustomer({ name: '新邻居' }, people)
  await logFollowUp(
    { customer: id, followUp: { kind: 'phone', text: '下周来看看' }, by: 'wang' },
    { notebook, now: people.now, today: async () => '2026-11-27', touched: () => undefined },
  )
  await bringTouches(shop)
  await changeCompany(
    { marginRate: 0.3, worthAt: '05:00' },
    {
      notebook,
      now: people.now,
      filesStanding: async () => ({ count: 0, currencies: [] }),
      revalue: async () => undefined,
    },
  )
}

describe('the demo company', () => {
  test('comes by the ways of everybody’s files: it says what the same files say that somebody imports', async () => {
    expect((await demo.choose())?.state).toBe('done')
    expect(await demo.shown()).toMatchObject({ state: 'there', empty: false, stopped: false, step: null })
    const said = (await shop.said()).filter((line) => !line.includes('"table":"settings"'))
    expect(await rowsIn(shop)).toMatchObject({ imports: 4, importMappings: 4, worthRuns: 1, demo: 1 })
    expect((await rowsIn(shop)).actions).toBeGreaterThan(5)
    const lastDay = Temporal.PlainDate.from(dayIn('Asia/Shanghai')).subtract({ days: 1 })
    const texts = demoTexts(demoCompany({ ...smallDemo, lastDay }))
    const other = await openTestInstallation()
    try {
      for (const kind of kinds) await other.bring({ kind, text: texts[kind], fileName: `demo-${kind}.csv` })
      await other.said()
      await other.notebook.change((tx) => tx.deleteFrom('settings').execute())
      expect(said).toEqual(await other.said())
    } finally {
      await other.done()
    }
    expect(shop.troubles).toEqual([])
  })

  test('ends with the company’s yesterday, and says in its settings what it counts in', async () => {
    await shop.notebook.change((tx) => changeZone(tx, 'Pacific/Kiritimati'))
    await demo.choose()
    const yesterday = Temporal.PlainDate.from(dayIn('Pacific/Kiritimati')).subtract({ days: 1 })
    expect((await demo.shown()).lastDay).toBe(yesterday.toString())
    expect(await company(shop.notebook.read)).toMatchObject({
      ...{ name: '春满粮油', currency: 'CNY', marginRate: 0.1, timeZone: 'Pacific/Kiritimati' },
    })
    const { lastDay } = await shop.ledger.period()
    expect(lastDay).toBe(yesterday.toString())
  })

  test('is refused beside anything of the company’s own, and twice', async () => {
    const own = await shop.bring({ text: ownOrders })
    await expect(demo.choose()).rejects.toMatchObject({ code: 'demo.own-data' })
    await shop.undo(own.id)
    const { id } = await createCustomer({ name: '陈家' }, shop.people)
    await expect(demo.choose()).rejects.toMatchObject({ code: 'demo.own-data' })
    expect(await company(shop.notebook.read)).toMatchObject({ name: '老王粮油', marginRate: null })
    await shop.notebook.change((tx) => tx.deleteFrom('customers').where('id', '=', id).execute())
    await demo.choose()
    await expect(demo.choose()).rejects.toMatchObject({ code: 'demo.already-there' })
  })

  test('keeps the company’s own files out until it is gone', async () => {
    await demo.choose()
    await expect(shop.ask({ text: ownOrders })).rejects.toMatchObject({ code: 'demo.own-files' })
    expect(await readdir(`${shop.folder}/imports`)).toHaveLength(4)
    await shop.notebook.change((tx) => updateDemo(tx, { state: 'removing' }))
    await expect(shop.ask({ text: ownOrders })).rejects.toMatchObject({ code: 'demo.going' })
  })

  test('goes with all that was made on it: nothing is left in either store, nor in any file', async () => {
    const fresh = await shop.said()
    await demo.choose()
    await peopleAtWork()
    const before = await rowsIn(shop)
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['touches', 'followUps', 'customerChanges']))
    expect(await filesWith(shop.folder, '演示·')).not.toEqual([])
    expect((await demo.remove())?.state).toBe('done')
    expect(await demo.shown()).toMatchObject({ state: 'none', empty: true })
    expect(await shop.said()).toEqual(fresh)
    const { migrations, settings, audit, auditHead, ...left } = await rowsIn(shop)
    expect([settings, left]).toEqual([1, onlyTheRemoval])
    expect(await shop.ledger.batchStates()).toEqual([])
    expect([await shop.ledger.touchMark(), await shop.ledger.identityMark()]).toEqual([0, 0])
    await shop.close()
    expect(await filesWith(shop.folder, '演示·')).toEqual([])
    expect(await filesWith(shop.folder, '新邻居')).toEqual([])
    const stores = ['notebook.sqlite', 'ledger.duckdb']
    const beside = (await readdir(shop.folder)).filter((name) => !stores.includes(name))
    expect(beside.sort()).toEqual(['running.lock', 'spool'])
    expect(shop.troubles).toEqual([])
  })

  test('gone, it leaves a ricebook that takes in one’s own orders like a new one, and the demo again', async () => {
    await demo.choose()
    await demo.remove()
    const own = await shop.bring({ text: ownOrders })
    expect(own).toMatchObject({ state: 'standing', batch: 1 })
    expect(await shop.customerOf('陈家')).toMatchObject({ name: '陈家' })
    await shop.said()
    expect((await shop.customerOf('陈家'))?.worth).toMatchObject({ purchases: 2 })
    await shop.undo(own.id)
    expect((await demo.choose())?.state).toBe('done')
    await demo.remove()
    expect(await company(shop.notebook.read)).toMatchObject({ name: '老王粮油', marginRate: null })
  })

  test('can be sent away while it comes', async () => {
    const loading = demo.choose().catch(() => undefined)
    await reached('customers')
    const removed = await demo.remove()
    await loading
    expect(removed?.state).toBe('done')
    expect(await demo.shown()).toMatchObject({ state: 'none', empty: true })
    const { migrations, settings, audit, auditHead, ...left } = await rowsIn(shop)
    expect(left).toEqual(onlyTheRemoval)
  })

  test('that was stopped says so, keeps what it has, and goes on when it is asked for again', async () => {
    const loading = demo.choose()
    await shop.jobs.cancel(await reached('products'))
    expect((await loading)?.state).toBe('cancelled')
    expect(await demo.shown()).toMatchObject({ state: 'loading', stopped: true })
    const stood = await shop.notebook.read.selectFrom('imports').select(['kind', 'state']).execute()
    expect(stood).toContainEqual({ kind: 'customers', state: 'standing' })
    expect((await demo.choose())?.state).toBe('done')
    expect(await demo.shown()).toMatchObject({ state: 'there', stopped: false })
    const taken = await shop.notebook.read.selectFrom('imports').select('kind').execute()
    expect(taken.filter(({ kind }) => kind === 'customers')).toHaveLength(1)
  })

  test('asked to go where there is none, nothing happens', async () => {
    await shop.bring({ text: ownOrders })
    const before = await shop.said()
    await demo.remove()
    expect(await shop.said()).toEqual(before)
  })

  test('a removal broken off before any of its steps begins again and comes to the same end', async () => {
    const fresh = await shop.said()
    await demo.choose()
    await peopleAtWork()
    await shop.notebook.change((tx) => updateDemo(tx, { state: 'removing' }))
    const steps = tablesEmptied.length + 1
    for (let step = 1; step <= steps; step += 1)
      await expect(removeDemo(brokenBefore(step))).rejects.toThrow('the program is gone')
    await removeDemo(brokenBefore(steps + 1))
    expect(await shop.said()).toEqual(fresh)
    const { migrations, settings, audit, auditHead, ...left } = await rowsIn(shop)
    expect(left).toEqual({})
    await removeDemo(brokenBefore(1))
  })

  test('whoever waits for a job that goes with the demo is told that it is no more', async () => {
    await demo.choose()
    const { id } = await shop.jobs.enqueue({
      kind: 'worth',
      payload: {},
      runAt: '2999-01-01T00:00:00.000Z',
    })
    const waited = shop.jobs.waitFor(id).catch(({ code }) => code)
    await demo.remove()
    expect(await waited).toBe('jobs.unknown')
  })
})

/** The demo's job, once it has come to a step. */
const reached = (step: DemoStep): Promise<string> =>
  new Promise((resolve) => {
    const leave = shop.jobs.subscribe(({ id, progress }) => {
      if (progress?.stage !== step) return
      leave()
      resolve(id)
    })
  })

const changeZone = async (tx: Change, zone: string): Promise<void> => {
  const row = { name: 'timeZone', value: JSON.stringify(zone), changedAt: '' }
  await tx.insertInto('settings').values(row).execute()
}

/** What a removal works with until, before the notebook's change of a number, its program is gone. */
function brokenBefore(change: number): JobContext {
  const { notebook, ledger, folder } = shop
  let changes = 0
  return {
    notebook: {
      ...notebook,
      change: async (work) => {
        changes += 1
        if (changes === change) throw new Error('the program is gone')
        return notebook.change(work)
      },
    },
    ...{ ledger, folder, given: null, job: { id: 'removal', attempt: 1, by: null } },
    today: () => '2026-11-27',
    progress: () => undefined,
    cancelAsked: () => false,
    finishing: () => undefined,
    enqueue: async () => ({ id: 'none', already: false }),
  }
}
