import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolled } from '../app/base/access/test-ways-in.ts'
import { configurationOf } from '../app/base/configuration/configuration.ts'
import type { Server } from '../app/base/http/serve.ts'
import { losingAnswers } from '../app/base/http/test-lost-answers.ts'
import { type Browser, browserAt, OWNER, type Sent } from '../app/base/http/test-server.ts'
import type { Installation } from '../app/base/installation/installation.ts'
import { openCompany } from '../app/installed.ts'
import { serveCompany } from '../app/server.ts'
import { plantedAlarm } from './test-alarms.ts'
import { idle, shopOrders, upload } from './test-serving.ts'

let home: string
let installation: Installation
let server: Server
let owner: Browser
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ricebook-once-'))
  const folder = join(home, 'backups')
  await mkdir(folder)
  const configuration = configurationOf(
    {
      RICEBOOK_DATA: join(home, 'data'),
      RICEBOOK_BACKUP_FOLDER: folder,
      RICEBOOK_REQUESTS_A_MINUTE: '1000000',
    },
    home,
  )
  const { backups } = configuration
  installation = await openCompany(join(home, 'data'), { backups })
  server = await serveCompany({ installation, configuration, port: 0, log: () => undefined })
  owner = browserAt(server.url)
  const body = { ...OWNER, name: '王春满', company: '春满粮油' }
  await owner.send('/api/set-up', { method: 'POST', body })
}, 120_000)
afterAll(async () => {
  await server?.close()
  await installation?.close()
  await rm(home, { recursive: true, force: true })
})

type Request = { readonly path: string; readonly body?: Sent['body'] }

type Requests = Readonly<Record<string, () => Promise<Request>>>

/** What is asked of an empty ricebook, by its operationId. */
const first: Requests = {
  'post-demo': async () => ({ path: '/api/demo' }),
  'delete-demo': async () => ({ path: '/api/demo' }),
}

/** One of each that takes a key, by its operationId, in the order of a morning; each can rely on those before it. */
const requests: Requests = {
  'post-customers': async () => ({ path: '/api/customers', body: { name: '李四', phone: '13800138000' } }),
  'patch-customers-id': async () => {
    const { id, version } = await customer()
    return { path: `/api/customers/${id}`, body: { version, fields: { note: '要新米' } } }
  },
  'post-customers-id-history-change-undo': async () => {
    const at = `/api/customers/${(await customer()).id}/history`
    return { path: `${at}/${(await rowsAt(at))[0]?.id}/undo` }
  },
  'post-customers-id-contacts': async () => ({
    path: `/api/customers/${(await customer()).id}/contacts`,
    body: { name: '李婶' },
  }),
  'patch-customers-id-contacts-contact': async () => ({ path: await contact(), body: { note: '上午在' } }),
  'delete-customers-id-contacts-contact': async () => ({ path: await contact() }),
  'post-customers-id-identities': async () => ({
    path: `/api/customers/${(await customer()).id}/identities`,
    body: { source: 'main', party: '王春梅' },
  }),
  'post-customers-id-follow-ups': async () => ({
    path: `/api/customers/${(await customer()).id}/follow-ups`,
    body: { text: '要两袋米，周五送' },
  }),
  'post-actions': async () => ({
    path: '/api/actions',
    body: { customer: (await customer()).id, kind: 'answer', dueDay: '2025-03-05', note: '回电话' },
  }),
  'patch-actions-id': async () => ({
    path: `/api/actions/${(await rowsAt('/api/actions'))[0]?.id}`,
    body: { state: 'done' },
  }),
  'post-bulk-edits-preview': async () => ({ path: '/api/bulk-edits/preview', body: await tagged() }),
  'post-bulk-edits': async () => ({ path: '/api/bulk-edits', body: await tagged() }),
  'post-bulk-edits-id-undo': async () => ({
    path: `/api/bulk-edits/${(await rowsAt('/api/bulk-edits'))[0]?.id}/undo`,
  }),
  'post-views': async () => ({
    path: '/api/views',
    body: { name: '早市的', shared: true, state: { filter: { tag: '早市' } } },
  }),
  'patch-views-id': async () => ({ path: await view(), body: { name: '早市来的' } }),
  'delete-views-id': async () => ({ path: await view() }),
  'patch-settings': async () => ({ path: '/api/settings', body: { marginRate: 0.2 } }),
  'post-worth-checks': async () => ({ path: '/api/worth/checks' }),
  'post-worth-runs': async () => ({ path: '/api/worth/runs' }),
  'post-imports-id-look': async () => ({
    path: `/api/imports/${await importIn('ready')}/look`,
    body: { kind: 'orders', mapping: 'customer="客户",date="日期",amount="金额"' },
  }),
  'post-imports-id-confirm': async () => ({ path: `/api/imports/${await importIn('ready')}/confirm` }),
  'post-imports-id-undo': async () => ({ path: `/api/imports/${await importIn('standing')}/undo` }),
  'post-imports-id-again': async () => ({ path: `/api/imports/${await importIn('undone')}/again` }),
  'post-imports-id-give-up': async () => ({ path: `/api/imports/${await importIn('ready')}/give-up` }),
  'delete-import-mappings-kind-shape': async () => {
    const [row] = await rowsAt('/api/import-mappings')
    return { path: `/api/import-mappings/${row?.kind}/${row?.shape}` }
  },
  'put-import-mappings-kind-shape': async () => ({
    path: `/api/import-mappings/orders/${'0'.repeat(64)}`,
    body: { mapping: 'customer="客户",date="日期"', usedAt: '2024-03-05T08:00:00.000Z' },
  }),
  'post-exports': async () => ({ path: '/api/exports' }),
  'delete-exports-id': async () => ({ path: `/api/exports/${(await rowsAt('/api/exports'))[0]?.id}` }),
  'post-jobs-id-cancel': async () => {
    const runAt = Temporal.Now.instant().add({ hours: 24 }).toString()
    const { id } = await installation.jobs.enqueue({ kind: 'worth', payload: {}, runAt })
    return { path: `/api/jobs/${id}/cancel` }
  },
  'post-jobs-id-retry': async () => {
    const { id } = await installation.jobs.enqueue({ kind: 'import', payload: { id: 'gone' } })
    await installation.jobs.waitFor(id)
    return { path: `/api/jobs/${id}/retry` }
  },
  'patch-users-id': async () => {
    const clerk = { ...OWNER, email: 'li@example.com', name: '李小红', role: 'service' }
    const { json } = await owner.send('/api/users', { method: 'POST', body: clerk })
    return { path: `/api/users/${json.id}`, body: { role: 'sales' } }
  },
  'post-users-id-sign-out': async () => {
    const clerk = { ...OWNER, email: 'zhou@example.com', name: '周八', role: 'service' }
    const { json } = await owner.send('/api/users', { method: 'POST', body: clerk })
    await browserAt(server.url).send('/api/sign-in', { method: 'POST', body: clerk })
    return { path: `/api/users/${json.id}/sign-out` }
  },
  'delete-users-id-second-factor': async () => {
    const clerk = { ...OWNER, email: 'wu@example.com', name: '吴九', role: 'service' }
    const { json } = await owner.send('/api/users', { method: 'POST', body: clerk })
    const browser = browserAt(server.url)
    await browser.send('/api/sign-in', { method: 'POST', body: clerk })
    await enrolled(browser, clerk.password)
    return { path: `/api/users/${json.id}/second-factor` }
  },
  'delete-keys-id': async () => {
    const asked = { name: '收银台', scopes: ['customers.read'], days: 30, password: OWNER.password }
    const { json } = await owner.send('/api/keys', { method: 'POST', body: asked })
    return { path: `/api/keys/${json.id}` }
  },
  'delete-me-sessions-id': async () => {
    await browserAt(server.url).send('/api/sign-in', { method: 'POST', body: OWNER })
    const { sessions } = (await owner.send('/api/me/sessions')).json
    return { path: `/api/me/sessions/${sessions.find((one: { here: boolean }) => !one.here).id}` }
  },
  'post-backups': async () => ({ path: '/api/backups' }),
  'post-roles': async () => ({ path: '/api/roles', body: { ...ownRole, name: '看店的' } }),
  'patch-roles-role': async () => ({ path: await roleMade(), body: { name: '守店的' } }),
  'delete-roles-role': async () => ({ path: await roleMade() }),
  'post-teams': async () => ({ path: '/api/teams', body: { name: '城东组', members: [] } }),
  'patch-teams-id': async () => ({ path: await teamMade(), body: { name: '城西组' } }),
  'delete-teams-id': async () => ({ path: await teamMade() }),
  'patch-readings-limits': async () => ({ path: '/api/readings/limits', body: { opened: 250 } }),
  'post-readings-alarms-id-seen': async () => ({
    path: `/api/readings/alarms/${await plantedAlarm(installation.notebook)}/seen`,
  }),
  'post-readings-alarms-id-lift': async () => ({
    path: `/api/readings/alarms/${(await rowsAt('/api/readings/alarms'))[0]?.id}/lift`,
  }),
  'post-customers-id-erasure': async () => {
    const name = '要被忘记的人'
    const { json } = await owner.send('/api/customers', { method: 'POST', body: { name } })
    return { path: `/api/customers/${json.id}/erasure`, body: { name } }
  },
  'patch-me': async () => ({ path: '/api/me', body: { language: 'en' } }),
  'post-me-sessions-end-others': async () => {
    await browserAt(server.url).send('/api/sign-in', { method: 'POST', body: OWNER })
    return { path: '/api/me/sessions/end-others' }
  },
}

test('whatever takes a key is done once and answered the same, when its answer was lost in a kill', {
  timeout: 180_000,
}, async () => {
  const lose = await losingAnswers(installation.notebook)
  await eachDoneOnce(first, lose)
  await upload(owner, shopOrders(), { fileName: '订单.csv' })
  await upload(owner, '客户,日期,金额\n一娘,2024-03-05,12.5\n', { fileName: '一.csv', lookFirst: 'yes' })
  await idle(owner)
  await eachDoneOnce(requests, lose)
})

async function eachDoneOnce(all: Requests, lose: Awaited<ReturnType<typeof losingAnswers>>): Promise<void> {
  for (const [operation, request] of Object.entries(all)) {
    const { path, body } = await request()
    const method = operation.split('-')[0]?.toUpperCase() ?? ''
    const headers = { 'idempotency-key': `once-${operation}` }
    const first = await owner.send(path, { method, body, headers })
    expect(first.status, `${operation}: ${first.text}`).toBeLessThan(300)
    await idle(owner)
    const said = await notebookLines()
    // One change each: a kill leaves nothing in half that the same again could not see. A look changes nothing.
    const changes = operation.endsWith('-preview') ? 0 : 1
    expect(await lose(headers['idempotency-key']), operation).toBe(changes)
    const again = await owner.send(path, { method, body, headers })
    await idle(owner)
    expect([again.status, again.json], operation).toEqual([first.status, first.json])
    expect(again.headers.get('idempotency-replayed'), operation).toBeNull()
    expect(await notebookLines(), operation).toEqual(said)
  }
}

test('nothing that takes a key is forgotten here', async () => {
  const { json } = await owner.send('/api/openapi.json')
  const operations = Object.values<Record<string, Operation>>(json.paths).flatMap(Object.values<Operation>)
  const keyed = operations.filter(({ parameters }) =>
    parameters?.some(({ name }) => name === 'Idempotency-Key'),
  )
  expect(Object.keys({ ...first, ...requests }).sort()).toEqual(
    keyed.map(({ operationId }) => operationId).sort(),
  )
})

const ownRole = {
  ...{ permissions: ['customers.read'], rows: 'own', unowned: true },
  fields: { phone: 'masked', email: 'masked', address: 'masked', margin: 'masked', credit: 'masked' },
}

async function roleMade(): Promise<string> {
  const { roles } = (await owner.send('/api/roles')).json
  return `/api/roles/${roles.find(({ name }: { name: string | null }) => name !== null).role}`
}

async function teamMade(): Promise<string> {
  return `/api/teams/${(await owner.send('/api/teams')).json.teams[0].id}`
}

type Operation = { readonly operationId: string; readonly parameters?: readonly { readonly name: string }[] }
type Row = { readonly id: string; readonly [field: string]: unknown }

async function rowsAt(path: string): Promise<readonly Row[]> {
  return (await owner.send(path)).json.rows
}

async function customer(): Promise<Row> {
  return (await owner.send(`/api/search?q=${encodeURIComponent('李四')}`)).json.customers[0]
}

async function contact(): Promise<string> {
  const { id } = await customer()
  const { json } = await owner.send(`/api/customers/${id}`)
  return `/api/customers/${id}/contacts/${json.contacts[0].id}`
}

async function tagged(): Promise<object> {
  const { id } = await customer()
  return { selection: { of: 'ids', ids: [id] }, edit: { what: 'add-tag', tag: '早市' } }
}

async function view(): Promise<string> {
  return `/api/views/${(await rowsAt('/api/views'))[0]?.id}`
}

async function importIn(state: string): Promise<string | undefined> {
  return (await rowsAt('/api/imports')).find((row) => row.state === state)?.id
}

/** What keeps answers apart from what they are about, and when somebody was last seen. */
const besides = ['idempotency', 'idempotencySteps', 'goneSteps', 'session']

/** Every row of every table. */
async function notebookLines(): Promise<string[]> {
  const { read } = installation.notebook
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(
    read,
  )
  const lines: string[] = []
  for (const { name } of rows.filter((table) => !besides.includes(table.name))) {
    const table = await sql<object>`select * from ${sql.table(name)}`.execute(read)
    lines.push(...table.rows.map((row) => `${name} ${JSON.stringify(row)}`))
  }
  return lines.sort()
}
