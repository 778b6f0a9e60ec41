import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { customersRead, liftAlarm, listAlarms, markSeen, readersNow, unseenAlarms } from './alarms.ts'
import {
  alarmSchema,
  customersReadSchema,
  limitsChangeSchema,
  limitsSchema,
  readerSchema,
} from './contract.ts'
import { limitsSet, type ReadingsOpen } from './readings.ts'

const pageLength = 20
const params = z.object({ id: z.uuid() })

const readers = route({
  method: 'get',
  path: '/api/readings',
  permission: 'audit.read',
  summary: 'readings.api.readers',
  answers: { 200: z.object({ rows: z.array(readerSchema) }) },
})

const alarms = route({
  method: 'get',
  path: '/api/readings/alarms',
  permission: 'audit.read',
  summary: 'readings.api.alarms',
  query: z.object({ cursor: z.string().max(4_000).optional() }),
  answers: { 200: z.object({ rows: z.array(alarmSchema), next: z.string().nullable() }) },
})

const unseen = route({
  method: 'get',
  path: '/api/readings/unseen',
  permission: 'audit.read',
  summary: 'readings.api.unseen',
  answers: { 200: z.object({ unseen: z.int() }) },
})

const customers = route({
  method: 'get',
  path: '/api/readings/alarms/{id}/customers',
  permission: 'audit.read',
  tells: { listed: ['rows[].id'] },
  summary: 'readings.api.customers',
  params,
  answers: { 200: customersReadSchema },
})

const seen = route({
  method: 'post',
  path: '/api/readings/alarms/{id}/seen',
  permission: 'audit.read',
  summary: 'readings.api.seen',
  params,
  answers: { 200: alarmSchema },
})

const lift = route({
  method: 'post',
  path: '/api/readings/alarms/{id}/lift',
  permission: 'users.manage',
  rows: 'none',
  summary: 'readings.api.lift',
  params,
  answers: { 200: alarmSchema },
})

const limits = route({
  method: 'get',
  path: '/api/readings/limits',
  permission: 'audit.read',
  summary: 'readings.api.limits',
  answers: { 200: limitsSchema },
})

const changed = route({
  method: 'patch',
  path: '/api/readings/limits',
  permission: 'users.manage',
  rows: 'none',
  summary: 'readings.api.change-limits',
  body: limitsChangeSchema,
  answers: { 200: limitsSchema },
})

type Deps = {
  readonly notebook: Notebook
  readonly readings: ReadingsOpen
  readonly now: () => string
  readonly today: () => Promise<string>
}

/** Who reads how much, and what was told of it. */
export function readingsRoutes({ notebook, readings, now, today }: Deps) {
  const { read } = notebook
  return roomRoutes()
    .openapi(readers, async (c) => {
      // As it is now, not as it was a minute ago.
      await readings.settle()
      return c.json({ rows: await readersNow(read, await today()) }, 200)
    })
    .openapi(alarms, async (c) => {
      const { cursor } = c.req.valid('query')
      const before = cursor === undefined ? null : placeOf(cursor, z.uuid())
      const found = await listAlarms(read, { before, most: pageLength + 1 })
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      return c.json({ rows, next: found.length > pageLength && last ? cursorOf(last.id) : null }, 200)
    })
    .openapi(unseen, async (c) => c.json({ unseen: await unseenAlarms(read) }, 200))
    .openapi(customers, async (c) => c.json(await customersRead(read, c.req.valid('param').id), 200))
    .openapi(seen, async (c) =>
      c.json(await markSeen(c.req.valid('param').id, { notebook, now, by: signedIn(c).id }), 200),
    )
    .openapi(lift, async (c) => {
      const acts = { notebook, now, by: signedIn(c).id, letOn: readings.letOn }
      return c.json(await liftAlarm(c.req.valid('param').id, acts), 200)
    })
    .openapi(limits, async (c) => c.json(await limitsSet(read), 200))
    .openapi(changed, async (c) => c.json(await readings.changeLimits(c.req.valid('json')), 200))
}
