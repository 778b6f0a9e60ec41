import { z } from 'zod'
import { verifyAudit } from '../../base/audit/audit.ts'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { auditTold } from './audit.ts'
import { auditEntrySchema, auditFilterSchema, verifiedSchema } from './contract.ts'

const pageLength = 50

const list = route({
  method: 'get',
  path: '/api/audit',
  permission: 'audit.read',
  tells: { listed: ['rows[].customer.id'] },
  summary: 'audit.api.list',
  query: auditFilterSchema.extend({ cursor: z.string().max(4_000).optional() }),
  answers: { 200: z.object({ rows: z.array(auditEntrySchema), next: z.string().nullable() }) },
})

const verified = route({
  method: 'get',
  path: '/api/audit/verified',
  permission: 'audit.read',
  summary: 'audit.api.verified',
  answers: { 200: verifiedSchema },
})

/**
 * Who did what.
 *
 * @param summaryOf what a route is called, as a key of its room's words
 */
export function auditRoutes({
  notebook,
  summaryOf,
}: {
  readonly notebook: Notebook
  readonly summaryOf: (act: string) => string | undefined
}) {
  return roomRoutes()
    .openapi(list, async (c) => {
      const { cursor, ...filter } = c.req.valid('query')
      const before = cursor === undefined ? undefined : placeOf(cursor, z.int())
      const asked = { ...filter, before, most: pageLength + 1 }
      const say = c.get('say')
      const found = await auditTold(notebook.read, asked, { sight: signedIn(c).sight, say })
      const rows = found.slice(0, pageLength).map((entry) => {
        const summary = summaryOf(entry.act)
        return { ...entry, act: summary === undefined ? entry.act : say(summary) }
      })
      const last = rows.at(-1)
      return c.json({ rows, next: found.length > pageLength && last ? cursorOf(last.n) : null }, 200)
    })
    .openapi(verified, async (c) => c.json(await verifyAudit(notebook.read), 200))
}
