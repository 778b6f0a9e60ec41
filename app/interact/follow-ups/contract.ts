import { z } from 'zod'

const followUpKinds = ['phone', 'visit', 'wechat', 'mail', 'message', 'other'] as const

/** What a person writes down after a talk: the customer and the text are all that is needed. */
export const newFollowUpSchema = z
  .object({
    kind: z.enum(followUpKinds).default('phone'),
    text: z.string().trim().min(1).max(10_000),
    /** When it was, not in the future; now, where left out. */
    at: z.iso.datetime({ offset: true }).optional(),
    pretext: z.string().trim().max(500).optional(),
    outcome: z.string().trim().max(500).optional(),
    /** Proposed by the customer's stage where left out. */
    nextContactDay: z.iso.date().optional(),
  })
  .strict()
export type NewFollowUp = z.infer<typeof newFollowUpSchema>

export const followUpSchema = z.object({
  id: z.string(),
  customer: z.string(),
  kind: z.enum(followUpKinds),
  text: z.string(),
  at: z.string(),
  pretext: z.string().nullable(),
  outcome: z.string().nullable(),
  nextContactDay: z.string(),
  by: z.string().nullable(),
  createdAt: z.string(),
})
export type FollowUp = z.infer<typeof followUpSchema>
