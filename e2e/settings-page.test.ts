import { existsSync } from 'node:fs'
import type { Browser as Chromium, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { idle, pagesBuilt, type Serving, serving, shopOrders, upload } from './test-serving.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440, dark: true },
  { language: 'en', width: 390 },
  { language: 'zh-TW', width: 390, dark: true },
]
const chinese = { language: 'zh-CN', width: 1440 } as const

describe.skipIf(!existsSync(CHROMIUM))(
  'the settings in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
      // Orders that name neither cost nor profit, nor a currency.
      const { status, text } = await upload(owner, shopOrders(), { fileName: '订单.csv', kind: 'orders' })
      if (status !== 202) throw new Error(text)
      await idle(owner)
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    const open = async (view: View = chinese, as = owner) => {
      const shown = await opened(chromium, program.url, { ...view, as })
      await shown.page.goto('/settings')
      await shown.page.locator('#account .sessions').waitFor()
      return shown
    }
    const settings = async () => (await owner.send('/api/settings')).json

    test.each(views.map((view) => ({ ...view, shade: view.dark ? ' and dark' : '' })))(
      'in $language, $width wide$shade, it is in order, at rest and with fields open',
      async (view) => {
        const { page, context, troubles } = await open(view)
        await page.locator('.worth-valued .leads').waitFor()
        await expectInOrder(page, view)
        await page.locator('#value .edit').first().click()
        await page.locator('#value .editor input').waitFor()
        await page.locator('#account .fact button.ant-btn').first().click()
        await page.locator('#password-next').fill('1234567890')
        await expectInOrder(page, view)
        expect(troubles).toEqual([])
        await context.close()
      },
    )

    test('the company is called otherwise at once, and as before again; nothing is no name', async () => {
      const { page, context, troubles } = await open()
      await typed(fact(page, '名称'), '春满粮油二店')
      await page.locator('.side .name').getByText('春满粮油二店').waitFor()
      await page.getByText('名称已改。').waitFor()
      expect((await settings()).name).toBe('春满粮油二店')
      await page.getByRole('button', { name: '撤销' }).click()
      await page.locator('.side .name').getByText('春满粮油', { exact: true }).waitFor()
      expect((await settings()).name).toBe('春满粮油')
      await typed(fact(page, '名称'), '')
      await fact(page, '名称').getByText('这一项不能空着。').waitFor()
      await page.keyboard.press('Escape')
      await fact(page, '名称').getByRole('button', { name: '春满粮油' }).waitFor()
      expect((await settings()).name).toBe('春满粮油')
      expect(troubles).toEqual([])
      await context.close()
    })

    test('the clock goes by the time zone, and so do the nights', async () => {
      const { page, context, troubles } = await open()
      const zone = fact(page, '时区')
      await zone.locator('.edit').click()
      await page.keyboard.type('日本')
      await page.locator('.ant-select-item-option').getByText('日本时间（+09:00）').click()
      await page.getByText('时区已改', { exact: false }).waitFor()
      const now = Temporal.Now.zonedDateTimeISO('Asia/Tokyo')
      await zone
        .getByText(`${now.month}月${now.day}日 ${String(now.hour).padStart(2, '0')}:`, { exact: false })
        .waitFor()
      expect((await settings()).timeZone).toBe('Asia/Tokyo')
      await idle(owner)
      await page.getByRole('button', { name: '撤销' }).click()
      await zone.getByText('中国时间（+08:00）').waitFor()
      await typed(fact(page, '每夜估值'), '04:15')
      await page.getByText('每夜估值已改。').waitFor()
      await fact(page, '每夜估值').getByText('04:15', { exact: false }).nth(1).waitFor()
      const { json } = await owner.send('/api/settings/consequences')
      const next = Temporal.Instant.from(json.nextWorthAt[0]).toZonedDateTimeISO('Asia/Shanghai')
      expect([next.hour, next.minute, (await settings()).worthAt]).toEqual([4, 15, '04:15'])
      await idle(owner)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('calendars begin with the day that the company begins its week with', async () => {
      const { page, context, troubles } = await open()
      await fact(page, '一周从').locator('.edit').click()
      await page.locator('.ant-select-item-option').getByText('星期日').click()
      await page.getByText('一周从已改。').waitFor()
      expect((await settings()).weekStart).toBe(7)
      const { json } = await owner.send('/api/customers?most=1')
      await page.goto(`/customers/${json.rows[0].id}`)
      await page.getByRole('button', { name: '记一笔' }).first().click()
      await page.getByRole('radio', { name: '挑一天', exact: true }).check()
      await page.locator('.ant-picker input').click()
      await page.locator('.ant-picker-content th').first().waitFor()
      expect(await page.locator('.ant-picker-content th').first().textContent()).toBe('日')
      expect(troubles).toEqual([])
      await context.close()
    })

    test('a margin rate that nobody has said is called assumed; once said, everybody is worth that share', async () => {
      const { page, context, troubles } = await open()
      const margin = fact(page, '毛利率')
      await margin.getByText('没说过，按 100%').waitFor()
      await margin.getByText('假定').waitFor()
      const before = await equity(owner)
      const leads = page.locator('.worth-valued .leads')
      expect(await leads.textContent()).toBe(yuan(before))
      await typed(margin, '180')
      await margin.getByText('收到的是“180”', { exact: false }).waitFor()
      expect((await settings()).marginRate).toBeNull()
      await margin.locator('input').fill('20')
      await margin.locator('input').press('Enter')
      await page.getByText('毛利率已改，正按新的重新估值。').waitFor()
      await page.getByText('毛利率假定为 20%', { exact: false }).waitFor({ timeout: 30_000 })
      const after = await equity(owner)
      // Each customer's worth is rounded to a fen.
      expect(Math.abs(after - before * 0.2)).toBeLessThan(80)
      expect(await leads.textContent()).toBe(yuan(after))
      expect((await settings()).marginRate).toBe(0.2)
      expect(await margin.locator('.tag').count()).toBe(0)
      await page.getByRole('link', { name: '看客户价值' }).click()
      await page.locator('#equity .leads').waitFor()
      expect(await page.locator('#equity .leads').textContent()).toBe(yuan(after))
      expect(troubles).toEqual([])
      await context.close()
    })

    test('everybody is valued now where somebody asks for it', async () => {
      const { page, context, troubles } = await open()
      const { json: before } = await owner.send('/api/worth')
      await page.getByRole('button', { name: '重新估值' }).click()
      await expect
        .poll(async () => (await owner.send('/api/worth')).json.run.run, { timeout: 30_000 })
        .toBeGreaterThan(before.run.run)
      await idle(owner)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('days are whole and within bounds, and none is said in a word', async () => {
      const { page, context, troubles } = await open()
      const lead = fact(page, '送货提前')
      await typed(lead, '两天')
      await lead.getByText('这里要填一个整数', { exact: false }).waitFor()
      await lead.locator('input').fill('99')
      await lead.locator('input').press('Enter')
      await lead.getByText('不大于 60', { exact: false }).waitFor()
      await lead.locator('input').fill('0')
      await lead.locator('input').press('Enter')
      await lead.getByRole('button', { name: '当天送到' }).waitFor()
      expect((await settings()).leadDays).toBe(0)
      await idle(owner)
      expect(troubles.filter((one) => !/status of 400/.test(one))).toEqual([])
      await context.close()
    })

    test('another currency is only another name, until a file names one: then no other is taken', async () => {
      const { page, context, troubles } = await open()
      const currency = fact(page, '币种')
      await currency.getByText('金额不换算', { exact: false }).waitFor()
      await currency.locator('.edit').click()
      await page.keyboard.type('TWD')
      await page.locator('.ant-select-item-option').getByText('新台币').click()
      await page.getByText('币种已改', { exact: false }).waitFor()
      expect((await settings()).currency).toBe('TWD')
      await page.getByRole('button', { name: '撤销' }).click()
      await currency.getByRole('button', { name: '人民币' }).waitFor()
      await idle(owner)
      // A file comes while the field lies open.
      await currency.locator('.edit').click()
      await page.keyboard.type('USD')
      const dollars = page.locator('.ant-select-item-option').getByText('美元', { exact: true })
      await dollars.waitFor()
      await upload(owner, '客户,日期,金额,币种\n新客,2025-06-01,88,CNY\n', {
        fileName: '补.csv',
        kind: 'orders',
      })
      await idle(owner)
      await dollars.click()
      await currency.getByText('读入的文件里写明了 CNY', { exact: false }).waitFor()
      expect((await settings()).currency).toBe('CNY')
      await page.reload()
      await currency.getByText('读入的文件里写明了人民币，所以不能改成别的', { exact: false }).waitFor()
      expect(await currency.locator('.edit').count()).toBe(0)
      expect(await currency.getByRole('link', { name: '看导入' }).getAttribute('href')).toBe('/imports')
      expect(troubles.filter((one) => !/status of 422/.test(one))).toEqual([])
      await context.close()
    })

    test('the program speaks another language at once, and wherever this person signs in', async () => {
      const { page, context, troubles } = await open()
      await page.locator('#account').getByRole('button', { name: 'English' }).click()
      await page.getByRole('heading', { name: 'My account' }).waitFor()
      await page.locator('.worth-valued').getByText('See customer worth').waitFor()
      await expect.poll(async () => (await owner.send('/api/me')).json.language).toBe('en')
      await expectInOrder(page, { language: 'en', width: 1440 })
      await page.locator('#account').getByRole('button', { name: '简体中文' }).click()
      await page.getByRole('heading', { name: '我的账号' }).waitFor()
      expect(troubles).toEqual([])
      await context.close()
    })

    test('where the settings cannot be read, that is said, and one’s own account is there', async () => {
      const { page, context } = await opened(chromium, program.url, { ...chinese, as: owner })
      await page.route('**/api/settings', (route) => route.abort())
      await page.goto('/settings')
      await page.getByRole('heading', { name: '没有读到' }).waitFor({ timeout: 20_000 })
      await page.getByRole('heading', { name: '我的账号' }).waitFor()
      await page.unroute('**/api/settings')
      await page.getByRole('button', { name: '再试一次' }).click()
      await page.getByRole('heading', { name: '公司' }).waitFor()
      await context.close()
    })

    test('who may look at the company’s settings changes none of them', async () => {
      const { page, context, troubles } = await open(chinese, await inAs('manager'))
      await page.getByText('公司的设置只有店主能改', { exact: false }).waitFor()
      for (const sheet of ['#company', '#value', '#daily']) {
        await page.locator(`${sheet} dl`).waitFor()
        expect(await page.locator(`${sheet} .edit`).count()).toBe(0)
      }
      expect(await page.locator('#account .edit').count()).toBe(1)
      await expectInOrder(page, chinese)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('a salesperson sees their own account and nothing of the company’s', async () => {
      const sales = await inAs('sales')
      const { page, context, troubles } = await open(chinese, sales)
      for (const sheet of ['#company', '#value', '#daily']) expect(await page.locator(sheet).count()).toBe(0)
      await expectInOrder(page, chinese)
      await typed(fact(page, '姓名'), '周小红')
      await page.locator('.side .person').getByText('周小红').waitFor()
      expect((await sales.send('/api/me')).json.name).toBe('周小红')
      await page.getByRole('button', { name: '撤销' }).click()
      await page.locator('.side .person').getByText('小周').waitFor()
      await page.goto('/today')
      await page.getByRole('link', { name: '设置' }).click()
      await page.waitForURL('**/settings')
      expect(troubles).toEqual([])
      await context.close()
    })

    test('a password is changed by who knows it; refusals stand beside their field; other places end', async () => {
      const service = await inAs('service')
      const elsewhere = program.browser()
      const email = 'service@example.com'
      await elsewhere.send('/api/sign-in', { method: 'POST', body: { email, password: OWNER.password } })
      const { page, context, troubles } = await open(chinese, service)
      expect(await page.locator('.sessions li').count()).toBe(2)
      await page.getByRole('button', { name: '换密码' }).click()
      const [present, next] = [page.locator('#password-present'), page.locator('#password-next')]
      await present.fill('不是这一个密码啊')
      await next.fill('米缸满了就不愁三餐')
      await page.getByText('还差 1 个字。').waitFor()
      await next.press('Enter')
      expect((await service.send('/api/me')).status, 'it was not even sent').toBe(200)
      await next.fill('米缸满了就不愁一日三餐')
      await next.press('Enter')
      await page.getByText('现在的密码不对，所以没有改', { exact: false }).waitFor()
      expect(await present.getAttribute('aria-invalid')).toBe('true')
      await expectInOrder(page, chinese)
      await present.fill(OWNER.password)
      await next.fill(OWNER.password)
      await next.press('Enter')
      await page.getByText('新密码和旧密码一样', { exact: false }).waitFor()
      expect(await next.getAttribute('aria-invalid')).toBe('true')
      await next.fill('米缸满了就不愁一日三餐')
      await next.press('Enter')
      await page.getByText('密码换好了', { exact: false }).waitFor()
      await expect.poll(() => page.locator('.sessions li').count()).toBe(1)
      expect((await elsewhere.send('/api/me')).status).toBe(401)
      const again = program.browser()
      const body = { email, password: '米缸满了就不愁一日三餐' }
      expect((await again.send('/api/sign-in', { method: 'POST', body })).status).toBe(200)
      await page.reload()
      await page.getByRole('button', { name: '别处都退出' }).click()
      await page.getByText('别处的 1 个登录都退出了。').waitFor()
      expect((await again.send('/api/me')).status).toBe(401)
      expect(troubles.filter((one) => !/status of 4\d\d/.test(one))).toEqual([])
      await context.close()
    })

    /** Somebody of a role, signed in. */
    const inAs = async (role: string): Promise<Browser> => {
      const who = { email: `${role}@example.com`, password: OWNER.password }
      await owner.send('/api/users', { method: 'POST', body: { ...who, name: '小周', role } })
      const own = program.browser()
      await own.send('/api/sign-in', { method: 'POST', body: who })
      return own
    }
  },
)

/** The row of a setting. */
function fact(page: Page, name: string): Locator {
  return page
    .locator('main .fact')
    .filter({ has: page.locator('dt').getByText(name, { exact: true }) })
    .first()
}

async function typed(row: Locator, text: string): Promise<void> {
  await row.locator('.edit').click()
  await row.locator('input').fill(text)
  await row.locator('input').press('Enter')
}

async function equity(owner: Browser): Promise<number> {
  return (await owner.send('/api/worth')).json.run.figures.equity.value
}

/** Three figures of a large amount, as pages write it. */
function yuan(minor: number): string {
  const style = { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' } as const
  const whole = { minimumFractionDigits: 0, maximumFractionDigits: 0 } as const
  const rough = { notation: 'compact', maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat('zh-CN', { ...style, ...(minor < 10_000_000 ? whole : rough) }).format(
    minor / 100,
  )
}
