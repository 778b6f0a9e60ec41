import { dayOfIso } from '@ricebook/engine'
import type { JobContext } from '../../../base/jobs/job.ts'
import type { Change } from '../../../base/notebook/notebook.ts'
import type { RunFigures } from '../contract.ts'
import { lastCheck } from './store.ts'

export const checkJob = { kind: 'worth-check', payload: {}, dedupeKey: 'worth-check' } as const

/** Up to so many customers a check takes a second or two, and follows every run. */
const mostEveryTime = 100_000
const everyDays = 7

/**
 * Asks for a check of the run that becomes current with this change: of small companies each time, of large ones once a
 * week of facts. It is a job of its own, so that nobody's figures wait for it, and nothing of it weighs on the run.
 */
export async function askCheck(
  tx: Change,
  { figures, asOf }: { readonly figures: RunFigures; readonly asOf: string | null },
  { enqueue, job }: Pick<JobContext, 'enqueue' | 'job'>,
): Promise<void> {
  if (asOf === null) return
  if (figures.buyers > mostEveryTime) {
    const before = await lastCheck(tx)
    if (before && Math.abs(dayOfIso(asOf) - dayOfIso(before.until)) < everyDays) return
  }
  await enqueue({ ...checkJob, by: job.by, tx })
}
