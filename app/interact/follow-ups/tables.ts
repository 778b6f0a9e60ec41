import { sql } from 'kysely'
import { inUtc } from '../../base/notebook/dialects.ts'
import type { Migration } from '../../base/notebook/migration.ts'

export type FollowUpsTables = { followUps: FollowUpsTable }

export type FollowUpsTable = {
  id: string
  customer: string
  kind: 'phone' | 'visit' | 'wechat' | 'mail' | 'message' | 'other'
  /** What was said or done. */
  text: string
  /** When it happened, instant, UTC: they sort as they were. */
  at: string
  pretext: string | null
  outcome: string | null
  /** ISO day; never empty: proposed where nobody says. */
  nextContactDay: string
  by: string | null
  createdAt: string
}

export const followUpsMigrations: readonly Migration[] = [
  {
    name: 'follow-ups.first',
    up: async (db) => {
      await db.schema
        .createTable('followUps')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('customer', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('pretext', 'text')
        .addColumn('outcome', 'text')
        .addColumn('nextContactDay', 'text', (c) => c.notNull())
        .addColumn('by', 'text')
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('followUpsByCustomer').on('followUps').columns(['customer', 'id']).execute()
      await db.schema
        .createIndex('followUpsByNext')
        .on('followUps')
        .columns(['nextContactDay', 'id'])
        .execute()
    },
  },
  {
    name: 'follow-ups.in-utc',
    up: async (db) => {
      // Written with another offset, instants do not sort as they were.
      await sql`update "followUps" set at = ${inUtc('at')}
        where at not like '____-__-__T__:__:__.___Z'`.execute(db)
      await db.schema
        .createIndex('followUpsByTime')
        .on('followUps')
        .columns(['customer', 'at', 'id'])
        .execute()
    },
  },
]
