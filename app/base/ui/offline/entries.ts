// What becomes of what was done without a network: plain rows in, plain rows out. The order in which somebody did
// things is the order in which they are sent, one after the other; each goes under a key of its own, so that sending it
// again does it once; and none leaves but by arriving, by being taken back, or by its person's word.

/** What is sent. */
export type Request = {
  readonly method: 'POST' | 'PATCH'
  /** `{of}` stands for the record that it changes, by the id that it was answered with last. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  /**
   * The `changedAt` that the person saw: sent along, or what the record was answered with since. Null: whatever that
   * was; left out: they do not ask what others did.
   */
  readonly seen?: string | null
}

/** Why it was not done. */
export type Refused = { readonly status: number; readonly code: string; readonly detail: string }

export type Entry = {
  /** Its place in the order. */
  readonly n: number
  /** Who did it: it is sent as theirs and as nobody else's. */
  readonly user: string
  /** The key under which it is done once. */
  readonly key: string
  /** What was done with one tap may be several requests, and counts once. */
  readonly act: string
  /** When, by this device's clock. */
  readonly said: number
  readonly language: string
  readonly request: Request
  /** What it changes, by the name that the page has for it; null: nothing that later ones go by. */
  readonly of: string | null
  /** Sent only when the one with this key has arrived. */
  readonly after: string | null
  /** It takes back what it comes after. */
  readonly takesBack: boolean
  /** What the page shows of it. */
  readonly about: unknown
  readonly state: 'waiting' | 'arrived' | 'refused'
  readonly tries: number
  readonly refused: Refused | null
  /** What it was answered with, and when. */
  readonly answer: unknown
  readonly answeredAt: number | null
}

export type NewEntry = Pick<
  Entry,
  'user' | 'key' | 'act' | 'said' | 'language' | 'request' | 'of' | 'about'
> &
  Partial<Pick<Entry, 'after' | 'takesBack'>>

type Changed<Result = null> = {
  readonly put?: readonly Entry[]
  readonly remove?: readonly Entry[]
  readonly result: Result
}

const DAY_MS = 86_400_000
/** The program takes no acts that are older, and remembers keys a day longer: what waited for longer is asked about. */
export const MOST_DAYS = 14
const TOO_OLD: Refused = { status: 0, code: 'offline.too-old', detail: '' }

export function added(entries: readonly Entry[], fresh: readonly NewEntry[]): Changed {
  const last = entries.at(-1)?.n ?? 0
  return {
    put: fresh.map((one, at) => ({
      ...{ after: null, takesBack: false, ...one, n: last + 1 + at },
      ...{ state: 'waiting', tries: 0, refused: null, answer: null, answeredAt: null },
    })),
    result: null,
  }
}

/** The next of somebody's to be sent, filled in and marked as tried, before it leaves; null: nothing waits. */
export function claimed(
  entries: readonly Entry[],
  { user, now }: { readonly user: string; readonly now: number },
): Changed<Entry | null> {
  const waiting = entries.filter((entry) => entry.user === user && entry.state === 'waiting')
  const old = new Set<string>()
  for (const { key, said, after } of waiting)
    if (now - said > MOST_DAYS * DAY_MS || (after !== null && old.has(after))) old.add(key)
  const tooOld = waiting
    .filter(({ key }) => old.has(key))
    .map((entry): Entry => ({ ...entry, state: 'refused', refused: TOO_OLD }))
  const next = waiting.find(({ key }) => !old.has(key))
  if (!next) return { put: tooOld, result: null }
  // Filled in once: sent again under the same key it must be the same.
  const request = next.tries === 0 ? filled(next, entries) : next.request
  const tried = { ...next, request, tries: next.tries + 1 }
  return { put: [...tooOld, tried], result: tried }
}

function filled({ request, of, user }: Entry, entries: readonly Entry[]): Request {
  if (of === null) return request
  const last = entries.findLast((one) => one.user === user && one.of === of && one.state === 'arrived')
  const stands = standing(last?.answer)
  const { path, body, seen, ...rest } = request
  const known = seen === undefined ? null : later(seen, stands?.changedAt ?? null)
  return {
    ...rest,
    path: path.replace('{of}', encodeURIComponent(stands?.id ?? of)),
    body: known === null ? body : { ...body, seen: known },
  }
}

/** A record as it was answered: its id, and when it was changed last. */
function standing(answer: unknown): { readonly id: string; readonly changedAt: string } | null {
  const { id, changedAt } = Object(answer)
  return typeof id === 'string' && typeof changedAt === 'string' ? { id, changedAt } : null
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return Date.parse(one) > Date.parse(other) ? one : other
}

export function arrived(
  entries: readonly Entry[],
  { key, answer, now }: { readonly key: string; readonly answer: unknown; readonly now: number },
): Changed {
  const entry = entries.find((one) => one.key === key)
  return {
    put: entry ? [{ ...entry, state: 'arrived', answer, answeredAt: now }] : [],
    result: null,
  }
}

/** It was not done. What was to come after it is not done either; what was to take it back has nothing left to do. */
export function refused(
  entries: readonly Entry[],
  { key, why, now }: { readonly key: string; readonly why: Refused; readonly now: number },
): Changed {
  const entry = entries.find((one) => one.key === key)
  if (!entry) return { result: null }
  const behind = entries.filter(({ after, state }) => after === key && state === 'waiting')
  const back = behind.filter(({ takesBack }) => takesBack)
  if (back.length > 0) return { remove: [entry, ...back], result: null }
  return {
    put: [entry, ...behind].map((one) => ({ ...one, state: 'refused', refused: why, answeredAt: now })),
    result: null,
  }
}

/** Takes something back: as if it had never been where it has not left yet, else by another request behind it. */
export function takenBack(
  entries: readonly Entry[],
  { key, by }: { readonly key: string; readonly by: NewEntry },
): Changed {
  const entry = entries.find((one) => one.key === key)
  const neverLeft = entry?.state === 'refused' || (entry?.state === 'waiting' && entry.tries === 0)
  if (entry && neverLeft) return { remove: [entry], result: null }
  return added(entries, [{ ...by, after: key, takesBack: true }])
}

/** By its person's word: what was refused of an act goes, and something else may be sent in its place. */
export function settled(
  entries: readonly Entry[],
  { act, instead = [] }: { readonly act: string; readonly instead?: readonly NewEntry[] },
): Changed {
  const gone = entries.filter((entry) => entry.act === act && entry.state === 'refused')
  // Settled already, in another window.
  if (gone.length === 0) return { result: null }
  return { remove: gone, ...added(entries, instead) }
}

/** Everything of somebody's goes: they sign out, and what had not arrived goes by their word. */
export function thrownAway(entries: readonly Entry[], user: string): Changed {
  return { remove: entries.filter((entry) => entry.user === user), result: null }
}

/**
 * What has arrived is kept for a day, since lists read before it are still about, and for as long as something goes by
 * it; that of others goes when somebody comes in: only what they still have to send waits for them.
 */
export function withoutOld(
  entries: readonly Entry[],
  { user, now }: { readonly user: string; readonly now: number },
): Changed {
  const needed = ({ of, user: whose }: Entry): boolean =>
    of !== null && entries.some((one) => one.state !== 'arrived' && one.of === of && one.user === whose)
  const old = (entry: Entry): boolean =>
    entry.state === 'arrived' &&
    (entry.user !== user || now - (entry.answeredAt ?? 0) > DAY_MS) &&
    !needed(entry)
  return { remove: entries.filter(old), result: null }
}

/** How many acts of somebody's wait, and how many want a word. */
export function counted(entries: readonly Entry[]): { readonly waiting: number; readonly refused: number } {
  const acts = (state: Entry['state']): Set<string> =>
    new Set(entries.filter((entry) => entry.state === state).map(({ act }) => act))
  const wanted = acts('refused')
  return { waiting: [...acts('waiting')].filter((act) => !wanted.has(act)).length, refused: wanted.size }
}
