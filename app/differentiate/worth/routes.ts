import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Jobs } from '../../base/jobs/jobs.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { customerStands } from '../../identify/customers/customers.ts'
import { runFiguresSchema, type WorthRun, worthRunSchema } from './contract.ts'
import { currentRun, runsBefore, type WorthRunRecord } from './worth-run.ts'

const pageLength = 50

const current = route({
  method: 'get',
  path: '/api/worth',
  permission: 'worth.read',
  summary: 'worth.api.current',
  answers: { 200: z.object({ run: worthRunSchema.nullable() }) },
})

const runs = route({
  method: 'get',
  path: '/api/worth/runs',
  permission: 'worth.read',
  summary: 'worth.api.runs',
  query: z.object({ cursor: z.string().max(4_000).optional() }),
  answers: { 200: z.object({ rows: z.array(worthRunSchema), next: z.string().nullable() }) },
})

const begin = route({
  method: 'post',
  path: '/api/worth/runs',
  permission: 'worth.run',
  summary: 'worth.api.begin',
  answers: { 202: z.object({ job: z.string() }) },
})

const history = route({
  method: 'get',
  path: '/api/customers/{id}/worth-history',
  permission: 'worth.read',
  summary: 'worth.api.history',
  params: z.object({ id: z.string().min(1).max(64) }),
  answers: {
    200: z.object({
      rows: z.array(
        z.object({
          run: z.number().int(),
          asOf: z.string(),
          alive: z.number().nullable(),
          residualValue: z.number().nullable(),
          marginSoFar: z.number().nullable(),
          stage: z.string().nullable(),
        }),
      ),
    }),
  },
})

export type WorthDeps = { readonly notebook: Notebook; readonly ledger: Ledger; readonly jobs: Jobs }

/** What everybody is worth, when that was worked out, and how it has changed. */
export function worthRoutes({ notebook, ledger, jobs }: WorthDeps) {
  return roomRoutes()
    .openapi(current, async (c) => {
      const found = await currentRun(notebook.read)
      return c.json({ run: found ? shown(found) : null }, 200)
    })
    .openapi(runs, async (c) => {
      const { cursor } = c.req.valid('query')
      const before = cursor === undefined ? null : placeOf(cursor, z.int().positive())
      const found = await runsBefore(notebook.read, { before, most: pageLength + 1 })
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const next = found.length > pageLength && last ? cursorOf(last.run) : null
      return c.json({ rows: rows.map(shown), next }, 200)
    })
    .openapi(begin, async (c) => {
      const asked = { kind: 'worth', payload: {}, dedupeKey: 'worth', by: signedIn(c).id }
      const { id } = await jobs.enqueue(asked)
      return c.json({ job: id }, 202)
    })
    .openapi(history, async (c) => {
      const { id } = c.req.valid('param')
      await customerStands(notebook.read, id)
      const told = await ledger.worthHistoryOf({ customer: id })
      const known = (value: number | undefined): number | null =>
        value === undefined || Number.isNaN(value) ? null : value
      const rows = told.asOf.map((asOf, i) => ({
        run: told.run[i] as number,
        asOf,
        alive: known(told.alive[i]),
        residualValue: known(told.residualValue[i]),
        marginSoFar: known(told.marginSoFar[i]),
        stage: told.stage[i] ?? null,
      }))
      return c.json({ rows }, 200)
    })
}

function shown({ figures, ...run }: WorthRunRecord): WorthRun {
  return { ...run, figures: figures === null ? null : runFiguresSchema.parse(JSON.parse(figures)) }
}
