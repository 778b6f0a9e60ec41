import { sql } from 'kysely'
import { insertMany } from '../../../base/notebook/bulk.ts'
import { oneOf, pairsAsRows } from '../../../base/notebook/dialects.ts'
import type { Change, Read } from '../../../base/notebook/notebook.ts'
import type { CustomerFields } from '../contract.ts'
import { nextIdentityChange } from '../store.ts'

export type Named = { readonly party: string; readonly customer: string; readonly name: string | null }

export type KnownIdentity = {
  readonly customer: string
  readonly importBatch: number | null
  readonly byHand: boolean
  readonly name: string | null
}

/** Whose a source's parties are. A party that is nobody's is not among them. */
export async function identitiesOfParties(
  db: Read,
  source: string,
  parties: readonly string[],
): Promise<Map<string, KnownIdentity>> {
  if (parties.length === 0) return new Map()
  const rows = await db
    .selectFrom('identities')
    .select(['party', 'customer', 'importBatch', 'byHand', 'name'])
    .where('source', '=', source)
    // One parameter for any number of parties: the statement stays the same.
    .where(oneOf('party', parties))
    .where('customer', '<>', '')
    .execute()
  return new Map(rows.map(({ party, byHand, ...row }) => [party, { ...row, byHand: byHand === 1 }]))
}

const customerColumns = [
  'id',
  'name',
  'nameKey',
  'code',
  'kind',
  'tags',
  'byHand',
  'importBatch',
  'createdAt',
  'changedAt',
  'version',
] as const

export type ImportedRow = {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  readonly code: string | null
  readonly kind: string
}

export async function insertImported(
  tx: Change,
  rows: readonly ImportedRow[],
  { batch, at }: { readonly batch: number; readonly at: string },
): Promise<void> {
  await insertMany(tx, 'customers', {
    columns: customerColumns,
    rows: rows.map((r) => [r.id, r.name, r.nameKey, r.code, r.kind, '[]', '[]', batch, at, at, 1]),
    onConflict: 'ignore',
  })
}

/** Replaces what is left of a party that was nobody's; one that is somebody's is not given here. */
export async function insertIdentities(
  tx: Change,
  rows: readonly Named[],
  from: { readonly source: string; readonly batch: number; readonly ledgerKnows: boolean },
): Promise<void> {
  const changed = from.ledgerKnows ? 0 : await nextIdentityChange(tx)
  await insertMany(tx, 'identities', {
    columns: ['source', 'party', 'customer', 'importBatch', 'byHand', 'changed', 'name'],
    rows: rows.map((one) => [from.source, one.party, one.customer, from.batch, 0, changed, one.name]),
    onConflict: 'replace',
  })
}

/** The ledger is to hear again whose these parties are. */
export async function repeatIdentities(
  tx: Change,
  source: string,
  parties: readonly string[],
): Promise<void> {
  if (parties.length === 0) return
  await tx
    .updateTable('identities')
    .set({ changed: await nextIdentityChange(tx) })
    .where('source', '=', source)
    .where('party', 'in', [...parties])
    .execute()
}

export async function insertImportedFields(
  tx: Change,
  from: { readonly batch: number; readonly source: string },
  rows: readonly { readonly row: number; readonly party: string; readonly fields: Partial<CustomerFields> }[],
): Promise<void> {
  await insertMany(tx, 'importedCustomers', {
    columns: ['importBatch', 'row', 'source', 'party', 'fields'],
    rows: rows.map((row) => [from.batch, row.row, from.source, row.party, JSON.stringify(row.fields)]),
    onConflict: 'replace',
  })
}

/** What standing imports say of each customer: of every field, the last that gave one. */
export async function importedValues(
  db: Read,
  customers: readonly string[],
): Promise<Map<string, Partial<CustomerFields>>> {
  const values = new Map<string, Partial<CustomerFields>>()
  if (customers.length === 0) return values
  const rows = await db
    .selectFrom('identities')
    .innerJoin('importedCustomers', (join) =>
      join
        .onRef('importedCustomers.source', '=', 'identities.source')
        .onRef('importedCustomers.party', '=', 'identities.party'),
    )
    .innerJoin('imports', 'imports.batch', 'importedCustomers.importBatch')
    .select(['identities.customer', 'importedCustomers.fields'])
    .where(oneOf('identities.customer', customers))
    .where('imports.state', '=', 'standing')
    // As they came to stand, which need not be as they were asked for.
    .orderBy('imports.endedAt')
    .orderBy('imports.batch')
    .orderBy('importedCustomers.row')
    .execute()
  for (const { customer, fields } of rows)
    values.set(customer, { ...values.get(customer), ...(JSON.parse(fields) as Partial<CustomerFields>) })
  return values
}

/** The customers that some rows of a file of customers speak of, those after a row; `last` is null after the last. */
export async function customersNamedBy(
  db: Read,
  batch: number,
  page: { readonly after: number; readonly most: number },
): Promise<{ customers: string[]; last: number | null }> {
  const rows = await db
    .selectFrom('importedCustomers')
    .leftJoin('identities', (join) =>
      join
        .onRef('identities.source', '=', 'importedCustomers.source')
        .onRef('identities.party', '=', 'importedCustomers.party'),
    )
    .select(['importedCustomers.row', 'identities.customer'])
    .where('importedCustomers.importBatch', '=', batch)
    .where('importedCustomers.row', '>', page.after)
    .orderBy('importedCustomers.row')
    .limit(page.most)
    .execute()
  const customers = new Set(rows.flatMap(({ customer }) => customer || []))
  return { customers: [...customers], last: rows.at(-1)?.row ?? null }
}

/** Forgets some of what a file of customers said; says whether more is there. */
export async function forgetFields(tx: Change, batch: number, most: number): Promise<boolean> {
  const rows = await tx
    .selectFrom('importedCustomers')
    .select('row')
    .where('importBatch', '=', batch)
    .orderBy('row')
    .limit(most)
    .execute()
  const last = rows.at(-1)
  if (!last) return false
  await tx
    .deleteFrom('importedCustomers')
    .where('importBatch', '=', batch)
    .where('row', '<=', last.row)
    .execute()
  return rows.length === most
}

/** Whoever was made by an import that does not stand, and is named by this one too, is this one's from now on. */
export async function takeOver(
  tx: Change,
  {
    source,
    batch,
    parties,
  }: { readonly source: string; readonly batch: number; readonly parties: readonly string[] },
): Promise<void> {
  if (parties.length === 0) return
  const unseen = sql<boolean>`"importBatch" is not null and "importBatch" <> ${batch}
    and "importBatch" not in (select batch from imports where state = 'standing')`
  const theirs = sql<boolean>`source = ${source} and ${oneOf('party', parties)}`
  await tx
    .updateTable('customers')
    .set({ importBatch: batch })
    .where(sql<boolean>`id in (select customer from identities where ${theirs}) and ${unseen}`)
    .execute()
  await tx.updateTable('identities').set({ importBatch: batch }).where(theirs).where(unseen).execute()
}

/**
 * The party of each by which a customer is called that no person and no file of customers has named: the first that
 * orders have a name for, else the first.
 */
export async function callingParties(
  db: Read,
  customers: readonly string[],
): Promise<Map<string, { party: string; name: string | null }>> {
  if (customers.length === 0) return new Map()
  const rows = await db
    .selectFrom('identities')
    .select(['customer', 'party', 'name'])
    .where(oneOf('customer', customers))
    .orderBy(sql`name is null`, 'desc')
    .orderBy('source', 'desc')
    .orderBy('party', 'desc')
    .execute()
  // The last one written stays, which is the first in order.
  return new Map(rows.map(({ customer, ...called }) => [customer, called]))
}

/** What orders call a party, from now on; answers whose it is. */
export async function callParty(
  tx: Change,
  { source, party, name }: { readonly source: string; readonly party: string; readonly name: string | null },
): Promise<string[]> {
  const rows = await tx
    .updateTable('identities')
    .set({ name })
    .where('source', '=', source)
    .where('party', '=', party)
    .where('customer', '<>', '')
    .returning('customer')
    .execute()
  return rows.map(({ customer }) => customer)
}

/** Of these parties those whose customers this import makes, though somebody made them before. */
export async function takenOver(
  db: Read,
  {
    source,
    batch,
    parties,
  }: { readonly source: string; readonly batch: number; readonly parties: readonly string[] },
) {
  if (parties.length === 0) return []
  return db
    .selectFrom('customers')
    .innerJoin('identities', 'identities.customer', 'customers.id')
    .selectAll('customers')
    .select(['identities.party', 'identities.name as calledName'])
    .where('identities.source', '=', source)
    .where(oneOf('identities.party', parties))
    .where('customers.importBatch', '=', batch)
    .execute()
}

/** Customers that an import made, oldest first. */
export async function madeBy(db: Read, batch: number, most: number) {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('importBatch', '=', batch)
    .orderBy('id')
    .limit(most)
    .execute()
}

/** The same, a page at a time. */
export async function madeByAfter(
  db: Read,
  batch: number,
  page: { readonly after: string; readonly most: number },
): Promise<{ id: string; byHand: string }[]> {
  return db
    .selectFrom('customers')
    .select(['id', 'byHand'])
    .where('importBatch', '=', batch)
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.most)
    .execute()
}

/** Standing or not. */
export async function rowOf(db: Read, customer: string) {
  return db.selectFrom('customers').selectAll().where('id', '=', customer).executeTakeFirst()
}

export async function countMadeBy(db: Read, batch: number, most: number): Promise<number> {
  const { count } = await db
    .selectFrom((from) =>
      from.selectFrom('customers').select('id').where('importBatch', '=', batch).limit(most).as('made'),
    )
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Those of the customers that a person has done something with or about. */
export async function touchedAmong(db: Read, customers: readonly string[]): Promise<Set<string>> {
  const touched = await Promise.all([
    db.selectFrom('followUps').select('customer').where(oneOf('customer', customers)).execute(),
    db.selectFrom('contacts').select('customer').where(oneOf('customer', customers)).execute(),
    db
      .selectFrom('customerChanges')
      .select('customer')
      .where(oneOf('customer', customers))
      .where('by', 'is not', null)
      .execute(),
    db
      .selectFrom('identities')
      .select('customer')
      .where(oneOf('customer', customers))
      .where('byHand', '=', 1)
      .execute(),
    db
      .selectFrom('actions')
      .select('customer')
      .where(oneOf('customer', customers))
      .where((e) => e.or([e('run', 'is', null), e('state', '<>', 'open')]))
      .execute(),
    db.selectFrom('customers').select('parent as customer').where(oneOf('parent', customers)).execute(),
  ])
  return new Set(touched.flat().flatMap(({ customer }) => customer ?? []))
}

/** Takes customers out with everything that the program made of them. */
export async function deleteCustomers(
  tx: Change,
  customers: readonly string[],
  tokens: readonly (readonly [token: string, customer: string])[],
): Promise<void> {
  if (customers.length === 0) return
  for (const table of ['customerChanges', 'actions'] as const)
    await tx.deleteFrom(table).where(oneOf('customer', customers)).execute()
  const theirs = sql`run in (select run from "worthRuns") and ${oneOf('customer', customers)}`
  await sql`delete from "worthRanks" where (run, stage, "rankBy", customer) in (
    select run, stage, "rankBy", customer from worth where ${theirs})`.execute(tx)
  await sql`delete from worth where ${theirs}`.execute(tx)
  await dropIdentities(tx, customers)
  await sql`delete from "searchTokens" where (token, customer) in (
    ${pairsAsRows(tokens)}
  )`.execute(tx)
  await tx.deleteFrom('customers').where(oneOf('id', customers)).execute()
}

/** What the ledger never heard of, or wrote itself, goes; of the rest it is told that the parties are nobody's. */
async function dropIdentities(tx: Change, customers: readonly string[]): Promise<void> {
  const theirs = oneOf('customer', customers)
  await tx.deleteFrom('identities').where(theirs).where('changed', '=', 0).execute()
  await tx
    .updateTable('identities')
    .set({ customer: '', importBatch: null, changed: await nextIdentityChange(tx), name: null })
    .where(theirs)
    .execute()
}

/** The customers stay though their import goes; the ledger is to hear again whose their parties are. */
export async function keepCustomers(
  tx: Change,
  kept: readonly { readonly id: string; readonly byHand: readonly string[] }[],
): Promise<void> {
  for (const { id, byHand } of kept) {
    await tx
      .updateTable('customers')
      .set({ importBatch: null, byHand: JSON.stringify(byHand) })
      .where('id', '=', id)
      .execute()
  }
  if (kept.length === 0) return
  const ids = kept.map(({ id }) => id)
  await tx
    .updateTable('identities')
    .set({ importBatch: null, changed: await nextIdentityChange(tx) })
    .where(oneOf('customer', ids))
    .execute()
}

/** The party's customer belongs to another import from now on, if it belonged to the one that named the party. */
export async function moveToImport(
  tx: Change,
  { source, party, batch }: { readonly source: string; readonly party: string; readonly batch: number },
): Promise<void> {
  const identity = await tx
    .selectFrom('identities')
    .select(['customer', 'importBatch'])
    .where('source', '=', source)
    .where('party', '=', party)
    .where('customer', '<>', '')
    .executeTakeFirst()
  if (!identity || identity.importBatch === null || identity.importBatch === batch) return
  await tx
    .updateTable('customers')
    .set({ importBatch: batch })
    .where('id', '=', identity.customer)
    .where('importBatch', '=', identity.importBatch)
    .execute()
  await tx
    .updateTable('identities')
    .set({ importBatch: batch })
    .where('source', '=', source)
    .where('party', '=', party)
    .execute()
}
