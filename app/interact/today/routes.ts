import { stages } from '@ricebook/engine'
import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Reader } from '../../base/language/sentence.ts'
import { maskedFor, textSeen } from '../../identify/customers/customers.ts'
import { inWords, occasionOf, seesGain, sightsOf } from '../actions/actions.ts'
import { actionKinds, type Basis, type Evidence, type EvidenceSaid } from '../actions/contract.ts'
import { type Due, groupNames, stopSchema, todaySchema, whoseList } from './contract.ts'
import { type ActionRow, type ListDeps, routeOfDay, todayList } from './today.ts'

const rankPlaceSchema = z.tuple([z.enum(groupNames), z.number(), z.iso.date(), z.string().min(1).max(64)])
const rowsAGroup = 10

const today = route({
  method: 'get',
  path: '/api/today',
  permission: 'actions.read',
  rows: 'narrowed',
  tells: { listed: ['groups[].rows[].customer', 'coming[].customer'] },
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
  rows: 'narrowed',
  tells: { listed: ['rows[].customer'] },
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
      const { id: person, sight, may } = signedIn(c)
      const asked = { person, sight, whose, kind, owner, from, most }
      const { reader, ...found } = await todayList(asked, deps)
      const { figures } = found
      return c.json(
        {
          ...found,
          figures: {
            ...sumsSaid(figures),
            expectedMoney: may('worth.read') ? figures.expectedMoney : null,
            receivables: figures.receivables,
            customerEquity: may('worth.company') ? figures.customerEquity : null,
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
      const { sight, may } = signedIn(c)
      const asked = c.req.valid('query')
      if (asked.kind === 'collect' && sight.fields.credit === 'hidden') throw new Refusal('http.no-right')
      const { reader, ...found } = await routeOfDay({ ...asked, sight }, deps)
      const called = may('customers.read')
      const rows = found.rows.map((row) => {
        const { id, customer, customerName, owner, ownerName, dueDay, product, quantity, amount, kind } = row
        const { name = null, unit = null } = (product !== null && reader.product(product)) || {}
        const sights = sightsOf(signedIn(c), row.customerOwner)
        const { reason, reasonParts } = inWords(row, reader, speakingTo(c, sights))
        const whose = { owner: row.customerOwner, sight }
        return {
          ...{ id, customer, customerName, city: row.city },
          address: textSeen(row.address, 'address', whose),
          phone: called ? textSeen(row.phone, 'phone', whose) : null,
          masked: maskedFor(row.customerOwner, sight),
          ...{ owner, ownerName, dueDay, product, productName: name, unit, quantity },
          amount: kind === 'collect' && !sights.seesCredit ? null : amount,
          overdue: sights.seesCredit ? row.overdue : null,
          ...{ minutes: row.minutes, note: row.note, changedAt: row.changedAt },
          ...{ reason, reasonParts },
        }
      })
      return c.json({ ...found, rows }, 200)
    })
}

type Context = Parameters<typeof signedIn>[0]

function speakingTo(c: Context, sights: ReturnType<typeof sightsOf>): Parameters<typeof inWords>[2] {
  return { say: c.get('say'), tell: c.get('tell'), ...sights }
}

type Sums = { things: number; minutes: number; minutesUnknown: number; moneyUnknown: number }

const sumsSaid = ({ things, minutes, minutesUnknown, moneyUnknown }: Sums): Sums => ({
  ...{ things, minutes, minutesUnknown, moneyUnknown },
})

/** A row of the list; worth, and what is worked out from it, only for those who may see it. */
function dueSaid(row: ActionRow, reader: Reader, c: Context): Due {
  const { id, customer, customerName, kind, dueDay, product, minutes, owner, note, changedAt } = row
  const { may, sight } = signedIn(c)
  const [worth, record] = [may('worth.read'), may('customers.read')]
  const sights = sightsOf(signedIn(c), row.customerOwner)
  const whose = { owner: row.customerOwner, sight }
  const { evidence, ...reason } = inWords(row, reader, speakingTo(c, sights))
  const known = seesGain(row, sights) && row.expectedMargin !== null
  return {
    ...{ id, customer, customerName, kind, dueDay, product, minutes, owner, note, changedAt },
    ...{ customerKind: row.customerKind, householdSize: record ? row.householdSize : null },
    city: record ? row.city : null,
    address: record ? textSeen(row.address, 'address', whose) : null,
    phone: record ? textSeen(row.phone, 'phone', whose) : null,
    masked: maskedFor(row.customerOwner, sight),
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
