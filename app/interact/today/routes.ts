import { stages } from '@ricebook/engine'
import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Reader } from '../../base/language/sentence.ts'
import { inWords, occasionOf } from '../actions/actions.ts'
import { actionKinds, type Basis, type Evidence, type EvidenceSaid } from '../actions/contract.ts'
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
    owner: z.string().max(100).optional().describe('today.field.of-one'),
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
    owner: z.string().max(100).optional().describe('today.field.owner'),
  }),
  answers: {
    200: z.object({
      day: z.string(),
      currency: z.string(),
      company: z.string(),
      rows: z.array(stopSchema),
      more: z.boolean(),
    }),
  },
})

/** What is worth doing today. */
export function todayRoutes(deps: ListDeps) {
  return roomRoutes()
    .openapi(today, async (c) => {
      const { whose, kind, owner, most, cursor } = c.req.valid('query')
      const place = cursor === undefined ? null : placeOf(cursor, rankPlaceSchema)
      const from = place && {
        group: place[0],
        after: { rankBy: place[1], dueDay: place[2], id: place[3] },
      }
      const asked = { person: signedIn(c).id, whose, kind, owner, from, most }
      const { reader, ...found } = await todayList(asked, deps)
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
            rows: rows.map((row) => dueSaid(row, reader, c)),
            more,
            next: next && cursorOf([group, next.rankBy, next.dueDay, next.id]),
          })),
          coming: found.coming.map((row) => dueSaid(row, reader, c)),
        },
        200,
      )
    })
    .openapi(routeList, async (c) => {
      const { reader, ...found } = await routeOfDay(c.req.valid('query'), deps)
      const called = signedIn(c).may('customers.read')
      const rows = found.rows.map((row) => {
        const { id, customer, customerName, owner, ownerName, dueDay, product, quantity, amount } = row
        const { name = null, unit = null } = (product !== null && reader.product(product)) || {}
        const { reason, reasonParts } = inWords(row, reader, speakingTo(c))
        return {
          ...{ id, customer, customerName, city: row.city, address: row.address },
          phone: called ? row.phone : null,
          ...{ owner, ownerName, dueDay, product, productName: name, unit, quantity, amount },
          ...{ overdue: row.overdue, minutes: row.minutes, note: row.note, changedAt: row.changedAt },
          ...{ reason, reasonParts },
        }
      })
      return c.json({ ...found, rows }, 200)
    })
}

type Context = Parameters<typeof signedIn>[0]

function speakingTo(c: Context): Parameters<typeof inWords>[2] {
  return { say: c.get('say'), tell: c.get('tell'), seesWorth: signedIn(c).may('worth.read') }
}

type Sums = { things: number; minutes: number; minutesUnknown: number; moneyUnknown: number }

const sumsSaid = ({ things, minutes, minutesUnknown, moneyUnknown }: Sums): Sums => ({
  ...{ things, minutes, minutesUnknown, moneyUnknown },
})

/** A row of the list; worth, and what is worked out from it, only for those who may see it. */
function dueSaid(row: ActionRow, reader: Reader, c: Context): Due {
  const { id, customer, customerName, kind, dueDay, product, minutes, owner, note, changedAt } = row
  const [worth, record] = [signedIn(c).may('worth.read'), signedIn(c).may('customers.read')]
  const { evidence, ...reason } = inWords(row, reader, speakingTo(c))
  const known = worth && row.expectedMargin !== null
  return {
    ...{ id, customer, customerName, kind, dueDay, product, minutes, owner, note, changedAt },
    ...{ customerKind: row.customerKind, householdSize: record ? row.householdSize : null },
    ...{ city: record ? row.city : null, address: record ? row.address : null },
    phone: record ? row.phone : null,
    // Who is in which stage tells of their worth.
    stage: worth ? stageOf(row) : null,
    ...reason,
    occasion: occasionOf(row),
    expectedMoney: known ? row.expectedMargin : null,
    evPerMinute: known && minutes ? row.rankBy : null,
    basis: known ? leastSure(evidence) : null,
    evidence: evidence.map((one) => withInterval(one, row)),
  }
}

function stageOf({ stage }: ActionRow): Due['stage'] {
  return stages.find((one) => one === stage) ?? null
}

/** A customer's value lies between what the run that is current says of it. */
function withInterval(
  one: EvidenceSaid,
  { residualValue, residualLow, residualHigh }: ActionRow,
): EvidenceSaid {
  if (one.name !== 'value' || one.value !== residualValue) return one
  if (residualLow === null || residualHigh === null) return one
  return { ...one, interval: { low: residualLow, high: residualHigh, level: 0.9 } }
}

/** A figure is as sure as the least sure of those that it is made of. */
function leastSure(evidence: readonly Evidence[]): Basis {
  if (evidence.some(({ basis }) => basis === 'assumed')) return 'assumed'
  return evidence.some(({ basis }) => basis === 'inferred') ? 'inferred' : 'measured'
}
