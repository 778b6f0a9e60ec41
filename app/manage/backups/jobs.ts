import { z } from 'zod'
import { type JobKind, jobKind, stopIfAsked } from '../../base/jobs/job.ts'
import { type BackupStage, backupJob } from './backup.ts'
import { backUp } from './backups.ts'

/** What the root tells jobs of this room. */
const givenSchema = z.object({
  backups: z
    .object({
      folder: z.string(),
      at: z.string(),
      keep: z.object({ days: z.int(), weeks: z.int(), months: z.int() }),
      passphraseFile: z.string().nullable(),
    })
    .nullable(),
})

const stages: readonly BackupStage[] = ['copy', 'pack', 'check']

/** The work of this room in the job thread. */
export const backupsJobs: readonly JobKind[] = [
  jobKind({
    name: backupJob,
    payload: z.object({}),
    mostAttempts: 3,
    // Run again after a kill it makes another one, which is as good.
    run: async (_, { given, ...context }) => {
      const { backups: set } = givenSchema.parse(given)
      const look = (stage: BackupStage): void => {
        stopIfAsked(context)
        context.progress(stage, stages.indexOf(stage), stages.length)
      }
      return { ...(await backUp({ ...context, set, look, now: () => new Date().toISOString() })) }
    },
  }),
]
