import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { idle, type Serving, serving, shopOrders, upload } from './test-serving.ts'

type Line = {
  readonly at: string
  readonly event: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
  readonly trace: string
  readonly kind: string
  readonly state: string
}

const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
const phone = '13800138000'
const email = 'customer.li@example.org'
const secret = 'Bearer rb_planted-token-0123456789abcdef'
const forged = '\r\n{"event":"forged"}'
const wrong = 'a-wrong-password-of-mine'

describe('the log of requests', { timeout: 120_000 }, () => {
  let program: Serving | null = null
  let owner: Browser
  let text: string
  let lines: readonly Line[]
  let continued: Headers
  let own: Headers

  beforeAll(async () => {
    program = await serving({ RICEBOOK_LOG: 'requests' })
    owner = await program.owner()
    const ask = (path: string, headers: Record<string, string> = {}) => owner.send(path, { headers })
    await upload(owner, shopOrders(), { fileName: `王春梅${phone}.csv` })
    await upload(owner, `${email},${phone}\n\u0000${forged}`, { fileName: `${email}${forged}.csv` })
    await idle(owner)
    for (const planted of ['王春梅', phone, email, wrong, forged]) {
      const word = encodeURIComponent(planted)
      await ask(`/api/search?q=${word}`)
      await ask(`/api/customers/${word}`)
      await ask(`/api/${word}/${word}?${word}=${word}`)
      await owner.send('/api/customers', { method: 'POST', body: `{"name":"${planted}` })
      await owner.send(`/${word}`, { method: 'PROPFIND', headers: { 'user-agent': `reader ${phone}` } })
      const signingIn = { email, password: wrong }
      await program.browser().send('/api/sign-in', { method: 'POST', body: signingIn })
    }
    await program.browser().send('/api/customers', { headers: { authorization: secret, referer: email } })
    const found = await ask(`/api/search?q=${encodeURIComponent('王春梅')}`)
    const path = `/api/customers/${found.json.customers[0].id}`
    continued = (await ask(path, { traceparent: `00-${trace}-00f067aa0ba902b7-01` })).headers
    own = (await ask(path, { traceparent: `00-${phone}` })).headers
    const ended = await program.stop()
    program = null
    text = ended.error
    lines = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  }, 120_000)
  afterAll(async () => {
    await program?.stop()
  })

  test('has a start, a stop, and between them a line for each request and each job', () => {
    expect(lines[0]?.event).toBe('start')
    expect(lines.at(-1)?.event).toBe('stop')
    for (const { at } of lines) expect(at).toBe(new Date(at).toISOString())
    const events = new Set(lines.map(({ event }) => event))
    expect(events).toEqual(new Set(['start', 'request', 'job', 'stop']))
    const brought = lines.filter(({ event, kind }) => event === 'job' && kind === 'import')
    expect(brought.some(({ state, ms }) => state === 'done' && ms > 0)).toBe(true)
    const wrongOnes = lines.filter(({ route }) => route === '/api/sign-in')
    expect(wrongOnes).toHaveLength(5)
  })

  test('says of a request and of a job nothing but how it went', () => {
    const request = ['at', 'event', 'method', 'route', 'status', 'ms', 'trace']
    const job = ['at', 'event', 'kind', 'state', 'ms']
    for (const line of lines) {
      if (line.event === 'request') expect(Object.keys(line)).toEqual(request)
      if (line.event === 'job') expect(Object.keys(line)).toEqual(job)
    }
  })

  test('holds nothing of anybody, and no line that a request wrote', () => {
    const planted = [phone, email, secret.slice(7), wrong, 'forged', OWNER.email, OWNER.password]
    for (const one of [...planted, ...owner.cookies.values()]) {
      expect(one).not.toBe('')
      expect(text).not.toContain(one)
      expect(text).not.toContain(encodeURIComponent(one))
    }
    // No name of these customers, no search and no company can stand in letters of the alphabet alone.
    expect(text).toMatch(/^[\x20-\x7e\n]*$/)
    expect(text).not.toContain(encodeURIComponent('王'))
  })

  test('names a request as its answer does, and goes on with the trace of who asked', () => {
    expect(continued.get('trace-id')?.replaceAll('-', '')).toBe(trace)
    for (const headers of [continued, own]) {
      const named = lines.filter((line) => line.trace === headers.get('trace-id'))
      expect(named.map(({ route, status }) => [route, status])).toEqual([['/api/customers/:id', 200]])
    }
  })
})

test('unless it is asked for, nothing is written of a request that went well or was refused', async () => {
  const program = await serving()
  await program.owner()
  await program.browser().send('/api/customers')
  expect((await program.stop()).error).toBe('')
}, 60_000)
