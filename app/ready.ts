import type { Installation } from './base/installation/installation.ts'
import { freeBytes, leastFree } from './base/installation/on-disk.ts'

type Parts = {
  readonly folder: string
  readonly ledger: Pick<Installation['ledger'], 'identityMark'>
  readonly jobs: Pick<Installation['jobs'], 'alive' | 'counts'>
}

/** A store that takes longer than this to say one word does not answer. */
const mostMs = 5_000

/** Whether requests can be answered: both stores answer, jobs are worked on, and there is room to write. */
export async function isReady({ folder, ledger, jobs }: Parts): Promise<boolean> {
  if (!jobs.alive()) return false
  const answers = Promise.all([jobs.counts(), ledger.identityMark(), freeBytes(folder)])
  let late: NodeJS.Timeout | undefined
  const tooLong = new Promise<null>((resolve) => {
    late = setTimeout(() => resolve(null), mostMs)
  })
  try {
    const told = await Promise.race([answers, tooLong])
    return told !== null && told[2] >= leastFree
  } catch {
    return false
  } finally {
    clearTimeout(late)
    // One that fails after nobody waits for it any more is no bug of anybody's.
    answers.catch(() => undefined)
  }
}
