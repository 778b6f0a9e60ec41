import { type Connection, Query, type QueryResult } from 'pg'
import type { Seen } from './seen.ts'

/** What pg's own queries do with the messages of the protocol, which its types leave out. */
declare module 'pg' {
  interface Query {
    prepare(connection: Connection): void
    handleDataRow(message: unknown): void
    handleCommandComplete(message: unknown, connection: Connection): void
  }
}

const saying = `select set_config('ricebook.sees', $1, true)`

type Asked = { readonly text: string; readonly values: unknown[] }
type Rows = QueryResult<Record<string, unknown>>

/**
 * A statement that goes out behind one that says whose customers it is asked for. Both travel together and are one
 * transaction, as the server is told only behind them that this was all: it costs no way there and back, and what was said
 * holds for nobody who is given the connection next.
 */
export class SeenQuery extends Query {
  readonly #seen: Seen
  #said = false

  constructor(seen: Seen, asked: Asked, done: (error: Error | undefined | null, rows: Rows) => void) {
    super({ ...asked, queryMode: 'extended' } as Asked, done as never)
    this.#seen = seen
  }

  override prepare(connection: Connection): void {
    connection.parse({ name: '', text: saying, types: [] }, true)
    connection.bind({ values: [this.#seen] }, true)
    connection.execute(null, true)
    super.prepare(connection)
  }

  /** The first row is what was said, of which nothing is kept. */
  override handleDataRow(message: unknown): void {
    if (this.#said) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.#said) super.handleCommandComplete(message, connection)
    this.#said = true
  }
}
