import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { refuseNested } from './change.ts'
import { fault } from './faults.ts'
import type { Statements } from './statements.ts'
import { patience, pendingWork, Turns, whenFree } from './waiting.ts'

/** Kysely on a driver of ours; queries are compiled by Kysely's own compiler for SQLite. */
export function sqliteDialect(driver: Driver): Dialect {
  return {
    createDriver: () => driver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

/** After holding the lock this long a writer leaves it free for a while: who waits looks only now and then. */
const longHold = 5
const freeFor = 3

/**
 * The one connection that writes. Whoever has a turn has the connection until they give it back; a transaction is
 * BEGIN IMMEDIATE, because a reading one that writes later fails at once when somebody else wrote in between.
 */
export class WritingDriver implements Driver {
  readonly #statements: Statements
  readonly #path: string
  readonly #turns = new Turns()
  #since = 0
  #restUntil = 0
  #closed = false

  constructor(statements: Statements, path: string) {
    this.#statements = statements
    this.#path = path
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<WritingTurn> {
    refuseNested()
    const until = performance.now() + patience
    await this.#turns.take(until)
    if (this.#closed) {
      this.#turns.give()
      throw closed()
    }
    return new WritingTurn({ statements: this.#statements, path: this.#path, until })
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const rest = this.#restUntil - performance.now()
    if (rest > 0) await sleep(rest)
    await turnOf(connection).begin()
    this.#since = performance.now()
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await turnOf(connection).commit()
    this.#held()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    turnOf(connection).rollback()
    this.#held()
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    turnOf(connection).end()
    this.#turns.give()
  }

  /** Whoever has the turn finishes first. */
  async destroy(): Promise<void> {
    await this.#turns.take(performance.now() + patience)
    this.#closed = true
    this.#statements.close()
    this.#turns.give()
  }

  #held(): void {
    const now = performance.now()
    if (now - this.#since >= longHold) this.#restUntil = now + freeFor
  }
}

class WritingTurn implements DatabaseConnection {
  readonly #statements: Statements
  readonly #path: string
  #until: number | undefined
  #inTransaction = false
  #ended = false
  #executed = 0

  constructor(turn: { statements: Statements; path: string; until: number }) {
    this.#statements = turn.statements
    this.#path = turn.path
    this.#until = turn.until
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#ended) throw new Error(`after the end of its transaction: is an await missing? ${query.sql}`)
    this.#executed++
    return await this.#attempt(() => {
      // A full disk ends a transaction by itself: what came next would be written on its own.
      if (this.#inTransaction && !this.#statements.database.isTransaction) {
        throw new Error('the transaction was rolled back by an earlier error')
      }
      return this.#statements.execute<Row>(query)
    })
  }

  // biome-ignore lint/correctness/useYield: it refuses.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('rows are streamed from `read`: a stream here would keep every other change waiting')
  }

  async begin(): Promise<void> {
    await this.#attempt(() => this.#statements.database.exec('begin immediate'))
    this.#inTransaction = true
  }

  async commit(): Promise<void> {
    const executed = this.#executed
    await pendingWork()
    if (this.#executed !== executed) {
      throw new Error('statements came after the work of the transaction had ended: an await is missing')
    }
    if (!this.#statements.database.isTransaction) {
      throw new Error('the transaction was rolled back by an earlier error')
    }
    await this.#attempt(() => this.#statements.database.exec('commit'))
    this.#inTransaction = false
  }

  rollback(): void {
    this.#inTransaction = false
    if (this.#statements.database.isTransaction) this.#statements.database.exec('rollback')
  }

  end(): void {
    this.#ended = true
    this.rollback()
  }

  async #attempt<Result>(attempt: () => Result): Promise<Result> {
    try {
      return await whenFree(attempt, this.#until)
    } catch (error) {
      throw fault(error, this.#path)
    } finally {
      // The time spent in the queue counts for the first statement only.
      this.#until = undefined
    }
  }
}

/** Connections kept for the next transaction or stream that only reads. */
const mostIdle = 2

/**
 * Any number of readers. Single statements share a connection; a transaction or a stream gets one of its own, because
 * it holds on to what was committed when it began, and others are to see what is committed now.
 */
export class ReadingDriver implements Driver {
  readonly #shared: Statements
  readonly #open: () => Statements
  readonly #path: string
  readonly #all = new Set<Statements>()
  readonly #idle: Statements[] = []
  readonly #own = new WeakMap<DatabaseConnection, Statements>()
  #closed = false

  constructor(reading: { path: string; open: () => Statements }) {
    this.#path = reading.path
    this.#open = reading.open
    this.#shared = this.#opened()
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#closed) throw closed()
    const connection: DatabaseConnection = {
      executeQuery: async <Row>(query: CompiledQuery) => {
        const statements = this.#own.get(connection) ?? this.#shared
        return await this.#attempt(() => statements.execute<Row>(query))
      },
      streamQuery: <Row>(query: CompiledQuery, chunkSize?: number) =>
        this.#stream<Row>(query, chunkSize ?? 100),
    }
    return connection
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const own = this.#take()
    this.#own.set(connection, own)
    own.database.exec('begin')
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    this.#own.get(connection)?.database.exec('commit')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const own = this.#own.get(connection)
    if (own?.database.isTransaction) own.database.exec('rollback')
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const own = this.#own.get(connection)
    if (own) this.#giveBack(own)
  }

  async destroy(): Promise<void> {
    this.#closed = true
    for (const statements of this.#all) statements.close()
  }

  async *#stream<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    if (!SelectQueryNode.is(query.query)) throw new Error('only a select is streamed')
    const own = this.#take()
    own.database.exec('begin')
    try {
      // From its first answer on a transaction is in nobody's way: the rows themselves need no second attempt.
      await this.#attempt(() => own.database.exec('select count(*) from sqlite_schema'))
      let chunk: Row[] = []
      for (const row of own.iterate<Row>(query)) {
        chunk.push(row)
        if (chunk.length < chunkSize) continue
        yield { rows: chunk }
        chunk = []
        // A million rows must not keep the thread from everything else.
        await turn()
      }
      if (chunk.length > 0) yield { rows: chunk }
    } catch (error) {
      throw fault(error, this.#path)
    } finally {
      if (own.database.isOpen) own.database.exec('rollback')
      this.#giveBack(own)
    }
  }

  async #attempt<Result>(attempt: () => Result): Promise<Result> {
    try {
      return await whenFree(attempt)
    } catch (error) {
      throw fault(error, this.#path)
    }
  }

  #take(): Statements {
    return this.#idle.pop() ?? this.#opened()
  }

  #giveBack(statements: Statements): void {
    if (this.#idle.length < mostIdle && !this.#closed) this.#idle.push(statements)
    else {
      this.#all.delete(statements)
      statements.close()
    }
  }

  #opened(): Statements {
    const statements = this.#open()
    this.#all.add(statements)
    return statements
  }
}

function closed(): Error {
  return new Error('the notebook is closed')
}

function turnOf(connection: DatabaseConnection): WritingTurn {
  if (connection instanceof WritingTurn) return connection
  throw new Error('a connection of another driver')
}
