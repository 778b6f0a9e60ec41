import type { MessagePort } from 'node:worker_threads'
import type { Failure, Progress } from './contract.ts'
import type { JsonValue } from './job.ts'

/** What the job thread is given before its first job. */
export type ThreadGiven = {
  readonly folder: string
  readonly notebook: string
  readonly ledger: MessagePort
  readonly flags: Int32Array
  readonly given: JsonValue
  /** Null: the program is alone with the notebook. */
  readonly leads: number | null
}

/**
 * Places in the memory both threads see. A job that computes receives no messages, but it can look here: `cancel`
 * holds the turn of the job that is to stop, `giveWay` of the one that is to let others pass, `stop` is 1 when any is.
 */
export const flag = { cancel: 0, stop: 1, giveWay: 2 } as const

export type Turn = {
  /** 1, 2, 3 … in a thread's life. */
  readonly turn: number
  readonly id: string
  readonly kind: string
  readonly payload: JsonValue
  readonly attempt: number
  readonly by: string | null
}

export type ToThread = { readonly given: ThreadGiven } | { readonly run: Turn } | { readonly close: true }

/** How a turn ended. `broke`: a bug, whose whole story goes to who looks after the program. */
export type Outcome =
  | { readonly done: JsonValue }
  | { readonly refused: Extract<Failure, { code: string }> }
  | { readonly broke: string; readonly story: string }
  | { readonly cancelled: true }
  | { readonly died: string }

/** What the main thread has to know of a kind of job. */
export type KindTold = { readonly name: string; readonly mostAttempts: number; readonly givesWay: boolean }

export type FromThread =
  | { readonly ready: readonly KindTold[] }
  | { readonly progress: Progress }
  | { readonly ended: Outcome }
