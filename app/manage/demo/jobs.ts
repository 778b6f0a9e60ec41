import { z } from 'zod'
import { type JobKind, jobKind } from '../../base/jobs/job.ts'
import { loadJob, removeJob } from './asked.ts'
import { loadDemo, waysAmong } from './loading.ts'
import { removeDemo } from './removal.ts'

const nothing = z.object({})

const mostAttempts = 5

/**
 * The work of this room in the job thread.
 *
 * @param others kinds of jobs of other rooms, among them those by which the demo comes
 */
export const demoJobs = (others: readonly JobKind[]): readonly JobKind[] => [
  jobKind({
    name: loadJob,
    payload: nothing,
    mostAttempts,
    run: async (_, context) => {
      await loadDemo(waysAmong(others), context)
      return null
    },
  }),
  jobKind({
    name: removeJob,
    payload: nothing,
    mostAttempts,
    run: async (_, context) => {
      await removeDemo(context)
      return null
    },
  }),
]
