import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, type TestServer, testServer } from '../http/test-server.ts'

let server: TestServer
let owner: Browser
beforeAll(async () => {
  server = await testServer()
  owner = await server.owner()
})
afterAll(() => server.close())

let nth = 0
async function given(password: string) {
  const asked = { name: '李小红', email: `li${nth++}@example.com`, role: 'sales', password }
  const { status } = await owner.send('/api/users', { method: 'POST', body: asked })
  const enters = async (word: string): Promise<number> =>
    (
      await server
        .browser()
        .send('/api/sign-in', { method: 'POST', body: { email: asked.email, password: word } })
    ).status
  return { status, enters }
}

describe('a password', () => {
  test('may be of any letters, long, and is taken as it is', async () => {
    for (const password of [
      '  米缸 里的 信 🍚🍚  ',
      'jarsofriceunderthestair',
      '春天的米缸满了秋天也不会空',
      `Um8 ${'rx!7 '.repeat(24)}`,
    ]) {
      const { status, enters } = await given(password)
      expect([status, await enters(password)], password).toEqual([201, 200])
      expect(await enters(`${password.slice(0, -1)}?`)).toBe(401)
      if (password !== password.trim()) expect(await enters(password.trim())).toBe(401)
      if (password !== password.toUpperCase()) expect(await enters(password.toUpperCase())).toBe(401)
    }
  }, 60_000)

  test('is not made of one’s own name or address, whoever chooses it', async () => {
    const who = { name: '李小红', email: 'li.xiaohong.88@example.com', role: 'sales' }
    const about = ['李小红李小红李小红李', 'li.xiaohong.88', 'Li.Xiaohong.88@example.com', 'xiaohongxiaohong']
    const good = '米缸里的第一封信 2'
    const post = async (path: string, body: object, by: Browser = owner) => {
      const { status, json } = await by.send(path, { method: 'POST', body })
      return [status, json?.code]
    }
    const weak = [422, 'access.password-too-weak']
    for (const password of about)
      expect(await post('/api/users', { ...who, password }), password).toEqual(weak)
    const { json } = await owner.send('/api/users', { method: 'POST', body: { ...who, password: good } })
    const own = server.browser()
    await post('/api/sign-in', { email: who.email, password: good }, own)
    for (const password of about) {
      expect(await post(`/api/users/${json.id}/password`, { password }), password).toEqual(weak)
      expect(await post('/api/me/password', { present: good, next: password }, own), password).toEqual(weak)
    }
    expect((await own.send('/api/me')).status).toBe(200)
  }, 60_000)

  test('has ten letters at least', async () => {
    expect((await given('米缸里的信 7x')).status).toBe(400)
  })
})
