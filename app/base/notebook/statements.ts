import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { CompiledQuery, QueryResult } from 'kysely'
import { type Bound, bindable, type SqlValue } from './parameters.ts'

type Prepared = {
  readonly statement: StatementSync
  readonly answers: boolean
  readonly parameters: number
}

/** Distinct statements kept ready by one connection; a program asks a few hundred. */
const mostKept = 400

/** Rows to be written by one statement of one row, without a compiled query each. */
const rowsOf = new WeakMap<CompiledQuery, readonly (readonly SqlValue[])[]>()

export function manyRows(query: CompiledQuery, rows: readonly (readonly SqlValue[])[]): CompiledQuery {
  rowsOf.set(query, rows)
  return query
}

/** One connection of SQLite and the statements that it has ready. */
export class Statements {
  readonly database: DatabaseSync
  readonly #kept = new Map<string, Prepared>()

  constructor(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}) {
    // No waiting inside SQLite: see whenFree().
    this.database = new DatabaseSync(path, { timeout: 0, readOnly })
  }

  execute<Row>(query: CompiledQuery): QueryResult<Row> {
    const prepared = this.#prepared(query.sql)
    const many = rowsOf.get(query)
    if (many) return { rows: [], numAffectedRows: writeRows({ prepared, sql: query.sql, rows: many }) }
    const values = bound({ values: query.parameters, expected: prepared.parameters, sql: query.sql })
    if (prepared.answers) return { rows: prepared.statement.all(...values) as Row[] }
    const { changes, lastInsertRowid } = prepared.statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  /** Row by row. The statement is its own: a kept one would start anew when the same question is asked meanwhile. */
  *iterate<Row>(query: CompiledQuery): Generator<Row> {
    const { statement, parameters } = prepare(this.database, query.sql)
    const values = bound({ values: query.parameters, expected: parameters, sql: query.sql })
    for (const row of statement.iterate(...values)) yield row as Row
  }

  close(): void {
    this.#kept.clear()
    if (this.database.isOpen) this.database.close()
  }

  #prepared(sql: string): Prepared {
    const kept = this.#kept.get(sql)
    // What was asked last stands last, so that the first is the one to let go.
    if (kept) this.#kept.delete(sql)
    const prepared = kept ?? prepare(this.database, sql)
    this.#kept.set(sql, prepared)
    if (this.#kept.size > mostKept) {
      for (const oldest of this.#kept.keys()) {
        this.#kept.delete(oldest)
        break
      }
    }
    return prepared
  }
}

function prepare(database: DatabaseSync, sql: string): Prepared {
  const parameters = placesIn(sql)
  const statement = database.prepare(sql)
  return { statement, answers: statement.columns().length > 0, parameters }
}

/** Texts, quoted names and comments, which are passed over; then what may stand for a value, and the end. */
const pieces =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|\?\d*|[:@$]\w+|;\s*(?=\S)/g

/**
 * How many values a statement wants. A missing one would be bound as NULL silently, and of two statements in one text
 * only the first would be run, silently too.
 */
function placesIn(sql: string): number {
  let places = 0
  // What a trigger does ends with its own semicolons.
  const isTrigger = /^create trigger\b[\s\S]*\bend$/.test(sql)
  for (const [piece] of sql.matchAll(pieces)) {
    if (piece === '?') places++
    else if (piece.startsWith(';') && isTrigger) continue
    else if (piece.startsWith(';')) throw new Error(`one statement at a time: ${shown(sql)}`)
    else if (/^[?:@$]/.test(piece))
      throw new Error(`values are given in order, by plain question marks: ${shown(sql)}`)
  }
  return places
}

function bound(asked: { values: readonly unknown[]; expected: number; sql: string }): Bound[] {
  const { values, expected, sql } = asked
  if (values.length !== expected) {
    throw new TypeError(`${expected} values expected, ${values.length} given: ${shown(sql)}`)
  }
  return values.map((value, i) => bindable(value, () => `value ${i + 1} of: ${shown(sql)}`))
}

function writeRows(asked: {
  prepared: Prepared
  sql: string
  rows: readonly (readonly SqlValue[])[]
}): bigint {
  const { prepared, sql, rows } = asked
  const width = prepared.parameters
  const values: Bound[] = new Array(width).fill(null)
  let written = 0
  let row = 0
  let column = 0
  const place = () => `row ${row + 1}, value ${column + 1} of: ${shown(sql)}`
  for (row = 0; row < rows.length; row++) {
    const given = rows[row]!
    if (given.length !== width)
      throw new TypeError(`${place()}: ${width} values expected, ${given.length} given`)
    for (column = 0; column < width; column++) values[column] = bindable(given[column], place)
    written += Number(prepared.statement.run(...values).changes)
  }
  return BigInt(written)
}

/** Statements carry no values, so that this gives nobody's data away. */
function shown(sql: string): string {
  return sql.length > 160 ? `${sql.slice(0, 160)}…` : sql
}
