import { z } from 'zod'

/** What goes with a customer and what stays, told before. */
export const erasureOutlookSchema = z.object({
  /** What is to be typed: the name as the record has it. */
  name: z.string(),
  talks: z.int().describe('erasure.field.talks'),
  actions: z.int().describe('erasure.field.actions'),
  contacts: z.int(),
  changes: z.int().describe('erasure.field.changes'),
  identities: z.int().describe('erasure.field.identities'),
  /** Minor units. */
  owed: z.int().describe('erasure.field.owed'),
  currency: z.string().describe('erasure.field.currency'),
  /** Files that name them and are kept. */
  files: z.int().describe('erasure.field.files'),
  /** The job that does it, where somebody has asked already. */
  job: z.string().nullable(),
})
export type ErasureOutlook = z.infer<typeof erasureOutlookSchema>

export const erasureAskedSchema = z
  .object({ name: z.string().max(400).describe('erasure.field.name') })
  .strict()
export type ErasureAsked = z.infer<typeof erasureAskedSchema>

export const erasureBegunSchema = z.object({ job: z.string() })
