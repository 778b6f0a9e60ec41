import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import { isPostgres } from './dialects.ts'

/**
 * One step of the notebook's tables, forward only. Its name is kept in the notebook when it has run; a step that has
 * been released is never changed, the next one mends it.
 */
export type Migration = {
  /** `room.what`, unique among all. */
  readonly name: string
  readonly up: (db: Kysely<unknown>) => Promise<void>
}

/** In SQLite, rows stand in the tree of their key: one way down to a row instead of two, and the key once. */
export function keptByKey<Table extends string, Column extends string>(
  db: Kysely<unknown>,
  table: CreateTableBuilder<Table, Column>,
): CreateTableBuilder<Table, Column> {
  return isPostgres(db) ? table : table.modifyEnd(sql`without rowid`)
}
