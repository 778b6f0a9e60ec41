import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import type { signedIn } from '../../base/http/visitor.ts'
import { plainly, type Reader } from '../../base/language/sentence.ts'
import {
  type CollectionsDeps,
  listReceivables,
  type Owing,
  readerOfReasons,
  receivableOfCustomer,
} from './collections.ts'
import { debtorSchema, owingSchema } from './contract.ts'

const pageLength = 50
const placeSchema = z.object({ collectOn: z.iso.date(), customer: z.string().min(1).max(64) })

const list = route({
  method: 'get',
  path: '/api/receivables',
  permission: 'customers.read',
  summary: 'collections.api.list',
  query: z.object({
    owner: z.string().max(100).optional().describe('collections.field.owner'),
    cursor: z.string().max(4_000).optional(),
  }),
  answers: { 200: z.object({ rows: z.array(debtorSchema), next: z.string().nullable() }) },
})

const one = route({
  method: 'get',
  path: '/api/customers/{id}/receivable',
  permission: 'customers.read',
  summary: 'collections.api.one',
  params: z.object({ id: z.string().min(1).max(64) }),
  answers: {
    200: z.object({ receivable: owingSchema.nullable().describe('collections.field.nothing') }),
  },
})

/** Who owes what, and when to ask for it. */
export function collectionsRoutes(deps: CollectionsDeps) {
  return roomRoutes()
    .openapi(list, async (c) => {
      const { owner, cursor } = c.req.valid('query')
      const after = cursor === undefined ? null : placeOf(cursor, placeSchema)
      const found = await listReceivables({ owner: owner ?? null, after, most: pageLength + 1 }, deps)
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const place = last && { collectOn: last.collectOn, customer: last.customer }
      const reader = await readerOfReasons(deps)
      const said = rows.map((row) => ({ ...row, ...reasonSaid(row, reader, c) }))
      return c.json({ rows: said, next: found.length > pageLength && place ? cursorOf(place) : null }, 200)
    })
    .openapi(one, async (c) => {
      const found = await receivableOfCustomer(c.req.valid('param').id, deps)
      if (!found) return c.json({ receivable: null }, 200)
      return c.json({ receivable: { ...found, ...reasonSaid(found, await readerOfReasons(deps), c) } }, 200)
    })
}

type Context = Parameters<typeof signedIn>[0]

function reasonSaid({ reason }: Pick<Owing, 'reason'>, reader: Reader, c: Context) {
  const parts = c.get('tell')(reason, reader)
  return { reason: plainly(parts), reasonParts: parts }
}
