import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withoutSecrets } from '../../../manage/backups/store.ts'
import { type Browser, OWNER, testServer } from '../../http/test-server.ts'
import { Refusal } from '../../language/refusal.ts'
import { openNotebook } from '../../notebook/notebook.ts'
import { testOfFiles } from '../../notebook/test-places.ts'
import { openAccess } from '../access.ts'
import { forgetSecondFactor } from '../forget-second-factor.ts'
import { codeTyped, freshCodes } from './backup-codes.ts'
import { sealOf } from './sealed.ts'
import { authenticator } from './test-authenticator.ts'
import { addressOf, codeAt, inLetters, stepOf } from './totp.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A server whose clock a test sets, and one user on it with a telephone. */
async function shop() {
  const clock = { at: Date.UTC(2026, 10, 27, 8) }
  const server = await testServer({ now: () => clock.at })
  const owner = await server.owner()
  let users = 0
  /** Somebody new with a session in each of some browsers. */
  const clerk = async (browsers = 1) => {
    users += 1
    const body = {
      name: '李秀英',
      email: `li${users}@example.com`,
      password: '米缸里的第一封信 2',
      role: 'sales',
    }
    const { json } = await owner.send('/api/users', { method: 'POST', body })
    const signedIn: Browser[] = []
    for (let i = 0; i < browsers; i++) {
      const browser = server.browser()
      await browser.send('/api/sign-in', { method: 'POST', body })
      signedIn.push(browser)
    }
    return {
      id: String(json.id),
      email: body.email,
      password: body.password,
      browser: signedIn[0]!,
      signedIn,
    }
  }
  type Clerk = Awaited<ReturnType<typeof clerk>>
  const enrol = async ({ browser, password }: Pick<Clerk, 'browser' | 'password'>) => {
    const begun = await browser.send('/api/me/second-factor', { method: 'POST', body: { password } })
    if (begun.status !== 201) throw new Error(begun.text)
    const show = authenticator(begun.json.secret)
    const confirmed = await browser.send('/api/me/second-factor/confirm', {
      method: 'POST',
      body: { code: show(clock.at) },
    })
    if (confirmed.status !== 200) throw new Error(confirmed.text)
    clock.at += MINUTE
    return { show: () => show(clock.at), codes: confirmed.json.codes as string[], secret: begun.json.secret }
  }
  const signIn = async (as: Pick<Clerk, 'email' | 'password'>, code?: string) => {
    const browser = server.browser()
    const body = { email: as.email, password: as.password, ...(code !== undefined && { code }) }
    const answer = await browser.send('/api/sign-in', { method: 'POST', body })
    return {
      browser,
      status: answer.status,
      code: answer.json?.code,
      json: answer.json,
      headers: answer.headers,
    }
  }
  return { server, clock, owner, clerk, enrol, signIn }
}

describe('the codes of a telephone', () => {
  const secret = Buffer.from('12345678901234567890')

  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s are those of RFC 6238, appendix B', (seconds, code) => {
    expect(codeAt(secret, Math.floor(seconds / 30))).toBe(code)
    expect(authenticator(inLetters(secret))(seconds * 1000)).toBe(code)
  })

  test('count for the step they are of and one to either side, and no further', () => {
    const now = 1_234_567_890_000
    const code = codeAt(secret, 41_152_263)
    for (const steps of [-1, 0, 1]) expect(stepOf(secret, code, now + steps * 30_000)).toBe(41_152_263)
    for (const steps of [-2, 2]) expect(stepOf(secret, code, now + steps * 30_000)).toBeNull()
  })

  test('secrets are written in the letters of RFC 4648, section 10', () => {
    const written = (text: string) => inLetters(Buffer.from(text))
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(written)).toEqual([
      ...['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'],
    ])
    expect(addressOf(secret, 'li@example.com')).toBe(
      'otpauth://totp/Ricebook%3Ali%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ricebook&algorithm=SHA1&digits=6&period=30',
    )
  })

  test('a secret opens for whose it is, under the secret it was sealed with, and unchanged', () => {
    const seal = sealOf('x'.repeat(43))
    const sealed = seal.shut(secret, 'li')
    expect(seal.open(sealed, 'li')).toEqual(secret)
    expect(seal.shut(secret, 'li')).not.toBe(sealed)
    const flipped = `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`
    const attempts = [
      () => seal.open(sealed, 'wang'),
      () => seal.open(flipped.replace(/^./, sealed.startsWith('A') ? 'B' : 'A'), 'li'),
      () => sealOf('y'.repeat(43)).open(sealed, 'li'),
      () => seal.open('', 'li'),
    ]
    for (const attempt of attempts) expect(attempt).toThrow(Refusal)
  })

  test('backup codes are of fifty bits each, drawn by chance', () => {
    const codes = Array.from({ length: 200 }, freshCodes).flat()
    expect(new Set(codes).size).toBe(2_000)
    const counts = new Map<string, number>()
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/)
      for (const letter of code.replace('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    // 20,000 letters of 32: each 625 times, with a spread of 25. Six spreads off is no chance.
    expect(counts.size).toBe(32)
    for (const [letter, count] of counts) expect(Math.abs(count - 625), letter).toBeLessThan(150)
    const places = Array.from({ length: 11 }, (_, at) => new Set(codes.map((code) => code[at])).size)
    expect(places).toEqual([32, 32, 32, 32, 32, 1, 32, 32, 32, 32, 32])
  })

  test('backup codes are read however they were written down', () => {
    const [code = ''] = freshCodes()
    expect(new Set(freshCodes()).size).toBe(10)
    expect(codeTyped(code)).toBe(code.replace('-', ''))
    expect(codeTyped(` ${code.toUpperCase().replace('-', ' ')} `)).toBe(codeTyped(code))
    expect(codeTyped('OIl00-abcde')).toBe('01100abcde')
    for (const none of ['', '123456', 'abcde-fghij-k', 'uuuuu-uuuuu']) expect(codeTyped(none)).toBeNull()
  })
})

// Passwords and backup codes are hashed slowly on purpose, hundreds of times here.
describe('two-step sign-in', { timeout: 180_000 }, () => {
  let here: Awaited<ReturnType<typeof shop>>
  beforeAll(async () => {
    here = await shop()
  })
  afterAll(() => here.server.close())

  test('asks for a code after the password, takes it once, and knows nobody by the password alone', async () => {
    const { clerk, enrol, signIn, clock } = here
    const li = await clerk()
    expect((await li.browser.send('/api/me/second-factor')).json).toEqual({
      ...{ on: false, since: null, backupCodes: 0 },
    })
    const { show } = await enrol(li)
    expect((await li.browser.send('/api/me/second-factor')).json).toMatchObject({ on: true, backupCodes: 10 })
    const half = await signIn(li)
    expect([half.status, half.json]).toEqual([202, { wanted: 'code' }])
    expect(half.browser.cookies.size).toBe(0)
    const code = show()
    const whole = await signIn(li, code)
    expect([whole.status, whole.json.email]).toEqual([200, li.email])
    expect((await whole.browser.send('/api/me')).status).toBe(200)
    const replayed = await signIn(li, code)
    expect([replayed.status, replayed.code]).toEqual([422, 'second-factor.used'])
    expect(replayed.browser.cookies.size).toBe(0)
    clock.at += 30_000
    expect((await signIn(li, ` ${show().slice(0, 3)} ${show().slice(3)} `)).status).toBe(200)
    // The step before counts still, unless a later one was taken.
    clock.at += MINUTE
    const earlier = show()
    clock.at += 30_000
    expect((await signIn(li, show())).status).toBe(200)
    expect((await signIn(li, earlier)).code).toBe('second-factor.used')
  })

  test('a wrong password is told the same with a second factor and without, and uses up no code', async () => {
    const { clerk, enrol, signIn } = here
    const li = await clerk()
    const { show } = await enrol(li)
    const code = show()
    const wrong = { email: li.email, password: 'not the password' }
    expect(await signIn(wrong, code)).toMatchObject({ status: 401, code: 'access.sign-in-wrong' })
    expect(await signIn(wrong)).toMatchObject({ status: 401, code: 'access.sign-in-wrong' })
    expect(await signIn({ ...wrong, email: 'nobody@example.com' }, code)).toMatchObject({
      ...{ status: 401, code: 'access.sign-in-wrong' },
    })
    expect((await signIn(li, code)).status).toBe(200)
  })

  test('of fifty at once with one code, one comes in', async () => {
    const { clerk, enrol, server, clock } = here
    const li = await clerk()
    const { show } = await enrol(li)
    const before = (await server.notebook.read.selectFrom('session').select('id').execute()).length
    const code = show()
    const { email, password } = li
    // Past the limits that routes keep, which would let through ten.
    const tried = await Promise.allSettled(
      Array.from({ length: 50 }, () => server.access.signIn({ email, password, code })),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of tried) if (one.status === 'rejected') expect(one.reason.code).toBe('second-factor.used')
    const after = (await server.notebook.read.selectFrom('session').select('id').execute()).length
    expect(after - before).toBe(1)
    clock.at += MINUTE
    expect((await here.signIn(li, show())).status, 'nobody is shut out by that').toBe(200)
  })

  test('five wrong codes shut for a quarter of an hour, then twice as long each, also for right ones', async () => {
    const { clerk, enrol, signIn, clock, server } = here
    const li = await clerk()
    const { show, codes } = await enrol(li)
    const { email, password } = li
    const tryAt = (code: string) =>
      server.access.signIn({ email, password, code }).then(
        () => 'in',
        (error: Refusal) => ({ code: error.code, minutes: error.values.minutes }),
      )
    const wrong = '000000' === show() ? '000001' : '000000'
    // All at once: none slips by between another's look and its count.
    const first = await Promise.all(Array.from({ length: 12 }, () => tryAt(wrong)))
    const told = first.map((one) => (typeof one === 'string' ? one : one.code)).sort()
    expect(told).toEqual([...Array(7).fill('second-factor.locked'), ...Array(5).fill('second-factor.wrong')])
    expect(await tryAt(show())).toEqual({ code: 'second-factor.locked', minutes: 15 })
    expect(await tryAt(codes[0]!)).toMatchObject({ code: 'second-factor.locked' })
    const over = await signIn(li, show())
    expect([over.status, Number(over.headers.get('retry-after'))]).toEqual([429, 15 * 60])
    const expected = [30, 60, 120, 240, 480, 960, 1440, 1440]
    clock.at += 15 * MINUTE
    for (const minutes of expected) {
      expect(await tryAt(wrong === show() ? '000002' : wrong)).toMatchObject({ code: 'second-factor.wrong' })
      expect(await tryAt(show())).toEqual({ code: 'second-factor.locked', minutes })
      clock.at += minutes * MINUTE
    }
    expect(await tryAt(show()), 'the wait over, the right one opens').toBe('in')
    clock.at += MINUTE
    expect(await tryAt(wrong === show() ? '000002' : wrong)).toMatchObject({ code: 'second-factor.wrong' })
    expect(await tryAt(show()), 'and what was wrong before is forgotten').toBe('in')
  })

  test('a backup code stands in once, of many at once for one, and others take their place on demand', async () => {
    const { clerk, enrol, signIn, server, clock } = here
    const li = await clerk()
    const { show, codes } = await enrol(li)
    expect((await signIn(li, codes[0]!.toUpperCase())).status).toBe(200)
    expect((await signIn(li, codes[0])).code).toBe('second-factor.wrong')
    const { email, password } = li
    const tried = await Promise.allSettled(
      Array.from({ length: 4 }, () => server.access.signIn({ email, password, code: codes[1]! })),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await li.browser.send('/api/me/second-factor')).json.backupCodes).toBe(8)
    const renew = (body: unknown) =>
      li.browser.send('/api/me/second-factor/backup-codes', { method: 'POST', body })
    expect((await renew({ password })).json.code).toBe('second-factor.wanted')
    expect((await renew({ password: 'not it', code: show() })).json.code).toBe('access.password-wrong')
    const { json } = await renew({ password, code: show() })
    expect(json.codes).toHaveLength(10)
    clock.at += MINUTE
    expect((await signIn(li, codes[2])).code).toBe('second-factor.wrong')
    expect((await signIn(li, json.codes[0])).status).toBe(200)
  })

  testOfFiles(
    'nothing of it stands in the notebook to be used by who has copied it, nor in the whole folder in clear',
    async () => {
      const { clerk, enrol, server } = here
      const li = await clerk()
      const { secret, codes } = await enrol(li)
      const bytes = Buffer.from(secret, 'ascii')
      for (const name of await readdir(server.folder)) {
        const file = await readFile(join(server.folder, name))
        for (const told of [bytes, ...codes, ...codes.map((code) => code.replace('-', ''))])
          expect(file.includes(told), name).toBe(false)
      }
      // The notebook under another secret: a stolen copy opens no factor, and nobody is let in without one.
      const copy = await mkdtemp(join(tmpdir(), 'ricebook-copy-'))
      for (const name of await readdir(server.folder))
        if (name.startsWith('notebook')) await copyFile(join(server.folder, name), join(copy, name))
      const notebook = await openNotebook(join(copy, 'notebook.sqlite'))
      const there = await openAccess({ notebook, folder: copy })
      const { email, password } = li
      const tryIt = (code?: string) => there.signIn({ email, password, code }).catch((error) => error.code)
      expect(await tryIt()).toBe('second-factor.wanted')
      expect(await tryIt('123456')).toBe('second-factor.unreadable')
      expect(await tryIt(codes[3])).toBe('second-factor.wrong')
      await notebook.close()
      await rm(copy, { recursive: true })
    },
  )

  test('is turned on by who knows the password and shows a code, and ends the other sessions', async () => {
    const { clerk, clock } = here
    const li = await clerk(2)
    const [mine, other] = li.signedIn as [Browser, Browser]
    const post = (path: string, body: unknown) =>
      mine.send(`/api/me/second-factor${path}`, { method: 'POST', body })
    expect((await post('', { password: 'not it' })).json.code).toBe('access.password-wrong')
    expect((await post('/confirm', { code: '123456' })).json.code).toBe('second-factor.not-begun')
    const { json: first } = await post('', { password: li.password })
    const { json: second } = await post('', { password: li.password })
    const before = authenticator(first.secret)(clock.at)
    const now = authenticator(second.secret)(clock.at)
    if (before !== now)
      expect((await post('/confirm', { code: before })).json.code).toBe('second-factor.wrong')
    expect((await here.signIn(li)).status, 'one that was only begun asks for nothing').toBe(200)
    const done = await post('/confirm', { code: now })
    expect(done.status).toBe(200)
    expect((await post('', { password: li.password })).json.code).toBe('second-factor.already-on')
    expect((await post('/confirm', { code: now })).json.code).toBe('second-factor.already-on')
    expect((await mine.send('/api/me')).status).toBe(200)
    expect((await other.send('/api/me')).status).toBe(401)
    expect((await here.signIn(li, now)).code, 'the code it was confirmed with is used up').toBe(
      'second-factor.used',
    )
  })

  test('one that was begun and left is forgotten after half an hour', async () => {
    const { clerk, clock } = here
    const li = await clerk()
    const { json } = await li.browser.send('/api/me/second-factor', {
      method: 'POST',
      body: { password: li.password },
    })
    clock.at += 31 * MINUTE
    const code = authenticator(json.secret)(clock.at)
    const late = await li.browser.send('/api/me/second-factor/confirm', { method: 'POST', body: { code } })
    expect(late.json.code).toBe('second-factor.not-begun')
  })

  test('is turned off with the password and a code, and neither alone; a new password takes both too', async () => {
    const { clerk, enrol, clock, signIn } = here
    const li = await clerk()
    const { show } = await enrol(li)
    const other = (await signIn(li, show())).browser
    clock.at += MINUTE
    const change = (body: object) => li.browser.send('/api/me/password', { method: 'POST', body })
    const next = '米缸里的第二封信 3'
    expect((await change({ present: li.password, next })).json.code).toBe('second-factor.wanted')
    expect((await change({ present: 'not it', next, code: show() })).json.code).toBe('access.password-wrong')
    expect((await change({ present: li.password, next, code: show() })).status).toBe(204)
    expect((await other.send('/api/me')).status).toBe(401)
    expect((await li.browser.send('/api/me')).status, 'goes on under a new token').toBe(200)
    clock.at += MINUTE
    const again = (await signIn({ ...li, password: next }, show())).browser
    clock.at += MINUTE
    const off = (body: object) => li.browser.send('/api/me/second-factor/off', { method: 'POST', body })
    expect((await off({ password: next })).json.code).toBe('second-factor.wanted')
    expect((await off({ password: li.password, code: show() })).json.code).toBe('access.password-wrong')
    const wrong = show() === '000000' ? '000001' : '000000'
    expect((await off({ password: next, code: wrong })).json.code).toBe('second-factor.wrong')
    expect((await off({ password: next, code: show() })).status).toBe(204)
    expect((await again.send('/api/me')).status).toBe(401)
    expect((await off({ password: next })).json.code).toBe('second-factor.off')
    expect((await signIn({ ...li, password: next })).status).toBe(200)
  })

  test('who guesses a password at turning it off is slowed down', async () => {
    const li = await here.clerk()
    await here.enrol(li)
    const statuses: number[] = []
    for (let i = 0; i < 11; i++) {
      const body = { password: `a guess ${i}`, code: '123456' }
      statuses.push((await li.browser.send('/api/me/second-factor/off', { method: 'POST', body })).status)
    }
    expect(statuses).toEqual([...Array(10).fill(422), 429])
  })

  test('is taken away from who lost the telephone by who manages users, which signs them out', async () => {
    const { clerk, enrol, owner, signIn } = here
    const [li, zhao] = [await clerk(2), await clerk()]
    const { show } = await enrol(li)
    const takeAway = (id: string, by = owner) =>
      by.send(`/api/users/${id}/second-factor`, { method: 'DELETE' })
    const listed = async () =>
      (await owner.send('/api/second-factors')).json.rows.map(({ user }: { user: string }) => user)
    expect(await listed()).toContain(li.id)
    expect(await listed()).not.toContain(zhao.id)
    expect((await zhao.browser.send('/api/second-factors')).status).toBe(403)
    expect((await takeAway(li.id, zhao.browser)).status).toBe(403)
    expect((await takeAway(zhao.id)).json.code).toBe('second-factor.off')
    expect((await takeAway('01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71')).status).toBe(404)
    const { id: own } = (await owner.send('/api/me')).json
    expect((await takeAway(own)).json.code).toBe('second-factor.own')
    expect((await takeAway(li.id)).status).toBe(204)
    expect((await li.browser.send('/api/me')).status).toBe(401)
    expect((await signIn(li)).status).toBe(200)
    expect((await signIn(li, show())).status, 'a code that nobody asks for is nobody’s business').toBe(200)
  })

  test('a password given by the owner leaves it as it is', async () => {
    const { clerk, enrol, owner, signIn } = here
    const li = await clerk()
    const { show } = await enrol(li)
    const password = '想起来的另外一句话 22'
    await owner.send(`/api/users/${li.id}/password`, { method: 'POST', body: { password } })
    expect((await signIn({ ...li, password })).status).toBe(202)
    expect((await signIn({ ...li, password }, show())).status).toBe(200)
  })

  test('is forgotten on the machine itself for an owner who has nothing left to show', async () => {
    const { clerk, enrol, server, signIn } = here
    const li = await clerk()
    await enrol(li)
    await expect(forgetSecondFactor(server.notebook, 'no@example.com')).rejects.toMatchObject({
      code: 'second-factor.command.nobody',
    })
    expect(await forgetSecondFactor(server.notebook, li.email.toUpperCase())).toEqual({ name: '李秀英' })
    expect((await li.browser.send('/api/me')).status).toBe(401)
    expect((await signIn(li)).status).toBe(200)
    await expect(forgetSecondFactor(server.notebook, li.email)).rejects.toMatchObject({
      code: 'second-factor.off',
    })
  })

  testOfFiles(
    'a restored back-up takes no code that was shown before, and no backup code of then',
    async () => {
      const { clerk, enrol, server, signIn, clock } = here
      const li = await clerk()
      const { show, codes } = await enrol(li)
      const folder = await mkdtemp(join(tmpdir(), 'ricebook-restored-'))
      const path = join(folder, 'notebook.sqlite')
      await server.notebook.plain.selectFrom('user').select('id').execute()
      for (const name of await readdir(server.folder))
        if (name.startsWith('notebook') || name.endsWith('secret'))
          await copyFile(join(server.folder, name), join(folder, name))
      const copy = await openNotebook(path)
      await copy.change((tx) => withoutSecrets(tx, new Date(clock.at).toISOString()))
      // Used after the back-up was made.
      const used = show()
      expect((await signIn(li, used)).status).toBe(200)
      expect((await signIn(li, codes[0])).status).toBe(200)
      const there = await openAccess({ notebook: copy, folder, now: () => clock.at })
      const tryIt = (code: string) =>
        there.signIn({ email: li.email, password: li.password, code }).then(
          () => 'in',
          (error) => error.code,
        )
      expect(await tryIt(used)).toBe('second-factor.used')
      expect(await tryIt(codes[0]!)).toBe('second-factor.wrong')
      expect(await tryIt(codes[1]!)).toBe('second-factor.wrong')
      clock.at += 30_000
      expect(await tryIt(show()), 'one that may have been shown a little early, too').toBe(
        'second-factor.used',
      )
      clock.at += 30_000
      expect(await tryIt(show())).toBe('in')
      await copy.close()
      // Without the secret, which is in no back-up, a factor is closed and not open.
      await writeFile(join(folder, 'sign-in.secret'), 'y'.repeat(43))
      const bare = await openNotebook(path)
      const closed = await openAccess({ notebook: bare, folder, now: () => clock.at + DAY })
      const { email, password } = li
      await expect(closed.signIn({ email, password, code: show() })).rejects.toMatchObject({
        code: 'second-factor.unreadable',
      })
      await bare.close()
      await rm(folder, { recursive: true })
    },
  )

  test('the owner’s own, on the very page they set up with', async () => {
    const { owner, signIn, enrol } = here
    const { show } = await enrol({ browser: owner, password: OWNER.password })
    expect((await signIn(OWNER)).status).toBe(202)
    expect((await signIn(OWNER, show())).status).toBe(200)
  })
})
