import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNotebook } from '../app/base/notebook/notebook.ts'
import { openCompany } from '../app/installed.ts'
import { restoreBackup } from '../app/manage/backups/restore.ts'
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

// A company whose records lie in a database, set up as docs/operating.md says: the real program on a real server that
// asks for passwords.

const secrets = { owner: 'the owner’s: 100% /@?', program: 'the program’s#秘' }
const holdsNoSecret = holdingNone(secrets)
const seller = { email: 'seller@example.com', password: '卖米的人记得住的一句话 7' }

let home: string
let postgres: PrivatePostgres
let settings: Record<string, string>
const running: Serving[] = []

const address = (role: string, password: string, database = 'company'): string =>
  `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${postgres.port}/${database}`
const programUrl = () => address('ricebook', secrets.program)
const ownerUrl = () => address('ricebook_owner', secrets.owner)

async function served(environment: Record<string, string> = {}): Promise<Serving> {
  const program = await serving({ ...settings, ...environment })
  running.push(program)
  return program
}

describe.skipIf(postgresPrograms() === null)('a company whose records lie in a database', () => {
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ricebook-on-postgresql-'))
    await chmod(home, 0o755)
    const hba = join(home, 'hba.conf')
    await writeFile(hba, 'host all owner 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n')
    postgres = await startPostgres({ hba_file: hba })
    settings = { RICEBOOK_DATA: join(home, 'data'), RICEBOOK_NOTEBOOK_URL: programUrl() }
    const client = new Client({ connectionString: `postgres://owner@127.0.0.1:${postgres.port}/postgres` })
    await client.connect()
    for (const statement of [
      `create role ricebook_owner login password ${client.escapeLiteral(secrets.owner)}`,
      `create role ricebook login password ${client.escapeLiteral(secrets.program)}`,
      `create database company owner ricebook_owner template template0 encoding 'UTF8' locale 'C'`,
    ])
      await client.query(statement)
    await client.end()
  }, 60_000)
  afterAll(async () => {
    for (const program of running) await program.stop()
    await postgres?.stop()
    await rm(home, { recursive: true, force: true })
  })

  test('does not begin before the owner of the tables has made them, and says which setting does', async () => {
    const { code, error } = await ricebook(['imports'], join(home, 'other'), {
      RICEBOOK_NOTEBOOK_URL: programUrl(),
    })
    expect(code, error).toBe(2)
    expect(error).toContain('RICEBOOK_NOTEBOOK_OWNER_URL')
    holdsNoSecret(error)
  })

  test('takes in a file and values everybody; commands find it by its data folder', async () => {
    const first = await served({ RICEBOOK_NOTEBOOK_OWNER_URL: ownerUrl() })
    const owner = await first.owner()
    await upload(owner, shopOrders(), { fileName: '订单.csv' })
    await idle(owner)
    const { json: found } = await owner.send(`/api/search?q=${encodeURIComponent('王春梅')}`)
    expect(found.customers.map(({ name }: { name: string }) => name)).toEqual(['王春梅'])
    const { json: today } = await owner.send('/api/today?whose=all')
    expect(rowsOf(today).length).toBeGreaterThan(5)
    const made = await owner.send('/api/users', {
      method: 'POST',
      body: { ...seller, name: '小李', role: 'sales' },
    })
    expect(made.status, made.text).toBe(201)
    const { json: customer } = await owner.send(`/api/customers/${found.customers[0].id}`)
    const given = await owner.send(`/api/customers/${customer.id}`, {
      method: 'PATCH',
      body: { version: customer.version, fields: { owner: made.json.id } },
    })
    expect(given.status, given.text).toBe(200)
    // One command, done by the program that runs: it finds it by the data folder.
    const listed = await ricebook(['imports'], String(settings.RICEBOOK_DATA))
    expect(listed.out).toContain('订单.csv')
    const { json: list } = await owner.send('/api/customers?most=100&sort=worth')
    expect(list.rows).toHaveLength(80)
    expect((await owner.send('/metrics')).text).toMatch(/ricebook_store_bytes\{store="notebook"\} \d{6,}/)
  }, 120_000)

  test('shows a seller what is theirs and nobody’s, and lets them do their day’s work', async () => {
    const { url } = running.at(-1) as Serving
    const owner = await signedInAt(url)
    const mine = await signedInAt(url, seller)
    const done = async (path: string, method: string, body: object) => {
      const { status, json, text } = await mine.send(path, { method, body })
      expect([200, 201], `${path}: ${text}`).toContain(status)
      return json
    }
    const { json: all } = await owner.send('/api/customers?most=100&sort=name')
    const { json: me } = await mine.send('/api/session')
    for (const { id, version } of all.rows.slice(0, 40)) {
      const { status, text } = await owner.send(`/api/customers/${id}`, {
        method: 'PATCH',
        body: { version, fields: { owner: 'somebody else' } },
      })
      expect(status, text).toBe(200)
    }
    const { json: seen } = await mine.send('/api/customers?most=100&sort=worth')
    const theirs = all.rows.slice(0, 40).map(({ id }: { id: string }) => id)
    expect(seen.rows.length).toBeGreaterThanOrEqual(40)
    for (const { id } of seen.rows) expect(theirs).not.toContain(id)
    expect((await mine.send(`/api/customers/${theirs[0]}`)).status).toBe(404)
    for (const sort of ['margin', 'next', 'last', 'name', 'newest', 'owner', 'stage'])
      expect((await mine.send(`/api/customers?most=10&sort=${sort}`)).status, sort).not.toBe(500)
    const made = await done('/api/customers', 'POST', { name: '新来的米店' })
    const named = await done(`/api/customers/${made.id}`, 'PATCH', {
      version: made.version,
      fields: { name: '新来的大米店', owner: me.me.id },
    })
    await done(`/api/customers/${made.id}/follow-ups`, 'POST', { kind: 'phone', text: '下周要十袋' })
    await done(`/api/customers/${made.id}/identities`, 'POST', { source: 'main', party: '新来的' })
    const action = await done('/api/actions', 'POST', {
      ...{ customer: made.id, kind: 'answer', dueDay: '2024-06-01', note: '回电话' },
    })
    await done(`/api/actions/${action.id}`, 'PATCH', { state: 'done' })
    const { json: search } = await mine.send(`/api/search?q=${encodeURIComponent('新来')}`)
    expect(search.customers).toHaveLength(1)
    const { json: today } = await mine.send('/api/today?whose=all')
    expect(rowsOf(today).length).toBeGreaterThan(0)
    for (const { customer } of rowsOf(today)) expect(theirs).not.toContain(customer)
    // Given back, they are nobody's, whom a seller sees as well.
    await done(`/api/customers/${made.id}`, 'PATCH', { version: named.version, fields: { owner: null } })
  }, 120_000)

  test('keeps all that was acknowledged when it is killed, and is there again without the owner', async () => {
    const program = running.at(-1) as Serving
    const owner = await signedInAt(program.url)
    const { json } = await owner.send('/api/customers?most=1')
    const talks = `/api/customers/${json.rows[0].id}/follow-ups`
    const acknowledged: string[] = []
    const writing = (async () => {
      for (let n = 1; ; n++) {
        const body = { kind: 'phone', text: `第 ${n} 次` }
        if ((await owner.send(talks, { method: 'POST', body })).status === 201) acknowledged.push(body.text)
      }
    })().catch(() => undefined)
    while (acknowledged.length < 20) await new Promise((done) => setTimeout(done, 10))
    process.kill(program.pid, 'SIGKILL')
    await writing
    const { out, error } = await program.stop()
    holdsNoSecret(out + error)
    const again = await served()
    const back = await signedInAt(again.url)
    const { json: kept } = await back.send(`${talks}?most=200`)
    const texts = new Set(kept.rows.map(({ text }: { text: string }) => text))
    for (const text of acknowledged) expect(texts).toContain(text)
    expect(texts.size).toBeLessThanOrEqual(acknowledged.length + 1)
  }, 60_000)

  test('is one program’s, and one data folder’s', async () => {
    const second = await ricebook(['imports'], join(home, 'second'), { RICEBOOK_NOTEBOOK_URL: programUrl() })
    expect([second.code, second.error]).toEqual([2, expect.stringContaining('in use by another program')])
    holdsNoSecret(second.out + second.error)
    await running.at(-1)?.stop()
    const notebook = { url: programUrl(), ownerUrl: null }
    await expect(openCompany(join(home, 'second'), { notebook })).rejects.toMatchObject({
      code: 'installation.other-database',
    })
    // Without the setting, the ledger would stand beside an empty notebook.
    await expect(openCompany(String(settings.RICEBOOK_DATA))).rejects.toMatchObject({
      code: 'installation.notebook-elsewhere',
    })
    const own = await openCompany(join(home, 'file'))
    await own.close()
    await expect(openCompany(join(home, 'file'), { notebook })).rejects.toMatchObject({
      code: 'installation.notebook-here',
    })
  }, 60_000)

  test('is looked at by the doctor, running or not', async () => {
    const folder = String(settings.RICEBOOK_DATA)
    for (const state of ['no', 'yes']) {
      const program = state === 'yes' ? await served() : null
      const { code, out } = await ricebook(['doctor', '--json'], folder, settings)
      const found: { about: string; state: string; code: string }[] = JSON.parse(out)
      expect([code, found.filter((one) => one.state === 'wrong')], out).toEqual([0, []])
      const codes = found.map((one) => one.code)
      for (const one of [`running.${state}`, 'tables.current', 'audit.whole'])
        expect(codes).toContain(`doctor.${one}`)
      holdsNoSecret(out)
      await program?.stop()
    }
    const gone = await ricebook(['doctor'], folder, {
      ...settings,
      RICEBOOK_NOTEBOOK_URL: address('ricebook', 'wrong'),
    })
    expect(gone.code).toBe(3)
    holdsNoSecret(gone.out + gone.error)
  }, 60_000)

  test('is backed up by the program itself like any other, and restored to a folder', async () => {
    const folder = String(settings.RICEBOOK_DATA)
    const dump = await ricebook(['dump', '--canonical'], folder, settings)
    expect(dump.out.match(/"table":"followUps"/g)?.length).toBeGreaterThanOrEqual(20)
    const disk = join(home, 'disk')
    await mkdir(disk)
    const program = await served({ RICEBOOK_BACKUP_FOLDER: disk })
    const owner = await signedInAt(program.url)
    expect((await owner.send('/api/backups', { method: 'POST' })).status).toBe(202)
    await idle(owner)
    const { json } = await owner.send('/api/backups')
    expect(json).toMatchObject({ set: true, readable: true, count: 1, failure: null })
    await program.stop()
    const file = join(disk, json.last.name)
    const beside = await ricebook(['restore', file, '--to', 'database'], join(home, 'new'), settings)
    expect([beside.code, beside.error]).toEqual([2, expect.stringContaining('Make an empty database')])
    holdsNoSecret(beside.error)
    expect(await restoreBackup({ file, folder: join(home, 'new'), passphrase: null })).toMatchObject({
      customers: 81,
    })
  }, 120_000)

  test.each([
    ['a wrong password', 'notebook.sign-in-refused', () => address('ricebook', 'wrong')],
    ['a role that is not there', 'notebook.sign-in-refused', () => address('nobody', 'wrong')],
    [
      'a database that is not there',
      'notebook.no-database',
      () => address('ricebook', secrets.program, 'none'),
    ],
    ['a role that may do everything', 'notebook.role-too-strong', () => address('owner', '')],
    ['the role that owns the tables', 'notebook.role-too-strong', ownerUrl],
  ])('%s is refused', async (_, code, url) => {
    await expect(openNotebook(url())).rejects.toMatchObject({ code })
  })

  test('ends when the server goes away, and says so', async () => {
    const program = await served()
    const stopped = postgres.stop()
    for (let i = 0; i < 200; i++) {
      if (await ended(program.pid)) break
      await new Promise((done) => setTimeout(done, 50))
    }
    const { code, error } = await program.stop()
    await stopped
    expect(code, error).toBe(1)
    expect(error).toContain('this one has stopped')
    holdsNoSecret(error)
  }, 60_000)
})

type Today = { groups: { rows: { customer: string }[] }[] }
const rowsOf = ({ groups }: Today) => groups.flatMap(({ rows }) => rows)

async function ended(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}
