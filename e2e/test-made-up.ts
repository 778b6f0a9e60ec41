import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { neverByChance, waysIn } from '../app/base/access/test-ways-in.ts'
import { configurationOf } from '../app/base/configuration/configuration.ts'
import { type FuzzReport, fuzz } from '../app/base/http/test-fuzz.ts'
import { rolesAndTeams } from '../app/base/http/test-roles-and-teams.ts'
import { browserAt, OWNER, sendFuzzed } from '../app/base/http/test-server.ts'
import type { Failure } from '../app/base/http/trouble.ts'
import { writtenMapping } from '../app/identify/imports/written-mapping.ts'
import { openCompany } from '../app/installed.ts'
import { serveCompany } from '../app/server.ts'
import { plantedAlarm } from './test-alarms.ts'
import { idle, shopOrders, upload } from './test-serving.ts'

export type MadeUp = FuzzReport & {
  /** Requests that failed through a bug, what went wrong outside them, and jobs that ended in a bug: all empty, or it is one. */
  readonly failures: readonly Failure[]
  readonly troubles: readonly unknown[]
  readonly brokenJobs: readonly { readonly failure: object }[]
}

/** Their bodies say a customer's name, which nobody makes up; `e2e/once.test.ts` does them. */
export const onlyRefused = ['post-customers-id-erasure']

/**
 * Sends requests made up by chance from the OpenAPI document, right ones and wrong ones, to the whole program with a small
 * company in it, and waits until what they asked for is worked off.
 */
export async function madeUpRequests({
  count,
  seed,
}: {
  readonly count: number
  readonly seed: number
}): Promise<MadeUp> {
  const failures: Failure[] = []
  const troubles: unknown[] = []
  const home = await mkdtemp(join(tmpdir(), 'ricebook-fuzz-'))
  const configuration = configurationOf({
    RICEBOOK_BACKUP_FOLDER: await mkdtemp(join(home, 'backups-')),
    RICEBOOK_REQUESTS_A_MINUTE: '100000000',
  })
  const { backups } = configuration
  const trouble = (error: unknown): unknown => troubles.push(error)
  const installation = await openCompany(join(home, 'data'), { trouble, backups })
  const log = (failure: Failure): unknown => failures.push(failure)
  const server = await serveCompany({ installation, configuration, port: 0, log })
  const owner = browserAt(server.url)
  await owner.send('/api/set-up', {
    method: 'POST',
    body: { ...OWNER, name: '王春满', company: '春满粮油' },
  })
  await upload(owner, shopOrders(), { fileName: '订单.csv' })
  await upload(owner, '客户名称,电话\n王春梅,13800138000\n', { fileName: '客户.csv', kind: 'customers' })
  await idle(owner)
  try {
    const { json: document } = await owner.send('/api/openapi.json')
    const { json: list } = await owner.send('/api/customers?sort=name&most=200')
    const customers: { id: string; name: string }[] = list.rows
    const id = String(customers.find(({ name }) => name === '王春梅')?.id)
    const idsAt = async (path: string): Promise<string[]> =>
      (await owner.send(path)).json.rows.map((row: { id: string }) => row.id)
    const { json: orders } = await owner.send(`/api/customers/${id}/orders`)
    const contacts = await Promise.all(
      ['李婶', '张伯', '陈叔'].map(async (name) => {
        const added = await owner.send(`/api/customers/${id}/contacts`, { method: 'POST', body: { name } })
        return String(added.json.id)
      }),
    )
    const service = { ...OWNER, email: 'li@example.com', name: '李小红', role: 'service' }
    const { json: user } = await owner.send('/api/users', { method: 'POST', body: service })
    const imports = await idsAt('/api/imports')
    const [ready = [], looked = [], left = []] = await Promise.all(
      ['一二', '三四', '五六'].map((names) =>
        Promise.all(
          [...names].map(async (name) => {
            const asked = { fileName: `${name}.csv`, lookFirst: 'yes', kind: 'guess' }
            const { json } = await upload(owner, `客户,日期,金额\n${name}娘,2024-03-05,12.5\n`, asked)
            return String(json.imports.id)
          }),
        ),
      ),
    )
    const [forgotten] = (await owner.send('/api/import-mappings')).json.rows
    const exports: string[] = []
    for (const _ of ['kept', 'removed']) {
      exports.push((await owner.send('/api/exports', { method: 'POST' })).json.id)
      await idle(owner)
    }
    const { json: gone } = await upload(owner, '客户,日期,金额\n零娘,2024-03-05,12.5\n', {
      fileName: '零.csv',
    })
    await idle(owner)
    await owner.send(`/api/imports/${gone.imports.id}/undo`, { method: 'POST' })
    await idle(owner)
    const runAt = Temporal.Now.instant().add({ hours: 24 }).toString()
    const { id: later } = await installation.jobs.enqueue({ kind: 'worth', payload: {}, runAt })
    const cursors = await Promise.all(
      ['/api/customers?most=2', '/api/customers?sort=name&most=2', '/api/receivables'].map(
        async (path) => (await owner.send(path)).json.next,
      ),
    )
    // The file of customers has counted their version on; nothing else here changes the note, so that it can be undone.
    const { version } = (await owner.send(`/api/customers/${id}`)).json
    const noted = { version, fields: { note: '要新米' } }
    const { status } = await owner.send(`/api/customers/${id}`, { method: 'PATCH', body: noted })
    if (status !== 200) throw new Error(`the note was not taken: ${status}`)
    const call = { customer: id, kind: 'answer', dueDay: '2025-03-05', note: '回电话' }
    const { json: action } = await owner.send('/api/actions', { method: 'POST', body: call })
    const { json: day } = await owner.send('/api/today?most=1')
    const nexts: (string | null)[] = day.groups.map(({ next }: { next: string | null }) => next)
    const { json: best } = await owner.send('/api/worth/groups/tenth/0/customers?most=2')
    const { id: failed } = await installation.jobs.enqueue({ kind: 'import', payload: { id: 'gone' } })
    await installation.jobs.waitFor(failed)
    const changes = await idsAt(`/api/customers/${id}/history`)
    const bulkEdits = await Promise.all(
      ['a', 'b', 'c'].map(async (tag) => {
        const selection = { of: 'ids', ids: customers.slice(10, 13).map((one) => one.id) }
        const body = { selection, edit: { what: 'add-tag', tag } }
        return String((await owner.send('/api/bulk-edits', { method: 'POST', body })).json.id)
      }),
    )
    const views = await Promise.all(
      ['一', '二', '三', '四'].map(async (name) => {
        const body = { name, shared: false, state: { filter: {} } }
        return String((await owner.send('/api/views', { method: 'POST', body })).json.id)
      }),
    )
    const alarm = await plantedAlarm(installation.notebook)
    const { roles: ownRoles, teams } = await rolesAndTeams(owner)
    const report = await fuzz(document, {
      send: sendFuzzed(owner),
      count,
      seed,
      // Each would end the session that the others are sent with; live events go on for a quarter of an hour. Who is
      // signed in takes nothing that could be made up. The demo comes into an empty ricebook only.
      skip: [
        'post-sign-out',
        'post-me-password',
        'post-sign-in',
        'post-set-up',
        'get-jobs-live',
        'get-session',
        'post-demo',
        ...neverByChance,
      ],
      known: {
        id: [...Array(6).fill(id), ...customers.slice(0, 4).map((one) => one.id)],
        customer: [id],
        role: ['sales'],
        permissions: [['customers.read']],
        members: [[], [user.id]],
        contact: contacts.slice(0, 2),
        change: changes.slice(0, 1),
        cursor: [...cursors.filter((one) => one !== null), 'eyJkYXkiOiIyMDI0LTAzLTA1In0'],
        source: ['main', orders.rows[0].source],
        order: [orders.rows[0].order],
        day: [orders.rows[0].day],
        version: [1, 2, 3, 4],
        fileName: ['订单.csv'],
        q: ['春梅', 'wcm', 'wangchun', '#早市'],
      },
      knownOf: {
        'patch-roles-role': { role: ownRoles.slice(0, 2) },
        'delete-roles-role': { role: ownRoles.slice(2) },
        'patch-teams-id': { id: teams.slice(0, 2) },
        'delete-teams-id': { id: teams.slice(2) },
        'post-teams': { name: ['七', '八', '九'] },
        'patch-users-id': { id: [user.id] },
        'post-users-id-password': { id: [user.id] },
        'post-users-id-sign-out': { id: [user.id] },
        ...(await waysIn({
          owner,
          another: () => browserAt(server.url),
          clerk: { ...service, id: user.id },
        })),
        'patch-customers-id': {
          id: customers.slice(5, 9).map((one) => one.id),
          parent: [null],
          version: [1],
        },
        'patch-customers-id-contacts-contact': {
          id: [id],
          contact: contacts.slice(2),
          email: [null],
          phone: ['13700137000'],
        },
        'post-customers-id-history-change-undo': { id: [id] },
        'delete-customers-id-contacts-contact': { id: [id] },
        'get-readings-alarms-id-customers': { id: [alarm] },
        'post-readings-alarms-id-seen': { id: [alarm] },
        'post-readings-alarms-id-lift': { id: [alarm] },
        'get-exports-id-file': { id: exports.slice(0, 1) },
        'delete-exports-id': { id: exports.slice(1) },
        'get-imports-id': { id: imports },
        'get-imports-id-rejected-csv': { id: imports },
        'post-customers': { parent: [null], birthday: [null], owner: [null], phone: ['13800138123'] },
        'post-imports-id-undo': { id: imports.slice(0, 1) },
        'post-bulk-edits': { edit: [{ what: 'city', to: null }], filter: [{ tag: '早市' }] },
        'post-bulk-edits-preview': { edit: [{ what: 'add-tag', tag: '早市' }], filter: [{ tag: '早市' }] },
        'get-bulk-edits-id': { id: bulkEdits },
        'post-bulk-edits-id-undo': { id: bulkEdits },
        'patch-views-id': { id: views.slice(0, 1) },
        'delete-views-id': { id: views.slice(1) },
        'patch-settings': {
          currency: ['CNY'],
          timeZone: ['Asia/Shanghai'],
          worthAt: ['02:30'],
          name: ['春满粮油'],
        },
        'patch-actions-id': {
          id: [action.id],
          state: ['done', 'open'],
          seen: [action.changedAt],
          at: [new Date().toISOString()],
        },
        'post-imports-id-confirm': { id: ready, look: [1] },
        'get-imports-id-look': { id: looked },
        'post-imports-id-look': { id: looked, mapping: [null] },
        'post-imports-id-give-up': { id: left },
        'post-imports-id-again': { id: [gone.imports.id] },
        'get-imports-id-undo': { id: imports.slice(1) },
        'get-worth-groups-family-place-customers': { place: [0, 1], to: [2, 3], cursor: [best.next] },
        'delete-import-mappings-kind-shape': { kind: [forgotten.kind], shape: [forgotten.shape] },
        'put-import-mappings-kind-shape': {
          kind: [forgotten.kind],
          shape: [forgotten.shape],
          mapping: [writtenMapping(forgotten.columns)],
          usedAt: [forgotten.usedAt],
        },
        'get-today': { cursor: nexts.filter((next) => next !== null) },
        'get-jobs-id': { id: [later] },
        'post-jobs-id-cancel': { id: [later] },
        'post-jobs-id-retry': { id: [failed] },
      },
    })
    // Of few requests none may have cancelled it, and it is of tomorrow.
    await owner.send(`/api/jobs/${later}/cancel`, { method: 'POST' })
    // What all this asked for is worked off, and nothing of it may be a bug.
    await idle(owner)
    const ended: { failure: object }[] = (await owner.send('/api/jobs?state=failed')).json.rows
    const brokenJobs = ended.filter(({ failure }) => 'message' in failure)
    return { ...report, failures, troubles, brokenJobs }
  } finally {
    await server.close()
    await installation.close()
    await rm(home, { recursive: true, force: true })
  }
}
