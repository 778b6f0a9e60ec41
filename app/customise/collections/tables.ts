import type { CreateTableBuilder } from 'kysely'
import type { Migration } from '../../base/notebook/migration.ts'

export type CollectionsTables = { receivables: ReceivablesTable; owed: OwedTable }

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

/** What the customers of one person owe together as of a worth run, so that nobody has to add up all of them. */
export type OwedTable = {
  run: number
  /** Who looks after them; '' is nobody. */
  owner: string
  /** The day that due and overdue are of. */
  day: string
  open: number
  /** Of it, due on the day or before. */
  due: number
  /** Of it, due before the day. */
  overdue: number
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
  {
    name: 'collections.owed',
    up: async (db) => {
      let table: CreateTableBuilder<string, string> = db.schema
        .createTable('owed')
        .addColumn('run', 'bigint', (c) => c.notNull())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
      for (const name of ['open', 'due', 'overdue'])
        table = table.addColumn(name, 'bigint', (c) => c.notNull())
      await table.addPrimaryKeyConstraint('owedKey', ['run', 'owner']).execute()
    },
  },
]
