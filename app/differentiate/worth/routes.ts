import { z } from 'zod'
import { reads, readsAll } from '../../base/access/sight.ts'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Jobs } from '../../base/jobs/jobs.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { worthShownSchema } from '../../identify/customers/contract.ts'
import { customerSeen, presented } from '../../identify/customers/customers.ts'
import { cardOf } from './card.ts'
import { checkNow } from './check/check-now.ts'
import { checkSaidSchema } from './check/contract.ts'
import { checkJob } from './check/due.ts'
import { cardSchema, outlookSchema, runFiguresSchema, type WorthRun, worthRunSchema } from './contract.ts'
import { equityLineSchema, groupsSchema } from './groups/contract.ts'
import { ofMargin, withoutFewMargins } from './groups/guarded.ts'
import { equityLine } from './groups/line.ts'
import { groupsNow, peopledFamilies, peopleOfGroup } from './groups/people.ts'
import { outlookOfCustomer } from './outlook.ts'
import { worthReason } from './worth.ts'
import { currentRun, runsBefore, type WorthRunRecord } from './worth-run.ts'

const pageLength = 50

const current = route({
  method: 'get',
  path: '/api/worth',
  permission: 'worth.read',
  rows: 'narrowed',
  summary: 'worth.api.current',
  answers: { 200: z.object({ run: worthRunSchema.nullable() }) },
})

const runs = route({
  method: 'get',
  path: '/api/worth/runs',
  permission: 'worth.company',
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
  rows: 'customer',
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

const outlook = route({
  method: 'get',
  path: '/api/customers/{id}/outlook',
  permission: 'worth.read',
  rows: 'customer',
  summary: 'worth.api.outlook',
  params: z.object({ id: z.string().min(1).max(64) }),
  answers: { 200: outlookSchema },
})

const card = route({
  method: 'get',
  path: '/api/worth/card',
  permission: 'worth.company',
  summary: 'worth.api.card',
  answers: { 200: z.object({ card: cardSchema.nullable() }) },
})

const line = route({
  method: 'get',
  path: '/api/worth/line',
  permission: 'worth.company',
  summary: 'worth.api.line',
  answers: { 200: equityLineSchema },
})

const groups = route({
  method: 'get',
  path: '/api/worth/groups',
  permission: 'worth.company',
  summary: 'worth.api.groups',
  answers: { 200: z.object({ groups: groupsSchema.nullable().describe('worth.field.groups') }) },
})

const place = z.coerce.number().int().min(0).max(1_000_000)
const placeInGroup = z.object({
  run: z.number().int(),
  at: z.object({ key: z.number().nullable(), customer: z.uuid() }),
  left: z.number().int().min(0),
})

const people = route({
  method: 'get',
  path: '/api/worth/groups/{family}/{place}/customers',
  permission: 'worth.company',
  tells: { listed: ['rows[].id'] },
  summary: 'worth.api.people',
  params: z.object({ family: z.enum(peopledFamilies), place }),
  query: z.object({
    to: place.optional().describe('worth.field.to'),
    order: z.enum(['falling', 'rising']).default('falling').describe('worth.field.order'),
    most: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(4_000).optional(),
  }),
  answers: {
    200: z.object({
      run: z.number().int(),
      total: z.number().int(),
      rows: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.string(),
          worth: worthShownSchema.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
})

const check = route({
  method: 'get',
  path: '/api/worth/check',
  permission: 'worth.company',
  summary: 'worth.api.check',
  answers: { 200: z.object({ check: checkSaidSchema.nullable() }) },
})

const beginCheck = route({
  method: 'post',
  path: '/api/worth/checks',
  permission: 'worth.run',
  summary: 'worth.api.begin-check',
  answers: { 202: z.object({ job: z.string() }) },
})

export type WorthDeps = { readonly notebook: Notebook; readonly ledger: Ledger; readonly jobs: Jobs }

/** What everybody is worth, when that was worked out, and how it has changed. */
export function worthRoutes({ notebook, ledger, jobs }: WorthDeps) {
  return roomRoutes()
    .openapi(current, async (c) => {
      const found = await currentRun(notebook.read)
      // When everybody was valued is no secret; what all of them are worth may be.
      const run = found && (signedIn(c).may('worth.company') ? found : { ...found, figures: null })
      return c.json({ run: run ? shown(run) : null }, 200)
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
    .openapi(card, async (c) => {
      const found = await currentRun(notebook.read)
      const { figures } = found ? shown(found) : { figures: null }
      return c.json({ card: figures === null ? null : cardOf(figures, c.get('language')) }, 200)
    })
    .openapi(line, async (c) => c.json(await equityLine(notebook.read), 200))
    .openapi(groups, async (c) => {
      const found = await groupsNow(notebook.read)
      const sees = readsAll(signedIn(c).sight, 'margin')
      return c.json({ groups: found && !sees ? withoutFewMargins(found) : found }, 200)
    })
    .openapi(people, async (c) => {
      // Whoever sees a list of customers by worth sees their names.
      if (!signedIn(c).may('customers.read')) throw new Refusal('http.no-right')
      const { family, place: from } = c.req.valid('param')
      if (ofMargin.has(family) && !readsAll(signedIn(c).sight, 'margin')) throw new Refusal('http.no-right')
      const { to = from, order, most, cursor } = c.req.valid('query')
      const after = cursor === undefined ? null : placeOf(cursor, placeInGroup)
      const asked = { family, from, to, rising: order === 'rising', after, most }
      const found = await peopleOfGroup(asked, { read: notebook.read, ledger })
      const { sight } = signedIn(c)
      const rows = found.customers
        .map((one) => presented(one, sight))
        .map(({ id, name, kind, worth }) => ({
          ...{ id, name, kind },
          worth: worth && { ...worth, reason: worthReason(worth, c.get('language')) },
        }))
      const next = found.next && cursorOf(found.next)
      return c.json({ run: found.run, total: found.total, rows, next }, 200)
    })
    .openapi(check, async (c) => c.json({ check: await checkNow(notebook.read, c.get('language')) }, 200))
    .openapi(beginCheck, async (c) => {
      const { id } = await jobs.enqueue({ ...checkJob, by: signedIn(c).id })
      return c.json({ job: id }, 202)
    })
    .openapi(history, async (c) => {
      const { id } = c.req.valid('param')
      const { sight } = signedIn(c)
      const { owner } = await customerSeen(notebook.read, id, sight)
      const seesMargin = reads(sight, 'margin', owner)
      const told = await ledger.worthHistoryOf({ customer: id })
      const known = (value: number | undefined): number | null =>
        value === undefined || Number.isNaN(value) ? null : value
      const rows = told.asOf.map((asOf, i) => ({
        run: told.run[i] as number,
        asOf,
        alive: known(told.alive[i]),
        residualValue: known(told.residualValue[i]),
        marginSoFar: seesMargin ? known(told.marginSoFar[i]) : null,
        stage: told.stage[i] ?? null,
      }))
      return c.json({ rows }, 200)
    })
    .openapi(outlook, async (c) =>
      c.json(await outlookOfCustomer(c.req.valid('param').id, { notebook, ledger }), 200),
    )
}

function shown({ figures, ...run }: WorthRunRecord): WorthRun {
  return { ...run, figures: figures === null ? null : runFiguresSchema.parse(JSON.parse(figures)) }
}
