import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Say, Values } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { InvalidRequest, placesOf } from './invalid.ts'
import { type Problem, type ProblemStatus, statusOf } from './problem.ts'
import type { HttpEnv } from './visitor.ts'

/** What is written down of a failure: enough to find the place, nothing about anybody. */
export type Failure = {
  readonly trace: string
  readonly method: string
  /** The pattern of the route, since an address can hold a name. */
  readonly route: string
  /** Kind, message without its values, and where: one line each, causes after it. */
  readonly error: readonly string[]
}

export type Troubles = {
  readonly statuses: Readonly<Record<string, ProblemStatus>>
  readonly log: (failure: Failure) => void
}

/** Answers what was thrown: a refusal with its sentence, a bug with its number. */
export function answerTo(error: unknown, c: Context<HttpEnv>, { statuses, log }: Troubles): Response {
  const say = c.get('say')
  if (error instanceof InvalidRequest) {
    return problem(c, { status: 400, code: 'http.invalid', places: placesOf(error, say) })
  }
  if (error instanceof Refusal) {
    return problem(c, { status: statusOf(error.code, statuses), code: error.code, values: error.values })
  }
  if (error instanceof HTTPException && error.status < 500) {
    const code = error.status === 415 ? 'http.content-type-wrong' : 'http.json-malformed'
    return problem(c, {
      status: error.status === 415 ? 415 : 400,
      code,
      values: { expected: 'application/json' },
    })
  }
  const trace = c.get('trace')
  log({
    trace,
    method: c.req.method,
    route: c.get('operation')?.pattern ?? 'none',
    error: linesOf(error),
  })
  return problem(c, { status: 500, code: 'http.bug', values: { trace } })
}

/** There is nothing at this address. */
export function nothingHere(c: Context<HttpEnv>): Response {
  return problem(c, { status: 404, code: 'http.no-such-address' })
}

type Told = {
  readonly status: ProblemStatus | 500
  readonly code: string
  readonly values?: Values
  readonly places?: Problem['places']
}

function problem(c: Context<HttpEnv>, { status, code, values = {}, places }: Told): Response {
  const say: Say<string> = c.get('say')
  const told: Problem = {
    type: `urn:ricebook:problem:${code}`,
    title: say(`http.title.${status}`),
    status,
    detail: say(code, places ? { ...values, count: places.length } : values),
    code,
    values,
    instance: `urn:uuid:${c.get('trace')}`,
    ...(places ? { places } : {}),
  }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': c.get('language'),
  }
  if (typeof values.seconds === 'number') headers['retry-after'] = String(values.seconds)
  return c.body(JSON.stringify(told), status, headers)
}

/** How far down a chain of causes is worth following. */
const MOST_CAUSES = 5

/** Kind, message without its values, and where: one line each, causes after it. */
export function linesOf(error: unknown): string[] {
  const lines: string[] = []
  let at = error
  for (let depth = 0; depth < MOST_CAUSES && at instanceof Error; depth++) {
    const { code } = at as NodeJS.ErrnoException
    lines.push([at.name, code, withoutValues(at.message)].filter(Boolean).join(' '))
    const frames = (at.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
    lines.push(...frames.slice(0, 8).map((line) => line.trim()))
    at = at.cause
  }
  return lines.length > 0 ? lines : [typeof error]
}

/** A message as it could stand in any company's log: no names, numbers, addresses, nothing quoted. */
export function withoutValues(message: string): string {
  return message
    .slice(0, 500)
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/g, '…')
    .replaceAll(/\S+@\S+/g, '…')
    .replaceAll(/[^\x20-\x7e…]+/g, '…')
    .replaceAll(/\d{3,}/g, '…')
}
