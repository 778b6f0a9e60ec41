import type { Migration } from '../../base/notebook/migration.ts'

export type TodayTables = { actions: ActionsTable }

export type ActionKind = 'deliver' | 'collect' | 'follow-up' | 'win-back' | 'thank' | 'answer'

/** Something to do for a customer. What the program proposes is renewed by every worth run until somebody acts. */
export type ActionsTable = {
  id: string
  customer: string
  kind: ActionKind
  /** ISO day. */
  dueDay: string
  /** What it is about: kind, customer and the occasion. What was done or put off is not proposed again. */
  key: string
  /** JSON {code, values}: the sentence of why, with its figures. */
  reason: string
  /** Minor units; null is unknown. */
  expectedMargin: number | null
  minutes: number | null
  state: 'open' | 'done' | 'postponed' | 'dismissed'
  /** The worth run that proposed it, shown while that run is current; null: made by hand, or acted upon. */
  run: number | null
  owner: string | null
  note: string | null
  doneAt: string | null
  doneBy: string | null
  createdAt: string
  changedAt: string
}

export const todayMigrations: readonly Migration[] = [
  {
    name: 'today.first',
    up: async (db) => {
      let table = db.schema.createTable('actions').addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['customer', 'kind', 'dueDay', 'reason', 'state', 'createdAt', 'changedAt'])
        table = table.addColumn(name, 'text', (c) => c.notNull())
      for (const name of ['owner', 'note', 'doneAt', 'doneBy']) table = table.addColumn(name, 'text')
      await table
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('expectedMargin', 'bigint')
        .addColumn('minutes', 'double precision')
        .addColumn('run', 'bigint')
        .execute()
      await db.schema.createIndex('actionsByDay').on('actions').columns(['state', 'dueDay', 'id']).execute()
      await db.schema.createIndex('actionsByKey').on('actions').columns(['key', 'state']).execute()
      await db.schema.createIndex('actionsByRun').on('actions').column('run').execute()
      await db.schema.createIndex('actionsByCustomer').on('actions').columns(['customer', 'id']).execute()
    },
  },
]
