import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { rowsOf } from '../app/identify/imports/delimited.ts'
import { filesIn } from '../app/manage/exports/test-exports.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { idle, pagesBuilt, type Serving, serving, upload } from './test-serving.ts'
import { shopIn } from './test-shop.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440, dark: true },
  { language: 'en', width: 390 },
  { language: 'zh-TW', width: 390, dark: true },
]
const chinese = { language: 'zh-CN', width: 1440 } as const
const english = { language: 'en', width: 1440 } as const

describe.skipIf(!existsSync(CHROMIUM))(
  'Exports in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser
    let manager: Browser

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
      const who = { email: 'manager@example.com', password: OWNER.password }
      await owner.send('/api/users', { method: 'POST', body: { ...who, name: '周经理', role: 'manager' } })
      manager = program.browser()
      await manager.send('/api/sign-in', { method: 'POST', body: who })
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    const open = (view: View, as = owner) => opened(chromium, program.url, { ...view, as })
    const exports = async (): Promise<Told[]> => (await owner.send('/api/exports')).json.rows

    test('before the first it says what an export is', async () => {
      const { page, context, troubles } = await open(chinese)
      await page.goto('/exports')
      await page.getByText('还没有导出过', { exact: false }).waitFor()
      await page.getByText('不在里面的只有密码和登录。').waitFor()
      await expectInOrder(page, chinese)
      expect(troubles).toEqual([])
      await context.close()
    })

    describe('with a company like the demo', () => {
      beforeAll(async () => {
        await shopIn(owner, ['customers', 'orders'])
      }, 120_000)

      test('everything is exported, downloaded and unpacked, and is what the stores hold', async () => {
        const { page, context, troubles } = await open(chinese)
        await page.goto('/today')
        await page.getByRole('link', { name: '导出' }).click()
        await page.getByRole('button', { name: '导出一切' }).click()
        await page.locator('.export .tag.good').waitFor({ timeout: 40_000 })
        const path = await downloaded(page, '下载')
        const files = await filesIn(path)
        const table = (name: string): readonly Record<string, string>[] => tableIn(files.get(name) ?? '')
        expect(files.get('README.txt')).toContain('春满粮油')

        const records = notebookOf(program)
        const customers = records('select count(*) as n from customers')
        expect(customers).toBeGreaterThan(100)
        expect(table('customers-main.csv')).toHaveLength(customers)
        expect(table('worth.csv')).toHaveLength(
          records(
            `select count(*) as n from worth where run = (select run from "worthRuns" where state = 'current')`,
          ),
        )
        const facts = await ledgerOf(program)
        const orders = table('orders-main.csv')
        expect(orders).toHaveLength(facts.lines)
        expect(new Set(orders.map(({ order }) => order)).size).toBe(facts.orders)
        const bought = new Set(orders.map(({ customer }) => customer).filter((party) => party !== ''))
        expect(bought.size).toBe(facts.customers)
        const sum = orders.reduce((all, { amount }) => all + Math.round(Number(amount) * 10_000), 0)
        expect(sum).toBe(facts.amount)

        // Who took it, stands there.
        await page.getByText('王春满下载过', { exact: false }).waitFor()
        const [told] = await exports()
        expect(told).toMatchObject({ state: 'ready', by: '王春满', bytes: (await readFile(path)).length })
        expect(troubles).toEqual([])
        await context.close()
      })

      test('one that is being written shows how far it is', async () => {
        const { page, context, troubles } = await open(chinese)
        let holds = true
        // The program writes faster than anybody could look: what it says of it is held where it is half-way.
        await page.route('**/api/exports', async (route) => {
          if (!holds || route.request().method() !== 'GET') return route.continue()
          const response = await route.fetch()
          const body: { rows: Told[] } = await response.json()
          const [first] = body.rows
          if (first) Object.assign(first, { state: 'running', progress: { done: 500, total: 2_000 } })
          await route.fulfill({ response, json: body })
        })
        await page.route('**/api/jobs/*', (route) => (holds ? route.abort('failed') : route.continue()))
        await page.goto('/exports')
        const bar = page.getByRole('progressbar')
        await bar.waitFor()
        expect(await bar.getAttribute('aria-valuenow')).toBe('25')
        await page.getByText('2,000 行里写好了 500 行', { exact: false }).waitFor()
        await expectInOrder(page, chinese)
        holds = false
        await bar.waitFor({ state: 'detached' })
        await page.locator('.export .tag.good').first().waitFor()
        expect(troubles.filter((one) => !/ERR_FAILED/.test(one))).toEqual([])
        await context.close()
      })

      test('one that waits behind other work is the only one, says so, and is stopped with one tap', async () => {
        const { page, context, troubles } = await open(chinese)
        await page.goto('/exports')
        const begin = page.getByRole('button', { name: '导出一切' })
        await begin.and(page.locator(':enabled')).waitFor()
        const { json } = await upload(owner, manyOrders(), {
          fileName: '很长.csv',
          kind: 'orders',
          lookFirst: 'yes',
        })
        // Somebody else was quicker; this page does not know yet.
        await owner.send('/api/exports', { method: 'POST' })
        await begin.click()
        await page.getByRole('alert').getByText('已经有一份导出正在写', { exact: false }).waitFor()
        await page.getByText('前面还有别的活在做', { exact: false }).waitFor()
        await expectInOrder(page, chinese)
        await page.getByRole('button', { name: '停下' }).click()
        await page.locator('.export').first().getByText('已停下').waitFor()
        await begin.waitFor()
        expect(await page.getByRole('alert').count()).toBe(0)
        expect((await exports())[0]).toMatchObject({ state: 'cancelled', bytes: null })
        await owner.send(`/api/imports/${json.imports.id}/give-up`, { method: 'POST' })
        await idle(owner)
        // For the next to be taken away.
        await begin.click()
        await page.locator('.export').first().getByText('写好了').waitFor({ timeout: 40_000 })
        expect(troubles.filter((one) => !/status of 409/.test(one))).toEqual([])
        await context.close()
      })

      test('a file is removed after a word, and that it was and who had it stays', async () => {
        const before = (await exports()).filter(({ state }) => state === 'ready').length
        const { page, context, troubles } = await open(chinese)
        await page.goto('/exports')
        const row = page.locator('.export', { hasText: '王春满下载过' })
        await row.getByRole('button', { name: '删除文件…' }).click()
        await page.getByText('删掉这份文件？').waitFor()
        await expectInOrder(page, chinese)
        await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
        await row.getByText('文件已删除').waitFor()
        await row.getByText('王春满下载过', { exact: false }).waitFor()
        expect((await exports()).filter(({ state }) => state === 'ready')).toHaveLength(before - 1)
        expect(troubles).toEqual([])
        await context.close()
      })

      test('what is gone by the time somebody wants it is not offered any more, and nothing is saved', async () => {
        const { page, context, troubles } = await open(chinese)
        await page.goto('/exports')
        const link = page.getByRole('link', { name: '下载' }).first()
        await link.waitFor()
        for (const { id, state } of await exports())
          if (state === 'ready') await owner.send(`/api/exports/${id}`, { method: 'DELETE' })
        let saved = 0
        page.on('download', () => saved++)
        await link.click()
        await link.waitFor({ state: 'detached' })
        await page.getByText('文件已删除').first().waitFor()
        expect(saved).toBe(0)
        expect(troubles).toEqual([])
        await context.close()
      })

      test('who may read less gets less, is told so, and gets nobody else’s', async () => {
        await owner.send('/api/exports', { method: 'POST' })
        await idle(owner)
        const { page, context, troubles } = await open(english, manager)
        await page.goto('/exports')
        await page.getByText('It goes by your role', { exact: false }).waitFor()
        const theirs = page.locator('.export', { hasText: 'only who asked for it may download it' })
        await theirs.waitFor()
        expect(await theirs.getByRole('link').count()).toBe(0)
        await page.getByRole('button', { name: 'Export everything' }).click()
        await page.getByRole('link', { name: 'Download' }).waitFor({ timeout: 40_000 })
        const files = await filesIn(await downloaded(page, 'Download'))
        expect([...files.keys()]).toContain('customers-main.csv')
        expect([...files.keys()]).not.toContain('users.csv')
        expect(files.get('README.txt')).toContain('everything in Ricebook')
        expect(troubles).toEqual([])
        await context.close()
      })

      test.each(views)('everything is in order: $language, $width', async (view) => {
        const { page, context, troubles } = await open(view)
        await page.goto('/exports')
        await page.locator('.export').nth(2).waitFor()
        await page.locator('summary').first().click()
        await expectInOrder(page, view)
        expect(troubles).toEqual([])
        await context.close()
      })

      test('who may not export finds no way here', async () => {
        const who = { email: 'sales@example.com', password: OWNER.password }
        await owner.send('/api/users', { method: 'POST', body: { ...who, name: '小李', role: 'sales' } })
        const sales = program.browser()
        await sales.send('/api/sign-in', { method: 'POST', body: who })
        const { page, context } = await open(chinese, sales)
        await page.goto('/exports')
        await page.getByText('没有这一页').waitFor()
        expect(await page.getByRole('link', { name: '导出' }).count()).toBe(0)
        await context.close()
      })
    })
  },
)

/** A file that takes the program some seconds to look at. */
function manyOrders(): string {
  const lines = ['客户,日期,金额']
  for (let i = 0; i < 400_000; i++)
    lines.push(`长${i % 5_000},2024-0${1 + (i % 9)}-1${i % 10},${1 + (i % 97)}`)
  return `${lines.join('\n')}\n`
}

type Told = { readonly id: string; readonly state: string }

/** Where the browser has saved what the first such link gives. */
async function downloaded(page: Page, link: string): Promise<string> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).first().click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/春满粮油.*\.zip$/)
  return download.path()
}

/** Rows by the names in brackets of their headings. */
function tableIn(text: string): readonly Record<string, string>[] {
  const [headings = [], ...rows] = rowsOf(text.replace(/^\uFEFF/, ''), ',').map(({ cells }) => cells)
  const names = headings.map((heading) => /\((\w+)\)$/.exec(heading)?.[1] ?? heading)
  return rows
    .filter((cells) => cells.length === names.length)
    .map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])))
}

function notebookOf({ folder }: Serving): (sql: string) => number {
  return (sql) => {
    const notebook = new DatabaseSync(join(folder, 'notebook.sqlite'), { readOnly: true })
    try {
      return Number(notebook.prepare(sql).get()?.n)
    } finally {
      notebook.close()
    }
  }
}

/** The ledger is its program's alone, so a copy is asked: nothing is written while nobody does anything. */
async function ledgerOf({ folder }: Serving) {
  const place = await mkdtemp(join(tmpdir(), 'ricebook-ledger-'))
  for (const name of ['ledger.duckdb', 'ledger.duckdb.wal'])
    if (existsSync(join(folder, name))) await copyFile(join(folder, name), join(place, name))
  const duck = await DuckDBInstance.create(join(place, 'ledger.duckdb'))
  const connection = await duck.connect()
  try {
    const reader = await connection.runAndReadAll(
      `select count(*), count(distinct order_no), count(distinct party), sum(amount)
       from lines join committed using (batch) where counts`,
    )
    const [lines = 0, orders = 0, customers = 0, amount = 0] = (reader.getRows()[0] ?? []).map(Number)
    return { lines, orders, customers, amount }
  } finally {
    connection.closeSync()
    duck.closeSync()
    await rm(place, { recursive: true })
  }
}
