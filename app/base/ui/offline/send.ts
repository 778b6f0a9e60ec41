import { lost, reached } from './connection.ts'
import type { Entry, Refused } from './entries.ts'
import { outbox } from './outbox.ts'

/**
 * How sending ended: nothing waits any more; the program was not to be had; it asked to come back later; somebody has
 * to sign in first; somebody else is signed in.
 */
export type Sending = 'sent' | 'lost' | 'later' | 'signed-out' | 'other-person'

/** An answer that takes longer is one that does not come: it is sent again, under its key. */
const MOST_MS = 20_000
/** A request that the program fails at is not tried for ever: it would hold up all that come after it. */
const MOST_BUGS = 5

let going: Promise<unknown> = Promise.resolve()

/** Sends what waits of somebody's, one after the other; no two windows at once, nor a window and the worker. */
export function sendWaiting(user: string): Promise<Sending> {
  const work = (): Promise<Sending> => sendAll(user)
  // Only pages of this machine or through TLS have locks; elsewhere the keys see to it that nothing is done twice.
  const next = going.then(() => navigator.locks?.request('ricebook.send', work) ?? work())
  going = next.catch(() => undefined)
  return next
}

async function sendAll(user: string): Promise<Sending> {
  for (;;) {
    const entry = await outbox.claim(user, Date.now())
    if (!entry) return 'sent'
    const answer = await answerTo(entry)
    if (typeof answer === 'string') return answer
    if ('refused' in answer) await outbox.refuse(entry.key, answer.refused, Date.now())
    else await outbox.arrive(entry.key, answer.arrived, Date.now())
  }
}

type Answer = { readonly arrived: unknown } | { readonly refused: Refused } | Exclude<Sending, 'sent'>

async function answerTo({ request, key, user, language, tries }: Entry): Promise<Answer> {
  const { method, path, body } = request
  const response = await fetch(path, {
    method,
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      'idempotency-key': key,
      'ricebook-person': user,
    },
    body: JSON.stringify(body),
    // The door of somebody's wireless network leads elsewhere.
    redirect: 'manual',
    signal: AbortSignal.timeout(MOST_MS),
  }).catch(() => null)
  const said = response && (await ours(response))
  if (!response || !said) {
    lost()
    return 'lost'
  }
  reached()
  if (response.ok) return { arrived: said }
  return judged({ status: response.status, code: text(said, 'code'), detail: text(said, 'detail') }, tries)
}

/** What the program itself has said; null: it was something on the way that answered, or the answer broke off. */
async function ours(response: Response): Promise<object | null> {
  const media = response.headers.get('content-type') ?? ''
  if (!/^application\/(problem\+)?json/.test(media)) return null
  const said: unknown = await response.json().catch(() => null)
  return typeof said === 'object' ? said : null
}

function judged(why: Refused, tries: number): Answer {
  const { status, code } = why
  if (code === 'http.sign-in-needed') return 'signed-out'
  if (code === 'http.other-person') return 'other-person'
  if (code === 'http.request-under-way' || status === 429 || status === 503) return 'later'
  if (status >= 500 && tries < MOST_BUGS) return 'later'
  return { refused: why }
}

const text = (said: object, name: string): string => {
  const value = (said as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : ''
}
