import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LedgerSet } from '../app/base/configuration/configuration.ts'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import type { ClusterPlace } from '../app/base/ledger/cluster/cluster.ts'
import { hasClickHouse, startShards } from '../app/base/ledger/cluster/test-servers.ts'
import type { TableSum } from '../app/base/notebook/copy.ts'
import { wholly } from '../app/base/notebook/seen.ts'
import { mirrorIdentities } from '../app/identify/customers/customers.ts'
import { writeIdentity } from '../app/identify/customers/store.ts'
import { askUndo } from '../app/identify/imports/asked.ts'
import { worthJob } from '../app/identify/imports/figures.ts'
import { dumpOf } from '../app/identify/imports/test-companies.ts'
import { openCompany } from '../app/installed.ts'
import { postgresPrograms } from '../scripts/postgres.ts'
import { backupsAtWork } from './test-backups-at-work.ts'
import {
  companyOfEverything,
  companyOfOrders,
  type Databases,
  databases,
  done,
  imported,
  ordersOf,
  type Said,
  saidBy,
  settled,
  type TestDatabase,
} from './test-moves.ts'
import { movesKilled } from './test-moves-killed.ts'
import { type Ended, ricebook } from './test-serving.ts'

// An installation grows up in both its stores, and goes back: records into a database, facts onto two shards.

const whole = process.env.RICEBOOK_PROVE === '1'
// It is no setting of the program’s.
delete process.env.RICEBOOK_PROVE

const lines = whole ? Number.POSITIVE_INFINITY : 1_500

let home: string
let server: Databases
let shards: Awaited<ReturnType<typeof startShards>>
let made = 0

const at = (...names: string[]): string => join(home, ...names)
const clusterAt = (): ClusterPlace => shards.place(`company_${++made}`)

/** The settings of both servers. */
type Servers = {
  readonly database: TestDatabase
  readonly cluster: ClusterPlace
  readonly environment: Readonly<Record<string, string>>
}

async function servers(): Promise<Servers> {
  const [database, cluster] = [await server.fresh(), clusterAt()]
  const doors = cluster.urls.map((url) => new URL(url).host).join(',')
  const ledger = `clickhouse://default@${doors}/${cluster.database}`
  return { database, cluster, environment: { ...database.environment, RICEBOOK_LEDGER_URL: ledger } }
}

const setOf = (cluster: ClusterPlace): LedgerSet => ({
  ...cluster,
  ...{ user: 'default', password: '', passwordFile: null },
})

const openAt = (folder: string, { database, cluster }: Servers) =>
  openCompany(folder, { notebook: { url: database.url, ownerUrl: null }, ledger: setOf(cluster) })

/** What the command refused with, as the program says it in JSON; '': it did what it was asked. */
const move = (to: string, folder: string, environment: Readonly<Record<string, string>>): Promise<Ended> =>
  ricebook(['move', '--to', to, '--json'], folder, environment)

describe.skipIf(postgresPrograms() === null || !hasClickHouse)('an installation whose facts move too', () => {
  let folder: string
  let there: Servers
  let before: Said
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ricebook-move-facts-'))
    folder = at('data')
    ;[server, shards] = await Promise.all([databases(), startShards()])
    there = await servers()
    await companyOfEverything(folder, { lines })
    before = await saidBy(folder)
    cpSync(folder, at('twin'), { recursive: true })
  }, 600_000)
  afterAll(async () => {
    await Promise.all([server?.stop(), shards?.stop()])
    await rm(home, { recursive: true, force: true })
  }, 120_000)

  let counted: readonly TableSum[]

  test('says the same on the servers, to the last fact, and its audit tells of both', async () => {
    const moved = await move('database', folder, there.environment)
    expect([moved.code, moved.error]).toEqual([0, ''])
    const { facts, place, audit } = JSON.parse(moved.out)
    counted = facts.tables
    expect(place).toBe(there.database.url)
    expect(facts.place).toContain(there.cluster.database)
    expect(counted.find(({ table }) => table === 'lines')?.rows).toBeGreaterThan(whole ? 500_000 : 1_000)
    expect(audit.entries).toBe(before.entries + 2)
    const now = await saidBy(folder, there.database, there.cluster)
    expect(now).toMatchObject({ dump: before.dump, sums: before.sums })
    const left = readdirSync(folder).filter((name) => /^(notebook|ledger)/.test(name))
    expect(left.sort()).toEqual([
      ...['ledger.elsewhere', 'ledger.moved.duckdb', 'notebook.elsewhere', 'notebook.moved.sqlite'],
    ])
    // Asked again there is nothing to do.
    const again = await move('database', folder, there.environment)
    expect(JSON.parse(again.out)).toMatchObject({ tables: null, facts: null })
  }, 600_000)

  test('is opened by nobody who looks for its facts elsewhere', async () => {
    const notebook = { url: there.database.url, ownerUrl: null }
    await expect(openCompany(folder, { notebook })).rejects.toMatchObject({
      code: 'installation.ledger-elsewhere',
    })
    await expect(openAt(folder, { ...there, cluster: clusterAt() })).rejects.toMatchObject({
      code: 'ledger.gone',
    })
    const { out } = await ricebook(['doctor', '--json'], folder, there.environment)
    const found: { about: string; code: string; values: object }[] = JSON.parse(out)
    expect(found.flatMap(({ about, code }) => (about === 'folder' ? code : []))).toEqual([
      'doctor.folder.left',
      'doctor.folder.facts-left',
    ])
    expect(found.find(({ about }) => about === 'ledger')?.code).toBe('doctor.ledger.whole')
    expect(found.find(({ about }) => about === 'cluster')?.code).toBe('doctor.cluster.answers')
  }, 60_000)

  test('works on as one that never moved: files again, new ones, undos, who is whom, everybody’s worth', async () => {
    const own = await servers()
    const orders = await companyOfOrders(at('working'), { lines })
    cpSync(at('working'), at('never'), { recursive: true })
    expect((await move('database', at('working'), own.environment)).error).toBe('')
    const twin = await openCompany(at('never'))
    const company = await openAt(at('working'), own)
    const both = [twin, company] as const
    const alike = async (): Promise<void> => {
      const [told, moved] = await Promise.all(
        both.map(async (one) => (await wholly(() => dumpOf(one))).sort()),
      )
      expect(moved).toEqual(told)
    }
    try {
      for (const one of both) {
        await one.jobs.enqueue(worthJob)
        await settled(one.jobs)
      }
      await alike()
      const batches = (await twin.ledger.batchStates()).length
      const same = await ordersOf(home, lines)
      for (const one of both) {
        const id = await imported(one, same)
        await settled(one.jobs)
        const again = await one.notebook.read
          .selectFrom('imports')
          .select(['batch', 'figures'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        expect(JSON.parse(again.figures ?? '')).toMatchObject({ added: 0, differing: 0, newParties: 0 })
        expect(again.batch).toBe(batches + 1)
        expect(await one.ledger.batchStates()).toHaveLength(batches + 1)
      }
      await alike()
      const parties = await twin.notebook.read
        .selectFrom('identities')
        .select(['source', 'party', 'customer'])
        .where('source', '=', 'main')
        .orderBy('party')
        .limit(2)
        .execute()
      const fresh = at('fresh.csv')
      writeFileSync(
        fresh,
        `订单号,客户名称,下单日期,商品,数量,实付金额\n${parties
          .map(({ party }, i) => `N${i},${party},2011-01-0${i + 1},五常大米10kg,2,158.00`)
          .join('\n')}\nN9,新来的,2011-01-09,五常大米10kg,1,79.00\n`,
      )
      for (const one of both) {
        await imported(one, { kind: 'orders', file: fresh })
        await settled(one.jobs)
      }
      await alike()
      // Two names become one customer.
      const [{ customer = '' } = {}, { source = '', party = '' } = {}] = parties
      for (const one of both) {
        await wholly(() => one.notebook.change((tx) => writeIdentity(tx, { source, party, customer })))
        await wholly(() => mirrorIdentities(one))
        await one.jobs.enqueue(worthJob)
        await settled(one.jobs)
      }
      await alike()
      const owed = (one: (typeof both)[number]) => one.ledger.worthHistoryOf({ customer })
      const [history, moved] = [await owed(twin), await owed(company)]
      expect(moved.run.length).toBeGreaterThan(1)
      expect(moved).toEqual(history)
      // The first file goes: what came again with the second one stays, and goes on counting.
      for (const one of both) {
        const { job } = await askUndo(orders, null, { ...one, now: () => new Date().toISOString() })
        await done(one.jobs, job)
        await settled(one.jobs)
      }
      await alike()
    } finally {
      await company.close()
      await twin.close()
    }
    const never = await saidBy(at('never'))
    expect((await move('files', at('working'), own.environment)).error).toBe('')
    expect((await saidBy(at('working'))).dump).toEqual(never.dump)
  }, 1_800_000)

  test('moves back, and says the same again; what is left on the servers is nobody’s', async () => {
    const back = await move('files', folder, there.environment)
    expect([back.code, back.error]).toEqual([0, ''])
    expect(JSON.parse(back.out).facts.place).toBe(at('data', 'ledger.duckdb'))
    expect(await saidBy(folder)).toMatchObject({ dump: before.dump, sums: before.sums })
    expect(readdirSync(folder).filter((name) => /moving|arriving|elsewhere/.test(name))).toEqual([])
    await expect(openAt(folder, there)).rejects.toMatchObject({ code: 'installation.ledger-here' })
    // Neither is filled again, and nothing was begun.
    const { database } = await servers()
    const again = await move('database', folder, { ...there.environment, ...database.environment })
    expect([again.code, again.error]).toEqual([2, expect.stringContaining('holds a ledger already')])
    expect(readdirSync(folder).filter((name) => /moving|arriving|elsewhere/.test(name))).toEqual([])
    await (await openCompany(folder)).close()
  }, 600_000)

  test('facts follow records that moved before, and a move cut short between the two goes on', async () => {
    const own = await servers()
    cpSync(at('twin'), at('later'), { recursive: true })
    const said = await saidBy(at('later'))
    await move('database', at('later'), own.database.environment)
    expect(existsSync(at('later', 'ledger.duckdb'))).toBe(true)
    expect((await saidBy(at('later'), own.database)).dump).toEqual(said.dump)
    const moved = await move('database', at('later'), own.environment)
    expect(JSON.parse(moved.out)).toMatchObject({ tables: null, facts: { tables: expect.anything() } })
    expect((await saidBy(at('later'), own.database, own.cluster)).dump).toEqual(said.dump)
    await move('files', at('later'), own.environment)
    expect(await saidBy(at('later'))).toMatchObject({ dump: said.dump, sums: said.sums })

    // Killed when the records had been decided and the facts had not: what has come to the cluster is begun anew.
    const [other, place] = [await servers(), dataFolder(at('between'))]
    cpSync(at('twin'), place.folder, { recursive: true })
    const full = {
      ...other.environment,
      RICEBOOK_LEDGER_URL: `${other.environment.RICEBOOK_LEDGER_URL}?cluster=none`,
    }
    expect((await move('database', place.folder, full)).error).toContain('“none”')
    await move('database', place.folder, other.environment)
    await rm(place.factsElsewhere)
    cpSync(place.factsLeft, place.ledger)
    writeFileSync(place.factsMoving, `arriving ${readFileSync(place.belongs, 'utf8')}`)
    await expect(openAt(place.folder, other)).rejects.toMatchObject({ code: 'installation.ledger-here' })
    const goesOn = await move('database', place.folder, other.environment)
    expect([goesOn.code, goesOn.error]).toEqual([0, ''])
    expect((await saidBy(place.folder, other.database, other.cluster)).dump).toEqual(said.dump)
  }, 600_000)

  test('does not leave programs behind that would go on writing', async () => {
    const [own, data] = [await servers(), at('beside')]
    cpSync(at('twin'), data, { recursive: true })
    await move('database', data, own.environment)
    const [first, second] = [await openAt(data, own), await openAt(data, own)]
    const refused = async (): Promise<string> => (await move('files', data, own.environment)).error
    expect(await refused()).toContain('in use by another program')
    // Whichever finds the lock free first: the second one leads, or is found to be there.
    const [told] = await Promise.all([refused(), first.close()])
    expect(told).toMatch(/in use by another program|Close all of them/)
    await second.leading.handOver()
    expect(await refused()).toContain('Close all of them')
    await second.close()
    expect(await refused()).toBe('')
  }, 120_000)

  test('is backed up from the servers, and restored to files and to other servers', async () => {
    const [own, other, data] = [await servers(), await servers(), at('backed-up')]
    cpSync(at('twin'), data, { recursive: true })
    await move('database', data, own.environment)
    const said = await saidBy(data, own.database, own.cluster)
    const file = at('backup.tar.gz')
    const made = await ricebook(['backup', '--to', file], data, own.environment)
    expect([made.code, made.error]).toEqual([0, ''])
    const restored = async (to: string, environment = {}, words: readonly string[] = []): Promise<string> =>
      (await ricebook(['restore', file, ...words], at(to), environment)).error
    expect(await restored('to-files')).toBe('')
    expect((await saidBy(at('to-files'))).dump).toEqual(said.dump)
    const toServers = ['--to', 'database']
    expect(await restored('to-servers', other.environment)).toContain('add --to database')
    expect(await restored('to-servers', { ...other.environment, ...own.environment }, toServers)).toContain(
      'holds a ledger already',
    )
    expect(existsSync(at('to-servers'))).toBe(false)
    expect(await restored('to-servers', other.environment, toServers)).toBe('')
    expect((await saidBy(at('to-servers'), other.database, other.cluster)).dump).toEqual(said.dump)
  }, 300_000)

  test('is backed up amid imports, undos and worth runs, each time as it stood at one moment', async () => {
    const { database, cluster } = await servers()
    const found = await backupsAtWork({
      ...{ folder: at('at-work'), lines: 300, seed: 20_261_128, backups: whole ? 30 : 3, kills: 0 },
      ...{ notebook: { url: database.url, ownerUrl: database.ownerUrl }, ledger: setOf(cluster) },
    })
    expect(found.violations).toEqual([])
  }, 1_800_000)

  test('whoever is killed who moves them leaves one place that has each', async () => {
    const found = await movesKilled({
      ...{ company: at('twin'), server, cluster: clusterAt, seed: 20_261_128, kills: whole ? 40 : 3 },
    })
    expect(found.violations).toEqual([])
    expect(found.moves).toBeGreaterThan(0)
  }, 1_800_000)
})
