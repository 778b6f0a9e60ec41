import { join } from 'node:path'
import { z } from '@hono/zod-openapi'
import type { Words } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { type LiveEvent, liveEvents } from './live-events.ts'
import { receiveUpload } from './receive-upload.ts'
import { roomRoutes, route } from './route.ts'
import { signedIn } from './visitor.ts'

export const jarWords = {
  'jars.api.add': { 'zh-CN': '放一个米缸', 'zh-TW': '放一個米缸', en: 'Puts up a jar' },
  'jars.empty': {
    'zh-CN': '米缸 {{jar}} 空了，要装满的。',
    'zh-TW': '米缸 {{jar}} 空了，需要裝滿的。',
    en: 'Jar {{jar}} is empty; a full one was expected.',
  },
} as const satisfies Words

const jar = z.object({
  name: z.string().min(1).max(20),
  size: z.int().min(1).max(100),
  lid: z.boolean().optional(),
})
const addJar = route({
  method: 'post',
  path: '/api/jars',
  permission: 'customers.write',
  rows: 'none',
  summary: 'jars.api.add',
  body: jar,
  answers: { 201: z.object({ jar, nth: z.int() }) },
})
const openJar = route({
  method: 'get',
  path: '/api/jars/{name}',
  permission: 'customers.read',
  rows: 'none',
  summary: 'jars.api.add',
  params: z.object({ name: z.string() }),
  query: z.object({ how: z.enum(['gently', 'badly', 'wildly']).optional() }),
  answers: { 200: z.object({ name: z.string(), by: z.string() }) },
})
const watchJars = route({
  method: 'get',
  path: '/api/jar-events',
  permission: 'customers.read',
  rows: 'none',
  summary: 'jars.api.add',
  answers: { 200: { media: 'text/event-stream' } },
})
const fillJar = route({
  method: 'put',
  path: '/api/jars/{name}/rice',
  permission: 'customers.write',
  rows: 'none',
  summary: 'jars.api.add',
  params: z.object({ name: z.string() }),
  upload: { mostBytes: 3_000_000 },
  answers: { 200: z.object({ bytes: z.int(), sha256: z.string() }) },
})

/** Who looks on at /api/jar-events. */
export const watchers = new Set<(event: LiveEvent) => void>()
let jars = 0
/** Held until the test lets go: the jar named slow. */
export const held: { letGo: (() => void) | null } = { letGo: null }

/** A room that exists only here: jars that can be put up, opened, watched and filled. */
export function jarRoutes(folder: string) {
  return roomRoutes()
    .openapi(addJar, async (c) => {
      const added = c.req.valid('json')
      jars += 1
      if (added.name === 'slow') await new Promise<void>((resolve) => (held.letGo = resolve))
      return c.json({ jar: added, nth: jars }, 201)
    })
    .openapi(openJar, (c) => {
      const { name } = c.req.valid('param')
      if (c.req.valid('query').how === 'badly') throw new Refusal('jars.empty', { jar: name })
      if (c.req.valid('query').how === 'wildly')
        throw new TypeError(`no lid on "${name}" of 张三, phone 13800138000`)
      return c.json({ name, by: signedIn(c).name }, 200)
    })
    .openapi(watchJars, (c) =>
      liveEvents(c, {
        heartbeatSeconds: 0.05,
        subscribe: (send) => {
          watchers.add(send)
          return () => watchers.delete(send)
        },
      }),
    )
    .openapi(fillJar, async (c) =>
      c.json(await receiveUpload(c, join(folder, c.req.valid('param').name)), 200),
    )
}
