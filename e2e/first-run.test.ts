import { existsSync } from 'node:fs'
import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, launched, opened, ROWS, type View } from './test-pages.ts'
import { pagesBuilt, ricebook, type Serving, serving } from './test-serving.ts'

/** The whole demo company is read and valued, on whatever machine this runs on. */
const demoComes = { timeout: 90_000 }
const sales = { email: 'li@example.com', password: '五常大米十公斤 2003' }

describe.skipIf(!existsSync(CHROMIUM))(
  'the first run in a real browser (skipped where there is no Chromium)',
  { timeout: 180_000 },
  () => {
    let chromium: Chromium
    const programs: Serving[] = []
    beforeAll(async () => {
      pagesBuilt()
      chromium = await launched()
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      for (const program of programs) await program.stop()
    })
    const fresh = async (): Promise<Serving> => {
      const program = await serving()
      programs.push(program)
      return program
    }

    test('set up, look at the demo, work on it, replace it: nothing of it is left', async () => {
      const program = await fresh()
      const view = { language: 'zh-CN', width: 1440 } as const
      const { page, context, troubles } = await opened(chromium, program.url, view)
      await page.goto('/')
      await setUp(page, { company: '公司或店名', name: '您的姓名', email: '邮箱', password: '密码' })
      await page.getByRole('button', { name: '开始使用' }).click()
      await page.getByRole('heading', { name: '从哪里开始？' }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/begin')
      await expectInOrder(page, view)
      const owner = program.browser()
      await owner.send('/api/sign-in', { method: 'POST', body: OWNER })
      await owner.send('/api/users', { method: 'POST', body: { ...sales, name: '李秀英', role: 'sales' } })
      const before = await dump(program)

      await page.goto('/today')
      await page.getByText('从您的订单开始').waitFor()
      expect(await page.getByRole('link', { name: '导入订单' }).getAttribute('href')).toBe('/imports')
      await expectInOrder(page, view)

      await page.getByRole('button', { name: '看看演示' }).click()
      await page.getByText('正在准备演示').waitFor()
      await page.getByText('每位客户值多少').waitFor()
      await expectInOrder(page, view)
      await row(page).first().waitFor(demoComes)
      expect(await page.locator('.figures .leads').count()).toBe(4)
      expect(await page.locator('section h2').count()).toBeGreaterThanOrEqual(4)
      await page.locator('.side .name').getByText('春满粮油').waitFor()
      expect(await page.locator('.side .tag').textContent()).toBe('演示')
      await expectInOrder(page, view)
      // There is something to look at: the choice is offered no more.
      await page.goto('/begin')
      await row(page).first().waitFor()
      expect(new URL(page.url()).pathname).toBe('/today')
      expect(await page.getByText('用自己的订单开始').count()).toBe(0)

      const rows = await row(page).count()
      await row(page).first().getByRole('button', { name: '已送' }).click()
      await expect.poll(() => touches(program)).toBe(1)
      expect(await row(page).count()).toBeLessThanOrEqual(rows)

      await page.getByRole('link', { name: '换成自己的数据' }).click()
      await page.getByRole('heading', { name: '这是一家虚构的店' }).waitFor()
      await expectInOrder(page, view)
      await page.getByRole('button', { name: '换成自己的数据' }).click()
      await page.getByRole('button', { name: '移走演示' }).waitFor()
      await expectInOrder(page, view)
      await page.getByRole('button', { name: '再看看' }).click()
      await page.getByRole('button', { name: '移走演示' }).waitFor({ state: 'hidden' })
      expect((await owner.send('/api/demo')).json.state).toBe('there')
      await othersSee(program)

      await page.getByRole('button', { name: '换成自己的数据' }).click()
      await page.getByRole('button', { name: '移走演示' }).click()
      await page.waitForURL('**/imports', { timeout: 30_000 })
      await page.goto('/today')
      await page.getByText('从您的订单开始').waitFor()
      await page.getByRole('button', { name: '看看演示' }).waitFor()
      await page.locator('.side .name').getByText('老王粮油').waitFor()
      expect(await page.getByText('演示', { exact: true }).count()).toBe(0)
      await expectInOrder(page, view)
      await owner.send('/api/me', { method: 'PATCH', body: { language: null } })
      expect(await dump(program)).toBe(before)
      expect(troubles).toEqual([])
      await context.close()
    })

    /** Whoever works here sees that it is the demo, in their language; only the owner is offered to replace it. */
    async function othersSee(program: Serving): Promise<void> {
      const views: readonly View[] = [
        { language: 'zh-TW', width: 390, dark: true },
        { language: 'en', width: 1440, dark: true },
      ]
      for (const view of views) {
        const own = program.browser()
        await own.send('/api/sign-in', { method: 'POST', body: sales })
        const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: own })
        await page.goto('/today?whose=all')
        await row(page).first().waitFor()
        const named = view.language === 'en' ? 'Demo' : '示範'
        const tag = page.locator('.tag:visible').filter({ hasText: named })
        await tag.waitFor()
        expect(await tag.count(), `the demo is named in ${view.language}`).toBe(1)
        await expectInOrder(page, view)
        await page
          .getByRole('link', { name: view.language === 'en' ? 'What is this?' : '這是什麼？' })
          .click()
        await page.getByText(view.language === 'en' ? 'The owner does this.' : '這一步由店主來做。').waitFor()
        expect(await page.locator('main .ant-btn').count()).toBe(0)
        await expectInOrder(page, view)
        expect(troubles).toEqual([])
        await context.close()
        // As it was before the first dump.
        await own.send('/api/me', { method: 'PATCH', body: { language: null } })
      }
    }

    test('the same on a phone, in English', async () => {
      const program = await fresh()
      const view = { language: 'en', width: 390 } as const
      const { page, context, troubles } = await opened(chromium, program.url, view)
      await page.goto('/today')
      const labels = { company: 'Company or shop', name: 'Your name', email: 'E-mail', password: 'Password' }
      await setUp(page, labels)
      await page.getByRole('button', { name: 'Begin', exact: true }).click()
      await page.getByRole('heading', { name: 'Where to begin?' }).waitFor()
      await expectInOrder(page, view)
      await page.getByRole('button', { name: 'Show me the demo' }).click()
      await page.getByText('Preparing the demo').waitFor()
      await expectInOrder(page, view)
      await row(page).first().waitFor(demoComes)
      await page.getByText('All of it is invented').waitFor()
      await expectInOrder(page, view)
      await page.getByRole('link', { name: 'Use my own data' }).click()
      await page.getByRole('button', { name: 'Use my own data' }).click()
      await page.getByRole('button', { name: 'Take it away' }).waitFor()
      await expectInOrder(page, view)
      await page.getByRole('button', { name: 'Take it away' }).click()
      await page.waitForURL('**/imports', { timeout: 30_000 })
      await page.goto('/begin')
      await page.getByRole('button', { name: 'Show me the demo' }).waitFor()
      await page.getByRole('link', { name: 'Import orders' }).click()
      expect(new URL(page.url()).pathname).toBe('/imports')
      expect(troubles).toEqual([])
      await context.close()
    })
  },
)

const row = (page: Page) => page.locator(ROWS)

type Labels = {
  readonly company: string
  readonly name: string
  readonly email: string
  readonly password: string
}

async function setUp(page: Page, labels: Labels): Promise<void> {
  await page.getByLabel(labels.company).fill('老王粮油')
  await page.getByLabel(labels.name).fill('王春满')
  await page.getByLabel(labels.email).fill(OWNER.email)
  await page.getByLabel(labels.password).fill(OWNER.password)
}

/** Everything that both stores of the running program say. */
async function dump({ folder }: Serving): Promise<string> {
  const { code, out, error } = await ricebook(['dump', '--canonical'], folder)
  if (code !== 0) throw new Error(error)
  return out
}

async function touches(program: Serving): Promise<number> {
  return (await dump(program)).split('\n').filter((line) => line.includes('"table":"touches"')).length
}
