import { AsyncLocalStorage } from 'node:async_hooks'
import type { Happening, Way } from './contract.ts'

/** Who does what is done now, how they came and from where. */
export type Acting = {
  readonly by: string | null
  readonly via: Way
  readonly viaId: string | null
  readonly address: string | null
  readonly device: string | null
  /** The route, the kind of job or the command. */
  readonly act: string
  /** What the request is about, by its address. */
  readonly record: string | null
  /** Whether each of its changes leaves an entry, also one of which no room says anything. */
  readonly changes: boolean
}

const program: Acting = {
  ...{ by: null, via: 'program', viaId: null, address: null, device: null },
  ...{ act: '', record: null, changes: false },
}

const now = new AsyncLocalStorage<{ acting: Acting }>()

/** Whatever `work` changes was done by them. What still goes on when it has ended is the program's. */
export async function actingAs<Result>(acting: Acting, work: () => Promise<Result>): Promise<Result> {
  const here = { acting }
  try {
    return await now.run(here, work)
  } finally {
    here.acting = { ...acting, changes: false }
  }
}

export function actingNow(): Acting {
  return now.getStore()?.acting ?? program
}

/** What a room tells of a change, within it. */
export type Noted = {
  readonly what: Happening
  /** What kind of record, and which. */
  readonly of?: readonly [string, string]
  /** The customer or user whom it tells of; values are kept under their key. Left out: they tell of nobody. */
  readonly person?: string | null
  /** Values, of which those are kept that differ. */
  readonly before?: object | null
  readonly after?: object | null
  /** Counts and the like: nothing personal. */
  readonly said?: Readonly<Record<string, unknown>>
  /** Where it is not who acts: somebody who just comes in. */
  readonly by?: string
}

const notes = new AsyncLocalStorage<{ open: Noted[] | null }>()

/** Has an entry written with the change that it is called in: both stand, or neither does. */
export function note(noted: Noted): void {
  const open = notes.getStore()?.open
  if (!open) throw new Error('an entry is written in the change that it tells of')
  open.push(noted)
}

/** Does the work of a change and gathers what is told of it. */
export async function noting<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly noted: readonly Noted[] }> {
  const here: { open: Noted[] | null } = { open: [] }
  try {
    const result = await notes.run(here, work)
    const noted = here.open ?? []
    const { changes, record } = actingNow()
    if (noted.length > 0 || !changes) return { result, noted }
    return { result, noted: [{ what: 'request.done', ...(record !== null && { of: ['', record] }) }] }
  } finally {
    here.open = null
  }
}
