import type { Kysely, Transaction } from 'kysely'
import type { NotebookTables } from './migrations.ts'

export type Read = Kysely<NotebookTables>
export type Change = Transaction<NotebookTables>

/**
 * The records that people edit: in one SQLite file, or in a database of a PostgreSQL server. Several threads and
 * programs may have it open at once.
 */
export type Notebook = {
  /** Where it is: a file, or the address of a database, without its password. */
  readonly path: string
  /** Reads what is committed; a write through it is refused. */
  readonly read: Read
  /**
   * All or nothing, fsynced before it answers. Waits for other writers without holding up the thread, then refuses
   * ('notebook.busy'). Everything in it must be awaited and short (some 20 ms, 2,000 rows): nobody else writes
   * meanwhile. It must not wait for anything but the notebook.
   *
   * A request that carries a key may be run again after a kill, and is then given what this gave back the first time
   * (`once.ts`): plain data, and all that the answer says of what was written.
   */
  readonly change: <Result>(work: (tx: Change) => Promise<Result>) => Promise<Result>
  /** Reads and writes for libraries that bring their own queries (sign-in); in the same queue as `change`. */
  readonly plain: Kysely<NotebookTables>
  readonly close: () => Promise<void>
}
