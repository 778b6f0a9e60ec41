// `npm run pictures`: the pictures of the README, taken of the real program with its demo company, in a real browser
// (Chromium from Debian's packages). They are taken again when what they show has changed.

import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Browser } from '../app/base/http/test-server.ts'
import type { Language } from '../app/base/language/language.ts'
import { CHROMIUM, launched, opened, type View } from '../e2e/test-pages.ts'
import { pagesBuilt, serving } from '../e2e/test-serving.ts'

type Picture = {
  readonly name: string
  readonly width: View['width']
  /** Where it is taken, once the demo is there. */
  readonly address: (owner: Browser) => Promise<string>
  /** What is there when everything is there. */
  readonly ready: (page: Page) => Promise<unknown>
}

const folder = join(import.meta.dirname, '..', 'docs', 'pictures')

const rows = (page: Page) => page.locator('[data-action]').first().waitFor()
const listed = (page: Page) => page.locator('tbody tr td a, li a[href^="/customers/"]').first().waitFor()
const counted = (page: Page) => page.locator('.figures .leads').first().waitFor()
const valued = (page: Page) => page.locator('a[href="/worth"]').last().waitFor()
const drawn = (page: Page) => page.locator('.drawing svg').first().waitFor()

const pictures: readonly Picture[] = [
  { name: 'today', width: 1440, address: async () => '/today?whose=all', ready: rows },
  { name: 'today-phone', width: 390, address: async () => '/today?whose=all', ready: rows },
  { name: 'customers', width: 1440, address: async () => '/customers', ready: listed },
  { name: 'customers-phone', width: 390, address: async () => '/customers', ready: listed },
  { name: 'customer', width: 1440, address: mostWorth, ready: drawn },
  { name: 'customer-phone', width: 390, address: mostWorth, ready: drawn },
  { name: 'import', width: 1440, address: ordersOfDemo, ready: counted },
  { name: 'worth', width: 1440, address: async () => '/worth', ready: drawn },
  { name: 'settings', width: 1440, address: async () => '/settings', ready: valued },
]

if (!existsSync(CHROMIUM)) throw new Error(`There is no browser at ${CHROMIUM}.`)
pagesBuilt()
await mkdir(folder, { recursive: true })
const [chromium, program] = await Promise.all([launched(), serving()])
try {
  const owner = await program.owner()
  await demoIn(owner)
  for (const language of ['zh-CN', 'en'] as const) await taken(language, owner)
} finally {
  await chromium.close()
  await program.stop()
}

async function demoIn(owner: Browser): Promise<void> {
  await owner.send('/api/demo', { method: 'POST', body: {} })
  for (;;) {
    const { json } = await owner.send('/api/demo')
    if (json.state === 'there') return
    if (json.stopped) throw new Error(`the demo did not come: ${json.why}`)
    await new Promise((wait) => setTimeout(wait, 500))
  }
}

async function taken(language: Language, as: Browser): Promise<void> {
  for (const { name, width, address, ready } of pictures) {
    const { page, context } = await opened(chromium, program.url, { language, width, as })
    await page.goto(await address(as))
    await ready(page)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: join(folder, `${name}-${language}.png`) })
    process.stdout.write(`${name}-${language}.png\n`)
    await context.close()
  }
}

/** The file of the customer that is worth most. */
async function mostWorth(owner: Browser): Promise<string> {
  const { json } = await owner.send('/api/customers?sort=worth&most=1')
  return `/customers/${json.rows[0].id}`
}

/** The import of the demo's orders. */
async function ordersOfDemo(owner: Browser): Promise<string> {
  const { json } = await owner.send('/api/imports')
  const rows: readonly { readonly id: string; readonly kind: string }[] = json.rows
  return `/imports/${rows.find(({ kind }) => kind === 'orders')?.id}`
}
