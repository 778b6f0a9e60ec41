import { z } from 'zod'
import { customerFiltersSchema, customerSorts, listOrders } from '../customers/contract.ts'

/** What a list of customers shows: whom, in which order, of what. What is left out is as usual. */
export const viewStateSchema = z
  .object({
    query: z.string().max(200).optional(),
    filter: customerFiltersSchema.strict(),
    /** Whoever looks; in the place of an owner. */
    mine: z.boolean().optional().describe('views.field.mine'),
    sort: z.enum(customerSorts).optional(),
    order: z.enum(listOrders).optional(),
    columns: z.array(z.string().min(1).max(40)).max(40).optional().describe('views.field.columns'),
  })
  .strict()
export type ViewState = z.infer<typeof viewStateSchema>

const nameSchema = z.string().trim().min(1).max(60)

export const newViewSchema = z
  .object({ name: nameSchema, shared: z.boolean().describe('views.field.shared'), state: viewStateSchema })
  .strict()
export type NewView = z.infer<typeof newViewSchema>

export const viewChangeSchema = newViewSchema.partial().strict()
export type ViewChange = z.infer<typeof viewChangeSchema>

export const viewSchema = z.object({
  id: z.string(),
  name: z.string(),
  shared: z.boolean().describe('views.field.shared'),
  own: z.boolean().describe('views.field.own'),
  state: viewStateSchema,
})
export type View = z.infer<typeof viewSchema>
