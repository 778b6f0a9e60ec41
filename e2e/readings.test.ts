import { afterAll, beforeAll, expect, test } from 'vitest'
import { allWords } from '../app/all-words.ts'
import type { Reader, ReadOf } from '../app/base/access/reading.ts'
import { openApp } from '../app/base/http/app.ts'
import { type Server, serve } from '../app/base/http/serve.ts'
import { browserAt, type Got, OWNER } from '../app/base/http/test-server.ts'
import { customerSeen } from '../app/identify/customers/customers.ts'
import { openReadings, type ReadingsOpen } from '../app/manage/readings/readings.ts'
import { routesOf } from '../app/server.ts'
import { addressAt, type Company, plantedCompany, positions } from './test-access.ts'
import { idle, upload } from './test-serving.ts'

let company: Company
/** The same company by the same routes, with somebody who hears what its gate counts. */
let listening: Server
let readings: ReadingsOpen
const heard: [Reader, ReadOf][] = []

beforeAll(async () => {
  company = await plantedCompany()
  const { installation } = company
  const { notebook } = installation
  readings = await openReadings({ notebook, trouble: (error) => expect(error).toBeUndefined() })
  const { routes, access } = await routesOf({ installation }, { touched: () => {}, readings })
  const app = openApp({
    ...{ routes, visits: access, notebook, words: [...allWords] },
    refuseUnseen: async (person, customer) => {
      await customerSeen(notebook.read, customer, person.sight)
    },
    readings: { refuseStopped: () => {}, read: (reader, of) => heard.push([reader, of]) },
    log: (failure) => company.failures.push(failure),
  })
  listening = await serve(app, { port: 0 })
}, 120_000)
afterAll(async () => {
  await listening?.close()
  await readings?.close()
  await company?.close()
})

type Operation = {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly permission: string
  readonly rows: string | undefined
  readonly tells: { listed?: string[] } | undefined
}
async function operations(): Promise<Operation[]> {
  const { json } = await company.owner.send('/api/openapi.json')
  return Object.entries(json.paths as Record<string, Record<string, Record<string, unknown>>>).flatMap(
    ([path, item]) =>
      Object.entries(item).map(([method, of]) => ({
        ...{ id: String(of.operationId), method: method.toUpperCase(), path },
        permission: String(of['x-permission']),
        rows: of['x-rows'] as string | undefined,
        tells: of['x-tells'] as Operation['tells'],
      })),
  )
}

/** Routes that may tell of many and tell of no one customer, each by the part of the program that it asks about. */
const ofNobody: Readonly<Record<string, string>> = {
  'customer-choices': 'what a list can be narrowed to',
  'bulk-edits': 'what is changed and how many it meets',
  views: 'what somebody looks for',
  imports: 'a file as it came, for who brought it, and counts',
  'import-mappings': 'which column is what',
  jobs: 'how far work is',
  worth: 'sums of the company; whom a group holds is asked by a route that says so',
  exports: 'files are counted when they are taken',
  backups: 'when there was one',
  audit: 'whether it is whole; what was done is asked by a route that says so',
  readings: 'how many, and which by a route that says so',
  settings: 'the company’s',
  demo: 'whether it is there',
  users: 'who works here',
  roles: 'what they may do',
  teams: 'who is in which',
  keys: 'what programs are let in by',
  'second-factors': 'who has one',
}
/** Made by who asks, so that it tells them nothing. */
const made = ['post-customers']

test('a new route that tells of customers says so, or somebody says why it does not', async () => {
  const forgotten = (await operations())
    .filter(
      ({ rows, permission, tells }) =>
        rows !== 'none' && rows !== 'customer' && permission !== 'public' && !tells,
    )
    .filter(({ id, path }) => !made.includes(id) && !((path.split('/')[2] ?? '') in ofNobody))
  expect(forgotten.map(({ id }) => id)).toEqual([])
})

/** They tell of customers by their files’ own rows or of what was done, and have no ids in them. */
const withoutIds = ['get-imports-id-look', 'get-imports-id-rejected-csv', 'get-exports-id-file']

test('whoever stands in an answer is counted, by whatever route it was asked, and nobody else', async () => {
  const listener = browserAt(listening.url)
  await listener.send('/api/sign-in', { method: 'POST', body: OWNER })
  const all = positions.map((one) => company.planted[one])
  let told = 0
  for (const { id, method, path, rows } of await operations()) {
    if (method !== 'GET' || id === 'get-jobs-live' || withoutIds.includes(id)) continue
    const address = addressAt(company, { id, path }, company.planted.other.id)
    heard.length = 0
    const { status, text } = await listener.send(address)
    if (status !== 200) continue
    const counted = new Set(
      heard.flatMap(([, { opened, listed }]) => [...listed, ...(opened ? [opened] : [])]),
    )
    const inAnswer = all.filter((one) => text.includes(one.id) || text.includes(one.name))
    for (const one of inAnswer) expect(counted.has(one.id), `${id} tells of ${one.name}`).toBe(true)
    for (const one of counted)
      expect(all.some((known) => known.id === one) || rows === 'customer', id).toBe(true)
    told += inAnswer.length
  }
  // As many as four in the list, in the search, on Today and so on: or nothing was looked at.
  expect(told).toBeGreaterThan(25)
  expect(company.failures).toEqual([])
}, 60_000)

test('what a refused request would have told is not counted', async () => {
  const stranger = browserAt(listening.url)
  await stranger.send('/api/sign-in', {
    ...{ method: 'POST', body: { email: 'person@example.com', password: '谁都想不到的一个句子 31' } },
  })
  heard.length = 0
  expect((await stranger.send(`/api/customers/${company.planted.other.id}`)).status).toBe(404)
  expect(heard).toEqual([])
  await stranger.send('/api/customers')
  expect(heard.map(([, { listed }]) => listed.length)).toEqual([2])
  expect(heard[0]?.[0]).toMatchObject({ role: 'sales', lifts: false, address: '127.0.0.1' })
})

const alarms = async (): Promise<Got['json'][]> =>
  (await company.owner.send('/api/readings/alarms')).json.rows

/** Until the program has told of it: what was read is told of at once, after the answer. */
async function alarmed(what: (alarm: Got['json']) => boolean): Promise<Got['json']> {
  for (const ends = Date.now() + 20_000; Date.now() < ends; ) {
    const found = (await alarms()).find(what)
    if (found) return found
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('nothing was told of')
}

test('a seller who goes through the files is told of within seconds, stopped where the company says so, and let on', async () => {
  const { owner, person } = company
  const lines = Array.from({ length: 40 }, (_, nth) => `行人${nth}号,2024-03-01,5`)
  await upload(owner, ['客户,日期,金额', ...lines, ''].join('\n'), {
    ...{ fileName: '行人.csv', mapping: 'customer=客户,date=日期,amount=金额' },
  })
  await idle(owner)
  const limits = { opened: 20, listed: 2_000, stops: true }
  const set = await owner.send('/api/readings/limits', { method: 'PATCH', body: limits })
  expect(set.json).toMatchObject(limits)
  const { json: list } = await person.browser.send('/api/customers?most=200&sort=newest')
  const begun = Date.now()
  const statuses: number[] = []
  for (const { id } of list.rows) statuses.push((await person.browser.send(`/api/customers/${id}`)).status)
  const alarm = await alarmed(({ kind, user }) => kind === 'opened' && user.id === person.id)
  expect(Date.now() - begun).toBeLessThan(30_000)
  expect(alarm).toMatchObject({ passed: 'ceiling', limit: 20, seenAt: null, key: null })
  expect(alarm.ways[0]).toMatchObject({ via: 'session', address: '127.0.0.1' })
  // The twenty-first is what they are stopped by; the answer to it is on its way already.
  expect(statuses.filter((one) => one === 200)).toHaveLength(21)
  expect(statuses.at(-1)).toBe(429)
  const refused = await person.browser.send('/api/search?q=行人')
  expect([refused.status, refused.json.code]).toEqual([429, 'readings.stopped-too-often'])
  // What tells of nobody goes on.
  expect((await person.browser.send('/api/me')).status).toBe(200)
  expect((await owner.send('/api/customers')).status).toBe(200)
  const { json: read } = await owner.send(`/api/readings/alarms/${alarm.id}/customers`)
  expect([read.total, read.rows.length, read.gone]).toEqual([21, 21, 0])
  expect(read.rows[0].name).toMatch(/号/)
  const before = (await owner.send('/api/readings/unseen')).json.unseen
  const lifted = await owner.send(`/api/readings/alarms/${alarm.id}/lift`, { method: 'POST' })
  expect(lifted.json).toMatchObject({ stopped: true, seenBy: '王春满' })
  expect(lifted.json.liftedAt).not.toBeNull()
  expect((await owner.send('/api/readings/unseen')).json.unseen).toBe(before - 1)
  expect((await person.browser.send('/api/search?q=行人')).status).toBe(200)
  await owner.send('/api/readings/limits', { method: 'PATCH', body: { opened: 300, stops: false } })
}, 60_000)

test('an alarm leads to what ends it: the key that read, the sessions of who did', async () => {
  const { owner } = company
  const { json: key } = await owner.send('/api/keys', {
    method: 'POST',
    body: { password: OWNER.password, name: '收银台', scopes: ['customers.read'], days: 9 },
  })
  await owner.send('/api/readings/limits', { method: 'PATCH', body: { keys: 100 } })
  const program = browserAt(company.server.url)
  const byKey = { headers: { authorization: `Bearer ${key.key}` } }
  const lines = Array.from({ length: 120 }, (_, nth) => `过客${nth}号,2024-03-02,5`)
  await upload(owner, ['客户,日期,金额', ...lines, ''].join('\n'), {
    ...{ fileName: '过客.csv', mapping: 'customer=客户,date=日期,amount=金额' },
  })
  await idle(owner)
  await program.send('/api/customers?most=200&sort=newest', byKey)
  const alarm = await alarmed((one) => one.key?.id === key.id)
  expect(alarm).toMatchObject({ kind: 'listed', key: { name: '收银台' }, limit: 100, passed: 'ceiling' })
  expect((await owner.send(`/api/keys/${alarm.key.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await program.send('/api/customers', byKey)).status).toBe(401)
  const seen = await owner.send(`/api/readings/alarms/${alarm.id}/seen`, { method: 'POST' })
  expect(seen.json).toMatchObject({ seenBy: '王春满' })
})

test('who takes a file with everybody is told of; the nightly work of the program is nobody’s reading', async () => {
  const { owner, things } = company
  await owner.send('/api/worth/runs', { method: 'POST', body: {} })
  await idle(owner)
  const read = (await owner.send('/api/readings')).json.rows.length
  await owner.send(`/api/exports/${things.exports}/file`)
  const alarm = await alarmed(({ kind }) => kind === 'taken')
  expect(alarm).toMatchObject({ count: 4, passed: 'new', user: { name: '王春满' } })
  expect((await owner.send('/api/readings')).json.rows.length).toBe(read)
})
