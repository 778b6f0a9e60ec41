import type { Notebook, NotebookTables } from './notebook.ts'
import { pieces, type Row } from './pieces.ts'
import { shapesOf, type TableShape } from './shape.ts'
import { sortedLines } from './sorted-lines.ts'

type Table = keyof NotebookTables & string

/** What holds. */
type There = {
  /** Imports that stand. */
  readonly batches: ReadonlySet<number>
  /** The run that is current. */
  readonly run: number | null
  /** How customers that stand are named. */
  readonly names: ReadonlyMap<string, string>
}

type Said = {
  readonly without: readonly string[]
  /** Only these rows: asked of each here, since a piece must begin where the last one ended, by its key alone. */
  readonly only?: (row: Row, there: There) => boolean
}

const ofStanding = ({ importBatch }: Row, { batches }: There): boolean => batches.has(Number(importBatch))
const byHandOrStanding = (row: Row, there: There): boolean =>
  row.importBatch === null || ofStanding(row, there)
const ofCustomers = ({ customer }: Row, { names }: There): boolean => names.has(String(customer))
const ofRun = ({ run }: Row, there: There): boolean => there.run !== null && Number(run) === there.run

/**
 * What each table says about the company, and what is only bookkeeping of how it got there: two notebooks that say the
 * same give the same lines. A table that is not named here is refused, so that none is forgotten.
 */
const said: Readonly<Record<Table, Said | null>> = {
  customers: {
    without: ['version', 'changedAt', 'importBatch', 'createdAt'],
    only: byHandOrStanding,
  },
  contacts: { without: [] },
  // A party that is nobody's is remembered only until the ledger has heard of it.
  identities: { without: ['changed', 'importBatch'], only: ofCustomers },
  searchTokens: { without: [], only: ofCustomers },
  importedCustomers: { without: ['importBatch'], only: ofStanding },
  // What an import changed goes with it; what a person changed stays.
  customerChanges: { without: ['id', 'bulkEdit'], only: ({ by }) => by !== null },
  worth: { without: ['run'], only: ofRun },
  worthRanks: { without: ['run'], only: ofRun },
  // Names customers by ids that chance made, and follows from what is said of their worth.
  worthLists: null,
  worthGroups: {
    without: ['run'],
    only: ofRun,
  },
  worthCohorts: {
    without: ['run'],
    only: ofRun,
  },
  needs: { without: ['run'], only: ofRun },
  receivables: { without: ['run'], only: ofRun },
  followUps: { without: [] },
  actions: {
    // What lists are ranked by and the figures beside it follow from what is said of needs, debts and worth.
    without: [
      ...['id', 'key', 'run', 'createdAt', 'changedAt', 'rankBy', 'spread', 'evidence', 'before'],
      ...['lastChange', 'changedBy'],
    ],
    only: (row, there) => row.run === null || ofRun(row, there),
  },
  // What was taken back is remembered only until the ledger has heard of it.
  touches: { without: ['id', 'kept', 'changed'], only: ({ kept }) => Number(kept) === 1 },
  productNames: { without: [] },
  productMark: null,
  owed: { without: ['run'], only: ofRun },
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
 *
 * @param sorting.folder where lines lie for a while that are too many for the memory; left out: the system's own for such
 */
export async function* canonicalNotebook(
  { read }: Pick<Notebook, 'read'>,
  sorting: { readonly folder?: string; readonly most?: number } = {},
): AsyncGenerator<string> {
  const shapes = new Map((await shapesOf(read as never)).map((shape) => [shape.table, shape]))
  const there = await whatHolds(read, shapes)
  for (const [table, how] of Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (how !== null)
      yield* sortedLines(linesOf(read, { shape: shapeOf(shapes, table), how, there }), sorting)
}

type Shapes = ReadonlyMap<string, TableShape>

function shapeOf(shapes: Shapes, table: string): TableShape {
  const shape = shapes.get(table)
  if (shape === undefined) throw new Error(`there is no table ${table}`)
  return shape
}

type Telling = { readonly shape: TableShape; readonly how: Said; readonly there: There }

async function* linesOf(db: Notebook['read'], { shape, how, there }: Telling): AsyncGenerator<string> {
  const { table } = shape
  const columns = shape.columns.filter((column) => !how.without.includes(column)).sort()
  const named = customerColumns[table as Table] ?? ['customer']
  for await (const rows of pieces(db, { shape }))
    for (const row of rows) {
      if (how.only && !how.only(row, there)) continue
      const values = columns.map((column) => {
        const value = figure(row[column])
        return [column, named.includes(column) ? (there.names.get(String(value)) ?? value) : value]
      })
      yield JSON.stringify({ table, ...Object.fromEntries(values) })
    }
}

/** Sums over customers run in the order of their ids, which chance draws: it shows in a figure's last digits only. */
function figure(value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(9)) : value
}

async function whatHolds(db: Notebook['read'], shapes: Shapes): Promise<There> {
  const standing = await db.selectFrom('imports').select('batch').where('state', '=', 'standing').execute()
  const current = await db.selectFrom('worthRuns').select('run').where('state', '=', 'current').execute()
  const batches = new Set(standing.map(({ batch }) => Number(batch)))
  const run = current[0] === undefined ? null : Number(current[0].run)
  const names = new Map<string, string>()
  const holds = { batches, run, names }
  for await (const rows of pieces(db, { shape: shapeOf(shapes, 'customers') }))
    for (const row of rows) if (byHandOrStanding(row, holds)) names.set(String(row.id), '')
  for await (const rows of pieces(db, { shape: shapeOf(shapes, 'identities') }))
    for (const { customer, source, party } of rows) {
      const name = `${source}\u001f${party}`
      const found = names.get(String(customer))
      if (found !== undefined && (found === '' || name < found)) names.set(String(customer), name)
    }
  for (const [id, name] of names) if (name === '') names.set(id, id)
  return holds
}
