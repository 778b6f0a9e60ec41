import { z } from 'zod'
import { partSchema } from '../../interact/actions/contract.ts'

const isoDay = z.iso.date()

/** Where a payday comes from: somebody wrote it down, the payments show it, or nobody knows. */
export const paydayBases = ['declared', 'learned', 'none'] as const
export type PaydayBasis = (typeof paydayBases)[number]

/** What a customer owes; amounts in minor units. */
export const receivableSchema = z
  .object({
    /** Sold on credit and not yet paid. */
    open: z.number().int().positive().describe('collections.field.open'),
    /** Of it, past its due day. */
    overdue: z.number().int().min(0).describe('collections.field.overdue'),
    oldestDue: isoDay,
    daysOverdue: z.number().int().min(0),
    /** Days from due to paid, the middle of what was paid; below 0 before it was due; null: nothing yet. */
    usualDelay: z.number().nullable().describe('collections.field.usual-delay'),
    /** When to ask. */
    collectOn: isoDay.describe('collections.field.collect-on'),
    paydayBasis: z.enum(paydayBases),
  })
  .strict()
export type Receivable = z.infer<typeof receivableSchema>

/** Days past due, by which what is open is sorted; the first is not due yet. */
export const ageBuckets = ['not-due', '1-30', '31-60', '61-90', '91-180', 'over-180'] as const
export type AgeBucket = (typeof ageBuckets)[number]

/** What is open by age, minor units. */
export type Ageing = Readonly<Record<AgeBucket, number>> & { readonly total: number }

/** What a customer owes, as the API shows it: with the sentence of why to ask for it. */
export const owingSchema = receivableSchema.extend({
  open: z.number().int().positive().nullable().describe('collections.field.open'),
  overdue: z.number().int().min(0).nullable().describe('collections.field.overdue'),
  masked: z.boolean().describe('collections.field.masked'),
  reason: z.string().describe('collections.field.reason'),
  reasonParts: z.array(partSchema),
})
export const debtorSchema = owingSchema.extend({ customer: z.string(), customerName: z.string() })
