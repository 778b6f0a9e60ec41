import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Change, Notebook } from '../../base/notebook/notebook.ts'
import { customerStands } from '../../identify/customers/customers.ts'
import type { ActionChange, NewAction, ProposedAction } from './contract.ts'
import {
  type ActionRow,
  type ActionsAsked,
  actedUpon,
  actionById,
  actionsAsked,
  insertAction,
  insertActions,
  removeProposals,
  updateAction,
} from './store.ts'

export type { ActionRow, ActionsAsked }

export type TodayDeps = { readonly notebook: Notebook; readonly now: () => string }

/** What there is to do, earliest due first. */
export async function listActions(
  asked: ActionsAsked,
  { notebook }: Pick<TodayDeps, 'notebook'>,
): Promise<ActionRow[]> {
  return actionsAsked(notebook.read, asked)
}

/** Something a person wants to be reminded of. */
export async function addAction(
  asked: { readonly action: NewAction; readonly by: string | null },
  { notebook, now }: TodayDeps,
): Promise<ActionRow> {
  return notebook.change(async (tx) => {
    const { customer, kind, dueDay, note, minutes } = asked.action
    await customerStands(tx, customer)
    const id = newId()
    await insertAction(tx, {
      id,
      customer,
      kind,
      dueDay,
      key: `by-hand:${id}`,
      reason: JSON.stringify({ code: 'today.reason.by-hand', values: { note } }),
      expectedMargin: null,
      minutes: minutes ?? null,
      state: 'open',
      run: null,
      owner: asked.by,
      note,
      doneAt: null,
      doneBy: null,
      createdAt: now(),
      changedAt: now(),
    })
    return there(tx, id)
  })
}

/** Done, put off, dismissed or open again. From then on it is a person's: no worth run takes it away or repeats it. */
export async function changeAction(
  asked: { readonly id: string; readonly change: ActionChange; readonly by: string | null },
  { notebook, now }: TodayDeps,
): Promise<ActionRow> {
  return notebook.change(async (tx) => {
    const { id, change, by } = asked
    const before = await there(tx, id)
    if (change.state === 'postponed' && (change.dueDay === undefined || change.dueDay <= before.dueDay))
      throw new Refusal('today.postpone-to', { dueDay: before.dueDay, came: change.dueDay ?? '' })
    const done = change.state === 'done'
    await updateAction(tx, id, {
      // Put off is open on another day.
      state: change.state === 'postponed' ? 'open' : change.state,
      run: null,
      changedAt: now(),
      doneAt: done ? now() : null,
      doneBy: done ? by : null,
      ...(change.dueDay !== undefined && { dueDay: change.dueDay }),
      ...(change.note !== undefined && { note: change.note }),
    })
    return there(tx, id)
  })
}

async function there(tx: Change, id: string): Promise<ActionRow> {
  const row = await actionById(tx, id)
  if (!row) throw new Refusal('today.not-found', { id })
  return row
}

/** Lays down what a worth run proposes; it is seen when the run becomes current. */
export async function proposeActions(
  asked: { readonly run: number; readonly actions: readonly ProposedAction[] },
  { notebook, now }: TodayDeps,
): Promise<number> {
  const pieceLength = 500
  let laid = 0
  for (let from = 0; from < asked.actions.length; from += pieceLength) {
    const piece = asked.actions.slice(from, from + pieceLength)
    laid += await notebook.change(async (tx) => {
      const known = await actedUpon(
        tx,
        piece.map(({ key }) => key),
      )
      const fresh = piece.filter(({ key }) => !known.has(key))
      const at = now()
      const rows = fresh.map(({ reason, ...action }) => ({
        ...action,
        id: newId(),
        reason: JSON.stringify(reason),
        state: 'open' as const,
        run: asked.run,
        note: null,
        doneAt: null,
        doneBy: null,
        createdAt: at,
        changedAt: at,
      }))
      await insertActions(tx, rows)
      return rows.length
    })
  }
  return laid
}

/** Takes away what a former run proposed. */
export async function forgetProposals(run: number, { notebook }: Pick<TodayDeps, 'notebook'>): Promise<void> {
  while ((await notebook.change((tx) => removeProposals(tx, run, 2_000))) > 0);
}
