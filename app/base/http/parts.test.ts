import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { request as rawRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from '@hono/zod-openapi'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cursorOf, placeOf } from './cursor.ts'
import { limiter } from './limit.ts'
import { held, jarRoutes, jarWords, watchers } from './test-jars.ts'
import { type Browser, type TestServer, testServer } from './test-server.ts'

let server: TestServer
let owner: Browser
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ricebook-uploads-'))
  server = await testServer({
    routes: () => jarRoutes(folder),
    words: [jarWords],
    hosts: ['rice.example'],
  })
  owner = await server.owner()
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})
const add = (body: unknown, headers: Record<string, string> = {}) =>
  owner.send('/api/jars', { method: 'POST', body, headers })

describe('a key makes sending again safe', () => {
  test('the same request gets its first answer again, and is done once', async () => {
    const key = { 'idempotency-key': 'jar-of-monday-1' }
    const first = await add({ name: 'green', size: 2 }, key)
    const again = await add({ name: 'green', size: 2 }, key)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.json).toEqual(first.json)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    const other = await add({ name: 'green', size: 3 }, key)
    expect([other.status, other.json.code]).toEqual([422, 'http.key-used-for-another'])
  })

  test('a refused request can be mended under its key', async () => {
    const key = { 'idempotency-key': 'jar-of-tuesday' }
    expect((await add({ name: 'green', size: 0 }, key)).status).toBe(400)
    expect((await add({ name: 'green', size: 1 }, key)).status).toBe(201)
  })

  test('while it is being done, the second is told so', async () => {
    const key = { 'idempotency-key': 'jar-of-wednesday' }
    const first = add({ name: 'slow', size: 1 }, key)
    while (!held.letGo) await new Promise((resolve) => setTimeout(resolve, 5))
    const second = await add({ name: 'slow', size: 1 }, key)
    expect([second.status, second.json.code]).toEqual([409, 'http.request-under-way'])
    held.letGo()
    const { json } = await first
    expect((await add({ name: 'slow', size: 1 }, key)).json).toEqual(json)
  })

  test('keys are one person’s own, and after 15 days they are forgotten', async () => {
    const key = { 'idempotency-key': 'jar-of-thursday' }
    const first = await add({ name: 'red', size: 1 }, key)
    await server.access.addUser({
      name: '店员',
      email: 'clerk@example.com',
      password: 'sells the rice daily',
      role: 'sales',
    })
    const clerk = server.browser()
    await clerk.send('/api/sign-in', {
      method: 'POST',
      body: { email: 'clerk@example.com', password: 'sells the rice daily' },
    })
    const theirs = await clerk.send('/api/jars', {
      method: 'POST',
      body: { name: 'white', size: 1 },
      headers: key,
    })
    expect(theirs.json.jar.name).toBe('white')
    const longAgo = new Date(Date.now() - 15.1 * 86_400_000).toISOString()
    await server.notebook.change(async (tx) => {
      await tx.updateTable('idempotency').set({ createdAt: longAgo }).execute()
    })
    expect((await add({ name: 'red', size: 1 }, key)).json.nth).toBeGreaterThan(first.json.nth)
    const kept = await server.notebook.read.selectFrom('idempotency').select('key').execute()
    expect(kept).toEqual([{ key: 'jar-of-thursday' }])
  })

  test('a key that is none is refused, and a password leaves nothing behind', async () => {
    expect((await add({ name: 'red', size: 1 }, { 'idempotency-key': 'short' })).status).toBe(400)
    const kept = async () =>
      (await server.notebook.read.selectFrom('idempotency').select('key').execute()).length
    const before = await kept()
    const body = { name: '甲', email: 'jia@example.com', password: 'a jar nobody knows of', role: 'sales' }
    await owner.send('/api/users', {
      method: 'POST',
      body,
      headers: { 'idempotency-key': 'a-user-of-friday' },
    })
    expect(await kept()).toBe(before)
  })
})

describe('cursors', () => {
  const schema = z.tuple([z.string(), z.number()])

  test('come back as the place they name', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0 || 0),
        (name, n) => {
          if (name.includes('\0')) return
          expect(placeOf(cursorOf([name, n]), schema)).toEqual([name, n])
        },
      ),
    )
    expect(placeOf(cursorOf(['春满', 1]), schema)).toEqual(['春满', 1])
  })

  test('that are anything else are refused', () => {
    const broken = (cursor: string) => () => placeOf(cursor, schema)
    const refusal = expect.objectContaining({ code: 'http.cursor-broken' })
    for (const cursor of [
      '',
      'x',
      '!!',
      'AAAA',
      cursorOf(['a']),
      cursorOf({}),
      cursorOf(['a\0', 1]),
      'a'.repeat(5000),
    ])
      expect(broken(cursor), cursor).toThrow(refusal)
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        expect(broken(cursor)).toThrow(refusal)
      }),
    )
  })
})

describe('live events', () => {
  test('come as they happen, with a heartbeat, and end when nobody looks on', async () => {
    const stop = new AbortController()
    const cookie = [...owner.cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(`${server.url}/api/jar-events`, {
      headers: { cookie, 'last-event-id': '\u00e4 nonsense' },
      signal: stop.signal,
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const until = async (part: RegExp) => {
      while (!part.test(text)) text += (await reader.read()).value ?? ''
    }
    await until(/: here\n\n: here\n\n/)
    expect(watchers.size).toBe(1)
    for (const send of watchers) send({ event: 'filled', data: { jar: '蓝\n缸' }, id: '7\nevent: forged' })
    await until(/data: .*\n\n/)
    expect(text).toContain('id: 7 event: forged\nevent: filled\ndata: {"jar":"蓝\\n缸"}\n\n')
    stop.abort()
    await expect(reader.read()).rejects.toThrow()
    while (watchers.size > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  })
})

describe('files', () => {
  const put = (name: string, body: Uint8Array, headers: Record<string, string> = {}) =>
    owner.send(`/api/jars/${name}/rice`, { method: 'PUT', body, headers })

  test('go to the disk as they come, however large the route allows', async () => {
    const bytes = new Uint8Array(2_500_000).map((_, i) => i % 251)
    const { status, json } = await put('large', bytes, { 'content-type': 'text/csv' })
    expect([status, json.bytes]).toEqual([200, bytes.length])
    expect((await readFile(join(folder, 'large'))).equals(bytes)).toBe(true)
    expect(json.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('that are larger are refused and leave nothing', async () => {
    const refused = await put('huge', new Uint8Array(3_000_001))
    expect([refused.status, refused.json.code]).toEqual([413, 'http.too-large'])
    expect(refused.json.detail).toContain('3 MB')
    expect(await readdir(folder)).not.toContain('huge')
  })

  test('that break off leave nothing', async () => {
    const { hostname, port } = new URL(server.url)
    const cookie = [...owner.cookies].map((pair) => pair.join('=')).join('; ')
    await new Promise<void>((resolve) => {
      const sent = rawRequest({
        hostname,
        port,
        path: '/api/jars/torn/rice',
        method: 'PUT',
        headers: { cookie, origin: server.url, 'content-length': '2000000' },
      })
      sent.on('error', () => resolve())
      sent.write(new Uint8Array(500_000))
      const wait = async () => {
        while (!(await readdir(folder)).includes('torn')) await new Promise((next) => setTimeout(next, 5))
        sent.destroy(new Error('the line is cut'))
      }
      void wait()
    })
    while ((await readdir(folder)).includes('torn')) await new Promise((next) => setTimeout(next, 5))
    expect(server.failures).toEqual([])
  })
})

describe('a limiter', () => {
  test('lets in so many, then nobody until the window has passed, and others all the time', () => {
    let at = 0
    const limit = limiter({ most: 2, seconds: 10, now: () => at })
    limit.count('a')
    limit.count('a')
    expect(() => limit.count('a')).toThrow(
      expect.objectContaining({ code: 'http.too-often', values: { seconds: 10 } }),
    )
    limit.count('b')
    at = 9_500
    expect(() => limit.count('a')).toThrow(expect.objectContaining({ values: { seconds: 1 } }))
    at = 10_000
    limit.count('a')
    limit.count('a')
    limit.clear('a')
    limit.count('a')
  })

  test('a try that is taken back makes room for one, and for no more', () => {
    const limit = limiter({ most: 2, seconds: 10, now: () => 0 })
    limit.count('a')
    limit.count('a')
    limit.takeBack('a')
    limit.takeBack('b')
    limit.count('a')
    expect(() => limit.count('a')).toThrow(expect.objectContaining({ code: 'http.too-often' }))
  })
})
