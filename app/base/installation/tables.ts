import type { Generated } from 'kysely'
import type { Migration } from '../notebook/migration.ts'

export type InstallationTables = { installation: InstallationTable }

/** One row, and only in a database of a server: which data folder holds the ledger and the files that belong to it. */
export type InstallationTable = {
  folder: string
  /** How often a program began to lead; the last of them: what it is called, and since when (instant). */
  led: Generated<number>
  leader: Generated<string | null>
  ledSince: Generated<string | null>
}

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
  {
    name: 'installation.leading',
    up: async (db) => {
      const table = () => db.schema.alterTable('installation')
      await table()
        .addColumn('led', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      await table().addColumn('leader', 'text').execute()
      await table().addColumn('ledSince', 'text').execute()
    },
  },
]
