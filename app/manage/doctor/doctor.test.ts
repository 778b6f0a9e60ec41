import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allWords } from '../../all-words.ts'
import { languages, speech } from '../../base/language/language.ts'
import { notebookMigrations } from '../../base/notebook/migrations.ts'
import { openNotebook } from '../../base/notebook/notebook.ts'
import { openCompany } from '../../installed.ts'
import { demoIn } from '../demo/test-demos.ts'
import { examine, worstOf } from './doctor.ts'
import { type Finding, subjects } from './finding.ts'
import { lookAtRuntime } from './surroundings.ts'

let home: string
/** A company that works, its program stopped; copied by who does it harm. */
let sound: string
const passphrase = '三个米缸都满了，明天送货'

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ricebook-doctor-'))
  sound = join(home, 'sound')
  const company = await openCompany(sound)
  await demoIn(company).choose()
  await company.close()
}, 120_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

let copies = 0
function copied(): string {
  const folder = join(home, `copy-${copies++}`)
  cpSync(sound, folder, { recursive: true })
  chmodSync(folder, 0o700)
  return folder
}

const node = { version: process.version, execArgv: ['--no-maglev'] }
const looked = (
  folder: string,
  asked: { environment?: Record<string, string>; now?: Date } = {},
): Promise<Finding[]> =>
  examine({
    ...{ folder, cwd: home, node, now: asked.now ?? new Date(), within: async () => null },
    environment: { RICEBOOK_DATA: folder, ...asked.environment },
  })
const of = (found: readonly Finding[], about: Finding['about']): string[] =>
  found
    .filter((one) => one.about === about)
    .map(({ state, code }) => `${state} ${code.replace(/^doctor\./, '')}`)

/** Every file with its bytes; what SQLite lays beside its own while somebody reads is nothing. */
function contents(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(join(folder, name)).isFile() && !/-(wal|shm)$/.test(name))
  return new Map(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  )
}

describe('the doctor', () => {
  test('finds a sound company sound, and changes no byte of it', async () => {
    const folder = copied()
    const before = contents(folder)
    const found = await looked(folder)
    expect(found.filter(({ state }) => state !== 'ok').map(({ code }) => code)).toEqual([
      'doctor.backups.not-set',
    ])
    // Servers of the ledger there are only where one is set, and several programs then alone.
    const all = subjects.filter((about) => about !== 'cluster' && about !== 'leading')
    expect(new Set(found.map(({ about }) => about))).toEqual(new Set(all))
    const ledger = found.find(({ about }) => about === 'ledger')
    expect(Number(ledger?.values.facts)).toBeGreaterThan(500)
    expect(contents(folder)).toEqual(before)
    expect(worstOf(found)).toBe('attention')
  })

  test('everything it says is said in three languages', async () => {
    const found = await looked(copied())
    for (const language of languages) {
      const { say } = speech(language, allWords)
      for (const { code, values } of found) expect(say(code as never, values)).not.toMatch(/\{\{|doctor\./)
    }
  })

  test('where there is no data folder it says so and makes none', async () => {
    const folder = join(home, 'nowhere')
    expect(of(await looked(folder), 'folder')).toEqual(['attention folder.none'])
    expect(readdirSync(home)).not.toContain('nowhere')
  })

  test('a wrong setting is told among the rest', async () => {
    const found = await looked(copied(), { environment: { RICEBOOK_PROT: '80' } })
    expect(of(found, 'settings')).toEqual(['wrong configuration.misspelt'])
    expect(of(found, 'notebook')).toEqual(['ok notebook.whole'])
  })

  test('another Node, and one with Maglev, are told', () => {
    const pinned = 'v26.10.0'
    expect(lookAtRuntime({ ...node, version: 'v24.0.0', pinned }).code).toBe('doctor.runtime.other')
    expect(lookAtRuntime({ version: pinned, execArgv: [], pinned }).code).toBe('doctor.runtime.maglev')
  })

  test('a folder that others can read is told, and so is somebody else’s', async () => {
    const folder = copied()
    chmodSync(folder, 0o755)
    expect(of(await looked(folder), 'folder')).toEqual(['wrong folder.open'])
    const foreign = join(home, 'foreign')
    mkdirSync(foreign)
    writeFileSync(join(foreign, 'holiday.jpg'), '')
    expect(of(await looked(foreign), 'folder')).toEqual(['wrong installation.foreign-folder'])
  })

  test('who has the folder and does not answer is named', async () => {
    const folder = copied()
    writeFileSync(join(folder, 'running.pid'), `${process.pid}\n`)
    const found = await looked(folder)
    expect(of(found, 'running')).toEqual(['wrong running.silent'])
    expect(found.find(({ about }) => about === 'running')?.values.pid).toBe(process.pid)
  })

  test.each([
    ['in the middle', (size: number) => Math.floor(size / 8192) * 4096],
    ['at its head', () => 0],
  ])('a notebook with a broken page %s is told', async (_, at) => {
    const folder = copied()
    scribbled(join(folder, 'notebook.sqlite'), at)
    expect(of(await looked(folder), 'notebook')).toEqual([
      expect.stringMatching(/^wrong notebook\.(damaged|foreign)$/),
    ])
  })

  test('a row that names another that is not there is told', async () => {
    const folder = copied()
    const database = new DatabaseSync(join(folder, 'notebook.sqlite'))
    database.exec('pragma foreign_keys = off')
    const names = ['id', 'token', 'userId', 'expiresAt', 'createdAt', 'updatedAt'].map((name) => `"${name}"`)
    database.exec(`insert into session (${names.join(', ')}) values ('s', 't', 'nobody', 'x', 'x', 'x')`)
    database.close()
    expect(of(await looked(folder), 'notebook')).toEqual(['wrong notebook.loose'])
  })

  test('tables of a later version and of an earlier one are told', async () => {
    const later = copied()
    const database = new DatabaseSync(join(later, 'notebook.sqlite'))
    database.prepare('insert into migrations (name, at) values (?, ?)').run('to-come.first', '2030-01-01')
    database.close()
    expect(of(await looked(later), 'tables')).toEqual(['wrong notebook.too-new'])

    const earlier = join(home, 'earlier')
    mkdirSync(earlier, { mode: 0o700 })
    const notebook = await openNotebook(join(earlier, 'notebook.sqlite'), notebookMigrations.slice(0, -2))
    await notebook.close()
    const found = await looked(earlier)
    expect(of(found, 'tables')).toEqual(['attention tables.earlier'])
    expect(found.find(({ about }) => about === 'tables')?.values.steps).toBe(2)
  })

  test('facts that are gone, foreign or broken are told', async () => {
    const gone = copied()
    renameSync(join(gone, 'ledger.duckdb'), join(home, 'ledger-of-before'))
    expect(of(await looked(gone), 'ledger')).toEqual(['wrong ledger.facts-missing'])

    const foreign = copied()
    const database = new DatabaseSync(join(foreign, 'notebook.sqlite'))
    database.exec('pragma foreign_keys = off; delete from imports')
    database.close()
    expect(of(await looked(foreign), 'ledger')).toEqual(['wrong ledger.facts-unknown'])

    const broken = copied()
    const file = join(broken, 'ledger.duckdb')
    for (let at = blocksFrom; at < statSync(file).size; at += block) scribbled(file, () => at)
    expect(of(await looked(broken), 'ledger')).toEqual(['wrong ledger.damaged'])
  })

  test('what a killed program left between the stores is told as what the next start mends', async () => {
    const folder = copied()
    const database = new DatabaseSync(join(folder, 'notebook.sqlite'))
    database.exec(`update imports set state = 'undone' where kind = 'orders'`)
    database.close()
    expect(of(await looked(folder), 'ledger')).toEqual(['attention ledger.behind'])
  })

  test('an audit that was changed past the program is told', async () => {
    const folder = copied()
    const database = new DatabaseSync(join(folder, 'notebook.sqlite'))
    database.exec(`drop trigger "auditKeepsupdate"; update audit set act = 'nothing at all' where n = 1`)
    database.close()
    expect(of(await looked(folder), 'audit')).toEqual(['wrong audit.broken'])
  })

  test('a clock that went back, jobs that failed or hang, and old figures are told', async () => {
    const folder = copied()
    const now = new Date()
    const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000)
    expect(of(await looked(folder, { now: daysAgo(3) }), 'clock')).toEqual(['wrong clock.behind'])
    expect(of(await looked(folder, { now: daysAgo(-3) }), 'worth')).toEqual(['attention worth.old'])
    const database = new DatabaseSync(join(folder, 'notebook.sqlite'))
    const add =
      database.prepare(`insert into jobs (id, kind, payload, state, "runAt", "createdAt", "endedAt", "leasedUntil")
      values (?, ?, '{}', ?, ?, ?, ?, ?)`)
    const ago = daysAgo(1).toISOString()
    add.run('a', 'exports.write', 'failed', ago, ago, ago, null)
    add.run('b', 'imports.apply', 'waiting', ago, ago, null, null)
    add.run('c', 'worth.run', 'running', ago, ago, null, ago)
    database.close()
    expect(of(await looked(folder), 'jobs')).toEqual([
      ...['attention jobs.failed', 'attention jobs.waiting', 'attention jobs.forgotten'],
    ])
  })

  test('back-ups that are old, missing, unreachable or open to others are told', async () => {
    const folder = copied()
    const disk = join(home, 'disk')
    const key = join(home, 'passphrase')
    const environment = { RICEBOOK_BACKUP_FOLDER: disk, RICEBOOK_BACKUP_PASSPHRASE_FILE: key }
    expect(of(await looked(folder, { environment }), 'backups')).toEqual([
      ...['wrong backups.no-passphrase', 'wrong backups.unreadable'],
    ])
    mkdirSync(disk)
    writeFileSync(key, passphrase, { mode: 0o644 })
    chmodSync(key, 0o644)
    expect(of(await looked(folder, { environment }), 'backups')).toEqual([
      ...['wrong backups.passphrase-open', 'attention backups.none'],
    ])
    chmodSync(key, 0o600)
    writeFileSync(join(disk, 'ricebook-20261127-120359.tar.gz.age'), 'a back-up')
    const at = Date.parse('2026-11-27T12:03:59Z')
    const hours = (n: number): Date => new Date(at + n * 3_600_000)
    expect(of(await looked(folder, { environment, now: hours(20) }), 'backups')).toEqual(['ok backups.fresh'])
    expect(of(await looked(folder, { environment, now: hours(40) }), 'backups')).toEqual([
      'wrong backups.old',
    ])
  })
})

const small = mkdtempSync(join(tmpdir(), 'ricebook-small-disk-'))
const mounts =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', small]).status === 0
afterAll(() => {
  if (mounts) spawnSync('umount', ['--lazy', small])
  rmSync(small, { recursive: true, force: true })
})

test.skipIf(!mounts)('a disk that is nearly full is told (skipped unless root)', async () => {
  const folder = join(small, 'data')
  cpSync(sound, folder, { recursive: true })
  chmodSync(folder, 0o700)
  expect(of(await looked(folder), 'disk')).toEqual(['wrong disk.full'])
})

/** Of DuckDB's file: what comes before its blocks, half a page into the first, and how long they are. */
const blocksFrom = 3 * 4096 + 2048
const block = 262_144

/** Other bytes than the disk was given, as many as a page. */
function scribbled(path: string, at: (size: number) => number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, at(statSync(path).size))
  closeSync(file)
}
