import { z } from 'zod'
import { type JobKind, jobKind } from '../../base/jobs/job.ts'
import { exportJob, sweepExports, sweepJob } from './exports.ts'
import { type Speak, writeExport } from './write-export.ts'

/** The work of this room in the job thread. */
export const exportsJobs = (speak: Speak): readonly JobKind[] => [
  jobKind({
    name: exportJob,
    payload: z.object({ id: z.string() }),
    mostAttempts: 3,
    run: async ({ id }, context) => {
      await writeExport(id, context, speak)
      return null
    },
  }),
  jobKind({
    name: sweepJob,
    payload: z.object({}),
    mostAttempts: 3,
    // Nobody waits for a tidied folder: a valuation is not stopped for it.
    givesWay: true,
    run: async (_, context) => {
      await sweepExports({ ...context, now: () => new Date().toISOString() })
      return null
    },
  }),
]
