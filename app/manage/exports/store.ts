import { type RawBuilder, sql } from 'kysely'
import type { Change, NotebookTables, Read } from '../../base/notebook/notebook.ts'
import type { ExportFile } from './contract.ts'
import type { ExportsTable } from './tables.ts'

/** A cell as the notebook has it. */
export type Cell = string | number | null

/** Where the rows of a file of records come from. `key`: unique; a page goes on behind the last one's. */
type Records = {
  readonly table: keyof NotebookTables & string
  readonly key: readonly string[]
  readonly where?: string
  /** Where there is a file for each source: what says which one a row belongs to. */
  readonly source?: string
  /** Columns by their names; where one is not a column of that name, its expression. */
  readonly columns: Readonly<Record<string, string | null>>
}

// No batch and no run is 0. Asked in this way no index answers for them: pages go along the key, and nothing is sorted.
const stands = (customers: string): string =>
  `coalesce(${customers}."importBatch", 0) in (select 0 union all select batch from imports where state = 'standing')`
const current = `select run from "worthRuns" where state = 'current'`
const ofCurrentRun = `run in (${current})`
// Looked up one by one: a list of all that stand would be made anew for every page.
const ofCustomersThere = `exists (select 1 from customers c where c.id = customer and ${stands('c')})`
const as = (names: string): Readonly<Record<string, null>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, null]))
/** The record of the customer that a row is about. */
const record = { record: 'customer' } as const
const usualSource = 'main'
/** Where a customer is at home: the usual source, unless only others know them. */
const home = `coalesce((select min(i.source) from identities i where i.customer = customers.id
    and not exists (select 1 from identities u where u.customer = customers.id and u.source = '${usualSource}')),
  '${usualSource}')`
const partyAtHome = `(select min(p.party) from identities p where p.customer = customers.id and p.source = ${home})`

/**
 * Every file of records. A customer is in the file of one source, and there is `customer` what its orders call them where
 * that is not their name: so that a file of customers read in again meets the orders that were.
 */
export const recordFiles = {
  customers: {
    table: 'customers',
    key: ['id'],
    where: stands('customers'),
    source: home,
    columns: {
      customer: `nullif(coalesce(${partyAtHome}, code, ''), name)`,
      ...as('name kind code parent phone email address city occupation position gender birthday interests'),
      ...as('householdSize payday owner source intendedProduct intendedPrice'),
      ...as('tags note createdAt changedAt'),
      id: null,
    },
  },
  contacts: {
    table: 'contacts',
    key: ['id'],
    where: ofCustomersThere,
    columns: { ...record, ...as('name position phone email note createdAt') },
  },
  identities: {
    table: 'identities',
    key: ['source', 'party'],
    where: ofCustomersThere,
    columns: { ...as('source party'), ...record, calledByOrders: 'name', byHand: null },
  },
  'customer-changes': {
    table: 'customerChanges',
    key: ['id'],
    columns: { ...record, ...as('at by importBatch bulkEdit before after') },
  },
  reveals: { table: 'reveals', key: ['id'], columns: { ...record, ...as('by at') } },
  'bulk-edits': {
    table: 'bulkEdits',
    key: ['id'],
    columns: {
      id: null,
      ...as(
        'at by edit selection state selected changed already skipped endedAt undoneAt undoneBy undone kept',
      ),
    },
  },
  views: {
    table: 'views',
    key: ['id'],
    columns: { id: null, user: 'user', ...as('name shared state createdAt changedAt') },
  },
  'follow-ups': {
    table: 'followUps',
    key: ['id'],
    columns: { ...record, ...as('at kind text pretext outcome nextContactDay by createdAt') },
  },
  actions: {
    table: 'actions',
    key: ['id'],
    where: `coalesce(run, 0) in (select 0 union all ${current})`,
    columns: {
      ...record,
      ...as('kind dueDay state reason expectedMargin minutes product quantity amount owner note'),
      ...as('doneAt doneBy outcome dismissal createdAt changedAt'),
    },
  },
  touches: {
    table: 'touches',
    key: ['id'],
    where: 'kept = 1',
    columns: { ...record, ...as('at kind channel outcome by') },
  },
  worth: {
    table: 'worth',
    key: ['run', 'customer'],
    where: ofCurrentRun,
    columns: {
      run: null,
      ...record,
      ...as(
        'stage alive expectedPurchases expectedMargin residualValue residualLow residualHigh equityShare',
      ),
      ...as('nextPurchaseDay nextLow nextHigh revenue marginSoFar marginBasis purchases firstDay lastDay'),
    },
  },
  needs: {
    table: 'needs',
    key: ['run', 'customer', 'product'],
    where: ofCurrentRun,
    columns: {
      ...record,
      ...as('product runOutDate low high deliverBy dueSoon lastDay lastQuantity purchases usualGap'),
    },
  },
  receivables: {
    table: 'receivables',
    key: ['run', 'customer'],
    where: ofCurrentRun,
    columns: {
      ...record,
      ...as('open overdue oldestDue daysOverdue usualDelay collectOn paydayBasis'),
    },
  },
  'worth-runs': {
    table: 'worthRuns',
    key: ['run'],
    columns: as('run state asOf startedAt endedAt figures'),
  },
  'worth-checks': {
    table: 'worthChecks',
    key: ['run'],
    columns: as('run cut until startedAt endedAt figures'),
  },
  settings: { table: 'settings', key: ['name'], columns: as('name value changedAt') },
  users: {
    table: 'user',
    key: ['id'],
    columns: { id: null, ...as('name email role language disabled createdAt') },
  },
  imports: {
    table: 'imports',
    key: ['batch'],
    columns: as('batch kind source fileName fileHash bytes state by createdAt endedAt undoneAt figures'),
  },
  exports: {
    table: 'exports',
    key: ['id'],
    columns: { id: null, ...as('by state createdAt endedAt removedAt bytes sha256 files') },
  },
  'export-downloads': { table: 'exportDownloads', key: ['id'], columns: as('export by at') },
} as const satisfies Readonly<Partial<Record<ExportFile, Records>>>
export type RecordFile = keyof typeof recordFiles

/**
 * Every table of the notebook, and the file that tells of it; null where nothing of the company is in it that is not in
 * another: what was made of it, what is only remembered for a while, what is secret. One that is not named here does not
 * compile, so that none is forgotten.
 */
export const fileOfTable = {
  customers: 'customers',
  contacts: 'contacts',
  identities: 'identities',
  customerChanges: 'customer-changes',
  followUps: 'follow-ups',
  actions: 'actions',
  touches: 'touches',
  worth: 'worth',
  needs: 'needs',
  receivables: 'receivables',
  worthRuns: 'worth-runs',
  worthChecks: 'worth-checks',
  reveals: 'reveals',
  bulkEdits: 'bulk-edits',
  views: 'views',
  settings: 'settings',
  user: 'users',
  imports: 'imports',
  exports: 'exports',
  exportDownloads: 'export-downloads',
  // Made of others: what records are found and listed by, what files said of a customer, sums.
  searchTokens: null,
  importedCustomers: null,
  worthRanks: null,
  worthLists: null,
  worthGroups: null,
  worthCohorts: null,
  owed: null,
  // The products of the facts, as the notebook looks them up.
  productNames: null,
  productMark: null,
  // How the program works, not what the company knows.
  importMappings: null,
  demo: null,
  jobs: null,
  schedules: null,
  installation: null,
  idempotency: null,
  idempotencySteps: null,
  roles: null,
  teams: null,
  teamMembers: null,
  // Passwords and sessions.
  account: null,
  session: null,
  verification: null,
  secondFactors: null,
  backupCodes: null,
  apiKeys: null,
  // Who did what is looked at where it can be checked.
  audit: null,
  auditHead: null,
  personKeys: null,
  // Who read how much, and is told of it there alone.
  readings: null,
  readingAlarms: null,
  readingLimits: null,
  erasures: null,
  erasedParties: null,
  erasureKey: null,
} as const satisfies Readonly<Record<keyof NotebookTables, RecordFile | null>>

/** A part of the records: of a file that there is once a source, which source. */
export type RecordsPart = { readonly file: RecordFile; readonly source: string | null }

/** The parts there are, and how many rows each has; one that is empty only where it is all there is of its file. */
export async function recordParts(
  read: Read,
  file: RecordFile,
): Promise<readonly (RecordsPart & { readonly rows: number })[]> {
  const { table, source }: Records = recordFiles[file]
  const counted = async (part: RecordsPart): Promise<RecordsPart & { readonly rows: number }> => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}
      ${conditionsOf(part)}`.execute(read)
    return { ...part, rows: Number(rows[0]?.n ?? 0) }
  }
  if (source === undefined) return [await counted({ file, source: null })]
  const known = await read.selectFrom('identities').select('source').distinct().orderBy('source').execute()
  const names = [...new Set([usualSource, ...known.map((one) => one.source)])]
  const parts = await Promise.all(names.map((one) => counted({ file, source: one })))
  return parts.filter(({ source: of, rows }) => rows > 0 || of === usualSource)
}

function conditionsOf({ file, source: of }: RecordsPart, more: readonly RawBuilder<unknown>[] = []) {
  const { where, source }: Records = recordFiles[file]
  const conditions = [
    ...more,
    ...(where === undefined ? [] : [sql.raw(`(${where})`)]),
    ...(source === undefined ? [] : [sql`${sql.raw(source)} = ${sql.val(of)}`]),
  ]
  return conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
}

export type RecordsPage = {
  /** Cells in the order of the file's columns. */
  readonly rows: readonly (readonly Cell[])[]
  /** Where the next page goes on; null: nothing comes after this one. */
  readonly next: readonly Cell[] | null
}

type PageAsked = { readonly after: readonly Cell[] | null; readonly most: number }

/** The question for a page: `c0`, `c1` … are its cells, `k0` … its place. */
export function recordsSql(part: RecordsPart, { after, most }: PageAsked): RawBuilder<Record<string, Cell>> {
  const { table, key, columns }: Records = recordFiles[part.file]
  const cells = Object.entries(columns).map(([name, expression]) =>
    expression === null ? sql.ref(name) : sql.raw(expression),
  )
  const keys = key.map((name) => sql.ref(name))
  const selected = [
    ...cells.map((cell, i) => sql`${cell} as ${sql.ref(`c${i}`)}`),
    ...keys.map((one, i) => sql`${one} as ${sql.ref(`k${i}`)}`),
  ]
  const behind =
    after === null ? [] : [sql`(${sql.join(keys)}) > (${sql.join(after.map((value) => sql.val(value)))})`]
  return sql`select ${sql.join(selected)} from ${sql.table(table)} ${conditionsOf(part, behind)}
    order by ${sql.join(keys)} limit ${sql.lit(most)}`
}

/** A page of a file of records, in the order of its key. */
export async function recordsPage(read: Read, part: RecordsPart, asked: PageAsked): Promise<RecordsPage> {
  const { key, columns }: Records = recordFiles[part.file]
  const { rows } = await recordsSql(part, asked).execute(read)
  const last = rows.at(-1)
  const ofRow = (row: Record<string, Cell>, letter: string, count: number): Cell[] =>
    Array.from({ length: count }, (_, i) => row[`${letter}${i}`] ?? null)
  return {
    rows: rows.map((row) => ofRow(row, 'c', Object.keys(columns).length)),
    next: last && rows.length === asked.most ? ofRow(last, 'k', key.length) : null,
  }
}

export async function insertExport(
  tx: Change,
  row: Pick<ExportsTable, 'id' | 'by' | 'job' | 'language' | 'permissions' | 'fields' | 'mark' | 'createdAt'>,
): Promise<void> {
  await tx
    .insertInto('exports')
    .values({
      ...row,
      state: 'asked',
      ...{ files: null, bytes: null, sha256: null, refusal: null },
      ...{ endedAt: null, expiresAt: null, removedAt: null },
    })
    .execute()
}

export type ExportChange = Partial<
  Pick<
    ExportsTable,
    'state' | 'files' | 'bytes' | 'sha256' | 'refusal' | 'endedAt' | 'expiresAt' | 'removedAt' | 'job'
  >
>

export async function updateExport(tx: Change, id: string, change: ExportChange): Promise<void> {
  await tx.updateTable('exports').set(change).where('id', '=', id).execute()
}

/** An export, what its job says of it, and how whoever asked for it is called. */
export type ExportRow = ExportsTable & {
  readonly byName: string | null
  readonly jobState: string | null
  readonly jobProgress: string | null
  readonly jobFailure: string | null
}

const exportRows = (read: Read | Change) =>
  read
    .selectFrom('exports as e')
    .leftJoin('user as u', 'u.id', 'e.by')
    .leftJoin('jobs as j', 'j.id', 'e.job')
    .selectAll('e')
    .select([
      'u.name as byName',
      'j.state as jobState',
      'j.progress as jobProgress',
      'j.failure as jobFailure',
    ])

/** Newest first. */
export async function exportsBefore(
  read: Read,
  asked: { readonly before: string | null; readonly most: number },
): Promise<ExportRow[]> {
  let rows = exportRows(read).orderBy('e.id', 'desc').limit(asked.most)
  if (asked.before !== null) rows = rows.where('e.id', '<', asked.before)
  return rows.execute()
}

export async function exportById(read: Read | Change, id: string): Promise<ExportRow | undefined> {
  return exportRows(read).where('e.id', '=', id).executeTakeFirst()
}

/** Those that are being written, as far as their rows say. */
export async function exportsAsked(read: Read | Change): Promise<ExportRow[]> {
  return exportRows(read).where('e.state', '=', 'asked').execute()
}

/** Exports whose file should be there, and when it is to go. */
export async function exportsReady(read: Read): Promise<{ id: string; expiresAt: string | null }[]> {
  return read.selectFrom('exports').select(['id', 'expiresAt']).where('state', '=', 'ready').execute()
}

export async function insertDownload(
  tx: Change,
  row: { readonly id: string; readonly export: string; readonly by: string; readonly at: string },
): Promise<void> {
  await tx.insertInto('exportDownloads').values(row).execute()
}

export type DownloadRow = { readonly export: string; readonly by: string | null; readonly at: string }

/** Who took these files, the first time first. */
export async function downloadsOf(read: Read | Change, exports: readonly string[]): Promise<DownloadRow[]> {
  if (exports.length === 0) return []
  return read
    .selectFrom('exportDownloads as d')
    .leftJoin('user as u', 'u.id', 'd.by')
    .select(['d.export', 'u.name as by', 'd.at'])
    .where('d.export', 'in', [...exports])
    .orderBy('d.id')
    .execute()
}

/** Exports whose files are marked, with what by and who asked for them: also those whose files are long gone. */
export async function marksOfExports(
  read: Read,
): Promise<{ id: string; by: string; byName: string | null; mark: string; createdAt: string }[]> {
  const rows = await read
    .selectFrom('exports as e')
    .leftJoin('user as u', 'u.id', 'e.by')
    .select(['e.id', 'e.by', 'u.name as byName', 'e.mark', 'e.createdAt'])
    .where('e.mark', 'is not', null)
    .orderBy('e.id', 'desc')
    .execute()
  return rows.flatMap(({ mark, ...row }) => (mark === null ? [] : [{ ...row, mark }]))
}
