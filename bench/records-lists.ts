import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { stages } from '@ricebook/engine'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import { openNotebook } from '../app/base/notebook/notebook.ts'
import { syllablesOf } from '../app/identify/customers/names.ts'
import { cities, fill } from './many-customers.ts'
import { percentile } from './measure.ts'
import type { MeasurePart } from './part.ts'
import { type Serving, serving } from './serving.ts'

const owners = Array.from({ length: 20 }, (_, nth) => `owner-${nth}`)
const requests = 200
const warming = 20

/** Lists by worth and searches in a notebook of very many customers, over HTTP, signed in, one after the other. */
export const measureLists: MeasurePart = async ({ folder, small }) => {
  const customers = small ? 200_000 : 1_000_000
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const notebook = await openNotebook(dataFolder(data).notebook)
  const { names } = await fill(notebook, customers, owners)
  await notebook.close()
  const program = await serving(data)
  try {
    const rows = await measureAll(program, names)
    const { megabytes } = await program.stop()
    return `${customers.toLocaleString('en')} customers with invented Chinese names, a worth run and ${owners.length} owners in the notebook; ${requests} requests of each kind
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

async function measureAll(program: Serving, names: readonly string[]): Promise<string[]> {
  const [espoList, espoSearch] = ['57 CPU-ms', '592 CPU-ms (PHP 26, database 566)']
  const owner = (i: number): string => `owner=${owners[i % owners.length]}`
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
