import type { Migration } from '../../base/notebook/migration.ts'

export type ImportsTables = { imports: ImportsTable; importMappings: ImportMappingsTable }

export type ImportKind = 'orders' | 'payments' | 'products' | 'customers'

/**
 * waiting → running → standing → undoing → undone; or failed, cancelled. Where a person wants to look first: running →
 * ready → running → standing; looked at as something else it waits again. `standing` is the commit point: facts and
 * customers of an import are seen by questions while it is standing, and at no other time.
 */
export type ImportState =
  | 'waiting'
  | 'running'
  | 'ready'
  | 'standing'
  | 'undoing'
  | 'undone'
  | 'failed'
  | 'cancelled'

export type ImportsTable = {
  /** The batch, here and in the ledger: 1, 2, 3 … in the order in which they were asked for. */
  batch: number
  id: string
  kind: ImportKind
  /** Whose names for customers and orders the file uses: `main`, or a shop, a till, a platform. */
  source: string
  fileName: string
  /** SHA-256 of the file as it came. */
  fileHash: string
  bytes: number
  state: ImportState
  /** JSON: what was asked (mapping, date order), and how the file turned out to be written. */
  settings: string
  /** JSON: counts, or null before the end. */
  figures: string | null
  /** JSON {code, values}: why it failed. */
  refusal: string | null
  /** The job that works on it, or did last: no other one changes it. */
  job: string | null
  /** The worth run that follows its coming to stand or its going. */
  worthJob: string | null
  /** User who asked; null: the command line. */
  by: string | null
  createdAt: string
  endedAt: string | null
  undoneAt: string | null
  /** How many rows of customers who were erased are in the kept file no more. */
  rowsErased: number
  /** 1: the kept file went with them, as no row could be taken out of it. */
  fileErased: number
}

/** The mapping last used for a shape of file: its headings, in order. */
export type ImportMappingsTable = {
  kind: ImportKind
  /** SHA-256 of the headings. */
  shape: string
  mapping: string
  usedAt: string
}

export const importsMigrations: readonly Migration[] = [
  {
    name: 'imports.first',
    up: async (db) => {
      await db.schema
        .createTable('imports')
        .addColumn('batch', 'bigint', (c) => c.primaryKey().notNull())
        .addColumn('id', 'text', (c) => c.notNull().unique())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('fileName', 'text', (c) => c.notNull())
        .addColumn('fileHash', 'text', (c) => c.notNull())
        .addColumn('bytes', 'bigint', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('settings', 'text', (c) => c.notNull())
        .addColumn('figures', 'text')
        .addColumn('refusal', 'text')
        .addColumn('job', 'text')
        .addColumn('by', 'text')
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .addColumn('endedAt', 'text')
        .addColumn('undoneAt', 'text')
        .execute()
      await db.schema.createIndex('importsByHash').on('imports').column('fileHash').execute()
      await db.schema
        .createTable('importMappings')
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('shape', 'text', (c) => c.notNull())
        .addColumn('mapping', 'text', (c) => c.notNull())
        .addColumn('usedAt', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('importMappingsKey', ['kind', 'shape'])
        .execute()
    },
  },
  {
    name: 'imports.worth-job',
    up: (db) => db.schema.alterTable('imports').addColumn('worthJob', 'text').execute(),
  },
  {
    name: 'imports.erased',
    up: async (db) => {
      for (const name of ['rowsErased', 'fileErased'])
        await db.schema
          .alterTable('imports')
          .addColumn(name, 'integer', (c) => c.notNull().defaultTo(0))
          .execute()
    },
  },
]
