import type { Migration } from '../notebook/migration.ts'

export type InstallationTables = { installation: InstallationTable }

/** One row, and only in a database of a server: which data folder holds the ledger and the files that belong to it. */
export type InstallationTable = { folder: string }

export const installationMigrations: readonly Migration[] = [
  {
    name: 'installation.first',
    up: async (db) => {
      await db.schema
        .createTable('installation')
        .addColumn('folder', 'text', (c) => c.primaryKey().notNull())
        .execute()
    },
  },
]
