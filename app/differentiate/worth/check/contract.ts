import { z } from 'zod'

const scoreSchema = z.object({
  /** Predicted ÷ actual − 1; null where nothing came. */
  bias: z.number().nullable(),
  mae: z.number(),
  rmse: z.number(),
})

/** What was predicted from the facts up to a cut, against what came after it. Purchase days after the first are counted. */
export const checkFiguresSchema = z.object({
  /** Customers who had bought by the cut. */
  customers: z.number().int(),
  model: z.string(),
  fallback: z.object({ rung: z.number(), reasons: z.array(z.string()) }).nullable(),
  actual: z.number().int(),
  /** Null where the facts up to the cut say nothing. */
  predicted: z.object({ value: z.number(), low: z.number(), high: z.number(), level: z.number() }).nullable(),
  score: scoreSchema.nullable(),
  /** The same, had everybody gone on as before. */
  naive: scoreSchema.nullable(),
  /** By prediction, the lowest first; purchases each. */
  tenths: z.array(z.object({ customers: z.number().int(), predicted: z.number(), actual: z.number() })),
  weeks: z.array(
    z.object({
      /** Its last day. */
      end: z.string(),
      actual: z.number().int(),
      expected: z.number().nullable(),
      /** Of weeks after the cut. */
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
})
export type CheckFigures = z.infer<typeof checkFiguresSchema>

const checkSchema = z.object({
  /** The run that was current then. */
  run: z.number().int(),
  /** The last day that was fitted, and the last that was held out. */
  cut: z.string().nullable(),
  until: z.string(),
  /** Null where the orders go back too short a time to hold any of them out. */
  figures: checkFiguresSchema.nullable(),
  startedAt: z.string(),
  endedAt: z.string(),
})

/** With the model that was fitted at the cut, and why not the one wanted; in the reader's language. */
export const checkSaidSchema = checkSchema.extend({
  model: z.string().nullable(),
  reasons: z.array(z.string()),
})
export type CheckSaid = z.infer<typeof checkSaidSchema>
