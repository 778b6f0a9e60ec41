import { type Sight, sees } from '../../base/access/sight.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import { customerSeen } from '../../identify/customers/customers.ts'
import { refuseAsChanged, refuseChangedMeanwhile } from './changed-meanwhile.ts'
import type { ActionChange, Occasion } from './contract.ts'
import { type ActionRow, actionById, actionOfKey, type Change, insertAction, outlookOf } from './store.ts'
import { unknownRank } from './tables.ts'

/** What a row is about, by which it is found again when a newer run has replaced it; null: its id stays. */
export function occasionOf(row: ActionRow): Occasion | null {
  const { customer, kind, product, occasionDay, dueDay, key } = row
  return occasionDay === null ? null : { customer, kind, product, day: occasionDay, dueDay, key }
}

type Asked = {
  readonly id: string
  readonly change: ActionChange
  readonly by: string | null
  readonly at: string
  readonly sight: Sight
}

/**
 * What a change is of: the row itself; where a worth run has replaced it, what the current one proposes of the same
 * occasion; and where that proposes nothing of the kind any more (it was bought or paid meanwhile), a row of its own, so
 * that nothing is lost of what a person did in the field.
 *
 * @returns beside it the day on which it was due as the person saw it: what they said about it goes by that
 */
export async function whatIsChanged(
  tx: Change,
  { id, change, by, at, sight }: Asked,
): Promise<{ readonly row: ActionRow; readonly dueSeen: string }> {
  const { seen, occasion } = change
  const row = await actionById(tx, id)
  if (row && !sees(sight, row.customerOwner)) throw new Refusal('actions.not-found', { id })
  if (row) {
    await refuseChangedMeanwhile(tx, row, seen)
    return { row, dueSeen: row.dueDay }
  }
  // Undoing goes by the id that the change before it was answered with.
  if (!occasion || change.state === 'open') throw new Refusal('actions.not-found', { id })
  const { customer, kind, key } = occasion
  if (!key.startsWith(`${kind}:${customer}:`)) throw new Refusal('actions.occasion-unclear')
  await customerSeen(tx, customer, sight)
  const same = await actionOfKey(tx, key)
  if (same) {
    // The person saw what nobody had done anything with.
    if (seen !== undefined && same.lastChange !== null) await refuseAsChanged(tx, same)
    const [dueSeen = ''] = [occasion.dueDay, same.dueDay].sort()
    return { row: same, dueSeen }
  }
  return { row: await ofEarlierList(tx, { occasion, by, at }), dueSeen: occasion.dueDay }
}

async function ofEarlierList(
  tx: Change,
  { occasion, by, at }: Pick<Asked, 'by' | 'at'> & { readonly occasion: Occasion },
): Promise<ActionRow> {
  const { customer, kind, product, day, dueDay, key } = occasion
  const { owner } = await outlookOf(tx, customer)
  const id = newId()
  await insertAction(tx, {
    ...{ id, customer, kind, dueDay, key, product, occasionDay: day },
    reason: JSON.stringify({ code: 'actions.reason.from-earlier-list', values: { day: dueDay } }),
    ...{ expectedMargin: null, spread: null, rankBy: unknownRank, evidence: null, minutes: null },
    ...{ quantity: null, amount: null, state: 'open', run: null, owner: owner ?? by, note: null },
    ...untouched,
    ...{ createdAt: at, changedAt: at },
  })
  const row = await actionById(tx, id)
  if (!row) throw new Error('what was written in this change is not there')
  return row
}

/** Nobody has done anything with it yet. */
export const untouched = {
  ...{ doneAt: null, doneBy: null, outcome: null, dismissal: null },
  ...{ lastChange: null, changedBy: null, before: '[]' },
} as const
