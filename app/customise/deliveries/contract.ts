import { z } from 'zod'

const isoDay = z.iso.date()

/** When a customer needs something next; `product` '' is any purchase. */
export const needSchema = z
  .object({
    product: z.string(),
    /** The middle of the estimate and its 80 % interval; null: too uncertain to print a date. */
    runOutDate: isoDay.nullable(),
    low: isoDay.nullable(),
    high: isoDay.nullable(),
    /** The day to deliver on: most still have some. */
    deliverBy: isoDay.nullable(),
    /** P(needed within 14 days). */
    dueSoon: z.number().min(0).max(1).nullable(),
    lastDay: isoDay,
    lastQuantity: z.number().positive().nullable(),
    purchases: z.number().int().positive(),
    /** Days. */
    usualGap: z.number().positive().nullable(),
  })
  .strict()
export type Need = z.infer<typeof needSchema>

/** Why a delivery is proposed: which sentence, and what fills its places. */
export type DeliveryReason = {
  readonly code:
    | 'deliveries.reason.any'
    | 'deliveries.reason.product'
    | 'deliveries.reason.quantity'
    | 'deliveries.reason.household'
  readonly values: Readonly<Record<string, string | number>>
}

/** The days that `dueSoon` looks ahead. */
export const soonDays = 14
