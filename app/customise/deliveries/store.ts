import { sql } from 'kysely'
import { insertMany } from '../../base/notebook/bulk.ts'
import type { Notebook, Read } from '../../base/notebook/notebook.ts'
import type { NeedsTable } from './tables.ts'

const columns = [
  'run',
  'customer',
  'product',
  'runOutDate',
  'low',
  'high',
  'deliverBy',
  'dueSoon',
  'lastDay',
  'lastQuantity',
  'purchases',
  'usualGap',
] as const satisfies readonly (keyof NeedsTable)[]

/** One change of the notebook; said again, the same rows stand. */
export async function appendNeeds(notebook: Notebook, rows: readonly NeedsTable[]): Promise<void> {
  const values = rows.map((row) => columns.map((column) => row[column]))
  await notebook.change((tx) => insertMany(tx, 'needs', { columns, rows: values, onConflict: 'replace' }))
}

/** What one customer needs by the current worth run, the dated and likeliest first, with how many live there. */
export async function needsOfCustomer(
  read: Read,
  customer: string,
): Promise<(Omit<NeedsTable, 'run' | 'customer'> & { householdSize: number | null })[]> {
  return read
    .selectFrom('needs')
    .innerJoin('worthRuns', 'worthRuns.run', 'needs.run')
    .innerJoin('customers', 'customers.id', 'needs.customer')
    .select([
      'needs.product',
      'needs.runOutDate',
      'needs.low',
      'needs.high',
      'needs.deliverBy',
      'needs.dueSoon',
      'needs.lastDay',
      'needs.lastQuantity',
      'needs.purchases',
      'needs.usualGap',
      'customers.householdSize',
    ])
    .where('worthRuns.state', '=', 'current')
    .where('needs.customer', '=', customer)
    .orderBy((e) => e.fn.coalesce('needs.deliverBy', e.val('9999')))
    .orderBy(sql`needs."dueSoon" is null`)
    .orderBy('needs.dueSoon', 'desc')
    .orderBy('needs.product')
    .execute()
}
