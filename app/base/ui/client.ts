import { type ClientResponse, hc } from 'hono/client'
import type { Routes } from '../../server.ts'
import { languageSpoken } from './language.tsx'
import { clockHeard, lost, reached } from './offline/connection.ts'

/** Why the program did not do what was asked, in the reader's language (RFC 9457). */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  /** What was wrong at each place, where the request was not as described; to stand beside what was typed. */
  readonly places: readonly { readonly field: string; readonly detail: string }[]

  constructor({ status, code, detail, places = [] }: Told & { status: number; detail: string }) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.places = places
  }
}

type Told = { readonly code: string; readonly places?: Problem['places'] }

/** The program did not answer at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

function unreachable(why?: ErrorOptions): Unreachable {
  lost()
  return new Unreachable('no answer', why)
}

/** Not the gate of somebody's wireless network, nor a proxy behind which the program does not run. */
function isOurs({ status, headers }: Response): boolean {
  const media = headers.get('content-type') ?? ''
  return !media.startsWith('text/html') && (status < 502 || status > 504 || media.includes('problem'))
}

/** Everything that can be asked of the program; only the types of its routes come along. */
export const api = hc<Routes>('/', {
  fetch: async (input: RequestInfo | URL, asked?: RequestInit) => {
    const headers = new Headers(asked?.headers)
    headers.set('accept-language', languageSpoken())
    const response = await fetch(input, { ...asked, headers }).catch((cause) => {
      if (asked?.signal?.aborted) throw cause
      throw unreachable({ cause })
    })
    if (!isOurs(response)) throw unreachable()
    clockHeard(response.headers.get('date'), Date.now())
    reached()
    return response
  },
}).api

type Good = 200 | 201 | 202
type AnswerOf<R> =
  R extends ClientResponse<infer Body, infer Status, string> ? (Status extends Good ? Body : never) : never

/** The answer, or the problem thrown. */
export async function answered<R extends ClientResponse<unknown, number, string>>(
  asked: Promise<R>,
): Promise<AnswerOf<R>> {
  const response = await asked
  if (response.ok) return (response.status === 204 ? null : await response.json()) as AnswerOf<R>
  throw problemIn(response, await response.json().catch(() => null))
}

/** What an answer that is none says. */
export function problemIn(
  { status, statusText }: { readonly status: number; readonly statusText: string },
  body: unknown,
): Problem {
  const { detail, ...told } = toldBy(body)
  return new Problem({ status, ...told, detail: detail ?? statusText })
}

/** A proxy in between may answer in its own way. */
function toldBy(body: unknown): Told & { readonly detail: string | null } {
  const told = Object(body)
  const text = (name: string): string | null => (typeof told[name] === 'string' ? told[name] : null)
  return {
    code: text('code') ?? 'unknown',
    detail: text('detail'),
    ...(Array.isArray(told.places) && { places: told.places }),
  }
}

/** A name for one act, by which it is done once however often it is sent. */
export function newKey(): string {
  // Not randomUUID: a page that comes over plain HTTP from another machine of the shop has none.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })
