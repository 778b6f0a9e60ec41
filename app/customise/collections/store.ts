import { sql } from 'kysely'
import { insertMany } from '../../base/notebook/bulk.ts'
import type { Notebook, Read } from '../../base/notebook/notebook.ts'
import { ownedBy } from '../../base/notebook/owned-by.ts'
import type { OwedTable, ReceivablesTable } from './tables.ts'

const columns = [
  'run',
  'customer',
  'open',
  'overdue',
  'oldestDue',
  'daysOverdue',
  'usualDelay',
  'collectOn',
  'paydayBasis',
] as const satisfies readonly (keyof ReceivablesTable)[]

/** One change of the notebook; said again, the same rows stand. */
export async function appendReceivables(
  notebook: Notebook,
  rows: readonly ReceivablesTable[],
): Promise<void> {
  const values = rows.map((row) => columns.map((column) => row[column]))
  await notebook.change((tx) =>
    insertMany(tx, 'receivables', { columns, rows: values, onConflict: 'replace' }),
  )
}

/** One change of the notebook; said again, the same rows stand. */
export async function appendOwed(notebook: Notebook, rows: readonly OwedTable[]): Promise<void> {
  const names = ['run', 'owner', 'day', 'open', 'due', 'overdue'] as const
  const values = rows.map((row) => names.map((name) => row[name]))
  await notebook.change((tx) =>
    insertMany(tx, 'owed', { columns: names, rows: values, onConflict: 'replace' }),
  )
}

export type ReceivablesAsked = {
  /** Who looks after them; '': nobody; null: whoever. */
  readonly owner: string | null
  /** Of customers that these look after, '' for nobody; null: of everybody's. */
  readonly owners: readonly string[] | null
  readonly after: { readonly collectOn: string; readonly customer: string } | null
  readonly most: number
}

/** What standing customers owe by the current worth run, whom to ask first in front. */
export async function receivablesAsked(
  read: Read,
  { owner, owners, after, most }: ReceivablesAsked,
): Promise<(Omit<ReceivablesTable, 'run'> & { customerName: string; customerOwner: string | null })[]> {
  let rows = shown(read)
    .select(['customers.name as customerName', 'customers.owner as customerOwner'])
    .where(ownedBy(owners, sql.ref('customers.owner')))
  if (owner !== null)
    rows = rows.where('customers.owner', owner === '' ? 'is' : '=', owner === '' ? null : owner)
  if (after !== null)
    rows = rows.where((e) =>
      e.or([
        e('receivables.collectOn', '>', after.collectOn),
        e.and([
          e('receivables.collectOn', '=', after.collectOn),
          e('receivables.customer', '>', after.customer),
        ]),
      ]),
    )
  return rows.orderBy('receivables.collectOn').orderBy('receivables.customer').limit(most).execute()
}

export async function receivableOf(
  read: Read,
  customer: string,
): Promise<Omit<ReceivablesTable, 'run' | 'customer'> | undefined> {
  const row = await shown(read).where('receivables.customer', '=', customer).executeTakeFirst()
  if (!row) return undefined
  const { customer: _, ...receivable } = row
  return receivable
}

function shown(read: Read) {
  return read
    .selectFrom('receivables')
    .innerJoin('worthRuns', 'worthRuns.run', 'receivables.run')
    .innerJoin('customers', 'customers.id', 'receivables.customer')
    .select([
      'receivables.customer',
      'receivables.open',
      'receivables.overdue',
      'receivables.oldestDue',
      'receivables.daysOverdue',
      'receivables.usualDelay',
      'receivables.collectOn',
      'receivables.paydayBasis',
    ])
    .where('worthRuns.state', '=', 'current')
    .where((e) =>
      e.or([
        e('customers.importBatch', 'is', null),
        e(
          'customers.importBatch',
          'in',
          e.selectFrom('imports').select('batch').where('state', '=', 'standing'),
        ),
      ]),
    )
}
