import type { Migration } from '../../notebook/migration.ts'

export type SecondFactorTables = { secondFactors: SecondFactorTable; backupCodes: BackupCodeTable }

/** What somebody shows beside their password; not confirmed: begun, and asked for by nothing yet. */
export type SecondFactorTable = {
  user: string
  /** Sealed under the installation's secret, see sealed.ts. */
  secret: string
  createdAt: string
  confirmedAt: string | null
  /**
   * The step of the last code that was taken: no code of it or of an earlier one is taken again. Null in a back-up, where
   * it is not known what was taken later; the program settles it when it starts.
   */
  lastStep: number | null
  /** Wrong codes since the last right one. */
  misses: number
  lockedUntil: string | null
  /** Of the backup codes. */
  salt: string
}

/** One that has not been used. */
export type BackupCodeTable = { user: string; hash: string }

export const secondFactorMigrations: readonly Migration[] = [
  {
    name: 'access.second-factor',
    up: async (db) => {
      await db.schema
        .createTable('secondFactors')
        .addColumn('user', 'text', (c) => c.primaryKey().notNull().references('user.id').onDelete('cascade'))
        .addColumn('secret', 'text', (c) => c.notNull())
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .addColumn('confirmedAt', 'text')
        .addColumn('lastStep', 'integer')
        .addColumn('misses', 'integer', (c) => c.notNull())
        .addColumn('lockedUntil', 'text')
        .addColumn('salt', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('backupCodes')
        .addColumn('user', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
        .addColumn('hash', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('backupCodesKey', ['user', 'hash'])
        .execute()
    },
  },
]
