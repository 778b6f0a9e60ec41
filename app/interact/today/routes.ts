import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import { evidenceKept, reasonKept } from '../actions/actions.ts'
import { actionKinds, type Basis, type Evidence } from '../actions/contract.ts'
import { type Due, groupNames, stopSchema, todaySchema, whoseList } from './contract.ts'
import { type ActionRow, type ListDeps, routeOfDay, todayList } from './today.ts'

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

/** What is worth doing today. */
export function todayRoutes(deps: ListDeps) {
  return roomRoutes()
    .openapi(today, async (c) => {
      const { whose, kind, most, cursor } = c.req.valid('query')
      const place = cursor === undefined ? null : placeOf(cursor, rankPlaceSchema)
      const from = place && {
        group: place[0],
        after: { rankBy: place[1], dueDay: place[2], id: place[3] },
      }
      const found = await todayList({ person: signedIn(c).id, whose, kind, from, most }, deps)
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
      const found = await routeOfDay(c.req.valid('query'), deps)
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
}

type Context = Parameters<typeof signedIn>[0]

function reasonSaid({ reason }: Pick<ActionRow, 'reason'>, c: Context): string {
  const { code, values } = reasonKept(reason)
  return c.get('say')(code, values)
}

type Sums = { things: number; minutes: number; minutesUnknown: number; moneyUnknown: number }

const sumsSaid = ({ things, minutes, minutesUnknown, moneyUnknown }: Sums): Sums => ({
  ...{ things, minutes, minutesUnknown, moneyUnknown },
})

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
