import { z } from 'zod'

/** Work that goes on by itself: an import, a worth run. How it moves from state to state: `runner.ts`. */
export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const

/** What is said of a job that was stopped for one that somebody waits for, until its turn comes again. */
export const gaveWay = { stage: 'gave-way', done: 0, total: 1 } as const

export const progressSchema = z.object({
  stage: z.string(),
  done: z.number(),
  total: z.number(),
  /** How many rows of a file that is read, where it is one. */
  rows: z.number().int().optional(),
})

/** Why it failed: a refusal, to be said in the reader's language, or what a bug said. */
export const failureSchema = z.union([
  z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  z.object({ message: z.string() }),
])

export const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  payload: z.json(),
  state: z.enum(jobStates),
  dedupeKey: z.string().nullable(),
  /** Not before this instant. */
  runAt: z.string(),
  attempts: z.number().int(),
  /** 0 before the first attempt: the kind of job says it. */
  mostAttempts: z.number().int(),
  /** A person asked it to stop, and it will at its next look. */
  cancelAsked: z.boolean(),
  progress: progressSchema.nullable(),
  result: z.json(),
  failure: failureSchema.nullable(),
  by: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})

export type JobState = (typeof jobStates)[number]
export type Progress = z.infer<typeof progressSchema>
export type Failure = z.infer<typeof failureSchema>
export type Job = z.infer<typeof jobSchema>
