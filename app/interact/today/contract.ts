import { z } from 'zod'

export const actionKinds = ['deliver', 'collect', 'follow-up', 'win-back', 'thank', 'answer'] as const
export const actionStates = ['open', 'done', 'postponed', 'dismissed'] as const

/** Something to do for a customer, with the sentence of why. */
export const actionSchema = z.object({
  id: z.string(),
  customer: z.string(),
  customerName: z.string(),
  kind: z.enum(actionKinds),
  dueDay: z.string(),
  reason: z.string(),
  expectedMargin: z.number().int().nullable().describe('today.field.expected-margin'),
  minutes: z.number().nullable(),
  state: z.enum(actionStates),
  owner: z.string().nullable(),
  note: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
})
export type Action = z.infer<typeof actionSchema>

export const newActionSchema = z
  .object({
    customer: z.string().min(1).max(64),
    kind: z.enum(actionKinds),
    dueDay: z.iso.date(),
    note: z.string().trim().min(1).max(2_000),
    minutes: z.number().positive().max(1_440).optional(),
  })
  .strict()
export type NewAction = z.infer<typeof newActionSchema>

/** Done, put off to another day, not to be proposed again, or open again. */
export const actionChangeSchema = z
  .object({
    state: z.enum(actionStates),
    dueDay: z.iso.date().optional(),
    note: z.string().trim().max(2_000).optional(),
  })
  .strict()
export type ActionChange = z.infer<typeof actionChangeSchema>

/** What a worth run proposes: kept only where nobody has acted on its key before. */
export type ProposedAction = {
  readonly customer: string
  readonly kind: (typeof actionKinds)[number]
  readonly dueDay: string
  readonly key: string
  readonly reason: { readonly code: string; readonly values: Readonly<Record<string, string | number>> }
  readonly expectedMargin: number | null
  readonly minutes: number | null
  readonly owner: string | null
}
