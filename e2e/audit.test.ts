import { afterAll, beforeAll, expect, test } from 'vitest'
import { authenticator } from '../app/base/access/second-factor/test-authenticator.ts'
import { auditHead, entriesRead, verifyAudit } from '../app/base/audit/audit.ts'
import { type Browser, browserAt, type Got, OWNER } from '../app/base/http/test-server.ts'
import { type Company, plantedCompany } from './test-access.ts'
import { plantedAlarm } from './test-alarms.ts'
import { idle, upload } from './test-serving.ts'

let company: Company
let owner: Browser
beforeAll(async () => {
  company = await plantedCompany()
  owner = company.owner
}, 120_000)
afterAll(() => company?.close())

const told = (most = 1) => entriesRead(company.installation.notebook.read, { most })
const count = async (): Promise<number> => (await auditHead(company.installation.notebook.read)).entries
const post = (path: string, body?: unknown) => owner.send(path, { method: 'POST', body })
const patch = (path: string, body: unknown) => owner.send(path, { method: 'PATCH', body })
const remove = (path: string) => owner.send(path, { method: 'DELETE' })

/** What recipes find out on their way, for those behind them. */
const ids: Record<string, string> = {}
const made = async (name: string, answer: Promise<Got>): Promise<Got> => {
  const got = await answer
  ids[name] = String(got.json?.id ?? '')
  return got
}
const own = (): string => `/api/customers/${company.planted.own.id}`
const proof = { password: OWNER.password }
let code = (): string => ''
const lookedFirst = () =>
  upload(owner, '客户,日期,金额\n青山0号店,2024-07-01,5\n', {
    ...{ fileName: '再来.csv', lookFirst: 'yes' },
    mapping: 'customer=客户,date=日期,amount=金额',
  }).then((got) => {
    ids.import = got.json.imports.id
  })

/** One request of each route that changes something, in this order, and what the audit calls it. */
const recipes: Readonly<Record<string, readonly [string, () => Promise<Got>]>> = {
  'patch-me': ['user.changed', () => patch('/api/me', { name: '王春满二' })],
  'post-users': [
    'user.made',
    () =>
      made(
        'user',
        post('/api/users', {
          ...{ name: '丁', email: 'ding@example.com', password: '又是一个长长的句子 64', role: 'sales' },
        }),
      ),
  ],
  'patch-users-id': ['user.changed', () => patch(`/api/users/${ids.user}`, { name: '丁丁' })],
  'post-users-id-sign-out': ['sessions.ended', () => post(`/api/users/${ids.user}/sign-out`)],
  'post-users-id-password': [
    'password.given',
    () => post(`/api/users/${ids.user}/password`, { password: '换了的一个长句子 75' }),
  ],
  'post-me-second-factor': [
    'second-factor.begun',
    async () => {
      const got = await post('/api/me/second-factor', proof)
      code = authenticator(got.json.secret)
      return got
    },
  ],
  'post-me-second-factor-confirm': [
    'second-factor.on',
    async () => {
      const got = await post('/api/me/second-factor/confirm', { code: code() })
      ids.codes = got.json.codes?.join(' ') ?? ''
      return got
    },
  ],
  'post-me-second-factor-backup-codes': [
    'second-factor.codes',
    async () => {
      const [first] = (ids.codes ?? '').split(' ')
      const got = await post('/api/me/second-factor/backup-codes', { ...proof, code: first })
      ids.codes = got.json.codes?.join(' ') ?? ''
      return got
    },
  ],
  'post-me-second-factor-off': [
    'second-factor.off',
    () => post('/api/me/second-factor/off', { ...proof, code: (ids.codes ?? '').split(' ')[0] }),
  ],
  'delete-users-id-second-factor': [
    'second-factor.off',
    async () => {
      const other = browserAt(company.server.url)
      const asked = { email: 'ding@example.com', password: '换了的一个长句子 75' }
      await other.send('/api/sign-in', { method: 'POST', body: asked })
      const { json } = await other.send('/api/me/second-factor', {
        ...{ method: 'POST', body: { password: asked.password } },
      })
      const body = { code: authenticator(json.secret)() }
      await other.send('/api/me/second-factor/confirm', { method: 'POST', body })
      return remove(`/api/users/${ids.user}/second-factor`)
    },
  ],
  'post-keys': [
    'key.made',
    () => made('key', post('/api/keys', { ...proof, name: '收银台', scopes: ['customers.read'], days: 9 })),
  ],
  'delete-keys-id': ['key.revoked', () => remove(`/api/keys/${ids.key}`)],
  'post-roles': [
    'role.made',
    async () => {
      const { json } = await owner.send('/api/roles')
      const {
        role: _,
        shipped: __,
        users: ___,
        ...sales
      } = json.roles.find(({ role }: { role: string }) => role === 'sales')
      const got = await post('/api/roles', { ...sales, name: '片区经理' })
      ids.role = got.json.role
      return got
    },
  ],
  'patch-roles-role': ['role.changed', () => patch(`/api/roles/${ids.role}`, { unowned: false })],
  'delete-roles-role': ['role.removed', () => remove(`/api/roles/${ids.role}`)],
  'post-teams': ['team.made', () => made('team', post('/api/teams', { name: '城南组' }))],
  'patch-teams-id': ['team.changed', () => patch(`/api/teams/${ids.team}`, { members: [ids.user] })],
  'delete-teams-id': ['team.removed', () => remove(`/api/teams/${ids.team}`)],
  'patch-settings': ['settings.changed', () => patch('/api/settings', { leadDays: 5 })],
  'post-customers': ['customer.made', () => made('customer', post('/api/customers', { name: '新来的' }))],
  'patch-customers-id': [
    'customer.changed',
    () => patch(`/api/customers/${ids.customer}`, { version: 1, fields: { phone: '13800138000' } }),
  ],
  'post-customers-id-reveal': ['customer.revealed', () => post(`${own()}/reveal`)],
  'post-customers-id-history-change-undo': [
    'customer.changed',
    async () => {
      const { json } = await owner.send(`/api/customers/${ids.customer}/history`)
      return post(`/api/customers/${ids.customer}/history/${json.rows[0].id}/undo`)
    },
  ],
  'post-customers-id-contacts': [
    'customer.changed',
    () => made('contact', post(`/api/customers/${ids.customer}/contacts`, { name: '二店长' })),
  ],
  'patch-customers-id-contacts-contact': [
    'customer.changed',
    () => patch(`/api/customers/${ids.customer}/contacts/${ids.contact}`, { name: '三店长' }),
  ],
  'delete-customers-id-contacts-contact': [
    'customer.changed',
    () => remove(`/api/customers/${ids.customer}/contacts/${ids.contact}`),
  ],
  'post-customers-id-identities': [
    'customer.identified',
    () => post(`/api/customers/${ids.customer}/identities`, { source: 'main', party: '红枫2号店' }),
  ],
  'post-customers-id-follow-ups': ['talk.written', () => post(`${own()}/follow-ups`, { text: '说了说' })],
  'post-actions': [
    'action.made',
    () =>
      made(
        'action',
        post('/api/actions', {
          ...{ customer: company.planted.own.id, kind: 'answer', dueDay: '2024-06-01', note: '回电' },
        }),
      ),
  ],
  'patch-actions-id': ['action.changed', () => patch(`/api/actions/${ids.action}`, { state: 'done' })],
  'post-bulk-edits': [
    'customer.changed',
    () =>
      made(
        'many',
        post('/api/bulk-edits', {
          selection: { of: 'ids', ids: [company.planted.own.id] },
          edit: { what: 'city', to: '无锡' },
        }),
      ),
  ],
  'post-bulk-edits-id-undo': ['customer.changed', () => post(`/api/bulk-edits/${ids.many}/undo`)],
  'post-views': [
    'request.done',
    () => made('view', post('/api/views', { name: '又一个', shared: false, state: { filter: {} } })),
  ],
  'patch-views-id': ['request.done', () => patch(`/api/views/${ids.view}`, { name: '再一个' })],
  'delete-views-id': ['request.done', () => remove(`/api/views/${ids.view}`)],
  'post-imports-id-look': [
    'request.done',
    async () => {
      await lookedFirst()
      await idle(owner)
      return post(`/api/imports/${ids.import}/look`, {
        mapping: 'customer=客户,date=日期,amount=金额',
      })
    },
  ],
  'post-imports-id-confirm': [
    'request.done',
    async () => {
      await idle(owner)
      return post(`/api/imports/${ids.import}/confirm`)
    },
  ],
  'post-imports-id-undo': [
    'request.done',
    async () => {
      await idle(owner)
      return post(`/api/imports/${ids.import}/undo`)
    },
  ],
  'post-imports-id-give-up': [
    'request.done',
    async () => {
      await idle(owner)
      await lookedFirst()
      await idle(owner)
      return post(`/api/imports/${ids.import}/give-up`)
    },
  ],
  'delete-import-mappings-kind-shape': [
    'request.done',
    async () => {
      await idle(owner)
      const { json } = await owner.send('/api/import-mappings')
      const { kind, shape } = json.rows[0]
      ids.mapped = `/api/import-mappings/${kind}/${shape}`
      return remove(ids.mapped ?? '')
    },
  ],
  'put-import-mappings-kind-shape': [
    'request.done',
    () =>
      owner.send(ids.mapped ?? '', {
        method: 'PUT',
        body: { mapping: 'customer=客户,date=日期,amount=金额', usedAt: new Date().toISOString() },
      }),
  ],
  'post-worth-runs': ['request.done', () => post('/api/worth/runs')],
  'post-jobs-id-cancel': [
    'request.done',
    async () => {
      await idle(owner)
      const { json } = await post('/api/worth/runs')
      return post(`/api/jobs/${json.job}/cancel`)
    },
  ],
  'post-exports': [
    'export.asked',
    async () => {
      await idle(owner)
      return made('export', post('/api/exports'))
    },
  ],
  'delete-exports-id': [
    'export.removed',
    async () => {
      await idle(owner)
      return remove(`/api/exports/${ids.export}`)
    },
  ],
  'patch-readings-limits': ['settings.changed', () => patch('/api/readings/limits', { opened: 250 })],
  'post-readings-alarms-id-seen': [
    'reading.seen',
    async () => {
      ids.alarm = await plantedAlarm(company.installation.notebook)
      return post(`/api/readings/alarms/${ids.alarm}/seen`)
    },
  ],
  'post-readings-alarms-id-lift': ['reading.lifted', () => post(`/api/readings/alarms/${ids.alarm}/lift`)],
  'post-customers-id-erasure': [
    'customer.erasing',
    async () => {
      const { json } = await owner.send(`/api/customers/${ids.customer}/erasure`)
      return post(`/api/customers/${ids.customer}/erasure`, { name: json.name })
    },
  ],
  'post-me-sessions-end-others': ['sessions.ended', () => post('/api/me/sessions/end-others')],
  'delete-me-sessions-id': [
    'sessions.ended',
    async () => {
      const other = browserAt(company.server.url)
      await other.send('/api/sign-in', { method: 'POST', body: OWNER })
      const { json } = await owner.send('/api/me/sessions')
      const { id } = json.sessions.find(({ here }: { here: boolean }) => !here)
      return remove(`/api/me/sessions/${id}`)
    },
  ],
  'post-me-password': [
    'password.changed',
    () => post('/api/me/password', { present: OWNER.password, next: '最后的一个长句子 86' }),
  ],
  'post-sign-out': ['sign-out.done', () => post('/api/sign-out')],
}

/** Routes that are no GET and of which no request is sent above, each with why. */
const apart: Readonly<Record<string, string>> = {
  'post-set-up': 'told at the beginning, see below',
  'post-sign-in': 'told at the beginning and in the next test',
  'post-imports': 'sent by what looks at a file first; also told at the beginning',
  'post-imports-id-again': 'is for an import that failed for want of something else',
  'post-jobs-id-retry': 'is for a job that failed',
  'post-bulk-edits-preview': 'changes nothing',
  'post-worth-checks': 'writes into the audit as a valuation does, and takes longer',
  'post-backups': 'is refused where no folder is set; see the tests of back-ups',
  'post-demo': 'is refused where a company has anything of its own',
  'delete-demo': 'is refused where there is none',
}

test('who tries to come in is told: with a wrong password, as nobody, and then rightly', async () => {
  const stranger = browserAt(company.server.url)
  const tried = (body: object) => stranger.send('/api/sign-in', { method: 'POST', body })
  await tried({ email: OWNER.email, password: 'no such password' })
  const refused = (await told())[0]
  expect(refused).toMatchObject({ what: 'sign-in.refused', by: null, said: { why: 'access.sign-in-wrong' } })
  expect(refused?.record).not.toBeNull()
  await tried({ email: 'nobody@example.com', password: 'no such password' })
  expect((await told())[0]).toMatchObject({ what: 'sign-in.refused', subject: null, record: null })
  expect(JSON.stringify(await told(3))).not.toMatch(/nobody@|no such password/)
  await tried(OWNER)
  expect((await told())[0]).toMatchObject({
    ...{ what: 'sign-in.done', by: refused?.record, via: 'nobody', address: '127.0.0.1' },
  })
})

test('every route that changes something leaves an entry: who, by which route, and what', async () => {
  const { json } = await owner.send('/api/openapi.json')
  const changing = Object.values(json.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((item) => Object.entries(item).filter(([method]) => method !== 'get'))
    .map(([, { operationId }]) => operationId)
  expect([...Object.keys(recipes), ...Object.keys(apart)].sort()).toEqual(changing.sort())
  const { json: me } = await owner.send('/api/me')
  for (const [id, [what, send]] of Object.entries(recipes)) {
    const { status, text } = await send()
    expect(status, `${id}: ${text}`).toBeLessThan(300)
    const mine = (await told(8)).find((entry) => entry.via === 'session' && entry.by === me.id)
    const [method = '', ...path] = id.split('-')
    expect([id, mine?.what], text).toEqual([id, what])
    expect(mine?.act.toLowerCase().replaceAll(/[/:]+/g, '-').replace(' -', '-')).toBe(
      `${method}-${['api', ...path].join('-')}`,
    )
    expect(mine?.address).toBe('127.0.0.1')
  }
  expect((await verifyAudit(company.installation.notebook.read)).broken).toBeNull()
}, 120_000)

test('what is read leaves none, nor does what is refused; what is sent twice under a key leaves one', async () => {
  await owner.send('/api/sign-in', { method: 'POST', body: { ...OWNER, password: '最后的一个长句子 86' } })
  const before = await count()
  await owner.send('/api/customers')
  await owner.send(own())
  await patch(own(), { version: 10_000, fields: { city: '苏州' } })
  await post('/api/customers', { name: '' })
  expect(await count()).toBe(before)
  const sent = { method: 'POST', body: { name: '只来一次' }, headers: { 'idempotency-key': 'once-only-1' } }
  await owner.send('/api/customers', sent)
  await owner.send('/api/customers', sent)
  expect(await count()).toBe(before + 1)
})

test('a file of an export that is taken away is told with who took it', async () => {
  const { json } = await post('/api/exports')
  await idle(owner)
  await owner.send(`/api/exports/${json.id}/file`)
  // That it is the first they ever took is told behind it.
  const taken = (await told(3)).find(({ what }) => what === 'export.taken')
  expect(taken).toMatchObject({ record: json.id })
})
