import { CompiledQuery, sql } from 'kysely'
import { isPostgres } from './dialects.ts'
import type { NotebookTables } from './migrations.ts'
import { bindable, type SqlValue } from './parameters.ts'
import { keepable } from './postgres-connection.ts'
import type { Change } from './promises.ts'
import { manyRows } from './statements.ts'

type Into = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly SqlValue[])[]
  readonly onConflict?: 'ignore' | 'replace'
}

/**
 * Many rows at once, the quickest way each store has (the figures stand in docs/decisions/notebook.md): SQLite binds and
 * runs one prepared statement row after row, PostgreSQL takes a column as one value. Some 2,000 rows a change keep it
 * short. Replacing is of rows of the same key; all their columns are given.
 */
export async function insertMany<Table extends keyof NotebookTables & string>(
  tx: Change,
  table: Table,
  into: Into & { readonly columns: readonly (keyof NotebookTables[Table] & string)[] },
): Promise<void> {
  if (into.rows.length === 0) return
  if (isPostgres(tx)) await insertColumns(tx, table, into)
  else await insertRows(tx, table, into)
}

async function insertRows(tx: Change, table: string, { columns, rows, onConflict }: Into): Promise<void> {
  const key = `${table} ${onConflict ?? ''} ${columns.join(' ')}`
  const text = texts.get(key) ?? textOf(tx, table, { columns, onConflict })
  texts.set(key, text)
  await tx.executeQuery(manyRows(CompiledQuery.raw(text), rows))
}

/** Statements as they were made: a small change is not to pay for the making again. */
const texts = new Map<string, string>()

function textOf(
  tx: Change,
  table: string,
  { columns, onConflict }: Pick<Into, 'columns' | 'onConflict'>,
): string {
  const verb = sql.raw(onConflict === undefined ? 'insert' : `insert or ${onConflict}`)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const places = sql.raw(columns.map(() => '?').join(', '))
  return sql`${verb} into ${sql.table(table)} (${names}) values (${places})`.compile(tx).sql
}

async function insertColumns(tx: Change, table: string, { columns, rows, onConflict }: Into): Promise<void> {
  const { types, key } = await shapeOf(tx, table, columns)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const start = `insert into "${table}"`
  const kept =
    onConflict === 'replace'
      ? lastOfEachKey(
          rows,
          key.map((name) => columns.indexOf(name)),
        )
      : rows
  for (const [n, row] of kept.entries())
    if (row.length !== columns.length)
      throw new TypeError(`row ${n + 1} of: ${start}: ${columns.length} values expected, ${row.length} given`)
  const values = columns.map((name, i) => {
    const place = (row: number) => () => `row ${row + 1}, value ${i + 1} of: ${start}`
    return sql`${listOf(kept, i, place)}::${sql.raw(types.get(name) ?? 'text')}[]`
  })
  await sql`insert into ${sql.table(table)} (${names}) select * from unnest(${sql.join(values)})
    ${onConflict === undefined ? sql`` : onConflict === 'ignore' ? sql`on conflict do nothing` : replacing(columns, key)}`.execute(
    tx,
  )
}

function replacing(columns: readonly string[], key: readonly string[]) {
  const others = columns.filter((name) => !key.includes(name))
  const to = others.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  const what = to.length === 0 ? sql`nothing` : sql`update set ${sql.join(to)}`
  return sql`on conflict (${sql.join(key.map((name) => sql.ref(name)))}) do ${what}`
}

/** One statement may not write a row twice: of rows with the same key the last one stands, as if they came in turn. */
function lastOfEachKey(
  rows: readonly (readonly SqlValue[])[],
  places: readonly number[],
): readonly (readonly SqlValue[])[] {
  const last = new Map(rows.map((row) => [JSON.stringify(places.map((i) => String(row[i]))), row]))
  return last.size === rows.length ? rows : [...last.values()]
}

/** A column as PostgreSQL writes lists: {"a","b",NULL}. */
function listOf(
  rows: readonly (readonly SqlValue[])[],
  column: number,
  place: (row: number) => () => string,
): string {
  const cells = rows.map((row, i) => {
    const value = bindable(row[column], place(i))
    if (value === null) return 'NULL'
    if (value instanceof Uint8Array) throw new TypeError(`${place(i)()}: bytes are not written in bulk`)
    return typeof value === 'string' ? `"${keepable(value).replaceAll(/["\\]/g, '\\$&')}"` : String(value)
  })
  return `{${cells.join(',')}}`
}

type Shape = { readonly types: ReadonlyMap<string, string>; readonly key: readonly string[] }

/** Tables as they were met: a step adds columns, and never changes what one is. */
const shapes = new Map<string, Shape>()

async function shapeOf(tx: Change, table: string, columns: readonly string[]): Promise<Shape> {
  const known = shapes.get(table)
  if (known && columns.every((name) => known.types.has(name))) return known
  const { rows } = await sql<{ name: string; type: string; place: number | null }>`
    select a.attname::text as name, format_type(a.atttypid, null) as type,
      array_position(i.indkey::int2[], a.attnum) as place
    from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${`"${table}"`}::regclass and a.attnum > 0 and not a.attisdropped`.execute(tx)
  const inKey = rows.flatMap(({ name, place }) => (place === null ? [] : [{ name, place }]))
  const shape = {
    types: new Map(rows.map(({ name, type }) => [name, type])),
    key: inKey.sort((a, b) => a.place - b.place).map(({ name }) => name),
  }
  shapes.set(table, shape)
  return shape
}
