import { sql } from 'kysely'
import { oneOf } from './dialects.ts'
import type { Change, NotebookTables } from './notebook.ts'

type Table = keyof NotebookTables & string

type Fate =
  /** Rows of a customer go, by the column that says whose they are. */
  | { readonly rows: string; readonly ofRun?: true }
  /** By a way of its own in `identify/erasure`, which is told here. */
  | { readonly by: string }
  /** Holds nothing that leads to a customer, and why. */
  | { readonly nothing: string }

const people = 'who works here, and how they come in: no customer'
const sums = 'figures of many customers together, and ids; worked out anew right after'

/** What becomes of each table when a customer is erased. One that is not named here does not compile. */
const fates: Readonly<Record<Table, Fate>> = {
  customers: { by: 'the row goes; whoever belonged to them belongs to nobody' },
  contacts: { rows: 'customer' },
  identities: { by: 'rows go, also of parties that are nobody’s; the place in the sequence is kept' },
  searchTokens: { by: 'worked out from the record, as there is no way in by customer' },
  importedCustomers: { by: 'rows of their parties go' },
  customerChanges: { rows: 'customer' },
  reveals: { nothing: 'who had whom shown to them, by ids alone' },
  worth: { rows: 'customer', ofRun: true },
  worthRanks: { by: 'found by their rows of worth, before those go' },
  worthLists: { nothing: sums },
  worthGroups: { nothing: sums },
  worthCohorts: { nothing: sums },
  worthChecks: { nothing: sums },
  worthRuns: { nothing: sums },
  needs: { rows: 'customer', ofRun: true },
  receivables: { rows: 'customer', ofRun: true },
  owed: { nothing: sums },
  followUps: { rows: 'customer' },
  actions: { rows: 'customer' },
  touches: { by: 'rows go; the place in the sequence is kept' },
  audit: { by: 'what is sealed is read by nobody once the key has gone; the rest is ids' },
  auditHead: { nothing: 'how many entries there are, and a sum' },
  personKeys: { rows: 'person' },
  imports: { by: 'texts of theirs in what is said of a file' },
  importMappings: { by: 'of a file without headings, whose first row was taken for them' },
  views: { by: 'what is looked for in them' },
  bulkEdits: { nothing: 'whom it was for, by ids and filters, and what was written in all their records' },
  exports: { by: 'what lies ready goes; texts of theirs in why one failed' },
  exportDownloads: { nothing: 'who took which export when' },
  jobs: { by: 'texts of theirs in why one failed; what is asked and answered are ids and counts' },
  readings: { nothing: 'who read how much on which day, and pieces of ids until their weeks are over' },
  readingAlarms: { nothing: 'who read too much when, as counts' },
  readingLimits: { nothing: 'what the company has set' },
  schedules: { nothing: 'when what is done again and again was done last' },
  idempotency: { by: 'answers that speak of them go' },
  idempotencySteps: { by: 'steps that speak of them go' },
  productNames: { nothing: 'what goods are called' },
  productMark: { nothing: 'which lists of goods stand' },
  settings: { nothing: 'what the company has set' },
  demo: { nothing: 'how far the invented company has come' },
  installation: { nothing: 'which data folder goes with the records' },
  erasures: { by: 'says of whom by their id alone, once it is done' },
  erasedParties: { nothing: 'keyed sums of what sources called whoever was erased' },
  erasureKey: { nothing: 'a key made by chance' },
  user: { nothing: people },
  roles: { nothing: people },
  teams: { nothing: people },
  teamMembers: { nothing: people },
  account: { nothing: people },
  session: { nothing: people },
  verification: { nothing: people },
  secondFactors: { nothing: people },
  backupCodes: { nothing: people },
  apiKeys: { nothing: people },
}

/** Takes out the rows of customers from each table where they are found by a column. */
export async function eraseRows(tx: Change, customers: readonly string[]): Promise<void> {
  for (const [table, fate] of Object.entries(fates)) {
    if (!('rows' in fate)) continue
    // Rows of a run are found by their run and customer.
    const theirs = fate.ofRun
      ? sql`run in (select run from "worthRuns") and ${oneOf(fate.rows, customers)}`
      : oneOf(fate.rows, customers)
    await sql`delete from ${sql.table(table)} where ${theirs}`.execute(tx)
  }
}
