import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import { orderKeySchema, orderLineSchema, orderSchema, paymentSchema, purchasesSchema } from './contract.ts'
import { listOrderLines, listOrders, listPayments, type OrdersDeps, purchasesOf } from './orders.ts'

const pageLength = 50
/** An order with more lines than this is a wholesaler's year, and is read in its file. */
const mostLines = 1_000
const params = z.object({ id: z.string().min(1).max(64) })
const query = z.object({ cursor: z.string().max(4_000).optional() })
const next = z.string().nullable()
const paymentPlace = z.object({ day: z.iso.date(), batch: z.int().min(0), row: z.int().min(0) })

const orders = route({
  method: 'get',
  path: '/api/customers/{id}/orders',
  permission: 'customers.read',
  rows: 'customer',
  summary: 'orders.api.list',
  params,
  query,
  answers: { 200: z.object({ rows: z.array(orderSchema), next }) },
})

const lines = route({
  method: 'get',
  path: '/api/customers/{id}/orders/lines',
  permission: 'customers.read',
  rows: 'customer',
  summary: 'orders.api.lines',
  params,
  query: orderKeySchema,
  answers: {
    200: z.object({ rows: z.array(orderLineSchema), more: z.boolean().describe('orders.field.more') }),
  },
})

const payments = route({
  method: 'get',
  path: '/api/customers/{id}/payments',
  permission: 'customers.read',
  rows: 'customer',
  summary: 'orders.api.payments',
  params,
  query,
  answers: { 200: z.object({ rows: z.array(paymentSchema), next }) },
})

const purchases = route({
  method: 'get',
  path: '/api/customers/{id}/purchases',
  permission: 'customers.read',
  rows: 'customer',
  summary: 'orders.api.purchases',
  params,
  answers: { 200: purchasesSchema },
})

/** What a customer ordered and paid. */
export function ordersRoutes(deps: OrdersDeps) {
  return roomRoutes()
    .openapi(orders, async (c) => {
      const { cursor } = c.req.valid('query')
      const before = cursor === undefined ? null : placeOf(cursor, orderKeySchema)
      const whose = { customer: c.req.valid('param').id, person: signedIn(c) }
      const found = await listOrders({ ...whose, before, most: pageLength + 1 }, deps)
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const place = last && { day: last.day, source: last.source, order: last.order, party: last.party }
      return c.json({ rows, next: found.length > pageLength && place ? cursorOf(place) : null }, 200)
    })
    .openapi(lines, async (c) => {
      const whose = { customer: c.req.valid('param').id, person: signedIn(c) }
      const { day, source, order, party } = c.req.valid('query')
      const asked = { ...whose, order: { day, source, order, party }, most: mostLines + 1 }
      const found = await listOrderLines(asked, deps)
      return c.json({ rows: found.slice(0, mostLines), more: found.length > mostLines }, 200)
    })
    .openapi(payments, async (c) => {
      const { cursor } = c.req.valid('query')
      const before = cursor === undefined ? null : placeOf(cursor, paymentPlace)
      const asked = { customer: c.req.valid('param').id, person: signedIn(c), before, most: pageLength + 1 }
      const found = await listPayments(asked, deps)
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const place = last && { day: last.day, batch: last.batch, row: last.row }
      return c.json({ rows, next: found.length > pageLength && place ? cursorOf(place) : null }, 200)
    })
    .openapi(purchases, async (c) => {
      const whose = { customer: c.req.valid('param').id, person: signedIn(c) }
      return c.json(await purchasesOf(whose, deps), 200)
    })
}
