import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { Language } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import type { Document } from './openapi.ts'
import { readablePage } from './page.ts'
import { roomRoutes, route } from './route.ts'

const well = z.object({ status: z.literal('ok') })

const health = route({
  method: 'get',
  path: '/healthz',
  permission: 'public',
  summary: 'http.api.health',
  answers: { 200: well },
})

const ready = well.extend({ leads: z.boolean().describe('http.field.leads') })

const readiness = route({
  method: 'get',
  path: '/readyz',
  permission: 'public',
  summary: 'http.api.ready',
  answers: { 200: ready },
})

export const METRICS = '/metrics'

const metrics = route({
  method: 'get',
  path: METRICS,
  permission: 'public',
  summary: 'http.api.metrics',
  answers: { 200: { media: 'text/plain' } },
})

const description = route({
  method: 'get',
  path: '/api/openapi.json',
  permission: 'public',
  summary: 'http.api.document',
  answers: { 200: z.record(z.string(), z.unknown()) },
})

const readable = route({
  method: 'get',
  path: '/api',
  permission: 'public',
  summary: 'http.api.page',
  answers: { 200: { media: 'text/html' } },
})

export type Measured = {
  /** In the text format of Prometheus. */
  readonly text: () => Promise<string>
  /** Opens it to other machines; null: nothing does. */
  readonly key: string | null
}

type House = {
  readonly document: (language: Language) => Document
  readonly ready: () => Promise<boolean>
  /** Whether this program leads, of those that serve the same company. */
  readonly leads: () => boolean
  /** Null: nothing is measured. */
  readonly metrics: Measured | null
}

/** What the program says about itself; nothing of what it holds. */
export function houseRoutes({ document, ready: isReady, leads, metrics: measured }: House) {
  return roomRoutes()
    .openapi(health, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(readiness, async (c) => {
      if (!(await isReady())) throw new Refusal('http.not-ready')
      return c.json({ status: 'ok' as const, leads: leads() }, 200)
    })
    .openapi(metrics, async (c) => {
      if (!measured) throw new Refusal('http.no-such-address')
      if (!c.get('whence').isHere && !isKey(c.req.header('authorization'), measured.key))
        throw new Refusal('http.metrics-no-right')
      // The version that Prometheus goes by; what it is said to be otherwise would be guessed.
      return c.text(await measured.text(), 200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      })
    })
    .openapi(description, (c) => {
      const told = document(c.get('language'))
      return c.json(told as unknown as Record<string, never>, 200)
    })
    .openapi(readable, (c) =>
      c.html(
        readablePage({
          document: document(c.get('language')),
          language: c.get('language'),
          say: c.get('say'),
          origin: new URL(c.req.url).origin,
        }),
      ),
    )
}

/** Compared in a time that says nothing of how far they are the same. */
function isKey(came: string | undefined, key: string | null): boolean {
  if (key === null || came === undefined) return false
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(came), digest(`Bearer ${key}`))
}
