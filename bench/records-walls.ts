import { everything, type Sight } from '../app/base/access/sight.ts'
import { newId } from '../app/base/notebook/ids.ts'
import { notebookMigrations } from '../app/base/notebook/migrations.ts'
import type { Notebook } from '../app/base/notebook/notebook.ts'
import { openServer } from '../app/base/notebook/postgres.ts'
import { seeing } from '../app/base/notebook/seen.ts'
import { asOwner, urlOf } from '../app/base/notebook/test-postgres.ts'
import { policies } from '../app/base/notebook/walls.ts'
import { imported, listCustomers, searchCustomers } from '../app/identify/customers/customers.ts'
import { startPostgres } from '../scripts/postgres.ts'
import { chineseNames } from './chinese-names.ts'
import { percentile } from './measure.ts'
import type { MeasurePart } from './part.ts'

const seed = 7
const at = '2026-03-01T08:00:00.000Z'
const owners = 300
const requests = 200
const warming = 20
const customersAChange = 20_000

/** Searches and lists in a database of very many customers, with its policies and without them. */
export const measureWalls: MeasurePart = async ({ small }) => {
  const customers = small ? 100_000 : 1_000_000
  const postgres = await startPostgres({ shared_buffers: '1GB' })
  try {
    const server = `postgres://127.0.0.1:${postgres.port}`
    await asOwner(server, 'postgres', ['create role ricebook login', 'create database company'])
    const notebook = await openServer({
      url: urlOf(server, 'ricebook', 'company'),
      ownerUrl: urlOf(server, 'owner', 'company'),
      migrations: notebookMigrations,
      unsaid: 'all',
    })
    const names = await fill(notebook, customers)
    await asOwner(server, 'company', [
      // Three customers in ten are nobody's.
      `update customers set owner = case when abs(hashtext(id)) % 10 >= 3
        then 'owner-' || abs(hashtext(id) / 10) % ${owners} end`,
      'vacuum analyze',
    ])
    const behind = await measureAll(notebook, names)
    await asOwner(
      server,
      'company',
      policies.map(({ table }) => `alter table "${table}" disable row level security`),
    )
    const bare = await measureAll(notebook, names)
    await notebook.close()
    const rows = behind.map(
      ([what, p50, p95], i) => `| ${what} | ${p50} | ${p95} | ${bare[i]?.[1]} | ${bare[i]?.[2]} |`,
    )
    return `${customers.toLocaleString('en')} customers with invented Chinese names in PostgreSQL, ${owners} owners, three in ten nobody's, no worth run; ${requests}
questions of each kind after ${warming} to warm up, one after the other, by the functions that the API calls, 50 rows each; a
private server on the same machine.

| | p50 ms | p95 ms | p50 without policies | p95 without |
|---|---|---|---|---|
${rows.join('\n')}`
  } finally {
    await postgres.stop()
  }
}

async function fill(notebook: Notebook, customers: number): Promise<string[]> {
  const name = chineseNames(seed)
  const names: string[] = []
  const file = { kind: 'customers', source: 'main', fileName: 'simulated', fileHash: '0', bytes: 1 } as const
  const ended = {
    figures: null,
    refusal: null,
    job: null,
    worthJob: null,
    by: null,
    undoneAt: null,
    rowsErased: 0,
    fileErased: 0,
  }
  await notebook.change((tx) =>
    tx
      .insertInto('imports')
      .values({
        ...{ batch: 1, id: newId(), ...file, ...ended },
        ...{ state: 'standing', settings: '{}', createdAt: at, endedAt: at },
      })
      .execute(),
  )
  for (let from = 0; from < customers; from += customersAChange) {
    const rows = Array.from({ length: Math.min(customersAChange, customers - from) }, (_, i) => {
      const one = { party: `C${from + i}`, customer: newId(), name: name() }
      if ((from + i) % 997 === 0) names.push(one.name)
      return one
    })
    await notebook.change((tx) => imported.add({ tx, batch: 1, source: 'main', rows, at, ledgerKnows: true }))
    process.stderr.write(`${from + rows.length} customers\r`)
  }
  return names
}

type Measured = readonly [what: string, p50: string, p95: string]

async function measureAll(notebook: Notebook, names: readonly string[]): Promise<Measured[]> {
  const seller = (i: number): Sight => ({
    ...everything,
    person: `owner-${i % owners}`,
    owners: ['', `owner-${i % owners}`],
  })
  const own = (i: number): Sight => ({ ...seller(i), owners: [`owner-${i % owners}`] })
  const named = (i: number): string => names[i % names.length] as string
  const search = (q: string, sight: Sight) =>
    searchCustomers({ query: q, most: 50 }, { ...deps, notebook, sight })
  const list = (sight: Sight) => listCustomers({ sort: 'newest', most: 50 }, { ...deps, notebook, sight })
  const kinds: readonly (readonly [
    string,
    (i: number) => Sight,
    (i: number, sight: Sight) => Promise<unknown>,
  ])[] = [
    [
      'two characters of a name, who sees all',
      () => everything,
      (i, sight) => search(named(i).slice(0, 2), sight),
    ],
    ['two characters, a seller: their own', own, (i, sight) => search(named(i).slice(0, 2), sight)],
    [
      'two characters, a seller: their own and nobody’s',
      seller,
      (i, sight) => search(named(i).slice(0, 2), sight),
    ],
    ['newest customers, who sees all', () => everything, (_, sight) => list(sight)],
    ['newest customers, a seller: their own', own, (_, sight) => list(sight)],
    ['newest customers, a seller: their own and nobody’s', seller, (_, sight) => list(sight)],
  ]
  const rows: Measured[] = []
  for (const [what, sightAt, ask] of kinds) {
    const waits: number[] = []
    for (let i = -warming; i < requests; i++) {
      const sight = sightAt(i + warming)
      const began = performance.now()
      await seeing(sight.owners, () => ask(i + warming, sight))
      if (i >= 0) waits.push(performance.now() - began)
    }
    rows.push([what, percentile(waits, 50).toFixed(1), percentile(waits, 95).toFixed(1)])
    process.stderr.write(`${rows.at(-1)?.join(' | ')}\n`)
  }
  return rows
}

const deps = { country: 'CN', now: () => at, user: null, assigns: true } as const
