import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { languages, speech } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { notebookMigrations } from './migrations.ts'
import { openNotebook } from './notebook.ts'
import { newFolder, newNotebook, setting } from './test-folder.ts'
import { integrityOf } from './test-kills.ts'
import { ending, startWriter } from './test-programs.ts'
import { longSteps } from './test-writer.ts'
import { notebookWords } from './words.ts'

function asked<Row>(path: string, question: string): Row[] {
  const database = new DatabaseSync(path)
  const rows = database.prepare(question).all() as Row[]
  database.close()
  return rows
}

const shape = 'select type, name, sql from sqlite_schema order by type, name'
const names = (path: string) =>
  asked<{ name: string }>(path, 'select name from migrations order by rowid').map(({ name }) => name)

describe('a notebook of an earlier version', () => {
  test.each(notebookMigrations.map(({ name }, i) => [i, name] as const))(
    'of the first %d steps, before %s: opens with all, and its rows are there',
    async (steps) => {
      const path = join(newFolder(), 'notebook.sqlite')
      const old = await openNotebook(path, notebookMigrations.slice(0, steps))
      const tables = asked<{ name: string }>(path, "select name from sqlite_schema where type = 'table'")
      const has = (table: string) => tables.some(({ name }) => name === table)
      const customer = { id: 'c1', name: '张伟', kind: 'person', createdAt: '', changedAt: '' } as const
      await old.change(async (tx) => {
        if (has('customers'))
          await tx
            .insertInto('customers')
            .values({ ...defaults, ...customer })
            .execute()
        if (has('settings')) await tx.insertInto('settings').values(setting('zone')).execute()
      })
      await old.close()
      const notebook = await newNotebook(path)
      const found = await notebook.read.selectFrom('customers').select('name').execute()
      expect(found).toEqual(has('customers') ? [{ name: '张伟' }] : [])
      expect(await notebook.read.selectFrom('settings').select('name').execute()).toHaveLength(
        has('settings') ? 1 : 0,
      )
      const fresh = await newNotebook()
      expect(asked(path, shape)).toEqual(asked(fresh.path, shape))
      expect(names(path).toSorted()).toEqual(notebookMigrations.map(({ name }) => name).toSorted())
      expect(integrityOf(path)).toBe('ok')
    },
  )

  test('the steps have different names, each its room and what it is', () => {
    const all = notebookMigrations.map(({ name }) => name)
    expect(new Set(all).size).toBe(all.length)
    for (const name of all) expect(name).toMatch(/^[a-z-]+\.[a-z-]+$/)
  })

  test('a new step of an early room comes after old steps of later ones', async () => {
    const path = join(newFolder(), 'notebook.sqlite')
    const step = (name: string) => ({
      name,
      up: async (db: Parameters<(typeof notebookMigrations)[0]['up']>[0]) => {
        await db.schema.createTable(name).addColumn('n', 'integer').execute()
      },
    })
    await (await openNotebook(path, [step('a'), step('b')])).close()
    await (await openNotebook(path, [step('a'), step('a2'), step('b')])).close()
    expect(names(path)).toEqual(['a', 'b', 'a2'])
  })

  test('that is up to date is not written to', async () => {
    const { path, close } = await newNotebook()
    await close()
    const before = readFileSync(path)
    await (await openNotebook(path)).close()
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

describe('while the tables are brought up to date', () => {
  test('a step that fails leaves nothing of itself, and the ones before it stay', async () => {
    const path = join(newFolder(), 'notebook.sqlite')
    const fails = {
      name: 'b',
      up: async (db: Parameters<(typeof notebookMigrations)[0]['up']>[0]) => {
        await db.schema.createTable('half').addColumn('n', 'integer').execute()
        throw new Error('no further')
      },
    }
    await expect(openNotebook(path, [...longSteps(1), fails])).rejects.toThrow('no further')
    expect(names(path)).toEqual(['step.0'])
    expect(asked(path, "select 1 from sqlite_schema where name = 'half'")).toEqual([])
    await (await openNotebook(path, longSteps(2))).close()
    expect(names(path)).toEqual(['step.0', 'step.1'])
  })

  test('a program killed in the middle of any leaves whole steps only, and the next one goes on', async () => {
    const folder = newFolder()
    const steps = 12
    for (const step of [0, 3, 6, 11]) {
      const path = join(folder, `${step}.sqlite`)
      const child = await startWriter('steps', path, `${steps}:${step}`)
      child.kill('SIGKILL')
      expect(await ending(child)).toBe('SIGKILL')
      const done = names(path)
      expect(done).toHaveLength(step)
      const tables = asked<{ name: string }>(
        path,
        "select name from sqlite_schema where name like 'first%' or name like 'second%'",
      )
      const expected = done.flatMap((_, i) => [`first${i}`, `second${i}`])
      expect(tables.map(({ name }) => name).toSorted()).toEqual(expected.toSorted())
      await (await openNotebook(path, longSteps(steps))).close()
      expect(names(path)).toEqual(longSteps(steps).map(({ name }) => name))
      for (let i = 0; i < steps; i++) {
        expect(asked(path, `select count(*) as n from second${i}`)).toEqual([{ n: 3000 }])
      }
      expect(integrityOf(path)).toBe('ok')
    }
  }, 60_000)

  test('two programs and two openings of one program on a new file take turns', async () => {
    const path = join(newFolder(), 'notebook.sqlite')
    const others = await Promise.all([startWriter('steps', path, 6), startWriter('steps', path, 6)])
    const opened = await Promise.all([openNotebook(path, longSteps(6)), openNotebook(path, longSteps(6))])
    for (const notebook of opened) await notebook.close()
    expect(await Promise.all(others.map(ending))).toEqual([0, 0])
    expect(names(path)).toEqual(longSteps(6).map(({ name }) => name))
    expect(asked(path, 'select count(*) as n from first5')).toEqual([{ n: 3000 }])
  }, 60_000)
})

describe('a file that cannot be a notebook is refused', () => {
  const refused = async (path: string, code: string) => {
    const refusal = await openNotebook(path).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ code, values: { path } })
    for (const language of languages) {
      const said = speech(language, [notebookWords]).say(
        code as keyof typeof notebookWords,
        (refusal as Refusal).values,
      )
      expect(said).toContain(path)
      expect(said).not.toContain('{{')
    }
  }

  test('one of a newer program', async () => {
    const { path, close } = await newNotebook()
    await close()
    asked(path, `insert into migrations values ('moon.first', '') returning name`)
    const before = readFileSync(path)
    await refused(path, 'notebook.too-new')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('one that is no SQLite file, which stays as it is', async () => {
    const path = join(newFolder(), 'notebook.sqlite')
    writeFileSync(path, 'customer,amount\n'.repeat(500))
    await refused(path, 'notebook.damaged')
    expect(readFileSync(path, 'utf8')).toBe('customer,amount\n'.repeat(500))
  })

  test('one with a damaged part: on opening, or when that part is read', async () => {
    const whole = await newNotebook()
    const rows = Array.from({ length: 500 }, (_, i) => setting(`${i}`, 'x'.repeat(500)))
    await whole.change((tx) => tx.insertInto('settings').values(rows).execute())
    await whole.close()
    const bytes = readFileSync(whole.path)
    const path = join(newFolder(), 'notebook.sqlite')
    copyFileSync(whole.path, path)
    writeFileSync(path, bytes.fill(0xa5, 4096 * 2))
    const reading = openNotebook(path).then(async (notebook) => {
      try {
        await notebook.read.selectFrom('settings').selectAll().execute()
      } finally {
        await notebook.close()
      }
    })
    await expect(reading).rejects.toMatchObject({ name: 'Refusal', code: 'notebook.damaged' })
  })

  test('the database of another program, which stays as it is', async () => {
    const path = join(newFolder(), 'notebook.sqlite')
    asked(path, 'pragma journal_mode')
    const database = new DatabaseSync(path)
    database.exec('create table theirs (n integer)')
    database.close()
    const before = readFileSync(path)
    await refused(path, 'notebook.foreign')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a folder in its place, and a place in no folder', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'notebook.sqlite'))
    await refused(join(folder, 'notebook.sqlite'), 'notebook.unreachable')
    await refused(join(folder, 'nowhere', 'notebook.sqlite'), 'notebook.unreachable')
  })
})

const defaults = {
  ...{ code: null, parent: null, phone: null, email: null, address: null, city: null, occupation: null },
  ...{ position: null, gender: null, birthday: null, interests: null, householdSize: null, payday: null },
  ...{ owner: null, source: null, intendedProduct: null, intendedPrice: null, tags: '[]', note: null },
  ...{ importBatch: null, byHand: '[]', version: 1 },
}
