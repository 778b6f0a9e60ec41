import { z } from 'zod'
import { reads } from '../../base/access/sight.ts'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import { plainly, type Reader, withoutMoney } from '../../base/language/sentence.ts'
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
  rows: 'narrowed',
  tells: { listed: ['rows[].customer'] },
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
  rows: 'customer',
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
      const { sight } = signedIn(c)
      if (sight.fields.credit === 'hidden') return c.json({ rows: [], next: null }, 200)
      const after = cursor === undefined ? null : placeOf(cursor, placeSchema)
      const asked = { owner: owner ?? null, owners: sight.owners, after, most: pageLength + 1 }
      const found = await listReceivables(asked, deps)
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const place = last && { collectOn: last.collectOn, customer: last.customer }
      const reader = await readerOfReasons(deps)
      const said = rows.map(({ customerOwner, customer, customerName, ...row }) => ({
        ...{ customer, customerName },
        ...owingSaid(row, reader, { c, owner: customerOwner }),
      }))
      return c.json({ rows: said, next: found.length > pageLength && place ? cursorOf(place) : null }, 200)
    })
    .openapi(one, async (c) => {
      const { sight } = signedIn(c)
      const found = await receivableOfCustomer({ customer: c.req.valid('param').id, sight }, deps)
      if (!found || sight.fields.credit === 'hidden') return c.json({ receivable: null }, 200)
      const { customerOwner: owner, ...row } = found
      return c.json({ receivable: owingSaid(row, await readerOfReasons(deps), { c, owner }) }, 200)
    })
}

type Context = Parameters<typeof signedIn>[0]

/** What is owed, as whoever asks may see it: when to ask for it they know in any case. */
function owingSaid(
  { reason, ...row }: Owing,
  reader: Reader,
  { c, owner }: { readonly c: Context; readonly owner: string | null },
) {
  const sees = reads(signedIn(c).sight, 'credit', owner)
  const parts = c.get('tell')(sees ? reason : withoutMoney(reason), reader)
  const said = { ...row, reason: plainly(parts), reasonParts: parts, masked: !sees }
  return sees ? said : { ...said, open: null, overdue: null }
}
