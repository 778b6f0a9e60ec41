import { z } from 'zod'

/** What became of every row of a file: rows = used + anonymous + rejected, and used + anonymous = lines. */
export const importFiguresSchema = z.object({
  rows: z.number().int(),
  used: z.number().int(),
  rejected: z.number().int(),
  /** Sales to nobody known: they count in revenue and belong to no customer. */
  anonymous: z.number().int(),
  returns: z.number().int(),
  lines: z.number().int(),
  added: z.number().int(),
  known: z.number().int(),
  differing: z.number().int(),
  revenue: z.number(),
  /** Customers it names; unknown of what came in before that was counted. */
  parties: z.number().int().nullable().default(null),
  newParties: z.number().int(),
  newCustomers: z.number().int(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
})
export type ImportFigures = z.output<typeof importFiguresSchema>

/** What follows every change of the facts; asked for twice it runs once. */
export const worthJob = { kind: 'worth', payload: {}, dedupeKey: 'worth' } as const
