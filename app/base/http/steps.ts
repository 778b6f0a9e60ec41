import { isDeepStrictEqual } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import type { NextStep } from '../notebook/once.ts'
import { type RequestKey, type StoredStep, storeStep } from './store.ts'

export type Steps = {
  readonly next: NextStep
  /** Whether anything may have been committed, now or the last time. */
  readonly some: () => boolean
}

type Of = {
  readonly of: RequestKey
  /** SHA-256 of what was sent. */
  readonly request: string
  /** What an earlier run of the request committed. */
  readonly committed: readonly StoredStep[]
  /** Instants, ISO: when the request came, and since when steps count. */
  readonly createdAt: string
  readonly since: string
}

/**
 * The changes of one request, counted in the order in which they are begun. Those that an earlier run committed give
 * back what they gave back then; the others leave behind, in their own transaction, what they give back now.
 */
export function stepsOf({ of, request, committed, createdAt, since }: Of): Steps {
  const results = new Map(committed.map(({ n, result }) => [n, result]))
  let some = committed.length > 0
  let counted = 0
  const next: NextStep = () => {
    counted += 1
    const n = counted
    const kept = results.get(n)
    return {
      before: kept === undefined ? null : { result: deserialize(Buffer.from(kept, 'base64')) },
      keep: async (tx, result) => {
        some = true
        const text = kept64(result, `change ${n} of ${of.route}`)
        await storeStep(tx, { ...of, n, request, result: text, createdAt }, since)
      },
    }
  }
  return { next, some: () => some }
}

/** Who needs more in an answer reads it from the notebook. */
const mostLetters = 1_000_000

/** As V8 writes it, so that undefined, Map, Set and Date are the same when they come back. */
function kept64(result: unknown, whose: string): string {
  let bytes: Buffer
  try {
    bytes = serialize(result)
  } catch (cause) {
    throw new Error(`${whose} gives back what cannot be kept`, { cause })
  }
  // Symbols and what an object hides are left out without a word. Rows have no prototype, and get one.
  if (!isDeepStrictEqual(deserialize(bytes), result, { skipPrototype: true }))
    throw new Error(`${whose} gives back what is something else when it was kept`)
  const text = bytes.toString('base64')
  if (text.length > mostLetters)
    throw new Error(`${whose} gives back more than is kept: ${text.length} letters, ${mostLetters} at most`)
  return text
}
