import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPages } from './pages.ts'
import { type Browser, type TestServer, testServer } from './test-server.ts'

const script = `console.log(${'"米", '.repeat(200)}"")`
let folder: string
let server: TestServer
let browser: Browser
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ricebook-pages-'))
  await mkdir(join(folder, 'abc', 'assets'), { recursive: true })
  await writeFile(join(folder, 'current'), 'abc')
  await writeFile(
    join(folder, 'abc', 'web.html'),
    '<!doctype html>\n<html lang="zh-CN">\n<div id="root"></div>',
  )
  await writeFile(
    join(folder, 'abc', 'today.html'),
    '<!doctype html>\n<html lang="zh-CN">\n<link rel="modulepreload" href="/assets/today-3.js">\n<div id="root"></div>',
  )
  await writeFile(join(folder, 'abc', 'assets', 'web-1.js'), script)
  await writeFile(join(folder, 'abc', 'assets', 'web-1.js.gz'), gzipSync(script))
  await writeFile(join(folder, 'abc', 'assets', 'icon-2.svg'), '<svg/>')
  await writeFile(join(folder, 'abc', 'sw.js'), script)
  const pages = await openPages(folder)
  server = await testServer(pages ? { pages } : {})
  browser = server.browser()
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

test('where nothing was built there are no pages, and the interface answers as ever', async () => {
  expect(await openPages(join(folder, 'nowhere'))).toBeNull()
})

describe('the page', () => {
  test.each(['/', '/today', '/customers/0198?tab=orders', '/more'])('stands at %s', async (path) => {
    const { status, headers, text } = await browser.send(path)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(text).toContain('<div id="root">')
  })

  test.each([
    ['/', true],
    ['/today', true],
    ['/today/print', false],
    ['/customers', false],
    ['/todays', false],
  ])('at %s asks for what Today is made of: %s', async (path, asks) => {
    expect((await browser.send(path)).text.includes('/assets/today-3.js')).toBe(asks)
  })

  test.each([
    ['zh-TW,zh;q=0.9', 'zh-TW'],
    ['zh-CN', 'zh-CN'],
    ['fr', 'en'],
  ])('for who reads %s is marked as %s', async (accepted, language) => {
    const { text } = await browser.send('/', { headers: { 'accept-language': accepted } })
    expect(text).toContain(`<html lang="${language}">`)
  })

  test('is not sent again to who has it, and is to who has another language', async () => {
    const tag = (await browser.send('/today')).headers.get('etag') ?? ''
    const again = await browser.send('/today', { headers: { 'if-none-match': `"old", W/${tag}` } })
    expect([again.status, again.text]).toEqual([304, ''])
    const other = await browser.send('/today', {
      headers: { 'if-none-match': tag, 'accept-language': 'zh-CN' },
    })
    expect(other.status).toBe(200)
  })

  test('is no answer to a request that changes something, nor under a name that is not ours', async () => {
    expect((await browser.send('/today', { method: 'POST', body: {} })).status).toBe(404)
    const before = await browser.send('/api/nothing')
    expect([before.status, before.json.code]).toEqual([404, 'http.no-such-address'])
  })

  test.each([
    '/favicon.ico',
    '/assets/web-0.js',
    '/assets',
    '/assets/..%2Fcurrent',
    '/api/x',
    '/robots.txt',
    '/.git/config',
    '/.env',
  ])('does not hide that %s is missing', async (path) => {
    expect((await browser.send(path)).status).toBe(404)
  })
})

describe('a file of the pages', () => {
  test('goes zipped to who takes that, is kept for ever, and carries no cookie', async () => {
    const owner = await server.owner()
    const { status, headers, text } = await owner.send('/assets/web-1.js')
    expect([status, text]).toEqual([200, script])
    expect(headers.get('content-encoding')).toBe('gzip')
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(headers.get('set-cookie')).toBeNull()
  })

  test.each([
    ['identity', null],
    ['gzip;q=0, br', null],
    ['br, gzip;q=0.5', 'gzip'],
  ])('for “%s” comes as %s', async (accepted, encoding) => {
    const { headers, text } = await browser.send('/assets/web-1.js', {
      headers: { 'accept-encoding': accepted },
    })
    expect([headers.get('content-encoding'), text]).toEqual([encoding, script])
  })

  test('comes as it is where zipping saves nothing, and its headers alone where those are asked for', async () => {
    const icon = await browser.send('/assets/icon-2.svg')
    expect([icon.headers.get('content-type'), icon.text]).toEqual(['image/svg+xml', '<svg/>'])
    const head = await browser.send('/assets/web-1.js', { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
    expect(Number(head.headers.get('content-length'))).toBe(gzipSync(script).length)
    expect((await browser.send('/today', { method: 'HEAD' })).status).toBe(200)
  })
})

test('what keeps the pages for when there is no network comes anew each time, may run, and carries no cookie', async () => {
  const owner = await server.owner()
  const { status, headers, text } = await owner.send('/sw.js')
  expect([status, text]).toEqual([200, script])
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(headers.get('cache-control')).toBe('private, no-cache')
  expect(headers.get('content-security-policy')).toContain("worker-src 'self'")
  expect(headers.get('set-cookie')).toBeNull()
  expect((await browser.send('/sw.js', { method: 'POST', body: {} })).status).toBe(404)
})
