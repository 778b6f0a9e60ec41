import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Browser } from '../app/base/http/test-server.ts'
import { startShards } from '../app/base/ledger/cluster/test-servers.ts'
import { newId } from '../app/base/notebook/ids.ts'
import { startPostgres } from '../scripts/postgres.ts'
import { type Serving, serving } from './test-serving.ts'

/** A database and two shards, for programs that serve one company side by side; all of it goes with `stop`. */
export type Company = {
  readonly folder: string
  /** One more program, of the same data folder. */
  readonly program: (environment?: Readonly<Record<string, string>>) => Promise<Serving>
  readonly settings: Readonly<Record<string, string>>
  /** What the first shard answers, and what the owner of the records is. */
  readonly facts: (question: string) => Promise<string>
  readonly records: (statement: string) => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startCompany(): Promise<Company> {
  const home = await mkdtemp(join(tmpdir(), 'ricebook-side-by-side-'))
  const [postgres, shards] = await Promise.all([startPostgres(), startShards()])
  const at = (role: string, database: string): string =>
    `postgres://${role}@127.0.0.1:${postgres.port}/${database}`
  const client = new Client({ connectionString: at('owner', 'postgres') })
  await client.connect()
  for (const statement of [
    'create role ricebook_owner login',
    'create role ricebook login',
    `create database company owner ricebook_owner template template0 encoding 'UTF8' locale 'C'`,
  ])
    await client.query(statement)
  await client.end()
  const doors = shards.place('company').urls.map((url) => new URL(url).host)
  const folder = join(home, 'data')
  const settings = {
    RICEBOOK_DATA: folder,
    RICEBOOK_NOTEBOOK_URL: at('ricebook', 'company'),
    RICEBOOK_NOTEBOOK_OWNER_URL: at('ricebook_owner', 'company'),
    RICEBOOK_LEDGER_URL: `clickhouse://default@${doors.join(',')}/company`,
  }
  const running: Serving[] = []
  return {
    folder,
    settings,
    program: async (environment = {}) => {
      const program = await serving({ ...settings, ...environment })
      running.push(program)
      return program
    },
    facts: async (question) => {
      const answer = await fetch(`http://${doors[0]}/?database=company`, { method: 'POST', body: question })
      return (await answer.text()).trim()
    },
    records: async (statement) => {
      const owner = new Client({ connectionString: at('owner', 'company') })
      await owner.connect()
      await owner.query(statement).finally(() => owner.end())
    },
    stop: async () => {
      await Promise.all(running.map((program) => program.stop()))
      await Promise.all([postgres.stop(), shards.stop()])
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Whether a program leads; null: it does not answer that it is ready. */
export async function leads(url: string): Promise<boolean | null> {
  const answer = await fetch(`${url}/readyz`).catch(() => null)
  return answer?.ok ? ((await answer.json()) as { leads: boolean }).leads : null
}

/** Until a program leads; answers after how many milliseconds. */
export async function untilLeads(url: string, most = 60_000): Promise<number> {
  const begun = performance.now()
  while ((await leads(url)) !== true) {
    if (performance.now() - begun > most) throw new Error(`${url} does not lead within ${most} ms`)
    await new Promise((done) => setTimeout(done, 20))
  }
  return performance.now() - begun
}

/** Talks with a customer, written down through several programs at once, each with a key of its own. */
export function talksThrough(browsers: readonly Browser[], customer: string, called = 'talk') {
  const acknowledged: string[] = []
  let ended = false
  const writing = browsers.map(async (browser, which) => {
    for (let n = 1; !ended; n++) {
      const body = { kind: 'phone', text: `${called} ${which} ${n}` }
      const headers = { 'idempotency-key': newId() }
      const answer = await browser
        .send(`/api/customers/${customer}/follow-ups`, { method: 'POST', body, headers })
        .catch(() => null)
      // Its program is gone.
      if (answer === null) return
      if (answer.status === 201) acknowledged.push(body.text)
    }
  })
  return {
    /** Waits until so many are acknowledged. */
    atLeast: async (many: number): Promise<void> => {
      while (acknowledged.length < many) await new Promise((done) => setTimeout(done, 10))
    },
    end: async (): Promise<readonly string[]> => {
      ended = true
      await Promise.all(writing)
      return acknowledged
    },
  }
}

/** What was said to a customer, each talk as often as it is there. */
export async function talksOf(browser: Browser, customer: string): Promise<string[]> {
  const texts: string[] = []
  for (let cursor = ''; ; ) {
    const { json, text } = await browser.send(`/api/customers/${customer}/follow-ups${cursor}`)
    if (!json?.rows) throw new Error(text)
    texts.push(...json.rows.map((row: { text: string }) => row.text))
    if (json.next === null) return texts
    cursor = `?cursor=${encodeURIComponent(json.next)}`
  }
}
