import { existsSync } from 'node:fs'
import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, launched, opened, ROWS, type View } from './test-pages.ts'
import { textOfPages } from './test-pdf.ts'
import { idle, pagesBuilt, type Serving, serving, upload } from './test-serving.ts'
import { shopIn } from './test-shop.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'en', width: 390, dark: true },
  { language: 'zh-TW', width: 390 },
]
const chinese = { language: 'zh-CN', width: 1440 } as const

/** More stops than a page holds, some with a long name and a long note. */
const stops = 45

describe.skipIf(!existsSync(CHROMIUM))(
  'what is taken along on paper (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser
    const names: string[] = []

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
      await shopIn(owner, ['customers', 'products', 'orders', 'payments'], {
        days: 400,
        households: 60,
        businesses: 16,
        prospects: 2,
      })
      const lastDay = Temporal.Now.plainDateISO('Asia/Shanghai')
      // Whatever day it is: somebody has owed for two months, and not a single fen has come.
      const bought = lastDay.subtract({ days: 90 }).toString()
      const due = lastDay.subtract({ days: 60 }).toString()
      const owed = [1, 2, 3].map((nth) => `赊账第${nth}家,S${nth},${bought},${due},${nth * 1_234}.50`)
      const { status } = await upload(owner, `客户名称,订单号,日期,付款到期日,金额\n${owed.join('\n')}\n`, {
        ...{ fileName: '赊账.csv', kind: 'orders' },
      })
      expect(status).toBe(202)
      await idle(owner)
      // Of one person, a long list: what is noted by hand is the writer's own.
      for (let i = 0; i < stops; i++) {
        const name = `手记${String(i).padStart(2, '0')}${i % 9 === 4 ? '：一家名字特别特别特别特别特别长的粮油食品连锁有限公司门市部' : ''}`
        names.push(name)
        const customer = await owner.send('/api/customers', {
          method: 'POST',
          body: { name, city: '上海', address: `和平里${i}栋`, phone: `1380000${1000 + i}` },
        })
        const action = {
          ...{ customer: customer.json.id, kind: 'deliver', dueDay: lastDay.toString() },
          note: i % 7 === 3 ? '要新米两袋，放在门卫处，不要按门铃，孩子在睡觉，钱下次一起结' : '新米一袋',
        }
        await owner.send('/api/actions', { method: 'POST', body: action })
      }
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    async function onPaper(
      path: string,
    ): Promise<{ page: Page; pages: string[]; troubles: string[]; end: () => Promise<void> }> {
      const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
      await page.goto(path)
      await page.locator('.paper').first().waitFor()
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false })
      // A4 in points.
      expect(
        [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
          Math.round(Number(w)),
          Math.round(Number(h)),
        ]),
      ).toEqual(textOfPages(pdf).map(() => [595, 842]))
      return { page, pages: textOfPages(pdf), troubles, end: () => context.close() }
    }

    test('a long list goes over as many pages as it needs, headed and numbered, no stop broken or lost', async () => {
      const { id } = (await owner.send('/api/me')).json
      const { page, pages, troubles, end } = await onPaper(`/today/print?list=deliveries&owner=${id}`)
      expect(pages.length).toBe(await pagesNeeded(page))
      expect(pages.length).toBeGreaterThan(2)
      for (const [at, text] of pages.entries()) {
        // What is drawn first is the number at the foot.
        expect(text.replaceAll('\n', '')).toMatch(new RegExp(`^${at + 1} / ${pages.length}`))
        for (const heading of ['送货单', '王春满', '客户', '货品', '数量', '签字'])
          expect(text).toContain(heading)
      }
      const whole = pages.map((text) => text.replaceAll('\n', ''))
      for (const [i, name] of names.entries()) {
        const on = whole.filter((text) => text.includes(name.slice(0, 4)))
        expect([name, on.length]).toEqual([name, 1])
        // All that belongs to a stop stands with it.
        expect(on[0]).toContain(`上海 和平里${i}栋`)
        expect(on[0]).toContain(`138 0000 ${1000 + i}`)
      }
      expect(whole.at(-1)).toContain(`共 ${stops} 家`)
      expect(whole.at(-1)).toContain('送货人:')
      expect(await overflowing(page)).toEqual([])
      expect(troubles).toEqual([])
      await end()
    })

    test('of everybody each person’s begins on a page of its own, with what to load', async () => {
      const { page, pages, troubles, end } = await onPaper('/today/print?list=deliveries')
      const { json } = await owner.send('/api/today/route?kind=deliver')
      type Stop = { ownerName: string | null; productName: string | null; customerName: string }
      const people = new Set(json.rows.map(({ ownerName }: Stop) => ownerName ?? '没有人负责的'))
      expect(people.size).toBeGreaterThan(2)
      const heads = pages.map((text) =>
        [...people].filter((name) => text.replaceAll('\n', '').includes(`送货单${name}`)),
      )
      for (const found of heads) expect(found).toHaveLength(1)
      expect(new Set(heads.flat())).toEqual(people)
      // Products by name, with how much in all.
      const named = json.rows.find(({ productName }: Stop) => productName !== null) as Stop
      const on = pages.find((text) => text.replaceAll('\n', '').includes(named.customerName))
      expect(on?.replaceAll('\n', '')).toContain(named.productName)
      expect(on).toMatch(/共 \d+ 家/)
      expect(await overflowing(page)).toEqual([])
      expect(troubles).toEqual([])
      await end()
    })

    test('whom to collect from, how much, with room for what was paid, and the sum', async () => {
      const { page, pages, troubles, end } = await onPaper('/today/print?list=collections')
      const { json } = await owner.send('/api/today/route?kind=collect')
      const whole = pages.join('\n').replaceAll('\n', '')
      for (const heading of ['收款单', '今天可收', '已逾期', '实收', '签字']) expect(whole).toContain(heading)
      expect(json.rows.length).toBeGreaterThan(2)
      const owing = json.rows.map(({ customerName }: { customerName: string }) => customerName)
      expect(owing).toEqual(expect.arrayContaining(['赊账第1家', '赊账第2家', '赊账第3家']))
      for (const { customerName, amount } of json.rows) {
        expect(whole).toContain(customerName)
        expect(whole).toContain(yuan(amount))
      }
      const own = Map.groupBy(json.rows as { owner: string | null; amount: number }[], ({ owner: of }) => of)
      for (const rows of own.values())
        expect(whole).toContain(yuan(rows.reduce((sum, { amount }) => sum + amount, 0)))
      expect(await overflowing(page)).toEqual([])
      expect(troubles).toEqual([])
      await end()
    })

    test('the button of Today and the keys of printing lead there, and the browser prints once', async () => {
      const { page, context, troubles } = await opened(chromium, program.url, { ...chinese, as: owner })
      await page.addInitScript('window.printed = 0; window.print = () => { window.printed += 1 }')
      const printed = () => page.evaluate<number>('window.printed')
      await page.goto('/today?whose=all')
      await page.getByRole('button', { name: '打印' }).click()
      await page.getByRole('button', { name: '收款单' }).click()
      await page.waitForURL('**/today/print?list=collections')
      await expect.poll(printed).toBe(1)
      expect(await page.title()).toMatch(/^收款单 \d{4}年/)
      await page.getByRole('link', { name: '送货单' }).click()
      await page.waitForURL('**/today/print?list=deliveries')
      await page.locator('.paper').first().waitFor()
      await page.getByRole('link', { name: '回到今日' }).click()
      await page.locator(ROWS).first().waitFor()
      expect(await printed()).toBe(1)
      await page.keyboard.press('Control+p')
      await page.waitForURL('**/today/print?list=deliveries')
      await expect.poll(printed).toBe(2)
      // Whoever comes back to it, or asks for it again, only looks.
      await page.reload()
      await page.locator('.paper').first().waitFor()
      expect(await printed()).toBe(0)
      await page.getByRole('button', { name: '打印' }).click()
      expect(await printed()).toBe(1)
      expect(troubles).toEqual([])
      await context.close()
    })

    test.each(views.map((view) => ({ ...view, shade: view.dark ? ' and dark' : '' })))(
      'in $language, $width wide$shade, it is in order, and so is an empty list',
      async (view) => {
        const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
        await page.goto('/today/print?list=deliveries')
        await page.locator('.paper').first().waitFor()
        await expectInOrder(page, view)
        await page.goto('/today/print?list=collections&owner=nobody-by-this-name')
        await page.locator('.state h2').waitFor()
        await expectInOrder(page, view)
        expect(troubles).toEqual([])
        await context.close()
      },
    )
  },
)

const yuan = (fen: number): string =>
  `¥${(fen / 100).toLocaleString('en', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 })}`

/** How many pages there must be, by the heights of what is not to be broken, laid one after the other. */
async function pagesNeeded(page: Page): Promise<number> {
  await asPrinted(page)
  return page.evaluate<number>(`(() => {
    // A4 less its margins, at 96 points an inch.
    const room = (297 - 12 - 14) * 96 / 25.4
    const height = (one) => one.getBoundingClientRect().height
    const table = document.querySelector('.paper table')
    const head = height(table.tHead)
    let [pages, used] = [1, head]
    const lay = (one, again) => {
      if (used + one > room) { pages += 1; used = again }
      used += one
    }
    for (const body of table.tBodies) lay(height(body), head)
    for (const after of document.querySelectorAll('.paper > p')) lay(height(after), 0)
    return pages
  })()`)
}

/** Cells whose content is wider than they are. */
async function overflowing(page: Page): Promise<string[]> {
  await asPrinted(page)
  return page.evaluate<string[]>(`[...document.querySelectorAll('.paper :is(th, td), .paper')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 120))`)
}

/** As wide as what is printed on a page. */
async function asPrinted(page: Page): Promise<void> {
  await page.setViewportSize({ width: Math.round(((210 - 28) * 96) / 25.4), height: 1_000 })
  await page.emulateMedia({ media: 'print' })
}
