import { table } from './database.ts'
import {
  added,
  arrived,
  claimed,
  type Entry,
  type NewEntry,
  type Refused,
  refused,
  settled,
  takenBack,
  thrownAway,
  withoutOld,
} from './entries.ts'

const kept = table<Entry>('outbox')

/** Windows of this browser, and the worker behind them, tell each other. */
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ricebook.outbox')
const listeners = new Set<() => void>()
if (others) others.onmessage = () => told()

function told(): void {
  for (const listener of listeners) listener()
}

type Work<Result> = Parameters<typeof kept.change<Result>>[0]

async function change<Result>(work: Work<Result>): Promise<Result> {
  const result = await kept.change(work)
  others?.postMessage(null)
  told()
  return result
}

/** What people did on this device that the program has not answered for yet, and what it has said lately. */
export const outbox = {
  all: () => kept.all(),
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** When this is answered it has been written: not before may anybody be told that it is done. */
  add: (fresh: readonly NewEntry[]) => change((entries) => added(entries, fresh)),
  takeBack: (key: string, by: NewEntry) => change((entries) => takenBack(entries, { key, by })),
  claim: (user: string, now: number) => kept.change((entries) => claimed(entries, { user, now })),
  arrive: (key: string, answer: unknown, now: number) =>
    change((entries) => arrived(entries, { key, answer, now })),
  refuse: (key: string, why: Refused, now: number) =>
    change((entries) => refused(entries, { key, why, now })),
  settle: (act: string, instead: readonly NewEntry[]) =>
    change((entries) => settled(entries, { act, instead })),
  throwAway: (user: string) => change((entries) => thrownAway(entries, user)),
  sweep: (user: string, now: number) => change((entries) => withoutOld(entries, { user, now })),
}
