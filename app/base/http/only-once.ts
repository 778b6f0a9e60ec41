import { createHash } from 'node:crypto'
import type { Context, Next } from 'hono'
import { Refusal } from '../language/refusal.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { inSteps } from '../notebook/once.ts'
import type { Operation } from './operation.ts'
import { stepsOf } from './steps.ts'
import { removeSteps, storeAnswer, storedAnswer, storedSteps } from './store.ts'
import type { HttpEnv } from './visitor.ts'

/**
 * Somebody without a network sends what they did when they are back, and may have sent it before without hearing the
 * answer: a key outlives the 14 days that this may take.
 */
const KEPT_MS = 15 * 24 * 60 * 60 * 1000

type Once = {
  readonly c: Context<HttpEnv>
  readonly operation: Operation
  /** A person, or the key of a program: each has answers of its own. */
  readonly who: string
  readonly key: string
  readonly body: ArrayBuffer | null
}

/** The key that a request may carry so as to be done once however often it is sent; null where it has none. */
export function idempotencyKey(c: Context<HttpEnv>, operation: Operation): string | null {
  const key = c.req.header('idempotency-key')
  if (key === undefined || operation.secret || operation.takes === 'file') return null
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return null
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw new Refusal('http.idempotency-key-malformed')
  return key
}

/**
 * Does a request once: the same key with the same content gets the first answer again for 15 days, with another content
 * it is refused, and while the first is still being done the second is told so. Each change that it makes carries the
 * mark that it is made, so a request cut off before its answer was kept goes on where it was when it is sent again.
 *
 * A refused request can be mended and sent again under its key. One that failed (a bug, no room on the disk) after some
 * of its changes keeps them, and goes on after them when it is sent again as it was.
 */
export function onlyOnce(notebook: Notebook): (once: Once, next: Next) => Promise<Response | undefined> {
  const underWay = new Set<string>()
  return async ({ c, operation, who, key, body }, next) => {
    const of = { key, user: who, route: `${operation.method} ${operation.pattern}` }
    const name = JSON.stringify(of)
    if (underWay.has(name)) throw new Refusal('http.request-under-way')
    underWay.add(name)
    try {
      const now = Date.now()
      const since = new Date(now - KEPT_MS).toISOString()
      const createdAt = new Date(now).toISOString()
      const request = digest(c, body)
      const stored = await storedAnswer(notebook, of, since)
      const committed = await storedSteps(notebook, of, since)
      const first = stored ?? committed[0]
      if (first && first.request !== request) throw new Refusal('http.key-used-for-another')
      if (stored) return replayed(stored)
      const steps = stepsOf({ of, request, committed, createdAt, since })
      await inSteps(steps.next, next)
      const { ok, status, headers } = c.res
      if (ok) {
        const contentType = headers.get('content-type') ?? ''
        const answer = await c.res.clone().text()
        await storeAnswer(notebook, { ...of, request, status, contentType, answer, createdAt }, since)
      } else if (status < 500 && steps.some() && !isUnderWay(c.error)) await removeSteps(notebook, of)
      return
    } finally {
      underWay.delete(name)
    }
  }
}

/** Another program is doing it: the steps are that one's. */
const isUnderWay = (error: unknown): boolean =>
  error instanceof Refusal && error.code === 'http.request-under-way'

function digest(c: Context<HttpEnv>, body: ArrayBuffer | null): string {
  const { pathname, search } = new URL(c.req.url)
  const hash = createHash('sha256').update(`${pathname}${search}\n`)
  if (body) hash.update(new Uint8Array(body))
  return hash.digest('hex')
}

function replayed(stored: { status: number; contentType: string; answer: string }): Response {
  const headers: Record<string, string> = { 'idempotency-replayed': 'true' }
  if (stored.contentType) headers['content-type'] = stored.contentType
  return new Response(stored.status === 204 ? null : stored.answer, { status: stored.status, headers })
}
