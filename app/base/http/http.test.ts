import { mkdtemp, rm } from 'node:fs/promises'
import { request as rawRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { hc } from 'hono/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages, type Words } from '../language/language.ts'
import { roomRoutes, route } from './route.ts'
import { serve } from './serve.ts'
import { held, jarRoutes, jarWords } from './test-jars.ts'
import { type Browser, type TestServer, testServer } from './test-server.ts'
import { withoutValues } from './trouble.ts'
import { httpWords } from './words.ts'

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

describe('who gets in', () => {
  test('nobody without a session, nobody without the right', async () => {
    const stranger = await server.browser().send('/api/jars/blue')
    expect([stranger.status, stranger.json.code]).toEqual([401, 'http.sign-in-needed'])
    await server.access.addUser({
      name: '读者',
      email: 'reader@example.com',
      password: 'only to look at it',
      role: 'read-only',
    })
    const reader = server.browser()
    await reader.send('/api/sign-in', {
      method: 'POST',
      body: { email: 'reader@example.com', password: 'only to look at it' },
    })
    expect((await reader.send('/api/jars/blue')).status).toBe(200)
    const refused = await reader.send('/api/jars', { method: 'POST', body: { name: 'blue', size: 3 } })
    expect([refused.status, refused.json.code]).toEqual([403, 'http.no-right'])
    // What the owner's page kept without a network is not done as the reader, nor held to be the reader's refusal.
    const { id } = (await owner.send('/api/me')).json
    const kept = { method: 'POST', body: { name: 'kept', size: 3 }, headers: { 'ricebook-person': id } }
    const foreign = await reader.send('/api/jars', kept)
    expect([foreign.status, foreign.json.code]).toEqual([409, 'http.other-person'])
    expect((await server.browser().send('/api/jars', kept)).status).toBe(401)
    expect((await owner.send('/api/jars', kept)).status).toBe(201)
  })

  test('a route that names no permission is refused, whoever put it where', async () => {
    const planted = await testServer({
      routes: () => {
        const routes = roomRoutes()
        routes.get('/api/planted', (c) => c.text('planted'))
        routes.use('/api/planted-gate/*', async (c) => c.text('planted'))
        routes.openapi(
          { method: 'get', path: '/api/planted-described', responses: { 200: { description: '' } } },
          (c) => c.text('planted'),
        )
        routes.openapi(
          route({
            method: 'get',
            path: '/api/planted-public',
            permission: 'public',
            summary: '',
            answers: { 200: { media: 'text/html' } },
          }),
          (c) => c.html('planted'),
        )
        routes.route('/', new Hono().get('/api/planted-elsewhere', (c) => c.text('planted')) as never)
        return routes
      },
    })
    const somebody = await planted.owner()
    const paths = ['planted', 'planted-gate/x', 'planted-described', 'planted-public', 'planted-elsewhere']
    for (const path of paths) {
      for (const browser of [somebody, planted.browser()]) {
        const answer = await browser.send(`/api/${path}`)
        expect([path, answer.status]).toEqual([path, 403])
        expect(answer.text).not.toContain('planted"')
        expect(answer.json.code).toBe('http.no-right')
      }
    }
    expect(() => planted.app.get('/api/late', (c) => c.text('planted'))).toThrow()
    await planted.close()
  })

  test('asking for the headers alone needs the same right', async () => {
    expect((await server.browser().send('/api/jars/blue', { method: 'HEAD' })).status).toBe(401)
    const headers = await owner.send('/api/jars/blue', { method: 'HEAD' })
    expect([headers.status, headers.text]).toEqual([200, ''])
    expect((await owner.send('/api/jars/blue', { method: 'OPTIONS' })).status).toBe(404)
  })

  test('only under our own names: a name that somebody else gave our address is refused', async () => {
    const status = (host: string) =>
      new Promise<number>((resolve, reject) => {
        const { hostname, port } = new URL(server.url)
        rawRequest({ hostname, port, path: '/healthz', headers: { host } }, (answer) => {
          answer.resume()
          resolve(answer.statusCode ?? 0)
        })
          .on('error', reject)
          .end()
      })
    for (const host of [
      'localhost',
      'localhost:80',
      '127.0.0.1:4711',
      '[::1]:4711',
      'rice.example',
      'RICE.example:443',
    ])
      expect([host, await status(host)]).toEqual([host, 200])
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '10.0.0.1',
      'rice.example.',
    ])
      expect([host, await status(host)]).toEqual([host, 403])
  })

  test('what changes something must come from our own pages', async () => {
    const from = (headers: Record<string, string>) => add({ name: 'blue', size: 1 }, headers)
    const evil = { origin: 'https://evil.example' }
    expect((await from(evil)).json.code).toBe('http.origin-foreign')
    expect((await from({ origin: 'null' })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    // Another program on this machine, on another port, is not ours.
    expect((await from({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await from({ origin: 'http://127.0.0.1:1' })).status).toBe(403)
    expect((await from({ origin: '' })).status, 'says nothing and brings a session').toBe(403)
    expect((await from({})).status).toBe(201)
    expect((await owner.send('/api/jars/blue', { headers: evil })).status, 'reading changes nothing').toBe(
      200,
    )
    const foreign = { method: 'POST', body: { email: 'a@example.com', password: 'x' }, headers: evil }
    expect((await server.browser().send('/api/sign-in', foreign)).status).toBe(403)
  })

  test('every answer carries its protection, refusals too', async () => {
    for (const path of ['/healthz', '/api', '/api/me', '/api/nothing', '/api/openapi.json', '/%FF']) {
      const { headers } = await server.browser().send(path)
      expect(headers.get('content-security-policy')).toContain("script-src 'self';")
      for (const part of [
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
      ])
        expect(headers.get('content-security-policy')).toContain(part)
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })
})

describe('refusals', () => {
  test('are told in the language of the address, the browser, or the house', async () => {
    const told = async (query: string, accept: string) =>
      (await owner.send(`/api/jars/blue?how=badly${query}`, { headers: { 'accept-language': accept } })).json
    const simplified = await told('', 'zh-CN,zh;q=0.9,en;q=0.8')
    expect(simplified).toMatchObject({
      type: 'urn:ricebook:problem:jars.empty',
      title: '办不到',
      status: 422,
      detail: '米缸 blue 空了，要装满的。',
      code: 'jars.empty',
      values: { jar: 'blue' },
    })
    expect((await told('', 'zh-HK')).detail).toBe('米缸 blue 空了，需要裝滿的。')
    expect((await told('', 'fr;q=1, zh-TW;q=0.5')).detail).toContain('需要裝滿的')
    expect((await told('', 'fr')).detail).toBe('Jar blue is empty; a full one was expected.')
    expect((await told('&language=zh-TW', 'en')).title).toBe('無法照辦')
    const unknown = await told('&language=klingon', 'en')
    expect([unknown.status, unknown.code]).toEqual([400, 'http.language-unknown'])
  })

  test('name every place of a request that is not as described, and never what stood there', async () => {
    const { status, json } = await add({
      name: 'a secret name that is much too long',
      size: 'three',
      lid: null,
    })
    expect(status).toBe(400)
    expect(json.detail).toBe(
      '3 places of the request are not as described, see places. Mend them and send it again.',
    )
    expect(json.places).toEqual([
      {
        in: 'body',
        field: 'name',
        detail: 'Expected a text of at most 20 letters; a text of 35 letters came.',
      },
      { in: 'body', field: 'size', detail: 'Expected a number; a text of 5 letters came.' },
      { in: 'body', field: 'lid', detail: 'Expected true or false; null came.' },
    ])
    const chinese = await owner.send('/api/jars?language=zh-CN', { method: 'POST', body: { size: 0 } })
    expect(chinese.json.places.map((place: { detail: string }) => place.detail)).toEqual([
      '要的是文本，收到的是空缺。',
      '要的是不小于 1 的数，收到的是数字。',
    ])
  })

  test.each([
    ['no JSON', '{"name": "blue"', 400, 'http.json-malformed'],
    ['nothing', '', 400, 'http.json-malformed'],
    ['half a character', '{"name":"\\ud800","size":1}', 400, 'http.text-unusable'],
    ['a NUL', '{"name":"a\\u0000b","size":1}', 400, 'http.text-unusable'],
    ['no UTF-8', new Uint8Array([0x22, 0xd5, 0xc5, 0x22]), 400, 'http.not-utf8'],
    ['no end of levels', '['.repeat(100_000) + ']'.repeat(100_000), 400, 'http.too-deep'],
    ['more than a megabyte', JSON.stringify({ name: 'x'.repeat(1_000_001) }), 413, 'http.too-large'],
  ])('%s', async (...[, body, status, code]) => {
    const refused = await owner.send('/api/jars', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect([refused.status, refused.json.code]).toEqual([status, code])
    expect((await owner.send('/healthz')).status).toBe(200)
  })

  test('a body of unknown length is counted while it comes', async () => {
    const { hostname, port } = new URL(server.url)
    const cookie = [...owner.cookies].map((pair) => pair.join('=')).join('; ')
    const status = await new Promise<number>((resolve, reject) => {
      const sent = rawRequest(
        {
          hostname,
          port,
          path: '/api/jars',
          method: 'POST',
          headers: {
            cookie,
            origin: server.url,
            'content-type': 'application/json',
            'transfer-encoding': 'chunked',
          },
        },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode ?? 0)
        },
      )
      // The server hangs up on what it does not want to hear; the answer has come by then.
      sent.on('error', reject)
      for (let i = 0; i < 40; i++) sent.write('x'.repeat(50_000))
      sent.end()
    })
    expect(status).toBe(413)
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=gbk',
    'multipart/form-data; boundary=x',
  ])('content of the kind %s', async (type) => {
    const refused = await owner.send('/api/jars', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': type },
    })
    expect([refused.status, refused.json.code]).toEqual([415, 'http.content-type-wrong'])
  })

  test.each([
    '/%',
    '/%FF',
    '/api/jars/%C0%AF',
    '/api/jars/a%00b',
    '/api/jars/x?how=%E5%BC',
    '/api/jars/x?%zz=1',
  ])('an address like %s', async (path) => {
    const refused = await owner.send(path)
    expect([refused.status, refused.json.code]).toEqual([400, 'http.address-malformed'])
  })

  test.each(['//', '/..', '/api/../../x', `/${'a'.repeat(8000)}`, '/api/jars/', '/API/me'])(
    'an address where nothing is: %s',
    async (path) => {
      expect((await owner.send(path)).status).toBe(404)
    },
  )

  test('what is no HTTP at all, what ends in two ways, and what would give a request back', async () => {
    const { hostname, port } = new URL(server.url)
    const twoEnds = 'POST /api/sign-in HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked'
    for (const line of [
      'GET nonsense HTTP/1.1',
      'GET http://[x/ HTTP/1.1',
      'hello',
      'GET /\\x HTTP/1.1',
      twoEnds,
      'TRACE / HTTP/1.1',
    ]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () =>
          socket.write(`${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
        )
        let text = ''
        socket.on('data', (piece) => (text += piece))
        socket.on('close', () => resolve(text))
        socket.on('error', reject)
      })
      expect(answer, line).toMatch(/^HTTP\/1\.1 4\d\d /)
    }
  })

  test('a bug is told as a number and written down without anybody’s data', async () => {
    const failed = await owner.send('/api/jars/gold-of-wang?how=wildly')
    expect([failed.status, failed.json.code]).toEqual([500, 'http.bug'])
    expect(failed.text).not.toMatch(/lid|gold|张三|13800138000|test\.ts/)
    const [failure] = server.failures.splice(0)
    expect(failure).toMatchObject({
      trace: failed.json.values.trace,
      method: 'GET',
      route: '/api/jars/:name',
    })
    expect(failure?.error[0]).toBe('TypeError no lid on … of …, phone …')
    expect(failure?.error[1]).toContain('test-jars.ts')
    expect(JSON.stringify(failure)).not.toMatch(/gold|张三|13800138000/)
  })

  test('messages lose their values', () => {
    expect(withoutValues('"李四" <li@example.com> has 1234 in \'a\'')).toBe('… … has … in …')
  })
})

describe('the description', () => {
  test('is a page in each language, with every request, and no script', async () => {
    for (const [language, title] of [
      ['zh-CN', '米簿接口'],
      ['zh-TW', '米簿介面'],
      ['en', 'Ricebook interface'],
    ]) {
      const { status, headers, text } = await server.browser().send(`/api?language=${language}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toMatch(/text\/html; charset=utf-8/i)
      expect(text).toContain(`<html lang="${language}">`)
      expect(text).toContain(title)
      expect(text).not.toMatch(/<script|javascript:|\son\w+=/)
      expect(text).toContain(jarWords['jars.api.add'][language as 'en'])
      expect(text).toContain('customers.write')
      expect(text).not.toMatch(/http\.page\.|http\.title|access\.api/)
    }
  })

  test('types a client', async () => {
    const routes = jarRoutes(folder)
    const cookie = [...owner.cookies].map((pair) => pair.join('=')).join('; ')
    const client = hc<typeof routes>(server.url, { headers: { cookie, origin: server.url } })
    const answer = await client.api.jars.$post({ json: { name: 'typed', size: 5 } })
    if (answer.status !== 201) throw new Error(`refused with ${answer.status}`)
    const { jar: made, nth } = await answer.json()
    expect([made.name, made.size, nth > 0]).toEqual(['typed', 5, true])
    // @ts-expect-error a size is a number
    const wrong = await client.api.jars.$post({ json: { name: 'typed', size: 'five' } })
    expect(wrong.status).toBe(400)
    const found = await client.api.jars[':name'].$get({ param: { name: '蓝缸' }, query: {} })
    expect(found.ok && (await found.json())).toEqual({ name: '蓝缸', by: '王春满' })
  })
})

describe('the server', () => {
  test('says in words that a port is taken', async () => {
    const port = Number(new URL(server.url).port)
    await expect(serve(server.app, { port })).rejects.toMatchObject({
      code: 'http.port-not-free',
      values: { port },
    })
  })

  test('ends what is under way before it closes', async () => {
    const other = await testServer({ routes: () => jarRoutes(folder), words: [jarWords] })
    const browser = await other.owner()
    held.letGo = null
    const slow = browser.send('/api/jars', { method: 'POST', body: { name: 'slow', size: 1 } })
    while (!held.letGo) await new Promise((resolve) => setTimeout(resolve, 5))
    const closed = other.close()
    ;(held.letGo as unknown as () => void)()
    expect((await slow).status).toBe(201)
    await closed
  })
})

test('every sentence exists in the three languages and tells the same things', () => {
  for (const [key, texts] of Object.entries<Words[string]>(httpWords)) {
    const places = languages.flatMap((language) => {
      const text = texts[language]
      return (typeof text === 'string' ? [text] : [text.one, text.other]).map((one) =>
        [...new Set(one.match(/\{\{\w+\}\}/g) ?? [])].sort().join(' '),
      )
    })
    expect(new Set(places).size, key).toBe(1)
  }
})
