import { type Sight, sees } from '../../base/access/sight.ts'
import { note } from '../../base/audit/acting.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { type CustomerField, type CustomerFields, customerFieldNames } from './contract.ts'
import { pick, sameValue } from './fields.ts'
import { nameKey } from './names.ts'
import { searchTokens } from './search-tokens.ts'
import {
  type Change,
  type CustomerRecord,
  findRecord,
  insertChange,
  type Read,
  renewTokens,
  updateCustomer,
} from './store.ts'

/** A record that stands, or the refusal that says there is none. */
export async function standingRecord(db: Read, id: string): Promise<CustomerRecord> {
  const record = await findRecord(db, id)
  if (!record) throw new Refusal('customers.not-found')
  return record
}

/** The same of one whom whoever asks sees; any other is not there for them. */
export async function seenRecord(db: Read, id: string, sight: Sight): Promise<CustomerRecord> {
  const record = await standingRecord(db, id)
  if (!sees(sight, record.owner)) throw new Refusal('customers.not-found')
  return record
}

/** Whoever hands a customer on, and may, has written one at the end whom they need not see any more. */
export function handingOn<Result>(
  { owner }: Pick<Partial<CustomerFields>, 'owner'>,
  write: () => Promise<Result>,
): Promise<Result> {
  return owner === undefined ? write() : wholly(write)
}

/** What a record is to become, and who says so. */
export type RecordChange = {
  readonly fields: Partial<CustomerFields>
  /** The fields that a person has typed, after the change. */
  readonly byHand: readonly string[]
  readonly at: string
  /** User, or null: the program. */
  readonly by: string | null
  readonly importBatch: number | null
  /** The change of many customers that this one is part of. */
  readonly bulkEdit?: string
  /** Left out of the history: filling a record that the same import has just made. */
  readonly silent?: boolean
}

/**
 * Writes what differs, with its search tokens and its line in the history. Answers the record as it is now; one that
 * is already as asked keeps its version.
 */
export function changeRecord(
  tx: Change,
  record: CustomerRecord,
  change: RecordChange,
): Promise<CustomerRecord> {
  return handingOn(change.fields, () => writeRecord(tx, record, change))
}

async function writeRecord(
  tx: Change,
  record: CustomerRecord,
  change: RecordChange,
): Promise<CustomerRecord> {
  const changed = differing(record, change.fields)
  const byHand = [...new Set(change.byHand)].sort()
  const handed = !sameValue(byHand, [...record.byHand].sort())
  if (changed.length === 0 && !handed) return record
  const fields = pick(change.fields, changed)
  const now = {
    ...record,
    ...fields,
    byHand,
    changedAt: change.at,
    version: record.version + 1,
  } as CustomerRecord
  await updateCustomer(tx, record.id, {
    fields,
    byHand,
    nameKey: nameKey(now.name),
    at: now.changedAt,
    version: now.version,
  })
  if (changed.some((field) => findable.has(field)))
    await renewTokens(tx, record.id, { before: searchTokens(record), now: searchTokens(now) })
  if (change.importBatch === null)
    note({
      ...{ what: 'customer.changed', of: ['customer', record.id], person: record.id },
      before: { ...pick(record, changed), ...(handed && { byHand: record.byHand }) },
      after: { ...fields, ...(handed && { byHand }) },
      said: change.bulkEdit ? { many: change.bulkEdit } : {},
    })
  if (!change.silent) {
    await insertChange(tx, {
      customer: record.id,
      at: change.at,
      by: change.by,
      importBatch: change.importBatch,
      bulkEdit: change.bulkEdit ?? null,
      before: { ...pick(record, changed), ...(handed && { byHand: record.byHand }) },
      after: { ...fields, ...(handed && { byHand }) },
    })
  }
  return now
}

const findable = new Set<CustomerField>(['name', 'code', 'phone', 'email', 'tags'])

function differing(record: CustomerRecord, fields: Partial<CustomerFields>): CustomerField[] {
  return customerFieldNames.filter(
    (name) => fields[name] !== undefined && !sameValue(fields[name], record[name]),
  )
}
