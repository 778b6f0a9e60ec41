import type { Change, NotebookTables } from './notebook.ts'

type Table = keyof NotebookTables & string

/**
 * What becomes of each table when a company begins anew: what it knows and has done goes, people and how they come in
 * stay, and so does what the company has set. A table that is not named here does not compile, so that none is forgotten.
 */
const fates: Readonly<Record<Table, 'goes' | 'stays'>> = {
  // First of all: what an import made is seen by nobody once the import does not stand.
  imports: 'goes',
  worthRuns: 'goes',
  actions: 'goes',
  followUps: 'goes',
  touches: 'goes',
  customers: 'goes',
  contacts: 'goes',
  identities: 'goes',
  searchTokens: 'goes',
  importedCustomers: 'goes',
  customerChanges: 'goes',
  reveals: 'goes',
  worth: 'goes',
  worthRanks: 'goes',
  worthLists: 'goes',
  worthGroups: 'goes',
  worthCohorts: 'goes',
  worthChecks: 'goes',
  bulkEdits: 'goes',
  views: 'goes',
  exports: 'goes',
  exportDownloads: 'goes',
  productNames: 'goes',
  productMark: 'goes',
  needs: 'goes',
  receivables: 'goes',
  owed: 'goes',
  importMappings: 'goes',
  jobs: 'goes',
  // What was usual was so of what is gone.
  readings: 'goes',
  readingAlarms: 'goes',
  readingLimits: 'stays',
  // What was answered says what there was.
  idempotency: 'goes',
  idempotencySteps: 'goes',
  // With its keys, what the audit says of those who were there goes; that something was done stays.
  personKeys: 'goes',
  audit: 'stays',
  auditHead: 'stays',
  user: 'stays',
  roles: 'stays',
  teams: 'stays',
  teamMembers: 'stays',
  account: 'stays',
  session: 'stays',
  verification: 'stays',
  secondFactors: 'stays',
  backupCodes: 'stays',
  apiKeys: 'stays',
  settings: 'stays',
  schedules: 'stays',
  demo: 'stays',
  installation: 'stays',
  // Whoever was erased comes back by no file.
  erasures: 'stays',
  erasedParties: 'stays',
  erasureKey: 'stays',
}

/** The tables that go, in the order in which they do. */
export const tablesEmptied = Object.entries(fates).flatMap(([table, fate]) =>
  fate === 'goes' ? [table as Table] : [],
)

/** Takes every row out of one of them, but for the job that does it. Some ten thousand rows are one short change. */
export async function emptyTable(tx: Change, table: Table, { job }: { readonly job: string }): Promise<void> {
  if (fates[table] !== 'goes') throw new Error(`${table} is not among the tables that are emptied`)
  if (table === 'jobs') await tx.deleteFrom('jobs').where('id', '<>', job).execute()
  else await tx.deleteFrom(table).execute()
}
