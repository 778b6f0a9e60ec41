import { copyFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Page } from 'playwright-core'
import type { Browser } from '../app/base/http/test-server.ts'
import type { Language } from '../app/base/language/language.ts'
import type { Account, FiguresRead, Text, Value } from './test-figures.ts'

// biome-ignore lint/suspicious/noExplicitAny: a row of whatever was asked
export type Row = Record<string, any>

/** What it takes to read a page. */
export type Asking = {
  readonly page: Page
  readonly own: Browser
  readonly stores: Stores
  readonly read: FiguresRead
  readonly language: Language
  /** ISO day, in Shanghai. */
  readonly today: string
}

/** Both stores as they stood when nothing was being worked on: copies, since the program owns the files. */
export type Stores = {
  readonly book: (sql: string, ...values: (string | number | null)[]) => Row[]
  readonly bookRow: (sql: string, ...values: (string | number | null)[]) => Row
  readonly ledger: (sql: string) => Promise<Row[]>
  readonly ledgerRow: (sql: string) => Promise<Row>
  /** What the company keeps of revenue where nobody knows more. */
  readonly marginRate: number
  readonly close: () => Promise<void>
}

export async function storesOf(folder: string): Promise<Stores> {
  const home = await mkdtemp(join(tmpdir(), 'ricebook-figures-'))
  const files = (await readdir(folder)).filter((name) => /^(notebook\.sqlite|ledger\.duckdb)/.test(name))
  const sizes = () => Promise.all(files.map(async (name) => (await stat(join(folder, name))).size))
  for (;;) {
    const before = await sizes()
    for (const name of files) await copyFile(join(folder, name), join(home, name))
    if (String(before) === String(await sizes())) break
  }
  const notebook = new DatabaseSync(join(home, 'notebook.sqlite'))
  const instance = await DuckDBInstance.create(join(home, 'ledger.duckdb'))
  const duck = await instance.connect()
  const book: Stores['book'] = (sql, ...values) => notebook.prepare(sql).all(...values) as Row[]
  const ledger: Stores['ledger'] = async (sql) =>
    (await duck.runAndReadAll(sql)).getRowObjectsJS().map((row) => JSON.parse(JSON.stringify(row, plain)))
  // What stands, of whom, and what was earned on it: written out here anew, and not as the program's own views have it.
  await duck.run(`create temp table facts as
    select m.customer::varchar as customer, l.batch, l.source, l.order_no, l.row_no, l.day, l.amount, l.is_return,
      l.product, p.name, p.unit, l.quantity::double as quantity, l.due,
      case when l.margin is not null then l.margin
        when p.cost is not null and l.quantity is not null then
          l.amount - (if(l.is_return, -1, 1) * abs(l.quantity::decimal(19, 6)) * p.cost)::bigint end as margin
    from lines l join committed using (batch)
    left join identity_map m on m.source = l.source and m.party = l.party
    left join products p on p.source = l.source and p.product = l.product
    where l.counts`)
  await duck.run(`create temp table paid as
    select m.customer::varchar as customer, p.order_no, p.reference, p.day, p.amount, p.batch, p.row_no
    from payments p join committed using (batch)
    left join identity_map m on m.source = p.source and m.party = p.party where p.counts`)
  // What of each order is still owed: what was paid for it is taken off, then what was brought back, the oldest due
  // first. The demo's payments name their orders and never pay too much.
  await duck.run(`create temp table debts as
    with sold as (
      select customer, order_no, min(day) as day, max(due) as due, sum(amount) as amount from facts
      where customer is not null group by customer, order_no having max(due) is not null
    ), back as (
      select customer, -sum(amount) as amount from facts where order_no not in (select order_no from sold) group by customer
    ), came as (
      select customer, order_no, sum(amount) as amount, max(day) as day from paid group by customer, order_no
    ), left_over as (
      select sold.customer, sold.order_no, due, sold.day, sold.amount - coalesce(came.amount, 0) as open
      from sold left join came using (customer, order_no)
    ), added as (
      select *, sum(open) over (partition by customer order by due, day, order_no) as until from left_over
    )
    select added.customer, order_no, due,
      greatest(0, least(open, until - greatest(0, coalesce(back.amount, 0)))) as open
    from added left join back using (customer)`)
  return {
    book,
    bookRow: (sql, ...values) => book(sql, ...values)[0] ?? {},
    ledger,
    ledgerRow: async (sql) => (await ledger(sql))[0] ?? {},
    marginRate: Number(book(`select value from settings where name = 'marginRate'`)[0]?.value),
    close: async () => {
      notebook.close()
      duck.closeSync()
      instance.closeSync()
      await rm(home, { recursive: true })
    },
  }
}

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)

/** As a link within the program goes: nothing is read and begun anew but what the page itself needs. */
export async function goneTo(page: Page, path: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto(path)
  else
    await page.evaluate(
      `history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
    )
}

/** A ledger's amount, in ten-thousandths, in minor units: rounded as everybody rounds. */
export const minor = (amount: number | null): number | null =>
  amount === null ? null : Math.round(amount / 100)

const made =
  (writing: Account['writing']) =>
  (what: string, api: Value | undefined, sql: Value | undefined): Account => ({
    what,
    // What an answer lacks is not what nobody knows.
    api: api === undefined ? 'nothing answered' : api,
    sql: sql === undefined ? 'nothing stored' : sql,
    writing,
  })

export const money = made({ as: 'money' })
const exactMoney = made({ as: 'exact-money' })
export const roughMoney = made({ as: 'rough-money' })
export const booked = made({ as: 'book' })
export const count = made({ as: 'number', decimals: 0 })
export const number = (decimals: number) => made({ as: 'number', decimals })
export const fixed = (decimals: number) => made({ as: 'number', decimals, fixed: true })
export const precise = made({ as: 'precise' })
export const share = (decimals = 0) => made({ as: 'share', decimals })
export const careful = made({ as: 'careful-share' })
export const chance = made({ as: 'chance' })
export const change = made({ as: 'change' })
export const day = made({ as: 'day' })
export const nearDay = made({ as: 'day', near: true })
export const quarter = made({ as: 'quarter' })

/** When something was: its day and its time on the company's clock. */
export function moment(what: string, api: string | null, sql: string | null): Account[] {
  return [
    made({ as: 'day' })(`${what}, the day`, shanghaiDay(api), shanghaiDay(sql)),
    made({ as: 'clock' })(`${what}, the time`, api, sql),
  ]
}

/** Shanghai knows no summer time. */
export const shanghaiDay = (instant: string | null): string | null =>
  instant === null ? null : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

export const optional = (account: Account): Account => ({ ...account, optional: true })

export const text = (what: string, api: string | null, sql: string | null): Text => ({ what, api, sql })

/** As people read a number out, in three, four and four digits. */
export const phoneSaid = (phone: string | null): string | null =>
  phone === null ? null : phone.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')

export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

type Kept = { readonly code: string; readonly values: Row }

/** What fills the places of a kept sentence; which of it is said depends on the sentence. */
export function sentence(kept: Kept): Account[] {
  return Object.entries(kept.values).flatMap(([name, value]): Account[] => {
    if (typeof value === 'number') return [optional(number(3)(name, value, value))]
    if (typeof value !== 'object' || value === null) return []
    if ('day' in value) return [optional(day(name, value.day, value.day))]
    if ('days' in value)
      return value.days.map((one: string, i: number) => optional(day(`${name} ${i}`, one, one)))
    if ('money' in value) return [optional(exactMoney(name, value.money, value.money))]
    if ('share' in value) return [optional(chance(name, value.share, value.share))]
    if ('quantity' in value) return [optional(number(3)(name, value.quantity, value.quantity))]
    return []
  })
}

/** The names in a kept sentence: of products by their codes, others as they stand. */
export function namesIn(kept: Kept, products: ReadonlyMap<string, string>): Text[] {
  return Object.values(kept.values).flatMap((value): Text[] => {
    if (typeof value === 'string') return [text('as it was written', value, value)]
    if (typeof value?.product !== 'string') return []
    const name = products.get(value.product) ?? value.product
    return [text('product', name, name)]
  })
}
