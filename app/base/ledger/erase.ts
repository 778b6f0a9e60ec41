import { randomBytes } from 'node:crypto'
import type { Duck } from './duckdb.ts'
import type { CountedKind } from './identity-of-lines.ts'
import { factTables } from './tables.ts'

export type ToErase = {
  /** What sources call them. */
  readonly parties: readonly { readonly source: string; readonly party: string }[]
  /** Their ids, also of records that were theirs before they were found to be one. */
  readonly customers: readonly string[]
}

/**
 * What becomes of each table when somebody is to be forgotten. `lines`: what was sold and paid stays, of nobody known.
 * `parties`, `customers`: their rows go. A test compares this with the tables there are.
 */
export const erasedFrom = {
  lines: 'lines',
  payments: 'lines',
  named: 'parties',
  party_names: 'parties',
  identity_map: 'parties',
  customer_mirror: 'customers',
  worth_history: 'customers',
  touches: 'customers',
  // Of files, goods and counts.
  batches: 'nothing',
  committed: 'nothing',
  standing_mark: 'nothing',
  chunks: 'nothing',
  products: 'nothing',
  name_mark: 'nothing',
  mirror_mark: 'nothing',
  touch_mark: 'nothing',
} as const satisfies Readonly<Record<string, 'lines' | 'parties' | 'customers' | 'nothing'>>

const tablesBy = (how: (typeof erasedFrom)[keyof typeof erasedFrom]): string[] =>
  Object.entries(erasedFrom).flatMap(([table, said]) => (said === how ? [table] : []))

/** The batches that name one of these parties. */
export async function batchesNaming(duck: Duck, { parties }: Pick<ToErase, 'parties'>): Promise<number[]> {
  return duck.transaction(async () => {
    await layOut(duck, { parties, customers: [] })
    const rows = await duck.rows(
      'select distinct batch from named semi join erasing using (source, party) order by batch',
    )
    return rows.map(({ batch }) => Number(batch))
  })
}

/**
 * Somebody is forgotten: what they bought and paid stays for the books, as sold to nobody known, with its day, amount
 * and product; nothing says any more that it was one and the same. Which lines are one is as it was, so that imports that
 * overlap, and undoing them, come to the same sums. One transaction; done again it changes nothing.
 */
export function eraseParties(duck: Duck, asked: ToErase): Promise<void> {
  return duck.transaction(async () => {
    await layOut(duck, asked)
    for (const kind of ['orders', 'payments'] as const) await loosen(duck, kind)
    for (const table of tablesBy('parties'))
      await duck.run(
        `delete from ${table} using erasing e where ${table}.source = e.source and ${table}.party = e.party`,
      )
    for (const table of ['identity_map', ...tablesBy('customers')])
      await duck.run(
        `delete from ${table} where customer::varchar in (select customer from erasing_customers)`,
      )
    // Of an import that has not come to its end, which begins anew and finds them gone from its file.
    for (const { name } of await duck.rows(
      `select table_name as name from duckdb_columns()
       where column_name = 'party' and not internal and starts_with(table_name, 'staged_')`,
    ))
      await duck.run(
        `delete from ${name} using erasing e where ${name}.source = e.source and ${name}.party = e.party`,
      )
    for (const table of ['erasing', 'erasing_customers']) await duck.run(`drop table ${table}`)
  })
}

async function layOut(duck: Duck, { parties, customers }: ToErase): Promise<void> {
  await duck.run('create or replace temp table erasing (source varchar, party varchar)')
  await duck.append('erasing', [parties.map(({ source }) => source), parties.map(({ party }) => party)])
  await duck.run('create or replace temp table erasing_customers (customer varchar)')
  await duck.append('erasing_customers', [[...customers]])
}

const numberOf = { orders: 'order_no', payments: 'reference' } as const

/**
 * A line with a number is the n-th of that number, whoever bought. One without is the n-th of its party, day and amount:
 * with no party left it would be taken for a sale to nobody known of that day and amount. Those count from 1, so that
 * these are counted from −1 down; the same line in two files gets the same place.
 */
async function loosen(duck: Duck, kind: CountedKind): Promise<void> {
  const table = factTables[kind]
  const number = numberOf[kind]
  const like = (a: string, b: string): string =>
    `${a}.source = ${b}.source and ${a}.day = ${b}.day and ${a}.amount is not distinct from ${b}.amount`
  await duck.run(
    `create or replace temp table loosened as
     with theirs as (
       select l.rowid as id, l.source, l.party, l.day, l.amount, l.nth
       from ${table} l semi join erasing e on l.source = e.source and l.party = e.party
       where l.${number} is null
     ), taken as (
       select source, day, amount, min(nth) as least from ${table}
       where party is null and ${number} is null and nth < 0 group by all
     )
     select t.id, coalesce(taken.least, 0) - dense_rank() over (
         partition by t.source, t.day, t.amount order by md5($salt || t.party || chr(31) || t.nth)
       )::integer as nth
     from theirs t left join taken on ${like('taken', 't')}`,
    // In the order of their names the places would still tell who was who.
    { salt: randomBytes(16).toString('hex') },
  )
  await duck.run(`update ${table} set nth = loosened.nth from loosened where ${table}.rowid = loosened.id`)
  const names = kind === 'orders' ? ', party_name = null' : ''
  await duck.run(
    `update ${table} set party = null${names} from erasing e where ${table}.source = e.source and ${table}.party = e.party`,
  )
  await duck.run('drop table loosened')
}
