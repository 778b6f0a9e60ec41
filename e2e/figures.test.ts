import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../app/base/http/test-server.ts'
import type { Language } from '../app/base/language/language.ts'
import { writeDemo } from '../demo/files.ts'
import { FiguresRead } from './test-figures.ts'
import { readCustomers } from './test-figures-customers.ts'
import { type KindOfCustomer, kindsOfCustomers, readFiles } from './test-figures-file.ts'
import { readImportList, readImports } from './test-figures-imports.ts'
import { type Stores, shanghaiDay, storesOf } from './test-figures-stores.ts'
import { readToday } from './test-figures-today.ts'
import { readWorth } from './test-figures-worth.ts'
import { CHROMIUM, launched, opened, ROWS } from './test-pages.ts'
import { idle, pagesBuilt, type Serving, serving, upload } from './test-serving.ts'

/** Figures that each page shows at the least: an empty page proves nothing. */
const fewest = { today: 1_000, customers: 2_000, files: 3_000, imports: 50, worth: 800 } as const
/** Of the demo everybody's margin is known. */
const unknownMargin: KindOfCustomer = 'whose margin is not known of everything'
/** The whole demo company is read and valued, on whatever machine this runs on. */
const demoComes = { timeout: 90_000 }

describe.skipIf(!existsSync(CHROMIUM))(
  'the figures on the pages (skipped where there is no Chromium)',
  { timeout: 180_000 },
  () => {
    let chromium: Chromium
    let demo: Shop
    /** A smaller one, and a stall beside it of whose goods nobody knows what they cost. */
    let mixed: Shop
    const today = shanghaiDay(new Date().toISOString()) ?? ''

    beforeAll(async () => {
      pagesBuilt()
      chromium = await launched()
      ;[demo, mixed] = await Promise.all([withDemo(chromium), withStall(today)])
    }, 180_000)
    afterAll(async () => {
      await chromium?.close()
      for (const shop of [demo, mixed]) {
        await shop?.stores.close()
        await shop?.program.stop()
      }
    })

    const reading = async (language: Language, { program, owner, stores }: Shop = demo) => {
      const { page, context, troubles } = await opened(chromium, program.url, {
        ...{ language, width: 1440, as: owner },
      })
      const read = new FiguresRead(today)
      return { asked: { page, own: owner, stores, read, language, today }, context, troubles }
    }

    test('each is what the API says, which is what the stores say, and none is left over', async () => {
      const { asked, context, troubles } = await reading('zh-CN')
      const { read } = asked
      const seen = {
        today: await readToday(asked),
        customers: await readCustomers(asked),
        files: await readFiles({
          ...asked,
          kinds: kindsOfCustomers.filter((kind) => kind !== unknownMargin),
        }),
        imports: await readImports(asked),
        worth: await readWorth(asked),
      }
      told('zh-CN', read)
      expect(read.problems).toEqual([])
      for (const [name, least] of Object.entries(fewest))
        expect(seen[name as keyof typeof seen], `figures seen on ${name}`).toBeGreaterThan(least)
      const { seen: all, byApi, bySql, wording } = read.counted
      expect(byApi + wording).toBe(all)
      expect(bySql).toBe(byApi)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('so is each in English', async () => {
      const { asked, context } = await reading('en')
      const { read } = asked
      const seen = {
        today: await readToday(asked),
        customers: await readCustomers(asked),
        files: await readFiles({ ...asked, kinds: kindsOfCustomers.slice(0, 3) }),
        imports: (await readImportList(asked)).seen,
        worth: await readWorth(asked),
      }
      told('en', read)
      expect(read.problems).toEqual([])
      const less = { ...fewest, files: 800, imports: 15 }
      for (const [name, least] of Object.entries(less))
        expect(seen[name as keyof typeof seen], `figures seen on ${name}`).toBeGreaterThan(least)
      await context.close()
    })

    test('so is each where margins are not known of everything, and a line could not be read', async () => {
      const { asked, context } = await reading('zh-CN', mixed)
      const { read } = asked
      expect(await readFiles({ ...asked, kinds: [unknownMargin] })).toBeGreaterThan(50)
      expect(await readImports(asked)).toBeGreaterThan(50)
      expect(await readWorth(asked)).toBeGreaterThan(500)
      told('zh-CN', read)
      expect(read.problems).toEqual([])
      await context.close()
    })

    test('a figure that is changed on the page is found', async () => {
      const { asked, context } = await reading('zh-CN')
      const { page, read } = asked
      await page.goto('/imports')
      await page.locator('.history .lines').first().waitFor()
      await readImportList(asked)
      expect(read.problems).toEqual([])
      await changedWhereShown(page, '.history .lines', (text) => `${Number(text.replaceAll(',', '')) + 1}`)
      await readImportList(asked)
      expect(read.problems).toHaveLength(2)
      expect(read.problems[0]).toMatch(/lines: shows .*, which is none of \[added/)
      expect(read.problems[1]).toMatch(/lines: does not show added/)
      await context.close()
    })

    test('a figure that nobody accounts for is found', async () => {
      const { asked, context } = await reading('zh-CN')
      const { page, read } = asked
      await changedWhereShown(page, '#history', (text) => `${text} 42`)
      await readImportList(asked)
      expect(read.problems).toHaveLength(1)
      expect(read.problems[0]).toContain('nobody accounts for what it shows')
      await context.close()
    })

    test('a row that is changed in a store is found', async () => {
      const { asked, context } = await reading('zh-CN')
      const { read, stores } = asked
      const first = `(select customer from worth where run = (select max(run) from worth)
        order by residualValue desc limit 1)`
      const changed = (by: number): unknown =>
        stores.book(`update worth set residualValue = residualValue + ? where customer = ${first}`, by)
      changed(1)
      await readCustomers(asked)
      changed(-1)
      expect(read.problems.length).toBeGreaterThan(0)
      expect(
        read.problems.some((problem) => /residualValue: the API says (\d+), the stores/.test(problem)),
      ).toBe(true)
      await context.close()
    })
  },
)

type Shop = { readonly program: Serving; readonly owner: Browser; readonly stores: Stores }

/** The demo, chosen as a newcomer chooses it. */
async function withDemo(chromium: Chromium): Promise<Shop> {
  const program = await serving()
  const owner = await program.owner()
  const view = { language: 'zh-CN', width: 1440 } as const
  const { page, context } = await opened(chromium, program.url, { ...view, as: owner })
  await page.goto('/today')
  await page.getByRole('button', { name: '看看演示' }).click()
  await page.locator(ROWS).first().waitFor(demoComes)
  await context.close()
  await idle(owner)
  return { program, owner, stores: await storesOf(program.folder) }
}

async function withStall(today: string): Promise<Shop> {
  const program = await serving()
  const owner = await program.owner()
  await owner.send('/api/settings', { method: 'PATCH', body: { marginRate: 0.12 } })
  const folder = await mkdtemp(join(tmpdir(), 'ricebook-demo-'))
  const lastDay = Temporal.PlainDate.from(today).subtract({ days: 1 })
  const size = { seed: 1, lastDay, days: 400, households: 80, businesses: 24, prospects: 5 }
  const files = Object.entries(await writeDemo(folder, size))
  const sent = async (content: string | Uint8Array, query: Record<string, string>): Promise<void> => {
    const { status, text } = await upload(owner, content, query)
    if (status !== 202) throw new Error(text)
    await idle(owner)
  }
  for (const [kind, path] of files) await sent(await readFile(path), { fileName: basename(path), kind })
  await sent(slip(today), { fileName: '摊位订单.csv', kind: 'orders', source: 'stall' })
  await rm(folder, { recursive: true })
  return { program, owner, stores: await storesOf(program.folder) }
}

/** A stall beside the shop: nobody knows what its goods cost, one of its lines has no day, some are for nobody known. */
function slip(today: string): string {
  const lines = ['订单号,客户名称,下单日期,商品,数量,实付金额']
  const before = (days: number): string => Temporal.PlainDate.from(today).subtract({ days }).toString()
  for (let i = 0; i < 12; i++) {
    lines.push(
      `T${100 + i},摊上·老周,${before(3 + i * 9)},手工年糕,${1.25 + i * 0.5},${(23.45 + i).toFixed(2)}`,
    )
    lines.push(
      `T${200 + i},摊上·小何,${before(5 + i * 16)},米线 2kg,${1 + (i % 3)},${(18 + i * 0.7).toFixed(2)}`,
    )
  }
  lines.push(`T300,,${before(4)},手工年糕,1,17.50`, 'T301,摊上·老周,那天,手工年糕,1,17.50')
  return `${lines.join('\n')}\n`
}

/** What stands in the first such place is another text, whenever the page writes it. */
function changedWhereShown(page: Page, selector: string, to: (text: string) => string): Promise<unknown> {
  const script = `{
    const to = ${to}
    const change = () => {
      const place = document.querySelector(${JSON.stringify(selector)})
      if (!place || place.dataset.changed) return
      place.dataset.changed = 'yes'
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
      let last = null
      for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.textContent.trim() !== '') last = node
      last.textContent = to(last.textContent)
    }
    new MutationObserver(change).observe(document, { childList: true, subtree: true })
  }`
  return page.addInitScript(script)
}

/** Said at the end of a reading, whatever becomes of it. */
function told(language: Language, { counted }: FiguresRead): void {
  const { pages, seen, byApi, bySql, wording, texts } = counted
  process.stdout.write(
    `figures (${language}): ${pages} pages and parts, ${seen} figures seen, ${byApi} as the API says, ${bySql} as the ` +
      `stores say, ${wording} of the wording; ${texts} names with digits\n`,
  )
}
