import { setTimeout as sleep } from 'node:timers/promises'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
  SelectQueryNode,
} from 'kysely'
import { Refusal } from '../language/refusal.ts'
import { refuseNested } from './change.ts'
import { NotebookPostgresCompiler } from './dialects.ts'
import { type Answer, Connection, type Server, sent } from './postgres-connection.ts'
import { type Seen, seenNow } from './seen.ts'
import { patience, pendingWork, Turns } from './waiting.ts'

/** Kysely on a driver of ours; queries are compiled by Kysely's compiler for PostgreSQL with the notebook's words. */
export function postgresDialect(driver: Driver): Dialect {
  return {
    createDriver: () => driver,
    createQueryCompiler: () => new NotebookPostgresCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

/** The letters RICE: what all who write this database's notebook take turns by. */
export const writersLock = 0x52494345

function beginning(until: number, seen: Seen): string {
  const left = Math.max(1, Math.round(until - performance.now()))
  return `begin isolation level read committed; set local lock_timeout = '${left}ms'; ${saying(seen)};
    select pg_advisory_xact_lock(${writersLock})`
}

/** For this transaction alone: a connection that is handed on says nothing to the next. */
function saying(seen: Seen): string {
  return `select set_config('ricebook.sees', '${seen.replaceAll("'", "''")}', true)`
}

/** The moment is that of the first question, which this one is. */
function beginningToRead(seen: Seen): string {
  return `begin isolation level repeatable read read only; ${saying(seen)}`
}

/** What a writer that has fallen silent in the middle of a change may keep others waiting. */
const settingsOfWriter = {
  // Whatever the server does otherwise: a change is answered when it is on the disk.
  synchronous_commit: 'on',
  idle_in_transaction_session_timeout: '60s',
  // A machine that vanished is noticed within a minute.
  tcp_keepalives_idle: '20',
  tcp_keepalives_interval: '10',
  tcp_keepalives_count: '3',
}

/**
 * The one connection of this process that writes. Whoever has a turn has it until they give it back. Who writes takes
 * the lock of all writers first, in this process and in others: from then on nobody else changes anything, and each
 * statement sees all that was committed before, as on SQLite.
 */
export class PostgresWritingDriver implements Driver {
  readonly #server: Server
  readonly #unsaid: Seen
  readonly #turns = new Turns()
  #connection: Connection | undefined
  #closed = false

  /** @param unsaid whose customers are seen where nobody says it */
  constructor(server: Server, unsaid: Seen = '') {
    this.#server = server
    this.#unsaid = unsaid
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    refuseNested()
    const until = performance.now() + patience
    await this.#turns.take(until)
    try {
      if (this.#closed) throw closed()
      if (!this.#connection || this.#connection.isLost)
        this.#connection = await Connection.open(this.#server, settingsOfWriter)
      return new WritingTurn({
        connection: this.#connection,
        server: this.#server,
        unsaid: this.#unsaid,
        until,
      })
    } catch (error) {
      this.#turns.give()
      throw error
    }
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await turnOf(connection).begin()
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await turnOf(connection).commit()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await turnOf(connection).rollback()
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    try {
      await turnOf(connection).end()
    } finally {
      this.#turns.give()
    }
  }

  /** Whoever has the turn finishes first. */
  async destroy(): Promise<void> {
    await this.#turns.take(performance.now() + patience)
    this.#closed = true
    await this.#connection?.close()
    this.#turns.give()
  }
}

class WritingTurn implements DatabaseConnection {
  readonly #connection: Connection
  readonly #server: Server
  readonly #unsaid: Seen
  #until: number
  #inTransaction = false
  /** What this transaction was told last. */
  #told: Seen = ''
  #ended = false
  /** A transaction was here and is no more: what comes now was to be a part of it. */
  #isOver = false
  #executed = 0
  /** Statements are asked one after the other, also where somebody does not wait for the first. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(turn: { connection: Connection; server: Server; unsaid: Seen; until: number }) {
    this.#connection = turn.connection
    this.#server = turn.server
    this.#unsaid = turn.unsaid
    this.#until = turn.until
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    this.#executed++
    const seen = seenNow() || this.#unsaid
    return this.#next(async () => {
      if (this.#ended || this.#isOver)
        throw new Error(`after the end of its transaction: is an await missing? ${query.sql}`)
      if (this.#inTransaction) {
        const told = this.#told
        this.#told = seen
        return answered<Row>(this.#connection, query, seen === told ? null : seen)
      }
      if (SelectQueryNode.is(query.query)) return answered<Row>(this.#connection, query, seen)
      // A single statement that may write: a change of its own.
      await this.#begin(seen)
      try {
        const result = await answered<Row>(this.#connection, query, null)
        await this.#commit()
        return result
      } catch (error) {
        await this.#rollback()
        throw error
      }
    })
  }

  // biome-ignore lint/correctness/useYield: it refuses.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('rows are streamed from `read`: a stream here would keep every other change waiting')
  }

  async begin(): Promise<void> {
    const seen = seenNow() || this.#unsaid
    await this.#next(async () => {
      await this.#begin(seen)
      this.#isOver = false
    })
  }

  async commit(): Promise<void> {
    const executed = this.#executed
    await pendingWork()
    await this.#last
    await pendingWork()
    if (this.#executed !== executed) {
      throw new Error('statements came after the work of the transaction had ended: an await is missing')
    }
    await this.#next(async () => {
      await this.#commit()
      this.#isOver = true
    })
  }

  async rollback(): Promise<void> {
    await this.#next(async () => {
      this.#isOver = true
      await this.#rollback()
    })
  }

  async end(): Promise<void> {
    await this.#next(async () => {
      this.#ended = true
      await this.#rollback()
    })
  }

  #next<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }

  async #begin(seen: Seen): Promise<void> {
    this.#inTransaction = true
    this.#told = seen
    try {
      await this.#connection.ask(beginning(this.#until, seen))
      // The time spent in the queue counts for the first only.
      this.#until = performance.now() + patience
    } catch (error) {
      await this.#rollback()
      throw error
    }
  }

  async #commit(): Promise<void> {
    const { rows } = await this.#connection.ask('select pg_current_xact_id_if_assigned()::text as id', [])
    const id = rows[0]?.id
    let answer: Answer
    try {
      answer = await this.#connection.ask('commit')
    } catch (error) {
      this.#inTransaction = false
      // Nothing was written, or the server has taken it back itself.
      if (typeof id !== 'string' || !this.#connection.isLost) throw error
      await settled(this.#server, id, error)
      return
    }
    this.#inTransaction = false
    // The server's way to say that a statement had failed before, and that nothing is kept.
    if (answer.command === 'ROLLBACK') throw new Error('the transaction was rolled back by an earlier error')
  }

  async #rollback(): Promise<void> {
    if (!this.#inTransaction) return
    this.#inTransaction = false
    // Where this fails the connection is lost, and with it the transaction.
    if (!this.#connection.isLost) await this.#connection.ask('rollback').catch(() => this.#connection.close())
  }
}

/**
 * The connection broke while a change was being committed: the server is asked what became of it. Returns where it is
 * kept, else refuses: nothing of it is, or nobody can tell.
 */
async function settled(server: Server, id: string, cause: unknown): Promise<void> {
  const until = performance.now() + patience
  for (;;) {
    let status: unknown
    try {
      const connection = await Connection.open(server, {})
      try {
        status = (await connection.ask('select pg_xact_status($1::xid8) as status', [id])).rows[0]?.status
      } finally {
        await connection.close()
      }
    } catch {
      status = 'unreachable'
    }
    if (status === 'committed') return
    if (status === 'aborted')
      throw new Refusal('notebook.connection-lost', { place: server.place }, { cause })
    if (performance.now() >= until)
      throw new Refusal('notebook.outcome-unknown', { place: server.place }, { cause })
    await sleep(100)
  }
}

/** A transaction of somebody's own, and what it was told last. */
type OwnTransaction = { readonly connection: Connection; told: Seen }

/** Connections that read, at most: each costs the server some megabytes. */
const mostReaders = 8

/**
 * Readers, each statement on any connection that is free, a transaction or a stream on one of its own. What they are
 * connected with writes nothing, whatever is asked.
 */
export class PostgresReadingDriver implements Driver {
  readonly #server: Server
  readonly #unsaid: Seen
  readonly #free: Connection[] = []
  readonly #waiting: (() => void)[] = []
  readonly #own = new WeakMap<DatabaseConnection, OwnTransaction>()
  #inUse = 0
  #closed = false

  /** @param unsaid whose customers are seen where nobody says it */
  constructor(server: Server, unsaid: Seen = '') {
    this.#server = server
    this.#unsaid = unsaid
  }

  async init(): Promise<void> {}

  /** A connection of the server is taken when something is asked: a stream takes one for itself. */
  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#closed) throw closed()
    const connection: DatabaseConnection = {
      executeQuery: async <Row>(query: CompiledQuery) => {
        const own = this.#own.get(connection)
        const seen = seenNow() || this.#unsaid
        if (!own) return this.#with((one) => answered<Row>(one, query, seen))
        const told = own.told
        own.told = seen
        return answered<Row>(own.connection, query, seen === told ? null : seen)
      },
      streamQuery: <Row>(query: CompiledQuery, chunkSize?: number) =>
        this.#stream<Row>(query, chunkSize ?? 100),
    }
    return connection
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const told = seenNow() || this.#unsaid
    const own = await this.#take()
    this.#own.set(connection, { connection: own, told })
    await own.ask(beginningToRead(told))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#own.get(connection)?.connection.ask('commit')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const own = this.#own.get(connection)?.connection
    if (own && !own.isLost) await own.ask('rollback')
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const own = this.#own.get(connection)
    if (own) this.#give(own.connection)
    this.#own.delete(connection)
  }

  async destroy(): Promise<void> {
    this.#closed = true
    for (const connection of this.#free.splice(0)) await connection.close()
  }

  async *#stream<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    if (!SelectQueryNode.is(query.query)) throw new Error('only a select is streamed')
    const seen = seenNow() || this.#unsaid
    const own = await this.#take()
    try {
      await own.ask(beginningToRead(seen))
      await own.ask(`declare rows no scroll cursor for ${query.sql}`, bound(query))
      for (;;) {
        const { rows } = await own.ask(`fetch ${chunkSize} from rows`)
        if (rows.length > 0) yield { rows: rows as Row[] }
        if (rows.length < chunkSize) break
      }
    } finally {
      if (!own.isLost) await own.ask('rollback').catch(() => own.close())
      this.#give(own)
    }
  }

  async #with<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const connection = await this.#take()
    try {
      return await work(connection)
    } finally {
      this.#give(connection)
    }
  }

  async #take(): Promise<Connection> {
    while (this.#inUse >= mostReaders) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    if (this.#closed) throw closed()
    this.#inUse++
    try {
      for (let free = this.#free.pop(); free; free = this.#free.pop()) if (!free.isLost) return free
      return await Connection.open(this.#server, { default_transaction_read_only: 'on' })
    } catch (error) {
      this.#inUse--
      this.#waiting.shift()?.()
      throw error
    }
  }

  #give(connection: Connection): void {
    this.#inUse--
    if (this.#closed) void connection.close()
    else if (!connection.isLost) this.#free.push(connection)
    this.#waiting.shift()?.()
  }
}

/** @param seen null: its transaction was told already */
async function answered<Row>(
  connection: Connection,
  query: CompiledQuery,
  seen: Seen | null,
): Promise<QueryResult<Row>> {
  const { rows, command, rowCount } =
    seen === null
      ? await connection.ask(query.sql, bound(query))
      : await connection.askSeeing(seen, query.sql, bound(query))
  const changed = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE'
  return { rows: rows as Row[], ...(changed && { numAffectedRows: BigInt(rowCount ?? 0) }) }
}

function bound({ parameters, sql }: CompiledQuery): readonly unknown[] {
  const shown = sql.length > 160 ? `${sql.slice(0, 160)}…` : sql
  return parameters.map((value, i) => sent(value, () => `value ${i + 1} of: ${shown}`))
}

function closed(): Error {
  return new Error('the notebook is closed')
}

function turnOf(connection: DatabaseConnection): WritingTurn {
  if (connection instanceof WritingTurn) return connection
  throw new Error('a connection of another driver')
}
