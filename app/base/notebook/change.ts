import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely, Transaction } from 'kysely'
import { noting } from '../audit/acting.ts'
import { writeNotes } from '../audit/write.ts'
import type { NotebookTables } from './migrations.ts'
import { nextStep } from './once.ts'
import { wholly } from './seen.ts'

/** The change that this code runs within, so that a change inside a change is told instead of waiting for itself. */
const currentChange = new AsyncLocalStorage<{ open: boolean }>()

export function refuseNested(): void {
  if (currentChange.getStore()?.open) {
    throw new Error('a change inside a change would wait for itself: use the transaction that is given')
  }
}

/**
 * One change: all or nothing, with what the audit tells of it, and counted as a step where somebody may ask for the same
 * again.
 */
export async function changeIn<Result>(
  plain: Kysely<NotebookTables>,
  work: (tx: Transaction<NotebookTables>) => Promise<Result>,
): Promise<Result> {
  const step = nextStep<Result>()
  if (step?.before) return step.before.result
  return plain.transaction().execute(async (tx) => {
    const change = { open: true }
    try {
      const { result, noted } = await noting(() => currentChange.run(change, () => work(tx)))
      // The program's own: whoever changes something reads nothing of it.
      await wholly(() => writeNotes(tx, noted))
      await step?.keep(tx, result)
      return result
    } finally {
      change.open = false
    }
  })
}
