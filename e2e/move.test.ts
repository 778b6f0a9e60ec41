import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allWords } from '../app/all-words.ts'
import type { Command } from '../app/base/cli/command.ts'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import { arriving, nameAnew, sayFolder } from '../app/base/installation/moved.ts'
import { languages, speech } from '../app/base/language/language.ts'
import { Refusal } from '../app/base/language/refusal.ts'
import { copyNotebook, sumsOf, type TableSum } from '../app/base/notebook/copy.ts'
import { notebookMigrations } from '../app/base/notebook/migrations.ts'
import { openNotebook } from '../app/base/notebook/notebook.ts'
import { wholly } from '../app/base/notebook/seen.ts'
import { openFile } from '../app/base/notebook/sqlite.ts'
import { openCompany } from '../app/installed.ts'
import { makeBackup } from '../app/manage/backups/backup.ts'
import { restoreCommand } from '../app/manage/backups/commands.ts'
import { restoreBackup } from '../app/manage/backups/restore.ts'
import { doctorCommand } from '../app/manage/doctor/commands.ts'
import { moveCommand } from '../app/manage/move/commands.ts'
import { moveToDatabase } from '../app/manage/move/move.ts'
import { postgresPrograms } from '../scripts/postgres.ts'
import { backupsAtWork } from './test-backups-at-work.ts'
import {
  companyOfEverything,
  type Databases,
  databases,
  type Said,
  saidBy,
  type TestDatabase,
} from './test-moves.ts'
import { movesKilled } from './test-moves-killed.ts'
import { ricebook } from './test-serving.ts'

// An installation grows up and goes back, as docs/operating.md says: a real shop's orders where they are on this
// machine, and a row in every table.

const whole = process.env.RICEBOOK_PROVE === '1'
// It is no setting of the program’s.
delete process.env.RICEBOOK_PROVE

/** Tables that hold nothing of what a company knows, so that none of their rows has to come along. */
const mayBeEmpty = new Map([
  ['installation', 'says which folder goes with a database: whoever moves says it anew'],
])

let home: string
let folder: string
let server: Databases
let database: TestDatabase
let before: Said

const at = (...names: string[]): string => join(home, ...names)

/** A command in this process: what it says, or the code of its refusal. */
async function typed<Key extends string>(
  command: Command<Key>,
  words: readonly string[],
  given: { readonly data?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly out: string; readonly error: string; readonly refused: string | null }> {
  const said = { out: '', error: '' }
  let refused: string | null = null
  const terminal = {
    stdin: process.stdin,
    out: (text: string) => {
      said.out += text
    },
    error: (text: string) => {
      said.error += text
    },
    taken: async () => undefined,
    environment: { RICEBOOK_DATA: given.data ?? folder, ...given.environment },
    cwd: home,
  }
  try {
    await command.run(words, terminal, speech('en', allWords) as never)
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    refused = cause.code
  }
  return { ...said, refused }
}

/** What the doctor says of these. */
async function foundBy(about: readonly string[], environment = {}): Promise<string[]> {
  const { out } = await typed(doctorCommand(), ['--json'], { environment })
  const found: { about: string; code: string }[] = JSON.parse(out)
  return found.filter((one) => about.includes(one.about)).map(({ code }) => code)
}

describe.skipIf(postgresPrograms() === null)('an installation whose records move', () => {
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ricebook-move-'))
    folder = at('data')
    server = await databases()
    database = await server.fresh()
    await companyOfEverything(folder, { lines: whole ? Number.POSITIVE_INFINITY : 3_000 })
    before = await saidBy(folder)
  }, 600_000)
  afterAll(async () => {
    await server?.stop()
    await rm(home, { recursive: true, force: true })
  })

  test('has a row in every table, or the table is named here with why not', async () => {
    const notebook = await openNotebook(at('data', 'notebook.sqlite'))
    const { rows: tables } = { rows: await notebook.read.introspection.getTables() }
    const sums = new Map((await sumsOf(notebook.read)).map((one) => [one.table, one.rows]))
    await notebook.close()
    const empty = tables.map(({ name }) => name).filter((name) => name !== 'migrations' && !sums.get(name))
    expect(empty).toEqual([...mayBeEmpty.keys()])
    expect(tables.length).toBeGreaterThan(45)
    expect(before.dump.length).toBeGreaterThan(300)
  })

  test('says the same in the database, to the last table, and its audit goes on with an entry of it', async () => {
    const moved = await ricebook(['move', '--to', 'database', '--json'], folder, database.environment)
    expect([moved.code, moved.error]).toEqual([0, ''])
    const { tables, place, audit } = JSON.parse(moved.out)
    const kept = (tables as TableSum[]).filter(({ table }) => before.sums.some((one) => one.table === table))
    expect(kept.sort(byTable)).toEqual([...before.sums].sort(byTable))
    expect(place).toBe(database.url)
    expect(audit.entries).toBe(before.entries + 1)
    // As the role that owns nothing from here on.
    expect(await saidBy(folder, database)).toEqual({
      ...before,
      sums: expect.anything(),
      entries: audit.entries,
    })
    const rows = await asked(database, 'select what, via, act, said from audit order by n desc limit 1')
    expect(rows).toEqual([{ what: 'records.to-database', via: 'command', act: 'move', said: '{}' }])
    // Asked again there is nothing to do.
    const again = await typed(moveCommand(), ['--to', 'database'], { environment: database.environment })
    expect(again).toMatchObject({ refused: null, out: expect.stringContaining('none to move') })
  }, 300_000)

  test('is nobody’s by its file any more', async () => {
    expect(existsSync(at('data', 'notebook.sqlite'))).toBe(false)
    expect(existsSync(at('data', 'notebook.moved.sqlite'))).toBe(true)
    await expect(openCompany(folder)).rejects.toMatchObject({ code: 'installation.notebook-elsewhere' })
    const about = ['folder', 'notebook']
    expect(await foundBy(about, { RICEBOOK_NOTEBOOK_URL: database.url })).toEqual([
      'doctor.folder.left',
      'doctor.notebook.whole',
    ])
    expect(await foundBy(about)).toEqual(['doctor.folder.left', 'installation.notebook-elsewhere'])
    const other = await server.fresh('with-tables')
    expect(await foundBy(['notebook'], { RICEBOOK_NOTEBOOK_URL: other.url })).toEqual([
      'installation.other-database',
    ])
    await expect(openCompany(at('other'), { notebook: withoutOwner(database) })).rejects.toMatchObject({
      code: 'installation.other-database',
    })
  })

  test('is backed up from the database while somebody writes, and restored to a file and to a database', async () => {
    const company = await openCompany(folder, { notebook: withoutOwner(database) })
    const file = at('backup.tar.gz')
    // Two rows that are the same at every moment; a copy that is of two moments has them differ.
    let [written, going] = [0, true]
    const writing = (async () => {
      for (; going; await sleep(1)) {
        const next = { value: `${written + 1}`, changedAt: '2026-03-01T08:00:00.000Z' }
        await company.notebook.change(async (tx) => {
          for (const name of ['~first', '~last'])
            await tx
              .insertInto('settings')
              .values({ name, ...next })
              .onConflict((on) => on.column('name').doUpdateSet(next))
              .execute()
        })
        written += 1
      }
    })()
    await expect.poll(() => written).toBeGreaterThan(3)
    const [least, now] = [written, () => new Date().toISOString()]
    await wholly(() => makeBackup(company, { to: file, passphrase: null, now }))
    going = false
    await writing
    await company.notebook.change((tx) => tx.deleteFrom('settings').where('name', 'like', '~%').execute())
    await company.close()
    await restoreBackup({ file, folder: at('to-file'), passphrase: null })
    const copy = new DatabaseSync(at('to-file', 'notebook.sqlite'))
    const pair = copy
      .prepare(`select value from settings where name like '~%'`)
      .all()
      .map(({ value }) => Number(value))
    expect(pair[0]).toBe(pair[1])
    expect(pair[0]).toBeGreaterThanOrEqual(least)
    expect(pair[0]).toBeLessThan(written)
    // Who is signed in is in no back-up, whatever it is of.
    expect(copy.prepare('select count(*) as n from session').get()).toEqual({ n: 0 })
    copy.exec(`delete from settings where name like '~%'`)
    copy.close()
    expect((await saidBy(at('to-file'))).dump).toEqual(before.dump)

    const other = await server.fresh('with-tables')
    const restore = (data: string, words: readonly string[], environment = {}) =>
      typed(restoreCommand(), [file, ...words], { data: at(data), environment })
    const { environment } = other
    expect((await restore('to-database', [], environment)).refused).toBe('backups.restore-beside-database')
    expect((await restore('to-database', ['--to', 'database'])).refused).toBe('backups.restore-no-database')
    expect((await restore('to-database', ['--to', 'away'])).refused).toBe('backups.restore-to-unknown')
    expect((await restore('to-database', ['--to', 'database'], environment)).out).toContain(other.url)
    await asked(other, `delete from settings where name like '~%'`)
    expect((await saidBy(at('to-database'), other)).dump).toEqual(before.dump)
    // Nothing is laid over anything, and nothing is left where it is refused.
    expect((await restore('again', ['--to', 'database'], environment)).refused).toBe('move.target-taken')
    expect(existsSync(at('again'))).toBe(false)
  }, 300_000)

  test('moves back, and says the same again; the database says that it is old', async () => {
    const back = await typed(moveCommand(), ['--to', 'files'], { environment: database.environment })
    expect(back.refused).toBeNull()
    expect(back.out).toContain(at('data', 'notebook.sqlite'))
    expect(await saidBy(folder)).toMatchObject({ dump: before.dump, sums: before.sums })
    const notebook = withoutOwner(database)
    await expect(openCompany(folder, { notebook })).rejects.toMatchObject({
      code: 'installation.notebook-here',
    })
    await expect(openCompany(at('other'), { notebook })).rejects.toMatchObject({
      code: 'installation.moved-away',
    })
    const { environment } = database
    expect((await typed(moveCommand(), ['--to', 'database'], { environment })).refused).toBe(
      'move.target-taken',
    )
    expect(readdirSync(folder).filter((name) => /moving|arriving|elsewhere/.test(name))).toEqual([])
  }, 300_000)

  describe('is refused, and nothing is touched', () => {
    type Asking = { readonly to?: string; readonly environment?: Readonly<Record<string, string>> }
    const refusals: readonly (readonly [string, string, () => Promise<Asking>])[] = [
      ['where nothing says where to', 'move.where', async () => ({})],
      ['to somewhere that is neither', 'move.where-unknown', async () => ({ to: 'elsewhere' })],
      ['without a database', 'move.no-database', async () => ({ to: 'database' })],
      [
        'to two databases',
        'move.two-databases',
        async () => ({ to: (await server.fresh()).url, environment: database.environment }),
      ],
      [
        'into one whose tables nobody has made',
        'notebook.owner-needed',
        async () => ({ to: (await server.fresh()).url }),
      ],
      [
        'into one that holds the tables of another program',
        'notebook.foreign-database',
        async () => changedBy('create table theirs (n integer)'),
      ],
      [
        'into one of a later version',
        'notebook.too-new',
        async () => changedBy(`insert into migrations values ('later.first', '2027-01-01')`, 'with-tables'),
      ],
      [
        'into one that holds something',
        'move.target-not-empty',
        async () =>
          changedBy(`insert into settings values ('currency', '"CNY"', '2026-03-01')`, 'with-tables'),
      ],
      [
        'into one that goes with another folder',
        'move.target-taken',
        async () => changedBy(`insert into installation values ('another')`, 'with-tables'),
      ],
      [
        'into one that another move has begun to fill',
        'move.target-taken',
        async () => changedBy(`insert into installation values ('arriving another')`, 'with-tables'),
      ],
    ]
    /** An empty database, after its owner has done something in it. */
    async function changedBy(statement: string, how?: 'with-tables'): Promise<Asking> {
      const other = await server.fresh(how)
      await asked({ url: other.ownerUrl }, statement)
      return { to: 'database', environment: other.environment }
    }
    test.each(refusals)('%s: %s', async (_, code, make) => {
      const { to, environment = {} } = await make()
      const held = readdirSync(folder).sort()
      expect(
        (await typed(moveCommand(), to === undefined ? [] : ['--to', to], { environment })).refused,
      ).toBe(code)
      expect(readdirSync(folder).sort()).toEqual(held)
    })

    test('where there is nothing, while a program works there, and where the records are broken', async () => {
      const { environment } = await server.fresh('with-tables')
      const move = (data: string) =>
        typed(moveCommand(), ['--to', 'database'], { data: at(data), environment })
      expect((await move('none')).refused).toBe('move.nothing-here')
      expect(existsSync(at('none'))).toBe(false)
      const company = await openCompany(folder)
      expect((await move('data')).refused).toBe('installation.in-use')
      await company.close()
      for (const [change, code] of [
        [
          'drop trigger "auditKeepsupdate"; update audit set said = said || char(32) where n = 1',
          'move.source-broken',
        ],
        [`pragma foreign_keys = off; update account set "userId" = 'nobody'`, 'move.source-broken'],
        [`update imports set bytes = 'many'`, 'notebook.not-copied'],
      ]) {
        cpSync(folder, at('broken'), { recursive: true })
        const file = new DatabaseSync(at('broken', 'notebook.sqlite'))
        file.exec(String(change))
        file.close()
        expect((await move('broken')).refused).toBe(code)
        expect(existsSync(at('broken', 'notebook.sqlite'))).toBe(true)
        rmSync(at('broken'), { recursive: true })
      }
      cpSync(folder, at('broken'), { recursive: true })
      writeFileSync(at('broken', 'notebook.sqlite'), 'no database at all')
      expect((await move('broken')).refused).toBe('notebook.damaged')
    }, 60_000)
  })

  test('goes on where it was broken off, with what was changed meanwhile; a part of it is no company', async () => {
    const target = await server.fresh('with-tables')
    const place = dataFolder(at('broken-off'))
    cpSync(folder, place.folder, { recursive: true })
    // As one leaves it that was killed amid it.
    const source = await openNotebook(place.notebook)
    const into = await openNotebook(target.url, undefined, target.ownerUrl)
    await sayFolder(into, arriving(await nameAnew(place)))
    const until = (table: string): void => {
      if (table === 'searchTokens') throw new Error('killed here')
    }
    await expect(copyNotebook(source.read, into, { look: until })).rejects.toThrow('killed here')
    await source.change((tx) => tx.updateTable('customers').set({ city: '台北' }).execute())
    await source.close()
    await into.close()
    await expect(openCompany(at('new'), { notebook: withoutOwner(target) })).rejects.toMatchObject({
      code: 'installation.move-unfinished',
    })
    const seen = new Set<string>()
    const where = { url: target.url, ownerUrl: target.ownerUrl }
    const { tables } = await moveToDatabase({
      ...{ folder: place.folder, server: where, cluster: null },
      look: (table) => seen.add(table),
    })
    // A table that is the same is left; one that is not comes anew.
    expect([seen.has('customers'), seen.has('contacts'), seen.has('worth')]).toEqual([true, false, true])
    expect(tables?.length).toBe(before.sums.length + 4)
    expect(
      await asked(target, `select count(*)::int as n from customers where city is distinct from '台北'`),
    ).toEqual([{ n: 0 }])
  }, 120_000)

  test('a database that a move was given up into is not taken for the one that the records are in', async () => {
    const [first, second] = [await server.fresh('with-tables'), await server.fresh('with-tables')]
    const place = dataFolder(at('given-up'))
    cpSync(folder, place.folder, { recursive: true })
    const into = await openNotebook(first.url)
    await sayFolder(into, arriving(await nameAnew(place)))
    await into.close()
    await moveToDatabase({ folder: place.folder, server: withoutOwner(second), cluster: null })
    await expect(openCompany(place.folder, { notebook: withoutOwner(first) })).rejects.toMatchObject({
      code: 'installation.move-unfinished',
    })
    expect((await saidBy(place.folder, second)).dump).toEqual((await saidBy(folder)).dump)
  }, 60_000)

  test('texts that a server cannot keep become what it can, and are no difference', async () => {
    const target = await server.fresh('with-tables')
    const source = await openFile(at('nought.sqlite'), notebookMigrations)
    const into = await openNotebook(target.url, undefined, target.ownerUrl)
    const row = (name: string) => ({ name, value: '"\0"', changedAt: 'a\0b' })
    await source.change((tx) => tx.insertInto('settings').values(['z', '\0', 'a\0', 'a'].map(row)).execute())
    const copied = await copyNotebook(source.read, into)
    expect(copied.find(({ table }) => table === 'settings')?.rows).toBe(4)
    expect(await asked(target, `select name from settings order by name`)).toEqual(
      ['a', 'a\ufffd', 'z', '\ufffd'].map((name) => ({ name })),
    )
    // What is not what it was copied from is not taken for it.
    await asked(
      { url: target.ownerUrl },
      `create function other() returns trigger language plpgsql as $$ begin
      new.value := new.value || ' '; return new; end $$;
      create trigger other before insert on settings for each row execute function other()`,
    )
    await source.change((tx) => tx.insertInto('settings').values(row('b')).execute())
    await expect(copyNotebook(source.read, into)).rejects.toMatchObject({ code: 'notebook.copy-differs' })
    await source.close()
    await into.close()
  }, 60_000)

  test('the command is told of in three languages', async () => {
    const said: string[] = []
    for (const language of languages) {
      const terminal = {
        ...{ stdin: process.stdin, error: () => undefined, taken: async () => undefined },
        ...{ environment: {}, cwd: home },
      }
      const out = (text: string) => void said.push(text)
      await moveCommand().run(['--help'], { ...terminal, out }, speech(language, allWords) as never)
    }
    expect(new Set(said).size).toBe(3)
    for (const text of said) expect(text).toContain('--to database')
  })

  test('whoever is killed who moves them leaves one place that has them', async () => {
    const found = await movesKilled({ company: folder, server, seed: 20_261_127, kills: 3 })
    expect(found.violations).toEqual([])
    expect(found.kills).toBe(3)
    expect(found.moves).toBeGreaterThan(0)
  }, 300_000)

  test.runIf(whole)(
    'is backed up amid imports, undos and worth runs, each time as it stood at one moment',
    async () => {
      const notebook = await server.fresh()
      const found = await backupsAtWork({
        ...{ folder: at('at-work'), lines: 600, seed: 20_261_127, backups: 30, kills: 0, notebook },
      })
      expect(found.violations).toEqual([])
      expect(found.amid).toBeGreaterThan(0)
    },
    900_000,
  )
})

const byTable = (a: TableSum, b: TableSum): number => (a.table < b.table ? -1 : 1)
const withoutOwner = ({ url }: TestDatabase) => ({ url, ownerUrl: null })

/** Past the program. */
async function asked({ url }: { readonly url: string }, statement: string): Promise<object[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (
      ((await client.query(`set ricebook.sees = 'all'; ${statement}`)) as never as { rows: object[] }[])[1]
        ?.rows ?? []
    )
  } finally {
    await client.end()
  }
}
