import { Worker } from 'node:worker_threads'
import {
  householdDaysOf,
  learnRhythm,
  type PairHistories,
  type Rhythm,
  type RunOuts,
  runOuts,
} from '@ricebook/engine'
import { soonDays } from './contract.ts'

export type RunOutsAsked = {
  readonly histories: PairHistories
  /** The first day that is not known yet. */
  readonly now: number
  /** How many live with each customer, NaN where nobody wrote it down; null: what was bought is not known, only when. */
  readonly persons: Float64Array | null
  readonly leadDays: number
  readonly service: number
  readonly learnedFrom: number | undefined
}

export type RunOutsSaid = { readonly said: RunOuts; readonly rhythm: Rhythm }

/** What is learned of all pairs together, and what it says of each. */
export function runOutsOf({
  histories,
  now,
  persons,
  leadDays,
  service,
  learnedFrom,
}: RunOutsAsked): RunOutsSaid {
  const rhythm = learnRhythm(histories, { now, within: soonDays, learnedFrom })
  const expectedDays =
    rhythm.model && persons ? householdDaysOf(histories, rhythm.model, { now, persons }) : []
  return { said: runOuts(histories, rhythm, { leadDays, service, expectedDays }), rhythm }
}

/** Fewer are worked out sooner than a thread begins. */
const worthAThread = 50_000

/** The same, on a thread of its own where that is worth it: seconds of arithmetic while this thread writes records. */
export async function runOutsBeside(asked: RunOutsAsked): Promise<RunOutsSaid> {
  if (asked.histories.customer.length < worthAThread) return runOutsOf(asked)
  const worker = new Worker(new URL('./run-outs-thread.ts', import.meta.url), {
    workerData: asked,
    execArgv: [],
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread of run-out dates ended with ${code}`)))
  })
}
