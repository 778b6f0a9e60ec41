import { Cron } from 'croner'
import type { Notebook, Read } from '../notebook/notebook.ts'
import type { JobAsked } from './job.ts'
import * as store from './store.ts'

/** A cron pattern and the time zone that it is meant in. */
export type Times = { readonly pattern: string; readonly zone: string }

/** What is asked for again and again. */
export type Schedule = {
  /** Under this name the notebook remembers when it last fired. */
  readonly name: string
  /** Asked each time, so that it may stand in the settings. */
  readonly when: (read: Read) => Promise<Times>
  /** The job to ask for. */
  readonly job: (dueAt: string) => JobAsked
}

/** A clock this far behind the last firing was wrong then; it would keep a schedule silent until it caught up. */
const clockWasWrong = 25 * 3_600_000

/**
 * Asks for the jobs whose time has come since they were last asked for: one job however many times were missed. That it
 * fired is noted in the same change, so that it happens once also when the program is killed in between. A schedule
 * seen for the first time counts from now on.
 *
 * @returns whether anything fired, and when something is due next (milliseconds since 1970), Infinity for never
 */
export async function fireDue(
  schedules: readonly Schedule[],
  { notebook, now }: { readonly notebook: Notebook; readonly now: Date },
): Promise<{ readonly fired: boolean; readonly next: number }> {
  let fired = false
  let next = Number.POSITIVE_INFINITY
  for (const schedule of schedules) {
    const { pattern, zone } = await schedule.when(notebook.read)
    const cron = new Cron(pattern, { timezone: zone, paused: true })
    const last = await store.lastFired(notebook.read, schedule.name)
    const from = last === null ? Number.NaN : Date.parse(last)
    if (!(from - now.getTime() < clockWasWrong)) {
      await notebook.change((tx) => store.keepFired(tx, schedule.name, now.toISOString()))
    } else {
      const due = cron.nextRun(new Date(from))
      if (due && due.getTime() <= now.getTime()) {
        fired = await notebook.change(async (tx) => {
          // Asked again where nobody else can write: another program may have been quicker.
          if ((await store.lastFired(tx, schedule.name)) !== last) return fired
          await store.keepFired(tx, schedule.name, now.toISOString())
          await store.keepJob(tx, schedule.job(due.toISOString()), now.toISOString())
          return true
        })
      }
    }
    const after = cron.nextRun(new Date(Math.max(now.getTime(), Number.isNaN(from) ? 0 : from)))
    next = Math.min(next, after?.getTime() ?? Number.POSITIVE_INFINITY)
  }
  return { fired, next }
}

/** The next so many times, the earliest first: instants, ISO. */
export function nextTimes(
  { pattern, zone }: Times,
  { now, most }: { readonly now: Date; readonly most: number },
): readonly string[] {
  const cron = new Cron(pattern, { timezone: zone, paused: true })
  return cron.nextRuns(most, now).map((time) => time.toISOString())
}
