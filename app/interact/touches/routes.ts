import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { touchSchema } from './contract.ts'
import { listTouches, type TouchesDeps } from './touches.ts'

const pageLength = 50
const placeSchema = z.object({ at: z.iso.datetime(), id: z.string().min(1).max(64) })

const list = route({
  method: 'get',
  path: '/api/customers/{id}/touches',
  permission: 'customers.read',
  rows: 'customer',
  summary: 'touches.api.list',
  params: z.object({ id: z.string().min(1).max(64) }),
  query: z.object({ cursor: z.string().max(4_000).optional() }),
  answers: { 200: z.object({ rows: z.array(touchSchema), next: z.string().nullable() }) },
})

/** Who was in touch with a customer, when and about what. */
export function touchesRoutes(deps: TouchesDeps) {
  return roomRoutes().openapi(list, async (c) => {
    const { cursor } = c.req.valid('query')
    const before = cursor === undefined ? null : placeOf(cursor, placeSchema)
    const asked = { customer: c.req.valid('param').id, before, most: pageLength + 1 }
    const found = await listTouches(asked, deps)
    const rows = found.slice(0, pageLength)
    const last = rows.at(-1)
    const place = last && { at: last.at, id: last.id }
    return c.json({ rows, next: found.length > pageLength && place ? cursorOf(place) : null }, 200)
  })
}
