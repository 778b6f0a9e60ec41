import { AsyncLocalStorage } from 'node:async_hooks'
import { Refusal } from '../language/refusal.ts'
import type { Change, Notebook } from '../notebook/notebook.ts'
import type { Job } from './contract.ts'
import type { Enqueue } from './job.ts'
import type { ThreadStart } from './job-thread.ts'
import { type Pace, usualPace } from './pace.ts'
import { type JobEvent, startRunner } from './runner.ts'
import { fireDue, type Schedule } from './schedules.ts'
import * as store from './store.ts'

export type { Job } from './contract.ts'
export type { JobEvent } from './runner.ts'
export type { Schedule } from './schedules.ts'

/** The queue of jobs and what runs it; states and transitions are told in `runner.ts`. */
export type Jobs = {
  readonly enqueue: Enqueue
  readonly find: (id: string) => Promise<Job | null>
  /** The newest first; the id of the last one asks for those before it. */
  readonly list: (asked: store.JobsListed) => Promise<readonly Job[]>
  /** How many there are of each kind in each state; those that ended long ago are gone. */
  readonly counts: () => Promise<readonly store.JobCount[]>
  /** Whether jobs are being worked on, or would be. */
  readonly alive: () => boolean
  /** Cancels a job that never began; asks one that began to stop. Answers how it stands then. */
  readonly cancel: (id: string) => Promise<Job>
  /** Lets a failed job begin again. */
  readonly retry: (id: string) => Promise<Job>
  /** Hears of every step of every job, until the answered function is called. */
  readonly subscribe: (listener: (event: JobEvent) => void) => () => void
  /** Answers when the job has ended; is refused ('jobs.closing') when the program closes before. */
  readonly waitFor: (id: string) => Promise<Job>
  /** Looks for due jobs at once: worth calling after a change that asked for one. */
  readonly nudge: () => void
  /** The running job stops at its next look and waits for the next start. */
  readonly close: () => Promise<void>
}

export type JobsParts = {
  readonly notebook: Notebook
  readonly thread: ThreadStart
  readonly schedules?: readonly Schedule[]
  readonly pace?: Partial<Pace>
  readonly now?: () => Date
  /** From 0 to below 1: how waits are spread. */
  readonly chance?: () => number
  /** Hears of bugs in jobs, dead threads and a notebook that takes no notes; the work goes on. */
  readonly trouble?: (error: unknown) => void
}

/** A schedule is late by as much at most, when the clock was set or the machine slept. */
const longestSleep = 30_000

/**
 * Opens the queue of a notebook and starts its job thread. The caller holds the data folder's lock: whatever another
 * program has left running is taken up again.
 */
export async function openJobs(parts: JobsParts): Promise<Jobs> {
  const { notebook, schedules = [], now = () => new Date(), chance = Math.random } = parts
  const told = parts.trouble ?? warn
  const pace = { ...usualPace, ...parts.pace }
  const listeners = new Set<(event: JobEvent) => void>()
  const waiting = new Map<(refusal: Refusal) => void, string>()
  let closed: Promise<void> | undefined

  const trouble = (error: unknown): void => {
    told(error)
    // Without room the queue stands still until there is some: nobody is left waiting without a word for that long.
    if (error instanceof Refusal && error.code.endsWith('.disk-full'))
      for (const refuse of [...waiting.keys()]) refuse(error)
  }

  const tell = (event: JobEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event)
      } catch (error) {
        trouble(error)
      }
    }
  }
  const runner = await startRunner({ notebook, thread: parts.thread, pace, now, chance, tell, trouble })

  let timer: NodeJS.Timeout | undefined
  const keepTime = async (): Promise<void> => {
    let wait = longestSleep
    try {
      const { fired, next } = await fireDue(schedules, { notebook, now: now() })
      if (fired) runner.nudge()
      wait = Math.min(longestSleep, Math.max(0, next - now().getTime()))
    } catch (error) {
      trouble(error)
    }
    if (!closed) timer = setTimeout(() => (timekeeping = keepTime()), wait)
  }
  let timekeeping = schedules.length > 0 ? keepTime() : Promise.resolve()

  const find = (id: string): Promise<Job | null> => store.jobOf(notebook.read, id)
  const known = async (tx: Change, id: string): Promise<Job> => {
    const job = await store.jobOf(tx, id)
    if (!job) throw new Refusal('jobs.unknown', { id })
    return job
  }
  const subscribe: Jobs['subscribe'] = (listener) => {
    // A wrapper of its own: one who subscribes twice is told twice, and leaves once. And who is told is not part of the
    // request that made somebody tell: what they change then is no step of it.
    const own = AsyncLocalStorage.bind((event: JobEvent): void => listener(event))
    listeners.add(own)
    return () => void listeners.delete(own)
  }
  const tellOf = (job: Job): Job => {
    tell({ id: job.id, kind: job.kind, state: job.state, progress: job.progress })
    return job
  }

  return {
    find,
    subscribe,
    nudge: runner.nudge,
    alive: runner.alive,
    counts: () => store.countJobs(notebook.read),
    list: (asked) => store.jobsListed(notebook.read, asked),
    enqueue: async ({ tx, ...asked }) => {
      if (!runner.knows(asked.kind)) throw new Error(`there is no kind of job called ${asked.kind}`)
      const at = now().toISOString()
      const kept = await (tx
        ? store.keepJob(tx, asked, at)
        : notebook.change((own) => store.keepJob(own, asked, at)))
      if (!tx && !kept.already) tell({ id: kept.id, kind: asked.kind, state: 'waiting', progress: null })
      // Within a change it is not there yet; the looks that follow this one come close after each other.
      runner.nudge()
      return kept
    },
    cancel: async (id) => {
      const job = await notebook.change(async (tx) => {
        const before = await known(tx, id)
        if (hasEnded(before)) throw new Refusal('jobs.ended', { id })
        if (before.startedAt === null) await store.cancelUnbegun(tx, id, now().toISOString())
        else await store.askToStop(tx, before)
        return known(tx, id)
      })
      if (job.cancelAsked) runner.stop(id)
      runner.nudge()
      return tellOf(job)
    },
    retry: async (id) => {
      const job = await notebook.change(async (tx) => {
        const before = await known(tx, id)
        if (before.state !== 'failed') throw new Refusal('jobs.not-failed', { id })
        const other = await store.liveOfKey(tx, before.dedupeKey)
        if (other !== null) throw new Refusal('jobs.same-waits', { other })
        await store.reopen(tx, before)
        return known(tx, id)
      })
      runner.nudge()
      return tellOf(job)
    },
    waitFor: (id) =>
      new Promise((resolve, reject) => {
        const settle = (then: () => void): void => {
          leave()
          waiting.delete(refuse)
          then()
        }
        const refuse = (error: unknown): void => settle(() => reject(error))
        const look = (): void => {
          find(id).then((job) => {
            if (!job) refuse(new Refusal('jobs.unknown', { id }))
            else if (hasEnded(job)) settle(() => resolve(job))
          }, refuse)
        }
        // Listening first, asking then: an end in between is not missed. Another job's end may have been this one's,
        // too: who begins anew takes away all that waited.
        const leave = subscribe((event) => {
          if (hasEnded(event)) look()
        })
        if (closed) return refuse(new Refusal('jobs.closing', { id }))
        waiting.set(refuse, id)
        look()
      }),
    close: () => {
      closed ??= (async () => {
        clearTimeout(timer)
        for (const [refuse, id] of waiting) refuse(new Refusal('jobs.closing', { id }))
        await timekeeping
        await runner.close()
      })()
      return closed
    },
  }
}

const hasEnded = ({ state }: Pick<Job, 'state'>): boolean => state !== 'waiting' && state !== 'running'

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}
