import { existsSync } from 'node:fs'
import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, GROUPS, launched, opened, ROWS, type View } from './test-pages.ts'
import { pagesBuilt, type Serving, serving } from './test-serving.ts'
import { shopIn } from './test-shop.ts'

/** What a browser fetches before Today shows; a shop's line may be slow. */
const MOST_SCRIPT = 300_000

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440 },
  { language: 'en', width: 390, dark: true },
  { language: 'zh-TW', width: 390 },
  { language: 'zh-TW', width: 1440, dark: true },
]

describe.skipIf(!existsSync(CHROMIUM))(
  'Today in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    /** Asks the API what the page has done. */
    let owner: Browser
    let waiting: Page
    let sizes: { script: number; style: number }

    beforeAll(async () => {
      sizes = pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    test('is there after few bytes', () => {
      expect(sizes.script).toBeLessThan(MOST_SCRIPT)
      expect(sizes.style).toBeLessThan(10_000)
    })

    test('the first one who comes sets the shop up, and is told how to begin', async () => {
      const view = { language: 'zh-CN', width: 1440 } as const
      const { page, troubles } = await opened(chromium, program.url, view)
      await page.goto('/today?customer=')
      await page.getByRole('heading', { name: '开一本新米簿' }).waitFor()
      await expectInOrder(page, view)
      await page.getByLabel('公司或店名').fill('春满粮油')
      await page.getByLabel('您的姓名').fill('王春满')
      await page.getByLabel('邮箱').fill(OWNER.email)
      const password = page.getByLabel('密码')
      await password.fill('1234')
      await page.getByText('还差 6 个字。').waitFor()
      await password.fill('wang@example.com')
      await page.getByText('太容易猜', { exact: false }).waitFor()
      await page.getByRole('button', { name: '开始使用' }).click()
      expect(new URL(page.url()).pathname).toBe('/today')
      await password.fill(OWNER.password)
      await page.getByText('好密码。').waitFor()
      await page.getByRole('button', { name: '开始使用' }).click()
      // Whatever they wanted to see, there is nothing of it yet.
      await page.waitForURL('**/begin')
      await page.goto('/')
      await page.getByText('从您的订单开始').waitFor()
      await page.getByRole('link', { name: '导入订单' }).waitFor()
      expect(await page.title()).toBe('今日 · 米簿')
      await expectInOrder(page, view)
      await page.goto('/nowhere/at/all')
      await page.getByText('没有这一页').waitFor()
      expect(troubles).toEqual([])
      // Left open, as by somebody who waits for the first file to be read.
      await page.goto('/today')
      waiting = page
      owner = program.browser()
      await owner.send('/api/sign-in', { method: 'POST', body: OWNER })
    })

    describe('with a shop’s orders', () => {
      beforeAll(async () => {
        await shopIn(owner, ['customers', 'products', 'orders', 'payments'])
        const lastDay = Temporal.Now.plainDateISO('Asia/Shanghai')
        const { json } = await owner.send('/api/search?q=%E5%BC%A0&most=1')
        const [customer] = json.customers
        const dueDay = lastDay.toString()
        for (const kind of ['follow-up', 'thank', 'answer'])
          await owner.send('/api/actions', {
            method: 'POST',
            body: { customer: customer.id, kind, dueDay, note: '问问新米合不合口味', minutes: 4 },
          })
      }, 120_000)

      test('who waited for the first orders sees them by themselves', async () => {
        await row(waiting).first().waitFor({ timeout: 20_000 })
        expect(await waiting.locator('.figures .leads').count()).toBe(4)
        await waiting.context().close()
      })

      test.each(views.map((view) => ({ ...view, shade: view.dark ? ' and dark' : '' })))(
        'in $language, $width wide$shade, it is in order',
        async (view) => {
          const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
          await page.goto('/today?whose=all')
          await row(page).first().waitFor()
          // Figures, and all five headings.
          expect(await page.locator('.figures .leads').count()).toBe(4)
          expect(await page.locator('section h2').count()).toBe(5)
          await expectInOrder(page, view)
          if (view.width === 390) {
            await page.locator('.bottom a').last().click()
            await page.waitForURL('**/more')
            await expectInOrder(page, view)
          }
          expect(troubles).toEqual([])
          await context.close()
        },
      )

      test('a row says what and when in words, leads to the customer, and unfolds what it rests on', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/today?whose=all')
        const one = under(page, '送货').first()
        const id = await idOf(one)
        const due = await dueOf(owner, id)
        // By name and not by number, dates without this year and never as a machine writes them.
        const why = (await one.locator('.why').textContent()) ?? ''
        expect(why).toMatch(/用完|再来买/)
        expect(why).not.toMatch(/\d{4}-\d{2}|P\d{3}/)
        expect(why).toBe(due.reason)
        const broken = await one
          .locator('.why .nobreak')
          .evaluateAll((all) => all.filter((piece) => piece.getClientRects().length > 1).length)
        expect(broken).toBe(0)
        expect(await one.locator('.why b').textContent()).toMatch(/月\d+日$/)
        expect(await one.locator('.who a').first().getAttribute('href')).toBe(`/customers/${due.customer}`)
        // stake × chance is what the row says, and each part is there with what kind of figure it is.
        await one.locator('.rests-on').click()
        const rests = page.locator('.rests')
        await rests.waitFor()
        expect(await rests.locator('tr').count()).toBe(due.evidence.length)
        for (const text of ['14 天内要买的可能', '不送就丢掉的比例', '20% – 60%（80% 把握）', '假定', '推算'])
          await rests.getByText(text, { exact: false }).first().waitFor()
        await expectInOrder(page, chinese)
        await page.keyboard.press('Escape')
        await rests.waitFor({ state: 'detached' })
        // The day as a whole, too.
        await page.locator('.figures .link').click()
        await page.getByText('十天里有九天在', { exact: false }).waitFor()
        expect(troubles).toEqual([])
        await context.close()
      })

      test('the list can be of one kind, or of one person', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/today?whose=all')
        await row(page).first().waitFor()
        const collections = await under(page, '回款').count()
        await page.getByRole('link', { name: '回款' }).click()
        await page.waitForURL('**/today?whose=all&kind=collect')
        await expect.poll(() => row(page).count()).toBe(collections)
        expect(await page.locator('section h2').count()).toBe(1)
        await page.getByRole('combobox', { name: '谁的' }).click()
        await page.locator('.ant-select-item-option', { hasText: '店员乙' }).click()
        await page.waitForURL('**owner=*')
        const json = (await owner.send(new URL(page.url()).search.replace('?', '/api/today?'))).json
        const ids = json.groups.flatMap((group: { rows: { id: string }[] }) => group.rows.map(({ id }) => id))
        await expect
          .poll(() => row(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-action'))))
          .toEqual(ids)
        await expectInOrder(page, chinese)
        await page.getByRole('link', { name: '我的' }).click()
        await page.getByRole('link', { name: '全部', exact: false }).first().click()
        expect(troubles).toEqual([])
        await context.close()
      })

      test('on a telephone one tap calls, and in another person’s empty list what comes next is said', async () => {
        const view = { language: 'zh-CN', width: 390 } as const
        const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
        await page.goto('/today?whose=all&kind=win-back')
        const one = row(page).first()
        await one.waitFor()
        const { phone } = await dueOf(owner, await idOf(one))
        expect(await one.getByRole('link', { name: '打电话', exact: false }).getAttribute('href')).toBe(
          `tel:${phone}`,
        )
        await page.goto('/today?whose=all&owner=没有这个人')
        await page.getByText('这里没有到期的事').waitFor()
        await expectInOrder(page, view)
        await page.getByRole('link', { name: '看全部' }).click()
        await row(page).first().waitFor()
        expect(troubles).toEqual([])
        await context.close()
      })

      test('a row is done with one tap, and comes back with another', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/today?whose=all')
        const first = row(page).first()
        const id = await idOf(first)
        const sent = page.waitForRequest((request) => request.method() === 'PATCH')
        await first.getByRole('button', { name: '已送' }).click()
        expect((await sent).headers()['idempotency-key']).toMatch(/^[0-9a-f]{32}$/)
        await page.locator(`#row-${id}`).waitFor({ state: 'detached' })
        await expect.poll(() => stateOf(owner, id)).toBe('done')
        await page.getByRole('button', { name: '撤销' }).click()
        await page.locator(`#row-${id}`).waitFor()
        await expect.poll(() => stateOf(owner, id)).toBe('open')
        await page.locator(`#row-${id}`).getByRole('button', { name: '不合适' }).click()
        await page.getByRole('button', { name: '在别处买了' }).waitFor()
        await expectInOrder(page, chinese)
        await page.getByRole('button', { name: '在别处买了' }).click()
        await page.getByText('这件事不再提醒').waitFor()
        await expect.poll(() => stateOf(owner, id)).toBe('dismissed')
        await page.keyboard.press('u')
        await expect.poll(() => stateOf(owner, id)).toBe('open')
        expect(troubles).toEqual([])
        await context.close()
      })

      test('a row is put off to a day that one tap or the calendar names', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/today?whose=all')
        const one = under(page, '回款').first()
        const id = await idOf(one)
        await one.getByRole('button', { name: '改天' }).click()
        await page.getByRole('button', { name: '一周后' }).waitFor()
        await expectInOrder(page, chinese)
        await page.getByRole('button', { name: '一周后' }).click()
        await expect.poll(() => dueDayOf(owner, id)).toBe(inDays(7))
        await page.getByRole('button', { name: '撤销' }).click()
        await page.locator(`#row-${id}`).waitFor()
        await page.locator(`#row-${id}`).getByRole('button', { name: '改天' }).click()
        await page.getByRole('button', { name: '挑一天…' }).click()
        await page
          .locator(`td[title="${inDays(2)}"]`)
          .or(page.locator('.ant-picker-header-next-btn'))
          .first()
          .waitFor()
        const cell = page.locator(`td[title="${inDays(2)}"]`)
        if ((await cell.count()) === 0) await page.locator('.ant-picker-header-next-btn').click()
        await cell.click()
        await expect.poll(() => dueDayOf(owner, id)).toBe(inDays(2))
        expect(troubles).toEqual([])
        await context.close()
      })

      test('a talk is kept in a line, with the day of the next one', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, {
          language: 'zh-CN',
          width: 390,
          as: owner,
        })
        await page.goto('/today?whose=all')
        const one = under(page, '跟进与挽回').first()
        const id = await idOf(one)
        await one.getByRole('button', { name: '记一笔' }).click()
        await expectInOrder(page, { language: 'zh-CN', width: 390 })
        await page.getByLabel('说了什么？一句就够').fill('家里添了人，下回要大袋的')
        await page.getByRole('radio', { name: '微信' }).check()
        await page.getByRole('radio', { name: '三周后' }).check()
        await page.getByRole('button', { name: '记下，办完了' }).click()
        await page.getByText('下次联系', { exact: false }).waitFor()
        const { customer, state } = await actionOf(owner, id)
        expect(state).toBe('done')
        const { json } = await owner.send(`/api/customers/${customer}/follow-ups`)
        expect(json.rows).toMatchObject([
          { kind: 'wechat', text: '家里添了人，下回要大袋的', nextContactDay: inDays(21) },
        ])
        expect(troubles).toEqual([])
        await context.close()
      })

      test('everything is done from the keyboard, also finding a customer', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/today?whose=all')
        await row(page).first().waitFor()
        await page.keyboard.press('j')
        await page.keyboard.press('j')
        await page.keyboard.press('k')
        await page.keyboard.press('ArrowDown')
        const second = await idOf(row(page).nth(1))
        const third = await idOf(row(page).nth(2))
        await page.keyboard.press('Enter')
        await expect.poll(() => stateOf(owner, second)).toBe('done')
        await expect.poll(() => focused(page)).toBe(`row-${third}`)
        await page.keyboard.press('p')
        await page
          .getByRole('button', { name: '晚一天' })
          .or(page.getByRole('button', { name: '明天' }))
          .first()
          .waitFor()
        await page.keyboard.press('Escape')
        await expect.poll(() => focused(page)).toBe(`row-${third}`)
        await page.keyboard.press('u')
        await expect.poll(() => stateOf(owner, second)).toBe('open')
        await page.keyboard.press('/')
        await page.getByRole('dialog').getByRole('combobox').fill('张')
        await page.getByRole('option').first().waitFor()
        await expectInOrder(page, chinese)
        await page.keyboard.press('Enter')
        await page.waitForURL(/\/customers\/[^/]+$/)
        await page.goto('/today?whose=all')
        await row(page).first().waitFor()
        await page.keyboard.press('Control+k')
        await page.getByRole('dialog').getByRole('combobox').fill('没有这么个人')
        await page.getByText('没有找到', { exact: false }).waitFor()
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'hidden' })
        expect(troubles).toEqual([])
        await context.close()
      })

      test('who may only look sees no buttons, and who may not see worth no amounts', async () => {
        // What acting brings is margin, which a role reads of others' customers where its company says so.
        const fields = { phone: 'read', email: 'read', address: 'read', margin: 'read', credit: 'read' }
        await owner.send('/api/roles/read-only', { method: 'PATCH', body: { fields } })
        for (const role of ['read-only', 'service']) {
          const who = { email: `${role}@example.com`, password: OWNER.password }
          await owner.send('/api/users', { method: 'POST', body: { ...who, name: '小周', role } })
          const own = program.browser()
          await own.send('/api/sign-in', { method: 'POST', body: who })
          const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: own })
          await page.goto('/today?whose=all')
          await row(page).first().waitFor()
          const looks = role === 'read-only'
          expect(await page.getByRole('button', { name: '已送' }).count()).toBe(
            looks ? 0 : await under(page, '送货').count(),
          )
          expect(await page.locator('.figures .leads').count()).toBe(looks ? 4 : 1)
          expect((await page.locator('.row .num b').count()) > 0).toBe(looks)
          await expectInOrder(page, chinese)
          expect(troubles).toEqual([])
          await context.close()
        }
      })

      test('who never chose a language is spoken to in that of the browser, from the first row on', async () => {
        const view = { language: 'en', width: 1440 } as const
        const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
        await owner.send('/api/me', { method: 'PATCH', body: { language: null } })
        await page.goto('/today')
        await row(page).first().waitFor()
        expect(await page.locator('h1').textContent()).toBe('Today')
        const reasons = await under(page, 'Deliver').locator('.why').allTextContents()
        expect(reasons.length).toBeGreaterThan(3)
        for (const reason of reasons) expect(reason).toMatch(/ runs out about /)
        expect(troubles).toEqual([])
        await context.close()
      })

      test('a language that is chosen is spoken at once and remembered', async () => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
        await page.goto('/today?whose=all')
        await page.getByRole('button', { name: 'English' }).click()
        await page.getByRole('heading', { name: 'Today' }).waitFor()
        await page.getByText('runs out about', { exact: false }).first().waitFor()
        await expect.poll(async () => (await owner.send('/api/me')).json.language).toBe('en')
        await page.reload()
        await page.getByRole('heading', { name: 'Today' }).waitFor()
        expect(await page.evaluate('document.documentElement.lang')).toBe('en')
        await page.getByRole('button', { name: '简体中文' }).click()
        await page.getByRole('heading', { name: '今日' }).waitFor()
        expect(troubles).toEqual([])
        await context.close()
      })

      test('when the session ends the page says so, and comes back to where it was', async () => {
        const own = program.browser()
        await own.send('/api/sign-in', { method: 'POST', body: OWNER })
        const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: own })
        await page.goto('/today?whose=all')
        const one = under(page, '跟进与挽回').first()
        await one.getByRole('button', { name: '记一笔' }).click()
        await page.getByLabel('说了什么？一句就够').fill('说到一半')
        const done = await idOf(row(page).first())
        await own.send('/api/sign-out', { method: 'POST' })
        await row(page).first().getByRole('button', { name: '已送' }).click()
        await page.getByText('登录已结束', { exact: false }).waitFor()
        await expectInOrder(page, chinese)
        await page.getByLabel('邮箱').fill(OWNER.email)
        await page.getByLabel('密码').fill('not the password')
        await page.getByRole('button', { name: '登录' }).click()
        await page.getByText('邮箱或密码不对', { exact: false }).waitFor()
        await page.getByLabel('密码').fill(OWNER.password)
        await page.getByRole('button', { name: '登录' }).click()
        await page.getByRole('heading', { name: '今日' }).waitFor()
        expect(await page.getByLabel('说了什么？一句就够').inputValue()).toBe('说到一半')
        // What was done before anybody knew is done now.
        await expect.poll(() => stateOf(owner, done)).toBe('done')
        await page.locator(`#row-${done}`).waitFor({ state: 'detached' })
        await page.getByRole('button', { name: '退出' }).click()
        await page.getByRole('heading', { name: '登录' }).waitFor()
        expect(await page.getByText('登录已结束', { exact: false }).count()).toBe(0)
        // What was refused is said by the browser itself, and nothing else is.
        expect(troubles.filter((one) => !/status of 40[13]|status of 422/.test(one))).toEqual([])
        await context.close()
      })
    })
  },
)

const chinese = { language: 'zh-CN', width: 1440 } as const

const row = (page: Page) => page.locator(ROWS)
const under = (page: Page, heading: string) =>
  page.locator(GROUPS, { has: page.getByRole('heading', { name: heading }) }).locator('[data-action]')

async function idOf(one: ReturnType<typeof row>): Promise<string> {
  return (await one.getAttribute('data-action')) ?? ''
}

type DueRow = {
  readonly customer: string
  readonly reason: string
  readonly phone: string | null
  readonly evidence: readonly unknown[]
}

/** A row as the API has it. */
async function dueOf(owner: Browser, id: string): Promise<DueRow> {
  const { json } = await owner.send('/api/today?whose=all&most=100')
  const rows = json.groups.flatMap((group: { rows: ({ id: string } & DueRow)[] }) => group.rows)
  const found = rows.find((one: { id: string }) => one.id === id)
  if (!found) throw new Error(`the list has no ${id}`)
  return found
}

const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.id')

const inDays = (days: number): string => Temporal.Now.plainDateISO('Asia/Shanghai').add({ days }).toString()

type Action = { readonly customer: string; readonly state: string; readonly dueDay: string }

/** The list shows one state at a time. */
async function actionOf(owner: Browser, id: string): Promise<Action> {
  for (const state of ['open', 'done', 'dismissed']) {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { json } = await owner.send(`/api/actions?state=${state}${cursor && `&cursor=${cursor}`}`)
      const found = json.rows.find((one: { id: string }) => one.id === id)
      if (found) return found
      cursor = json.next
    }
  }
  throw new Error(`there is no action ${id}`)
}

const stateOf = async (owner: Browser, id: string): Promise<string> => (await actionOf(owner, id)).state
const dueDayOf = async (owner: Browser, id: string): Promise<string> => (await actionOf(owner, id)).dueDay
