import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'
import { scopes } from '../access/keys/contract.ts'
import type { Person } from '../access/person.ts'
import { Refusal } from '../language/refusal.ts'
import type { Operation } from './operation.ts'
import { tooLarge } from './receive-upload.ts'
import { jsonOf } from './request-text.ts'
import type { HttpEnv } from './visitor.ts'

/** All that answers somebody who has not signed in. Whoever lengthens this list says why in docs/decisions/access.md. */
const publicPaths: readonly string[] = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/api',
  '/api/openapi.json',
  '/api/session',
  '/api/set-up',
  '/api/sign-in',
  '/assets/:file',
  '/sw.js',
  '/*',
]

/** All that is open to who must have a second factor and has none yet: to see who one is, to set it up, and to leave. */
const beforeSecondFactor: readonly string[] = [
  '/api/me',
  '/api/me/second-factor',
  '/api/me/second-factor/confirm',
  '/api/sign-out',
]

/**
 * The route that will answer, or null where none will. Everything that stands in the way of this request must be
 * known: a handler that somebody put there without saying who may use it is refused, whatever it would have answered.
 */
export function operationOf(
  c: Context<HttpEnv>,
  operations: ReadonlyMap<string, Operation>,
  ours: WeakSet<object>,
): Operation | null {
  let found: Operation | null = null
  for (const { handler, method, path } of matchedRoutes(c)) {
    if (ours.has(handler)) continue
    const operation = operations.get(`${method} ${path}`)
    if (!operation) throw new Refusal('http.no-right')
    // The first that matches is the one that answers.
    found ??= operation
  }
  return found
}

/** Lets a request through where its route names a permission and the person has it; nothing else does. */
export function refuseWithoutRight(operation: Operation, person: Person | null): void {
  const { permission, pattern } = operation
  if (permission === 'public') {
    if (!publicPaths.includes(pattern)) throw new Refusal('http.no-right')
    return
  }
  if (!person) throw new Refusal('http.sign-in-needed')
  if (person.secondFactor === 'owed' && !beforeSecondFactor.includes(pattern))
    throw new Refusal('second-factor.demanded')
  if (permission !== 'signed-in' && !person.may(permission)) throw new Refusal('http.no-right')
}

/** Refuses a customer whom a person does not see, as one who is not there. */
export type RefuseUnseen = (person: Person, customer: string) => Promise<void>

/**
 * Lets who sees only some of the customers through to those alone. A route that does not say how it keeps to them is not
 * for such people at all.
 */
export async function refuseForeignRows(
  c: Context<HttpEnv>,
  {
    operation,
    person,
    refuseUnseen,
  }: { operation: Operation; person: Person | null; refuseUnseen: RefuseUnseen },
): Promise<void> {
  if (operation.permission === 'public' || !person || person.sight.owners === null) return
  if (operation.rows === null) throw new Refusal('http.no-right')
  const customer = customerIn(c.req.path, operation)
  if (customer !== null) await refuseUnseen(person, customer)
}

/** The customer whom an address names; null: it is about no one customer. */
export function customerIn(
  path: string,
  { rows, pattern }: Pick<Operation, 'rows' | 'pattern'>,
): string | null {
  return rows === 'customer' ? idIn(path, pattern) : null
}

/** What stands in an address where its route has `:id`. */
function idIn(path: string, pattern: string): string {
  const place = pattern.split('/').indexOf(':id')
  return decodeURIComponent(path.split('/')[place] ?? '')
}

const mostLetters = 200

/** The first thing that an address names, mostly its `:id`; null: it names none. */
export function recordIn(path: string, pattern: string): string | null {
  const place = pattern.split('/').findIndex((part) => part.startsWith(':'))
  return place < 0
    ? null
    : decodeURIComponent(path.split('/')[place] ?? '')
        .slice(0, mostLetters)
        .toWellFormed()
}

/** Refuses to a key what it cannot be made for: who somebody is, who comes in, keys; and whatever begins a session. */
export function refuseToKey(operation: Operation): void {
  if (!isForKeys(operation)) throw new Refusal('keys.not-by-key')
}

/** Whether a key that has the scope may ask for it. */
export function isForKeys({ permission, method }: Pick<Operation, 'permission' | 'method'>): boolean {
  if (permission === 'public') return method.toUpperCase() === 'GET'
  return scopes.some((one) => one === permission)
}

/** An address stands in histories and logs, and what stands there is a secret no more. */
export function refuseKeyInAddress(url: string): void {
  if (/rb_[a-z2-7]{8}_[\w-]{20}/.test(decodeURIComponent(url))) throw new Refusal('keys.in-address')
}

/** Whom a request is meant to come from, where it says so: what was kept while there was no network is one person's. */
export const MEANT = 'ricebook-person'

/** Refuses what one person's page sends under another's session, which may have begun in another window. */
export function refuseOtherPerson(meant: string | undefined, person: Person | null): void {
  if (meant !== undefined && person && meant !== person.id) throw new Refusal('http.other-person')
}

/** Reads a JSON body whole, within its limit, and lays it ready for the route's own check. */
export async function readJson(c: Context<HttpEnv>, operation: Operation): Promise<ArrayBuffer> {
  const type = c.req.header('content-type')
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type ?? '')) {
    throw new Refusal('http.content-type-wrong', { expected: 'application/json' })
  }
  refuseAnnouncedTooLarge(c, operation)
  const bytes = await bodyOf(c, operation.mostBytes)
  c.req.bodyCache.json = Promise.resolve(jsonOf(bytes))
  return bytes
}

/** Refuses by what the request says of its own length; a body that says nothing is counted while it comes. */
export function refuseAnnouncedTooLarge(c: Context<HttpEnv>, { mostBytes }: Operation): void {
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw tooLarge(mostBytes)
}

async function bodyOf(c: Context<HttpEnv>, mostBytes: number): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of c.req.raw.body ?? []) {
      bytes += piece.byteLength
      if (bytes > mostBytes) throw tooLarge(mostBytes)
      pieces.push(piece)
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('http.upload-cut-off', {}, { cause })
  }
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole.buffer
}
