import { type SqlBool, sql } from 'kysely'
import { insertMany } from '../../base/notebook/bulk.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import { ownedBy } from '../../base/notebook/owned-by.ts'
import { wholly } from '../../base/notebook/seen.ts'
import type { Contact, Customer, CustomerFields, CustomerWorth, HistoryEntry, Identity } from './contract.ts'
import type { CustomersTable } from './tables.ts'

export type { Change, Read }

/**
 * The one place that says which customers there are: those made by hand, and those made by an import while it stands.
 * `alias` is the customers table's name in the query.
 */
export function standing(alias = 'customers') {
  const batch = sql.ref(`${alias}.importBatch`)
  return sql<SqlBool>`(${batch} is null or ${batch} in (select batch from imports where state = 'standing'))`
}

export async function countCustomers(db: Read): Promise<number> {
  const { n } = await db
    .selectFrom('customers')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where(standing())
    .executeTakeFirstOrThrow()
  return n
}

export type CurrentRun = {
  readonly run: number
  readonly asOf: string | null
  readonly startedAt: string
  /** What it was worked out with; null where nobody had bought. */
  readonly model: string | null
}

/** The worth run whose figures are shown; undefined before the first one. */
export async function currentRun(db: Read): Promise<CurrentRun | undefined> {
  const row = await db
    .selectFrom('worthRuns')
    .select(['run', 'asOf', 'startedAt', 'figures'])
    .where('state', '=', 'current')
    .executeTakeFirst()
  if (!row) return undefined
  const { figures, ...run } = row
  const { model = null } = JSON.parse(figures ?? '{}') as { model?: string | null }
  return { ...run, model }
}

/** A record with its place among the changes, without worth. */
export type CustomerRecord = Omit<Customer, 'worth'>

/** Whether there is any record at all, seen or not. */
export async function anyCustomer(db: Read | Change): Promise<boolean> {
  return (await db.selectFrom('customers').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** A standing customer; undefined where there is none of that id. */
export async function findRecord(db: Read, id: string): Promise<CustomerRecord | undefined> {
  const [record] = await recordsOf(db, [id])
  return record
}

/** Those of the ids that stand, in no order. */
export async function recordsOf(db: Read, ids: readonly string[]): Promise<CustomerRecord[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('customers')
    .selectAll()
    .where('id', 'in', [...ids])
    .where(standing())
    .execute()
  return rows.map(recordOf)
}

/** The standing ones of the ids with their worth, in the order of the ids. */
export async function customersOf(
  db: Read,
  ids: readonly string[],
  run: CurrentRun | undefined,
): Promise<Customer[]> {
  const records = new Map((await recordsOf(db, ids)).map((record) => [record.id, record]))
  const worths = new Map<string, CustomerWorth>()
  if (run && ids.length > 0) {
    const rows = await db
      .selectFrom('worth')
      .selectAll()
      .where('run', '=', run.run)
      .where('customer', 'in', [...ids])
      .execute()
    for (const { customer, rankBy: _, ...worth } of rows)
      worths.set(customer, { ...worth, asOf: run.asOf, model: run.model })
  }
  return ids.flatMap((id) => {
    const record = records.get(id)
    return record ? [{ ...record, worth: worths.get(id) ?? null }] : []
  })
}

export function recordOf(row: Omit<CustomersTable, 'nameKey'> & { nameKey?: unknown }): CustomerRecord {
  const { nameKey: _, tags, byHand, ...rest } = row
  return { ...rest, tags: JSON.parse(tags), byHand: JSON.parse(byHand) }
}

export async function insertCustomer(
  tx: Change,
  record: CustomerRecord & { readonly nameKey: string },
): Promise<void> {
  await tx
    .insertInto('customers')
    .values({ ...record, tags: JSON.stringify(record.tags), byHand: JSON.stringify(record.byHand) })
    .execute()
}

/** Writes fields; the version counts on. */
export async function updateCustomer(
  tx: Change,
  id: string,
  to: {
    readonly fields: Partial<CustomerFields>
    readonly byHand: readonly string[]
    readonly nameKey: string
    readonly at: string
    readonly version: number
  },
): Promise<void> {
  const { tags, ...fields } = to.fields
  await tx
    .updateTable('customers')
    .set({
      ...fields,
      ...(tags && { tags: JSON.stringify(tags) }),
      byHand: JSON.stringify(to.byHand),
      nameKey: to.nameKey,
      changedAt: to.at,
      version: to.version,
    })
    .where('id', '=', id)
    .execute()
  if (fields.owner !== undefined) await moveWorthOwner(tx, id, fields.owner)
}

/**
 * Lists by owner walk along an index of ranks and of what is to be done: both follow the record at once. What a person
 * noted for themselves stays theirs.
 */
async function moveWorthOwner(tx: Change, customer: string, owner: string | null): Promise<void> {
  // Empty: nobody, as ranks have it.
  await sql`update "worthRanks" set owner = ${owner ?? ''} where (run, stage, "rankBy", customer) in (
    select run, stage, "rankBy", customer from worth
    where run = (select run from "worthRuns" where state = 'current') and customer = ${customer})`.execute(tx)
  await sql`update actions set owner = ${owner} where customer = ${customer} and state = 'open'
    and key not like 'by-hand:%'`.execute(tx)
}

/** Takes the tokens of before out and puts those of now in; both are worked out from the record. */
export async function renewTokens(
  tx: Change,
  customer: string,
  tokens: { readonly before: readonly string[]; readonly now: readonly string[] },
): Promise<void> {
  const gone = tokens.before.filter((token) => !tokens.now.includes(token))
  if (gone.length > 0)
    await tx.deleteFrom('searchTokens').where('customer', '=', customer).where('token', 'in', gone).execute()
  await insertTokens(
    tx,
    tokens.now.map((token) => [token, customer] as const),
  )
}

export async function insertTokens(
  tx: Change,
  rows: readonly (readonly [token: string, customer: string])[],
): Promise<void> {
  await insertMany(tx, 'searchTokens', { columns: ['token', 'customer'], rows, onConflict: 'ignore' })
}

export type ChangeRow = Omit<HistoryEntry, 'id' | 'bulkEdit'> & {
  readonly customer: string
  readonly bulkEdit?: string | null
}

export async function insertChange(tx: Change, change: ChangeRow): Promise<string> {
  const id = newId()
  await tx
    .insertInto('customerChanges')
    .values({
      ...change,
      id,
      bulkEdit: change.bulkEdit ?? null,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
    })
    .execute()
  return id
}

/** Newest first; `before` is the entry that the page before ended with. */
export async function historyOf(
  db: Read,
  customer: string,
  page: { readonly before?: string | undefined; readonly most: number },
): Promise<HistoryEntry[]> {
  let query = db
    .selectFrom('customerChanges')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('id', 'desc')
    .limit(page.most)
  if (page.before !== undefined) query = query.where('id', '<', page.before)
  return (await query.execute()).map(({ customer: _, ...row }) => entryOf(row))
}

export async function findChange(db: Read, customer: string, id: string): Promise<HistoryEntry | undefined> {
  const row = await db
    .selectFrom('customerChanges')
    .select(['id', 'at', 'by', 'importBatch', 'bulkEdit', 'before', 'after'])
    .where('id', '=', id)
    .where('customer', '=', customer)
    .executeTakeFirst()
  return row && entryOf(row)
}

function entryOf(
  row: Omit<HistoryEntry, 'before' | 'after'> & { before: string; after: string },
): HistoryEntry {
  return { ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) }
}

export async function contactsOf(db: Read, customer: string): Promise<Contact[]> {
  return db.selectFrom('contacts').selectAll().where('customer', '=', customer).orderBy('id').execute()
}

export async function insertContact(tx: Change, contact: Contact): Promise<void> {
  await tx.insertInto('contacts').values(contact).execute()
}

export async function updateContact(
  tx: Change,
  id: string,
  fields: Partial<Omit<Contact, 'id' | 'customer' | 'createdAt'>>,
): Promise<void> {
  await tx.updateTable('contacts').set(fields).where('id', '=', id).execute()
}

export async function deleteContact(tx: Change, id: string): Promise<void> {
  await tx.deleteFrom('contacts').where('id', '=', id).execute()
}

export async function identitiesOf(db: Read, customer: string): Promise<Identity[]> {
  const rows = await db
    .selectFrom('identities')
    .select(['source', 'party', 'customer', 'importBatch', 'byHand'])
    .where('customer', '=', customer)
    .orderBy('source')
    .orderBy('party')
    .execute()
  return rows.map((row) => ({ ...row, byHand: row.byHand === 1 }))
}

/** The next place in the sequence of identity changes; the ledger follows it. */
export async function nextIdentityChange(tx: Change): Promise<number> {
  const { last } = await wholly(() =>
    tx
      .selectFrom('identities')
      .select((e) => e.fn.max('changed').as('last'))
      .executeTakeFirstOrThrow(),
  )
  return (last ?? 0) + 1
}

export async function writeIdentity(
  tx: Change,
  identity: { readonly source: string; readonly party: string; readonly customer: string },
): Promise<void> {
  const changed = await nextIdentityChange(tx)
  await tx
    .insertInto('identities')
    .values({ ...identity, importBatch: null, byHand: 1, changed, name: null })
    .onConflict((conflict) =>
      conflict.columns(['source', 'party']).doUpdateSet({
        customer: identity.customer,
        byHand: 1,
        changed,
        // What an import says that does not stand is not seen; the ledger tells it when it does.
        name: sql`case when ${standing('identities')} then identities.name end`,
      }),
    )
    .execute()
}

export type IdentityChange = {
  readonly source: string
  readonly party: string
  readonly customer: string
  readonly changed: number
}

/**
 * In the order of the sequence, beginning after the mark: some `most`, and with the last one all that changed with it.
 * An empty customer: the party is nobody's any more.
 */
export async function identitiesChangedSince(
  db: Read,
  mark: number,
  most: number,
): Promise<{ readonly changes: IdentityChange[]; readonly more: boolean }> {
  const last = await db
    .selectFrom('identities')
    .select('changed')
    .where('changed', '>', mark)
    .orderBy('changed')
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst()
  let query = db
    .selectFrom('identities')
    .select(['source', 'party', 'customer', 'changed'])
    .where('changed', '>', mark)
    .orderBy('changed')
  if (last) query = query.where('changed', '<=', last.changed)
  // Told by the first question: what it named may have changed once more before the second, and be missing in it.
  return { changes: await query.execute(), more: last !== undefined }
}

export async function membersOf(
  db: Read,
  parent: string,
  { owners, most }: { readonly owners: readonly string[] | null; readonly most: number },
): Promise<Pick<Customer, 'id' | 'name' | 'kind'>[]> {
  return db
    .selectFrom('customers')
    .select(['id', 'name', 'kind'])
    .where('parent', '=', parent)
    .where(standing())
    .where(ownedBy(owners, sql.ref('customers.owner')))
    .orderBy('id')
    .limit(most)
    .execute()
}
