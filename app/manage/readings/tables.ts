import type { Migration } from '../../base/notebook/migration.ts'

export type ReadingsTables = {
  readings: ReadingsTable
  readingAlarms: ReadingAlarmsTable
  readingLimits: ReadingLimitsTable
}

/** How much a reader read on a day. */
export type ReadingsTable = {
  /** A user, or the key of one. */
  reader: string
  day: string
  user: string
  key: string | null
  opened: number
  listed: number
  fresh: number
  shown: number
  taken: number
  /** JSON: customers met for the first time that day, hour by hour. */
  hours: string
  /** Of the customers' ids six bytes each, one after the other; empty when their time is over. */
  openedMarks: string
  listedMarks: string
  /** JSON: by which sessions or keys, from where. */
  ways: string
}

/** What is counted of one day of one reader. */
export type CountedDay = Readonly<
  Pick<ReadingsTable, 'day' | 'opened' | 'listed' | 'fresh' | 'shown' | 'taken'>
>

/** That somebody read more than they do, once a reader, day and kind. */
export type ReadingAlarmsTable = {
  id: string
  reader: string
  user: string
  key: string | null
  day: string
  kind: string
  at: string
  count: number
  limit: number
  usual: number | null
  passed: string
  /** JSON: the days before, for the eye. */
  days: string
  seenAt: string | null
  seenBy: string | null
  stopped: number
  liftedAt: string | null
  liftedBy: string | null
}

/** What the company says of it: JSON, in one row. */
export type ReadingLimitsTable = { id: number; limits: string; changedAt: string }

export const readingsMigrations: readonly Migration[] = [
  {
    name: 'readings.first',
    up: async (db) => {
      let readings = db.schema.createTable('readings')
      for (const name of ['reader', 'day', 'user'])
        readings = readings.addColumn(name, 'text', (c) => c.notNull())
      readings = readings.addColumn('key', 'text')
      for (const name of ['opened', 'listed', 'fresh', 'shown', 'taken'])
        readings = readings.addColumn(name, 'integer', (c) => c.notNull())
      for (const name of ['hours', 'openedMarks', 'listedMarks', 'ways'])
        readings = readings.addColumn(name, 'text', (c) => c.notNull())
      await readings.addPrimaryKeyConstraint('readingsKey', ['reader', 'day'] as never[]).execute()
      await db.schema.createIndex('readingsByDay').on('readings').column('day').execute()
      let alarms = db.schema
        .createTable('readingAlarms')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['reader', 'user', 'day', 'kind', 'at', 'passed', 'days'])
        alarms = alarms.addColumn(name, 'text', (c) => c.notNull())
      for (const name of ['count', 'limit', 'stopped'])
        alarms = alarms.addColumn(name, 'integer', (c) => c.notNull())
      alarms = alarms.addColumn('usual', 'integer')
      for (const name of ['key', 'seenAt', 'seenBy', 'liftedAt', 'liftedBy'])
        alarms = alarms.addColumn(name, 'text')
      await alarms.execute()
      await db.schema
        .createIndex('readingAlarmsByReader')
        .unique()
        .on('readingAlarms')
        .columns(['reader', 'day', 'kind'])
        .execute()
      await db.schema
        .createTable('readingLimits')
        .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
        .addColumn('limits', 'text', (c) => c.notNull())
        .addColumn('changedAt', 'text', (c) => c.notNull())
        .execute()
    },
  },
]
