import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { OWNER, type TestServer, testServer } from '../http/test-server.ts'
import { notebookMigrations } from '../notebook/migrations.ts'
import { openNotebook } from '../notebook/notebook.ts'
import { openAccess } from './access.ts'
import { deviceKept, deviceOf } from './devices.ts'
import { keysMigrations } from './keys/tables.ts'
import { secondFactorMigrations } from './second-factor/tables.ts'
import { accessMigrations } from './tables.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const phone =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'

describe('a browser', () => {
  test.each([
    [phone, 'Chrome', 'Android'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      'Safari',
      'iPhone',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60 NetType/WIFI',
      'WeChat',
      'iPhone',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0',
      'Firefox',
      'macOS',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0 Safari/537.36',
      'Chrome',
      'Linux',
    ],
    ['curl/8.16.0', null, null],
    ['', null, null],
  ])('%s is kept coarsely', (line, browser, system) => {
    const kept = deviceKept(line)
    expect(kept).not.toMatch(/\d/)
    expect(deviceOf(kept)).toEqual({ browser, system })
  })

  test('that was kept by another version in another way is not guessed at', () => {
    for (const kept of [null, '', phone, 'Lynx/BeOS', 'Chrome on Android'])
      expect(deviceOf(kept)).toEqual({ browser: null, system: null })
  })
})

describe('sessions', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer()
  })
  afterAll(() => server.close())

  const signedIn = async (line: string) => {
    const browser = server.browser()
    const headers = { 'user-agent': line }
    await browser.send('/api/sign-in', { method: 'POST', body: OWNER, headers })
    return browser
  }

  test('say with what somebody is signed in, keep no more of it, and are ended one by one', async () => {
    const owner = await server.owner()
    const pocket = await signedIn(phone)
    const other = await signedIn('curl/8.16.0')
    const listed = async () => (await owner.send('/api/me/sessions')).json.sessions
    const lost = (await listed()).find((one: { system: string | null }) => one.system === 'Android')
    expect(lost).toMatchObject({ here: false, browser: 'Chrome', system: 'Android' })
    const kept = await server.notebook.read.selectFrom('session').select(['userAgent', 'ipAddress']).execute()
    expect(kept.map(({ userAgent }) => userAgent).sort()).toContain('Chrome/Android')
    for (const { userAgent, ipAddress } of kept) {
      expect(userAgent).not.toMatch(/Mozilla|\d/)
      expect(ipAddress ?? '').toBe('')
    }
    const end = (id: string, by = owner) => by.send(`/api/me/sessions/${id}`, { method: 'DELETE' })
    expect((await end(lost.id)).status).toBe(204)
    expect((await pocket.send('/api/me')).status).toBe(401)
    expect((await other.send('/api/me')).status).toBe(200)
    expect((await end(lost.id)).json.code).toBe('access.session-not-found')
    // Somebody else's is none of theirs.
    const body = { name: '李四', email: 'li@example.com', password: '米缸里的第一封信 2', role: 'owner' }
    await owner.send('/api/users', { method: 'POST', body })
    const li = server.browser()
    await li.send('/api/sign-in', { method: 'POST', body })
    const mine = (await listed()).find((one: { here: boolean }) => one.here)
    expect((await end(mine.id, li)).status).toBe(404)
    expect((await owner.send('/api/me')).status).toBe(200)
  })

  test('that a new password begins anew keep no more of the browser either', async () => {
    const browser = await signedIn(phone)
    const next = '店主自己的一个新句子 33'
    const change = (body: object) =>
      browser.send('/api/me/password', { method: 'POST', body, headers: { 'user-agent': phone } })
    expect((await change({ present: OWNER.password, next })).status).toBe(204)
    const [here] = (await browser.send('/api/me/sessions')).json.sessions
    expect(here).toMatchObject({ here: true, browser: 'Chrome', system: 'Android' })
    expect((await change({ present: next, next: OWNER.password })).status).toBe(204)
  })
})

describe('sessions end by themselves, on a clock that is set', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('a week after their last use, and a month after they began however much they are used', async () => {
    const began = Date.UTC(2026, 10, 1, 8)
    // The library's clock and ours: Date alone, so that the server and its timers go on.
    vi.useFakeTimers({ toFake: ['Date'], now: began })
    const server = await testServer()
    const [busy, idle] = [await server.owner(), await server.owner()]
    const status = async (browser: typeof busy, after: number) => {
      vi.setSystemTime(began + after)
      return (await browser.send('/api/me')).status
    }
    expect(await status(idle, 7 * DAY - HOUR)).toBe(200)
    // That was a use: a week is counted from then.
    expect(await status(idle, 14 * DAY - 2 * HOUR)).toBe(200)
    expect(await status(idle, 21 * DAY - HOUR)).toBe(401)
    for (let day = 21; day <= 21; day++) expect(await status(busy, day * DAY)).toBe(401)
    const again = await server.owner()
    for (let day = 22; day <= 51; day += 3)
      expect(await status(again, day * DAY - HOUR), String(day)).toBe(200)
    expect(await status(again, 51 * DAY + HOUR)).toBe(401)
    expect(await status(again, 51 * DAY + 2 * HOUR)).toBe(401)
    await server.close()
  })
})

describe('what lets one in', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is a token of 128 bits and more that chance alone made, another one each time', async () => {
    const server = await testServer()
    const tokens: string[] = []
    for (let nth = 0; nth < 8; nth++) {
      const { cookies } = await server.owner()
      const [name, value = ''] = [...cookies].find(([called]) => called.endsWith('session_token')) ?? []
      expect(name).toBe('ricebook.session_token')
      // What is before the point is the token, what follows is what it is signed with.
      tokens.push(decodeURIComponent(value).split('.')[0] ?? '')
    }
    expect(new Set(tokens).size).toBe(8)
    const letters = new Set(tokens.join(''))
    for (const token of tokens) expect(token).toMatch(/^[a-zA-Z0-9]{32}$/)
    // 256 letters, by chance of 62: one or two are missing, and none stands at one place each time.
    expect(letters.size).toBeGreaterThan(48)
    for (const { length } of tokens) expect(length * Math.log2(letters.size)).toBeGreaterThan(128)
    for (let place = 0; place < 32; place++)
      expect(new Set(tokens.map((token) => token[place])).size, `place ${place}`).toBeGreaterThan(2)
    await server.close()
  }, 60_000)

  test('a password does not run out by itself', async () => {
    const began = Date.UTC(2026, 10, 1, 8)
    vi.useFakeTimers({ toFake: ['Date'], now: began })
    const server = await testServer()
    const owner = await server.owner()
    vi.setSystemTime(began + 3 * 365 * DAY)
    expect((await owner.send('/api/me')).status).toBe(401)
    const again = await server.browser().send('/api/sign-in', { method: 'POST', body: OWNER })
    expect([again.status, again.json.email]).toEqual([200, OWNER.email])
    await server.close()
  })
})

describe('who asks cannot tell who is there', () => {
  test('by how long a wrong sign-in takes, or by what it is told, with a second factor or without', async () => {
    const server = await testServer()
    const owner = await server.owner()
    const { id } = (await owner.send('/api/me')).json
    await server.access.addUser({
      name: '李四',
      email: 'li@example.com',
      password: '米缸里的第一封信 2',
      role: 'sales',
    })
    await server.notebook.change((tx) =>
      tx
        .insertInto('secondFactors')
        .values({
          ...{ user: id, secret: 'x', createdAt: '', confirmedAt: '2026-11-01', lastStep: 0 },
          ...{ misses: 0, lockedUntil: null, salt: 'x' },
        })
        .execute(),
    )
    const emails = [OWNER.email, 'li@example.com', 'nobody@example.com']
    const took: number[][] = emails.map(() => [])
    const tryIt = async (email: string) => {
      const began = performance.now()
      const told = await server.access
        .signIn({ email, password: 'not the password', code: '123456' })
        .catch((error: { code: string }) => error.code)
      expect(told).toBe('access.sign-in-wrong')
      return performance.now() - began
    }
    for (const email of emails) await tryIt(email)
    for (let i = 0; i < 20; i++) for (const [n, email] of emails.entries()) took[n]!.push(await tryIt(email))
    const middle = took.map((times) => times.sort((a, b) => a - b)[times.length / 2]!)
    // Each is one slow hash. A missing one would show as a tenth; other work on the machine as less than a third.
    expect(Math.max(...middle) / Math.min(...middle)).toBeLessThan(1.5)
    await server.close()
  }, 240_000)
})

test('a notebook of before two-step sign-in, keys and devices opens as it was, and takes them up', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ricebook-before-'))
  const path = join(folder, 'notebook.sqlite')
  const later = new Set([...accessMigrations.slice(1), ...secondFactorMigrations, ...keysMigrations])
  const old = await openNotebook(
    path,
    notebookMigrations.filter((one) => !later.has(one)),
  )
  const at = '2026-03-05T08:00:00.000Z'
  // A password as that version hashed it, of the same library.
  const { hashPassword } = await import('better-auth/crypto')
  const hash = await hashPassword(OWNER.password)
  await old.change(async (tx) => {
    const user = { id: 'u1', name: '王春满', email: OWNER.email, emailVerified: 0, image: null }
    const times = { createdAt: at, updatedAt: at }
    await tx
      .insertInto('user')
      .values({ ...user, ...times, role: 'owner', language: null, disabled: 0 })
      .execute()
    await tx
      .insertInto('account')
      .values({
        id: 'a1',
        accountId: 'u1',
        providerId: 'credential',
        userId: 'u1',
        password: hash,
        ...times,
      } as never)
      .execute()
    await tx
      .insertInto('session')
      .values({
        ...{ id: 's1', token: 'kept', userId: 'u1', expiresAt: '2999-01-01T00:00:00.000Z', ipAddress: '' },
        ...{ ...times, userAgent: phone },
      })
      .execute()
  })
  await old.close()
  const notebook = await openNotebook(path)
  expect(await notebook.read.selectFrom('session').select(['id', 'userAgent']).execute()).toEqual([
    { id: 's1', userAgent: null },
  ])
  const access = await openAccess({ notebook, folder })
  const entered = await access.signIn(OWNER)
  expect(entered.person.name).toBe('王春满')
  expect(await access.secondFactor.of(entered.person)).toEqual({ on: false, since: null, backupCodes: 0 })
  expect((await access.secondFactor.begin(entered.person, OWNER)).secret).toHaveLength(32)
  expect(await access.keys.list(entered.person)).toEqual([])
  await notebook.close()
  await rm(folder, { recursive: true })
})
