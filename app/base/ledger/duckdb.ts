import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { refusalOf } from './troubles.ts'

/** A column of an answer: numbers as typed arrays (NaN for nothing), texts as strings (null for nothing). */
export type NumberColumn = Float64Array | Int32Array
export type Row = Readonly<Record<string, string | number | bigint | boolean | null>>

/**
 * One DuckDB, in memory or in a file, and one connection to it. Nothing of DuckDB's own leaves this folder. What a
 * person can mend (a full disk, a file in use) comes as a refusal, from every statement.
 */
export class Duck {
  readonly #where: string
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection

  private constructor(where: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#where = where
    this.#instance = instance
    this.#connection = connection
  }

  static async open(where: string, also: Readonly<Record<string, string>> = {}): Promise<Duck> {
    const instance = await DuckDBInstance.create(where, {
      ...also,
      // Nothing is fetched from anywhere: what is not built in is not used.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // Order is asked for where it matters; keeping it everywhere costs memory.
      preserve_insertion_order: 'false',
    }).catch((cause) => {
      throw refusalOf(cause, where) ?? cause
    })
    const connection = await instance.connect()
    // It would lift what two readings have in common out of the branch that is hardly ever taken, and read every cell
    // the slow way: twenty times the work.
    await connection.run("set disabled_optimizers = 'common_subexpressions'")
    return new Duck(where, instance, connection)
  }

  /** One more connection to the same database: it has its own transaction and its own temporary tables. */
  async beside(): Promise<Duck> {
    return new Duck(this.#where, this.#instance, await this.#instance.connect())
  }

  /** All of it or nothing; what is done is on the disk when this returns. Not to be begun within another. */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#connection.run('begin transaction')
    let result: Result
    try {
      result = await work()
    } catch (error) {
      // After some failures there is nothing left to roll back: what failed first is what is to be told.
      await this.#connection.run('rollback').catch(() => undefined)
      throw error
    }
    await this.run('commit')
    return result
  }

  /** Lays columns of texts into a temporary table, quicker than any statement could. */
  async append(table: string, columns: readonly (readonly string[])[]): Promise<void> {
    const appender = await this.#connection.createAppender(table, 'main', 'temp')
    const size = columns[0]?.length ?? 0
    for (let row = 0; row < size; row++) {
      for (const column of columns) appender.appendVarchar(column[row] as string)
      appender.endRow()
    }
    appender.flushSync()
    appender.closeSync()
  }

  async run(sql: string, values?: Record<string, DuckDBValue>): Promise<void> {
    await this.#asked(this.#connection.run(sql, values))
  }

  /** Appends columns of a table that stays, all rows or none; texts are read as the table's own types. */
  async appendColumns(table: string, size: number, columns: readonly AppendedColumn[]): Promise<void> {
    const appender = await this.#connection.createAppender(table)
    const types = columns.map((column) => column.type)
    try {
      for (let from = 0; from < size; from += appendedAtOnce) {
        const chunk = DuckDBDataChunk.create(types, Math.min(appendedAtOnce, size - from))
        chunk.setColumns(columns.map((column) => column.values(from, Math.min(from + appendedAtOnce, size))))
        appender.appendDataChunk(chunk)
      }
      appender.closeSync()
    } catch (cause) {
      throw refusalOf(cause, this.#where) ?? cause
    }
  }

  async #asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer
    } catch (cause) {
      throw refusalOf(cause, this.#where) ?? cause
    }
  }

  /** A few rows, as objects. */
  async rows(sql: string, values?: Record<string, DuckDBValue>): Promise<Row[]> {
    const reader = await this.#asked(this.#connection.runAndReadAll(sql, values))
    return reader.getRowObjectsJS() as Row[]
  }

  /** The one row that a summing question answers with. */
  async row(sql: string, values?: Record<string, DuckDBValue>): Promise<Row> {
    const [first] = await this.rows(sql, values)
    if (!first) throw new Error(`a row was expected of: ${sql}`)
    return first
  }

  /** Many rows, a piece at a time: columns of one piece, numbers as they lie in memory. */
  async *pieces(sql: string, values?: Record<string, DuckDBValue>): AsyncGenerator<Piece> {
    const result = await this.#asked(this.#connection.stream(sql, values))
    const names = result.columnNames()
    for (;;) {
      const chunk = await this.#asked(result.fetchChunk())
      if (!chunk || chunk.rowCount === 0) return
      const size = chunk.rowCount
      yield {
        size,
        text: (name) => {
          const vector = chunk.getColumnVector(names.indexOf(name))
          return (row) => vector.getItem(row) as string | null
        },
        numbers: (name) => chunk.getColumnVector(names.indexOf(name)) as unknown as { items: NumberColumn },
      }
    }
  }

  /** Gives back this connection; the database stays open for the others. */
  leave(): void {
    this.#connection.closeSync()
  }

  close(): void {
    this.#connection.closeSync()
    this.#instance.closeSync()
  }
}

/** A column's type as it is handed over, and its values from one row up to another. */
export type AppendedColumn = {
  readonly type: DuckDBType
  readonly values: (from: number, to: number) => DuckDBValue[]
}

/** What DuckDB takes at once. */
const appendedAtOnce = 2048

export type Piece = {
  readonly size: number
  readonly text: (name: string) => (row: number) => string | null
  /** `items` of a column that is never null: coalesced to a number in the question. */
  readonly numbers: (name: string) => { readonly items: NumberColumn }
}

/** A text as a literal of SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A name as an identifier of SQL. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
