import { z } from 'zod'
import { actorIs } from '../../base/access/person-of.ts'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Enqueue } from '../../base/jobs/job.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import {
  askBulkEdit,
  type BulkEditsDeps,
  getBulkEdit,
  listBulkEdits,
  previewBulkEdit,
  undoBulkEdit,
} from './bulk-edits.ts'
import {
  type BulkEdit,
  bulkEditAskedSchema,
  bulkEditPreviewSchema,
  bulkEditSchema,
  type Selection,
} from './contract.ts'

const pageLength = 20
const params = z.object({ id: z.string().min(1).max(64) })

const preview = route({
  method: 'post',
  path: '/api/bulk-edits/preview',
  permission: 'customers.write',
  rows: 'narrowed',
  summary: 'bulk-edits.api.preview',
  body: bulkEditAskedSchema,
  answers: { 200: bulkEditPreviewSchema },
})

const ask = route({
  method: 'post',
  path: '/api/bulk-edits',
  permission: 'customers.write',
  rows: 'narrowed',
  summary: 'bulk-edits.api.ask',
  body: bulkEditAskedSchema,
  answers: { 201: bulkEditSchema },
})

const list = route({
  method: 'get',
  path: '/api/bulk-edits',
  permission: 'customers.write',
  rows: 'narrowed',
  summary: 'bulk-edits.api.list',
  query: z.object({ cursor: z.string().max(4_000).optional() }),
  answers: { 200: z.object({ rows: z.array(bulkEditSchema), next: z.string().nullable() }) },
})

const one = route({
  method: 'get',
  path: '/api/bulk-edits/{id}',
  permission: 'customers.write',
  rows: 'narrowed',
  summary: 'bulk-edits.api.one',
  params,
  answers: { 200: bulkEditSchema },
})

const undo = route({
  method: 'post',
  path: '/api/bulk-edits/{id}/undo',
  permission: 'customers.write',
  rows: 'narrowed',
  summary: 'bulk-edits.api.undo',
  params,
  answers: { 200: bulkEditSchema },
})

type Context = Parameters<typeof signedIn>[0]

/** Many customers changed in one act: looked at before, done, taken back. */
export function bulkEditsRoutes({
  notebook,
  enqueue,
  now,
}: {
  readonly notebook: Notebook
  readonly enqueue: Enqueue
  readonly now: () => string
}) {
  const deps = (c: Context): BulkEditsDeps => ({
    notebook,
    enqueue,
    now,
    country: 'CN',
    ...actorIs(signedIn(c)),
  })
  return roomRoutes()
    .openapi(preview, async (c) => {
      const asked = c.req.valid('json')
      refuseStages(c, asked.selection)
      return c.json(await previewBulkEdit(asked, deps(c)), 200)
    })
    .openapi(ask, async (c) => {
      const asked = c.req.valid('json')
      refuseStages(c, asked.selection)
      return c.json(shown(c, await askBulkEdit(asked, deps(c))), 201)
    })
    .openapi(list, async (c) => {
      const { cursor } = c.req.valid('query')
      const before = cursor === undefined ? undefined : placeOf(cursor, params.shape.id)
      const found = await listBulkEdits({ before, most: pageLength + 1 }, deps(c))
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const next = found.length > pageLength && last ? cursorOf(last.id) : null
      return c.json({ rows: rows.map((edit) => shown(c, edit)), next }, 200)
    })
    .openapi(one, async (c) => c.json(shown(c, await getBulkEdit(c.req.valid('param').id, deps(c))), 200))
    .openapi(undo, async (c) => c.json(shown(c, await undoBulkEdit(c.req.valid('param').id, deps(c))), 200))
}

/** Who is in which stage tells of their worth. */
function refuseStages(c: Context, selection: Selection): void {
  if (selection.of === 'filter' && selection.filter.stages?.length && !signedIn(c).may('worth.read'))
    throw new Refusal('http.no-right')
}

function shown(c: Context, edit: BulkEdit): BulkEdit {
  if (!edit.filter?.stages || signedIn(c).may('worth.read')) return edit
  const { stages: _, ...filter } = edit.filter
  return { ...edit, filter }
}
