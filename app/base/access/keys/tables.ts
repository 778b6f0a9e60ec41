import type { Migration } from '../../notebook/migration.ts'

export type KeysTables = { apiKeys: ApiKeyTable }

/** What another program is let in by, to some of what its maker may. */
export type ApiKeyTable = {
  id: string
  /** What it begins with, by which it is found and told from others. */
  prefix: string
  /** SHA-256 of the whole key: 256 bits of chance need nothing slower. */
  hash: string
  name: string
  /** Permissions, as a JSON list. */
  scopes: string
  madeBy: string
  createdAt: string
  expiresAt: string
  /** A day: it is noted once a day. */
  lastUsedOn: string | null
  revokedAt: string | null
}

export const keysMigrations: readonly Migration[] = [
  {
    name: 'access.api-keys',
    up: async (db) => {
      await db.schema
        .createTable('apiKeys')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('prefix', 'text', (c) => c.notNull().unique())
        .addColumn('hash', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('scopes', 'text', (c) => c.notNull())
        .addColumn('madeBy', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .addColumn('expiresAt', 'text', (c) => c.notNull())
        .addColumn('lastUsedOn', 'text')
        .addColumn('revokedAt', 'text')
        .execute()
      await db.schema.createIndex('apiKeysByMaker').on('apiKeys').column('madeBy').execute()
    },
  },
]
