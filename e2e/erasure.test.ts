import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { auditHead, verifyAudit } from '../app/base/audit/audit.ts'
import { type Browser, browserAt, type Got, OWNER } from '../app/base/http/test-server.ts'
import type { Installation } from '../app/base/installation/installation.ts'
import { canonicalLedger } from '../app/base/ledger/canonical.ts'
import { isServer } from '../app/base/notebook/notebook.ts'
import { testOfFiles } from '../app/base/notebook/test-places.ts'
import { written } from '../app/identify/imports/test-encoders.ts'
import { openCompany } from '../app/installed.ts'
import { makeBackup } from '../app/manage/backups/backup.ts'
import { restoreBackup } from '../app/manage/backups/restore.ts'
import { serveCompany } from '../app/server.ts'
import { idle, upload } from './test-serving.ts'
import { tracesIn } from './test-traces.ts'

/*
 * Somebody asks to be forgotten. What they are called, how they are reached and what was said of them are texts that stand
 * nowhere else: each is looked for in every table and in every byte of the data folder.
 */

const her = {
  name: '哨兵欧阳甲',
  number: 'ZQ-778899',
  shop: '哨兵旧名丁',
  phone: '13987654321',
  mail: 'shaobing.jia@example.com',
  street: '哨兵路十二号',
  note: '哨兵便条七',
  before: '哨兵从前的名',
  talk: '哨兵谈话八',
  todo: '哨兵待办九',
  contact: '哨兵联系人十',
} as const
const texts = Object.values(her)

// The program is opened and closed several times.
vi.setConfig({ testTimeout: 120_000 })

const home = mkdtempSync(join(tmpdir(), 'ricebook-erasure-'))
const folder = join(home, 'data')
const backups = join(home, 'backups')
const set = { folder: backups, at: '03:30', keep: { days: 7, weeks: 4, months: 12 }, passphraseFile: null }
let installation: Installation
let owner: Browser
let close: () => Promise<void>
let id: string
let before: Sums
let archive: string

const orders = [
  '编号,姓名,日期,金额,订单号,商品,收货地址',
  `${her.number},${her.name},2024-01-05,120,A1,大米,${her.street}`,
  `${her.number},${her.name},2024-02-05,80,A2,大米,${her.street}`,
  `${her.number},${her.name},昨天,1,A3,大米,${her.street}`,
  'B-1,别人乙,2024-01-06,60,A4,面粉,北路一号',
  'B-1,别人乙,2024-03-06,60,A5,面粉,北路一号',
  '',
].join('\n')
const mapping = 'customer=编号,customerName=姓名,date=日期,amount=金额,order=订单号,product=商品'

async function open(): Promise<void> {
  const troubles: unknown[] = []
  installation = await openCompany(folder, { backups: set, trouble: (error) => troubles.push(error) })
  const server = await serveCompany({ installation, port: 0, log: (failure) => troubles.push(failure) })
  owner = browserAt(server.url)
  close = async () => {
    await server.close()
    await installation.close()
    if (troubles.length > 0) throw new AggregateError(troubles, JSON.stringify(troubles))
  }
}

let keys = 0
const post = async (path: string, body?: unknown): Promise<Got> => {
  const headers = { 'idempotency-key': `key-of-a-request-${keys++}` }
  const got = await owner.send(path, { method: 'POST', headers, ...(body !== undefined && { body }) })
  expect(got.status, `${path}: ${got.text}`).toBeLessThan(300)
  return got
}
const customerCalled = async (name: string): Promise<string> => {
  const { json } = await owner.send(`/api/search?q=${encodeURIComponent(name)}`)
  return String(json.customers[0]?.id ?? '')
}

type Sums = {
  readonly lines: number
  readonly amount: number
  readonly products: string
  readonly paid: number
}

/** What the books need, of everybody. */
async function sums(): Promise<Sums> {
  const facts: { fact: string; amount: number; product: string; day: string }[] = []
  for await (const line of canonicalLedger(installation.ledger)) facts.push(JSON.parse(line))
  const lines = facts.filter(({ fact }) => fact === 'line')
  const sum = (of: typeof facts): number => of.reduce((all, { amount }) => all + amount, 0)
  return {
    lines: lines.length,
    amount: sum(lines),
    products: lines
      .map(({ product, day, amount }) => `${day} ${product} ${amount}`)
      .sort()
      .join('\n'),
    paid: sum(facts.filter(({ fact }) => fact === 'payment')),
  }
}

beforeAll(async () => {
  mkdirSync(backups)
  await open()
  await post('/api/set-up', { ...OWNER, name: '王春满', company: '春满粮油' })
  await upload(owner, written(orders, 'gb18030'), { fileName: '订单.csv', mapping })
  await idle(owner)
  // The same again from another till, by another name and without order numbers: some lines in both files.
  const till = `客户,日期,金额\n${her.shop},2024-04-01,30\n${her.shop},2024-04-01,30\n散客,2024-04-01,30\n`
  await upload(owner, till, { fileName: '收银一.csv', source: 'till' })
  await upload(owner, `${till}${her.shop},2024-05-01,9\n`, { fileName: '收银二.csv', source: 'till' })
  await upload(owner, `客户,日期,金额\n${her.number},2024-02-09,50\nB-1,2024-02-09,20\n`, {
    ...{ fileName: '收款.csv', kind: 'payments' },
  })
  await upload(
    owner,
    `编号,姓名,手机,邮箱,地址,备注\n${her.number},${her.name},${her.phone},${her.mail},${her.street},${her.note}\nB-1,别人乙,,,,\n`,
    { fileName: '名单.csv', kind: 'customers' },
  )
  // One that is refused, and one that waits for a word.
  await upload(owner, `客户,日期,金额\n${her.name},谁知道,很多\n`, { fileName: '坏的.csv' })
  await upload(owner, `客户,日期,金额\n${her.shop},2024-06-01,11\n散客,2024-06-02,12\n`, {
    ...{ fileName: '待确认.csv', source: 'till', lookFirst: 'yes' },
  })
  await idle(owner)
  id = await customerCalled(her.name)
  await post(`/api/customers/${id}/identities`, { source: 'till', party: her.shop })
  const change = async (fields: object): Promise<void> => {
    const { json } = await owner.send(`/api/customers/${id}`)
    const { status, text } = await owner.send(`/api/customers/${id}`, {
      method: 'PATCH',
      body: { version: json.version, fields },
      headers: { 'idempotency-key': `key-of-a-change-${keys++}` },
    })
    expect(status, text).toBe(200)
  }
  await change({ name: her.before })
  await change({ name: her.name, tags: ['老客户'] })
  await post(`/api/customers/${id}/contacts`, { name: her.contact, phone: her.phone, email: her.mail })
  await post(`/api/customers/${id}/follow-ups`, { text: her.talk })
  await post('/api/actions', { customer: id, kind: 'answer', dueDay: '2024-06-01', note: her.todo })
  await post('/api/views', { name: '找她', shared: false, state: { filter: {}, query: her.name } })
  await post('/api/bulk-edits', { selection: { of: 'ids', ids: [id] }, edit: { what: 'city', to: '无锡' } })
  await post(`/api/customers/${id}/reveal`)
  await post('/api/exports')
  await idle(owner)
  archive = join(backups, 'ricebook-20240101-000000.tar.gz')
  if (!isServer(installation.notebook.path))
    await makeBackup(installation, { to: archive, passphrase: null, now: () => '2024-01-01T00:00:00.000Z' })
  before = await sums()
}, 120_000)
afterAll(async () => {
  await close()
  rmSync(home, { recursive: true })
})

test('before anything is erased, every text of theirs is found', async () => {
  await close()
  const traces = await tracesIn(folder, texts)
  for (const text of texts)
    expect(
      traces.some((trace) => trace.endsWith(text)),
      text,
    ).toBe(true)
  await open()
  await owner.send('/api/sign-in', { method: 'POST', body: OWNER })
})

test('what goes is told before, and a name that is not theirs erases nothing', async () => {
  const { json } = await owner.send(`/api/customers/${id}/erasure`)
  expect(json).toMatchObject({
    ...{ name: her.name, talks: 1, actions: 3, contacts: 1, identities: 2 },
    job: null,
  })
  expect(json.files).toBeGreaterThanOrEqual(4)
  const asked = await owner.send(`/api/customers/${id}/erasure`, { method: 'POST', body: { name: '别人乙' } })
  expect(asked.status).toBe(422)
  expect(asked.json.code).toBe('erasure.name-differs')
  expect((await owner.send(`/api/customers/${id}`)).status).toBe(200)
})

test('afterwards no text leads to them, the books are as they were, and the audit is whole', async () => {
  const { json } = await post(`/api/customers/${id}/erasure`, { name: her.name })
  const again = await owner.send(`/api/customers/${id}/erasure`, { method: 'POST', body: { name: her.name } })
  expect([404, 202]).toContain(again.status)
  await idle(owner)
  expect((await owner.send(`/api/jobs/${json.job}`)).json).toMatchObject({ state: 'done', failure: null })
  expect((await owner.send(`/api/customers/${id}`)).status).toBe(404)
  expect((await owner.send(`/api/customers/${id}/erasure`)).status).toBe(404)
  expect(await sums()).toEqual(before)
  const read = installation.notebook.read
  expect((await verifyAudit(read)).broken).toBeNull()
  expect((await auditHead(read)).entries).toBeGreaterThan(20)
  const { json: audit } = await owner.send(`/api/audit?record=${id}`)
  expect(audit.rows.map(({ what }: { what: string }) => what)).toContain('customer.erased')
  expect(audit.text ?? JSON.stringify(audit)).not.toContain('哨兵')
  const { json: imports } = await owner.send('/api/imports')
  const told = imports.rows.map(({ fileName, rowsErased, fileErased }: Record<string, unknown>) => [
    ...[fileName, rowsErased, fileErased],
  ])
  expect(told).toContainEqual(['订单.csv', 3, false])
  await close()
  expect(await tracesIn(folder, texts)).toEqual([])
  expect(readFileSync(join(folder, 'ricebook-erased.json'), 'utf8')).toContain(id)
  expect(readFileSync(join(backups, 'ricebook-erased.json'), 'utf8')).not.toContain('哨兵')
  await open()
  await owner.send('/api/sign-in', { method: 'POST', body: OWNER })
})

test('the old file once more brings neither them back nor a line twice, and what they buy later is somebody new’s', async () => {
  await upload(owner, written(orders, 'gb18030'), { fileName: '订单.csv', mapping })
  await idle(owner)
  const { json } = await owner.send('/api/imports')
  expect(json.rows[0]).toMatchObject({ state: 'standing', rowsErased: 3 })
  expect(json.rows[0].figures).toMatchObject({ rejected: 3, added: 0, known: 2 })
  expect(await customerCalled(her.name)).toBe('')
  expect(await sums()).toEqual(before)
  await upload(
    owner,
    `编号,姓名,手机,邮箱,地址,备注\n${her.number},${her.name},${her.phone},${her.mail},${her.street},${her.note}\n`,
    { fileName: '名单.csv', kind: 'customers' },
  )
  await idle(owner)
  expect(await customerCalled(her.name)).toBe('')
  await close()
  expect(await tracesIn(folder, texts)).toEqual([])
  await open()
  await owner.send('/api/sign-in', { method: 'POST', body: OWNER })
  const tomorrow = Temporal.Now.plainDateISO().add({ days: 2 })
  await upload(owner, `编号,日期,金额,订单号\n${her.number},${tomorrow},5,Z9\n`, {
    fileName: '新的.csv',
    mapping: 'customer=编号,date=日期,amount=金额,order=订单号',
  })
  await idle(owner)
  const back = await customerCalled(her.number)
  expect(back).not.toBe('')
  expect(back).not.toBe(id)
})

testOfFiles('no back-up from before brings them back', async () => {
  const restored = join(home, 'restored')
  const { erasedAgain } = await restoreBackup({ file: archive, folder: restored, passphrase: null })
  expect(erasedAgain).toBe(1)
  expect(await tracesIn(restored, texts)).toEqual([])
  const alone = join(home, 'alone')
  mkdirSync(alone)
  const copy = join(alone, 'ricebook-20240101-000000.tar.gz')
  writeFileSync(copy, readFileSync(archive))
  const without = await restoreBackup({ file: copy, folder: join(home, 'unlisted'), passphrase: null })
  expect(without.erasedAgain).toBeNull()
})
