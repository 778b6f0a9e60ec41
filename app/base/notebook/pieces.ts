import { setImmediate as othersFirst } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { NotebookTables } from './migrations.ts'
import type { TableShape } from './shape.ts'

export type Row = Readonly<Record<string, unknown>>

/** One change of the notebook, and what is held in memory of a table at a time. */
const mostRows = 2_000
const mostLetters = 2_000_000
const firstRows = 50

export type PiecesAsked = {
  readonly shape: TableShape
  /** Where to go on; left out: from the beginning. */
  readonly after?: readonly unknown[] | null
}

/** All rows behind a key, some at a time, in the order of their keys. */
export async function* pieces(
  db: Kysely<NotebookTables>,
  { shape, after = null }: PiecesAsked,
): AsyncGenerator<readonly Row[]> {
  const { table, columns, key } = shape
  const list = sql.join(columns.map((column) => sql.ref(column)))
  const order = sql.join(key.map((column) => sql.ref(column)))
  let most = firstRows
  for (let last = after; ; ) {
    const behind = last === null ? sql`` : sql`where (${order}) > (${sql.join([...last])})`
    const { rows } = await sql<Row>`select ${list} from ${sql.table(table)} ${behind}
      order by ${order} limit ${most}`.execute(db)
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    // A file answers without letting anybody else have the thread.
    await othersFirst()
    if (rows.length < most) return
    last = key.map((column) => end[column])
    most = roomFor(rows, columns)
  }
}

/** How many rows as large as these make a piece. */
function roomFor(rows: readonly Row[], columns: readonly string[]): number {
  let letters = 0
  for (const row of rows)
    for (const column of columns) letters += typeof row[column] === 'string' ? row[column].length : 8
  return Math.max(1, Math.min(mostRows, rows.length * 4, Math.floor((mostLetters * rows.length) / letters)))
}
