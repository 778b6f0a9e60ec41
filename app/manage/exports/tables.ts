import type { Migration } from '../../base/notebook/migration.ts'

export type ExportsTables = { exports: ExportsTable; exportDownloads: ExportDownloadsTable }

/** Everything the company has, taken out once. The row stays when the file has gone: who took what when is kept. */
export type ExportsTable = {
  id: string
  /** User who asked. */
  by: string
  job: string
  /** What its words are in. */
  language: string
  /** JSON array: what the one who asked was allowed to read. */
  permissions: string
  /** JSON object, guarded field → how much of it they see; null: of before there was such a thing, all of it. */
  fields: string | null
  /** asked: being written, or given up with its job. */
  state: 'asked' | 'ready' | 'removed' | 'failed' | 'cancelled'
  /** JSON array: its files and how many rows each has; null before it is ready. */
  files: string | null
  bytes: number | null
  /** SHA-256 of the archive. */
  sha256: string | null
  /** What its files are marked by, so that one that comes to light is known again; null: of before there was such a thing. */
  mark: string | null
  /** JSON {code, values}: why it failed. */
  refusal: string | null
  createdAt: string
  endedAt: string | null
  /** When the file goes. */
  expiresAt: string | null
  removedAt: string | null
}

/** Each time somebody took the file. */
export type ExportDownloadsTable = { id: string; export: string; by: string; at: string }

export const exportsMigrations: readonly Migration[] = [
  {
    name: 'exports.first',
    up: async (db) => {
      let table = db.schema.createTable('exports').addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['by', 'job', 'language', 'permissions', 'state', 'createdAt'])
        table = table.addColumn(name, 'text', (c) => c.notNull())
      for (const name of ['files', 'sha256', 'refusal', 'endedAt', 'expiresAt', 'removedAt'])
        table = table.addColumn(name, 'text')
      await table.addColumn('bytes', 'bigint').execute()
      await db.schema.createIndex('exportsByState').on('exports').columns(['state', 'expiresAt']).execute()
      let downloads = db.schema
        .createTable('exportDownloads')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['export', 'by', 'at'])
        downloads = downloads.addColumn(name, 'text', (c) => c.notNull())
      await downloads.execute()
      await db.schema
        .createIndex('exportDownloadsByExport')
        .on('exportDownloads')
        .columns(['export', 'id'])
        .execute()
    },
  },
  {
    name: 'exports.guarded-fields',
    up: async (db) => {
      await db.schema.alterTable('exports').addColumn('fields', 'text').execute()
    },
  },
  {
    name: 'exports.watermark',
    up: async (db) => {
      await db.schema.alterTable('exports').addColumn('mark', 'text').execute()
    },
  },
]
