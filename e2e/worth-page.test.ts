import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { idle, pagesBuilt, type Serving, serving } from './test-serving.ts'
import { shopIn } from './test-shop.ts'

/** What a browser fetches before the first chart of worth is drawn, its library included. */
const MOST_SCRIPT = 450_000

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440 },
  { language: 'en', width: 390, dark: true },
  { language: 'zh-TW', width: 1440 },
]
const chinese = { language: 'zh-CN', width: 1440 } as const
const headings = 8

describe.skipIf(!existsSync(CHROMIUM))(
  'worth in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser
    let sizes: ReturnType<typeof pagesBuilt>

    beforeAll(async () => {
      sizes = pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    test('its first chart is there after few bytes', () => {
      expect(sizes.worth.script).toBeLessThan(MOST_SCRIPT)
    })

    test('before anybody has bought it says what will stand here', async () => {
      const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
      await page.goto('/worth')
      await page.getByText('还没有可估的订单').waitFor()
      await expectInOrder(page, chinese)
      expect(troubles).toEqual([])
      await context.close()
    })

    describe('with a shop’s orders', () => {
      beforeAll(async () => {
        await shopIn(owner, ['customers', 'orders'])
      }, 120_000)

      test.each(views.map((view) => ({ ...view, shade: view.dark ? ' and dark' : '' })))(
        'in $language, $width wide$shade, it is in order',
        async (view) => {
          const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
          await page.goto('/worth')
          await page.locator('#check svg').first().waitFor()
          expect(await page.locator('main h2').count()).toBe(headings)
          await expectInOrder(page, view)
          await page.goto('/worth/formulas#whale')
          await page.locator('#whale').waitFor()
          await expectInOrder(page, view)
          expect(troubles).toEqual([])
          await context.close()
        },
      )

      test('what the API says is what the notebook’s rows add up to', async () => {
        const { json } = await owner.send('/api/worth/groups')
        const { json: worth } = await owner.send('/api/worth')
        const notebook = new DatabaseSync(join(program.folder, 'notebook.sqlite'), { readOnly: true })
        try {
          const rows = notebook
            .prepare(
              `select stage as name, count(*) as customers, sum("residualValue") as sum from worth
              where run = (select run from "worthRuns" where state = 'current') group by stage order by stage`,
            )
            .all()
          const told: Told[] = json.groups.groups.stage
          const shown = told
            .map(({ name, customers, sum }) => ({ name, customers, sum }))
            .sort((a, b) => (a.name < b.name ? -1 : 1))
          expect(shown).toEqual(rows.map((row) => ({ ...row })))
          const equity = rows.reduce((sum, row) => sum + Number(row.sum ?? 0), 0)
          expect(worth.run.figures.equity.value).toBe(equity)
        } finally {
          notebook.close()
        }
      })

      test('a figure opens its evidence, a group its customers, and the way back closes them', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/worth')
        await page.locator('#equity').getByRole('button', { name: '依据' }).click()
        await page.getByRole('link', { name: '这个数怎么算' }).waitFor()
        await expectInOrder(page, chinese)
        await page.keyboard.press('Escape')
        await page.locator('#holders').getByRole('button', { name: '看数字' }).click()
        await page.locator('#holders').getByRole('button', { name: '第 1 份' }).click()
        await page.waitForURL('**/worth?group=tenth.0')
        const people = page.locator('.worth-behind li')
        await people.first().waitFor()
        const { json } = await owner.send('/api/worth/groups/tenth/0/customers?most=50')
        expect(await people.count()).toBe(Math.min(50, json.total))
        expect(await people.first().getByRole('link').getAttribute('href')).toBe(
          `/customers/${json.rows[0].id}`,
        )
        await expectInOrder(page, chinese)
        await page.goBack()
        await people.first().waitFor({ state: 'detached' })
        expect(troubles).toEqual([])
        await context.close()
      })

      test('everybody is valued again, and the page says so', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        const { json: before } = await owner.send('/api/worth')
        await page.goto('/worth')
        await revalue(page).click()
        await page.getByText('估值完成').waitFor({ timeout: 30_000 })
        const { json: after } = await owner.send('/api/worth')
        expect(after.run.run).toBeGreaterThan(before.run.run)
        await idle(owner)
        expect(troubles).toEqual([])
        await context.close()
      })

      test('who may only look cannot value again, and who may not see worth has no way here', async () => {
        for (const role of ['read-only', 'service']) {
          const who = { email: `${role}@example.com`, password: OWNER.password }
          await owner.send('/api/users', { method: 'POST', body: { ...who, name: '小周', role } })
          const own = program.browser()
          await own.send('/api/sign-in', { method: 'POST', body: who })
          const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: own })
          await page.goto('/worth')
          if (role === 'read-only') {
            await page.locator('#card').waitFor()
            expect(await revalue(page).count()).toBe(0)
          } else {
            await page.getByText('没有这一页').waitFor()
            expect(await page.getByRole('link', { name: '客户价值' }).count()).toBe(0)
          }
          expect(troubles).toEqual([])
          await context.close()
        }
      })
    })
  },
)

type Told = { readonly name: string; readonly customers: number; readonly sum: number | null }

const revalue = (page: Page) => page.getByRole('button', { name: '重新估值' })
