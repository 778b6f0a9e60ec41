import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Access, openAccess } from '../access/access.ts'
import { keysWords } from '../access/keys/words.ts'
import { rolesRoutes } from '../access/roles/routes.ts'
import { accessRoutes } from '../access/routes.ts'
import { secondFactorWords } from '../access/second-factor/words.ts'
import { accessWords } from '../access/words.ts'
import type { Proxies } from '../configuration/configuration.ts'
import type { Words } from '../language/language.ts'
import { type Notebook, openNotebook } from '../notebook/notebook.ts'
import { openApp, type Rooms } from './app.ts'
import type { RefuseUnseen } from './guard.ts'
import type { Pages } from './pages.ts'
import { roomRoutes } from './route.ts'
import { serve } from './serve.ts'
import type { FuzzAnswer, FuzzRequest } from './test-fuzz.ts'
import type { Failure } from './trouble.ts'
import type { HttpEnv } from './visitor.ts'
import { httpWords } from './words.ts'

export type Sent = {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Got = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  readonly json: any
}

/** A browser, as far as a test needs one: it keeps cookies and says where a request comes from. */
export type Browser = {
  readonly send: (path: string, sent?: Sent) => Promise<Got>
  readonly cookies: Map<string, string>
}

export type TestServer = {
  readonly url: string
  readonly folder: string
  readonly notebook: Notebook
  readonly access: Access
  readonly app: OpenAPIHono<HttpEnv>
  readonly failures: Failure[]
  /** A new browser that nobody has signed in with. */
  readonly browser: () => Browser
  /** A browser with the owner signed in; the first call sets the program up. */
  readonly owner: () => Promise<Browser>
  readonly close: () => Promise<void>
}

type Wanted = {
  readonly refuseUnseen?: RefuseUnseen
  readonly routes?: (given: { notebook: Notebook; access: Access }) => Rooms
  readonly words?: readonly Words[]
  readonly hosts?: readonly string[]
  readonly proxies?: Proxies | null
  readonly publicUrl?: string
  readonly pages?: Pages
  readonly now?: () => number
  /** Left out: more than any test sends. */
  readonly requestsAMinute?: number
  /** One that is there already; left out: a new one. */
  readonly folder?: string
}

export const OWNER = { email: 'wang@example.com', password: '春满粮油-seven-jars' } as const

/** The real program side of HTTP on a real port with a real notebook, in a folder of its own. */
export async function testServer(wanted: Wanted = {}): Promise<TestServer> {
  const { routes, words = [], hosts = [], pages, now, requestsAMinute } = wanted
  const folder = wanted.folder ?? (await mkdtemp(join(tmpdir(), 'ricebook-http-')))
  const notebook = await openNotebook(join(folder, 'notebook.sqlite'))
  const access = await openAccess({
    notebook,
    folder,
    ...(now && { now }),
    ...(wanted.publicUrl && { publicUrl: wanted.publicUrl }),
  })
  const failures: Failure[] = []
  const all = roomRoutes()
    .route('/', accessRoutes({ access, notebook }))
    .route('/', rolesRoutes({ notebook }))
  if (routes) all.route('/', routes({ notebook, access }))
  const app = openApp({
    routes: all,
    visits: access,
    notebook,
    words: [httpWords, accessWords, secondFactorWords, keysWords, ...words],
    hosts,
    https: wanted.publicUrl?.startsWith('https:') ?? false,
    proxies: wanted.proxies ?? null,
    ...(wanted.refuseUnseen && { refuseUnseen: wanted.refuseUnseen }),
    language: 'en',
    ...(requestsAMinute && { requestsAMinute }),
    ...(pages && { pages }),
    log: (failure) => failures.push(failure),
  })
  const server = await serve(app, { port: 0 })
  const browser = (): Browser => browserAt(server.url)
  return {
    url: server.url,
    folder,
    notebook,
    access,
    app,
    failures,
    browser,
    owner: async () => {
      const own = browser()
      if (await access.setUpNeeded()) {
        await own.send('/api/set-up', {
          method: 'POST',
          body: { ...OWNER, name: '王春满', company: '春满粮油' },
        })
      } else await own.send('/api/sign-in', { method: 'POST', body: OWNER })
      return own
    },
    close: async () => {
      await server.close()
      await notebook.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A browser of a server that runs anywhere. */
export function browserAt(url: string): Browser {
  const cookies = new Map<string, string>()
  const send = async (path: string, { method = 'GET', body, headers = {} }: Sent = {}): Promise<Got> => {
    const raw = typeof body === 'string' || body instanceof Uint8Array
    const sent = new Headers({
      ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { origin: url }),
      ...(cookies.size > 0 ? { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } : {}),
      ...headers,
    })
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: sent,
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const text = await answer.text()
    const isJson = text !== '' && /json/.test(answer.headers.get('content-type') ?? '')
    return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : null }
  }
  return { send, cookies }
}

/** How requests made up by test-fuzz.ts reach a server, with a browser's cookies. */
export function sendFuzzed(browser: Browser): (request: FuzzRequest) => Promise<FuzzAnswer> {
  return async ({ method, path, headers, body }) => {
    const { status, headers: back, text } = await browser.send(path, { method, headers, body })
    return { status, contentType: back.get('content-type') ?? '', text }
  }
}
