import { evPerMinute } from '@ricebook/engine'
import type { Sight } from '../../base/access/sight.ts'
import { note } from '../../base/audit/acting.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Kept, Reader } from '../../base/language/sentence.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { customerSeen } from '../../identify/customers/customers.ts'
import { readerOf } from '../../identify/products/products.ts'
import { company } from '../../manage/settings/settings.ts'
import { forgetTouch, noteTouch, touchedSince } from '../touches/touches.ts'
import type { ActionChange, ActionKind, Evidence, NewAction } from './contract.ts'
import {
  assumedEvidence,
  contactEvidence,
  inWords,
  productsNamed,
  ranked,
  reasonKept,
  seesGain,
  sightsOf,
  toldShare,
} from './evidence.ts'
import { occasionOf, untouched, whatIsChanged } from './late.ts'
import { remindOfTalk, renewReminders } from './reminders.ts'
import {
  type ActionRow,
  type ActionsAsked,
  actedUpon,
  actionById,
  actionsAsked,
  type Change,
  customersWithTalkToCome,
  heldOpen,
  insertAction,
  insertActions,
  type Read,
  removeActedUpon,
  removeProposals,
  removeSameOccasion,
  updateAction,
} from './store.ts'
import { unknownRank } from './tables.ts'
import { afterChange } from './what-was-before.ts'
import { momentSaid } from './when.ts'

export type { ActionRow, ActionsAsked }
export {
  assumedEvidence,
  contactEvidence,
  inWords,
  momentSaid,
  occasionOf,
  productsNamed,
  ranked,
  reasonKept,
  remindOfTalk,
  renewReminders,
  seesGain,
  sightsOf,
  toldShare,
}

/** What a worth run proposes: kept only where nobody has acted on its key before. */
export type ProposedAction = {
  readonly customer: string
  readonly kind: ActionKind
  readonly dueDay: string
  readonly key: string
  readonly reason: Kept
  /** Minor units; null is unknown. */
  readonly expectedMargin: number | null
  readonly spread: number | null
  readonly minutes: number | null
  /** What is done on the same way brings together, and is ranked by; left out: it is done by itself. */
  readonly together?: number | null
  readonly evidence: readonly Evidence[]
  readonly product: string | null
  readonly quantity: number | null
  readonly amount: number | null
  readonly occasionDay: string | null
  readonly owner: string | null
}

export type ActionsDeps = {
  readonly notebook: Notebook
  readonly now: () => string
  /** Somebody was touched, or not after all: the ledger is to hear of it. */
  readonly touched: () => void
}

/** What the reader of these rows' reasons knows: what the products in them are called now. */
export async function readerOfReasons(
  rows: readonly Pick<ActionRow, 'product' | 'reason'>[],
  { notebook, now }: { readonly notebook: Pick<Notebook, 'read'>; readonly now: () => string },
): Promise<Reader> {
  return readerOf(notebook.read, { products: productsNamed(rows), now: now() })
}

/** What there is to do, earliest due first. */
export async function listActions(
  asked: ActionsAsked,
  { notebook }: Pick<ActionsDeps, 'notebook'>,
): Promise<ActionRow[]> {
  return actionsAsked(notebook.read, asked)
}

/** Something a person wants to be reminded of. */
export async function addAction(
  asked: { readonly action: NewAction; readonly by: string | null; readonly sight: Sight },
  { notebook, now }: Pick<ActionsDeps, 'notebook' | 'now'>,
): Promise<ActionRow> {
  return notebook.change(async (tx) => {
    const { customer, kind, dueDay, note: words, minutes } = asked.action
    await customerSeen(tx, customer, asked.sight)
    const id = newId()
    const at = now()
    await insertAction(tx, {
      id,
      customer,
      kind,
      dueDay,
      key: `by-hand:${id}`,
      reason: JSON.stringify({ code: 'actions.reason.by-hand', values: { note: words } }),
      ...{ expectedMargin: null, spread: null, rankBy: unknownRank, evidence: null },
      minutes: minutes ?? null,
      ...{ product: null, quantity: null, amount: null, occasionDay: null },
      state: 'open',
      run: null,
      owner: asked.by,
      note: words,
      ...untouched,
      createdAt: at,
      changedAt: at,
    })
    const after = { kind, dueDay, note: words, minutes: minutes ?? null }
    note({ what: 'action.made', of: ['action', id], person: customer, after })
    return there(tx, id)
  })
}

/** What was done without a network comes later; what is older was forgotten on the way, and is a talk to write down. */
const mostDaysAgo = 14

/**
 * Done, put off, dismissed, or open again, which undoes the last of these. From then on it is a person's: no worth run
 * takes it away or repeats it. What is done is a touch when it was done, and what is undone was none.
 */
export async function changeAction(
  asked: {
    readonly id: string
    readonly change: ActionChange
    readonly by: string | null
    readonly sight: Sight
  },
  { notebook, now, touched }: ActionsDeps,
): Promise<ActionRow> {
  const row = await notebook.change(async (tx) => {
    const { id, change, by, sight } = asked
    const at = now()
    const { timeZone } = await company(tx)
    const when = momentSaid({ said: change.at, now: at, timeZone, mostDaysAgo })
    const { row: before, dueSeen } = await whatIsChanged(tx, { id, change, by, at, sight })
    const after = await afterChange(tx, { row: before, change, by, at, when, dueSeen })
    await updateAction(tx, before.id, after)
    note({
      ...{ what: 'action.changed', of: ['action', before.id], person: before.customer },
      ...{ before: told(before), after: told({ ...before, ...after }) },
    })
    if (after.state === 'done')
      await noteTouch(tx, {
        ...{ id: before.id, customer: before.customer, kind: before.kind, channel: null },
        ...{ at: when, outcome: after.outcome, by },
      })
    else if (before.state === 'done') await forgetTouch(tx, before.id)
    if (after.state === 'open') await removeSameOccasion(tx, before)
    return there(tx, before.id)
  })
  touched()
  return row
}

async function there(tx: Change, id: string): Promise<ActionRow> {
  const row = await actionById(tx, id)
  if (!row) throw new Refusal('actions.not-found', { id })
  return row
}

/**
 * Lays down what a worth run proposes; it is seen when the run becomes current. Left out is what somebody acted upon,
 * what lies put off for another day, and, but for deliveries, what the customer was touched for a short while ago.
 *
 * @param cappedSince the instant from which on a touch counts as a short while ago; null: no touch does
 */
export async function proposeActions(
  asked: {
    readonly run: number
    readonly actions: readonly ProposedAction[]
    readonly cappedSince: string | null
  },
  { notebook, now }: Pick<ActionsDeps, 'notebook' | 'now'>,
): Promise<number> {
  const pieceLength = 500
  let laid = 0
  for (let from = 0; from < asked.actions.length; from += pieceLength) {
    const piece = asked.actions.slice(from, from + pieceLength)
    laid += await notebook.change(async (tx) => {
      const keys = piece.map(({ key }) => key)
      const customers = [...new Set(piece.map(({ customer }) => customer))]
      const [known, held] = [await actedUpon(tx, keys), await heldOpen(tx, customers)]
      const capped =
        asked.cappedSince === null ? () => false : await touchedSince(tx, customers, asked.cappedSince)
      const fresh = piece.filter(
        (action) =>
          !known.has(action.key) &&
          !held(action) &&
          (action.kind === 'deliver' || !capped(action.customer, action.kind)),
      )
      const at = now()
      const rows = fresh.map(({ reason, evidence, together, ...action }) => ({
        ...action,
        id: newId(),
        reason: JSON.stringify(reason),
        evidence: JSON.stringify(evidence),
        rankBy: rankOf({ ...action, expectedMargin: together ?? action.expectedMargin }),
        state: 'open' as const,
        run: asked.run,
        note: null,
        ...untouched,
        createdAt: at,
        changedAt: at,
      }))
      await insertActions(tx, rows)
      return rows.length
    })
  }
  return laid
}

function rankOf({ expectedMargin, minutes }: Pick<ProposedAction, 'expectedMargin' | 'minutes'>): number {
  const rank = evPerMinute(expectedMargin ?? Number.NaN, minutes ?? Number.NaN)
  return Number.isNaN(rank) ? unknownRank : rank
}

/** In the change that makes a run current: what somebody acted upon since it began is not shown a second time. */
export async function dropActedUpon(
  tx: Change,
  asked: { readonly run: number; readonly since: string },
): Promise<void> {
  await removeActedUpon(tx, asked)
}

/** Customers with whom a talk is to come already: somebody agreed on a day, or put it off to one. */
export async function awaitingTalk(read: Read): Promise<ReadonlySet<string>> {
  return new Set(await customersWithTalkToCome(read))
}

/** Takes away what a former run proposed. */
export async function forgetProposals(
  run: number,
  { notebook }: Pick<ActionsDeps, 'notebook'>,
): Promise<void> {
  while ((await notebook.change((tx) => removeProposals(tx, run, 2_000))) > 0);
}

/** What a person decides of an action, of all that a row of it holds. */
function told({
  state,
  dueDay,
  outcome,
  note: words,
}: Pick<ActionRow, 'state' | 'dueDay' | 'outcome' | 'note'>) {
  return { state, dueDay, outcome, note: words }
}
