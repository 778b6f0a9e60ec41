import type { Migration } from '../../base/notebook/migration.ts'

export type ErasureTables = {
  erasures: ErasuresTable
  erasedParties: ErasedPartiesTable
  erasureKey: ErasureKeyTable
}

/** Who asked to be forgotten: an id that leads nowhere any more. */
export type ErasuresTable = {
  customer: string
  /** erasing: gone from the records, and what lies beside them is being gone through. */
  state: 'asked' | 'erasing' | 'erased'
  /** The company's day: what files tell of them up to it is refused. */
  day: string
  at: string
  by: string | null
  job: string | null
  /** JSON: what the work still needs to know them by; null as soon as it is done. */
  pending: string | null
}

/** What sources called them, so that no file brings them back. */
export type ErasedPartiesTable = {
  /** HMAC-SHA-256 of source and party: says nothing to who has not the key, and little to who has. */
  hash: string
  day: string
}

/** One row, made with the first erasure. */
export type ErasureKeyTable = { key: string; madeAt: string }

export const erasureMigrations: readonly Migration[] = [
  {
    name: 'erasure.first',
    up: async (db) => {
      let erasures = db.schema
        .createTable('erasures')
        .addColumn('customer', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['state', 'day', 'at'])
        erasures = erasures.addColumn(name, 'text', (c) => c.notNull())
      for (const name of ['by', 'job', 'pending']) erasures = erasures.addColumn(name, 'text')
      await erasures.execute()
      await db.schema
        .createTable('erasedParties')
        .addColumn('hash', 'text', (c) => c.primaryKey().notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('erasureKey')
        .addColumn('key', 'text', (c) => c.primaryKey().notNull())
        .addColumn('madeAt', 'text', (c) => c.notNull())
        .execute()
    },
  },
]
