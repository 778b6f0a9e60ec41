import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import { keptByKey, type Migration } from '../../base/notebook/migration.ts'

export type WorthTables = { worthRuns: WorthRunsTable; worth: WorthTable; worthRanks: WorthRanksTable }

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
  /** What lists are sorted by: residualValue, unknown last. Not for showing; where the row's place in the lists is. */
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

/**
 * The same customers once more, in the order of lists: a list by worth is a walk down this table's key, one by owner
 * down its index. It stands apart so that both tables are written from their beginning to their end: where each row
 * falls somewhere into an index of a million, most of a run is the writing of that index.
 */
export type WorthRanksTable = {
  run: number
  stage: string
  rankBy: number
  customer: string
  /** Copied from the customer. */
  owner: string
}

/** Stands for "nobody" in worthRanks.owner: an index has no place for null. */
export const nobody = ''
/** Stands for "unknown" in rankBy. */
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
  {
    name: 'worth.ranks',
    up: async (db) => {
      await db.schema
        .createTable('worthRanks')
        .addColumn('run', 'bigint', (c) => c.notNull())
        .addColumn('stage', 'text', (c) => c.notNull())
        .addColumn('rankBy', 'bigint', (c) => c.notNull())
        .addColumn('customer', 'text', (c) => c.notNull())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('worthRanksKey', ['run', 'stage', 'rankBy', 'customer'])
        .$call((table) => keptByKey(db, table))
        .execute()
      await sql`insert into "worthRanks" (run, stage, "rankBy", customer, owner)
        select run, stage, "rankBy", customer, owner from worth order by run, stage, "rankBy", customer`.execute(
        db,
      )
      await db.schema
        .createIndex('worthRanksByOwner')
        .on('worthRanks')
        .columns(['run', 'owner', 'stage', 'rankBy', 'customer'])
        .execute()
      await worthByCustomer(db)
    },
  },
]

const worthColumns = {
  run: 'bigint',
  customer: 'text',
  stage: 'text',
  rankBy: 'bigint',
  alive: 'double precision',
  expectedPurchases: 'double precision',
  expectedMargin: 'bigint',
  residualValue: 'bigint',
  residualLow: 'bigint',
  residualHigh: 'bigint',
  equityShare: 'double precision',
  nextPurchaseDay: 'text',
  nextLow: 'text',
  nextHigh: 'text',
  revenue: 'bigint',
  marginSoFar: 'bigint',
  marginBasis: 'text',
  purchases: 'integer',
  firstDay: 'text',
  lastDay: 'text',
} as const
const alwaysKnown: readonly string[] = ['run', 'customer', 'stage', 'rankBy', 'purchases']

/** What is said of each customer moves into a table that stands in the order of the customers. */
async function worthByCustomer(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('worth').renameTo('worthBefore').execute()
  let table: CreateTableBuilder<string, string> = db.schema.createTable('worth')
  for (const [name, type] of Object.entries(worthColumns))
    table = table.addColumn(name, type, (c) => (alwaysKnown.includes(name) ? c.notNull() : c))
  await table
    .addPrimaryKeyConstraint('worthCustomerKey', ['run', 'customer'])
    .$call((finished) => keptByKey(db, finished))
    .execute()
  const columns = sql.join(Object.keys(worthColumns).map((name) => sql.ref(name)))
  await sql`insert into worth (${columns}) select ${columns} from "worthBefore" order by run, customer`.execute(
    db,
  )
  await db.schema.dropTable('worthBefore').execute()
}
