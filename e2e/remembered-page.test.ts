import { existsSync } from 'node:fs'
import type { Browser as Chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { idle, pagesBuilt, type Serving, serving, upload } from './test-serving.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440, dark: true },
  { language: 'en', width: 390 },
  { language: 'zh-TW', width: 390, dark: true },
]
const chinese = { language: 'zh-CN', width: 1440 } as const

// Two columns could be the day and two the amount: what is guessed is not what this shop means.
const orders = (day: string): string =>
  `客户,下单日期,送货日期,金额,实付金额\n王五,${day},2024-04-01,12,10\n赵六,${day},2024-04-02,8,7\n`
const said = 'customer=客户,date=送货日期,amount=金额'

describe.skipIf(!existsSync(CHROMIUM))(
  'What is remembered of files, in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    const open = (view: View, as = owner) => opened(chromium, program.url, { ...view, as })
    const brought = async (content: string, query: Readonly<Record<string, string>>): Promise<string> => {
      const { status, text, json } = await upload(owner, content, query)
      if (status !== 202) throw new Error(text)
      await idle(owner)
      return json.imports.id
    }
    const columnsOf = async (id: string) => (await owner.send(`/api/imports/${id}`)).json.columns

    test('before any file it says what will stand here, and leads back', async () => {
      const { page, context, troubles } = await open(chinese)
      await page.goto('/imports/remembered')
      await page.getByText('还没有记住什么').waitFor()
      await expectInOrder(page, chinese)
      await page.getByRole('link', { name: '回到导入' }).click()
      await page.locator('#guide').waitFor()
      expect(troubles).toEqual([])
      await context.close()
    })

    test('how a file was read stands there, is forgotten, put back, and followed by the next file', async () => {
      await brought(orders('2024-03-01'), { fileName: '三月.csv', kind: 'orders', mapping: said })
      await brought('商品编号,商品名称\n油,菜籽油5L\n', { fileName: '价目.csv', kind: 'products' })
      const { page, context, troubles } = await open(chinese)
      await page.goto('/imports')
      await page.getByRole('link', { name: '记住的读法' }).click()
      const march = page.locator('.memory', { hasText: '三月.csv' })
      await march.waitFor()
      const cells = await march.locator('.as-read > div').allTextContents()
      expect(cells).toEqual(['客户客户', '日期送货日期', '金额金额'])
      expect(await page.locator('.memory').count()).toBe(2)

      await march.getByRole('button', { name: '忘掉' }).click()
      await page.getByText('“三月.csv”这种文件的读法忘掉了。').waitFor()
      await march.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: '撤销' }).click()
      await march.waitFor()
      expect(await march.locator('.as-read > div').allTextContents()).toEqual(cells)
      const april = await brought(orders('2024-03-02'), { fileName: '四月.csv', kind: 'orders' })
      expect(await columnsOf(april)).toEqual({ customer: '客户', date: '送货日期', amount: '金额' })

      await page.reload()
      const renamed = page.locator('.memory', { hasText: '四月.csv' })
      await renamed.getByRole('button', { name: '忘掉' }).click()
      await renamed.waitFor({ state: 'detached' })
      const may = await brought(orders('2024-03-03'), { fileName: '五月.csv', kind: 'orders' })
      expect(await columnsOf(may), 'guessed anew').toMatchObject({ date: '下单日期', amount: '实付金额' })
      expect(troubles).toEqual([])
      await context.close()
    })

    test('what somebody else has forgotten meanwhile is said, and not shown any more', async () => {
      const { page, context, troubles } = await open(chinese)
      await page.goto('/imports/remembered')
      const row = page.locator('.memory', { hasText: '价目.csv' })
      await row.waitFor()
      const { json } = await owner.send('/api/import-mappings')
      const gone = json.rows.find(({ fileName }: { fileName: string }) => fileName === '价目.csv')
      await owner.send(`/api/import-mappings/${gone.kind}/${gone.shape}`, { method: 'DELETE' })
      await row.getByRole('button', { name: '忘掉' }).click()
      await page.getByText('没有记住过这种文件的读法', { exact: false }).waitFor()
      await row.waitFor({ state: 'detached' })
      expect(troubles.filter((one) => !/status of 404/.test(one))).toEqual([])
      await context.close()
      await brought('商品编号,商品名称\n米,东北大米\n', { fileName: '价目.csv', kind: 'products' })
    })

    test.each(views)('everything is in order: $language, $width', async (view) => {
      const { page, context, troubles } = await open(view)
      await page.goto('/imports/remembered')
      await page.locator('.memory').nth(1).waitFor()
      await expectInOrder(page, view)
      await page.goto('/imports')
      await page.locator('.history').waitFor()
      await expectInOrder(page, view)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('who may only look at imports sees it and forgets nothing', async () => {
      const who = { email: 'analyst@example.com', password: OWNER.password }
      await owner.send('/api/users', { method: 'POST', body: { ...who, name: '小周', role: 'analyst' } })
      const analyst = program.browser()
      await analyst.send('/api/sign-in', { method: 'POST', body: who })
      const { page, context, troubles } = await open(chinese, analyst)
      await page.goto('/imports/remembered')
      await page.locator('.memory').first().waitFor()
      expect(await page.getByRole('button', { name: '忘掉' }).count()).toBe(0)
      expect(troubles).toEqual([])
      await context.close()
    })
  },
)
