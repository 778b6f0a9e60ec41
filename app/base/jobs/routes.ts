import { z } from 'zod'
import { cursorOf, placeOf } from '../http/cursor.ts'
import { liveEvents } from '../http/live-events.ts'
import { roomRoutes, route } from '../http/route.ts'
import type { Say } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { type Job, jobSchema, jobStates } from './contract.ts'
import type { Jobs } from './jobs.ts'
import { whyFailed } from './why-failed.ts'

const pageLength = 50
const params = z.object({ id: z.string().min(1).max(64) })

/**
 * A job as the API shows it. What a kind of job takes and answers is that kind's own; JSON described as JSON would
 * describe itself without end.
 */
const shownSchema = jobSchema.extend({
  payload: z.unknown().describe('jobs.field.payload'),
  result: z.unknown().describe('jobs.field.result'),
  why: z.string().nullable().describe('jobs.field.why'),
})

const list = route({
  method: 'get',
  path: '/api/jobs',
  permission: 'jobs.read',
  summary: 'jobs.api.list',
  query: z.object({
    state: z.enum(jobStates).optional(),
    kind: z.string().max(64).optional(),
    cursor: z.string().max(4_000).optional(),
  }),
  answers: { 200: z.object({ rows: z.array(shownSchema), next: z.string().nullable() }) },
})

const live = route({
  method: 'get',
  path: '/api/jobs/live',
  permission: 'jobs.read',
  summary: 'jobs.api.live',
  answers: { 200: { media: 'text/event-stream' } },
})

const one = route({
  method: 'get',
  path: '/api/jobs/{id}',
  permission: 'jobs.read',
  summary: 'jobs.api.one',
  params,
  answers: { 200: shownSchema },
})

const cancel = route({
  method: 'post',
  path: '/api/jobs/{id}/cancel',
  permission: 'jobs.cancel',
  summary: 'jobs.api.cancel',
  params,
  answers: { 200: shownSchema },
})

const retry = route({
  method: 'post',
  path: '/api/jobs/{id}/retry',
  permission: 'jobs.cancel',
  summary: 'jobs.api.retry',
  params,
  answers: { 200: shownSchema },
})

/** Work that goes on by itself, and how far it has come. */
export function jobsRoutes({ jobs }: { readonly jobs: Jobs }) {
  return roomRoutes()
    .openapi(list, async (c) => {
      const { state, kind, cursor } = c.req.valid('query')
      const before = cursor === undefined ? undefined : placeOf(cursor, z.string().min(1).max(64))
      const found = await jobs.list({
        most: pageLength + 1,
        ...(state && { state }),
        ...(kind && { kind }),
        ...(before && { before }),
      })
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      return c.json(
        {
          rows: rows.map((job) => shown(job, c.get('say'))),
          next: found.length > pageLength && last ? cursorOf(last.id) : null,
        },
        200,
      )
    })
    .openapi(
      live,
      (c) =>
        liveEvents(c, {
          subscribe: (send) => jobs.subscribe((event) => send({ event: 'job', data: event, id: event.id })),
        }) as never,
    )
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param')
      const job = await jobs.find(id)
      if (!job) throw new Refusal('jobs.unknown', { id })
      return c.json(shown(job, c.get('say')), 200)
    })
    .openapi(cancel, async (c) => {
      return c.json(shown(await jobs.cancel(c.req.valid('param').id), c.get('say')), 200)
    })
    .openapi(retry, async (c) => {
      return c.json(shown(await jobs.retry(c.req.valid('param').id), c.get('say')), 200)
    })
}

function shown(job: Job, say: Say<string>): z.infer<typeof shownSchema> {
  return { ...job, why: job.failure && whyFailed(job.failure, say) }
}
