import type { Migration } from '../notebook/migration.ts'

export type HttpTables = { idempotency: IdempotencyTable; idempotencySteps: IdempotencyStepsTable }

/** What was answered to a request that carried a key, so that sending it again does nothing twice. Kept for 15 days. */
export type IdempotencyTable = {
  key: string
  user: string
  /** Method and path pattern. */
  route: string
  /** SHA-256 of the path, the query and the body. */
  request: string
  status: number
  contentType: string
  answer: string
  createdAt: string
}

/**
 * What a request that carried a key has committed and not been answered for yet, each row written in the very change
 * it tells of. Gone when the answer is kept.
 */
export type IdempotencyStepsTable = {
  key: string
  user: string
  route: string
  /** The request's first change is 1. */
  n: number
  request: string
  /** What the change gave back, as V8 serialises it, in base64. */
  result: string
  createdAt: string
}

export const httpMigrations: readonly Migration[] = [
  {
    name: 'http.first',
    up: async (db) => {
      await db.schema
        .createTable('idempotency')
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('user', 'text', (c) => c.notNull())
        .addColumn('route', 'text', (c) => c.notNull())
        .addColumn('request', 'text', (c) => c.notNull())
        .addColumn('status', 'integer', (c) => c.notNull())
        .addColumn('contentType', 'text', (c) => c.notNull())
        .addColumn('answer', 'text', (c) => c.notNull())
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('idempotencyKey', ['key', 'user', 'route'])
        .execute()
      await db.schema.createIndex('idempotencyByAge').on('idempotency').column('createdAt').execute()
    },
  },
  {
    name: 'http.steps',
    up: async (db) => {
      await db.schema
        .createTable('idempotencySteps')
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('user', 'text', (c) => c.notNull())
        .addColumn('route', 'text', (c) => c.notNull())
        .addColumn('n', 'integer', (c) => c.notNull())
        .addColumn('request', 'text', (c) => c.notNull())
        .addColumn('result', 'text', (c) => c.notNull())
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('idempotencyStepsKey', ['key', 'user', 'route', 'n'])
        .execute()
      await db.schema
        .createIndex('idempotencyStepsByAge')
        .on('idempotencySteps')
        .column('createdAt')
        .execute()
    },
  },
]
