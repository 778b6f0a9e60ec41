import { insertMany } from '../../base/notebook/bulk.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import type { ReceivablesTable } from './tables.ts'

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
