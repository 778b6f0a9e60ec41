import { sql } from 'kysely'
import type { Migration } from '../../base/notebook/migration.ts'

export type WorthTables = { worthRuns: WorthRunsTable; worth: WorthTable }

/** `current` is the commit point: one row at most, and what lists and files show comes from its run. */
export type WorthRunsTable = {
  run: number
  state: 'running' | 'current' | 'former' | 'failed'
  /** The last day whose facts were used. */
  asOf: string | null
  /** JSON: model, parameters, hold-out, equity with interval, margin basis, counts. */
  figures: string | null
  startedAt: string
  endedAt: string | null
}

/** One row a customer and run. Amounts in the currency's minor units; null is unknown. */
export type WorthTable = {
  run: number
  customer: string
  stage: string
  /** Copied from the customer, so that a list by owner and worth is one walk along an index. */
  owner: string
  /** What lists are sorted by: residualValue, unknown last. Not for showing. */
  rankBy: number
  alive: number | null
  expectedPurchases: number | null
  expectedMargin: number | null
  residualValue: number | null
  residualLow: number | null
  residualHigh: number | null
  /** Of the sum of all residual values. */
  equityShare: number | null
  nextPurchaseDay: string | null
  nextLow: string | null
  nextHigh: string | null
  /** Net of returns. */
  revenue: number | null
  marginSoFar: number | null
  /** measured: by cost or profit throughout; assumed: by the company's margin rate; mixed. */
  marginBasis: string | null
  /** Purchase days; 0 for a prospect. */
  purchases: number
  firstDay: string | null
  lastDay: string | null
}

/** Stands for "nobody" in worth.owner: an index has no place for null. */
export const nobody = ''
/** Stands for "unknown" in worth.rankBy. */
export const unknownRank = -9_007_199_254_740_991

export const worthMigrations: readonly Migration[] = [
  {
    name: 'worth.first',
    up: async (db) => {
      await db.schema
        .createTable('worthRuns')
        .addColumn('run', 'bigint', (c) => c.primaryKey().notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('asOf', 'text')
        .addColumn('figures', 'text')
        .addColumn('startedAt', 'text', (c) => c.notNull())
        .addColumn('endedAt', 'text')
        .execute()
      await sql`create unique index "worthRunsCurrent" on "worthRuns" (state) where state = 'current'`.execute(
        db,
      )
      let table = db.schema
        .createTable('worth')
        .addColumn('run', 'bigint', (c) => c.notNull())
        .addColumn('customer', 'text', (c) => c.notNull())
        .addColumn('stage', 'text', (c) => c.notNull())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('rankBy', 'bigint', (c) => c.notNull())
      for (const name of ['alive', 'expectedPurchases', 'equityShare'])
        table = table.addColumn(name, 'double precision')
      for (const name of [
        'expectedMargin',
        'residualValue',
        'residualLow',
        'residualHigh',
        'revenue',
        'marginSoFar',
      ])
        table = table.addColumn(name, 'bigint')
      for (const name of ['nextPurchaseDay', 'nextLow', 'nextHigh', 'marginBasis', 'firstDay', 'lastDay'])
        table = table.addColumn(name, 'text')
      await table
        .addColumn('purchases', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('worthKey', ['run', 'customer'])
        .execute()
      await db.schema
        .createIndex('worthByStage')
        .on('worth')
        .columns(['run', 'stage', 'rankBy desc', 'customer'])
        .execute()
      await db.schema
        .createIndex('worthByOwner')
        .on('worth')
        .columns(['run', 'owner', 'stage', 'rankBy desc', 'customer'])
        .execute()
    },
  },
]
