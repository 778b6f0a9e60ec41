import { existsSync } from 'node:fs'
import type { Browser as Chromium, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { pagesBuilt, type Serving, serving } from './test-serving.ts'
import { shopIn } from './test-shop.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440, dark: true },
  { language: 'en', width: 390 },
  { language: 'zh-TW', width: 390, dark: true },
]
const chinese = { language: 'zh-CN', width: 1440 } as const

describe.skipIf(!existsSync(CHROMIUM))(
  'a customer’s file in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    /** Asks the API what the page has done. */
    let owner: Browser
    /** A shop on credit with a rhythm; somebody who came once; somebody who has not bought. */
    let regular: Row
    let once: Row
    let never: Row

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
      await shopIn(owner, ['orders', 'customers', 'products', 'payments'])
      const { json } = await owner.send('/api/customers?most=200')
      const rows: Row[] = json.rows
      const found = (what: string, row: Row | undefined): Row => {
        if (!row) throw new Error(`the demo has nobody who ${what}`)
        return row
      }
      const owing = new Set(
        (await owner.send('/api/receivables')).json.rows.map(
          ({ customer }: { customer: string }) => customer,
        ),
      )
      const knownOf = ({ worth }: Row): boolean => (worth?.purchases ?? 0) > 12 && worth?.alive !== null
      regular = found(
        'owes and has a rhythm',
        rows.find((row) => owing.has(row.id) && knownOf(row)),
      )
      once = found(
        'came once',
        rows.find(({ worth }) => worth?.purchases === 1),
      )
      never = found(
        'has not bought',
        rows.find(({ worth }) => worth?.purchases === 0),
      )
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    const open = async (id: string, view: View = chinese, as = owner) => {
      const { page, context, troubles } = await opened(chromium, program.url, { ...view, as })
      await page.goto(`/customers/${id}`)
      // While sheets come above it, a button may move away between the press and the release of a click.
      await page.waitForLoadState('networkidle')
      // The first of them: when there is none, the last one has come.
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
      return { page, context, troubles }
    }

    test.each(views.map((view) => ({ ...view, shade: view.dark ? ' and dark' : '' })))(
      'in $language, $width wide$shade, it is in order, with an order and the history unfolded',
      async (view) => {
        const { page, context, troubles } = await open(regular.id, view)
        await page.locator('.book .unfolds').first().click()
        await page.locator('.lines').waitFor()
        for (const button of await page.locator('.folded .unfolds').all()) await button.click()
        await page.locator('.history li').first().waitFor()
        await page.locator('.drawing svg').waitFor()
        await expectInOrder(page, view)
        await page.locator('.facts-grid .edit').nth(1).click()
        await page.locator('.editor input').waitFor()
        await expectInOrder(page, view)
        expect(troubles).toEqual([])
        await context.close()
      },
    )

    test('its figures are those of the API', async () => {
      const { page, context, troubles } = await open(regular.id)
      const at = `/api/customers/${regular.id}`
      const said = async (of: string) => (await owner.send(`${at}${of}?language=zh-CN`)).json
      const [file, orders, owed, outlook, needs] = await Promise.all([
        ...[said(''), said('/orders'), said('/receivable'), said('/outlook'), said('/needs')],
      ])
      const { worth } = file
      await expect.poll(() => page.title()).toBe(`${file.name} · 米簿`)
      const ours = sheet(page, '他对我们值多少')
      await ours.locator('.leads').waitFor()
      expect(await ours.locator('.leads').textContent()).toBe(yuan(worth.residualValue))
      expect(await ours.locator('.leading .small').first().textContent()).toContain(
        `${yuan(worth.residualLow)} – ${yuan(worth.residualHigh)}`,
      )
      expect(await ours.getByText(worth.reason, { exact: true }).count()).toBe(1)
      const bars = await ours.locator('.bars .num').allTextContents()
      expect(bars.slice(0, 4)).toEqual(
        [worth.marginSoFar, worth.expectedMargin, worth.residualValue, owed.receivable.open].map(yuan),
      )
      await ours.getByRole('button', { name: '依据' }).click()
      await page.getByText(`第 ${worth.run} 次估值`, { exact: false }).waitFor()
      await page.keyboard.press('Escape')
      // Nobody has measured it: no figure may stand there.
      expect(await sheet(page, '我们对他值多少').textContent()).not.toMatch(/\d/)
      expect(await sheet(page, '欠款').locator('.leads').textContent()).toBe(yuan(owed.receivable.open))
      const first = page.locator('.book > tbody > tr').first()
      expect(await first.locator('td.num').allTextContents()).toEqual([
        cents(orders.rows[0].amount),
        cents(orders.rows[0].margin),
      ])
      expect(await first.locator('.source').textContent()).toContain(orders.rows[0].order)
      expect(await first.locator('.what').textContent()).toContain(orders.rows[0].firstProducts[0].name)
      const named = needs.rows.filter(({ product }: { product: string }) => product !== '')
      expect(await sheet(page, '平时买什么').locator('td.what').allTextContents()).toEqual(
        named.map(({ name }: { name: string }) => name),
      )
      // The line ends where the customer stands, and the table says it in figures.
      expect(outlook.path.at(-1)).toEqual({ day: worth.asOf, alive: worth.alive })
      await page.getByRole('button', { name: '看数字' }).click()
      const cells = page.locator('.numbers tbody tr').first().locator('td')
      expect(await cells.first().textContent()).toBe(worth.asOf.slice(5))
      expect(await cells.last().textContent()).toBe(percent(worth.alive))
      expect(troubles).toEqual([])
      await context.close()
    })

    test('a field is changed where it stands; what is refused is said beside it, and it is taken back', async () => {
      const { page, context, troubles } = await open(regular.id)
      const before = (await record(owner, regular.id)).phone
      const phone = fact(page, '电话')
      await phone.locator('.edit').click()
      const field = page.locator('.editor input')
      await field.fill('1.38E+10')
      await field.press('Enter')
      await phone.getByText('被电子表格改坏的号码', { exact: false }).waitFor()
      await field.press('Escape')
      await field.waitFor({ state: 'detached' })
      expect((await record(owner, regular.id)).phone).toBe(before)
      await phone.locator('.edit').click()
      await field.fill('13800138000')
      await field.press('Enter')
      await expect.poll(async () => (await record(owner, regular.id)).phone).toBe('+8613800138000')
      await phone.getByText('138 0013 8000', { exact: true }).waitFor()
      await page.getByRole('button', { name: '撤销', exact: true }).click()
      await expect.poll(async () => (await record(owner, regular.id)).phone).toBe(before)
      await page.getByText('已恢复原样。').waitFor()
      // A number that cannot be: what was expected stands beside the field.
      await page.getByRole('button', { name: '项没填' }).click()
      const payday = fact(page, '几口人')
      await payday.locator('.edit').click()
      await field.fill('一口')
      await field.press('Enter')
      await payday.getByText('这里要填一个整数', { exact: false }).waitFor()
      await field.fill('99999')
      await field.press('Enter')
      await payday.getByText('1000', { exact: false }).waitFor()
      expect(refusedAside(troubles)).toEqual([])
      await context.close()
    })

    test('who changes the same meanwhile is not overruled, but heard', async () => {
      const { page, context, troubles } = await open(regular.id)
      const note = fact(page, '备注')
      await note.locator('.edit').click()
      await page.locator('.editor textarea').fill('我写的')
      const { version } = await record(owner, regular.id)
      const theirs = { version, fields: { note: '别人刚写的' } }
      await owner.send(`/api/customers/${regular.id}`, { method: 'PATCH', body: theirs })
      await note.getByRole('button', { name: '保存' }).click()
      await note.getByText('现在记着的是：别人刚写的', { exact: false }).waitFor()
      expect((await record(owner, regular.id)).note).toBe('别人刚写的')
      await note.getByRole('button', { name: '保存' }).click()
      await expect.poll(async () => (await record(owner, regular.id)).note).toBe('我写的')
      await page.getByRole('button', { name: '更改记录' }).click()
      const entry = page.locator('.history li', { hasText: '备注：别人刚写的 → 我写的' })
      await entry.getByText('王春满', { exact: false }).waitFor()
      await entry.getByRole('button', { name: '撤销这次更改' }).click()
      await expect.poll(async () => (await record(owner, regular.id)).note).toBe('别人刚写的')
      expect(refusedAside(troubles)).toEqual([])
      await context.close()
    })

    test('a talk is noted, and stands in the book', async () => {
      const { page, context, troubles } = await open(regular.id, { language: 'zh-CN', width: 390 })
      await page.getByRole('button', { name: '记一笔' }).first().click()
      await page.getByLabel('说了什么？一句就够').last().fill('下月起改成每周一送')
      await page.getByRole('radio', { name: '上门' }).last().check()
      await page.getByRole('button', { name: '记下', exact: true }).click()
      await page.getByText('已记下，下次联系', { exact: false }).waitFor()
      await page.locator('.book').getByText('上门：下月起改成每周一送').waitFor()
      const { json } = await owner.send(`/api/customers/${regular.id}/touches`)
      expect(json.rows[0]).toMatchObject({ channel: 'visit', text: '下月起改成每周一送' })
      expect(troubles).toEqual([])
      await context.close()
    })

    test('what there is to do is done here too, and comes back', async () => {
      // Long due, so that it stands among the first.
      const dueDay = Temporal.Now.plainDateISO('Asia/Shanghai').subtract({ days: 90 }).toString()
      const action = { customer: regular.id, kind: 'answer', dueDay, note: '回个电话' }
      const { json } = await owner.send('/api/actions', { method: 'POST', body: action })
      const isOpen = async (): Promise<boolean> => {
        const { json: list } = await owner.send(`/api/actions?customer=${regular.id}`)
        return list.rows.some(({ id }: { id: string }) => id === json.id)
      }
      const { page, context, troubles } = await open(regular.id)
      const row = page.locator(`#row-${json.id}`)
      await row.getByRole('button', { name: '已答复' }).click()
      await expect.poll(isOpen).toBe(false)
      await page.locator('.book').getByText('答复了').waitFor()
      await page.getByRole('button', { name: '撤销', exact: true }).click()
      await row.waitFor()
      await expect.poll(isOpen).toBe(true)
      await page.locator('.book').getByText('答复了').waitFor({ state: 'detached' })
      expect(troubles).toEqual([])
      await context.close()
    })

    test('an order unfolds to its lines, and older ones are read on', async () => {
      const { page, context, troubles } = await open(regular.id)
      await page.getByRole('radio', { name: '订单', exact: true }).check()
      const { json: orders } = await owner.send(`/api/customers/${regular.id}/orders`)
      const { day, source, order, party } = orders.rows[0]
      const key = new URLSearchParams({ day, source, order, party })
      const { json: lines } = await owner.send(`/api/customers/${regular.id}/orders/lines?${key}`)
      await page.locator('.book .unfolds').first().click()
      await page.locator('.lines tbody tr').first().waitFor()
      expect(await page.locator('.lines .product').allInnerTexts()).toEqual(
        lines.rows.map(({ name }: { name: string }) => name),
      )
      await page.locator('.book .unfolds').first().click()
      expect(await page.locator('.book > tbody > tr').count()).toBe(10)
      await page.getByRole('button', { name: '更早的' }).click()
      await expect
        .poll(() => page.locator('.book > tbody > tr').count())
        .toBe(Math.min(40, orders.rows.length))
      await page.getByRole('radio', { name: '付款', exact: true }).check()
      const { json: payments } = await owner.send(`/api/customers/${regular.id}/payments`)
      await page.locator('.book').getByText('付订单').first().waitFor()
      expect(await page.locator('.book td.num').first().textContent()).toBe(cents(payments.rows[0].amount))
      expect(troubles).toEqual([])
      await context.close()
    })

    test('a person to talk to is added, and taken away, and comes back', async () => {
      const { page, context, troubles } = await open(once.id)
      await page.getByRole('button', { name: '加联系人' }).click()
      await page.getByLabel('姓名').fill('李婶')
      await page.getByLabel('姓名').press('Enter')
      const contacts = async () =>
        (await record(owner, once.id)).contacts.map(({ name }: { name: string }) => name)
      await expect.poll(contacts).toEqual(['李婶'])
      await page.getByText('已加联系人 李婶。').waitFor()
      await page.getByRole('button', { name: '删除' }).click()
      await page.getByText('已删除联系人 李婶。').waitFor()
      expect(await contacts()).toEqual([])
      await page.getByRole('button', { name: '撤销', exact: true }).click()
      await expect.poll(contacts).toEqual(['李婶'])
      expect(troubles).toEqual([])
      await context.close()
    })

    test('who came once, and who has not bought, are told so and promised nothing', async () => {
      const of = await open(once.id)
      await of.page.getByText('还没有自己的节奏，不预计下次', { exact: false }).waitFor()
      expect(await of.page.getByText(/^预计下次/).count()).toBe(0)
      expect(of.troubles).toEqual([])
      await of.context.close()
      const none = await open(never.id)
      await none.page.getByText('还没有买过，没有节奏可看。').waitFor()
      expect(await sheet(none.page, '他对我们值多少').locator('.leading').textContent()).toBe('未知')
      await expectInOrder(none.page, chinese)
      expect(none.troubles).toEqual([])
      await none.context.close()
    })

    test('an address that leads to nobody says so; one that needs a door keeps what was wanted', async () => {
      const { page, context } = await open('nobody')
      await page.getByText('没有这位客户').waitFor()
      expect(await page.getByRole('link', { name: '去客户列表' }).getAttribute('href')).toBe('/customers')
      await context.close()
      const { page: door, context: outside } = await opened(chromium, program.url, chinese)
      await door.goto(`/customers/${regular.id}`)
      await door.getByLabel('邮箱').fill(OWNER.email)
      await door.getByLabel('密码').fill(OWNER.password)
      await door.getByRole('button', { name: '登录' }).click()
      await door.getByRole('heading', { name: regular.name, level: 1 }).waitFor()
      await outside.close()
    })

    test('who may not see worth sees none, and who may only look changes nothing', async () => {
      for (const role of ['service', 'read-only'] as const) {
        const who = { email: `${role}@example.com`, password: OWNER.password }
        await owner.send('/api/users', { method: 'POST', body: { ...who, name: '小周', role } })
        const own = program.browser()
        await own.send('/api/sign-in', { method: 'POST', body: who })
        const { page, context, troubles } = await open(regular.id, chinese, own)
        await page.locator('.book tbody tr').first().waitFor()
        await page.locator('.facts-grid').first().waitFor()
        const [worth, edits] = [role === 'service' ? 0 : 1, role === 'service']
        expect(await page.getByText('他对我们值多少').count()).toBe(worth)
        expect(await page.getByText('我们对他值多少').count()).toBe(worth)
        expect(await page.locator('.book th').count()).toBe(4 + worth)
        expect((await page.locator('.facts-grid .edit').count()) > 0).toBe(edits)
        expect((await page.getByRole('button', { name: '记一笔' }).count()) > 0).toBe(edits)
        expect(troubles).toEqual([])
        await context.close()
      }
    })

    test('somebody is erased by who says their name, after what goes and what stays was told', async () => {
      for (const view of [
        { language: 'en', width: 390 },
        { language: 'zh-CN', width: 1440 },
      ] as const) {
        const { page, context, troubles } = await open(never.id, view)
        await page.locator('.erasing button').click()
        const name = page.locator('#erasing-name')
        await name.waitFor()
        await expectInOrder(page, view)
        const erase = page.locator('.erasing-form button[type=submit]')
        await name.fill('somebody else')
        expect(await erase.isDisabled()).toBe(true)
        if (view.width === 1440) {
          await name.fill(never.name)
          await erase.click()
          await page.getByRole('button', { name: '回到客户列表' }).click()
          await page.waitForURL('**/customers')
          await expect.poll(async () => (await owner.send(`/api/customers/${never.id}`)).status).toBe(404)
        }
        expect(troubles).toEqual([])
        await context.close()
      }
    })
  },
)

type Row = {
  readonly id: string
  readonly name: string
  readonly worth: { readonly purchases: number; readonly alive: number | null } | null
}

const record = async (owner: Browser, id: string) => (await owner.send(`/api/customers/${id}`)).json

/** A refusal is said by the browser itself, too. */
const refusedAside = (troubles: readonly string[]): string[] =>
  troubles.filter((one) => !/status of (400|409|422)/.test(one))

const sheet = (page: Page, heading: string): Locator =>
  page.locator('section.sheet', { has: page.getByRole('heading', { name: heading, exact: true }) })
const fact = (page: Page, name: string): Locator =>
  page.locator('.fact', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) }).first()

const yuan = (minor: number): string =>
  new Intl.NumberFormat('zh-CN', {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  }).format(minor / 100)
const cents = (minor: number): string =>
  new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(minor / 100)
const percent = (share: number): string =>
  new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 }).format(share)
