import type { CreateTableBuilder } from 'kysely'
import type { Migration } from '../../base/notebook/migration.ts'

export type CollectionsTables = { receivables: ReceivablesTable }

/** What a customer owes as of a worth run; rows only for those who owe. Minor units. */
export type ReceivablesTable = {
  run: number
  customer: string
  /** Sold on credit and not yet paid. */
  open: number
  /** Of it, past its due day. */
  overdue: number
  /** The earliest due day of what is open. */
  oldestDue: string
  daysOverdue: number
  /** Days between due and paid, middle of the customer's past payments; null: none yet. */
  usualDelay: number | null
  /** When to ask: the due day, moved to the customer's payday where it is known. */
  collectOn: string
  /** declared, learned or none. */
  paydayBasis: string
}

export const collectionsMigrations: readonly Migration[] = [
  {
    name: 'collections.first',
    up: async (db) => {
      let table: CreateTableBuilder<string, string> = db.schema
        .createTable('receivables')
        .addColumn('run', 'bigint', (c) => c.notNull())
      for (const name of ['customer', 'oldestDue', 'collectOn', 'paydayBasis'])
        table = table.addColumn(name, 'text', (c) => c.notNull())
      for (const name of ['open', 'overdue']) table = table.addColumn(name, 'bigint', (c) => c.notNull())
      await table
        .addColumn('daysOverdue', 'integer', (c) => c.notNull())
        .addColumn('usualDelay', 'double precision')
        .addPrimaryKeyConstraint('receivablesKey', ['run', 'customer'])
        .execute()
      await db.schema
        .createIndex('receivablesByDay')
        .on('receivables')
        .columns(['run', 'collectOn'])
        .execute()
    },
  },
]
