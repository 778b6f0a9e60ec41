import { Refusal } from '../../base/language/refusal.ts'
import { undoContact } from './contacts.ts'
import { type CustomerFields, customerFieldNames } from './contract.ts'
import type { CustomersDeps } from './deps.ts'
import { pick, sameValue } from './fields.ts'
import { settledFields } from './imported/imported.ts'
import { refuseParent } from './parents.ts'
import { changeRecord, seenRecord } from './record-change.ts'
import { refuseHandingOver, refuseUnwritable } from './rights.ts'
import { type Change, type CustomerRecord, findChange } from './store.ts'

/** Takes one change back, see `undoChange`. Refused where a field of it was changed again since. */
export async function takeBack(
  tx: Change,
  { id, change }: { readonly id: string; readonly change: string },
  deps: Pick<CustomersDeps, 'now' | 'user' | 'sight' | 'assigns'>,
): Promise<void> {
  const record = await seenRecord(tx, id, deps.sight)
  const entry = await findChange(tx, id, change)
  if (!entry) throw new Refusal('customers.change-not-found')
  if ('contact' in entry.after) return undoContact(tx, { customer: id, entry }, deps)
  if (Object.keys(entry.before).length === 0) throw new Refusal('customers.creation-not-undone')
  const names = customerFieldNames.filter((field) => field in entry.after)
  const later = names.filter((field) => !sameValue(record[field], entry.after[field]))
  if (later.length > 0) throw new Refusal('customers.undo-conflict', { fields: later.join(', ') })
  const released = without(entry.after.byHand, entry.before.byHand)
  const taken = entry.by === null ? names : without(entry.before.byHand, entry.after.byHand)
  const byHand = [...without(record.byHand, released), ...taken]
  const fields = pick(entry.before as Partial<CustomerFields>, names)
  // As if nobody had typed in them: what imports say stands there now, which need not be what stood there then.
  const settled = await settledOf(tx, { ...record, ...fields, byHand } as CustomerRecord)
  const free = customerFieldNames.filter((field) => released.includes(field))
  refuseUnwritable(fields, record.owner, deps)
  if (fields.owner !== undefined) refuseHandingOver(record.owner, fields.owner, deps)
  if (fields.parent !== undefined) await refuseParent(tx, { id, parent: fields.parent }, deps.sight)
  await changeRecord(tx, record, {
    fields: { ...pick(settled, ['kind']), ...fields, ...pick(settled, free) },
    byHand,
    at: deps.now(),
    by: deps.user,
    importBatch: null,
  })
}

/** What imports say of the fields that no person typed. */
export async function settledOf(tx: Change, record: CustomerRecord): Promise<Partial<CustomerFields>> {
  return (await settledFields(tx, [record])).get(record.id) ?? {}
}

function without(list: unknown, others: unknown): string[] {
  const gone = new Set(texts(others))
  return texts(list).filter((one) => !gone.has(one))
}

function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
}
