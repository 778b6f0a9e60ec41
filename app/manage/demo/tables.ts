import type { Migration } from '../../base/notebook/migration.ts'

export type DemoTables = { demo: DemoTable }

/** loading → there → removing, and then the row is gone. */
type DemoState = 'loading' | 'there' | 'removing'

/** One row while the demo company is here, or comes or goes; none at any other time. */
export type DemoTable = {
  /** Always the same: there is one demo at most. */
  id: 'demo'
  state: DemoState
  /** The day its orders end with. */
  lastDay: string
  /** JSON: seed, days, how many of whom. */
  size: string
  /** JSON: every setting as it stood before. */
  settingsBefore: string
  /** What brings it or takes it away. */
  job: string | null
  by: string | null
  createdAt: string
}

export const demoMigrations: readonly Migration[] = [
  {
    name: 'demo.first',
    up: async (db) => {
      await db.schema
        .createTable('demo')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('lastDay', 'text', (c) => c.notNull())
        .addColumn('size', 'text', (c) => c.notNull())
        .addColumn('settingsBefore', 'text', (c) => c.notNull())
        .addColumn('job', 'text')
        .addColumn('by', 'text')
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .execute()
    },
  },
]
