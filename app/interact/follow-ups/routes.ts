import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import { followUpSchema, newFollowUpSchema } from './contract.ts'
import { type FollowUpDeps, listFollowUps, logFollowUp } from './follow-ups.ts'

const params = z.object({ id: z.string().min(1).max(64) })
const pageLength = 50

const list = route({
  method: 'get',
  path: '/api/customers/{id}/follow-ups',
  permission: 'customers.read',
  rows: 'customer',
  summary: 'follow-ups.api.list',
  params,
  query: z.object({ cursor: z.string().max(4_000).optional() }),
  answers: { 200: z.object({ rows: z.array(followUpSchema), next: z.string().nullable() }) },
})

const log = route({
  method: 'post',
  path: '/api/customers/{id}/follow-ups',
  permission: 'actions.write',
  rows: 'customer',
  summary: 'follow-ups.api.log',
  params,
  body: newFollowUpSchema,
  answers: { 201: followUpSchema },
})

/** Talks with customers. */
export function followUpsRoutes(deps: FollowUpDeps) {
  return roomRoutes()
    .openapi(list, async (c) => {
      const { cursor } = c.req.valid('query')
      const before = cursor === undefined ? null : placeOf(cursor, z.string().min(1).max(64))
      const asked = { customer: c.req.valid('param').id, before, most: pageLength + 1 }
      const found = await listFollowUps(asked, deps)
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      return c.json({ rows, next: found.length > pageLength && last ? cursorOf(last.id) : null }, 200)
    })
    .openapi(log, async (c) => {
      const asked = {
        customer: c.req.valid('param').id,
        followUp: c.req.valid('json'),
        by: signedIn(c).id,
      }
      return c.json(await logFollowUp(asked, deps), 201)
    })
}
