import { Refusal } from '../language/refusal.ts'

/**
 * What one session, or one key, may send in a minute. A person who goes through pages as fast as they can read sends some
 * two hundred; who sends more than this takes everything along.
 */
export const REQUESTS_A_MINUTE = 600

type Limit = {
  readonly most: number
  readonly seconds: number
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number
}

/** More names than this in one window means that somebody makes them up; the oldest go first. */
const MOST_NAMES = 10_000

export type Limiter = {
  /** Counts one try in this name and refuses it where there were too many; says in how many seconds to come back. */
  readonly count: (name: string) => void
  /** Starts this name over: it has shown who it is. */
  readonly clear: (name: string) => void
  /** Takes back one try, which was none of those that are limited; others in this name stay counted. */
  readonly takeBack: (name: string) => void
  /** One try in this name, which is started over when the work succeeds. */
  readonly trying: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>
}

/** So many tries in so many seconds, kept in memory: who waits is let in again, whoever knocked meanwhile. */
export function limiter({ most, seconds, now = () => performance.now() }: Limit): Limiter {
  const windows = new Map<string, { since: number; tries: number }>()
  const clear = (name: string): void => void windows.delete(name)
  const count = (name: string): void => {
    const at = now()
    const window = windows.get(name)
    if (!window || at - window.since >= seconds * 1000) {
      windows.delete(name)
      const oldest = windows.size >= MOST_NAMES ? windows.keys().next().value : undefined
      if (oldest !== undefined) windows.delete(oldest)
      windows.set(name, { since: at, tries: 1 })
      return
    }
    if (window.tries >= most) {
      throw new Refusal('http.too-often', { seconds: Math.ceil(seconds - (at - window.since) / 1000) })
    }
    window.tries += 1
  }
  return {
    count,
    clear,
    takeBack: (name) => {
      const window = windows.get(name)
      if (window && window.tries > 0) window.tries -= 1
    },
    trying: async (name, work) => {
      count(name)
      const result = await work()
      clear(name)
      return result
    },
  }
}
