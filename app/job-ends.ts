import type { Jobs } from './base/jobs/jobs.ts'

/** An attempt at a job, when it is over. */
export type JobEnded = { readonly kind: string; readonly state: string; readonly seconds: number }

/** Hears of every attempt at a job that began here since, when it ends, until the answered function is called. */
export function onJobEnds(jobs: Jobs, hear: (ended: JobEnded) => void): () => void {
  const begun = new Map<string, number>()
  return jobs.subscribeOwn(({ id, kind, state, progress }) => {
    if (state === 'running') {
      if (progress === null) begun.set(id, performance.now())
      return
    }
    const since = begun.get(id)
    begun.delete(id)
    if (since !== undefined) hear({ kind, state, seconds: (performance.now() - since) / 1000 })
  })
}
