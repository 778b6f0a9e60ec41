import { z } from 'zod'

/**
 * How a run groups its customers: by stage, by tenths and by bins of the figure that ranks them, by the period in which
 * they came, by hundredths of what they have brought so far; and those who have cost money, and those of whom the figure
 * is not known.
 */
export const families = ['stage', 'tenth', 'bin', 'unknown', 'cohort', 'whale', 'losing'] as const

/** Amounts in minor units; null is unknown. */
export const groupSchema = z.object({
  /** Counted from 0, the highest first; of cohorts, the number of the period. */
  place: z.number().int(),
  /** The stage; or the first day of the period in which they came. */
  name: z.string().nullable().describe('worth.field.name'),
  customers: z.number().int(),
  /** Of these, whose ranking figure is known, and the sum of it; of hundredths and of those who cost, of the margin so far. */
  known: z.number().int(),
  sum: z.number().nullable().describe('worth.field.sum'),
  margin: z.number().int().nullable().describe('worth.field.margin'),
  /** How many are expected to be customers still, and of how many that can be said. */
  alive: z.number().nullable().describe('worth.field.alive'),
  aliveKnown: z.number().int(),
  /** Who has bought on more than one day. */
  again: z.number().int().nullable(),
  /** Of a bin: who is in it has at least so much; null: whatever is below. */
  least: z.number().nullable().describe('worth.field.least'),
})
export type Group = z.infer<typeof groupSchema>

export const cohortCellSchema = z.object({
  cohort: z.number().int(),
  /** Periods since the one in which they came. */
  age: z.number().int(),
  bought: z.number().int(),
  margin: z.number().int().nullable(),
})
export type CohortCell = z.infer<typeof cohortCellSchema>

export const periodMonths = [1, 3, 12] as const
export type PeriodMonths = (typeof periodMonths)[number]

export const groupsSchema = z.object({
  run: z.number().int(),
  asOf: z.string(),
  groups: z.record(z.enum(families), z.array(groupSchema)),
  cohorts: z.object({
    /** How many months of the calendar a period has. */
    months: z.number().int(),
    cells: z.array(cohortCellSchema),
  }),
})
export type Groups = z.infer<typeof groupsSchema>

/** Equity as runs knew it; amounts in minor units. */
export const equityLineSchema = z.object({
  /** One for each last day of facts, as the latest run knew it; rising. */
  points: z.array(
    z.object({
      run: z.number().int(),
      asOf: z.string(),
      endedAt: z.string(),
      value: z.number(),
      low: z.number(),
      high: z.number(),
      level: z.number(),
    }),
  ),
  change: z
    .object({ share: z.number(), since: z.string(), value: z.number() })
    .nullable()
    .describe('worth.field.change'),
})
export type EquityLine = z.infer<typeof equityLineSchema>

/** What a group has beside it in the notebook: the figures at its ends, by which its customers are found again. */
export type GroupEnds = {
  readonly highest: number | null
  readonly lowest: number | null
  readonly alikeBefore: number
  readonly alikeAfter: number
}
