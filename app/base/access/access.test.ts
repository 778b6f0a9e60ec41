import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dictionary } from '@zxcvbn-ts/language-common'
import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWNER, type TestServer, testServer } from '../http/test-server.ts'
import { languages } from '../language/language.ts'
import { openNotebook } from '../notebook/notebook.ts'
import { testOfFiles } from '../notebook/test-places.ts'
import { openAccess } from './access.ts'
import { permissions, roles } from './contract.ts'
import { refuseWeak } from './password.ts'
import { FEWEST_LETTERS, passwordJudge } from './password-strength.ts'
import { roleOf } from './policy.ts'
import { secretIn } from './secret.ts'
import { signInOptions } from './sign-in.ts'
import { accessWords } from './words.ts'

describe('the first owner', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer()
  })
  afterAll(() => server.close())
  const asked = { ...OWNER, name: '王春满', company: '春满粮油' }

  test('is asked for until there is one', async () => {
    expect((await server.browser().send('/api/session')).json).toEqual({ setUpNeeded: true, me: null })
  })

  test('is refused to what a proxy hands on', async () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      const refused = await server
        .browser()
        .send('/api/set-up', { method: 'POST', body: asked, headers: { [name]: '203.0.113.5' } })
      expect(refused.status).toBe(403)
      expect(refused.json.code).toBe('access.set-up-from-elsewhere')
    }
  })

  test('is refused with a password that is guessed first', async () => {
    const refused = await server
      .browser()
      .send('/api/set-up', { method: 'POST', body: { ...asked, password: 'password123' } })
    expect(refused.status).toBe(422)
    expect(refused.json.code).toBe('access.password-too-weak')
  })

  test('is one, however many ask at once; and none afterwards', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, nth) =>
        server
          .browser()
          .send('/api/set-up', { method: 'POST', body: { ...asked, email: `owner${nth}@example.com` } }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
    expect(await server.access.users()).toHaveLength(1)
    const late = await server.browser().send('/api/set-up', { method: 'POST', body: asked })
    expect([late.status, late.json.code]).toEqual([409, 'access.already-set-up'])
    expect((await server.browser().send('/api/session')).json).toEqual({ setUpNeeded: false, me: null })
  })
})

describe('signing in', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer()
    await server.owner()
  })
  afterAll(() => server.close())

  test('from nobody to somebody and back', async () => {
    const browser = server.browser()
    expect((await browser.send('/api/me')).status).toBe(401)
    const wrong = await browser.send('/api/sign-in', {
      method: 'POST',
      body: { ...OWNER, password: 'not the password' },
    })
    expect([wrong.status, wrong.json.code]).toEqual([401, 'access.sign-in-wrong'])
    expect(browser.cookies.size).toBe(0)

    const signedIn = await browser.send('/api/sign-in', { method: 'POST', body: OWNER })
    expect(signedIn.json).toMatchObject({ name: '王春满', role: 'owner', permissions: [...permissions] })
    const cookie = signedIn.headers.getSetCookie().join('\n')
    expect(cookie).toMatch(/ricebook\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect((await browser.send('/api/me')).json.name).toBe('王春满')

    const kept = new Map(browser.cookies)
    expect((await browser.send('/api/sign-out', { method: 'POST' })).status).toBe(204)
    expect((await browser.send('/api/me')).status).toBe(401)
    for (const [name, value] of kept) browser.cookies.set(name, value)
    expect((await browser.send('/api/me')).status, 'the old cookie opens nothing').toBe(401)
  })

  test('a wrong name and a wrong password are told the same', async () => {
    const answers = await Promise.all(
      [OWNER.email, 'nobody@example.com'].map((email) =>
        server
          .browser()
          .send('/api/sign-in', { method: 'POST', body: { email, password: 'something else' } }),
      ),
    )
    const told = answers.map(({ status, json: { instance: _, ...told } }) => ({ status, told }))
    expect(told[0]).toEqual(told[1])
  })

  test('every sign-in is a session of its own, and a cookie brought along is not taken over', async () => {
    const browser = server.browser()
    browser.cookies.set('ricebook.session_token', 'chosen-by-somebody-else.signature')
    await browser.send('/api/sign-in', { method: 'POST', body: OWNER })
    const first = browser.cookies.get('ricebook.session_token')
    expect(first).not.toContain('chosen')
    await browser.send('/api/sign-in', { method: 'POST', body: OWNER })
    expect(browser.cookies.get('ricebook.session_token')).not.toBe(first)
  })

  test('guessing is slowed down for who guesses, and not for the next name', async () => {
    const guess = () =>
      server.browser().send('/api/sign-in', {
        method: 'POST',
        body: { email: 'guessed@example.com', password: 'a guess that is wrong' },
      })
    const statuses: number[] = []
    for (let i = 0; i < 11; i++) statuses.push((await guess()).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    const refused = await guess()
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await server.browser().send('/api/sign-in', { method: 'POST', body: OWNER })).status).toBe(200)
  })

  testOfFiles('the token in the notebook is not the one in the cookie, and opens nothing', async () => {
    const browser = await server.owner()
    const cookie = decodeURIComponent(browser.cookies.get('ricebook.session_token') ?? '')
    const token = cookie.split('.')[0] ?? ''
    expect(token).toHaveLength(32)
    const stored = await server.notebook.read.selectFrom('session').select('token').execute()
    expect(stored.length).toBeGreaterThan(0)
    await server.notebook.plain.selectFrom('session').selectAll().execute()
    for (const name of await readdir(server.folder)) {
      expect((await readFile(join(server.folder, name))).includes(token), name).toBe(false)
    }

    // Somebody who copied the whole folder, secret and all, signs what they found there.
    const copy = await mkdtemp(join(tmpdir(), 'ricebook-copy-'))
    const secret = await secretIn(server.folder)
    await server.notebook.plain.selectFrom('session').selectAll().execute()
    for (const name of await readdir(server.folder)) {
      if (/^notebook|secret$/.test(name)) await copyFile(join(server.folder, name), join(copy, name))
    }
    const copied = await openNotebook(join(copy, 'notebook.sqlite'))
    const there = await openAccess({ notebook: copied, folder: copy })
    const visit = async (value: string) => {
      const signed = encodeURIComponent(`${value}.${await signature(value, secret)}`)
      return (await there.visitOf(new Headers({ cookie: `ricebook.session_token=${signed}` }))).person
    }
    expect((await visit(token))?.name, 'the signature is made as it should be').toBe('王春满')
    for (const { token: found } of stored) expect(await visit(found)).toBeNull()
    await copied.close()
    await rm(copy, { recursive: true })
  })

  test('a new password ends all other sessions, and the old one is worth nothing', async () => {
    const owner = await server.owner()
    await owner.send('/api/users', {
      method: 'POST',
      body: { name: '李四', email: 'li@example.com', password: '米缸里的第一封信 2', role: 'sales' },
    })
    const signIn = async (password: string) => {
      const browser = server.browser()
      const body = { email: 'li@example.com', password }
      return { browser, answer: await browser.send('/api/sign-in', { method: 'POST', body }) }
    }
    const { browser: here } = await signIn('米缸里的第一封信 2')
    const { browser: elsewhere } = await signIn('米缸里的第一封信 2')
    const change = (body: unknown) => here.send('/api/me/password', { method: 'POST', body })
    const wrong = await change({ present: 'not this one', next: '米缸里的第二封信 3' })
    expect([wrong.status, wrong.json.code]).toEqual([422, 'access.password-wrong'])
    const same = await change({ present: '米缸里的第一封信 2', next: '米缸里的第一封信 2' })
    expect(same.json.code).toBe('access.password-same')
    expect((await change({ present: '米缸里的第一封信 2', next: '米缸里的第二封信 3' })).status).toBe(204)
    expect((await here.send('/api/me')).status).toBe(200)
    expect((await elsewhere.send('/api/me')).status).toBe(401)
    expect((await signIn('米缸里的第一封信 2')).answer.status).toBe(401)
    expect((await signIn('米缸里的第二封信 3')).answer.status).toBe(200)
  })
})

describe('sessions end by themselves', () => {
  test('a month after they began, however much they are used', async () => {
    let at = Date.now()
    const server = await testServer({ now: () => at })
    const owner = await server.owner()
    expect((await owner.send('/api/me')).status).toBe(200)
    at += 31 * 24 * 60 * 60 * 1000
    expect((await owner.send('/api/me')).status).toBe(401)
    expect(await server.notebook.read.selectFrom('session').selectAll().execute()).toEqual([])
    await server.close()
  })

  test('when nobody used them for a week', async () => {
    const server = await testServer()
    const owner = await server.owner()
    await server.notebook.plain
      .updateTable('session')
      .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
      .execute()
    expect((await owner.send('/api/me')).status).toBe(401)
    await server.close()
  })
})

describe('users', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer()
  })
  afterAll(() => server.close())

  test('the owner adds them, their role decides at once, and who is shut out is out', async () => {
    const owner = await server.owner()
    const body = {
      name: '赵六',
      email: 'Zhao@Example.com',
      password: '第三把米勺在柜台下面 9',
      role: 'sales',
    }
    const added = await owner.send('/api/users', { method: 'POST', body })
    expect(added.status).toBe(201)
    expect(added.json).toMatchObject({ email: 'zhao@example.com', role: 'sales', disabled: false })
    expect(added.text).not.toContain('米勺')
    const twice = await owner.send('/api/users', { method: 'POST', body })
    expect([twice.status, twice.json.code]).toEqual([409, 'access.email-taken'])

    const zhao = server.browser()
    const signIn = () =>
      zhao.send('/api/sign-in', { method: 'POST', body: { email: body.email, password: body.password } })
    expect((await signIn()).json.permissions).not.toContain('users.manage')
    const refused = await zhao.send('/api/users')
    expect([refused.status, refused.json.code]).toEqual([403, 'http.no-right'])

    const change = (patch: unknown) =>
      owner.send(`/api/users/${added.json.id}`, { method: 'PATCH', body: patch })
    expect((await change({ role: 'owner' })).json.role).toBe('owner')
    expect((await zhao.send('/api/users')).json.users).toHaveLength(2)
    expect((await change({ disabled: true })).json.disabled).toBe(true)
    expect((await zhao.send('/api/me')).status).toBe(401)
    expect((await signIn()).status).toBe(401)
    expect((await change({ disabled: false })).status).toBe(200)
    expect((await signIn()).status).toBe(200)
  })

  test('the last owner stays', async () => {
    const owner = await server.owner()
    const { id } = (await owner.send('/api/me')).json
    for (const other of (await server.access.users()).filter((user) => user.id !== id)) {
      await owner.send(`/api/users/${other.id}`, { method: 'PATCH', body: { role: 'manager' } })
    }
    for (const body of [{ role: 'manager' }, { disabled: true }]) {
      const refused = await owner.send(`/api/users/${id}`, { method: 'PATCH', body })
      expect([refused.status, refused.json.code]).toEqual([422, 'access.last-owner'])
    }
    expect((await owner.send('/api/me')).json.role).toBe('owner')
  })

  test('are renamed by who manages them, never to an address that is taken', async () => {
    const owner = await server.owner()
    const { json: users } = await owner.send('/api/users')
    const zhao = users.users.find(({ email }: { email: string }) => email === 'zhao@example.com')
    const change = (body: unknown) => owner.send(`/api/users/${zhao.id}`, { method: 'PATCH', body })
    expect((await change({ name: '赵小六', email: 'Zhao6@Example.com' })).json).toMatchObject({
      name: '赵小六',
      email: 'zhao6@example.com',
    })
    expect((await change({ email: 'ZHAO6@example.com' })).status, 'their own is not taken').toBe(200)
    const taken = await change({ email: OWNER.email })
    expect([taken.status, taken.json.code]).toEqual([409, 'access.email-taken'])
    expect((await change({ email: 'zhao@example.com' })).status).toBe(200)
  })

  test('who forgot their password gets another, and whoever had the old one is out', async () => {
    const owner = await server.owner()
    const body = { name: '孙七', email: 'sun@example.com', password: '忘掉的那一句老话 11', role: 'sales' }
    const { json: sun } = await owner.send('/api/users', { method: 'POST', body })
    const browser = server.browser()
    const signIn = (password: string) =>
      browser.send('/api/sign-in', { method: 'POST', body: { email: body.email, password } })
    await signIn(body.password)
    const give = (id: string, password: string) =>
      owner.send(`/api/users/${id}/password`, { method: 'POST', body: { password } })
    expect((await give(sun.id, 'password123')).json.code).toBe('access.password-too-weak')
    expect((await browser.send('/api/me')).status).toBe(200)
    expect((await give(sun.id, '想起来的另外一句话 22')).status).toBe(204)
    expect((await browser.send('/api/me')).status).toBe(401)
    expect((await signIn(body.password)).status).toBe(401)
    expect((await signIn('想起来的另外一句话 22')).status).toBe(200)
    const own = (await owner.send('/api/me')).json.id
    expect((await give(own, '店主自己的一个新句子 33')).json.code).toBe('access.own-password')
    expect((await give('01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71', '谁也不是的一个句子 44')).status).toBe(404)
    const refused = await browser.send(`/api/users/${own}/password`, {
      method: 'POST',
      body: { password: '伙计想改店主的密码 55' },
    })
    expect(refused.status).toBe(403)
  })

  test('the list says what each role may do, the same as is enforced', async () => {
    const { json } = await (await server.owner()).send('/api/users')
    for (const role of roles)
      expect(json.roles.find((one: { role: string }) => one.role === role).permissions).toEqual(
        roleOf(role, null).permissions,
      )
  })

  test('the list says who is in and since when they were not; who lost a telephone is signed out', async () => {
    const owner = await server.owner()
    const body = { name: '吴九', email: 'wu@example.com', password: '丢了手机的那个人 99', role: 'sales' }
    const { json: wu } = await owner.send('/api/users', { method: 'POST', body })
    const listed = async () =>
      (await owner.send('/api/users')).json.users.find(({ id }: { id: string }) => id === wu.id)
    expect(await listed()).toMatchObject({ language: null, sessions: 0, lastUsedAt: null })
    const [phone, shop] = [server.browser(), server.browser()]
    for (const browser of [phone, shop]) await browser.send('/api/sign-in', { method: 'POST', body })
    await shop.send('/api/me', { method: 'PATCH', body: { language: 'zh-TW' } })
    const inside = await listed()
    expect(inside).toMatchObject({ language: 'zh-TW', sessions: 2 })
    expect(Date.now() - Date.parse(inside.lastUsedAt)).toBeLessThan(60_000)
    const out = (id: string, by = owner) => by.send(`/api/users/${id}/sign-out`, { method: 'POST' })
    expect((await out(wu.id, shop)).status).toBe(403)
    expect((await out(wu.id)).json).toEqual({ ended: 2 })
    expect((await phone.send('/api/me')).status).toBe(401)
    expect(await listed()).toMatchObject({ sessions: 0, lastUsedAt: null })
    expect((await out('01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71')).status).toBe(404)
  })

  test('see where they are signed in, and sign out everywhere else', async () => {
    const owner = await server.owner()
    const body = { name: '周八', email: 'zhou@example.com', password: '在三处登录的那个人 88', role: 'sales' }
    await owner.send('/api/users', { method: 'POST', body })
    const signedIn = async () => {
      const browser = server.browser()
      await browser.send('/api/sign-in', { method: 'POST', body })
      return browser
    }
    const [here, there, elsewhere] = [await signedIn(), await signedIn(), await signedIn()]
    const { json } = await here.send('/api/me/sessions')
    expect(json.sessions.map((one: { here: boolean }) => one.here).sort()).toEqual([false, false, true])
    expect(JSON.stringify(json)).not.toMatch(/token|\w{32}/)
    const ended = await here.send('/api/me/sessions/end-others', { method: 'POST' })
    expect(ended.json).toEqual({ ended: 2 })
    expect((await here.send('/api/me')).status).toBe(200)
    for (const other of [there, elsewhere]) expect((await other.send('/api/me')).status).toBe(401)
    expect((await owner.send('/api/me')).status, 'nobody else is signed out').toBe(200)
    expect((await here.send('/api/me/sessions')).json.sessions).toHaveLength(1)
  })

  test('change their own name, and nothing else of themselves', async () => {
    const owner = await server.owner()
    const renamed = await owner.send('/api/me', { method: 'PATCH', body: { name: ' 王春满（店主） ' } })
    expect(renamed.json).toMatchObject({ name: '王春满（店主）', language: null })
    await owner.send('/api/me', { method: 'PATCH', body: { name: '王春满', role: 'sales', email: 'x@y.zz' } })
    expect((await owner.send('/api/me')).json).toMatchObject({
      ...{ name: '王春满', role: 'owner' },
      email: OWNER.email,
    })
  })

  test('nobody of that id', async () => {
    const owner = await server.owner()
    const path = '/api/users/01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71'
    expect((await owner.send(path, { method: 'PATCH', body: { role: 'sales' } })).status).toBe(404)
  })

  test('choose their language, and are spoken to in it', async () => {
    const owner = await server.owner()
    await owner.send('/api/me', { method: 'PATCH', body: { language: 'zh-TW' } })
    const spoken = await owner.send('/api/nothing-here', { headers: { 'accept-language': 'en' } })
    expect(spoken.json.code).toBe('http.no-such-address')
    const refused = await owner.send('/api/users/no-id', { method: 'PATCH', body: {} })
    expect(refused.json.title).toBe('請求有誤')
    await owner.send('/api/me', { method: 'PATCH', body: { language: null } })
  })
})

describe('roles', () => {
  const may = (role: string): string[] => roleOf(role, null).permissions

  test('the owner may do everything, nobody else may manage users, a stranger nothing', () => {
    expect(may('owner')).toEqual([...permissions])
    for (const role of roles.slice(1)) expect(may(role)).not.toContain('users.manage')
    expect(may('emperor')).toEqual([])
  })

  test('who only reads writes nothing', () => {
    expect(may('read-only')).toEqual(['customers.read', 'worth.read', 'worth.company', 'actions.read'])
  })
})

describe('passwords', () => {
  test.each([
    'aaaaaaaaaaaa',
    '1234567890',
    'abcdefghij',
    'password123',
    'P@ssw0rd!!!',
    'woaini5201',
    '王春满王春满王春满王',
    'wang.chunman',
    'woaini5201314',
    'zhangwei2008',
    '13800138000',
  ])('%s is guessed first', async (password) => {
    const about = ['王春满', 'wang.chunman@example.com', 'wang.chunman']
    await expect(refuseWeak(password, about)).rejects.toMatchObject({ code: 'access.password-too-weak' })
  })

  test('none of the commonest is taken', async () => {
    const commonest = dictionary['passwords-common'].filter(({ length }) => length >= FEWEST_LETTERS)
    expect(commonest.length).toBeGreaterThan(1_500)
    const judge = await passwordJudge()
    expect(commonest.filter((password) => judge(password, []) !== 'weak')).toEqual([])
  })

  test.each([
    'correct horse battery',
    '春满粮油-seven-jars',
    '  leading spaces count',
    '🍚🥢🍜🥟🍲🧂🫖🍵🥡🍥',
  ])('%s is as good as its length', async (password) => {
    await refuseWeak(password, ['王春满', 'wang'])
    expect((await passwordJudge())(password, ['王春满', 'wang'])).toBe('good')
  })
})

describe('the secret', () => {
  test('is made once, for nobody else to read, by however many start at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ricebook-secret-'))
    const made = await Promise.all(Array.from({ length: 8 }, () => secretIn(folder)))
    expect(new Set(made).size).toBe(1)
    expect((await stat(join(folder, 'sign-in.secret'))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['sign-in.secret'])
    await writeFile(join(folder, 'sign-in.secret'), 'cut o')
    await expect(secretIn(folder)).rejects.toMatchObject({ code: 'access.secret-unusable' })
    await rm(folder, { recursive: true })
  })
})

testOfFiles('the tables are the ones the sign-in library expects', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ricebook-tables-'))
  const notebook = await openNotebook(join(folder, 'notebook.sqlite'))
  const options = signInOptions({ secret: 'x'.repeat(43), publicUrl: 'http://localhost' })
  const pending = await getMigrations({ ...options, database: { db: notebook.plain, type: 'sqlite' } })
  expect(pending.toBeCreated).toEqual([])
  expect(pending.toBeAdded).toEqual([])
  expect(pending.toBeAddedIndexes).toEqual([])
  expect(pending.schemaProblems).toEqual([])
  await notebook.close()
  await rm(folder, { recursive: true })
})

test('every sentence exists in the three languages and tells the same things', () => {
  for (const [key, texts] of Object.entries(accessWords)) {
    const places = languages.map((language) =>
      [...new Set(JSON.stringify(texts[language]).match(/\{\{\w+\}\}/g) ?? [])].sort(),
    )
    expect(places, key).toEqual([places[0], places[0], places[0]])
  }
})

/** As the cookie is signed: HMAC-SHA-256 in base64. */
async function signature(value: string, secret: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
  return Buffer.from(await crypto.subtle.sign('HMAC', key, encoder.encode(value))).toString('base64')
}
