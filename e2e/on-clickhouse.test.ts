import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clusterOf, configurationOf } from '../app/base/configuration/configuration.ts'
import type { Browser } from '../app/base/http/test-server.ts'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import { Cluster } from '../app/base/ledger/cluster/cluster.ts'
import { hasClickHouse, startShards } from '../app/base/ledger/cluster/test-servers.ts'
import { tablesSaying } from '../app/base/ledger/cluster/test-traces.ts'
import { openCompany } from '../app/installed.ts'
import { lookAtCluster } from '../app/manage/doctor/surroundings.ts'
import { type PrivatePostgres, postgresPrograms, startPostgres } from '../scripts/postgres.ts'
import {
  holdingNone,
  idle,
  ricebook,
  type Serving,
  serving,
  shopOrders,
  signedInAt,
  upload,
} from './test-serving.ts'

// A company whose records lie in a database and whose facts on two shards, set up as docs/operating.md says: the real
// program on real servers that ask for passwords.

const secrets = {
  owner: 'the owner’s#秘',
  records: 'the records’: 100% /@?',
  facts: 'the facts’: 100% <&/@,?',
}
const holdsNoSecret = holdingNone(secrets)

/** Then a company on one machine is asked the same beside it, which takes as long again. */
const proving = Boolean(process.env.RICEBOOK_PROVE)
// It is no setting of the program.
delete process.env.RICEBOOK_PROVE

let home: string
let postgres: PrivatePostgres
let shards: Awaited<ReturnType<typeof startShards>>
let settings: Record<string, string>
let folder: string
const running: Serving[] = []

const recordsAt = (role: string, password: string): string =>
  `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${postgres.port}/company`
const factsAt = (password: string, { database = 'company', turned = false } = {}): string => {
  const doors = shards.place(database).urls.map((url) => new URL(url).host)
  return `clickhouse://ricebook${password && `:${encodeURIComponent(password)}`}@${(turned ? doors.reverse() : doors).join(',')}/${database}`
}

async function served(environment: Record<string, string> = {}): Promise<Serving> {
  const program = await serving({ ...settings, ...environment })
  running.push(program)
  return program
}

/** The facts as they stand, told line by line. */
async function factsOf(data: string, environment: Record<string, string> = {}): Promise<string[]> {
  const { out, error } = await ricebook(['dump', '--canonical'], data, environment)
  holdsNoSecret(out + error)
  return out.split('\n').filter((line) => line.startsWith('{"fact":'))
}

/** What is said of a record that was made elsewhere at another time. */
const alike = (said: unknown): unknown =>
  JSON.parse(
    JSON.stringify(said ?? null, (key, value) =>
      /^(id|customer|key|next|version|\w+At|run|by|change)$/.test(key) ? undefined : value,
    ),
  )

/** A customer's page, as far as the ledger answers it. */
async function pageOf(browser: Browser, id: string): Promise<unknown> {
  const at = `/api/customers/${id}`
  const { json: orders } = await browser.send(`${at}/orders?most=3`)
  const [{ day, source, order, party }] = orders.rows
  const key = new URLSearchParams({ day, source, order, party })
  const said = [orders]
  for (const path of [`orders/lines?${key}`, 'purchases', 'payments', 'worth-history'])
    said.push((await browser.send(`${at}/${path}`)).json)
  return alike(said)
}

type Row = { readonly id: string; readonly name: string }

async function listOf(browser: Browser): Promise<readonly Row[]> {
  const { json } = await browser.send('/api/customers?most=100&sort=worth')
  return json.rows
}

/** Asks until the newest file stands; its job may have been broken off, and nothing else. */
async function takenIn(browser: Browser): Promise<void> {
  for (;;) {
    const { json } = await browser.send('/api/imports')
    if (json.rows[0].state === 'standing') return
    const { json: jobs } = await browser.send('/api/jobs?kind=import')
    for (const { failure } of jobs.rows) expect([null, 'jobs.died']).toContain(failure?.code ?? failure)
    await new Promise((done) => setTimeout(done, 50))
  }
}

/** A second file, of one whom the first calls otherwise and of somebody new. */
const later = `订单号,客户名称,下单日期,商品,数量,实付金额
5001,王春梅（二店）,2025-02-10,五常大米10kg,2,158.00
5002,王春梅（二店）,2025-02-20,菜籽油5L,1,68.50
5003,新来的,2025-02-21,五常大米10kg,1,79.00
`

describe.skipIf(postgresPrograms() === null || !hasClickHouse)(
  'a company whose facts lie on a cluster',
  () => {
    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'ricebook-on-clickhouse-'))
      await chmod(home, 0o755)
      folder = join(home, 'data')
      const hba = join(home, 'hba.conf')
      await writeFile(hba, 'host all owner 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n')
      ;[postgres, shards] = await Promise.all([
        startPostgres({ hba_file: hba }),
        startShards({ user: 'ricebook', password: secrets.facts }),
      ])
      const client = new Client({ connectionString: `postgres://owner@127.0.0.1:${postgres.port}/postgres` })
      await client.connect()
      for (const statement of [
        `create role ricebook_owner login password ${client.escapeLiteral(secrets.owner)}`,
        `create role ricebook login password ${client.escapeLiteral(secrets.records)}`,
        `create database company owner ricebook_owner template template0 encoding 'UTF8' locale 'C'`,
      ])
        await client.query(statement)
      await client.end()
      settings = {
        RICEBOOK_DATA: folder,
        RICEBOOK_NOTEBOOK_URL: recordsAt('ricebook', secrets.records),
        RICEBOOK_NOTEBOOK_OWNER_URL: recordsAt('ricebook_owner', secrets.owner),
        RICEBOOK_LEDGER_URL: factsAt(''),
        RICEBOOK_LEDGER_PASSWORD_FILE: join(home, 'password'),
      }
      await writeFile(join(home, 'password'), `${secrets.facts}\n`, { mode: 0o600 })
    }, 60_000)
    afterAll(async () => {
      for (const program of running) await program.stop()
      await Promise.all([postgres?.stop(), shards?.stop()])
      if (home) await rm(home, { recursive: true, force: true })
    }, 60_000)

    test('takes in files, values everybody and undoes, and says all the while what a company on one machine does', async () => {
      const [program, small] = await Promise.all([served(), proving ? serving() : null])
      if (small) running.push(small)
      const [big, one] = await Promise.all([program.owner(), small?.owner()])
      const both = async <Answer>(ask: (browser: Browser) => Promise<Answer>): Promise<Answer> => {
        const [here, there] = await Promise.all([ask(big), one && ask(one)])
        if (one) expect(alike(here)).toEqual(alike(there))
        return here
      }
      const lines = async (): Promise<number> => {
        const [here, there] = await Promise.all([factsOf(folder), small && factsOf(small.folder)])
        if (small) expect(here).toEqual(there)
        return here.filter((line) => line.startsWith('{"fact":"line"')).length
      }
      const first = async (browser: Browser) => (await listOf(browser)).find(({ name }) => name === '王春梅')
      const bought = shopOrders().trim().split('\n').length - 1
      await both(async (browser) => {
        await upload(browser, shopOrders(), { fileName: '订单.csv' })
        await idle(browser)
      })
      expect(await both(listOf)).toHaveLength(80)
      const today = await both(async (browser) => (await browser.send('/api/today?whose=all')).json.groups)
      expect(today.length).toBeGreaterThan(2)
      await both(async (browser) => pageOf(browser, (await first(browser))?.id ?? ''))
      // Two names are one customer, wherever the lines of each lie.
      await both(async (browser) => {
        const id = (await first(browser))?.id
        const body = { source: 'main', party: '王春梅（二店）' }
        const told = await browser.send(`/api/customers/${id}/identities`, { method: 'POST', body })
        expect(told.status, told.text).toBe(200)
        await upload(browser, later, { fileName: '二店.csv' })
        await idle(browser)
      })
      expect(await both(listOf)).toHaveLength(81)
      await both(async (browser) => pageOf(browser, (await first(browser))?.id ?? ''))
      if (proving) expect(await lines()).toBe(bought + 3)
      await both(async (browser) => {
        const { json } = await browser.send('/api/imports')
        const { status, text } = await browser.send(`/api/imports/${json.rows[0].id}/undo`, {
          method: 'POST',
          body: {},
        })
        expect(status, text).toBeLessThan(300)
        await idle(browser)
      })
      expect(await both(listOf)).toHaveLength(80)
      expect(await lines()).toBe(bought)
      expect((await big.send('/metrics')).text).not.toContain('store="ledger"')
      await small?.stop()
    }, 240_000)

    test('killed while a file comes in, it goes on where it was', async () => {
      const program = running[0] as Serving
      const owner = await signedInAt(program.url)
      await upload(owner, later, { fileName: '再来.csv' })
      // The job has begun, or is about to.
      await new Promise((done) => setTimeout(done, 150))
      process.kill(program.pid, 'SIGKILL')
      const { out, error } = await program.stop()
      holdsNoSecret(out + error)
      const again = await signedInAt((await served()).url)
      await takenIn(again)
      await idle(again, { killed: true })
      expect((await again.send('/api/jobs?state=failed')).json.rows).toEqual([])
      expect(await listOf(again)).toHaveLength(81)
    }, 120_000)

    test('somebody is forgotten on every shard, the books stay, and the old file brings nobody back', async () => {
      const program = running.at(-1) as Serving
      const owner = await signedInAt(program.url)
      const { id = '' } = (await listOf(owner)).find(({ name }) => name === '王春梅') ?? {}
      const at = `/api/customers/${id}/erasure`
      expect((await owner.send(at)).json.files).toBe(2)
      const other = (await listOf(owner)).find((one) => one.id !== id)?.id ?? ''
      const theirs = async () => (await owner.send(`/api/customers/${other}/orders?most=50`)).json
      const before = await theirs()
      const asked = await owner.send(at, { method: 'POST', body: { name: '王春梅' } })
      expect(asked.status, asked.text).toBe(202)
      await idle(owner)
      const cluster = await Cluster.reach({
        ...shards.place('company'),
        ...{ user: 'ricebook', password: secrets.facts },
      })
      const forgotten = async (): Promise<void> => {
        expect(await tablesSaying(cluster, '王春梅')).toEqual([])
        expect((await listOf(owner)).length).toBe(80)
      }
      await forgotten()
      expect((await owner.send(`/api/customers/${id}`)).status).toBe(404)
      expect(await theirs()).toEqual(before)
      await upload(owner, shopOrders(), { fileName: '订单.csv' })
      await idle(owner)
      const { json } = await owner.send('/api/imports')
      expect(json.rows[0].figures.added).toBe(0)
      expect(json.rows[0].figures.rejected).toBeGreaterThan(10)
      await forgotten()
      await cluster.close()
    }, 120_000)

    test('a shard that is away is told, waited for, and named by the doctor', async () => {
      const program = running.at(-1) as Serving
      const owner = await signedInAt(program.url)
      const id = (await listOf(owner))[0]?.id ?? ''
      const page = await pageOf(owner, id)
      const doctor = () => ricebook(['doctor', '--json'], folder, settings)
      await shards.end(1)
      const answer = await owner.send(`/api/customers/${id}/orders`)
      expect([answer.status, answer.json.code]).toEqual([503, expect.stringMatching(/^ledger\./)])
      expect((await owner.send('/readyz')).status).toBe(503)
      const ill = await doctor()
      expect([ill.code, ill.out]).toEqual([3, expect.stringContaining('ledger.server-unreachable')])
      await shards.begin(1)
      expect(await pageOf(owner, id)).toEqual(page)
      expect((await owner.send('/readyz')).status).toBe(200)
      const { out, error } = await program.stop()
      holdsNoSecret([answer.text, ill.out, ill.error, out, error].join())
    }, 120_000)

    test('a server that does not delete what it was told to is named by the doctor, after half an hour', async () => {
      const { ledger } = configurationOf(settings)
      if (ledger === null) throw new Error('no cluster is set')
      const place = await clusterOf(ledger)
      const cluster = await Cluster.reach(place)
      const states = cluster.table('states')
      const found = (hours: number) =>
        lookAtCluster(dataFolder(folder), place, new Date(Date.now() + hours * 3_600_000))
      await cluster.commandAt(0, `system stop merges ${states}`)
      await cluster.commandAt(0, `alter table ${states} delete where 0`)
      expect((await found(0)).code).toBe('doctor.cluster.answers')
      expect(await found(1)).toMatchObject({
        ...{ state: 'attention', code: 'doctor.cluster.deleting' },
        values: { server: cluster.serverOf(0), since: expect.stringMatching(/^20.*UTC$/) },
      })
      await cluster.commandAt(0, `system start merges ${states}`)
      await expect.poll(async () => (await found(1)).code).toBe('doctor.cluster.answers')
      await cluster.close()
    })

    test('is one data folder’s, and what does not go together is refused', async () => {
      const stopped = await ricebook(['doctor', '--json'], folder, settings)
      expect([stopped.code, stopped.out]).toEqual([0, expect.stringContaining('doctor.ledger.whole')])
      expect(stopped.out).toContain('doctor.cluster.answers')
      const wrong = await ricebook(['imports'], folder, {
        ...settings,
        ...{ RICEBOOK_LEDGER_URL: factsAt('wrong'), RICEBOOK_LEDGER_PASSWORD_FILE: '' },
      })
      expect([wrong.code, wrong.error]).toEqual([2, expect.stringContaining('does not let the user')])
      holdsNoSecret(stopped.out + wrong.out + wrong.error)
      const without = { ...settings, RICEBOOK_LEDGER_URL: '', RICEBOOK_LEDGER_PASSWORD_FILE: '' }
      const moved = await ricebook(['move', '--to', 'files'], folder, without)
      expect([moved.code, moved.error]).toEqual([2, expect.stringContaining('nothing says where')])
      const restored = await ricebook(['restore', 'none'], join(home, 'no'), settings)
      expect([restored.code, restored.error]).toEqual([2, expect.stringContaining('RICEBOOK_LEDGER_URL')])
      const opened = async (environment: Record<string, string>, data = folder): Promise<void> => {
        const { notebook, ledger } = configurationOf({ ...settings, ...environment })
        const company = await openCompany(data, { notebook, ledger })
        await company.close()
      }
      for (const [code, environment] of [
        ['installation.ledger-elsewhere', { RICEBOOK_LEDGER_URL: '', RICEBOOK_LEDGER_PASSWORD_FILE: '' }],
        ['ledger.shards-differ', { RICEBOOK_LEDGER_URL: factsAt('', { turned: true }) }],
        ['ledger.gone', { RICEBOOK_LEDGER_URL: factsAt('', { database: 'another' }) }],
        ['ledger.cluster-unknown', { RICEBOOK_LEDGER_URL: `${factsAt('')}?cluster=another` }],
      ] as const)
        await expect(opened(environment), code).rejects.toMatchObject({ code })
      await mkdir(join(home, 'own'))
      for (const file of ['running.lock', 'ledger.duckdb']) await writeFile(join(home, 'own', file), '')
      await expect(opened({}, join(home, 'own'))).rejects.toMatchObject({ code: 'installation.ledger-here' })
    }, 120_000)

    test('moves into its folder with all its facts, and no password is said', async () => {
      const facts = await factsOf(folder, settings)
      const moved = await ricebook(['move', '--to', 'files'], folder, settings)
      expect([moved.code, moved.out]).toEqual([0, expect.stringContaining('ledger.duckdb now')])
      holdsNoSecret(moved.out + moved.error)
      expect(await factsOf(folder)).toEqual(facts)
      const again = await ricebook(['move', '--to', 'database'], folder, settings)
      expect([again.code, again.error]).toEqual([2, expect.stringContaining('holds a ledger already')])
      holdsNoSecret(again.out + again.error)
    }, 120_000)
  },
)
