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

const readiness = route({
  method: 'get',
  path: '/readyz',
  permission: 'public',
  summary: 'http.api.ready',
  answers: { 200: well },
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

type House = {
  readonly document: (language: Language) => Document
  readonly ready: () => Promise<boolean>
}

/** What the program says about itself; nothing of what it holds. */
export function houseRoutes({ document, ready }: House) {
  return roomRoutes()
    .openapi(health, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(readiness, async (c) => {
      if (!(await ready())) throw new Refusal('http.not-ready')
      return c.json({ status: 'ok' as const }, 200)
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
