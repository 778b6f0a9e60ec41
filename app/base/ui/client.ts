import { type ClientResponse, hc } from 'hono/client'
import type { Routes } from '../../server.ts'
import { languageSpoken } from './language.tsx'

/** Why the program did not do what was asked, in the reader's language (RFC 9457). */
export class Problem extends Error {
  readonly status: number
  readonly code: string

  constructor({ status, code, detail }: { status: number; code: string; detail: string }) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
  }
}

/** The program did not answer at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** Everything that can be asked of the program; only the types of its routes come along. */
export const api = hc<Routes>('/', {
  fetch: async (input: RequestInfo | URL, asked?: RequestInit) => {
    const headers = new Headers(asked?.headers)
    headers.set('accept-language', languageSpoken())
    try {
      return await fetch(input, { ...asked, headers })
    } catch (cause) {
      if (asked?.signal?.aborted) throw cause
      throw new Unreachable('no answer', { cause })
    }
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
  const { code, detail } = toldBy(await response.json().catch(() => null))
  throw new Problem({ status: response.status, code, detail: detail ?? response.statusText })
}

/** A proxy in between may answer in its own way. */
function toldBy(body: unknown): { readonly code: string; readonly detail: string | null } {
  const told = Object(body)
  const text = (name: string): string | null => (typeof told[name] === 'string' ? told[name] : null)
  return { code: text('code') ?? 'unknown', detail: text('detail') }
}

/** A name for one act, by which it is done once however often it is sent. */
export function newKey(): string {
  // Not randomUUID: a page that comes over plain HTTP from another machine of the shop has none.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })
