import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Whose customers the code that runs now is shown by a database that has a wall of its own (`walls.ts`): all, or those of
 * these people as a JSON array. Nothing was said: none at all.
 */
export type Seen = 'all' | `[${string}]` | ''

const now = new AsyncLocalStorage<Seen>()

/** Work on behalf of somebody; '' stands for nobody among those whose customers they see. Null: everybody's. */
export function seeing<Result>(owners: readonly string[] | null, work: () => Result): Result {
  return now.run(owners === null ? 'all' : (JSON.stringify(owners) as Seen), work)
}

/**
 * The program's own work: jobs, what brings the stores together, and the few questions of a request whose answer must
 * count what the asker does not see (the next number, whose a party is). Whoever says it has asked before, asks of what it
 * found in the next question, or hands out nothing of it.
 */
export function wholly<Result>(work: () => Result): Result {
  return now.run('all', work)
}

export function seenNow(): Seen {
  return now.getStore() ?? ''
}
