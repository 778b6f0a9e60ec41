import { z } from 'zod'
import { customerFiltersSchema, customersEditSchema } from '../customers/contract.ts'

const customerId = z.string().min(1).max(64)

/** Whom a change of many is for: some that were chosen, or all that pass a filter, but for some. */
export const selectionSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('ids'), ids: z.array(customerId).min(1).max(5_000) }).strict(),
  z
    .object({
      of: z.literal('filter'),
      filter: customerFiltersSchema.strict(),
      except: z.array(customerId).max(1_000).default([]),
    })
    .strict(),
])
export type Selection = z.infer<typeof selectionSchema>

export const bulkEditAskedSchema = z
  .object({ selection: selectionSchema, edit: customersEditSchema })
  .strict()
export type BulkEditAsked = z.infer<typeof bulkEditAskedSchema>

const skippedSchema = z.array(z.object({ reason: z.enum(['gone', 'too-many-tags']), count: z.int() }))
const keptSchema = z.array(z.object({ reason: z.enum(['gone', 'changed-since']), count: z.int() }))

/** What would come of a change of many. */
export const bulkEditPreviewSchema = z.object({
  selected: z.int(),
  changing: z.int(),
  already: z.int().describe('bulk-edits.field.already'),
  skipped: skippedSchema.describe('bulk-edits.field.skipped'),
  from: z
    .array(z.object({ value: z.union([z.string(), z.int()]).nullable(), count: z.int() }))
    .describe('bulk-edits.field.from'),
})
export type BulkEditPreview = z.infer<typeof bulkEditPreviewSchema>

const bulkEditStates = ['changing', 'changed', 'undoing', 'undone'] as const

/** A change of many customers, and how far it has come. */
export const bulkEditSchema = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  edit: customersEditSchema,
  filter: customerFiltersSchema.nullable().describe('bulk-edits.field.filter'),
  state: z.enum(bulkEditStates).describe('bulk-edits.field.state'),
  selected: z.int().nullable().describe('bulk-edits.field.selected'),
  looked: z.int().describe('bulk-edits.field.looked'),
  changed: z.int(),
  already: z.int().describe('bulk-edits.field.already'),
  skipped: skippedSchema.describe('bulk-edits.field.skipped'),
  undone: z.int().describe('bulk-edits.field.undone'),
  kept: keptSchema.describe('bulk-edits.field.kept'),
  endedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
})
export type BulkEdit = z.infer<typeof bulkEditSchema>
