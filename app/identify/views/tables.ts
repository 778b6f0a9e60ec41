import type { Migration } from '../../base/notebook/migration.ts'

export type ViewsTables = { views: ViewsTable }

/** A list of customers that somebody wants to come back to. */
export type ViewsTable = {
  id: string
  /** The user who made it. */
  user: string
  name: string
  /** 1: for everybody. */
  shared: number
  /** JSON: filters, order, columns. */
  state: string
  createdAt: string
  changedAt: string
}

export const viewsMigrations: readonly Migration[] = [
  {
    name: 'views.first',
    up: async (db) => {
      let table = db.schema.createTable('views').addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['user', 'name', 'state', 'createdAt', 'changedAt'])
        table = table.addColumn(name, 'text', (c) => c.notNull())
      await table.addColumn('shared', 'integer', (c) => c.notNull().defaultTo(0)).execute()
      await db.schema.createIndex('viewsByUser').on('views').columns(['user', 'id']).execute()
    },
  },
]
