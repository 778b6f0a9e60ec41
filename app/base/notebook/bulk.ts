import { CompiledQuery, sql } from 'kysely'
import type { Change, NotebookTables } from './notebook.ts'
import type { SqlValue } from './parameters.ts'
import { manyRows } from './statements.ts'

/**
 * Many rows by one prepared statement, bound and run row after row: the quickest way there is (the figures stand in
 * docs/decisions/notebook.md). Some 2,000 rows a change keep it short.
 */
export async function insertMany<Table extends keyof NotebookTables & string>(
  tx: Change,
  table: Table,
  into: {
    readonly columns: readonly (keyof NotebookTables[Table] & string)[]
    readonly rows: readonly (readonly SqlValue[])[]
    readonly onConflict?: 'ignore' | 'replace'
  },
): Promise<void> {
  const { columns, rows, onConflict } = into
  if (rows.length === 0) return
  const verb = sql.raw(onConflict === undefined ? 'insert' : `insert or ${onConflict}`)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const places = sql.raw(columns.map(() => '?').join(', '))
  const { sql: text } = sql`${verb} into ${sql.table(table)} (${names}) values (${places})`.compile(tx)
  await tx.executeQuery(manyRows(CompiledQuery.raw(text), rows))
}
