import { sql } from 'kysely'
import type { Migration } from '../notebook/migration.ts'

export type JobsTables = { jobs: JobsTable; schedules: SchedulesTable }

/** How a job moves between them: `runner.ts`. */
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

export type JobsTable = {
  id: string
  kind: string
  /** JSON. */
  payload: string
  state: JobState
  /** Two jobs of one key are one: the second asking gets the first, while it has not ended. Unique among those. */
  dedupeKey: string | null
  /** Not before; instant. The same as `createdAt`: at once, whatever the clock says. */
  runAt: string
  attempts: number
  /** 0 before the first attempt. */
  mostAttempts: number
  leaseOwner: string | null
  leasedUntil: string | null
  cancelAsked: number
  /** JSON {stage, done, total}. */
  progress: string | null
  /** JSON. */
  result: string | null
  /** JSON {code, values} of a refusal, or {message} of a bug. */
  failure: string | null
  by: string | null
  createdAt: string
  startedAt: string | null
  endedAt: string | null
}

/** What is asked for again and again: a job enqueued at each time of a cron pattern. */
export type SchedulesTable = { name: string; lastAt: string }

export const jobsMigrations: readonly Migration[] = [
  {
    name: 'jobs.first',
    up: async (db) => {
      let table = db.schema.createTable('jobs').addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['kind', 'payload', 'state', 'runAt', 'createdAt'])
        table = table.addColumn(name, 'text', (c) => c.notNull())
      const optional = [
        'dedupeKey',
        'leaseOwner',
        'leasedUntil',
        'progress',
        'result',
        'failure',
        'by',
      ] as const
      for (const name of [...optional, 'startedAt', 'endedAt']) table = table.addColumn(name, 'text')
      for (const name of ['attempts', 'mostAttempts', 'cancelAsked'])
        table = table.addColumn(name, 'integer', (c) => c.notNull().defaultTo(0))
      await table.execute()
      await db.schema.createIndex('jobsByState').on('jobs').columns(['state', 'runAt', 'id']).execute()
      await db.schema
        .createIndex('jobsByKey')
        .unique()
        .on('jobs')
        .column('dedupeKey')
        .where(sql`state`, 'in', ['waiting', 'running'])
        .execute()
      await db.schema
        .createTable('schedules')
        .addColumn('name', 'text', (c) => c.primaryKey().notNull())
        .addColumn('lastAt', 'text', (c) => c.notNull())
        .execute()
    },
  },
  {
    // What ended lately is asked for by programs that watch another one's jobs.
    name: 'jobs.by-end',
    up: async (db) => {
      await db.schema.createIndex('jobsByEnd').on('jobs').column('endedAt').execute()
    },
  },
]
