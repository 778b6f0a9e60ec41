import { z } from 'zod'

/** The back-ups that the program makes by itself, as they stand. */
export const backupsSchema = z.object({
  /** Whether the program was told where to. */
  set: z.boolean().describe('backups.field.set'),
  /** Null also for who may not change settings. */
  folder: z.string().nullable().describe('backups.field.folder'),
  /** HH:MM, in the company's time zone. */
  at: z.string().nullable(),
  keep: z.object({ days: z.int(), weeks: z.int(), months: z.int() }).nullable(),
  locked: z.boolean(),
  next: z.string().nullable().describe('backups.field.next'),
  /** False: the folder is not there, or does not let itself be read. */
  readable: z.boolean().describe('backups.field.readable'),
  last: z.object({ name: z.string(), at: z.string(), bytes: z.int() }).nullable(),
  /** How many lie there, and how large they are together. */
  count: z.int(),
  bytes: z.int(),
  /** The one that is being made. */
  job: z.string().nullable().describe('backups.field.job'),
  /** Where the last try failed: when, and why, for who may change settings. */
  failure: z
    .object({ at: z.string(), why: z.string().nullable() })
    .nullable()
    .describe('backups.field.failure'),
})
export type Backups = z.infer<typeof backupsSchema>
