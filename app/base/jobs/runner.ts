import { randomUUID } from 'node:crypto'
import type { Change, Notebook } from '../notebook/notebook.ts'
import { type Failure, gaveWay, type Job, type JobState, type Progress } from './contract.ts'
import { startJobThread, type ThreadStart } from './job-thread.ts'
import type { Outcome } from './messages.ts'
import { type Pace, waitAfter, waker } from './pace.ts'
import { spaced } from './spaced.ts'
import * as store from './store.ts'

// A job's way:
//
//   waiting ──claimed──▶ running ──result──▶ done
//      ▲  │                │ │ │
//      │  │                │ │ └─refused; broke or died too often──▶ failed ──retry──▶ waiting
//      │  │                │ └─stopped because a person asked──▶ cancelled
//      │  └─cancelled before it ever began──▶ cancelled
//      └─broke, died, gave way, or stopped because the program closes─┘
//
// It is claimed by one update inside one change, which counts the attempt and leases it for a minute; while it runs the
// lease is prolonged. What runs and is nobody's (the program was killed) waits again, and so it runs at least once; that
// its effect happens once is the job's business, with its id as the key. What breaks waits longer each time, and after
// the kind's most attempts it stays failed, with the reason. A refusal is final at once: it would be refused again. An
// attempt cut short because the program closes does not count.
//
// Cancelling: a job that never began is cancelled at once. One that began is asked, also when it waits for another
// attempt: it runs, sees that it is asked, puts its things in order and stops. Whoever was asked and is done all the same
// is done.
//
// Giving way: a job of a kind that gives way (`job.ts`) stands behind all that somebody waits for, whenever that was asked
// for, and while it runs it is asked to stop as soon as there is such a job. It waits again in its old place, and that was
// no attempt. So that many small files in a row do not put it off for ever, it is put off for `patience` at most, counted
// from when others were first let past it: then its old place counts, which is before all that came later, and it runs to
// its end. Time is what bounds it and not a number of times: what people lose by it is how old their figures grow, and
// twelve files brought one after the other are one morning's work. A program started anew counts anew.
//
// All of this is noted by the main thread, which also notices when the job thread dies; the job thread only runs.

/** What happened to a job, for whoever watches. */
export type JobEvent = {
  readonly id: string
  readonly kind: string
  readonly state: JobState
  readonly progress: Progress | null
}

export type RunnerParts = {
  readonly notebook: Notebook
  readonly thread: ThreadStart
  readonly pace: Pace
  /** Instant, ISO. */
  readonly now: () => Date
  /** From 0 to below 1. */
  readonly chance: () => number
  readonly tell: (event: JobEvent) => void
  /** Hears of what goes wrong behind everybody's back; the work goes on. */
  readonly trouble: (error: unknown) => void
  /** Whether other programs ask for jobs of this notebook, and ask jobs to stop. */
  readonly others: boolean
}

export type Runner = {
  /** Something may be due: look now. */
  readonly nudge: () => void
  /** A person has asked this job to stop. */
  readonly stop: (id: string) => void
  /** Whether it is this one that runs now. */
  readonly runs: (id: string) => boolean
  readonly knows: (kind: string) => boolean
  /** Whether there is a thread to work on jobs. */
  readonly alive: () => boolean
  readonly close: () => Promise<void>
}

/** Starts the job thread and gives it one due job after the other, until closed. */
export async function startRunner(parts: RunnerParts): Promise<Runner> {
  const { notebook, now, chance, tell, trouble, others } = parts
  // What another program asked for is to begin soon, though nobody here is nudged.
  const longestLook = others
    ? Math.min(parts.pace.longestLook, parts.pace.othersLook)
    : parts.pace.longestLook
  const pace = { ...parts.pace, longestLook }
  const owner = randomUUID()
  const look = waker()
  let running: Job | null = null
  let closing = false
  let nudged = false
  /** Looks whether the running job is to give way. */
  let looked = (): void => undefined
  /** Since when others were let past jobs that give way; milliseconds since 1970. */
  let passed: ReadonlyMap<string, number> = new Map()

  const instant = (inMs = 0): string => new Date(now().getTime() + inMs).toISOString()

  const givingWay = (): string[] =>
    [...thread.kinds.values()].filter((kind) => kind.givesWay).map(({ name }) => name)

  const behind = (): store.Behind => {
    // A clock set back makes nobody wait longer.
    const late = ([, since]: readonly [string, number]): boolean =>
      Math.abs(now().getTime() - since) >= pace.patience
    return { kinds: givingWay(), but: [...passed].filter(late).map(([id]) => id) }
  }

  /** Whom the job that now begins is let past. */
  const letPast = async (job: Job): Promise<void> => {
    if (thread.kinds.get(job.kind)?.givesWay) return
    const ids = await store.dueOf(notebook.read, instant(), givingWay())
    passed = new Map(ids.map((id) => [id, passed.get(id) ?? now().getTime()]))
  }

  /**
   * A note that must not get lost: it is tried until the notebook takes it. When the program closes first, the next
   * start finds the job running for nobody.
   */
  const note = async <Result>(work: (tx: Change) => Promise<Result>): Promise<Result> => {
    for (;;) {
      try {
        return await notebook.change(work)
      } catch (error) {
        if (closing) throw error
        trouble(error)
        await look.wait(pace.longestLook)
      }
    }
  }

  const waitsOrFails = async (tx: Change, job: Job, failure: Failure): Promise<JobState> => {
    const mine = { id: job.id, owner }
    if (job.attempts < job.mostAttempts) {
      const runAt = instant(waitAfter(job.attempts, pace, chance()))
      await store.waitAgain(tx, mine, { runAt, failure })
      return 'waiting'
    }
    await store.endJob(tx, mine, { state: 'failed', now: instant(), failure })
    return 'failed'
  }

  /** Writes down how a turn ended; answers the state it leads to. */
  const settle = async (tx: Change, job: Job, outcome: Ended): Promise<JobState> => {
    const mine = { id: job.id, owner }
    const end = async (ended: Omit<store.End, 'now'>): Promise<JobState> => {
      await store.endJob(tx, mine, { ...ended, now: instant() })
      return ended.state
    }
    if ('done' in outcome) return end({ state: 'done', result: outcome.done })
    if ('refused' in outcome) return end({ state: 'failed', failure: outcome.refused })
    const asked = (await store.jobOf(tx, job.id))?.cancelAsked ?? false
    const stopped = 'cancelled' in outcome
    if (stopped && outcome.given && !asked && !closing) {
      await store.waitAgain(tx, mine, { runAt: job.createdAt, failure: null, progress: gaveWay })
      return 'waiting'
    }
    if (stopped && (asked || !closing)) return end({ state: 'cancelled' })
    if (closing && (stopped || 'died' in outcome)) {
      await store.waitAgain(tx, mine, { runAt: job.createdAt, failure: null })
      return 'waiting'
    }
    if ('broke' in outcome) return waitsOrFails(tx, job, { message: outcome.broke })
    return waitsOrFails(tx, job, { code: 'jobs.died', values: { attempts: job.attempts } })
  }

  /** Jobs of somebody who is no more wait again, at once: nothing speaks for their having been the cause. */
  const takeBack = async (alone: boolean): Promise<void> => {
    const events = await notebook.change(async (tx) => {
      const told: JobEvent[] = []
      for (const job of await store.abandoned(tx, { owner, now: instant(), alone })) {
        const mine = { id: job.id, owner }
        const failure = { code: 'jobs.died', values: { attempts: job.attempts } }
        await store.takeOver(tx, mine)
        const again = job.attempts < job.mostAttempts
        if (again) await store.waitAgain(tx, mine, { runAt: job.createdAt, failure })
        else await store.endJob(tx, mine, { state: 'failed', now: instant(), failure })
        told.push(eventOf(job, again ? 'waiting' : 'failed'))
      }
      return told
    })
    events.forEach(tell)
  }

  await takeBack(true)
  let thread = await startJobThread(parts.thread)

  const runOne = async (job: Job): Promise<void> => {
    const mine = { id: job.id, owner }
    running = job
    tell(eventOf(job, 'running'))
    if (closing) thread.askToStop('stop')
    const written = spaced(pace.progressNote, (progress: Progress) => {
      // The next one comes soon; a busy notebook has better things to do.
      notebook.change((tx) => store.keepProgress(tx, mine, progress)).catch(trouble)
    })
    const beat = async (): Promise<void> => {
      const asked = await notebook.change((tx) => store.prolong(tx, mine, instant(pace.lease)))
      if (asked && running?.id === job.id) thread.askToStop('cancel')
    }
    let given = false
    const giveWay = async (): Promise<void> => {
      const { kinds, but } = behind()
      if (given || !kinds.includes(job.kind) || but.includes(job.id)) return
      const next = await store.nextDue(notebook.read, instant(), { kinds, but })
      if (!next || kinds.includes(next.kind) || running?.id !== job.id) return
      given = true
      thread.askToStop('giveWay')
    }
    looked = () => void giveWay().catch(trouble)
    const looking = setInterval(() => looked(), pace.giveWayLook)
    const heart = setInterval(() => beat().catch(trouble), pace.heartbeat)
    const asked = async (): Promise<void> => {
      if ((await store.isAskedToStop(notebook.read, job.id)) && running?.id === job.id)
        thread.askToStop('cancel')
    }
    // Whoever asks in this program says so at once; in another one it is written down.
    const hearing = others ? setInterval(() => asked().catch(trouble), pace.othersLook) : undefined
    const outcome = thread.run(job, (progress) => {
      written.say(progress)
      tell({ ...eventOf(job, 'running'), progress })
    })
    if (job.cancelAsked) thread.askToStop('cancel')
    const ended = await outcome
    clearInterval(heart)
    clearInterval(looking)
    clearInterval(hearing)
    looked = () => undefined
    written.end()
    if ('broke' in ended) trouble(new Error(`job ${job.kind} ${job.id} broke: ${ended.story}`))
    if ('died' in ended && !closing) trouble(new Error(`job ${job.kind} ${job.id}: ${ended.died}`))
    running = null
    const state = await note((tx) => settle(tx, job, { ...ended, given }))
    const told = eventOf(job, state)
    tell(given && state === 'waiting' ? { ...told, progress: gaveWay } : told)
  }

  const next = async (): Promise<Job | null> => {
    // Asking costs nothing; claiming takes the notebook's one place for writers.
    if (!(await store.nextDue(notebook.read, instant()))) return null
    const lease = { owner, now: instant(), until: instant(pace.lease), behind: behind() }
    const job = await notebook.change((tx) =>
      store.claimNext(tx, lease, (kind) => thread.kinds.get(kind)?.mostAttempts ?? 1),
    )
    if (job) await letPast(job)
    return job
  }

  /** A new thread for one that died; one that cannot even start is tried again, later each time. */
  const revive = async (): Promise<void> => {
    for (let failures = 1; !closing && !thread.alive(); failures += 1) {
      try {
        thread = await startJobThread(parts.thread)
      } catch (error) {
        trouble(error)
        await look.wait(waitAfter(failures, pace, chance()))
      }
    }
  }

  const work = async (): Promise<void> => {
    let pause = pace.shortestLook
    while (!closing) {
      try {
        if (!thread.alive()) await revive()
        const job = closing ? null : await next()
        if (job) {
          await runOne(job)
          pause = pace.shortestLook
          continue
        }
      } catch (error) {
        trouble(error)
      }
      if (nudged) pause = pace.shortestLook
      nudged = false
      if (closing) return
      await look.wait(pause)
      pause = Math.min(pause * 2, pace.longestLook)
    }
  }

  const sweep = async (): Promise<void> => {
    const before = instant(-pace.keepEnded)
    while (
      !closing &&
      (await notebook.change((tx) => store.sweepEnded(tx, before, mostSwept))) === mostSwept
    );
  }

  await sweep().catch(trouble)
  const sweeping = setInterval(() => sweep().catch(trouble), pace.sweep)
  const leases = setInterval(() => takeBack(false).catch(trouble), pace.lease)
  const worked = work()
  return {
    nudge: () => {
      nudged = true
      look.wake()
      looked()
    },
    stop: (id) => {
      if (running?.id === id) thread.askToStop('cancel')
    },
    runs: (id) => running?.id === id,
    knows: (kind) => thread.kinds.has(kind),
    alive: () => !closing && thread.alive(),
    close: async () => {
      closing = true
      clearInterval(sweeping)
      clearInterval(leases)
      thread.askToStop('stop')
      look.wake()
      const late = setTimeout(() => void thread.close(0), pace.closing)
      await worked
      clearTimeout(late)
      await thread.close(pace.closing)
    },
  }
}

/** How a turn ended, and whether it had been asked to give way. */
type Ended = Outcome & { readonly given: boolean }

/** Few enough for one short change. */
const mostSwept = 500

function eventOf(job: Job, state: JobState): JobEvent {
  return { id: job.id, kind: job.kind, state, progress: null }
}
