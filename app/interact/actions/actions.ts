import { evPerMinute } from '@ricebook/engine'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { customerStands } from '../../identify/customers/customers.ts'
import { forgetTouch, noteTouch, touchedSince } from '../touches/touches.ts'
import { refuseChangedMeanwhile } from './changed-meanwhile.ts'
import type { ActionChange, NewAction, ProposedAction } from './contract.ts'
import { contactEvidence, evidenceKept, ranked, reasonKept, toldShare } from './evidence.ts'
import { remindOfTalk, renewReminders } from './reminders.ts'
import {
  type ActionRow,
  type ActionsAsked,
  actedUpon,
  actionById,
  actionsAsked,
  type Change,
  heldOpen,
  insertAction,
  insertActions,
  removeActedUpon,
  removeProposals,
  removeSameOccasion,
  updateAction,
} from './store.ts'
import { unknownRank } from './tables.ts'
import { afterChange } from './what-was-before.ts'

export type { ActionRow, ActionsAsked }
export { contactEvidence, evidenceKept, ranked, reasonKept, remindOfTalk, renewReminders, toldShare }

export type ActionsDeps = {
  readonly notebook: Notebook
  readonly now: () => string
  /** Somebody was touched, or not after all: the ledger is to hear of it. */
  readonly touched: () => void
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
  asked: { readonly action: NewAction; readonly by: string | null },
  { notebook, now }: Pick<ActionsDeps, 'notebook' | 'now'>,
): Promise<ActionRow> {
  return notebook.change(async (tx) => {
    const { customer, kind, dueDay, note, minutes } = asked.action
    await customerStands(tx, customer)
    const id = newId()
    const at = now()
    await insertAction(tx, {
      id,
      customer,
      kind,
      dueDay,
      key: `by-hand:${id}`,
      reason: JSON.stringify({ code: 'actions.reason.by-hand', values: { note } }),
      ...{ expectedMargin: null, spread: null, rankBy: unknownRank, evidence: null },
      minutes: minutes ?? null,
      ...{ product: null, quantity: null, amount: null, occasionDay: null },
      state: 'open',
      run: null,
      owner: asked.by,
      note,
      ...untouched,
      createdAt: at,
      changedAt: at,
    })
    return there(tx, id)
  })
}

/** Nobody has done anything with it yet. */
const untouched = {
  ...{ doneAt: null, doneBy: null, outcome: null, dismissal: null },
  ...{ lastChange: null, changedBy: null, before: '[]' },
} as const

/**
 * Done, put off, dismissed, or open again, which undoes the last of these. From then on it is a person's: no worth run
 * takes it away or repeats it. What is done is a touch, and what is undone was none.
 */
export async function changeAction(
  asked: { readonly id: string; readonly change: ActionChange; readonly by: string | null },
  { notebook, now, touched }: ActionsDeps,
): Promise<ActionRow> {
  const row = await notebook.change(async (tx) => {
    const { id, change, by } = asked
    const before = await there(tx, id)
    await refuseChangedMeanwhile(tx, before, change.seen)
    const at = now()
    const after = await afterChange(tx, { row: before, change, by, at })
    await updateAction(tx, id, after)
    if (after.state === 'done')
      await noteTouch(tx, {
        ...{ id, customer: before.customer, kind: before.kind, channel: null },
        ...{ at, outcome: after.outcome, by },
      })
    else if (before.state === 'done') await forgetTouch(tx, id)
    if (after.state === 'open') await removeSameOccasion(tx, before)
    return there(tx, id)
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
      const rows = fresh.map(({ reason, evidence, ...action }) => ({
        ...action,
        id: newId(),
        reason: JSON.stringify(reason),
        evidence: JSON.stringify(evidence),
        rankBy: rankOf(action),
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

/** Takes away what a former run proposed. */
export async function forgetProposals(
  run: number,
  { notebook }: Pick<ActionsDeps, 'notebook'>,
): Promise<void> {
  while ((await notebook.change((tx) => removeProposals(tx, run, 2_000))) > 0);
}
