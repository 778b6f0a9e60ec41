import { z } from 'zod'
import { roomRoutes, route } from '../../base/http/route.ts'
import { plainly } from '../../base/language/sentence.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { needShownSchema } from './contract.ts'
import { listNeeds } from './deliveries.ts'

const needs = route({
  method: 'get',
  path: '/api/customers/{id}/needs',
  permission: 'customers.read',
  rows: 'customer',
  summary: 'deliveries.api.needs',
  params: z.object({ id: z.string().min(1).max(64) }),
  answers: { 200: z.object({ rows: z.array(needShownSchema) }) },
})

/** When a customer needs something next. */
export function deliveriesRoutes(deps: { readonly notebook: Notebook }) {
  return roomRoutes().openapi(needs, async (c) => {
    const { needs: found, reader } = await listNeeds(c.req.valid('param').id, deps)
    const rows = found.map(({ reason, ...need }) => {
      const parts = reason && c.get('tell')(reason, reader)
      const { name = null, unit = null } = reader.product(need.product) ?? {}
      return { ...need, name, unit, reason: parts && plainly(parts), reasonParts: parts ?? [] }
    })
    return c.json({ rows }, 200)
  })
}
