import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { verifyAudit } from '../app/base/audit/audit.ts'
import { Duck, literal } from '../app/base/ledger/duckdb.ts'
import { insertMany } from '../app/base/notebook/bulk.ts'
import { sumsOf, type TableSum } from '../app/base/notebook/copy.ts'
import { newId } from '../app/base/notebook/ids.ts'
import { type Notebook, openNotebook } from '../app/base/notebook/notebook.ts'
import { wholly } from '../app/base/notebook/seen.ts'
import { shapesOf } from '../app/base/notebook/shape.ts'
import { asOwner, plainRole, prepareServer, urlOf } from '../app/base/notebook/test-postgres.ts'
import { dumpOf } from '../app/identify/imports/test-companies.ts'
import { openCompany } from '../app/installed.ts'
import { type PrivatePostgres, startPostgres } from '../scripts/postgres.ts'
import { ricebook, shopOrders } from './test-serving.ts'

const year = resolve(
  import.meta.dirname,
  '../../shared/data/transactions/online_retail_2_year1_lines.parquet',
)

/**
 * A company with a real shop's orders where they are on this machine (`lines` of them; Infinity: all), everybody valued,
 * and rows in every table of the notebook.
 */
export async function companyOfEverything(
  folder: string,
  { lines }: { readonly lines: number },
): Promise<void> {
  const place = join(folder, '..')
  mkdirSync(place, { recursive: true })
  let [file, map] = [join(place, 'orders.csv'), [] as string[]]
  if (existsSync(year)) {
    map = [
      '--map',
      'customer=customer_id,date=invoice_ts,order=invoice,quantity=quantity,price=price,product=sku',
    ]
    file = lines === Number.POSITIVE_INFINITY ? year : await partOf(year, { place, lines })
  } else writeFileSync(file, shopOrders())
  const goods = join(place, 'goods.csv')
  writeFileSync(goods, '商品编号,商品名称,单位\n85048,十五厘米玻璃球,个\n五常大米10kg,五常大米,袋\n')
  for (const words of [
    ['products', goods, '--no-worth'],
    ['orders', file, ...map],
  ]) {
    const { code, error } = await ricebook(['import', ...words], folder)
    if (code !== 0) throw new Error(error)
  }
  const notebook = await openNotebook(join(folder, 'notebook.sqlite'))
  try {
    await plantEverywhere(notebook)
  } finally {
    await notebook.close()
  }
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

function cellOf({ table, name, type, nth, customers }: Cell): string | number {
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

/** A server of its own, and as many empty databases as are asked for. */
export async function databases(): Promise<
  PrivatePostgres & { readonly fresh: () => Promise<TestDatabase> }
> {
  const postgres = await startPostgres()
  const server = `postgres://127.0.0.1:${postgres.port}`
  await prepareServer(server)
  let made = 0
  const fresh = async (): Promise<TestDatabase> => {
    const name = `company_${++made}`
    await asOwner(server, 'postgres', [`create database ${name} template template0`])
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

/** What a company says where a program opens it. */
export async function saidBy(folder: string, database: TestDatabase | null = null): Promise<Said> {
  const company = await openCompany(folder, { notebook: database && { url: database.url, ownerUrl: null } })
  try {
    return await wholly(async () => {
      const { entries, broken } = await verifyAudit(company.notebook.read)
      if (broken) throw new Error(`the audit is broken at entry ${broken.n}`)
      const sums = await sumsOf(company.notebook.read)
      const kept = sums.filter(({ table }) => !growing.includes(table))
      return { dump: (await dumpOf(company)).sort(), sums: kept, entries }
    })
  } finally {
    await company.close()
  }
}
