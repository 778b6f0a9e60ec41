import type { Migration } from '../../base/notebook/migration.ts'

export type SettingsTables = { settings: SettingsTable }

/** The company's settings: one row a name, the value as JSON. */
export type SettingsTable = { name: string; value: string; changedAt: string }

export const settingsMigrations: readonly Migration[] = [
  {
    name: 'settings.first',
    up: async (db) => {
      await db.schema
        .createTable('settings')
        .addColumn('name', 'text', (c) => c.primaryKey().notNull())
        .addColumn('value', 'text', (c) => c.notNull())
        .addColumn('changedAt', 'text', (c) => c.notNull())
        .execute()
    },
  },
]
