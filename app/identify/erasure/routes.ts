import { z } from 'zod'
import { actorIs } from '../../base/access/person-of.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Enqueue } from '../../base/jobs/job.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { erasureAskedSchema, erasureBegunSchema, erasureOutlookSchema } from './contract.ts'
import { askErasure, type ErasureDeps, erasureOutlook } from './erasure.ts'

const params = z.object({ id: z.string().min(1).max(64) })

const outlook = route({
  method: 'get',
  path: '/api/customers/{id}/erasure',
  permission: 'customers.erase',
  rows: 'customer',
  summary: 'erasure.api.outlook',
  params,
  answers: { 200: erasureOutlookSchema },
})

const ask = route({
  method: 'post',
  path: '/api/customers/{id}/erasure',
  permission: 'customers.erase',
  rows: 'customer',
  summary: 'erasure.api.ask',
  params,
  body: erasureAskedSchema,
  answers: { 202: erasureBegunSchema },
})

type Context = Parameters<typeof signedIn>[0]

/** Somebody who asked to be forgotten: what goes is told before, and then it goes. */
export function erasureRoutes({
  notebook,
  ledger,
  enqueue,
  now,
}: {
  readonly notebook: Notebook
  readonly ledger: Pick<Ledger, 'batchesNaming'>
  readonly enqueue: Enqueue
  readonly now: () => string
}) {
  const deps = (c: Context): ErasureDeps => ({ notebook, ledger, enqueue, now, ...actorIs(signedIn(c)) })
  return roomRoutes()
    .openapi(outlook, async (c) => c.json(await erasureOutlook(c.req.valid('param').id, deps(c)), 200))
    .openapi(ask, async (c) => {
      const asked = { ...c.req.valid('json'), customer: c.req.valid('param').id }
      return c.json(await askErasure(asked, deps(c)), 202)
    })
}
