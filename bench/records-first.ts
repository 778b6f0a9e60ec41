import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Browser, Page } from 'playwright-core'
import { CHROMIUM, launched } from '../e2e/test-pages.ts'
import { pagesBuilt } from '../e2e/test-serving.ts'
import { percentile } from './measure.ts'
import type { MeasurePart } from './part.ts'
import { type Serving, serving } from './serving.ts'

const times = 3
const retail = join(import.meta.dirname, '../../shared/data/transactions/online_retail_2_year1_lines.parquet')
/** Nobody waits longer than this for anything measured here. */
const patience = { timeout: 300_000 }

/** How long somebody waits who comes for the first time: for the demo, and for their own orders. */
export const measureFirst: MeasurePart = async ({ folder, small }) => {
  if (!existsSync(CHROMIUM)) return 'No Chromium here: not measured.'
  pagesBuilt()
  const chromium = await launched()
  const rows: string[] = []
  try {
    const demos: number[] = []
    for (let i = 0; i < (small ? 1 : times); i++)
      demos.push(await withPage(join(folder, `demo-${i}`), chromium, demoChosen))
    rows.push(
      `| program started, set up, demo chosen, first row of Today; middle of ${demos.length} | ${percentile(demos, 50).toFixed(1)} | ≤ 20 |`,
    )
    if (existsSync(retail)) rows.push(...(await ownOrders(folder, chromium)))
  } finally {
    await chromium.close()
  }
  return `In a real browser at the program's own speed, in a new data folder; the pages were built before. For one's own orders
the seconds are those that somebody only waits: what they read, choose and answer between is not counted.

| | wall s | goal |
|---|---|---|
${rows.join('\n')}`
}

type Doing = (page: Page, program: Serving) => Promise<void>

/** Seconds from the start of a program in a new folder to the end of what is done with it. */
async function withPage(data: string, chromium: Browser, doing: Doing): Promise<number> {
  const began = performance.now()
  mkdirSync(data, { recursive: true })
  const program = await serving(data)
  const context = await chromium.newContext({ locale: 'en', viewport: { width: 1440, height: 900 } })
  try {
    await context.addCookies([...program.cookies].map(([name, value]) => ({ name, value, url: program.url })))
    const page = await context.newPage()
    await doing(page, program)
    return (performance.now() - began) / 1000
  } finally {
    await context.close()
    await program.stop()
  }
}

async function demoChosen(page: Page, { url }: Serving): Promise<void> {
  await page.goto(`${url}/begin`)
  await page.getByRole('button', { name: 'Show me the demo' }).click()
  await page.locator('[data-action]').first().waitFor(patience)
}

/** The file is dropped, seen, confirmed, taken in and valued, and Today is opened. */
async function ownOrders(folder: string, chromium: Browser): Promise<string[]> {
  const file = join(folder, 'retail.csv')
  const lines = await retailCsv(file)
  let seen = 0
  let stands = 0
  await withPage(join(folder, 'own'), chromium, async (page, { url }) => {
    await page.goto(`${url}/imports`)
    const chosen = performance.now()
    await page.locator('input[type=file]').setInputFiles(file)
    await page.locator('#confirm').waitFor(patience)
    seen = (performance.now() - chosen) / 1000
    const confirmed = performance.now()
    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByRole('link', { name: 'Go to Today' }).click(patience)
    await page.locator('[data-action]').first().waitFor(patience)
    stands = (performance.now() - confirmed) / 1000
  })
  const named = `${lines.toLocaleString('en')} lines (${Math.round(statSync(file).size / 1e6)} MB of CSV)`
  return [
    `| ${named}: from the file to what would happen | ${seen.toFixed(1)} | |`,
    `| from the word to everybody valued and Today | ${stands.toFixed(1)} | |`,
    `| both | ${(seen + stands).toFixed(1)} | ≤ 180 |`,
  ]
}

async function retailCsv(into: string): Promise<number> {
  const duck = await DuckDBInstance.create(':memory:')
  const connection = await duck.connect()
  await connection.run(
    `copy (select invoice as "Invoice", sku as "StockCode", description as "Description", quantity as "Quantity",
       strftime(invoice_ts, '%m/%d/%Y %H:%M') as "InvoiceDate", price as "Price", customer_id as "Customer ID"
     from '${retail}') to '${into}' (header, delimiter ',')`,
  )
  const counted = await connection.runAndReadAll(`select count(*)::integer from '${retail}'`)
  connection.closeSync()
  duck.closeSync()
  return Number(counted.getRows()[0]?.[0])
}
