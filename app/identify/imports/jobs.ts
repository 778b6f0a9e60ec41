import { z } from 'zod'
import { type JobKind, jobKind } from '../../base/jobs/job.ts'
import { applyImport } from './apply.ts'
import { importJob, undoJob } from './asked.ts'
import { undoImport } from './undo.ts'

const payload = z.object({ id: z.string() })

/** The work of this room in the job thread. */
export const importsJobs: readonly JobKind[] = [
  jobKind({
    name: importJob,
    payload,
    mostAttempts: 5,
    run: async ({ id }, context) => (await applyImport(id, context)) ?? null,
  }),
  jobKind({
    name: undoJob,
    payload,
    mostAttempts: 5,
    run: async ({ id }, context) => {
      await undoImport(id, context)
      return null
    },
  }),
]
