import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { oneOf, pairsAsRows } from '../../base/notebook/dialects.ts'
import { eraseRows } from '../../base/notebook/erased.ts'
import {
  type Change,
  isServer,
  type Notebook,
  type NotebookTables,
  type Read,
} from '../../base/notebook/notebook.ts'
import type { ErasedPartiesTable, ErasuresTable } from './tables.ts'

export type { Change, Notebook, Read }
export type ErasureRow = ErasuresTable
export type Party = { readonly source: string; readonly party: string }

export async function erasureOf(db: Read | Change, customer: string): Promise<ErasureRow | undefined> {
  return db.selectFrom('erasures').selectAll().where('customer', '=', customer).executeTakeFirst()
}

export async function everyErasure(db: Read | Change): Promise<ErasureRow[]> {
  return db.selectFrom('erasures').selectAll().orderBy('customer').execute()
}

export async function keepErasure(tx: Change, row: ErasureRow): Promise<void> {
  await tx
    .insertInto('erasures')
    .values(row)
    .onConflict((conflict) => conflict.column('customer').doUpdateSet(row))
    .execute()
}

export async function keyOf(db: Read | Change): Promise<string | undefined> {
  const row = await db.selectFrom('erasureKey').select('key').executeTakeFirst()
  return row?.key
}

export async function keepKey(tx: Change, key: string): Promise<void> {
  await tx.insertInto('erasureKey').values({ key, madeAt: new Date().toISOString() }).execute()
}

export async function erasedParties(db: Read | Change): Promise<ErasedPartiesTable[]> {
  return db.selectFrom('erasedParties').selectAll().orderBy('hash').execute()
}

export async function keepErasedParty(tx: Change, row: ErasedPartiesTable): Promise<void> {
  await tx
    .insertInto('erasedParties')
    .values(row)
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ day: row.day }))
    .execute()
}

/** The record of a customer, standing or not. */
export async function recordOf(db: Read | Change, customer: string) {
  return db.selectFrom('customers').selectAll().where('id', '=', customer).executeTakeFirst()
}

export async function areThere(db: Read | Change, customers: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('customers').select('id').where(oneOf('id', customers)).execute()
  return new Set(rows.map(({ id }) => id))
}

export async function contactsOf(db: Read | Change, customers: readonly string[]) {
  return db.selectFrom('contacts').selectAll().where(oneOf('customer', customers)).execute()
}

export async function partiesOf(db: Read | Change, customers: readonly string[]): Promise<Party[]> {
  return db
    .selectFrom('identities')
    .select(['source', 'party'])
    .where(oneOf('customer', customers))
    .orderBy('source')
    .orderBy('party')
    .execute()
}

/** Of these parties those that are somebody's. */
export async function partiesTaken(
  db: Read | Change,
  source: string,
  parties: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('identities')
    .select('party')
    .where('source', '=', source)
    .where(oneOf('party', parties))
    .where('customer', '<>', '')
    .execute()
  return new Set(rows.map(({ party }) => party))
}

/** Parties called by one of these texts that are somebody's. */
export async function claimedBy(db: Read, texts: readonly string[]): Promise<Party[]> {
  return db
    .selectFrom('identities')
    .select(['source', 'party'])
    .where(oneOf('party', texts))
    .where('customer', '<>', '')
    .execute()
}

/** How many rows a customer has in each of some tables, as is told before they go. */
export async function countsOf(db: Read, customer: string) {
  const counted = (table: 'followUps' | 'actions' | 'contacts' | 'customerChanges' | 'identities') =>
    db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('customer', '=', customer)
      .executeTakeFirstOrThrow()
  const [talks, actions, contacts, changes, identities] = await Promise.all([
    counted('followUps'),
    counted('actions'),
    counted('contacts'),
    counted('customerChanges'),
    counted('identities'),
  ])
  const owed = await db
    .selectFrom('receivables')
    .select('open')
    .where('customer', '=', customer)
    .where('run', 'in', (e) => e.selectFrom('worthRuns').select('run').where('state', '=', 'current'))
    .executeTakeFirst()
  return {
    ...{ talks: Number(talks.n), actions: Number(actions.n), contacts: Number(contacts.n) },
    ...{ changes: Number(changes.n), identities: Number(identities.n), owed: owed?.open ?? 0 },
  }
}

/** Everything that the records hold of these customers, whom their parties call so. */
export async function takeOutRecords(
  tx: Change,
  {
    customers,
    parties,
    tokens,
  }: {
    readonly customers: readonly string[]
    readonly parties: readonly Party[]
    readonly tokens: readonly (readonly [token: string, customer: string])[]
  },
): Promise<void> {
  // Before worth, by which their ranks are found.
  await sql`delete from "worthRanks" where (run, stage, "rankBy", customer) in (
    select run, stage, "rankBy", customer from worth
    where run in (select run from "worthRuns") and ${oneOf('customer', customers)})`.execute(tx)
  await eraseRows(tx, customers)
  await takeOutSequenced(tx, 'identities', customers)
  await takeOutSequenced(tx, 'touches', customers)
  const called = pairsAsRows(parties.map(({ source, party }) => [source, party] as const))
  await sql`delete from "importedCustomers" where (source, party) in (${called})`.execute(tx)
  await sql`delete from "searchTokens" where (token, customer) in (${pairsAsRows(tokens)})`.execute(tx)
  await tx.updateTable('customers').set({ parent: null }).where(oneOf('parent', customers)).execute()
  await tx.deleteFrom('customers').where(oneOf('id', customers)).execute()
}

/**
 * The ledger follows these tables by a number that only grows: were the last ones taken out, others would get theirs, and
 * never be told. A row that says nothing keeps the place.
 */
async function takeOutSequenced(
  tx: Change,
  table: 'identities' | 'touches',
  customers: readonly string[],
): Promise<void> {
  const { last } = await tx
    .selectFrom(table)
    .select((e) => e.fn.max('changed').as('last'))
    .executeTakeFirstOrThrow()
  const [customer] = customers
  const { numDeletedRows } = await tx.deleteFrom(table).where(oneOf('customer', customers)).executeTakeFirst()
  if (numDeletedRows === 0n || customer === undefined) return
  const changed = (last ?? 0) + 1
  if (table === 'identities')
    await tx
      .insertInto('identities')
      .values({
        ...{ source: 'main', party: customer, customer: '', importBatch: null },
        ...{ byHand: 0, changed, name: null },
      })
      .onConflict((conflict) => conflict.columns(['source', 'party']).doUpdateSet({ changed }))
      .execute()
  else
    await tx
      .insertInto('touches')
      .values({
        ...{ id: customer, customer: '', kind: '', channel: null, at: new Date(0).toISOString() },
        ...{ outcome: null, by: null, kept: 0, changed },
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ changed }))
      .execute()
}

/** Columns of JSON or text that may say something of a customer, in tables that are about something else. */
const mayTell = {
  jobs: ['failure'],
  imports: ['refusal', 'settings'],
  exports: ['refusal'],
  views: ['name', 'state'],
} as const satisfies Partial<Record<keyof NotebookTables, readonly string[]>>

export type Told = {
  readonly table: keyof typeof mayTell
  readonly column: string
  readonly id: string
  readonly text: string
}

/** What stands in those columns and says one of these texts somewhere. */
export async function tellingOf(db: Read, texts: readonly string[]): Promise<Told[]> {
  const found: Told[] = []
  for (const [table, columns] of Object.entries(mayTell))
    for (const column of columns) {
      const { rows } = await sql<{ id: string; text: string }>`select id, ${sql.ref(column)} as text
        from ${sql.table(table)} where ${saysOne(column, texts)} order by id`.execute(db)
      found.push(...rows.map((row) => ({ ...row, table: table as Told['table'], column })))
    }
  return found
}

export async function putText(tx: Change, { table, column, id, text }: Told): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${text} where id = ${id}`.execute(tx)
}

export async function dropView(tx: Change, id: string): Promise<void> {
  await tx.deleteFrom('views').where('id', '=', id).execute()
}

export async function everyMapping(db: Read) {
  return db.selectFrom('importMappings').select(['kind', 'shape', 'mapping']).execute()
}

export async function dropMapping(tx: Change, { kind, shape }: Mapped): Promise<void> {
  await tx.deleteFrom('importMappings').where('kind', '=', kind).where('shape', '=', shape).execute()
}
type Mapped = Pick<NotebookTables['importMappings'], 'kind' | 'shape'>

/** Answers kept for whoever asks again that say one of these texts. */
export async function dropAnswers(tx: Change, texts: readonly string[]): Promise<void> {
  await tx.deleteFrom('idempotency').where(saysOne('answer', texts)).execute()
}

export async function everyStep(db: Read) {
  return db.selectFrom('idempotencySteps').select(['key', 'user', 'route', 'n', 'result']).execute()
}

export async function dropStep(
  tx: Change,
  step: { readonly key: string; readonly user: string; readonly route: string; readonly n: number },
): Promise<void> {
  const { key, user, route, n } = step
  await tx
    .deleteFrom('idempotencySteps')
    .where('key', '=', key)
    .where('user', '=', user)
    .where('route', '=', route)
    .where('n', '=', n)
    .execute()
}

/** As they stand in JSON, too, where quotes and backslashes have others before them. */
function saysOne(column: string, texts: readonly string[]): RawBuilder<SqlBool> {
  const forms = new Set(texts.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]))
  const terms = [...forms].map((text) => {
    const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
    return sql`${sql.ref(column)} like ${pattern} escape '\\'`
  })
  return sql<SqlBool>`(${terms.length > 0 ? sql.join(terms, sql` or `) : sql`1 = 0`})`
}

/** What was written before lies in the log beside the file until something is written over it: it is emptied. */
export async function clearLog({ path, plain }: Notebook): Promise<void> {
  if (!isServer(path)) await sql`pragma wal_checkpoint(truncate)`.execute(plain)
}
