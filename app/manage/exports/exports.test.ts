import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { theProgram } from '../../base/access/person-of.ts'
import { everything } from '../../base/access/sight.ts'
import { Cancelled, type JobContext } from '../../base/jobs/job.ts'
import { type Language, languages, speech, type Words } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { testOfFiles } from '../../base/notebook/test-places.ts'
import { createCustomer } from '../../identify/customers/customers.ts'
import { type TestCompany, testCompany } from '../../identify/imports/test-companies.ts'
import { openTestInstallation, type TestInstallation } from '../../identify/imports/test-installations.ts'
import { addAction } from '../../interact/actions/actions.ts'
import { logFollowUp } from '../../interact/follow-ups/follow-ups.ts'
import { changeCompany } from '../settings/settings.ts'
import { exportFileNames } from './contract.ts'
import { type Asker, askExport, listExports, removeExport, sweepExports, takeExport } from './exports.ts'
import { columnsOf, headingsOf } from './files.ts'
import { fileOfTable, type RecordFile, recordFiles, recordsSql } from './store.ts'
import { archivePath, depsOf, exported, person, type Taken } from './test-exports.ts'
import { exportsWords } from './words.ts'
import { writeExport } from './write-export.ts'

const texts: Readonly<Record<string, unknown>> = exportsWords

describe('a company that leaves', () => {
  let company: TestInstallation
  let owner: Asker
  let taken: Taken
  beforeAll(async () => {
    company = await openTestInstallation()
    owner = await person(company)
    await changeCompany({ name: '春满粮油' }, { ...depsOf(company), ...settingsDeps })
    await company.bring({
      text: '订单号,客户名称,下单日期,商品,数量,实付金额,到期日\nA1,=王五,2024-03-05,"米, 10kg",1,79.00,\nA2,赵六,2024-03-06,油,2,137.00,2024-04-05\n',
      fileName: '三月.csv',
    })
    await company.bring({ text: '客户,日期,金额\n赵六,2024-03-07,12.5\n', source: '收银台' })
    await company.bring({
      kind: 'payments',
      text: '客户,收款日期,收款金额,收款单号\n赵六,2024-03-07,100,R1\n',
    })
    await company.bring({ kind: 'products', text: '商品编号,商品名称,成本\n油,菜籽油5L,55.5\n' })
    const { id } = await createCustomer(
      { name: '春风饭店', kind: 'company', phone: '13800138000', tags: ['早市', 'VIP'], note: '一行\n两行' },
      company.people,
    )
    const talks = { ...depsOf(company), today: async () => '2024-03-08', touched: () => undefined }
    await logFollowUp(
      { customer: id, followUp: { kind: 'wechat', text: '@所有人：要新米' }, by: owner.id },
      talks,
    )
    await addAction(
      {
        action: { customer: id, kind: 'answer', dueDay: '2024-03-09', note: '回电话' },
        by: owner.id,
        sight: everything,
      },
      talks,
    )
    await company.said()
    taken = await exported(company, owner)
  }, 60_000)
  afterAll(() => company.done())

  test('takes every file there is, one of facts for each source', () => {
    const bySource = ['orders', 'payments', 'products', 'customers']
    const facts = ['orders-main', 'orders-收银台', 'payments-main', 'products-main']
    facts.push('customers-main', 'customers-收银台')
    const records = exportFileNames.filter((name) => !bySource.includes(name))
    expect([...taken.names].sort()).toEqual(
      [...[...facts, ...records].map((name) => `${name}.csv`), 'README.txt'].sort(),
    )
    expect(taken.told.files?.find(({ name }) => name === 'orders-main.csv')?.rows).toBe(2)
  })

  test('finds its facts as they were read, each with where it came from', () => {
    const [first, second] = taken.rows('orders-main.csv')
    expect(first).toMatchObject({ order: 'A1', customer: "'=王五", product: '米, 10kg', amount: '79' })
    expect(second).toEqual({
      ...{
        order: 'A2',
        date: '2024-03-06',
        customer: '赵六',
        customerName: '',
        product: '油',
        quantity: '2',
      },
      ...{ amount: '137', profit: '', due: '2024-04-05', currency: 'CNY', ricebook_orders: '1/3' },
    })
    expect(taken.rows('orders-收银台.csv')).toMatchObject([{ order: '', amount: '12.5', customer: '赵六' }])
    expect(taken.rows('payments-main.csv')).toMatchObject([{ reference: 'R1', amount: '100', order: '' }])
    expect(taken.rows('products-main.csv')).toMatchObject([{ product: '油', name: '菜籽油5L', cost: '55.5' }])
  })

  test('finds its records, and each file leads to the others', () => {
    const inn = taken.rows('customers-main.csv').find(({ name }) => name === '春风饭店')
    expect(inn).toMatchObject({
      kind: 'company',
      phone: '+8613800138000',
      tags: '早市, VIP',
      note: '一行\n两行',
    })
    const record = inn?.ricebook_customers
    expect(taken.rows('follow-ups.csv')).toMatchObject([{ record, text: "'@所有人：要新米", by: owner.id }])
    expect(taken.rows('actions.csv').find(({ kind }) => kind === 'answer')).toMatchObject({
      record,
      reason: expect.stringContaining('回电话'),
    })
    const [main, till] = [taken.rows('customers-main.csv'), taken.rows('customers-收银台.csv')]
    expect([main.length, till.length]).toEqual([3, 1])
    const customers = new Set([...main, ...till].map((row) => row.ricebook_customers))
    const about = ['identities', 'worth', 'needs', 'receivables', 'worth-history', 'follow-ups', 'touches']
    for (const file of about)
      for (const row of taken.rows(`${file}.csv`)) expect(customers, file).toContain(row.record)
    expect(taken.rows('identities.csv')).toHaveLength(3)
    expect(taken.rows('worth.csv').length).toBeGreaterThan(1)
  })

  test('reads amounts in units of its currency, and days and instants as ISO has them', () => {
    const worth = taken.rows('worth.csv').find((row) => row.revenue === '137.00')
    expect(worth).toMatchObject({ lastDay: '2024-03-06', stage: expect.any(String) })
    expect(taken.rows('receivables.csv')).toMatchObject([{ open: '37.00', oldestDue: '2024-04-05' }])
    expect(taken.rows('follow-ups.csv')[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT.*(Z|\+00:00)$/)
    expect(taken.rows('settings.csv')).toMatchObject([{ name: 'name', value: '"春满粮油"' }])
  })

  test('carries no secret away', () => {
    expect(taken.rows('users.csv')).toMatchObject([{ id: owner.id, name: '王春满', role: 'owner' }])
    for (const name of taken.names) expect(taken.text(name), name).not.toMatch(/password|token|salt/i)
  })

  test.each(languages)(
    'in %s, headings and the page beside the files name everything in words',
    async (language) => {
      const mine = await exported(company, owner, language)
      const { say } = speech(language, [exportsWords])
      const readme = mine.text('README.txt')
      expect(readme.startsWith('\uFEFF')).toBe(true)
      expect(readme).not.toMatch(/exports\.(?!csv)|\{\{|undefined/)
      for (const name of mine.names.filter((one) => one !== 'README.txt')) {
        expect(mine.text(name).startsWith('\uFEFF'), name).toBe(true)
        expect(mine.text(name), name).toMatch(/\r\n$/)
        expect(readme).toContain(`## ${name}`)
      }
      for (const file of exportFileNames) {
        expect(texts, `${file} is explained`).toHaveProperty([`exports.file.${file}`])
        for (const column of columnsOf(file).names)
          expect(texts, `${file}: ${column} has a heading`).toHaveProperty([`exports.column.${column}`])
        const headings = headingsOf(file, { say: say as never })
        expect(new Set(headings).size, file).toBe(headings.length)
        for (const heading of headings.slice(0, -1)) expect(readme).toContain(heading)
      }
    },
  )
})

test('every column of every table that is exported is in its file, or said here why it is not', async () => {
  const leftOut: Readonly<Record<string, readonly string[]>> = {
    // Made of others.
    customers: ['nameKey', 'version', 'importBatch', 'byHand'],
    contacts: ['id'],
    reveals: ['id'],
    identities: ['importBatch', 'changed'],
    customerChanges: ['id'],
    followUps: ['id'],
    // What lists are ranked by, and how a change is undone.
    actions: [
      ...['id', 'key', 'spread', 'rankBy', 'evidence', 'occasionDay', 'run', 'lastChange'],
      ...['changedBy', 'before'],
    ],
    touches: ['id', 'kept', 'changed'],
    worth: ['rankBy'],
    needs: ['run'],
    receivables: ['run'],
    user: ['emailVerified', 'image', 'updatedAt'],
    // How far it has come.
    bulkEdits: ['place', 'looked', 'undoPlace'],
    imports: ['id', 'settings', 'refusal', 'job', 'worthJob', 'rowsErased', 'fileErased'],
    exports: ['job', 'language', 'permissions', 'fields', 'mark', 'refusal', 'expiresAt'],
    exportDownloads: ['id'],
  }
  const company = await testCompany('2024-03-08')
  for (const [table, file] of Object.entries(fileOfTable)) {
    if (file === null) continue
    const tables = await company.notebook.read.introspection.getTables()
    const columns = tables.find(({ name }) => name === table)?.columns ?? []
    expect(columns, table).not.toEqual([])
    const given: Readonly<Record<string, string | null>> = recordFiles[file].columns
    const there = new Set(Object.entries(given).map(([name, expression]) => expression ?? name))
    const missing = columns
      .map(({ name }) => name)
      .filter((name) => !there.has(name) && !(leftOut[table] ?? []).includes(name))
    expect(missing, table).toEqual([])
  }
  await company.close()
})

testOfFiles(
  'every page of records is a walk along a key: nothing is sorted, no table is looked through for it',
  async () => {
    const company = await testCompany('2024-03-08')
    for (const file of Object.keys(recordFiles) as RecordFile[]) {
      const key = recordFiles[file].key.map(() => 'x')
      for (const after of [null, key]) {
        const page = recordsSql({ file, source: 'main' }, { after, most: 10 })
        const { rows } = await sql<{ detail: string }>`explain query plan ${page}`.execute(
          company.notebook.read,
        )
        const plan = rows.map(({ detail }) => detail).join('; ')
        expect(plan, file).not.toMatch(/TEMP B-TREE|MULTI-INDEX/)
        if (after !== null) expect(plan.split('; ')[0], file).toMatch(/^SEARCH .*[>=]/)
      }
    }
    await company.close()
  },
)

describe('an export', () => {
  let company: TestInstallation
  let owner: Asker
  let manager: Asker
  beforeAll(async () => {
    company = await openTestInstallation()
    owner = await person(company)
    manager = await person(company, '李四', ['users.manage', 'worth.read'])
    await company.bring({ text: '客户,日期,金额\n王五,2024-03-07,12.5\n' })
    await company.said()
  })
  afterAll(() => company.done())
  const one = async (id: string) =>
    (await listExports({ person: owner, before: null, most: 50 }, depsOf(company))).find(
      (row) => row.id === id,
    )

  test('holds what who asks may read, and no more', async () => {
    const { names } = await exported(company, manager)
    for (const name of ['users.csv', 'worth.csv', 'worth-history.csv', 'worth-runs.csv'])
      expect(names).not.toContain(name)
    expect(names).toContain('customers-main.csv')
  })

  test('is for who asked, and for whoever could read all of it anyhow', async () => {
    const { told } = await exported(company, owner)
    const deps = depsOf(company)
    await expect(takeExport({ id: told.id, person: manager }, deps)).rejects.toMatchObject({
      code: 'exports.no-right',
    })
    await expect(removeExport({ id: told.id, person: manager }, deps)).rejects.toMatchObject({
      code: 'exports.no-right',
    })
    const seen = await listExports({ person: manager, before: null, most: 50 }, deps)
    expect(seen.find(({ id }) => id === told.id)).toMatchObject({ mayDownload: false, by: '王春满' })
    const theirs = await exported(company, manager)
    await takeExport({ id: theirs.told.id, person: owner }, deps)
    expect((await one(theirs.told.id))?.downloads.map(({ by }) => by)).toEqual(['李四', '王春满'])
  })

  test('goes when its time is over, also where nobody has swept yet; who had it is kept', async () => {
    const { told } = await exported(company, owner)
    const later = {
      ...depsOf(company),
      now: () =>
        Temporal.Now.instant()
          .add({ hours: 24 * 8 })
          .toString(),
    }
    const path = archivePath(company.folder, told.id)
    await expect(takeExport({ id: told.id, person: owner }, later)).rejects.toMatchObject({
      code: 'exports.gone-not-found',
    })
    expect(existsSync(path)).toBe(true)
    const [over] = await listExports({ person: owner, before: null, most: 1 }, later)
    expect(over).toMatchObject({ id: told.id, state: 'ready', mayDownload: false })
    await sweepExports(later)
    expect(existsSync(dirname(path))).toBe(false)
    expect(await one(told.id)).toMatchObject({ state: 'removed', mayDownload: false, sha256: told.sha256 })
    expect((await one(told.id))?.downloads).toHaveLength(1)
  })

  test('sweeping takes what is left of given-up ones, and nothing that is wanted', async () => {
    const { told } = await exported(company, owner)
    const left = archivePath(company.folder, '01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71')
    await mkdir(dirname(left), { recursive: true })
    await writeFile(left, 'half')
    await sweepExports(depsOf(company))
    expect(existsSync(left)).toBe(false)
    expect(existsSync(archivePath(company.folder, told.id))).toBe(true)
  })

  test('is taken away when asked; a file that is gone is told to be gone', async () => {
    const { told } = await exported(company, owner)
    const gone = await removeExport({ id: told.id, person: owner }, depsOf(company))
    expect(gone).toMatchObject({ state: 'removed', mayDownload: false })
    expect(existsSync(archivePath(company.folder, told.id))).toBe(false)
    const { told: other } = await exported(company, owner)
    await rm(archivePath(company.folder, other.id))
    await expect(takeExport({ id: other.id, person: owner }, depsOf(company))).rejects.toMatchObject({
      code: 'exports.gone-not-found',
    })
  })

  test('is one at a time', async () => {
    const ask = () => askExport({ person: owner, language: 'en' }, depsOf(company))
    const both = await Promise.allSettled([ask(), ask()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'exports.already-under-way' },
    })
    for (const job of await company.jobs.list({ kind: 'export', most: 50 }))
      await company.jobs.waitFor(job.id)
    expect((await exported(company, owner)).names).toContain('README.txt')
  })
})

describe('the writing of an export', () => {
  let company: TestCompany
  let owner: Asker
  beforeAll(async () => {
    company = await testCompany('2024-03-08')
    owner = await person(company)
    for (let nth = 0; nth < 5; nth++)
      await createCustomer(
        { name: `客户${nth}` },
        { ...company, now: () => '2024-03-08T08:00:00.000Z', ...theProgram, user: owner.id, country: 'CN' },
      )
  })
  afterAll(() => company.close())
  const speak = (language: Language) => ({ ...speech(language, [exportsWords as Words]), knows: () => false })
  const asked = async () => {
    const jobs = { enqueue: company.context.enqueue, cancel: () => Promise.reject(new Error('no job')) }
    const deps = { ...company, jobs, now: () => new Date().toISOString() }
    // The job of one before has ended, as far as anybody knows.
    await company.notebook.plain
      .updateTable('exports')
      .set({ state: 'failed' })
      .where('state', '=', 'asked')
      .execute()
    const { id } = await askExport({ person: owner, language: 'en' }, deps)
    return { id, path: archivePath(company.folder, id) }
  }
  const stateOf = async (id: string) =>
    (
      await company.notebook.read
        .selectFrom('exports')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).state

  test('stops when asked to, leaves nothing behind, and begins anew when it runs again', async () => {
    const { id, path } = await asked()
    let looks = 0
    const stopping = { ...company.context, cancelAsked: () => ++looks > 3 }
    await expect(writeExport(id, stopping, speak)).rejects.toThrow(Cancelled)
    expect(existsSync(dirname(path))).toBe(false)
    expect(await stateOf(id)).toBe('asked')
    // Killed in the middle, it left this.
    await mkdir(dirname(path), { recursive: true })
    await writeFile(join(dirname(path), 'writing.zip'), 'half of it')
    await writeExport(id, company.context, speak)
    expect(await stateOf(id)).toBe('ready')
    expect(await readdir(dirname(path))).toEqual(['export.zip'])
    const { mtimeMs } = await stat(path)
    await writeExport(id, company.context, speak)
    expect((await stat(path)).mtimeMs, 'what is done is not done again').toBe(mtimeMs)
  })

  test('says what it cannot do, and stays failed', async () => {
    const { id, path } = await asked()
    const context = {
      ...company.context,
      ledger: {
        ...company.context.ledger,
        readable: async () => {
          throw new Refusal('ledger.disk-full', { path: '/' })
        },
      },
    }
    await expect(writeExport(id, context, speak)).rejects.toMatchObject({ code: 'ledger.disk-full' })
    expect(await stateOf(id)).toBe('failed')
    expect(existsSync(dirname(path))).toBe(false)
  })

  test('tells how far it has come, to the last row', async () => {
    const { id } = await asked()
    const told: [number, number][] = []
    const progress: JobContext['progress'] = (_stage, done, of) =>
      void told.push([done, typeof of === 'number' ? of : of.total])
    await writeExport(id, { ...company.context, progress }, speak)
    const [done, total] = told.at(-1) ?? []
    expect(done).toBe(total)
    expect(told.map(([so]) => so)).toEqual(told.map(([so]) => so).toSorted((a, b) => a - b))
  })
})

const settingsDeps = {
  filesStanding: async () => ({ count: 0, currencies: [] }),
  revalue: async () => undefined,
}
