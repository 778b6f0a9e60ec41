import type { Migration } from '../../base/notebook/migration.ts'

export type TouchesTables = { touches: TouchesTable }

/** Somebody got in touch with a customer: a talk, or something on the list of the day that was done. */
export type TouchesTable = {
  /** Of the follow-up or the action that it was. */
  id: string
  customer: string
  /** What it was for: a kind of action; a talk is a follow-up. */
  kind: string
  /** How: phone, visit, …; null where nobody says. */
  channel: string | null
  /** Instant, UTC. */
  at: string
  outcome: string | null
  by: string | null
  /** 0: taken back, and kept so that the ledger hears of it. */
  kept: number
  /** Place in the change sequence; what the ledger has not seen yet is above its mark. */
  changed: number
}

export const touchesMigrations: readonly Migration[] = [
  {
    name: 'touches.first',
    up: async (db) => {
      let table = db.schema.createTable('touches').addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['customer', 'kind', 'at']) table = table.addColumn(name, 'text', (c) => c.notNull())
      for (const name of ['channel', 'outcome', 'by']) table = table.addColumn(name, 'text')
      await table
        .addColumn('kept', 'integer', (c) => c.notNull())
        .addColumn('changed', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('touchesByKind')
        .on('touches')
        .columns(['kind', 'customer', 'kept', 'at'])
        .execute()
      await db.schema.createIndex('touchesByChange').on('touches').columns(['changed']).execute()
      await db.schema.createIndex('touchesByCustomer').on('touches').columns(['customer', 'at']).execute()
    },
  },
]
