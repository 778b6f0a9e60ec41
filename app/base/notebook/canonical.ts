import { sql } from 'kysely'
import type { Notebook, NotebookTables } from './notebook.ts'

type Table = keyof NotebookTables & string

const standing = `select batch from imports where state = 'standing'`
const customersThere = `select id from customers where "importBatch" is null or "importBatch" in (${standing})`

/**
 * What each table says about the company, and what is only bookkeeping of how it got there: two notebooks that say the
 * same give the same lines. A table that is not named here is refused, so that none is forgotten.
 */
const said: Readonly<Record<Table, { readonly without: readonly string[]; readonly where?: string } | null>> =
  {
    customers: {
      without: ['version', 'changedAt', 'importBatch', 'createdAt'],
      where: `id in (${customersThere})`,
    },
    contacts: { without: [] },
    // A party that is nobody's is remembered only until the ledger has heard of it.
    identities: { without: ['changed', 'importBatch'], where: `customer in (${customersThere})` },
    searchTokens: { without: [], where: `customer in (${customersThere})` },
    importedCustomers: { without: ['importBatch'], where: `"importBatch" in (${standing})` },
    // What an import changed goes with it; what a person changed stays.
    customerChanges: { without: ['id', 'bulkEdit'], where: 'by is not null' },
    worth: { without: ['run'], where: `run in (select run from "worthRuns" where state = 'current')` },
    worthRanks: { without: ['run'], where: `run in (select run from "worthRuns" where state = 'current')` },
    // Names customers by ids that chance made, and follows from what is said of their worth.
    worthLists: null,
    worthGroups: {
      without: ['run'],
      where: `run in (select run from "worthRuns" where state = 'current')`,
    },
    worthCohorts: {
      without: ['run'],
      where: `run in (select run from "worthRuns" where state = 'current')`,
    },
    needs: { without: ['run'], where: `run in (select run from "worthRuns" where state = 'current')` },
    receivables: { without: ['run'], where: `run in (select run from "worthRuns" where state = 'current')` },
    followUps: { without: [] },
    actions: {
      // What lists are ranked by and the figures beside it follow from what is said of needs, debts and worth.
      without: [
        ...['id', 'key', 'run', 'createdAt', 'changedAt', 'rankBy', 'spread', 'evidence', 'before'],
        ...['lastChange', 'changedBy'],
      ],
      where: `run is null or run in (select run from "worthRuns" where state = 'current')`,
    },
    // What was taken back is remembered only until the ledger has heard of it.
    touches: { without: ['id', 'kept', 'changed'], where: 'kept = 1' },
    productNames: { without: [] },
    productMark: null,
    owed: { without: ['run'], where: `run in (select run from "worthRuns" where state = 'current')` },
    reveals: { without: ['id'] },
    // What they did is in the customers' histories.
    bulkEdits: null,
    views: { without: ['id', 'createdAt', 'changedAt'] },
    settings: { without: ['changedAt'] },
    demo: null,
    user: { without: ['createdAt', 'updatedAt'] },
    roles: { without: ['changedAt'] },
    teams: { without: ['changedAt'] },
    teamMembers: { without: [] },
    idempotency: null,
    idempotencySteps: null,
    account: null,
    session: null,
    verification: null,
    secondFactors: null,
    backupCodes: null,
    apiKeys: null,
    imports: null,
    importMappings: null,
    worthRuns: null,
    worthChecks: null,
    exports: null,
    exportDownloads: null,
    jobs: null,
    schedules: null,
    // How the company came to say what it says; `ricebook audit verify` has its own sum of it.
    audit: null,
    auditHead: null,
    personKeys: null,
    // Who looked at how much of it.
    readings: null,
    readingAlarms: null,
    readingLimits: null,
    // Where the rest of the company lies.
    installation: null,
    // Who is not there any more, by ids and keyed sums that chance made.
    erasures: null,
    erasedParties: null,
    erasureKey: null,
  }

/** Columns that hold a customer's id. */
const customerColumns: Readonly<Partial<Record<Table, readonly string[]>>> = {
  customers: ['id', 'parent'],
}

/**
 * Everything the notebook says, and nothing of how it came to say it: one JSON line a row, sorted. Customers, whose ids
 * are drawn by chance, are named by the first of their parties, by their id only where they have none.
 */
export async function* canonicalNotebook({ read }: Pick<Notebook, 'read'>): AsyncGenerator<string> {
  const names = await customerNames(read)
  for (const [table, how] of Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (how === null) continue
    const where = how.where === undefined ? sql`` : sql.raw(` where ${how.where}`)
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}${where}`.execute(
      read,
    )
    const without = new Set(how.without)
    const named = customerColumns[table as Table] ?? ['customer']
    const lines = rows.map((row) => {
      const columns = Object.keys(row)
        .filter((column) => !without.has(column))
        .sort()
      const values = columns.map((column) => {
        const value = figure(row[column])
        return [column, named.includes(column) ? (names.get(String(value)) ?? value) : value]
      })
      return JSON.stringify({ table, ...Object.fromEntries(values) })
    })
    yield* lines.sort()
  }
}

/** Sums over customers run in the order of their ids, which chance draws: it shows in a figure's last digits only. */
function figure(value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(9)) : value
}

async function customerNames(read: Notebook['read']): Promise<ReadonlyMap<string, string>> {
  const rows = await read
    .selectFrom('identities')
    .select(['customer', 'source', 'party'])
    .where(sql<boolean>`customer in (${sql.raw(customersThere)})`)
    .orderBy('source', 'desc')
    .orderBy('party', 'desc')
    .execute()
  // The last one written stays, which is the first in order.
  return new Map(rows.map(({ customer, source, party }) => [customer, `${source}\u001f${party}`]))
}
