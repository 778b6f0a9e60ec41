import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import { notebookMigrations } from '../app/base/notebook/migrations.ts'
import { type Notebook, openNotebook } from '../app/base/notebook/notebook.ts'
import { openServer } from '../app/base/notebook/postgres.ts'
import { asOwner, urlOf } from '../app/base/notebook/test-postgres.ts'
import { startPostgres } from '../scripts/postgres.ts'
import { cpuOfChildren } from './measure.ts'

/** Where a bench's installation keeps its records. */
export type Place = {
  readonly name: string
  readonly data: string
  /** What the program is told beside the data folder. */
  readonly environment: Readonly<Record<string, string>>
  /** The records, past every policy, while no program is there. */
  readonly open: () => Promise<Notebook>
  /** What there is to do once very much was written. */
  readonly filled: () => Promise<void>
  /** CPU-milliseconds that something beside the program has used so far; null: not told. */
  readonly cpu: () => number | null
  /** Whose CPU is counted. */
  readonly counted: string
  readonly gone: () => Promise<void>
}

/** In the data folder. */
export async function inFolder(folder: string): Promise<Place> {
  const data = newData(folder)
  return {
    name: 'SQLite',
    data,
    environment: {},
    open: () => openNotebook(dataFolder(data).notebook),
    filled: async () => {},
    cpu: () => 0,
    counted: "CPU is the serving program's alone",
    gone: async () => {},
  }
}

/** In a database of a private server, which writes to the disk as a real one does. */
export async function inDatabase(folder: string): Promise<Place> {
  const postgres = await startPostgres({
    ...{ fsync: 'on', full_page_writes: 'on', autovacuum: 'on' },
    ...{ shared_buffers: '2GB', effective_cache_size: '8GB' },
  })
  const data = newData(folder)
  const server = `postgres://127.0.0.1:${postgres.port}`
  const [url, ownerUrl] = [urlOf(server, 'ricebook', 'company'), urlOf(server, 'owner', 'company')]
  await asOwner(server, 'postgres', ['create role ricebook login', 'create database company'])
  return {
    name: 'PostgreSQL',
    data,
    environment: { RICEBOOK_NOTEBOOK_URL: url, RICEBOOK_NOTEBOOK_OWNER_URL: ownerUrl },
    open: () => openServer({ url, ownerUrl, migrations: notebookMigrations, unsaid: 'all' }),
    filled: () => asOwner(server, 'company', ['vacuum analyze', 'checkpoint']),
    cpu: () => cpuOfChildren(postgres.pid),
    counted: "CPU is the serving program's and the database's, which shares them too",
    gone: postgres.stop,
  }
}

function newData(folder: string): string {
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  return data
}
