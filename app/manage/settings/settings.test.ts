import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER, type TestServer, testServer } from '../../base/http/test-server.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { filesStanding } from '../../identify/imports/asked.ts'
import { importsWords } from '../../identify/imports/words.ts'
import { settingsRoutes } from './routes.ts'
import { settingsWords } from './words.ts'

const now = '2024-03-09T20:00:00.000Z'
let server: TestServer
let owner: Browser
let revalued: number
beforeAll(async () => {
  server = await testServer({
    words: [settingsWords, importsWords],
    routes: ({ notebook }) =>
      settingsRoutes({
        notebook,
        now: () => now,
        filesStanding,
        revalue: async () => {
          revalued += 1
        },
      }),
  })
  owner = await server.owner()
})
afterAll(() => server.close())

const change = (body: unknown) => {
  revalued = 0
  return owner.send('/api/settings', { method: 'PATCH', body })
}

describe('the currency', () => {
  test('may be set right where no file that stands says which it is; everybody is valued again', async () => {
    await fileOf(server.notebook, { batch: 1, state: 'standing', currencies: [] })
    expect((await change({ currency: 'TWD' })).json.currency).toBe('TWD')
    expect(revalued).toBe(1)
  })

  test('is refused to be another than the files name that stand, until they are undone', async () => {
    await fileOf(server.notebook, { batch: 2, state: 'standing', currencies: ['TWD'] })
    const refused = await change({ currency: 'USD' })
    expect([refused.status, refused.json.code]).toEqual([422, 'settings.currency-of-files'])
    expect(refused.json.values).toEqual({ came: 'USD', named: 'TWD' })
    expect(revalued).toBe(0)
    expect((await change({ currency: 'TWD' })).status, 'the same is no change').toBe(200)
    const undone = { state: 'undone' } as const
    await server.notebook.plain.updateTable('imports').set(undone).where('batch', '=', 2).execute()
    expect((await change({ currency: 'USD' })).json.currency).toBe('USD')
  })

  test('what it would meet is told beforehand', async () => {
    await fileOf(server.notebook, { batch: 3, state: 'standing', currencies: ['USD'] })
    await fileOf(server.notebook, { batch: 4, state: 'failed', currencies: ['EUR'] })
    const { json } = await owner.send('/api/settings/consequences')
    expect(json).toMatchObject({ importsStanding: 2, currenciesOfFiles: ['USD'] })
  })
})

test('the nights to come are counted in the company’s zone, over the hour that summer takes', async () => {
  await change({ timeZone: 'America/New_York', worthAt: '02:30' })
  const { json } = await owner.send('/api/settings/consequences')
  // On 10 March 2024 half past two was skipped there: the run is at the first moment after it.
  expect(json.nextWorthAt).toEqual([
    '2024-03-10T07:00:00.000Z',
    '2024-03-11T06:30:00.000Z',
    '2024-03-12T06:30:00.000Z',
  ])
})

test('everybody who works here learns how days and amounts are written, and no more', async () => {
  const who = { email: 'li@example.com', password: OWNER.password }
  await owner.send('/api/users', { method: 'POST', body: { ...who, name: '李四', role: 'sales' } })
  const sales = server.browser()
  await sales.send('/api/sign-in', { method: 'POST', body: who })
  await change({ name: '春满粮油', weekStart: 7 })
  expect((await sales.send('/api/company')).json).toEqual({
    name: '春满粮油',
    currency: 'USD',
    timeZone: 'America/New_York',
    weekStart: 7,
  })
  for (const path of ['/api/settings', '/api/settings/consequences'])
    expect((await sales.send(path)).status, path).toBe(403)
  expect((await server.browser().send('/api/company')).status).toBe(401)
})

test('who has named the company does not take its name away', async () => {
  for (const name of ['', '  ', null]) {
    const { status, json } = await change({ name })
    expect([status, json.places[0].field], String(name)).toEqual([400, 'name'])
  }
  expect((await owner.send('/api/settings')).json.name).toBe('春满粮油')
})

type File = { readonly batch: number; readonly state: 'standing' | 'failed'; readonly currencies: string[] }

async function fileOf(notebook: Notebook, { batch, state, currencies }: File): Promise<void> {
  await notebook.plain
    .insertInto('imports')
    .values({
      ...{ batch, id: `import-${batch}`, kind: 'orders', source: 'main', fileName: '订单.csv', fileHash: '' },
      ...{ bytes: 1, state, settings: JSON.stringify({ judgement: { currencies } }), figures: null },
      ...{
        refusal: null,
        job: null,
        by: null,
        createdAt: now,
        endedAt: now,
        undoneAt: null,
        rowsErased: 0,
        fileErased: 0,
      },
    })
    .execute()
}
