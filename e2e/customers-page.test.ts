import { existsSync } from 'node:fs'
import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { pagesBuilt, type Serving, serving } from './test-serving.ts'
import { shopIn } from './test-shop.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 390, dark: true },
  { language: 'zh-TW', width: 1440, dark: true },
]
const chinese = { language: 'zh-CN', width: 1440 } as const

describe.skipIf(!existsSync(CHROMIUM))(
  'the customers in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
      const clerk = { name: '王丽', role: 'sales', email: 'li@example.com', password: OWNER.password }
      await owner.send('/api/users', { method: 'POST', body: clerk })
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    test('before anybody is there, the page says how to begin', async () => {
      const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
      await page.goto('/customers')
      await page.getByRole('heading', { name: '还没有客户' }).waitFor()
      await expectInOrder(page, chinese)
      expect(troubles).toEqual([])
      await context.close()
    })

    describe('of a shop', () => {
      beforeAll(async () => {
        await shopIn(owner, ['customers', 'orders'], { days: 400 })
        await owner.send('/api/customers', {
          method: 'POST',
          body: { name: '欧阳春梅', phone: '13900139000' },
        })
      }, 120_000)

      test.each(views.map((view) => ({ ...view, shade: view.dark ? ' and dark' : '' })))(
        'in $language, $width wide$shade, they are in order',
        async (view) => {
          const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
          await page.goto('/customers')
          await row(page).first().waitFor()
          await expectInOrder(page, view)
          // A list that is no view yet: what saves it stands behind the views, however many there are.
          await page.goto('/customers?sort=name')
          await row(page).first().waitFor()
          const views = await page.locator('.views .whose').boundingBox()
          const save = await page.locator('.views > button').boundingBox()
          expect(save?.x).toBeGreaterThanOrEqual((views?.x ?? 0) + (views?.width ?? 0))
          expect(
            await page.locator('.views .whose').evaluate((all) => all.scrollWidth - all.clientWidth),
          ).toBe(0)
          await expectInOrder(page, view)
          await page.goto('/customers/new')
          await page.locator('form input').first().waitFor()
          await expectInOrder(page, view)
          expect(troubles).toEqual([])
          await context.close()
        },
      )

      test('one is found by two characters, by pinyin, and by the end of their phone', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/customers')
        for (const query of ['春梅', 'ouyangchun', 'oycm', '9000']) {
          await search(page).fill(query)
          await row(page).filter({ hasText: '欧阳春梅' }).waitFor()
        }
        // The address has it: opened anew it finds the same.
        await page.reload()
        await row(page).filter({ hasText: '欧阳春梅' }).waitFor()
        await search(page).fill('没有这么个人')
        await page.getByRole('heading', { name: '没有找到“没有这么个人”' }).waitFor()
        await expectInOrder(page, chinese)
        expect(troubles).toEqual([])
        await context.close()
      })

      test('a list is narrowed, sorted, saved as a view and opened again', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/customers?stage=steady')
        await row(page).first().waitFor()
        await page.getByRole('button', { name: '上次购买' }).click()
        await page.waitForURL('**/customers?stage=steady&sort=last')
        await page.locator('th[aria-sort=descending]').filter({ hasText: '上次购买' }).waitFor()
        const { json } = await owner.send('/api/customers?stage=steady&sort=last&most=50')
        const expected: string[] = json.rows.map(({ id }: { id: string }) => id)
        await expect.poll(async () => (await idsOf(page)).slice(0, 20)).toEqual(expected.slice(0, 20))
        await page.getByRole('button', { name: '存为视图' }).click()
        await page.getByLabel('叫什么').fill('刚来过的')
        await page.getByRole('button', { name: '存下', exact: true }).click()
        await page.getByText('已存为视图“刚来过的”').waitFor()
        await page.getByRole('link', { name: '全部' }).click()
        await page.waitForURL('**/customers')
        await page.getByRole('link', { name: '刚来过的' }).click()
        await page.waitForURL('**/customers?stage=steady&sort=last')
        expect(troubles).toEqual([])
        await context.close()
      })

      test('an owner and a tag are given to many, seen before it is done, and taken back with one tap', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/customers?sort=name')
        await row(page).first().waitFor()
        const box = row(page).locator('input[type=checkbox]')
        await box.nth(0).click()
        await box.nth(3).click({ modifiers: ['Shift'] })
        await page.getByText('已选 4 位').waitFor()
        const ids = (await idsOf(page)).slice(0, 4)
        const before = await recordsOf(owner, ids)
        await page.getByRole('button', { name: '一起改…' }).click()
        await page.getByRole('combobox', { name: '交给谁' }).click()
        await page.locator('.ant-select-item-option').filter({ hasText: '王丽' }).click()
        await page.getByText('会改 4 位').waitFor()
        await page.getByRole('button', { name: '改这 4 位' }).click()
        await page.getByText('4 位已改：负责人改为王丽').waitFor()
        const owners = new Set((await recordsOf(owner, ids)).map((one) => one.owner))
        expect([owners.size, owners.has(null)]).toEqual([1, false])
        await page.getByRole('button', { name: '撤销', exact: true }).click()
        await page.getByText('4 位已撤销：负责人改为王丽').waitFor()
        expect((await recordsOf(owner, ids)).map((one) => one.owner)).toEqual(before.map((one) => one.owner))
        // All that pass, shown or not.
        await page.getByLabel('选中列出的客户').click()
        await page.getByRole('button', { name: '选上全部' }).click()
        await page.getByRole('button', { name: '一起改…' }).click()
        await page.getByRole('radio', { name: '加标签' }).check({ force: true })
        await page.getByLabel('加上哪个标签').fill('老街坊')
        await page.getByRole('button', { name: /^改这 \d+ 位$/ }).click()
        await page.getByText('加标签“老街坊”', { exact: false }).waitFor()
        const { json: all } = await owner.send('/api/customers?sort=name&most=1')
        await expect.poll(() => tagged(owner)).toBe(all.total.count)
        await page.getByRole('button', { name: '最近的批量修改' }).click()
        await page.getByRole('button', { name: '整次撤销' }).first().click()
        await expect.poll(() => tagged(owner)).toBe(0)
        expect(troubles).toEqual([])
        await context.close()
      })

      test('everything is done from the keyboard, also a new customer', async () => {
        const { page, context } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/customers')
        await row(page).first().waitFor()
        await page.keyboard.press('j')
        await page.keyboard.press('j')
        await page.keyboard.press('x')
        await page.getByText('已选 1 位').waitFor()
        await page.keyboard.press('Escape')
        await page.getByText('已选 1 位').waitFor({ state: 'detached' })
        const second = (await idsOf(page))[1]
        await page.keyboard.press('Enter')
        await page.waitForURL(`**/customers/${second}`)
        await page.goBack()
        await row(page).first().waitFor()
        await page.keyboard.press('/')
        await page.keyboard.type('oycm')
        await row(page).filter({ hasText: '欧阳春梅' }).waitFor()
        await page.goto('/customers')
        await row(page).first().waitFor()
        await page.keyboard.press('n')
        await page.waitForURL('**/customers/new')
        await page.getByLabel('名称').fill('欧阳春梅')
        await page.getByText('已经有同名的客户').waitFor()
        await page.getByLabel('名称').fill('新来的邻居')
        await page.keyboard.press('Enter')
        await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/)
        const { json } = await owner.send(`/api/search?q=${encodeURIComponent('新来的邻居')}`)
        expect(json.customers).toHaveLength(1)
        await context.close()
      })
    })
  },
)

const row = (page: Page) => page.locator('[data-customer]')
const search = (page: Page) => page.getByLabel('名字、拼音、首字母、电话尾号、#标签')

async function idsOf(page: Page): Promise<string[]> {
  return page.evaluate(
    `[...document.querySelectorAll('[data-customer]')].map((one) => one.getAttribute('data-customer'))`,
  )
}

type RecordSeen = { readonly id: string; readonly owner: string | null }

async function recordsOf(owner: Browser, ids: readonly string[]): Promise<RecordSeen[]> {
  return Promise.all(ids.map(async (id) => (await owner.send(`/api/customers/${id}`)).json))
}

async function tagged(owner: Browser): Promise<number> {
  const { json } = await owner.send(`/api/customers?sort=name&tag=${encodeURIComponent('老街坊')}`)
  return json.total.count
}
