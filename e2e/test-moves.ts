import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { sql } from 'kysely'
import { verifyAudit } from '../app/base/audit/audit.ts'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import type { Installation } from '../app/base/installation/installation.ts'
import type { Jobs } from '../app/base/jobs/jobs.ts'
import type { ClusterPlace } from '../app/base/ledger/cluster/cluster.ts'
import { openLedgerOf } from '../app/base/ledger/cluster/cluster-ledger.ts'
import { Duck, literal } from '../app/base/ledger/duckdb.ts'
import { openLedger } from '../app/base/ledger/ledger.ts'
import { insertMany } from '../app/base/notebook/bulk.ts'
import { sumsOf, type TableSum } from '../app/base/notebook/copy.ts'
import { newId } from '../app/base/notebook/ids.ts'
import { type Notebook, openNotebook } from '../app/base/notebook/notebook.ts'
import { wholly } from '../app/base/notebook/seen.ts'
import { shapesOf } from '../app/base/notebook/shape.ts'
import { asOwner, plainRole, prepareServer, template, urlOf } from '../app/base/notebook/test-postgres.ts'
import { askImport, fromFile } from '../app/identify/imports/asked.ts'
import type { ImportKind } from '../app/identify/imports/contract.ts'
import { dumpOf } from '../app/identify/imports/test-companies.ts'
import { openCompany } from '../app/installed.ts'
import { type PrivatePostgres, startPostgres } from '../scripts/postgres.ts'
import { shopOrders } from './test-serving.ts'

const year = resolve(
  import.meta.dirname,
  '../../shared/data/transactions/online_retail_2_year1_lines.parquet',
)

type Orders = { readonly lines: number }

/**
 * A company with a real shop's orders where they are on this machine (`lines` of them; Infinity: all), and everybody
 * valued. Answers the import of the orders.
 */
export async function companyOfOrders(folder: string, { lines }: Orders): Promise<string> {
  const place = join(folder, '..')
  mkdirSync(place, { recursive: true })
  const company = await openCompany(folder)
  try {
    const goods = join(place, 'goods.csv')
    writeFileSync(goods, '商品编号,商品名称,单位\n85048,十五厘米玻璃球,个\n五常大米10kg,五常大米,袋\n')
    await imported(company, { kind: 'products', file: goods })
    const id = await imported(company, await ordersOf(place, lines))
    await settled(company.jobs)
    return id
  } finally {
    await company.close()
  }
}

/** The shop's orders as a file. */
export async function ordersOf(place: string, lines: number): Promise<Brought> {
  if (existsSync(year)) {
    const file = lines < 500_000 ? await partOf(year, { place, lines }) : year
    return { kind: 'orders', file, mapping: columns }
  }
  writeFileSync(join(place, 'orders.csv'), shopOrders())
  return { kind: 'orders', file: join(place, 'orders.csv') }
}

/** The same with rows in every table of the notebook. */
export async function companyOfEverything(folder: string, orders: Orders): Promise<void> {
  await companyOfOrders(folder, orders)
  const company = await openCompany(folder)
  await plantEverywhere(company.notebook).finally(company.close)
  // What was planted is taken for what it says: the stores are brought together by it once.
  await (await openCompany(folder)).close()
}

type Brought = { readonly kind: ImportKind; readonly file: string; readonly mapping?: string | null }

/** Takes a file in, to its end; answers the import's id. */
export async function imported(
  { notebook, jobs, folder }: Pick<Installation, 'notebook' | 'jobs' | 'folder'>,
  { kind, file, mapping = null }: Brought,
): Promise<string> {
  const settings = { mapping, dateOrder: null, lookFirst: false }
  const asked = { kind, source: 'main', fileName: basename(file), settings, by: null }
  const now = () => new Date().toISOString()
  const { job, row } = await askImport(fromFile(file), asked, { notebook, jobs, folder, now })
  await done(jobs, job)
  return row.id
}

const columns = 'customer=customer_id,date=invoice_ts,order=invoice,quantity=quantity,price=price,product=sku'

/** Everybody is valued, and what follows of it: nothing is left that would be done in the middle of a proof. */
export async function settled(jobs: Jobs): Promise<void> {
  for (;;) {
    // In this order: one that begins between the two looks is in neither the other way round.
    const open = [...(await jobs.list({ state: 'waiting' })), ...(await jobs.list({ state: 'running' }))]
    if (open.length === 0) return
    for (const { id } of open) await done(jobs, id)
  }
}

export async function done(jobs: Jobs, id: string): Promise<void> {
  const job = await jobs.waitFor(id)
  if (job?.state !== 'done') throw new Error(`a job did not come to its end: ${JSON.stringify(job)}`)
}

async function partOf(file: string, { place, lines }: { place: string; lines: number }): Promise<string> {
  const to = join(place, 'part.parquet')
  const duck = await Duck.open(':memory:')
  await duck.run(`copy (select * exclude (file_row_number) from read_parquet(${literal(file)}, file_row_number = true)
    where file_row_number < ${lines} order by file_row_number) to ${literal(to)} (format parquet)`)
  duck.close()
  return to
}

/** What a cell may hold at its worst, of each kind; no text of one row is another's. */
const texts = ['米 🍚 \u{20000} "quoted" \\ back', 'NULL', '{a,b}', ' \t\n line', '%_\u200f', '']
const wholes = [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 0, 2 ** 31]
const fractions = [0.1 + 0.2, -1 / 3, 5e-324, 1e15 + 0.5]

/** Columns that name a row of another table. */
const naming: Readonly<Record<string, string>> = {
  user: 'user',
  userId: 'user',
  madeBy: 'user',
  team: 'teams',
}
/** … but not in these, where the name is kept whoever is there. */
const namesNobody = ['idempotency', 'idempotencySteps', 'views']
const flags = ['kept', 'shared', 'byHand', 'disabled', 'secondFactor', 'unowned', 'emailVerified']

const inJson = ['value', 'settingsBefore', 'permissions', 'fields', 'scopes', 'evidence']

type Cell = {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nth: number
  /** Some that there are. */
  readonly customers: readonly string[]
}

/** Where a text at its worst would be taken for something to do. */
const meant: Readonly<Record<string, Readonly<Record<string, (nth: number) => string | number | null>>>> = {
  erasures: { customer: newId, state: () => 'erased', pending: () => null },
  readingLimits: { id: (nth) => nth, limits: () => '{}' },
  readings: { hours: () => '[]', ways: () => '[]' },
}

function cellOf({ table, name, type, nth, customers }: Cell): string | number | null {
  const told = meant[table]?.[name]
  if (told) return told(nth)
  const other = namesNobody.includes(table) ? undefined : naming[name]
  if (other !== undefined) return `${other} 0`
  if (name === 'id') return ['user', 'teams'].includes(table) ? `${table} ${nth}` : newId()
  if (name === 'customer') return customers[nth % customers.length] ?? ''
  if (flags.includes(name)) return nth % 2
  // The next one counts on from the last.
  if (name === 'changed') return nth + 1
  if (/^at$|At$/.test(name)) return `2026-03-0${nth + 1}T08:00:00.000Z`
  if (/^day$|Day$|On$/.test(name)) return `2026-03-0${nth + 1}`
  if (type === 'double precision') return fractions[nth % fractions.length] ?? 0
  if (type === 'integer' || type === 'bigint') return wholes[nth % wholes.length] ?? 0
  const text = `${nth} ${name} ${texts[nth]}`
  return inJson.includes(name) ? JSON.stringify([text]) : text
}

/** Rows in each table that has none, with the ways of writing things that stores differ in. */
async function plantEverywhere(notebook: Notebook): Promise<void> {
  const found = await notebook.read.selectFrom('customers').select('id').orderBy('id').limit(6).execute()
  const customers = found.map(({ id }) => id)
  for (const { table, columns } of await shapesOf(notebook.read as never)) {
    if (['installation', 'audit', 'auditHead'].includes(table)) continue
    const { rows: there } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(notebook.read)
    if (there.length > 0) continue
    const { rows: types } = await sql<{ name: string; type: string; notnull: number }>`
      select name, type, "notnull" from pragma_table_info(${table})`.execute(notebook.read)
    const known = new Map(types.map((one) => [one.name, one]))
    const rows = texts.map((_, nth) =>
      columns.map((name) => {
        const { type = '', notnull = 0 } = known.get(name) ?? {}
        return notnull === 0 && nth % 2 === 1
          ? null
          : cellOf({ table, name, type: type.toLowerCase(), nth, customers })
      }),
    )
    await notebook.change((tx) =>
      insertMany(tx, table as 'settings', { columns: columns as never, rows, onConflict: 'ignore' }),
    )
  }
}

export type TestDatabase = {
  readonly url: string
  readonly ownerUrl: string
  /** As settings. */
  readonly environment: Readonly<Record<string, string>>
}

/** `bare`: without tables. */
type Fresh = (how?: 'bare' | 'with-tables') => Promise<TestDatabase>

export type Databases = PrivatePostgres & { readonly fresh: Fresh }

/** A server of its own, and as many empty databases as are asked for. */
export async function databases(): Promise<Databases> {
  const postgres = await startPostgres()
  const server = `postgres://127.0.0.1:${postgres.port}`
  await prepareServer(server)
  let made = 0
  const fresh: Fresh = async (how = 'bare') => {
    const name = `company_${++made}`
    const from = how === 'bare' ? 'template0' : `${template} strategy file_copy`
    await asOwner(server, 'postgres', [`create database ${name} template ${from}`])
    const [url, ownerUrl] = [urlOf(server, plainRole, name), urlOf(server, 'owner', name)]
    return {
      url,
      ownerUrl,
      environment: { RICEBOOK_NOTEBOOK_URL: url, RICEBOOK_NOTEBOOK_OWNER_URL: ownerUrl },
    }
  }
  return { ...postgres, fresh }
}

export type Said = {
  /** Everything that both stores say, sorted. */
  readonly dump: readonly string[]
  /** Rows and sum of every table, of what the dump leaves out as well; but for those that grow by moving and working. */
  readonly sums: readonly TableSum[]
  /** Of the audit, which is whole. */
  readonly entries: number
}

const growing = ['audit', 'auditHead', 'settings', 'schedules']

/** What both stores of a company say, once a program has opened it where its records and its facts lie now. */
export async function saidBy(
  folder: string,
  database: TestDatabase | null = null,
  cluster: ClusterPlace | null = null,
): Promise<Said> {
  const place = dataFolder(folder)
  const notebook = await openNotebook(database?.url ?? place.notebook)
  const ledger = cluster
    ? await openLedgerOf({ place: cluster, whose: whoseIn(place.belongs), scratch: folder })
    : await openLedger(place.ledger)
  try {
    return await wholly(async () => {
      const { entries, broken } = await verifyAudit(notebook.read)
      if (broken) throw new Error(`the audit is broken at entry ${broken.n}`)
      const sums = await sumsOf(notebook.read)
      const kept = sums.filter(({ table }) => !growing.includes(table))
      return { dump: (await dumpOf({ notebook, ledger })).sort(), sums: kept, entries }
    })
  } finally {
    await notebook.close()
    await ledger.close()
  }
}

const whoseIn = (belongs: string) => ({ name: readFileSync(belongs, 'utf8').trim(), claimed: true })
