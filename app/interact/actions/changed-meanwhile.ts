import { Refusal } from '../../base/language/refusal.ts'
import { company } from '../../manage/settings/settings.ts'
import { type ActionRow, type Change, nameOfUser } from './store.ts'

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
  const { lastChange, changedBy, changedAt, dueDay, id } = row
  const who = (changedBy !== null && (await nameOfUser(tx, changedBy))) || '—'
  const { timeZone } = await company(tx)
  const when = Temporal.Instant.from(changedAt).toZonedDateTimeISO(timeZone).toPlainDateTime()
  const values = { id, who, when: when.toString({ smallestUnit: 'minute' }).replace('T', ' '), dueDay }
  if (lastChange === 'done') throw new Refusal('actions.done-changed-meanwhile', values)
  if (lastChange === 'postponed') throw new Refusal('actions.postponed-changed-meanwhile', values)
  if (lastChange === 'dismissed') throw new Refusal('actions.dismissed-changed-meanwhile', values)
  throw new Refusal('actions.opened-changed-meanwhile', values)
}
