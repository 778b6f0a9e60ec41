import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { written } from '../app/identify/imports/test-encoders.ts'
import { CHROMIUM, expectInOrder, launched, opened, ROWS, type View } from './test-pages.ts'
import { idle, pagesBuilt, type Serving, serving, shopOrders, upload } from './test-serving.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440, dark: true },
  { language: 'en', width: 390 },
  { language: 'zh-TW', width: 390, dark: true },
]
const chinese = { language: 'zh-CN', width: 1440 } as const

/** The first year of Online Retail II (UCI), where the machine has it. */
const retail = join(import.meta.dirname, '../../shared/data/transactions/online_retail_2_year1_lines.parquet')
const retailLines = 30_000

/** Answers that refuse are told by the browser itself, too. */
const but = (troubles: readonly string[], statuses: RegExp): string[] =>
  troubles.filter((one) => !statuses.test(one))

describe.skipIf(!existsSync(CHROMIUM))(
  'Imports in a real browser (skipped where there is no Chromium)',
  { timeout: 90_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser
    /** The shop's orders, written as a till in China writes them, some of their rows beyond reading. */
    const shop = tillExport()

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
    const imports = async (): Promise<Row[]> => (await owner.send('/api/imports')).json.rows

    test.each(views.filter(({ width }) => width === 390))(
      'before there are orders it says what is needed: $language, $width',
      async (view) => {
        const { page, context, troubles } = await open(view)
        await page.goto('/imports')
        await page.locator('#guide').waitFor()
        await expectInOrder(page, view)
        expect(troubles).toEqual([])
        await context.close()
      },
    )

    test('what is no table is refused at once, says what was expected, and leaves nothing', async () => {
      const { page, context, troubles } = await open(chinese)
      await page.goto('/imports')
      await page.locator('#guide').waitFor()
      await dropFiles(page, [
        ['账单.pdf', '%PDF-1.7 …'],
        ['空.csv', ''],
        ['照片.csv', '\u0089PNG\r\n…'],
      ])
      await page.getByText('“账单.pdf”是 PDF 文件', { exact: false }).waitFor()
      await page.getByText('这个文件是空的', { exact: false }).waitFor()
      await page.getByRole('alert').nth(2).waitFor()
      expect(await imports()).toEqual([])
      for (let left = 3; left > 0; left--) await page.getByRole('button', { name: '知道了' }).first().click()
      expect(await page.getByRole('alert').count()).toBe(0)
      expect(but(troubles, /status of 422/)).toEqual([])
      await context.close()
    })

    test('a line that breaks is told, and the file is sent again with one tap; it can be broken off, too', async () => {
      const { page, context, troubles } = await open(chinese)
      await page.goto('/imports')
      await page.route('**/api/imports?*', (route) =>
        route.request().method() === 'POST' ? route.abort('connectionfailed') : route.continue(),
      )
      await choose(page, '断线.csv', shop.bytes)
      await page.getByText('连不上米簿程序', { exact: false }).waitFor()
      await page.unroute('**/api/imports?*')
      // What is sent is held on its way; let go, or its page gone from it, it might arrive after all.
      const held = Promise.withResolvers<void>()
      await page.route('**/api/imports?*', async (route) => {
        await held.promise
        await route.abort()
      })
      await page.getByRole('button', { name: '再传一次' }).click()
      await page.getByRole('button', { name: '取消' }).click()
      await page.getByText('断线.csv').waitFor({ state: 'detached' })
      held.resolve()
      await page.unrouteAll({ behavior: 'wait' })
      expect(await imports()).toEqual([])
      expect(but(troubles, /ERR_CONNECTION_FAILED/)).toEqual([])
      await context.close()
    })

    test('a till’s file is seen before it counts, mended, taken in, valued, and stands on Today', async () => {
      const { page, context, troubles } = await open(chinese)
      await page.goto('/today')
      await page.getByRole('link', { name: '导入订单' }).click()
      await choose(page, '总店销售明细.csv', shop.bytes)
      await page.locator('#confirm').waitFor()
      await expectInOrder(page, chinese)
      const leads = page.locator('.figures .leads')
      const money = (amount: number): string => `¥${Math.round(amount).toLocaleString('zh-CN')}`
      expect(await leads.allTextContents()).toEqual([
        String(shop.good.toLocaleString('zh-CN')),
        String(shop.customers),
        money(shop.amount),
        String(shop.bad),
      ])
      await page.getByText(`读不出日期：“昨天下午”`).waitFor()
      // Nobody else sees anything of it.
      expect((await owner.send('/api/customers')).json.rows).toEqual([])
      // The freight is not what was paid: a wrong column, and back.
      await mean(page, '运费', '金额')
      expect(await page.getByRole('button', { name: '确认导入' }).isDisabled()).toBe(true)
      await page.getByRole('button', { name: '重看一遍' }).click()
      await page.locator('.figures .leads', { hasText: money(shop.freight) }).waitFor()
      await mean(page, '实付金额', '金额')
      await page.getByRole('button', { name: '重看一遍' }).click()
      await page.locator('.figures .leads', { hasText: money(shop.amount) }).waitFor()
      await page.getByText('您指定的').first().waitFor()
      await page.getByLabel('每卖 100 元').fill('25')
      await page.getByRole('button', { name: '确认导入' }).click()
      await page.getByRole('link', { name: '看今日' }).waitFor({ timeout: 40_000 })
      await expectInOrder(page, chinese)
      expect((await owner.send('/api/settings')).json).toMatchObject({ marginRate: 0.25, currency: 'CNY' })
      const [row] = await imports()
      expect(row).toMatchObject({
        state: 'standing',
        kind: 'orders',
        fileName: '总店销售明细.csv',
        byName: '王春满',
        encoding: 'gb18030',
        figures: { added: shop.good, rejected: shop.bad, newCustomers: shop.customers },
      })
      const coming = page.waitForEvent('download')
      await page.getByRole('link', { name: '下载读不出的行' }).click()
      const came = await readFile(await (await coming).path(), 'utf8')
      const asked = await owner.send(`/api/imports/${row?.id}/rejected.csv?language=zh-CN`)
      expect(came.replace(/^\uFEFF/, '')).toBe(asked.text.replace(/^\uFEFF/, ''))
      expect(came.split('\n').length - 2).toBe(shop.bad)
      await page.getByRole('link', { name: '看今日' }).click()
      await page.locator(ROWS).first().waitFor()
      expect(troubles).toEqual([])
      await context.close()
    })

    test('a file that is looked at elsewhere meanwhile is confirmed only as it was seen', async () => {
      const { json } = await upload(owner, '客户,日期,金额,运费\n新客,2025-06-01,88,8\n', {
        fileName: '补.csv',
        kind: 'guess',
        lookFirst: 'yes',
      })
      await idle(owner)
      const at = `/imports/${json.imports.id}`
      const [here, there] = [await open(chinese), await open(chinese)]
      for (const { page } of [here, there]) {
        await page.goto(at)
        await page.locator('#confirm').waitFor()
      }
      await mean(there.page, '运费', '金额')
      await there.page.getByRole('button', { name: '重看一遍' }).click()
      await there.page.locator('.figures .leads', { hasText: /^¥8$/ }).waitFor()
      await here.page.getByRole('button', { name: '确认导入' }).click()
      // What is there now, is shown now.
      await here.page.locator('.figures .leads', { hasText: /^¥8$/ }).waitFor()
      expect((await owner.send(`/api${at}`)).json.state).toBe('ready')
      await here.page.getByRole('button', { name: '放弃这份文件' }).click()
      await here.page.getByText('这份文件已放弃').waitFor()
      expect(but(here.troubles, /status of 409/)).toEqual([])
      expect(there.troubles).toEqual([])
      await Promise.all([here.context.close(), there.context.close()])
    })

    test('columns that cannot be told are named by hand, on a phone', async () => {
      const view = { language: 'zh-CN', width: 390 } as const
      const { page, context, troubles } = await open(view)
      await page.goto('/imports')
      await choose(page, '手记.csv', '甲,乙,丙\n新客,20250601,88\n新客,20250609,12\n')
      await page.getByText('看不出哪一列是什么').waitFor()
      await page.getByText('还要指出哪一列是：客户和日期。').waitFor()
      await mean(page, '甲', '客户（必需）')
      await mean(page, '乙', '日期（必需）')
      await mean(page, '丙', '金额')
      await expectInOrder(page, view)
      await page.getByRole('button', { name: '重看一遍' }).click()
      await page.locator('.figures .leads', { hasText: '¥100' }).waitFor()
      await expectInOrder(page, view)
      await page.getByRole('button', { name: '确认导入' }).click()
      await page.getByRole('link', { name: '看今日' }).waitFor({ timeout: 40_000 })
      expect(troubles).toEqual([])
      await context.close()
    })

    describe('with files of every state', () => {
      let at: Record<'standing' | 'ready' | 'refused' | 'unmapped', string>

      beforeAll(async () => {
        const taken = async (content: string, fileName: string): Promise<string> => {
          const { json } = await upload(owner, content, { fileName, kind: 'guess', lookFirst: 'yes' })
          return json.imports.id
        }
        const standing = (await imports()).find(({ fileName }) => fileName === '总店销售明细.csv')
        at = {
          standing: standing?.id ?? '',
          ready: await taken(shopOrders(), '分店.csv'),
          refused: await taken(
            '客户,日期,金额,币种\n甲,2024-01-02,3,人民币\n甲,2024-01-03,3,美元\n',
            '两种货币.csv',
          ),
          unmapped: await taken('甲,乙\n一,二\n三,四\n', '看不懂.csv'),
        }
        await idle(owner)
      }, 60_000)

      test.each(views)('everything is in order: $language, $width', async (view) => {
        const { page, context, troubles } = await open(view)
        await page.goto('/imports')
        await page.locator('.history tbody tr').nth(3).waitFor()
        await expectInOrder(page, view)
        for (const [state, heading] of Object.entries(headings)) {
          await page.goto(`/imports/${at[state as keyof typeof at]}`)
          await page.locator(heading).waitFor()
          await expectInOrder(page, view)
        }
        expect(troubles).toEqual([])
        await context.close()
      })

      test('who may only look sees them and can do nothing; who may not look sees no way here', async () => {
        const of = async (role: string): Promise<Browser> => {
          const who = { email: `${role}@example.com`, password: OWNER.password }
          await owner.send('/api/users', { method: 'POST', body: { ...who, name: '小周', role } })
          const own = program.browser()
          await own.send('/api/sign-in', { method: 'POST', body: who })
          return own
        }
        const { page, context, troubles } = await open(chinese, await of('analyst'))
        await page.goto('/imports')
        await page.locator('.history').waitFor()
        expect(await page.locator('input[type=file]').count()).toBe(0)
        await page.goto(`/imports/${at.ready}`)
        await page.locator('#confirm').waitFor()
        expect(await page.getByRole('button', { name: '确认导入' }).count()).toBe(0)
        await page.goto(`/imports/${at.standing}`)
        await page.locator('#next').waitFor()
        expect(await page.getByRole('button', { name: '撤销', exact: false }).count()).toBe(0)
        expect(troubles).toEqual([])
        await context.close()
        const other = await open(chinese, await of('sales'))
        await other.page.goto('/imports')
        await other.page.getByText('没有这一页').waitFor()
        expect(await other.page.getByRole('link', { name: '导入' }).count()).toBe(0)
        await other.context.close()
      })

      test('an undo says what goes and what stays, Today is empty after it, and the file comes again', async () => {
        const { page, context, troubles } = await open(chinese)
        const byHand = (await imports()).find(({ fileName }) => fileName === '手记.csv')
        await owner.send(`/api/imports/${byHand?.id}/undo`, { method: 'POST' })
        await idle(owner)
        await page.goto(`/imports/${at.standing}`)
        await page.getByRole('button', { name: '撤销这次导入…' }).click()
        const dialog = page.getByRole('dialog')
        await dialog
          .getByText(
            `${shop.good.toLocaleString('zh-CN')} 行，金额 ¥${Math.round(shop.amount).toLocaleString('zh-CN')}`,
          )
          .waitFor()
        await dialog.getByText(`${shop.customers} 位只有这份文件提到的客户`).waitFor()
        await expectInOrder(page, chinese)
        await dialog
          .getByRole('button', { name: '撤 销' })
          .or(dialog.getByRole('button', { name: '撤销', exact: true }))
          .click()
        await page.getByRole('button', { name: '再导入一次' }).waitFor()
        await page.getByRole('link', { name: '看今日' }).waitFor({ timeout: 40_000 })
        await expectInOrder(page, chinese)
        await page.getByRole('link', { name: '看今日' }).click()
        await page.getByText('从您的订单开始').waitFor()
        await page.goto(`/imports/${at.standing}`)
        await page.getByRole('button', { name: '再导入一次' }).click()
        await page.locator('#confirm').waitFor()
        expect(new URL(page.url()).pathname).not.toBe(`/imports/${at.standing}`)
        // As it was said of its columns before.
        await page.getByText('和上次一样').first().waitFor()
        await page.getByRole('button', { name: '放弃这份文件' }).click()
        await page.getByText('这份文件已放弃').waitFor()
        expect(troubles).toEqual([])
        await context.close()
      })
    })

    describe.skipIf(!existsSync(retail))(
      'with a British shop’s orders (skipped without Online Retail II)',
      () => {
        let folder: string
        beforeAll(async () => {
          folder = await mkdtemp(join(tmpdir(), 'ricebook-retail-'))
          await firstLines(join(folder, 'retail.csv'))
        })
        afterAll(() => rm(folder, { recursive: true, force: true }))

        test('they are recognised, taken in while somebody looks elsewhere, and valued', async () => {
          const view = { language: 'en', width: 1440 } as const
          const { page, context, troubles } = await open(view)
          await page.goto('/imports')
          await page.locator('input[type=file]').setInputFiles(join(folder, 'retail.csv'))
          await page.locator('#confirm').waitFor({ timeout: 40_000 })
          expect(await page.locator('.figures .leads').first().textContent()).toBe(
            retailLines.toLocaleString('en'),
          )
          await page.getByRole('button', { name: 'Take it in' }).click()
          await page.getByText('Taking it in').or(page.getByText('being valued')).first().waitFor()
          // Left, and opened again elsewhere.
          const url = page.url()
          await page.goto('/today')
          const other = await open({ ...view, width: 390 })
          await other.page.goto(url)
          await other.page.getByRole('link', { name: 'Go to Today' }).waitFor({ timeout: 60_000 })
          await other.page.getByRole('link', { name: 'Go to Today' }).click()
          await other.page.locator(ROWS).first().waitFor()
          expect(troubles).toEqual([])
          expect(other.troubles).toEqual([])
          await Promise.all([context.close(), other.context.close()])
        })
      },
    )
  },
)

type Row = { readonly id: string; readonly fileName: string; readonly state: string }

const headings = { standing: '#next', ready: '#confirm', refused: '[role=alert]', unmapped: '[role=alert]' }

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) }
  await page.locator('input[type=file]').setInputFiles([file])
}

/** As by a hand that drags files over the page. */
async function dropFiles(page: Page, files: readonly (readonly [string, string])[]): Promise<void> {
  const carried = await page.evaluateHandle(
    `((files) => {
      const carried = new DataTransfer()
      for (const [name, content] of files) {
        const bytes = Uint8Array.from(content, (letter) => letter.charCodeAt(0))
        carried.items.add(new File([bytes], name))
      }
      return carried
    })(${JSON.stringify(files)})`,
  )
  const event = { dataTransfer: carried }
  await page.dispatchEvent('main', 'dragenter', event)
  await page.locator('.drop').waitFor()
  await page.dispatchEvent('main', 'dragover', event)
  await page.dispatchEvent('main', 'drop', event)
  await page.locator('.drop').waitFor({ state: 'detached' })
}

/** Says what a column means. */
async function mean(page: Page, column: string, role: string): Promise<void> {
  const field = page.getByLabel(`“${column}”这一列是`)
  await field.click()
  const list = await field.getAttribute('aria-controls')
  const unfolded = page.locator(`.ant-select-dropdown:has([id="${list}"])`)
  await unfolded
    .locator('.ant-select-item-option-content')
    .filter({ hasText: new RegExp(`^${role}$`) })
    .click()
  await unfolded.waitFor({ state: 'hidden' })
}

/** Sales details in GBK: two years of forty households, and here and there a row that nobody can read. */
function tillExport() {
  const lines = ['客户编号,客户名称,下单日期,订单号,商品,数量,实付金额,运费']
  const sum = { good: 0, bad: 0, amount: 0, freight: 0 }
  const customers = new Set<number>()
  const first = Temporal.PlainDate.from('2024-01-02')
  for (let i = 0; i < 1_800; i++) {
    const customer = (i * 7) % 41
    const day = first.add({ days: Math.floor(i / 3) })
    const [badDay, badAmount] = [i % 97 === 13, i % 211 === 4]
    const amount = 4_900 + (i % 17) * 350
    const cells = [
      `K${100 + customer}`,
      `${'王李张刘陈杨赵黄周吴'[customer % 10]}${'春建秀志桂'[customer % 5]}`,
      badDay ? '昨天下午' : `${day.year}年${day.month}月${day.day}日`,
      `D${1_000 + i}`,
      ['东北大米', '菜籽油'][i % 2],
      1 + (i % 3),
      badAmount ? '说好月底' : (amount / 100).toFixed(2),
      5,
    ]
    lines.push(cells.join(','))
    if (badDay || badAmount) sum.bad += 1
    else {
      sum.good += 1
      sum.amount += amount / 100
      customers.add(customer)
    }
    if (!badDay) sum.freight += 5
  }
  return { ...sum, customers: customers.size, bytes: written(`${lines.join('\r\n')}\r\n`, 'gb18030') }
}

async function firstLines(into: string): Promise<void> {
  const duck = await DuckDBInstance.create(':memory:')
  const connection = await duck.connect()
  await connection.run(
    `copy (
       select invoice as "Invoice", sku as "StockCode", description as "Description", quantity as "Quantity",
         strftime(invoice_ts, '%m/%d/%Y %H:%M') as "InvoiceDate", price as "Price", customer_id as "Customer ID"
       from '${retail}' where customer_id is not null order by invoice_ts, invoice limit ${retailLines}
     ) to '${into}' (header, delimiter ',')`,
  )
  connection.closeSync()
  duck.closeSync()
}
