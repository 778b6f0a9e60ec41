import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Change, Notebook, Read } from '../../base/notebook/notebook.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { customerStands } from '../../identify/customers/customers.ts'
import type { Touch } from './contract.ts'
import {
  keepTouch,
  lastOfKind,
  takeTouchBack,
  touchedAmong,
  touchesChangedSince,
  touchesOf,
} from './store.ts'

/** Somebody got in touch with a customer, in the change that says so; said again it is the same touch. */
export async function noteTouch(
  tx: Change,
  touch: {
    /** Of the follow-up or the action that it was. */
    readonly id: string
    readonly customer: string
    readonly kind: string
    readonly channel: string | null
    readonly at: string
    readonly outcome: string | null
    readonly by: string | null
  },
): Promise<void> {
  await keepTouch(tx, touch)
}

/** It was not so after all. */
export async function forgetTouch(tx: Change, id: string): Promise<void> {
  await takeTouchBack(tx, id)
}

/** When each customer was last touched for a kind of action, as instants. */
export async function lastTouches(read: Read, kind: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await lastOfKind(read, kind)).map(({ customer, at }) => [customer, at]))
}

/** Whether one of these customers was touched for a kind of action since an instant. */
export async function touchedSince(
  tx: Change,
  customers: readonly string[],
  since: string,
): Promise<(customer: string, kind: string) => boolean> {
  const found = await touchedAmong(tx, customers, since)
  const said = new Set(found.map(({ customer, kind }) => JSON.stringify([customer, kind])))
  return (customer, kind) => said.has(JSON.stringify([customer, kind]))
}

/**
 * From which instant on a touch keeps the same from being asked for again: with seven days, who was touched on the 1st
 * may be asked on the 8th. Null: there is no cap.
 */
export function cappedSince(cap: {
  readonly today: string
  readonly days: number
  readonly timeZone: string
}): string | null {
  if (cap.days === 0) return null
  const first = Temporal.PlainDate.from(cap.today).subtract({ days: cap.days - 1 })
  return new Date(first.toZonedDateTime(cap.timeZone).epochMilliseconds).toISOString()
}

export type TouchesDeps = { readonly notebook: Notebook }

/** Who was in touch with a customer, newest first; `before` is the last of the page before. */
export async function listTouches(
  asked: Parameters<typeof touchesOf>[1],
  { notebook }: TouchesDeps,
): Promise<Touch[]> {
  await customerStands(notebook.read, asked.customer)
  return touchesOf(notebook.read, asked)
}

type Stores = {
  readonly notebook: Notebook
  readonly ledger: Pick<Ledger, 'touchMark' | 'applyTouches'>
}

const page = 2_000

/**
 * Tells the ledger what it has not heard of yet, and not what is written down meanwhile: where people write faster than
 * the ledger hears, that would have no end. Broken off anywhere, it goes on from there the next time.
 *
 * @param known how far it has heard, where that is known
 * @returns how far it has heard now
 */
export async function bringTouches({ notebook, ledger }: Stores, known?: number): Promise<number> {
  for (let mark = known ?? (await ledger.touchMark()); ; ) {
    const changes = await touchesChangedSince(notebook.read, { mark, most: page })
    const last = changes.at(-1)
    if (!last) return mark
    const rows = changes.filter(({ kept }) => kept === 1)
    await ledger.applyTouches({
      rows: rows.map(({ id, customer, at, kind, channel, outcome, by }) => ({
        ...{ touch: id, customer, at, kind, channel, outcome, by },
      })),
      removed: changes.filter(({ kept }) => kept === 0).map(({ id }) => id),
      mark: last.changed,
    })
    mark = last.changed
    if (changes.length < page) return mark
  }
}

/**
 * Brings touches to the ledger behind the answers, one round at a time: nobody waits for a ledger that is taking in a
 * file. What fails is told, and done again with the next touch, or when the program starts.
 */
export function touchesFollower(
  stores: Stores,
  trouble: (error: unknown) => void,
): { readonly wake: () => void; readonly rest: () => Promise<void> } {
  let round: Promise<void> | null = null
  let again = false
  const rounds = async (): Promise<void> => {
    do {
      again = false
      await bringTouches(stores).then(() => undefined, trouble)
    } while (again)
    round = null
  }
  return {
    wake: () => {
      again = true
      // Whoever woke it, all that was touched is told.
      round ??= wholly(rounds)
    },
    rest: async () => {
      await round
    },
  }
}
