/** The durations of the queue, in milliseconds. */
export type Pace = {
  /** How long a claimed job is its holder's without a sign of life. */
  readonly lease: number
  readonly heartbeat: number
  /** Before the second attempt; each further wait is twice as long, up to `longestWait`. */
  readonly firstWait: number
  readonly longestWait: number
  /** Between two looks for work: from `shortestLook` after something was asked for, doubling, to `longestLook`. */
  readonly shortestLook: number
  readonly longestLook: number
  /** While a job runs that gives way: between two looks for one that somebody waits for. */
  readonly giveWayLook: number
  /** So long after others were first let past it a job that gives way is put off no more. */
  readonly patience: number
  /** Between two notes of progress in the notebook. */
  readonly progressNote: number
  /** Between two looks at what other programs have done, while somebody watches or a job runs that one may stop. */
  readonly othersLook: number
  /** How long a closing program waits for the running job to look whether it should stop. */
  readonly closing: number
  /** How long jobs that ended are kept. */
  readonly keepEnded: number
  readonly sweep: number
}

const second = 1_000
const hour = 3_600 * second

export const usualPace: Pace = {
  lease: 60 * second,
  heartbeat: 20 * second,
  firstWait: 5 * second,
  longestWait: 600 * second,
  shortestLook: 10,
  longestLook: second,
  giveWayLook: 200,
  patience: 600 * second,
  progressNote: 500,
  othersLook: 400,
  closing: 10 * second,
  keepEnded: 30 * 24 * hour,
  sweep: hour,
}

/**
 * How long to wait after an attempt that failed: `firstWait`, then twice as long each time, at most `longestWait`; of
 * that a chance share between three quarters and all, so that jobs which failed together are not all tried together.
 *
 * @param attempts how many there have been, from 1
 * @param chance of the wait's size, from 0 to below 1
 */
export function waitAfter(attempts: number, pace: Pace, chance: number): number {
  const whole = Math.min(pace.firstWait * 2 ** (attempts - 1), pace.longestWait)
  return Math.round(whole * (0.75 + 0.25 * chance))
}

/** A wait that can be cut short. Who waits goes on as themselves, on nobody's behalf, whoever has woken them. */
export function waker(): { readonly wait: (ms: number) => Promise<void>; readonly wake: () => void } {
  let wake = (): void => undefined
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    wake: () => wake(),
  }
}
