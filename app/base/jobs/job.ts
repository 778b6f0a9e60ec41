import type { ZodType } from 'zod'
import type { KeptLedger } from '../ledger/ledger.ts'
import type { Change, Notebook } from '../notebook/notebook.ts'

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

/** What is asked for. */
export type JobAsked = {
  readonly kind: string
  readonly payload: JsonValue
  /** Two jobs of one key are one: the second asking gets the first, while it has not ended. */
  readonly dedupeKey?: string
  /**
   * It is to read what has only just changed: one of its key that runs may have read it before, so that only one that
   * still waits is taken for it, and otherwise another one follows.
   */
  readonly afresh?: true
  /** Not before this instant (ISO, UTC); left out: as soon as its turn comes. */
  readonly runAt?: string
  /** The user who asks; nobody: the program itself or the command line. */
  readonly by?: string | null
}

/**
 * Asks for a job. With `tx` it becomes part of the caller's change: it is there when that change is, and only then.
 * `already` says that a job of the same key was there, which is then the one answered.
 */
export type Enqueue = (
  asked: JobAsked & { readonly tx?: Change },
) => Promise<{ readonly id: string; readonly already: boolean }>

/** All there is to do, and how many rows of a file have been read so far. */
export type Whole = { readonly total: number; readonly rows: number }

/** What a job works with, in its own thread. */
export type JobContext = {
  readonly notebook: Notebook
  readonly ledger: KeptLedger
  /** The data folder. */
  readonly folder: string
  /** How the program was set when it began, as far as jobs are told; kept nowhere, so that each start has its own. */
  readonly given: JsonValue
  /** Its id is the idempotency key of whatever it does: a job may run more than once. */
  readonly job: { readonly id: string; readonly attempt: number; readonly by: string | null }
  /** The company's day when this attempt began; it stays the same past midnight. */
  readonly today: () => string
  /** `of`: the whole; of a file that is read also how many of its rows that is. */
  readonly progress: (stage: string, done: number, of: number | Whole) => void
  /**
   * True when a person wants it stopped, or the program wants to close: it leaves things in order and throws
   * `Cancelled`. What was only interrupted by closing runs again. To be looked at every second or so. Of a kind that
   * gives way also true when something is asked for that somebody waits for.
   */
  readonly cancelAsked: () => boolean
  /** From here on the end is near, and beginning anew would take longer: it is no longer asked to give way. */
  readonly finishing: () => void
  readonly enqueue: Enqueue
}

/**
 * A kind of job.
 *
 * `run` may be called again for a job whose effects are there already (the program was killed before the end was
 * noted), so every effect is keyed by the job, or of a sort that can be had twice.
 */
export type JobKind<Payload = unknown> = {
  readonly name: string
  readonly payload: ZodType<Payload>
  /** How many times it is tried when it breaks or its thread dies. A refusal is never tried again. */
  readonly mostAttempts: number
  /**
   * Nobody sits and waits for it: it is stopped for what somebody waits for, and runs again afterwards. It has to look at
   * `cancelAsked` every second or so, and to have lost nothing by beginning anew.
   */
  readonly givesWay?: true
  readonly run: (payload: Payload, context: JobContext) => Promise<JsonValue>
}

/** A kind of job for the list of all kinds, where what it works on is no longer known. */
export function jobKind<Payload>(kind: JobKind<Payload>): JobKind {
  return {
    ...kind,
    run: async (payload, context) => kind.run(kind.payload.parse(payload), context),
  }
}

/** Thrown by a job that stops because `cancelAsked()` said so. */
export class Cancelled extends Error {
  constructor() {
    super('the job stopped because it was asked to')
    this.name = 'Cancelled'
  }
}

/** A place where a job may stop. */
export function stopIfAsked({ cancelAsked }: Pick<JobContext, 'cancelAsked'>): void {
  if (cancelAsked()) throw new Cancelled()
}
