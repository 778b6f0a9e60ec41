import { z } from 'zod'

const isoDay = z.iso.date()
/** Minor units of the company's currency; null is unknown. */
const money = z.number().int().nullable()

/** What tells an order from a customer's others. */
export const orderKeySchema = z.object({
  day: isoDay,
  source: z.string().min(1).max(100).describe('orders.field.source'),
  order: z.string().max(1_000).default('').describe('orders.field.order'),
  party: z.string().max(1_000).default('').describe('orders.field.party'),
})

/** So much of a product. */
const orderedProductSchema = z.object({
  product: z.string(),
  name: z.string().nullable().describe('orders.field.name'),
  unit: z.string().nullable(),
  quantity: z.number().nullable().describe('orders.field.quantity'),
})

export const orderSchema = z.object({
  day: z.string(),
  source: z.string(),
  order: z.string().describe('orders.field.order'),
  party: z.string().describe('orders.field.party'),
  amount: money.describe('orders.field.amount'),
  margin: money.describe('orders.field.margin'),
  isReturn: z.boolean(),
  lines: z.number().int(),
  products: z.number().int().describe('orders.field.products'),
  firstProducts: z.array(orderedProductSchema).describe('orders.field.first-products'),
  batch: z.number().int().describe('orders.field.batch'),
})
export type Order = z.infer<typeof orderSchema>

export const orderLineSchema = z.object({
  day: z.string(),
  product: z.string().nullable(),
  name: z.string().nullable().describe('orders.field.name'),
  unit: z.string().nullable(),
  quantity: z.number().nullable(),
  amount: money.describe('orders.field.amount'),
  margin: money.describe('orders.field.margin'),
  isReturn: z.boolean(),
  due: z.string().nullable().describe('orders.field.due'),
  batch: z.number().int().describe('orders.field.batch'),
  row: z.number().int().describe('orders.field.row'),
})
export type OrderLine = z.infer<typeof orderLineSchema>

export const paymentSchema = z.object({
  day: z.string(),
  source: z.string(),
  reference: z.string().nullable(),
  order: z.string().nullable().describe('orders.field.paid-order'),
  amount: money.describe('orders.field.paid'),
  batch: z.number().int().describe('orders.field.batch'),
  row: z.number().int().describe('orders.field.row'),
})
export type Payment = z.infer<typeof paymentSchema>

/** A customer's facts summed up, and the days on which something was bought or brought back. */
export const purchasesSchema = z.object({
  orders: z.number().int(),
  lines: z.number().int(),
  returns: z.number().int(),
  purchaseDays: z.number().int(),
  revenue: z.number().int().describe('orders.field.revenue'),
  margin: money.describe('orders.field.margin-known'),
  uncosted: money.describe('orders.field.uncosted'),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  payments: z.number().int(),
  paid: money.describe('orders.field.paid-in-all'),
  days: z.array(
    z.object({
      day: z.string(),
      net: z.number().int().describe('orders.field.net'),
      purchase: z.boolean().describe('orders.field.purchase'),
    }),
  ),
})
export type Purchases = z.infer<typeof purchasesSchema>
