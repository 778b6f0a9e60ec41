import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { type Language, languages } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import type { Operation } from './operation.ts'
import type { HttpEnv } from './visitor.ts'

type Asset = {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  /** Smaller where there is something to save. */
  readonly zipped: Uint8Array<ArrayBuffer> | null
}

/** What browsers are given, in memory: a build that is renewed under a running program changes nothing in it. */
export type Pages = {
  readonly html: string
  /** The same, which also asks for what Today is made of. */
  readonly today: string
  readonly assets: ReadonlyMap<string, Asset>
  /** What keeps the pages in the browser for when there is no network. */
  readonly worker: Asset
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Reads the pages that scripts/pages.mjs built; null where nobody has built any. */
export async function openPages(folder: string): Promise<Pages | null> {
  const current = await readFile(join(folder, 'current'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (current === null) return null
  const built = join(folder, current.trim())
  const names = await readdir(join(built, 'assets'))
  const assets = new Map<string, Asset>()
  for (const name of names) {
    const type = types[extname(name)]
    if (!type) continue
    const zipped = names.includes(`${name}.gz`) ? await bytesOf(join(built, 'assets', `${name}.gz`)) : null
    assets.set(name, { type, plain: await bytesOf(join(built, 'assets', name)), zipped })
  }
  const worker = await bytesOf(join(built, WORKER))
  return {
    html: await readFile(join(built, 'web.html'), 'utf8'),
    today: await readFile(join(built, 'today.html'), 'utf8'),
    assets,
    worker: { type: types['.js']!, plain: worker, zipped: new Uint8Array(gzipSync(worker)) },
  }
}

/** At the root, so that it may answer for every page. */
const WORKER = 'sw.js'

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(path))
}

const get = {
  method: 'GET',
  permission: 'public',
  rows: 'none',
  tells: {},
  takes: 'nothing',
  mostBytes: 0,
  secret: false,
} as const

/** What the gates go by; the document of the interface does not list these. */
export const pageOperations: readonly Operation[] = [
  { ...get, pattern: '/assets/:file', file: true },
  { ...get, pattern: `/${WORKER}`, file: true },
  { ...get, pattern: '/*' },
]

/** Private: an answer that a proxy may keep for others could one day carry what is meant for one. */
const FOR_EVER = 'private, max-age=31536000, immutable'

/** The files of the pages by their hashed names, and the page itself at every address that is nothing else. */
export function pageRoutes({ html, today, assets, worker }: Pages): Hono<HttpEnv> {
  const inEach = (page: string) => new Map(languages.map((language) => [language, shownIn(page, language)]))
  const [anyPage, todayPage] = [inEach(html), inEach(today)]
  return (
    new Hono<HttpEnv>()
      .get('/assets/:file', (c) => {
        const asset = assets.get(c.req.param('file'))
        if (!asset) throw new Refusal('http.no-such-address')
        return given(c, asset, FOR_EVER)
      })
      // Asked for again each time: with it browsers hear of a new build.
      .get(`/${WORKER}`, (c) => given(c, worker, 'private, no-cache'))
      .get('*', (c) => {
        if (isNoPage(c.req.path)) throw new Refusal('http.no-such-address')
        const shown = /^\/(today)?$/.test(c.req.path) ? todayPage : anyPage
        const { text, tag } = shown.get(c.get('language'))!
        const headers = {
          etag: tag,
          'cache-control': 'private, no-cache',
          'content-language': c.get('language'),
          vary: 'Accept-Language, Cookie',
        }
        if (knows(c, tag)) return c.body(null, 304, headers)
        return c.html(text, 200, headers)
      })
  )
}

function given(c: Context<HttpEnv>, { type, plain, zipped }: Asset, kept: string): Response {
  const headers = { 'content-type': type, 'cache-control': kept, vary: 'Accept-Encoding' }
  if (!zipped || !takesGzip(c.req.header('accept-encoding')))
    return c.body(plain, 200, { ...headers, 'content-length': String(plain.length) })
  const length = String(zipped.length)
  return c.body(zipped, 200, { ...headers, 'content-encoding': 'gzip', 'content-length': length })
}

/**
 * The interface answers for itself, and what looks like a file, or lies in a folder that hides, is one: a page would only
 * hide that it is missing, and have whoever looks for such folders come again.
 */
function isNoPage(path: string): boolean {
  return /^\/(api|assets)(\/|$)/.test(path) || /\.[^/]*$|\/\./.test(path)
}

function shownIn(html: string, language: Language): { text: string; tag: string } {
  const text = html.replace('<html lang="zh-CN">', `<html lang="${language}">`)
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  return { text, tag }
}

function knows(c: Context, tag: string): boolean {
  const known = c.req.header('if-none-match') ?? ''
  return known
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === tag || one === '*')
}

function takesGzip(accepted: string | undefined): boolean {
  return (accepted ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .some((one) => /^(gzip|\*)(\s*;|$)/.test(one) && !/;\s*q=0(\.0*)?\s*$/.test(one))
}
