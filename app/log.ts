import type { Answered } from './base/http/app.ts'
import { type Failure, linesOf } from './base/http/trouble.ts'
import type { JobEnded } from './job-ends.ts'

/** What the program writes down of its work while it serves: a line of JSON each, of nobody. */
export type Log = {
  readonly started: () => void
  readonly stopped: () => void
  /** Whether, of several programs, this one leads from now on. */
  readonly led: (leads: boolean) => void
  readonly answered: (answered: Answered) => void
  readonly jobEnded: (ended: JobEnded) => void
  readonly failed: (failure: Failure) => void
  /** What went wrong outside any request. */
  readonly trouble: (error: unknown) => void
}

type Write = (text: string) => void

const nothing = (): void => undefined

/** Failures alone. */
export function quietLog(write: Write): Log {
  return {
    started: nothing,
    stopped: nothing,
    led: nothing,
    answered: nothing,
    jobEnded: nothing,
    failed: (failure) => write(`${JSON.stringify(failure)}\n`),
    trouble: (error) => write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  }
}

/** Every request and every job as well. */
export function requestsLog(write: Write): Log {
  const line = (event: string, of: object = {}): void =>
    write(`${JSON.stringify({ at: new Date().toISOString(), event, ...of })}\n`)
  return {
    started: () => line('start'),
    stopped: () => line('stop'),
    led: (leads) => line('lead', { leads }),
    answered: ({ method, route, status, seconds, trace }) =>
      line('request', { method, route, status, ms: msOf(seconds), trace }),
    jobEnded: ({ kind, state, seconds }) => line('job', { kind, state, ms: msOf(seconds) }),
    failed: (failure) => line('failure', failure),
    trouble: (error) => line('trouble', { error: linesOf(error) }),
  }
}

const msOf = (seconds: number): number => Math.round(seconds * 10_000) / 10
