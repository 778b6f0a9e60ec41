import { sql } from 'kysely'
import { insertMany } from '../../../base/notebook/bulk.ts'
import type { Change, Read } from '../../../base/notebook/notebook.ts'
import type { CustomerFields } from '../contract.ts'
import { nextIdentityChange } from '../store.ts'

export type Named = { readonly party: string; readonly customer: string }

/** Whose a source's parties are. A party that is nobody's is not among them. */
export async function identitiesOfParties(
  db: Read,
  source: string,
  parties: readonly string[],
): Promise<Map<string, { customer: string; importBatch: number | null; byHand: boolean }>> {
  if (parties.length === 0) return new Map()
  const rows = await db
    .selectFrom('identities')
    .select(['party', 'customer', 'importBatch', 'byHand'])
    .where('source', '=', source)
    // One parameter for any number of parties: the statement stays the same.
    .where(sql<boolean>`party in (select value from json_each(${JSON.stringify(parties)}))`)
    .where('customer', '<>', '')
    .execute()
  return new Map(rows.map(({ party, byHand, ...row }) => [party, { ...row, byHand: byHand === 1 }]))
}

const customerColumns = [
  'id',
  'name',
  'nameKey',
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
  readonly kind: string
}

export async function insertImported(
  tx: Change,
  rows: readonly ImportedRow[],
  { batch, at }: { readonly batch: number; readonly at: string },
): Promise<void> {
  await insertMany(tx, 'customers', {
    columns: customerColumns,
    rows: rows.map(({ id, name, nameKey, kind }) => [id, name, nameKey, kind, '[]', '[]', batch, at, at, 1]),
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
    columns: ['source', 'party', 'customer', 'importBatch', 'byHand', 'changed'],
    rows: rows.map(({ party, customer }) => [from.source, party, customer, from.batch, 0, changed]),
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
  rows: readonly (Named & { readonly row: number; readonly fields: Partial<CustomerFields> })[],
): Promise<void> {
  await insertMany(tx, 'importedCustomers', {
    columns: ['importBatch', 'row', 'source', 'party', 'customer', 'fields'],
    rows: rows.map((row) => [
      from.batch,
      row.row,
      from.source,
      row.party,
      row.customer,
      JSON.stringify(row.fields),
    ]),
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
    .selectFrom('importedCustomers')
    .innerJoin('imports', 'imports.batch', 'importedCustomers.importBatch')
    .select(['importedCustomers.customer', 'importedCustomers.fields'])
    .where(inJson('importedCustomers.customer', customers))
    .where('imports.state', '=', 'standing')
    .orderBy('importedCustomers.importBatch')
    .orderBy('importedCustomers.row')
    .execute()
  for (const { customer, fields } of rows)
    values.set(customer, { ...values.get(customer), ...(JSON.parse(fields) as Partial<CustomerFields>) })
  return values
}

/** The customers that a file of customers speaks of, by id, after `after`. */
export async function customersNamedBy(
  db: Read,
  batch: number,
  page: { readonly after: string; readonly most: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('importedCustomers')
    .select('customer')
    .distinct()
    .where('importBatch', '=', batch)
    .where('customer', '>', page.after)
    .orderBy('customer')
    .limit(page.most)
    .execute()
  return rows.map(({ customer }) => customer)
}

/** The first party of each, by which a customer is called that nobody has named. */
export async function firstParties(db: Read, customers: readonly string[]): Promise<Map<string, string>> {
  if (customers.length === 0) return new Map()
  const rows = await db
    .selectFrom('identities')
    .select(['customer', 'party'])
    .where(inJson('customer', customers))
    .orderBy('source', 'desc')
    .orderBy('party', 'desc')
    .execute()
  // The last one written stays, which is the first in order.
  return new Map(rows.map(({ customer, party }) => [customer, party]))
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
    db.selectFrom('followUps').select('customer').where(inJson('customer', customers)).execute(),
    db.selectFrom('contacts').select('customer').where(inJson('customer', customers)).execute(),
    db
      .selectFrom('customerChanges')
      .select('customer')
      .where(inJson('customer', customers))
      .where('by', 'is not', null)
      .execute(),
    db
      .selectFrom('identities')
      .select('customer')
      .where(inJson('customer', customers))
      .where('byHand', '=', 1)
      .execute(),
    db
      .selectFrom('actions')
      .select('customer')
      .where(inJson('customer', customers))
      .where((e) => e.or([e('run', 'is', null), e('state', '<>', 'open')]))
      .execute(),
    db.selectFrom('customers').select('parent as customer').where(inJson('parent', customers)).execute(),
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
  for (const table of ['importedCustomers', 'customerChanges', 'actions'] as const)
    await tx.deleteFrom(table).where(inJson('customer', customers)).execute()
  await tx
    .deleteFrom('worth')
    .where('run', 'in', (from) => from.selectFrom('worthRuns').select('run'))
    .where(inJson('customer', customers))
    .execute()
  await dropIdentities(tx, customers)
  await sql`delete from "searchTokens" where (token, customer) in (
    select value ->> 0, value ->> 1 from json_each(${JSON.stringify(tokens)})
  )`.execute(tx)
  await tx.deleteFrom('customers').where(inJson('id', customers)).execute()
}

/** What the ledger never heard of, or wrote itself, goes; of the rest it is told that the parties are nobody's. */
async function dropIdentities(tx: Change, customers: readonly string[]): Promise<void> {
  const theirs = inJson('customer', customers)
  await tx.deleteFrom('identities').where(theirs).where('changed', '=', 0).execute()
  await tx
    .updateTable('identities')
    .set({ customer: '', importBatch: null, changed: await nextIdentityChange(tx) })
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
    .where(inJson('customer', ids))
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

function inJson(column: string, values: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
}
