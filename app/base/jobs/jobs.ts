import { AsyncLocalStorage } from 'node:async_hooks'
import { Refusal } from '../language/refusal.ts'
import type { Change, Notebook } from '../notebook/notebook.ts'
import type { Job } from './contract.ts'
import type { Enqueue } from './job.ts'
import type { ThreadStart } from './job-thread.ts'
import { type Pace, usualPace } from './pace.ts'
import { type JobEvent, type Runner, startRunner } from './runner.ts'
import { fireDue, type Schedule } from './schedules.ts'
import * as store from './store.ts'
import { watchOthers } from './watch.ts'

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
  /** Whether jobs are being worked on, or would be: by this program, or by the one that leads. */
  readonly alive: () => boolean
  /** Cancels a job that never began; asks one that began to stop. Answers how it stands then. */
  readonly cancel: (id: string) => Promise<Job>
  /** Lets a failed job begin again. */
  readonly retry: (id: string) => Promise<Job>
  /** Hears of every step of every job, whichever program runs it, until the answered function is called. */
  readonly subscribe: (listener: (event: JobEvent) => void) => () => void
  /** The same of what happens in this program alone. */
  readonly subscribeOwn: (listener: (event: JobEvent) => void) => () => void
  /** Answers when the job has ended; is refused ('jobs.closing') when the program closes before. */
  readonly waitFor: (id: string) => Promise<Job>
  /** Looks for due jobs at once: worth calling after a change that asked for one. */
  readonly nudge: () => void
  /** The running job stops at its next look and waits for the next start. */
  readonly close: () => Promise<void>
}

/** What it takes to work on jobs. */
export type WorkParts = {
  /** Left out: the one that jobs are asked for in. */
  readonly notebook?: Notebook
  readonly thread: ThreadStart
  readonly schedules?: readonly Schedule[]
}

type QueueParts = {
  readonly notebook: Notebook
  readonly pace?: Partial<Pace>
  readonly now?: () => Date
  /** From 0 to below 1: how waits are spread. */
  readonly chance?: () => number
  /** Hears of bugs in jobs, dead threads and a notebook that takes no notes; the work goes on. */
  readonly trouble?: (error: unknown) => void
}

export type JobsParts = QueueParts & Omit<WorkParts, 'notebook'>

/** The queue of a notebook that several programs have open, of which one works on it. */
export type Queue = {
  readonly jobs: Jobs
  /** From now on it is this one; whatever another has left running is taken up again. */
  readonly work: (parts: WorkParts) => Promise<void>
  /** It is this one no more: the running job stops at its next look and waits for who comes next. */
  readonly rest: () => Promise<void>
}

/** A schedule is late by as much at most, when the clock was set or the machine slept. */
const longestSleep = 30_000

/**
 * Opens the queue of a notebook and starts its job thread. The caller holds the data folder's lock: whatever another
 * program has left running is taken up again.
 */
export async function openJobs({ thread, schedules = [], ...parts }: JobsParts): Promise<Jobs> {
  const queue = queueOf(parts, false)
  await queue.work({ thread, schedules })
  return queue.jobs
}

/** Opens the queue of a notebook that other programs have open as well; nobody here works on it yet. */
export const openQueue = (parts: QueueParts): Queue => queueOf(parts, true)

type Working = { readonly runner: Runner; readonly stop: () => Promise<void> }

function queueOf(parts: QueueParts, others: boolean): Queue {
  const { notebook, now = () => new Date(), chance = Math.random } = parts
  const told = parts.trouble ?? warn
  const pace = { ...usualPace, ...parts.pace }
  const listeners = new Set<(event: JobEvent) => void>()
  const ofOwn = new Set<(event: JobEvent) => void>()
  const waiting = new Map<(refusal: Refusal) => void, string>()
  let working: Working | null = null
  let closed: Promise<void> | undefined

  const trouble = (error: unknown): void => {
    told(error)
    // Without room the queue stands still until there is some: nobody is left waiting without a word for that long.
    if (error instanceof Refusal && error.code.endsWith('.disk-full'))
      for (const refuse of [...waiting.keys()]) refuse(error)
  }

  const tellAll = (to: Iterable<(event: JobEvent) => void>, event: JobEvent): void => {
    for (const listener of to) {
      try {
        listener(event)
      } catch (error) {
        trouble(error)
      }
    }
  }
  const watch = others
    ? watchOthers({
        ...{ read: notebook.read, every: pace.othersLook, now, trouble },
        isOwn: (id) => working?.runner.runs(id) ?? false,
        tell: (event) => tellAll(listeners, event),
      })
    : null
  const tell = (event: JobEvent): void => {
    watch?.heard(event)
    tellAll(listeners, event)
    tellAll(ofOwn, event)
  }
  const nudge = (): void => working?.runner.nudge()

  const work = async ({ thread, schedules = [], ...given }: WorkParts): Promise<void> => {
    if (working || closed) throw new Error('a queue is worked on once, while it is open')
    const own = given.notebook ?? notebook
    const runner = await startRunner({ notebook: own, thread, pace, now, chance, tell, trouble, others })
    const endTime = keepTime(schedules, { notebook: own, now, fired: runner.nudge, trouble })
    working = {
      runner,
      stop: async () => {
        await endTime()
        await runner.close()
      },
    }
  }
  const rest = async (): Promise<void> => {
    const ending = working
    await ending?.stop()
    if (working === ending) working = null
  }

  const find = (id: string): Promise<Job | null> => store.jobOf(notebook.read, id)
  const known = async (tx: Change, id: string): Promise<Job> => {
    const job = await store.jobOf(tx, id)
    if (!job) throw new Refusal('jobs.unknown', { id })
    return job
  }
  const joined = (to: Set<(event: JobEvent) => void>, listener: (event: JobEvent) => void): (() => void) => {
    // A wrapper of its own: one who subscribes twice is told twice, and leaves once. And who is told is not part of the
    // request that made somebody tell: what they change then is no step of it.
    const own = AsyncLocalStorage.bind((event: JobEvent): void => listener(event))
    to.add(own)
    return () => void to.delete(own)
  }
  const subscribe: Jobs['subscribe'] = (listener) => {
    const leave = joined(listeners, listener)
    const look = watch?.begin()
    let left = false
    return () => {
      if (left) return
      left = true
      leave()
      look?.()
    }
  }
  const tellOf = (job: Job): Job => {
    tell({ id: job.id, kind: job.kind, state: job.state, progress: job.progress })
    return job
  }

  const jobs: Jobs = {
    find,
    subscribe,
    subscribeOwn: (listener) => joined(ofOwn, listener),
    nudge,
    alive: () => (working ? working.runner.alive() : others && !closed),
    counts: () => store.countJobs(notebook.read),
    list: (asked) => store.jobsListed(notebook.read, asked),
    enqueue: async ({ tx, ...asked }) => {
      if (working && !working.runner.knows(asked.kind))
        throw new Error(`there is no kind of job called ${asked.kind}`)
      const at = now().toISOString()
      const kept = await (tx
        ? store.keepJob(tx, asked, at)
        : notebook.change((own) => store.keepJob(own, asked, at)))
      if (!tx && !kept.already) tell({ id: kept.id, kind: asked.kind, state: 'waiting', progress: null })
      // Within a change it is not there yet; the looks that follow this one come close after each other.
      nudge()
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
      if (job.cancelAsked) working?.runner.stop(id)
      nudge()
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
      nudge()
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
        for (const [refuse, id] of waiting) refuse(new Refusal('jobs.closing', { id }))
        await watch?.close()
        await rest()
      })()
      return closed
    },
  }
  return { jobs, work, rest }
}

type Timekeeping = {
  readonly notebook: Notebook
  readonly now: () => Date
  readonly fired: () => void
  readonly trouble: (error: unknown) => void
}

/** Asks for what is due, until the answered function is called. */
function keepTime(schedules: readonly Schedule[], { notebook, now, fired, trouble }: Timekeeping) {
  let timer: NodeJS.Timeout | undefined
  let ended = false
  const round = async (): Promise<void> => {
    let wait = longestSleep
    try {
      const due = await fireDue(schedules, { notebook, now: now() })
      if (due.fired) fired()
      wait = Math.min(longestSleep, Math.max(0, due.next - now().getTime()))
    } catch (error) {
      trouble(error)
    }
    if (!ended) timer = setTimeout(() => (keeping = round()), wait)
  }
  let keeping = schedules.length > 0 ? round() : Promise.resolve()
  return async (): Promise<void> => {
    ended = true
    clearTimeout(timer)
    await keeping
  }
}

const hasEnded = ({ state }: Pick<Job, 'state'>): boolean => state !== 'waiting' && state !== 'running'

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}
