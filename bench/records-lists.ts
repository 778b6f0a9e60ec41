import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { random, stages } from '@ricebook/engine'
import { sql } from 'kysely'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import { newId } from '../app/base/notebook/ids.ts'
import { type Notebook, openNotebook } from '../app/base/notebook/notebook.ts'
import {
  becomeCurrent,
  insertLists,
  insertRanks,
  insertRun,
  insertWorth,
  type RankRow,
  type WorthRow,
} from '../app/differentiate/worth/store.ts'
import { dayRank, listRows } from '../app/differentiate/worth/worth-lists.ts'
import { imported } from '../app/identify/customers/customers.ts'
import { syllablesOf } from '../app/identify/customers/names.ts'
import { chineseNames } from './chinese-names.ts'
import { percentile } from './measure.ts'
import type { MeasurePart } from './part.ts'
import { type Serving, serving } from './serving.ts'

const seed = 7
const at = '2026-03-01T08:00:00.000Z'
const owners = 20
const requests = 200
const warming = 20
/** Nobody else writes: longer changes meet the same pages more often. */
const customersAChange = 20_000
const listRowsAChange = 40
/** Of each kind; one in three customers has none. */
const cities = ['上海', '杭州', '苏州', '南京', '宁波', '无锡', '常州', '嘉兴'] as const

/** Lists by worth and searches in a notebook of very many customers, over HTTP, signed in, one after the other. */
export const measureLists: MeasurePart = async ({ folder, small }) => {
  const customers = small ? 200_000 : 1_000_000
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const notebook = await openNotebook(dataFolder(data).notebook)
  const names = await fill(notebook, customers)
  await notebook.close()
  const program = await serving(data)
  try {
    const rows = await measureAll(program, names)
    const { megabytes } = await program.stop()
    return `${customers.toLocaleString('en')} customers with invented Chinese names, a worth run and ${owners} owners in the notebook; ${requests} requests of each kind
after ${warming} to warm up, over HTTP on this machine, signed in, one after the other, 50 rows each. CPU is the serving program's.
Peak memory of the serving program: ${Math.round(megabytes)} MB. Beside it EspoCRM as measured at 100,000 customers.

| | p50 ms | p95 ms | CPU-ms a request | goal | EspoCRM, a tenth of the size |
|---|---|---|---|---|---|
${rows.join('\n')}`
  } catch (error) {
    await program.stop()
    throw error
  }
}

async function fill(notebook: Notebook, customers: number): Promise<string[]> {
  const name = chineseNames(seed)
  const names: string[] = []
  const ids: string[] = []
  await notebook.change((tx) =>
    tx
      .insertInto('imports')
      .values({
        ...{ batch: 1, id: newId(), kind: 'customers', source: 'main', fileName: 'simulated', fileHash: '0' },
        ...{ bytes: 1, state: 'standing', settings: '{}', createdAt: at, endedAt: at },
        ...{ figures: null, refusal: null, job: null, by: null, undoneAt: null },
      })
      .execute(),
  )
  for (let from = 0; from < customers; from += customersAChange) {
    const rows = Array.from({ length: Math.min(customersAChange, customers - from) }, (_, i) => {
      const one = { party: `C${from + i}`, customer: newId(), name: name() }
      ids.push(one.customer)
      if ((from + i) % 997 === 0) names.push(one.name)
      return one
    })
    await notebook.change((tx) => imported.add({ tx, batch: 1, source: 'main', rows, at, ledgerKnows: true }))
  }
  await notebook.change(async (tx) => {
    // As many as there are owners: the first of the last digits of an id.
    await sql`update customers set owner = 'owner-' || (abs(unicode(substr(id, -1)) * 16 + unicode(substr(id, -2))) % ${owners})`.execute(
      tx,
    )
    const city = sql`case abs(unicode(substr(id, -3))) % ${cities.length + 4} ${sql.join(
      cities.map((name, nth) => sql`when ${sql.lit(nth)} then ${name}`),
      sql` `,
    )} end`
    await sql`update customers set city = ${city}, payday = 1 + abs(unicode(substr(id, -4))) % 28`.execute(tx)
  })
  await writeWorth(notebook, ids)
  return names
}

async function writeWorth(notebook: Notebook, ids: readonly string[]): Promise<void> {
  const chance = random(seed)
  const run = await notebook.change((tx) => insertRun(tx, at))
  const owned = new Map(
    (await notebook.read.selectFrom('customers').select(['id', 'owner']).execute()).map((row) => [
      row.id,
      row.owner ?? '',
    ]),
  )
  const rows = ids.map((id): WorthRow => {
    const value = Math.round(Math.exp(6 + 2 * chance.normal()))
    const stage = stages[1 + chance.below(stages.length - 1)] as string
    const money = [value, Math.round(value / 3), Math.round(value * 2)]
    const next = dayAfter('2026-03-01', chance.below(90))
    const last = dayAfter('2026-02-28', -chance.below(400))
    const days = [next, '2026-03-10', '2026-06-20']
    return [
      ...[run, id, stage, value, 0.8, 4.2, value, ...money, 1e-6, ...days],
      ...[value * 3, Math.round(value * chance.uniform()), 'measured', 5, '2024-05-01', last],
    ]
  })
  const ranks = rows.map(([, id, stage, value]): RankRow => {
    const customer = String(id)
    return [run, String(stage), Number(value), customer, owned.get(customer) ?? '']
  })
  ranks.sort((a, b) => a[1].localeCompare(b[1]) || a[2] - b[2] || (a[3] < b[3] ? -1 : 1))
  for (let from = 0; from < rows.length; from += customersAChange)
    await notebook.change(async (tx) => {
      await insertWorth(tx, rows.slice(from, from + customersAChange))
      await insertRanks(tx, ranks.slice(from, from + customersAChange))
    })
  const lists = [
    ['margin', (row: WorthRow) => Number(row[15])],
    ['next', (row: WorthRow) => dayRank(String(row[11]))],
    ['last', (row: WorthRow) => dayRank(String(row[19]))],
  ] as const
  for (const [by, rankOf] of lists) {
    const ranked = rows.map(rankOf)
    const stageOf = (place: number): string => String(rows[place]?.[2])
    const order = [...rows.keys()].sort(
      (a, b) =>
        stageOf(a).localeCompare(stageOf(b)) ||
        (ranked[a] ?? 0) - (ranked[b] ?? 0) ||
        (String(ids[a]) < String(ids[b]) ? -1 : 1),
    )
    const written = [...listRows({ run, by, customers: ids, ranks: ranked, order, stageOf })]
    for (let from = 0; from < written.length; from += listRowsAChange)
      await notebook.change((tx) => insertLists(tx, written.slice(from, from + listRowsAChange)))
  }
  await notebook.change((tx) => becomeCurrent(tx, run, { asOf: '2026-02-28', figures: '{}', endedAt: at }))
}

function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

async function measureAll(program: Serving, names: readonly string[]): Promise<string[]> {
  const [espoList, espoSearch] = ['57 CPU-ms', '592 CPU-ms (PHP 26, database 566)']
  const owner = (i: number): string => `owner=owner-${i % owners}`
  const stage = (i: number): string => `stage=${stages[1 + (i % (stages.length - 1))]}`
  const named = (i: number): string => names[i % names.length] as string
  const city = (i: number): string => encodeURIComponent(cities[i % cities.length] as string)
  // One page after the other, each with the cursor that the page before ended with.
  let cursor = ''
  const nextPage = async () => {
    const { ms, answer } = await program.ask(`/api/customers?sort=worth${cursor}`)
    const { next } = answer as { next: string | null }
    cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`
    return ms
  }
  const get = async (path: string): Promise<number> => (await program.ask(path)).ms
  const search = (text: string): Promise<number> => get(`/api/search?q=${encodeURIComponent(text)}`)
  const kinds: readonly (readonly [string, (i: number) => Promise<number>, string])[] = [
    ['list by worth', () => get('/api/customers?sort=worth'), espoList],
    ['of one stage and owner', (i) => get(`/api/customers?sort=worth&${stage(i)}&${owner(i)}`), espoList],
    ['next page, and the next …', nextPage, espoList],
    ['list by name', () => get('/api/customers?sort=name'), espoList],
    ...(['margin', 'next', 'last', 'stage', 'owner', 'city', 'payday'] as const).map(
      (sort) => [`list by ${sort}`, () => get(`/api/customers?sort=${sort}`), espoList] as const,
    ),
    ['the other way round: last, longest ago', () => get('/api/customers?sort=last&order=asc'), espoList],
    [
      'next purchase, of one stage and owner',
      (i) => get(`/api/customers?sort=next&${stage(i)}&${owner(i)}`),
      espoList,
    ],
    ['of one city, by worth', (i) => get(`/api/customers?city=${city(i)}`), espoList],
    ['what a list can be narrowed to', () => get('/api/customer-choices'), espoList],
    ['search: two characters of a name', (i) => search(named(i).slice(0, 2)), espoSearch],
    ['search: the name in pinyin', (i) => search(syllablesOf(named(i)).join('')), espoSearch],
  ]
  const rows: string[] = []
  for (const [what, ask, espo] of kinds) {
    for (let i = 0; i < warming; i++) await ask(i)
    const before = program.cpu()
    const waits: number[] = []
    for (let i = 0; i < requests; i++) waits.push(await ask(i))
    const after = program.cpu()
    const cpu = before === null || after === null ? 'not told' : ((after - before) / requests).toFixed(1)
    rows.push(
      `| ${what} | ${percentile(waits, 50).toFixed(1)} | ${percentile(waits, 95).toFixed(1)} | ${cpu} | p95 ≤ 25 | ${espo} |`,
    )
    process.stderr.write(`${rows.at(-1)}\n`)
  }
  return rows
}
