import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../language/refusal.ts'
import { isBusy } from './faults.ts'

/** How long a change waits for others before it is refused. */
export const patience = 10_000
/** Between two attempts: short, because a writer in another thread leaves the lock free only for a moment. */
const pause = 1

/**
 * Tries until no other connection is in the way. SQLite's own waiting would hold up the whole thread, and with it
 * every request; this lets the thread go on.
 */
export async function whenFree<Result>(
  attempt: () => Result,
  until = performance.now() + patience,
): Promise<Result> {
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() >= until) throw tooLong(error)
    }
    await sleep(pause)
  }
}

/** One at a time, first come first served, among those of one connection. */
export class Turns {
  #taken = false
  readonly #waiting: (() => void)[] = []

  async take(until: number): Promise<void> {
    if (!this.#taken) {
      this.#taken = true
      return
    }
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1)
        reject(tooLong())
      }, until - performance.now())
      this.#waiting.push(go)
    })
  }

  give(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken = false
  }
}

/**
 * Until everything that is only waiting for promises has come to rest: the queue of ticks is taken up again when no
 * promise has anything left to do.
 */
export function pendingWork(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}

function tooLong(cause?: unknown): Refusal {
  return new Refusal('notebook.busy', { seconds: patience / 1000 }, { cause })
}
