import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Reader } from '../../base/language/sentence.ts'
import {
  type ActionRow,
  type ActionsDeps,
  addAction,
  changeAction,
  inWords,
  listActions,
  occasionOf,
  readerOfReasons,
  seesGain,
  sightsOf,
} from './actions.ts'
import {
  type Action,
  actionChangeSchema,
  actionKinds,
  actionSchema,
  actionStates,
  type Dismissal,
  newActionSchema,
} from './contract.ts'

const pageLength = 50
const placeSchema = z.tuple([z.iso.date(), z.string().min(1).max(64)])

const list = route({
  method: 'get',
  path: '/api/actions',
  permission: 'actions.read',
  rows: 'narrowed',
  tells: { listed: ['rows[].customer'] },
  summary: 'actions.api.list',
  query: z.object({
    state: z.enum(actionStates).default('open'),
    /** Due on this day or before. */
    until: z.iso.date().optional(),
    kind: z.enum(actionKinds).optional(),
    owner: z.string().max(64).optional(),
    customer: z.string().max(64).optional(),
    cursor: z.string().max(4_000).optional(),
  }),
  answers: { 200: z.object({ rows: z.array(actionSchema), next: z.string().nullable() }) },
})

const add = route({
  method: 'post',
  path: '/api/actions',
  permission: 'actions.write',
  rows: 'narrowed',
  tells: { listed: ['customer'] },
  summary: 'actions.api.add',
  body: newActionSchema,
  answers: { 201: actionSchema },
})

const change = route({
  method: 'patch',
  path: '/api/actions/{id}',
  permission: 'actions.write',
  rows: 'narrowed',
  tells: { listed: ['customer'] },
  summary: 'actions.api.change',
  params: z.object({ id: z.string().min(1).max(64) }),
  body: actionChangeSchema,
  answers: { 200: actionSchema },
})

/** What there is to do, and what people do with it. */
export function actionsRoutes(deps: ActionsDeps) {
  return roomRoutes()
    .openapi(list, async (c) => {
      const { state, until, kind, owner, customer, cursor } = c.req.valid('query')
      const place = cursor === undefined ? null : placeOf(cursor, placeSchema)
      const asked = {
        state,
        until: until ?? null,
        kind: kind ?? null,
        owner: owner ?? null,
        customer: customer ?? null,
        owners: signedIn(c).sight.owners,
        withoutCredit: signedIn(c).sight.fields.credit === 'hidden',
        after: place && { day: place[0], id: place[1] },
        most: pageLength + 1,
      }
      const found = await listActions(asked, deps)
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const next = found.length > pageLength && last ? cursorOf([last.dueDay, last.id]) : null
      const reader = await readerOfReasons(rows, deps)
      return c.json({ rows: rows.map((row) => said(row, reader, c)), next }, 200)
    })
    .openapi(add, async (c) => {
      const row = await addAction({ action: c.req.valid('json'), ...asking(c) }, deps)
      return c.json(said(row, await readerOfReasons([row], deps), c), 201)
    })
    .openapi(change, async (c) => {
      const asked = { id: c.req.valid('param').id, change: c.req.valid('json'), ...asking(c) }
      const row = await changeAction(asked, deps)
      return c.json(said(row, await readerOfReasons([row], deps), c), 200)
    })
}

type Context = Parameters<typeof signedIn>[0]

function said(row: ActionRow, reader: Reader, c: Context): Action {
  const { id, customer, customerName, kind, dueDay, minutes, state, owner, note } = row
  const sights = sightsOf(signedIn(c), row.customerOwner)
  return {
    ...{ id, customer, customerName, kind, dueDay, minutes, state, owner, note },
    ...{ doneAt: row.doneAt, doneBy: row.doneBy, outcome: row.outcome, changedAt: row.changedAt },
    dismissal: row.dismissal as Dismissal | null,
    expectedMargin: seesGain(row, sights) ? row.expectedMargin : null,
    ...inWords(row, reader, { say: c.get('say'), tell: c.get('tell'), ...sights }),
    occasion: occasionOf(row),
  }
}

function asking(c: Context) {
  const { id: by, sight } = signedIn(c)
  return { by, sight }
}
