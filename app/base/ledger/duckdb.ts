import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'

/** A column of an answer: numbers as typed arrays (NaN for nothing), texts as strings (null for nothing). */
export type NumberColumn = Float64Array | Int32Array
export type Row = Readonly<Record<string, string | number | bigint | boolean | null>>

/** One DuckDB, in memory or in a file. Nothing of DuckDB's own leaves this folder. */
export class Duck {
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance
    this.#connection = connection
  }

  static async open(where: string): Promise<Duck> {
    const instance = await DuckDBInstance.create(where, {
      // Nothing is fetched from anywhere: what is not built in is not used.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // Order is asked for where it matters; keeping it everywhere costs memory.
      preserve_insertion_order: 'false',
    })
    const connection = await instance.connect()
    // It would lift what two readings have in common out of the branch that is hardly ever taken, and read every cell
    // the slow way: twenty times the work.
    await connection.run("set disabled_optimizers = 'common_subexpressions'")
    return new Duck(instance, connection)
  }

  async run(sql: string, values?: Record<string, DuckDBValue>): Promise<void> {
    await this.#connection.run(sql, values)
  }

  /** A few rows, as objects. */
  async rows(sql: string, values?: Record<string, DuckDBValue>): Promise<Row[]> {
    const reader = await this.#connection.runAndReadAll(sql, values)
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
    const result = await this.#connection.stream(sql, values)
    const names = result.columnNames()
    for (;;) {
      const chunk = await result.fetchChunk()
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

  close(): void {
    this.#connection.closeSync()
    this.#instance.closeSync()
  }
}

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
