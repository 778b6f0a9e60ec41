import { insertMany } from '../../base/notebook/bulk.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
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
