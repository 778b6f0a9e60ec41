import { z } from 'zod'
import { type JobKind, jobKind } from '../../base/jobs/job.ts'
import { allPieces, bulkEditJob } from './bulk-edits.ts'

/** The work of this room in the job thread. */
export const bulkEditsJobs: readonly JobKind[] = [
  jobKind({
    name: bulkEditJob,
    payload: z.object({ id: z.string() }),
    mostAttempts: 5,
    run: async ({ id }, context) => {
      const { changed, already, undone } = await allPieces(id, context)
      return { changed, already, undone }
    },
  }),
]
