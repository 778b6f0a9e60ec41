import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import { ranksAndCustomers } from '../../base/notebook/dialects.ts'
import { keptByKey, type Migration } from '../../base/notebook/migration.ts'

export type WorthTables = {
  worthRuns: WorthRunsTable
  worth: WorthTable
  worthRanks: WorthRanksTable
  worthLists: WorthListsTable
  worthGroups: WorthGroupsTable
  worthCohorts: WorthCohortsTable
  worthChecks: WorthChecksTable
}

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
  /** What the lists below go by: whoever looks after few customers has theirs sorted. Days as whole numbers: 20260228. */
  margin: number
  next: number
  last: number
}

/**
 * The same customers in the order of other figures, some hundreds a row: a list sorted so is a walk from row to row. One
 * row for each of a million customers and each order would cost a run as much again as all else it writes, and its
 * sweeping as much again; a row of many costs next to nothing.
 */
export type WorthListsTable = {
  run: number
  by: 'margin' | 'next' | 'last'
  stage: string
  /** Of the first customer of the row. Days as whole numbers: 20260228. */
  rankBy: number
  customer: string
  /** JSON {ranks, customers}, rising, by rank and of equals by customer; unknown ranks first. */
  entries: string
}

/** The customers of a run, added up by group: what the page of worth draws. Amounts in minor units; null is unknown. */
export type WorthGroupsTable = {
  run: number
  family: string
  place: number
  name: string | null
  customers: number
  known: number
  sum: number | null
  margin: number | null
  alive: number | null
  aliveKnown: number
  again: number | null
  least: number | null
  /**
   * The figures of its first and its last customer, as the ledger's history has them but in minor units; and how many
   * who have the same figure stand before the first and after the last.
   */
  highest: number | null
  lowest: number | null
  alikeBefore: number
  alikeAfter: number
}

/** Who came in the same period: what they did in each since. */
export type WorthCohortsTable = {
  run: number
  cohort: number
  age: number
  bought: number
  margin: number | null
}

/** What was predicted from the facts up to a day, held against what came after it; kept as runs are. */
export type WorthChecksTable = {
  run: number
  cut: string | null
  until: string
  /** JSON; null where the facts go back too short a time. */
  figures: string | null
  startedAt: string
  endedAt: string
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
  {
    name: 'worth.lists',
    up: async (db) => {
      await db.schema
        .createTable('worthLists')
        .addColumn('run', 'bigint', (c) => c.notNull())
        .addColumn('by', 'text', (c) => c.notNull())
        .addColumn('stage', 'text', (c) => c.notNull())
        .addColumn('rankBy', 'bigint', (c) => c.notNull())
        .addColumn('customer', 'text', (c) => c.notNull())
        .addColumn('entries', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('worthListsKey', ['run', 'by', 'stage', 'rankBy', 'customer'])
        .$call((table) => keptByKey(db, table))
        .execute()
      await listsOfCurrentRun(db)
    },
  },
  {
    name: 'worth.groups',
    up: async (db) => {
      await db.schema
        .createTable('worthGroups')
        .addColumn('run', 'bigint', (c) => c.notNull())
        .addColumn('family', 'text', (c) => c.notNull())
        .addColumn('place', 'integer', (c) => c.notNull())
        .addColumn('name', 'text')
        .addColumn('customers', 'integer', (c) => c.notNull())
        .addColumn('known', 'integer', (c) => c.notNull())
        .addColumn('sum', 'double precision')
        .addColumn('margin', 'bigint')
        .addColumn('alive', 'double precision')
        .addColumn('aliveKnown', 'integer', (c) => c.notNull())
        .addColumn('again', 'integer')
        .addColumn('least', 'double precision')
        .addColumn('highest', 'double precision')
        .addColumn('lowest', 'double precision')
        .addColumn('alikeBefore', 'integer', (c) => c.notNull())
        .addColumn('alikeAfter', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('worthGroupsKey', ['run', 'family', 'place'])
        .execute()
      await db.schema
        .createTable('worthCohorts')
        .addColumn('run', 'bigint', (c) => c.notNull())
        .addColumn('cohort', 'integer', (c) => c.notNull())
        .addColumn('age', 'integer', (c) => c.notNull())
        .addColumn('bought', 'integer', (c) => c.notNull())
        .addColumn('margin', 'bigint')
        .addPrimaryKeyConstraint('worthCohortsKey', ['run', 'cohort', 'age'])
        .execute()
      await db.schema
        .createTable('worthChecks')
        .addColumn('run', 'bigint', (c) => c.primaryKey().notNull())
        .addColumn('cut', 'text')
        .addColumn('until', 'text', (c) => c.notNull())
        .addColumn('figures', 'text')
        .addColumn('startedAt', 'text', (c) => c.notNull())
        .addColumn('endedAt', 'text', (c) => c.notNull())
        .execute()
    },
  },
  {
    name: 'worth.ranks-in-other-orders',
    up: async (db) => {
      for (const by of Object.keys(otherOrders))
        await db.schema
          .alterTable('worthRanks')
          .addColumn(by, 'bigint', (c) => c.notNull().defaultTo(unknownRank))
          .execute()
      const ranks = Object.entries(otherOrders).map(
        ([by, rank]) => sql`${sql.ref(by)} = coalesce(${rank}, ${unknownRank})`,
      )
      await sql`update "worthRanks" set ${sql.join(ranks)} from worth
        where worth.run = "worthRanks".run and worth.customer = "worthRanks".customer`.execute(db)
      await db.schema.dropIndex('worthRanksByOwner').execute()
      await db.schema
        .createIndex('worthRanksByOwner')
        .on('worthRanks')
        .columns(['run', 'owner', 'stage', 'rankBy', 'customer', ...Object.keys(otherOrders)])
        .execute()
    },
  },
]

const dayRankSql = (column: string) => sql`cast(replace(${sql.ref(column)}, '-', '') as bigint)`
/** Of the columns of worth. */
const otherOrders = {
  margin: sql.ref('marginSoFar'),
  next: dayRankSql('nextPurchaseDay'),
  last: dayRankSql('lastDay'),
}

/** Lists are there before the next run, too. */
async function listsOfCurrentRun(db: Kysely<unknown>): Promise<void> {
  for (const [by, rank] of Object.entries(otherOrders))
    await sql`
      with ranked as (
        select run, stage, customer, coalesce(${rank}, ${unknownRank}) as rank from worth
        where run in (select run from "worthRuns" where state = 'current')
      ), placed as (
        select *, (row_number() over (partition by run, stage order by rank, customer) - 1) / 500 as piece from ranked
      ), firsts as (
        select *, row_number() over (partition by run, stage, piece order by rank, customer) as nth from placed
      )
      insert into "worthLists" (run, "by", stage, "rankBy", customer, entries)
      select run, ${by}, stage, max(case when nth = 1 then rank end), max(case when nth = 1 then customer end),
        ${ranksAndCustomers()}
      from firsts group by run, stage, piece`.execute(db)
}

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
