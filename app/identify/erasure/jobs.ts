import { z } from 'zod'
import { type JobAsked, type JobKind, jobKind } from '../../base/jobs/job.ts'
import type { Change } from '../../base/notebook/notebook.ts'
import { erase, eraseJob } from './erasure.ts'

const payload = z.object({ customer: z.string() })
const given = z.object({ backups: z.object({ folder: z.string() }).nullish() }).nullish()

/**
 * The work of this room in the job thread.
 *
 * @param worth the job by which everybody is valued anew
 */
export const erasureJobs = (worth: JobAsked): readonly JobKind[] => [
  jobKind({
    name: eraseJob,
    payload,
    // A disk that is full today is none tomorrow; whoever asked was told that it will be done.
    mostAttempts: 20,
    run: async ({ customer }, context) => {
      const { notebook, ledger, folder, enqueue, progress } = context
      const { backups } = given.parse(context.given) ?? {}
      const lists = backups ? [backups.folder] : []
      const now = (): string => new Date().toISOString()
      const revalue = (tx: Change): Promise<unknown> => enqueue({ ...worth, afresh: true, tx })
      await erase([customer], { notebook, ledger, folder, lists, revalue, progress, now })
      return null
    },
  }),
]
