import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withoutSecrets } from '../../../manage/backups/store.ts'
import { jarRoutes, jarWords } from '../../http/test-jars.ts'
import { browserAt, OWNER, type Sent, type TestServer, testServer } from '../../http/test-server.ts'
import { openAccess } from '../access.ts'
import { permissions } from '../contract.ts'
import { enrolled } from '../test-ways-in.ts'
import { scopes } from './contract.ts'

const DAY = 24 * 60 * 60 * 1000
const password = '米缸里的第一封信 2'

let server: TestServer
let owner: ReturnType<TestServer['browser']>
const clock = { at: Date.now() }
let people = 0

beforeAll(async () => {
  server = await testServer({
    routes: ({ notebook }) => jarRoutes(join(notebook.path, '..')),
    words: [jarWords],
    now: () => clock.at,
  })
  owner = await server.owner()
})
afterAll(() => server.close())

/** Somebody new of a role, signed in. */
async function somebody(role: string) {
  people += 1
  const body = { name: '李秀英', email: `li${people}@example.com`, password, role }
  const { json } = await owner.send('/api/users', { method: 'POST', body })
  const browser = server.browser()
  await browser.send('/api/sign-in', { method: 'POST', body })
  return { id: String(json.id), email: body.email, browser }
}

type Asked = { readonly scopes: readonly string[]; readonly days?: number; readonly name?: string }

async function made(by: typeof owner, asked: Asked, with_ = by === owner ? OWNER.password : password) {
  const body = { name: '收银台', days: 30, password: with_, ...asked }
  const { status, json, text } = await by.send('/api/keys', { method: 'POST', body })
  if (status !== 201) throw new Error(text)
  return { id: String(json.id), key: String(json.key), prefix: String(json.prefix) }
}

/** Another program, which has a key and no cookie. */
function withKey(key: string) {
  const program = browserAt(server.url)
  return (path: string, method = 'GET', { body, headers = {} }: Pick<Sent, 'body' | 'headers'> = {}) =>
    program.send(path, { method, body, headers: { authorization: `Bearer ${key}`, ...headers } })
}

const code = async (answer: Promise<{ status: number; json: { code?: string } }>) => {
  const { status, json } = await answer
  return [status, json?.code]
}

describe('an API key', { timeout: 120_000 }, () => {
  test('lets a program do what its scopes say, in its maker’s name, and nothing else', async () => {
    const { key } = await made(owner, { scopes: ['customers.read'] })
    expect(key).toMatch(/^rb_[a-z2-7]{8}_[\w-]{43}$/)
    const ask = withKey(key)
    expect((await ask('/api/jars/blue')).json).toEqual({ name: 'blue', by: '王春满' })
    const jar = { name: 'blue', size: 3 }
    expect(await code(ask('/api/jars', 'POST', { body: jar }))).toEqual([403, 'http.no-right'])
    expect((await ask('/api/session')).json.me).toMatchObject({ permissions: ['customers.read'] })
    // It says whom it stands for, and takes no cookie home.
    const writing = withKey((await made(owner, { scopes: ['customers.write'] })).key)
    const added = await writing('/api/jars', 'POST', { body: jar })
    expect(added.status).toBe(201)
    expect(added.headers.getSetCookie()).toEqual([])
    expect(await code(writing('/api/jars/blue'))).toEqual([403, 'http.no-right'])
  })

  test('without scopes does nothing', async () => {
    const ask = withKey((await made(owner, { scopes: [] })).key)
    expect(await code(ask('/api/jars/blue'))).toEqual([403, 'http.no-right'])
    expect((await ask('/api/session')).json.me.permissions).toEqual([])
  })

  test('never manages users, keys, passwords or sessions, whoever made it', async () => {
    const ask = withKey((await made(owner, { scopes: [...scopes] })).key)
    const { id } = (await owner.send('/api/me')).json
    const next = { present: OWNER.password, next: '店主自己的一个新句子 33' }
    const asked: (readonly [string, string, unknown?])[] = [
      ...([
        ['/api/users', 'GET'],
        ['/api/second-factors', 'GET'],
        ['/api/keys', 'GET'],
      ] as const),
      ...([
        ['/api/me', 'GET'],
        ['/api/me/sessions', 'GET'],
        ['/api/me/second-factor', 'GET'],
      ] as const),
      ['/api/users', 'POST', { name: 'x', email: 'x@example.com', password, role: 'owner' }],
      [`/api/users/${id}`, 'PATCH', { role: 'owner' }],
      [`/api/users/${id}/sign-out`, 'POST'],
      [`/api/users/${id}/password`, 'POST', { password }],
      [`/api/users/${id}/second-factor`, 'DELETE'],
      ['/api/me', 'PATCH', { name: 'x' }],
      ['/api/me/password', 'POST', next],
      ['/api/me/sessions/end-others', 'POST'],
      [`/api/me/sessions/${id}`, 'DELETE'],
      ['/api/me/second-factor', 'POST', { password: OWNER.password }],
      ['/api/me/second-factor/off', 'POST', { password: OWNER.password }],
      ['/api/keys', 'POST', { name: 'x', scopes: [], days: 1, password: OWNER.password }],
      [`/api/keys/${id}`, 'DELETE'],
      ['/api/sign-in', 'POST', OWNER],
      ['/api/set-up', 'POST', { ...OWNER, name: 'x', company: 'x' }],
      ['/api/sign-out', 'POST'],
    ]
    for (const [path, method, body] of asked)
      expect([path, method, ...(await code(ask(path, method, { body })))]).toEqual([
        ...[path, method, 403, 'keys.not-by-key'],
      ])
    expect((await owner.send('/api/me')).status).toBe(200)
  })

  test('is refused for more than its maker may, and for what no key is for', async () => {
    const manager = await somebody('manager')
    const make = (asked: object, by = manager.browser) =>
      by.send('/api/keys', { method: 'POST', body: { name: 'x', days: 30, scopes: [], password, ...asked } })
    expect(await code(make({ scopes: ['settings.write'] }))).toEqual([422, 'keys.beyond-own'])
    for (const scope of permissions.filter((one) => !scopes.some((other) => one === other)))
      expect((await make({ scopes: [scope] })).status, scope).toBe(400)
    expect((await make({ days: 366 })).status).toBe(400)
    expect((await make({ days: 0 })).status).toBe(400)
    expect(await code(make({ password: 'not the password' }))).toEqual([422, 'access.password-wrong'])
    const sales = await somebody('sales')
    expect(await code(make({}, sales.browser))).toEqual([403, 'http.no-right'])
    expect((await make({ scopes: ['customers.write'] })).status).toBe(201)
  })

  test('follows its maker at once: another role, shut out, let in again', async () => {
    const manager = await somebody('manager')
    const { key } = await made(manager.browser, { scopes: ['customers.read', 'customers.write'] })
    const ask = withKey(key)
    const add = () => ask('/api/jars', 'POST', { body: { name: 'blue', size: 3 } })
    const change = (body: object) => owner.send(`/api/users/${manager.id}`, { method: 'PATCH', body })
    expect((await add()).status).toBe(201)
    await change({ role: 'read-only' })
    expect(await code(add())).toEqual([403, 'http.no-right'])
    expect((await ask('/api/jars/blue')).status).toBe(200)
    await change({ role: 'owner' })
    expect(await code(ask('/api/settings')), 'no more than it was made for').not.toEqual([200, undefined])
    expect((await ask('/api/session')).json.me.permissions).toEqual(['customers.read', 'customers.write'])
    await change({ disabled: true })
    expect(await code(ask('/api/jars/blue'))).toEqual([401, 'keys.revoked'])
    await change({ disabled: false })
    expect((await ask('/api/jars/blue')).status).toBe(200)
  })

  test('ends on its day, and at once when it is revoked', async () => {
    const short = await made(owner, { scopes: ['customers.read'], days: 1 })
    const long = await made(owner, { scopes: ['customers.read'], days: 365 })
    const before = clock.at
    clock.at = before + DAY + 1000
    // The owner's session is on the same clock, and goes on.
    expect(await code(withKey(short.key)('/api/jars/blue'))).toEqual([401, 'keys.expired'])
    expect((await withKey(long.key)('/api/jars/blue')).status).toBe(200)
    clock.at = before
    expect((await owner.send(`/api/keys/${long.id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await code(withKey(long.key)('/api/jars/blue'))).toEqual([401, 'keys.revoked'])
    const states = (await owner.send('/api/keys')).json.rows
    const state = (id: string) => states.find((one: { id: string }) => one.id === id).state
    expect([state(short.id), state(long.id)]).toEqual(['good', 'revoked'])
  })

  test('that is wrong in one letter, cut, or made up is none; whoever has only its beginning learns nothing', async () => {
    const { key, prefix, id } = await made(owner, { scopes: ['customers.read'] })
    await owner.send(`/api/keys/${id}`, { method: 'DELETE' })
    const other = key.endsWith('A') ? 'B' : 'A'
    const wrong = [
      `${key.slice(0, -1)}${other}`,
      key.slice(0, -1),
      prefix,
      `${prefix}_${'A'.repeat(43)}`,
      'x',
      '张',
    ]
    for (const one of wrong.slice(0, -1))
      expect(await code(withKey(one)('/api/jars/blue')), one).toEqual([401, 'keys.wrong'])
    // What is no key at all, as a proxy adds for itself, is not looked at.
    const basic = await server.browser().send('/api/jars/blue', { headers: { authorization: 'Basic eDp5' } })
    expect(basic.json.code).toBe('http.sign-in-needed')
    const proxied = await owner.send('/api/jars/blue', { headers: { authorization: 'Basic eDp5' } })
    expect(proxied.status).toBe(200)
  })

  test('never comes beside a session, nor in an address', async () => {
    const { key } = await made(owner, { scopes: ['customers.read'] })
    const both = await owner.send('/api/jars/blue', { headers: { authorization: `Bearer ${key}` } })
    expect([both.status, both.json.code]).toEqual([400, 'keys.beside-session'])
    for (const path of [
      `/api/jars/blue?key=${key}`,
      `/api/jars/${key}`,
      `/api/jars/blue?access_token=${encodeURIComponent(key).replace('rb', '%72b')}`,
    ]) {
      const answer = await server.browser().send(path)
      expect([answer.status, answer.json.code]).toEqual([400, 'keys.in-address'])
      expect(answer.text).not.toContain(key)
    }
  })

  test('needs no origin, and a session still does', async () => {
    const { key } = await made(owner, { scopes: ['customers.write'] })
    const jar = { name: 'blue', size: 3 }
    const from = { origin: 'https://till.example', 'sec-fetch-site': 'cross-site' }
    expect((await withKey(key)('/api/jars', 'POST', { body: jar, headers: from })).status).toBe(201)
    const answer = await owner.send('/api/jars', { method: 'POST', body: jar, headers: from })
    expect(answer.json.code).toBe('http.origin-foreign')
    const nobody = await server.browser().send('/api/sign-in', { method: 'POST', body: OWNER, headers: from })
    expect(nobody.json.code).toBe('http.origin-foreign')
  })

  test('has answers of its own under an idempotency key that its maker used too', async () => {
    const { key } = await made(owner, { scopes: ['customers.write'] })
    const headers = { 'idempotency-key': 'the-same-for-both' }
    const jar = { name: 'blue', size: 3 }
    const first = await owner.send('/api/jars', { method: 'POST', body: jar, headers })
    const other = await withKey(key)('/api/jars', 'POST', { body: jar, headers })
    const again = await withKey(key)('/api/jars', 'POST', { body: jar, headers })
    expect(other.json.nth).not.toBe(first.json.nth)
    expect(again.json.nth).toBe(other.json.nth)
  })

  test('is told once, and stands nowhere in the folder', async () => {
    const { key, id } = await made(owner, { scopes: ['customers.read'], name: '报表' })
    const listed = await owner.send('/api/keys')
    expect(listed.text).not.toContain(key.slice(12))
    expect(listed.json.rows.find((one: { id: string }) => one.id === id)).toMatchObject({
      ...{ name: '报表', scopes: ['customers.read'], state: 'good', lastUsedOn: null },
      madeBy: { name: '王春满' },
    })
    await withKey(key)('/api/jars/blue')
    const used = (await owner.send('/api/keys')).json.rows.find((one: { id: string }) => one.id === id)
    expect(used.lastUsedOn).toBe(new Date(clock.at).toISOString().slice(0, 10))
    for (const name of await readdir(server.folder))
      expect((await readFile(join(server.folder, name))).includes(key.slice(12)), name).toBe(false)
  })

  test('is seen and revoked by its maker and by who manages users, by nobody else', async () => {
    const [one, other] = [await somebody('manager'), await somebody('manager')]
    const { id, key } = await made(one.browser, { scopes: ['customers.read'] })
    const ids = async (by: typeof owner) =>
      (await by.send('/api/keys')).json.rows.map((row: { id: string }) => row.id)
    expect(await ids(one.browser)).toEqual([id])
    expect(await ids(other.browser)).toEqual([])
    expect(await ids(owner)).toContain(id)
    const revoke = (by: typeof owner) => by.send(`/api/keys/${id}`, { method: 'DELETE' })
    expect(await code(revoke(other.browser))).toEqual([404, 'keys.not-found'])
    expect((await withKey(key)('/api/jars/blue')).status).toBe(200)
    expect((await revoke(owner)).status).toBe(204)
    expect((await revoke(one.browser)).status, 'revoked already').toBe(204)
    expect((await withKey(key)('/api/jars/blue')).status).toBe(401)
  })

  test('asks its maker for a code where they have a second factor', async () => {
    const manager = await somebody('manager')
    const { show } = await enrolled(manager.browser, password, () => clock.at)
    const body = { name: 'x', scopes: [], days: 30, password }
    const make = (more = {}) =>
      manager.browser.send('/api/keys', { method: 'POST', body: { ...body, ...more } })
    expect(await code(make())).toEqual([422, 'second-factor.wanted'])
    expect(await code(make({ code: show() }))).toEqual([422, 'second-factor.used'])
    clock.at += 30_000
    expect((await make({ code: show() })).status).toBe(201)
  })

  test('of a restored back-up opens nothing', async () => {
    const { key } = await made(owner, { scopes: ['customers.read'] })
    const headers = new Headers({ authorization: `Bearer ${key}` })
    const there = await openAccess({ notebook: server.notebook, folder: server.folder, now: () => clock.at })
    expect((await there.visitOf(headers)).person?.name).toBe('王春满')
    // As a back-up does with its copy; here with the original, and put back.
    await server.notebook
      .change(async (tx) => {
        await withoutSecrets(tx, new Date(clock.at).toISOString())
        const row = await tx
          .selectFrom('apiKeys')
          .select('revokedAt')
          .where('prefix', '=', key.slice(0, 11))
          .executeTakeFirst()
        expect(row?.revokedAt).not.toBeNull()
        throw new Error('put back')
      })
      .catch((error: Error) => expect(error.message).toBe('put back'))
    expect((await there.visitOf(headers)).person?.name).toBe('王春满')
  })

  test('no more than fifty of one maker stand at once', async () => {
    const manager = await somebody('manager')
    const person = (await server.access.userOf(
      new Request(server.url, {
        headers: { cookie: [...manager.browser.cookies].map((pair) => pair.join('=')).join('; ') },
      }),
    ))!
    const asked = { name: 'x', scopes: [], days: 30, password }
    const more = () => server.access.keys.make(person, asked)
    const all = await Promise.allSettled(Array.from({ length: 53 }, more))
    const refused = all.filter(({ status }) => status === 'rejected')
    expect(refused.map((one) => one.status === 'rejected' && one.reason.code)).toEqual(
      Array(3).fill('keys.too-many'),
    )
  })

  test('and its session partner are described: which operations take a key, and with which permission', async () => {
    const { json } = await owner.send('/api/openapi.json')
    expect(json.components.securitySchemes.key).toEqual({ type: 'http', scheme: 'bearer' })
    for (const [path, item] of Object.entries<Record<string, { security: object[]; 'x-permission': string }>>(
      json.paths,
    ))
      for (const operation of Object.values(item)) {
        const takes = operation.security.some((one) => 'key' in one)
        expect(takes, path).toBe(scopes.some((one) => one === operation['x-permission']))
      }
  })
})

describe('a limit a minute', { timeout: 60_000 }, () => {
  test('holds for a session and for a key by itself, and says when to come again', async () => {
    const small = await testServer({
      routes: ({ notebook }) => jarRoutes(join(notebook.path, '..')),
      words: [jarWords],
      requestsAMinute: 20,
    })
    const first = await small.owner()
    const body = { name: 'x', scopes: ['customers.read'], days: 1, password: OWNER.password }
    const { key } = (await first.send('/api/keys', { method: 'POST', body })).json
    const program = browserAt(small.url)
    const ask = () => program.send('/api/jars/blue', { headers: { authorization: `Bearer ${key}` } })
    const crawl = async (send: () => ReturnType<typeof ask>) => {
      const statuses: number[] = []
      for (let i = 0; i < 25; i++) statuses.push((await send()).status)
      return statuses
    }
    expect(await crawl(ask)).toEqual([...Array(20).fill(200), ...Array(5).fill(429)])
    const refused = await ask()
    expect(refused.json.code).toBe('http.too-often')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await first.send('/api/me')).status, 'its maker goes on').toBe(200)
    const second = await small.owner()
    const statuses = await crawl(() => second.send('/api/me'))
    expect(statuses.filter((one) => one === 429)).toHaveLength(5)
    expect((await first.send('/api/me')).status, 'so does their other session').toBe(200)
    await small.close()
  })
})
