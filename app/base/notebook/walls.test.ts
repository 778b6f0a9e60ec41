import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { note } from '../audit/acting.ts'
import { type Change, type Notebook, openNotebook } from './notebook.ts'
import { seeing, wholly } from './seen.ts'
import { newFolder, newNotebook } from './test-folder.ts'
import { asOwner, plainRole, urlOf } from './test-postgres.ts'
import { policies, tablesOutside } from './walls.ts'

/*
 * What somebody is given who gets past every question of ours: whatever is asked, as the role that the program works as.
 */

const server = inject('postgres') ?? ''
const owners = { mine: 'me', theirs: 'them', nobodys: null } as const
type Whose = keyof typeof owners
const everybodys = Object.keys(owners) as Whose[]
/** Rows of the audit come in by its own way alone: they have a test of their own. */
const ofAudit = ['audit', 'auditHead', 'personKeys']
const guarded = policies.map(({ table }) => table).filter((table) => !ofAudit.includes(table))

let notebook: Notebook
let database: string
let owner: Client
const folder = mkdtempSync(join(tmpdir(), 'ricebook-walls-'))

beforeAll(async () => {
  const made = await openNotebook(join(folder, 'notebook.sqlite'))
  database = new URL(made.path).pathname.slice(1)
  await made.close()
  // As the program opens it: who says nothing sees nothing.
  notebook = await openNotebook(urlOf(server, plainRole, database))
  owner = new Client({ connectionString: urlOf(server, 'owner', database) })
  await owner.connect()
  for (const table of guarded) await plant(table)
})
afterAll(async () => {
  await owner.end()
  await notebook.close()
  rmSync(folder, { recursive: true })
})

type Column = { name: string; type: string }

/** A row of each customer in a table, whatever its columns are. */
async function plant(table: string): Promise<void> {
  const { rows: columns } = await owner.query<Column>(
    `select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = $1
      and (is_nullable = 'NO' and column_default is null or column_name = 'owner')`,
    [table],
  )
  for (const [nth, whose] of everybodys.entries()) {
    const values = columns.map(({ name, type }) => {
      if (name === 'owner') return owners[whose] ?? (table === 'customers' ? null : '')
      if (name === 'kind') return 'person'
      if (['id', 'customer', 'source', 'party'].includes(name)) return whose
      return type === 'text' ? `${whose}-${name}` : nth + 1
    })
    const names = columns.map(({ name }) => `"${name}"`).join(', ')
    const places = columns.map((_, i) => `$${i + 1}`).join(', ')
    await owner.query(`insert into "${table}" (${names}) values (${places})`, values)
  }
}

const companyWide = guarded.filter((table) =>
  /^(worth(Lists|Groups|Cohorts|Checks)|reading(s|Alarms)|erasures|erasedParties|erasureKey)$/.test(table),
)
const ofSomebody = guarded.filter((table) => !companyWide.includes(table))

/** Whose rows of a table are given; a row says it in every text of it. */
async function given(table: string): Promise<Whose[]> {
  const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(notebook.read)
  return rows.map(whoseIs).sort()
}

function whoseIs(row: object): Whose {
  const values = new Set(Object.values(row).map((value) => String(value).split('-')[0]))
  const found = everybodys.filter((one) => values.has(one) || values.has(String(owners[one] ?? '-')))
  // The row of sums of nobody's says so by an empty text.
  return found[0] ?? 'nobodys'
}

test('every table has its policy, or stands outside with a reason', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const all = [...guarded, ...ofAudit, ...tablesOutside.keys(), 'migrations']
  expect(new Set(all).size).toBe(all.length)
  expect(rows.map(({ name }) => name)).toEqual(all.sort())
  for (const [table, why] of tablesOutside) expect(why.length, table).toBeGreaterThan(20)
  // What holds a customer's id is guarded, but for what says who asked for what.
  const { rows: ofCustomers } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name in ('customer', 'party')`,
  )
  for (const { name } of ofCustomers) expect(guarded, name).toContain(name)
})

/** A change by somebody who sees none of what is planted. */
const foreign = <Result>(work: (tx: Change) => Promise<Result>) =>
  seeing(['somebody else'], () => notebook.change(work))

describe('whatever is asked as the program’s role', () => {
  test('is given no row where nobody said for whom', async () => {
    for (const table of guarded) expect(await given(table), table).toEqual([])
    const client = new Client({ connectionString: urlOf(server, plainRole, database) })
    await client.connect()
    for (const table of guarded)
      expect((await client.query(`select count(*)::int as n from "${table}"`)).rows, table).toEqual([
        { n: 0 },
      ])
    await client.end()
  })

  test('is given all of it for who sees all, and for the program itself', async () => {
    for (const table of guarded) {
      expect(await seeing(null, () => given(table)), table).toHaveLength(3)
      expect(await wholly(() => given(table)), table).toHaveLength(3)
    }
  })

  test('is given no row of anybody else’s', async () => {
    for (const table of companyWide) expect(await seeing(['me', ''], () => given(table)), table).toEqual([])
    for (const table of ofSomebody) {
      expect(await seeing(['me'], () => given(table)), table).toEqual(['mine'])
      expect(await seeing(['me', ''], () => given(table)), table).toEqual(['mine', 'nobodys'])
      expect(await seeing(['me', 'them'], () => given(table)), table).toEqual(['mine', 'theirs'])
      expect(await seeing([''], () => given(table)), table).toEqual(['nobodys'])
      expect(await seeing([], () => given(table)), table).toEqual([])
      expect(await seeing([`me','them`, '"}],', '*'], () => given(table)), table).toEqual([])
    }
  })

  test('changes and removes no row of anybody else’s, and lays down none', async () => {
    for (const table of guarded) {
      const { rows: before } = await owner.query(`select * from "${table}" order by 1, 2`)
      const [row = {}] = before
      const columns = Object.keys(row).map((name) => sql.ref(name))
      const values = Object.values(row).map((value) => sql`${value === null ? null : String(value)}`)
      const [first] = columns
      const taken = sql`update ${sql.table(table)} set ${first} = ${first}`
      for (const statement of [taken, sql`delete from ${sql.table(table)}`]) {
        const { numAffectedRows } = await foreign((tx) => statement.execute(tx))
        expect(numAffectedRows, table).toBe(0n)
      }
      const laid = sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(values)})`
      await expect(
        foreign((tx) => laid.execute(tx)),
        table,
      ).rejects.toThrow('row-level security')
      expect((await owner.query(`select * from "${table}" order by 1, 2`)).rows, table).toEqual(before)
    }
  })

  test('one’s own is not given away by a question that was not to do it', async () => {
    const give = sql`update customers set owner = 'them' where id = 'mine'`
    await expect(seeing(['me'], () => notebook.change((tx) => give.execute(tx)))).rejects.toThrow(
      'row-level security',
    )
  })
})

test('the audit takes in what everybody does, and is shown to who sees all', async () => {
  await seeing(['me'], () =>
    notebook.change(async () =>
      note({ what: 'customer.changed', of: ['customer', 'mine'], person: 'mine', after: { name: '王春梅' } }),
    ),
  )
  const rowsIn = (table: string) => async () =>
    (await sql`select * from ${sql.table(table)}`.execute(notebook.read)).rows.length
  for (const table of ofAudit) {
    expect(await seeing(null, rowsIn(table)), table).toBe(1)
    expect(await seeing(['me', ''], rowsIn(table)), table).toBe(0)
    expect(await rowsIn(table)(), table).toBe(0)
  }
  // A key taken by who sees nothing of it would leave a value that nobody can read.
  const lost = await seeing(['me'], () => notebook.change((tx) => tx.deleteFrom('personKeys').execute()))
  expect(lost[0]?.numDeletedRows).toBe(0n)
})

describe('for whom it is asked', () => {
  const ids = async (db: Pick<Notebook['read'], 'selectFrom'>): Promise<string[]> =>
    (await db.selectFrom('customers').select('id').orderBy('id').execute()).map(({ id }) => id)

  test('is said anew with every question, and the next on the same connection is not told', async () => {
    for (let i = 0; i < 20; i++) {
      expect(await seeing(['me'], () => ids(notebook.read))).toEqual(['mine'])
      expect(await ids(notebook.read)).toEqual([])
    }
    const asked = Array.from({ length: 60 }, (_, i) => {
      const whose = everybodys[i % 3] as Whose
      return seeing([owners[whose] ?? ''], async () => ({ whose, got: await ids(notebook.read) }))
    })
    for (const { whose, got } of await Promise.all(asked)) expect(got).toEqual([whose])
  })

  test('holds in changes, in transactions that read, and while rows stream', async () => {
    await seeing(['me'], async () => {
      expect(await notebook.change(ids)).toEqual(['mine'])
      expect(await notebook.read.transaction().execute(ids)).toEqual(['mine'])
      const streamed: string[] = []
      for await (const { id } of notebook.read.selectFrom('customers').select('id').stream())
        streamed.push(id)
      expect(streamed).toEqual(['mine'])
    })
    expect(await notebook.change(ids)).toEqual([])
  })

  test('is the program for one question of a change, and the asker again for the next', async () => {
    const seen = await seeing(['me'], () =>
      notebook.change(async (tx) => [await ids(tx), await wholly(() => ids(tx)), await ids(tx)]),
    )
    expect(seen).toEqual([['mine'], ['mine', 'nobodys', 'theirs'], ['mine']])
  })
})

test('a database whose policies are gone, changed or added to is refused until its owner opens it', async () => {
  const made = await newNotebook()
  const name = new URL(made.path).pathname.slice(1)
  const opened = () => openNotebook(urlOf(server, plainRole, name))
  const refused = expect.objectContaining({ code: 'notebook.owner-needed' })
  for (const broken of [
    'alter table customers disable row level security',
    'create policy another on contacts using (true)',
    'drop policy seen on worth',
  ]) {
    await asOwner(server, name, [broken])
    await expect(opened(), broken).rejects.toEqual(refused)
    await asOwner(server, name, ['drop policy if exists another on contacts'])
    await openNotebook(urlOf(server, plainRole, name), undefined, urlOf(server, 'owner', name)).then((one) =>
      one.close(),
    )
    await (await opened()).close()
  }
})

test('search goes along its index behind the wall, for who sees all and for who sees some', async () => {
  const made = await newNotebook(join(newFolder(), 'notebook.sqlite'))
  const name = new URL(made.path).pathname.slice(1)
  await asOwner(server, name, [
    `insert into customers (id, name, kind, owner, "createdAt", "changedAt")
      select 'c' || n, 'n', 'person', case n % 50 when 0 then 'me' end, '', '' from generate_series(1, 200000) n`,
    `insert into "searchTokens" select chr(19968 + n % 5000) || chr(19968 + n / 40), 'c' || n
      from generate_series(1, 200000) n`,
    'analyze customers, "searchTokens"',
  ])
  const [from, to] = ['张伟', '张传']
  const steps = await Promise.all(
    [null, ['me']].map((whose) =>
      seeing(whose, async () => {
        const one = await openNotebook(urlOf(server, plainRole, name))
        const plan = await sql<{
          'QUERY PLAN': string
        }>`explain select t.token, t.customer from "searchTokens" t
          where t.token >= ${from} and t.token < ${to} order by t.token, t.customer limit 500`.execute(
          one.read,
        )
        await one.close()
        return plan.rows.map((row) => row['QUERY PLAN']).join('\n')
      }),
    ),
  )
  for (const plan of steps) {
    expect(plan).toMatch(/Index Only Scan using "searchTokensKey"/)
    expect(plan).toMatch(/Index Cond: \(\(token >= .* AND \(token < /)
    // Whose it is, is asked by the customer's key.
    expect(plan).toMatch(/Index Scan using customers_pkey/)
    expect(plan).not.toMatch(/Sort|Seq Scan/)
  }
})
