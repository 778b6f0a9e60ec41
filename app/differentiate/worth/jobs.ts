import { z } from 'zod'
import { type JobKind, jobKind } from '../../base/jobs/job.ts'
import { checkWorth } from './check/check.ts'
import { checkJob } from './check/due.ts'
import { runWorth } from './worth-run.ts'

/** The work of this room in the job thread. */
export const worthJobs: readonly JobKind[] = [
  jobKind({
    name: 'worth',
    payload: z.object({
      model: z.enum(['auto', 'bg-nbd', 'mbg-nbd', 'pareto-nbd']).optional(),
      check: z.boolean().optional(),
    }),
    mostAttempts: 3,
    givesWay: true,
    run: async (asked, context) => (await runWorth(asked, context)) as never,
  }),
  jobKind({
    name: checkJob.kind,
    payload: z.object({}),
    mostAttempts: 3,
    givesWay: true,
    run: async (_, context) => checkWorth(context),
  }),
]
