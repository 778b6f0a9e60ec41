import { z } from 'zod'

/** Somebody was in touch with a customer: a talk, or something on the list of the day that was done. */
export const touchSchema = z.object({
  id: z.string(),
  kind: z.string().describe('touches.field.kind'),
  channel: z.string().nullable().describe('touches.field.channel'),
  at: z.string(),
  by: z.string().nullable().describe('touches.field.by'),
  text: z.string().nullable().describe('touches.field.text'),
  pretext: z.string().nullable(),
  outcome: z.string().nullable(),
  note: z.string().nullable().describe('touches.field.note'),
  nextContactDay: z.iso.date().nullable().describe('touches.field.next'),
})
export type Touch = z.infer<typeof touchSchema>
