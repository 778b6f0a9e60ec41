import { z } from 'zod'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { newViewSchema, viewChangeSchema, viewSchema } from './contract.ts'
import { changeView, createView, listViews, removeView, type ViewsDeps } from './views.ts'

const params = z.object({ id: z.string().min(1).max(64) })

const list = route({
  method: 'get',
  path: '/api/views',
  permission: 'customers.read',
  rows: 'none',
  summary: 'views.api.list',
  answers: { 200: z.object({ rows: z.array(viewSchema) }) },
})

const create = route({
  method: 'post',
  path: '/api/views',
  permission: 'customers.read',
  rows: 'none',
  summary: 'views.api.create',
  body: newViewSchema,
  answers: { 201: viewSchema },
})

const change = route({
  method: 'patch',
  path: '/api/views/{id}',
  permission: 'customers.read',
  rows: 'none',
  summary: 'views.api.change',
  params,
  body: viewChangeSchema,
  answers: { 200: viewSchema },
})

const remove = route({
  method: 'delete',
  path: '/api/views/{id}',
  permission: 'customers.read',
  rows: 'none',
  summary: 'views.api.remove',
  params,
  answers: { 204: null },
})

type Context = Parameters<typeof signedIn>[0]

/** Lists that people come back to. */
export function viewsRoutes({ notebook, now }: { readonly notebook: Notebook; readonly now: () => string }) {
  const deps = (c: Context): ViewsDeps => {
    const { id, may } = signedIn(c)
    return { notebook, now, user: { id, mayShare: may('views.share'), seesWorth: may('worth.read') } }
  }
  return roomRoutes()
    .openapi(list, async (c) => c.json({ rows: await listViews(deps(c)) }, 200))
    .openapi(create, async (c) => c.json(await createView(c.req.valid('json'), deps(c)), 201))
    .openapi(change, async (c) => {
      const asked = { ...c.req.valid('json'), ...c.req.valid('param') }
      return c.json(await changeView(asked, deps(c)), 200)
    })
    .openapi(remove, async (c) => {
      await removeView(c.req.valid('param').id, deps(c))
      return c.body(null, 204)
    })
}
