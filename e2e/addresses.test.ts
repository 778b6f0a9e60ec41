import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { betterAuth } from 'better-auth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInOptions } from '../app/base/access/sign-in.ts'
import { openApp } from '../app/base/http/app.ts'
import { methods } from '../app/base/http/openapi.ts'
import { type Pages, pageOperations } from '../app/base/http/pages.ts'
import { browserAt, OWNER } from '../app/base/http/test-server.ts'
import type { Failure } from '../app/base/http/trouble.ts'
import type { Installation } from '../app/base/installation/installation.ts'
import { openCompany } from '../app/installed.ts'
import { openReadings } from '../app/manage/readings/readings.ts'
import { routesOf, serveCompany } from '../app/server.ts'

/** What is served and not described, for it is not the interface: the pages and their files. The whole list. */
const undescribed = ['GET /assets/:file', 'GET /sw.js', 'GET /*']

let folder: string
let installation: Installation
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ricebook-addresses-'))
  installation = await openCompany(join(folder, 'data'), { trouble: (error) => expect(error).toBe(null) })
}, 60_000)
afterAll(async () => {
  await installation?.close()
  await rm(folder, { recursive: true, force: true })
})

const asset = { type: 'text/javascript', plain: new Uint8Array([59]), zipped: null }
const pages: Pages = { html: '<html>', today: '<html>', assets: new Map([['a.js', asset]]), worker: asset }

async function wholeApp() {
  const { notebook } = installation
  const readings = await openReadings({ notebook, trouble: () => {} })
  const { routes, access } = await routesOf({ installation }, { touched: () => {}, readings })
  return openApp({ routes, visits: access, notebook, words: [], log: () => {}, pages })
}

test('every address that is served is described, or is one of three by which the pages come', async () => {
  const app = await wholeApp()
  const document = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '1' } })
  const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  const served = app.routes.map(({ method, path }) => `${method} ${path}`)
  // The two gates stand before everything, and hand on.
  expect(served.filter((one) => one.startsWith('ALL '))).toEqual(['ALL /*', 'ALL /*'])
  const answering = new Set(served.filter((one) => !one.startsWith('ALL ')))
  expect([...answering].sort()).toEqual([...new Set([...described, ...undescribed])].sort())
  expect(pageOperations.map(({ method, pattern }) => `${method} ${pattern}`)).toEqual(undescribed)
  expect(described.length).toBeGreaterThan(80)
})

test('none of the sign-in library’s own addresses is served, and no address by another method', {
  timeout: 120_000,
}, async () => {
  const failures: Failure[] = []
  const server = await serveCompany({ installation, port: 0, log: (failure) => failures.push(failure) })
  try {
    const owner = browserAt(server.url)
    const setUp = { ...OWNER, name: '王春满', company: '春满粮油' }
    expect((await owner.send('/api/set-up', { method: 'POST', body: setUp })).status).toBe(201)
    const options = signInOptions({
      secret: 'a secret of no installation, long enough',
      publicUrl: server.url,
    })
    const library = betterAuth({ ...options, database: new DatabaseSync(':memory:') })
    const ownPaths = Object.values(library.api).flatMap(({ path }: { path?: string }) => path ?? [])
    expect(ownPaths).toContain('/sign-in/email')
    expect(ownPaths.length).toBeGreaterThan(20)
    const { paths } = (await owner.send('/api/openapi.json')).json as { paths: Record<string, object> }
    // Where a part of an address stands for anything, it may be the word that another address has there.
    const answered = (method: string, path: string): boolean =>
      Object.entries(paths).some(
        ([other, item]) =>
          method in item && new RegExp(`^${other.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
      )
    const closed = [
      ...ownPaths.flatMap((path) => ['GET', 'POST'].map((method) => ({ method, path: `/api/auth${path}` }))),
      ...Object.entries(paths).flatMap(([path, item]) =>
        ['post', 'put', 'patch', 'delete', 'options']
          .filter((method) => !(method in item) && !answered(method, path))
          .map((method) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, 'x') })),
      ),
    ]
    for (const { method, path } of closed) {
      const { status, json, headers } = await owner.send(path, { method })
      const said = `${method} ${path} ${headers.get('content-type')}`
      expect({ said, status, code: json?.code }).toEqual({
        said: `${method} ${path} application/problem+json; charset=utf-8`,
        status: 404,
        code: 'http.no-such-address',
      })
    }
    expect(failures).toEqual([])
  } finally {
    await server.close()
  }
})
