import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import {
  type Action,
  actionChangeSchema,
  actionKinds,
  actionSchema,
  actionStates,
  type Basis,
  type Dismissal,
  type Due,
  type Evidence,
  groupNames,
  newActionSchema,
  stopSchema,
  todaySchema,
  whoseList,
} from './contract.ts'
import {
  type ActionRow,
  addAction,
  changeAction,
  evidenceKept,
  listActions,
  routeOfDay,
  type TodayDeps,
  todayList,
} from './today.ts'

const pageLength = 50
const placeSchema = z.tuple([z.iso.date(), z.string().min(1).max(64)])
const rankPlaceSchema = z.tuple([z.enum(groupNames), z.number(), z.iso.date(), z.string().min(1).max(64)])
const rowsAGroup = 10

const today = route({
  method: 'get',
  path: '/api/today',
  permission: 'actions.read',
  summary: 'today.api.today',
  query: z.object({
    whose: z.enum(whoseList).optional().describe('today.field.whose'),
    kind: z.enum(actionKinds).optional(),
    most: z.coerce.number().int().min(1).max(100).default(rowsAGroup).describe('today.field.most'),
    cursor: z.string().max(4_000).optional(),
  }),
  answers: { 200: todaySchema },
})

const routeList = route({
  method: 'get',
  path: '/api/today/route',
  permission: 'actions.read',
  summary: 'today.api.route',
  query: z.object({
    kind: z.enum(['deliver', 'collect']),
    owner: z.string().max(64).optional().describe('today.field.owner'),
  }),
  answers: {
    200: z.object({
      day: z.string(),
      currency: z.string(),
      rows: z.array(stopSchema),
      more: z.boolean(),
    }),
  },
})

const list = route({
  method: 'get',
  path: '/api/actions',
  permission: 'actions.read',
  summary: 'today.api.list',
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
  summary: 'today.api.add',
  body: newActionSchema,
  answers: { 201: actionSchema },
})

const change = route({
  method: 'patch',
  path: '/api/actions/{id}',
  permission: 'actions.write',
  summary: 'today.api.change',
  params: z.object({ id: z.string().min(1).max(64) }),
  body: actionChangeSchema,
  answers: { 200: actionSchema },
})

/** What there is to do. */
export function todayRoutes(deps: TodayDeps) {
  const { notebook, now } = deps
  const listDeps = { read: notebook.read, now }
  return roomRoutes()
    .openapi(today, async (c) => {
      const { whose, kind, most, cursor } = c.req.valid('query')
      const place = cursor === undefined ? null : placeOf(cursor, rankPlaceSchema)
      const from = place && {
        group: place[0],
        after: { rankBy: place[1], dueDay: place[2], id: place[3] },
      }
      const found = await todayList({ person: signedIn(c).id, whose, kind, from, most }, listDeps)
      const worth = signedIn(c).may('worth.read')
      const { figures } = found
      return c.json(
        {
          ...found,
          figures: {
            ...sumsSaid(figures),
            expectedMoney: worth ? figures.expectedMoney : null,
            receivables: figures.receivables,
            customerEquity: worth ? figures.customerEquity : null,
            worthUpdatedAt: figures.worthUpdatedAt,
          },
          groups: found.groups.map(({ group, rows, more, next, ...sums }) => ({
            group,
            ...sumsSaid(sums),
            rows: rows.map((row) => dueSaid(row, c)),
            more,
            next: next && cursorOf([group, next.rankBy, next.dueDay, next.id]),
          })),
        },
        200,
      )
    })
    .openapi(routeList, async (c) => {
      const found = await routeOfDay(c.req.valid('query'), listDeps)
      const called = signedIn(c).may('customers.read')
      const rows = found.rows.map((row) => {
        const { id, customer, customerName, dueDay, product, quantity, amount, minutes, note } = row
        return {
          ...{ id, customer, customerName, city: row.city, address: row.address },
          phone: called ? row.phone : null,
          ...{ dueDay, product, quantity, amount, minutes, note, changedAt: row.changedAt },
          reason: reasonSaid(row, c),
        }
      })
      return c.json({ ...found, rows }, 200)
    })
    .openapi(list, async (c) => {
      const { state, until, kind, owner, customer, cursor } = c.req.valid('query')
      const place = cursor === undefined ? null : placeOf(cursor, placeSchema)
      const asked = {
        state,
        until: until ?? null,
        kind: kind ?? null,
        owner: owner ?? null,
        customer: customer ?? null,
        after: place && { day: place[0], id: place[1] },
        most: pageLength + 1,
      }
      const found = await listActions(asked, deps)
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const next = found.length > pageLength && last ? cursorOf([last.dueDay, last.id]) : null
      return c.json({ rows: rows.map((row) => said(row, c)), next }, 200)
    })
    .openapi(add, async (c) => {
      const row = await addAction({ action: c.req.valid('json'), by: signedIn(c).id }, deps)
      return c.json(said(row, c), 201)
    })
    .openapi(change, async (c) => {
      const asked = { id: c.req.valid('param').id, change: c.req.valid('json'), by: signedIn(c).id }
      return c.json(said(await changeAction(asked, deps), c), 200)
    })
}

const reasonSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

type Context = Parameters<typeof signedIn>[0]

function reasonSaid({ reason }: ActionRow, c: Context): string {
  const { code, values } = reasonSchema.parse(JSON.parse(reason))
  return c.get('say')(code, values)
}

type Sums = { things: number; minutes: number; minutesUnknown: number; moneyUnknown: number }

const sumsSaid = ({ things, minutes, minutesUnknown, moneyUnknown }: Sums): Sums => ({
  ...{ things, minutes, minutesUnknown, moneyUnknown },
})

function said(row: ActionRow, c: Context): Action {
  const { id, customer, customerName, kind, dueDay, minutes, state, owner, note } = row
  return {
    ...{ id, customer, customerName, kind, dueDay, minutes, state, owner, note },
    ...{ doneAt: row.doneAt, doneBy: row.doneBy, outcome: row.outcome, changedAt: row.changedAt },
    dismissal: row.dismissal as Dismissal | null,
    expectedMargin: signedIn(c).may('worth.read') ? row.expectedMargin : null,
    reason: reasonSaid(row, c),
  }
}

/** A row of the list; worth, and what is worked out from it, only for those who may see it. */
function dueSaid(row: ActionRow, c: Context): Due {
  const { id, customer, customerName, kind, dueDay, product, minutes, owner, note, changedAt } = row
  const worth = signedIn(c).may('worth.read')
  const evidence = evidenceKept(row.evidence)
  const known = worth && row.expectedMargin !== null
  return {
    ...{ id, customer, customerName, kind, dueDay, product, minutes, owner, note, changedAt },
    reason: reasonSaid(row, c),
    expectedMoney: known ? row.expectedMargin : null,
    evPerMinute: known && minutes ? (row.expectedMargin as number) / minutes : null,
    basis: known ? leastSure(evidence) : null,
    evidence: evidence
      .filter((one) => worth || one.of !== 'worth')
      .map((one) => ({ ...one, said: c.get('say')(`today.evidence.${one.name}`) })),
  }
}

/** A figure is as sure as the least sure of those that it is made of. */
function leastSure(evidence: readonly Evidence[]): Basis {
  if (evidence.some(({ basis }) => basis === 'assumed')) return 'assumed'
  return evidence.some(({ basis }) => basis === 'inferred') ? 'inferred' : 'measured'
}
