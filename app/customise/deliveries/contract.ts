import { z } from 'zod'
import { partSchema } from '../../interact/actions/contract.ts'

const isoDay = z.iso.date()

/** When a customer needs something next; `product` '' is any purchase. */
export const needSchema = z
  .object({
    product: z.string().describe('deliveries.field.product'),
    /** The middle of the estimate and its 80 % interval; null: too uncertain to print a date. */
    runOutDate: isoDay.nullable().describe('deliveries.field.run-out'),
    low: isoDay.nullable(),
    high: isoDay.nullable(),
    /** The day to deliver on: most still have some. */
    deliverBy: isoDay.nullable().describe('deliveries.field.deliver-by'),
    /** P(needed within 14 days). */
    dueSoon: z.number().min(0).max(1).nullable().describe('deliveries.field.due-soon'),
    lastDay: isoDay,
    lastQuantity: z.number().positive().nullable(),
    purchases: z.number().int().positive(),
    /** Days. */
    usualGap: z.number().positive().nullable().describe('deliveries.field.usual-gap'),
  })
  .strict()
export type Need = z.infer<typeof needSchema>

/** The days that `dueSoon` looks ahead. */
export const soonDays = 14

/** A need as the API shows it: with what the product is called, and the sentence of why. */
export const needShownSchema = needSchema.extend({
  name: z.string().nullable().describe('deliveries.field.name'),
  unit: z.string().nullable(),
  reason: z.string().nullable().describe('deliveries.field.reason'),
  reasonParts: z.array(partSchema),
})
export type NeedShown = z.infer<typeof needShownSchema>
