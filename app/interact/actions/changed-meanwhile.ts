import { Refusal } from '../../base/language/refusal.ts'
import { company } from '../../manage/settings/settings.ts'
import { type ActionRow, type Change, nameOfUser } from './store.ts'
import { minuteIn } from './when.ts'

/**
 * Refuses a change of something that is not as the person saw it any more, and says who did what with it when: what was
 * said without a connection and comes later is then shown beside it.
 *
 * @param seen `changedAt` as the person saw it; undefined: they do not ask
 */
export async function refuseChangedMeanwhile(
  tx: Change,
  row: ActionRow,
  seen: string | undefined,
): Promise<void> {
  if (seen === undefined || Date.parse(seen) === Date.parse(row.changedAt)) return
  await refuseAsChanged(tx, row)
}

/** Says who did what with it, and when: of what was done without a network, when it was done and not when that came. */
export async function refuseAsChanged(tx: Change, row: ActionRow): Promise<never> {
  const { lastChange, changedBy, changedAt, doneAt, dueDay, id } = row
  const who = (changedBy !== null && (await nameOfUser(tx, changedBy))) || '—'
  const { timeZone } = await company(tx)
  const at = lastChange === 'done' && doneAt !== null ? doneAt : changedAt
  const values = { id, who, when: minuteIn(timeZone, at), dueDay }
  if (lastChange === 'done') throw new Refusal('actions.done-changed-meanwhile', values)
  if (lastChange === 'postponed') throw new Refusal('actions.postponed-changed-meanwhile', values)
  if (lastChange === 'dismissed') throw new Refusal('actions.dismissed-changed-meanwhile', values)
  throw new Refusal('actions.opened-changed-meanwhile', values)
}
