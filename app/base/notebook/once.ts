import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from 'kysely'
import type { NotebookTables } from './migrations.ts'

/** One change among those made on behalf of somebody who may ask for the same again. */
export type Step<Result> = {
  /** What it gave back when it was done before; null: it is still to be done. */
  readonly before: { readonly result: Result } | null
  /** Notes, in the change itself, that it is done and what it gives back. */
  readonly keep: (tx: Transaction<NotebookTables>, result: Result) => Promise<void>
}

/** Counts one change further. */
export type NextStep = <Result>() => Step<Result>

const counting = new AsyncLocalStorage<{ next: NextStep | null }>()

/**
 * Every change of the notebook that `work` makes is a step of it, through whichever rooms it goes on its way there.
 * What somebody else does meanwhile because `work` woke them is theirs, and so is what still goes on when `work` has
 * ended: it must not be taken for a step when the same is asked again.
 */
export async function inSteps<Result>(next: NextStep, work: () => Promise<Result>): Promise<Result> {
  const count: { next: NextStep | null } = { next }
  try {
    return await counting.run(count, work)
  } finally {
    count.next = null
  }
}

/** The step that a change which begins now is; null: nobody counts. */
export function nextStep<Result>(): Step<Result> | null {
  return counting.getStore()?.next?.() ?? null
}
