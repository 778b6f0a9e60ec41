import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DemoFiles, writeDemo } from '../demo/files.ts'
import { CHROMIUM, launched } from '../e2e/test-pages.ts'
import { pagesBuilt } from '../e2e/test-serving.ts'
import { simulateLines } from './lines.ts'
import { measured, percentile } from './measure.ts'
import type { MeasurePart } from './part.ts'
import { type Serving, serving } from './serving.ts'

const seed = 7
const requests = 200
const warming = 20
const everyMs = 200
const openings = 5
/** People with a rhythm and a jar that runs out: lines drawn by mere chance leave nothing to do on any day. */
const customersOfShop = 5_000
/** So many are invented, and read in again as other shops. */
const shopsInvented = 4
const demoKinds = ['customers', 'products', 'orders', 'payments'] as const
const list = '/api/today?most=100'

/** The list of the day: over HTTP, quiet and while a file is taken in, and until it is seen in a slow browser. */
export const measureToday: MeasurePart = async ({ folder, small }) => {
  const [shops, meanwhile] = small ? [2, 500_000] : [20, 10_000_000]
  const { script } = pagesBuilt()
  const many = join(folder, 'many')
  const lines = await chain(folder, { shops, data: many })
  const customers = shops * customersOfShop
  const next = join(folder, 'next.csv')
  simulateLines(next, { customers, lines: meanwhile, seed })
  const program = await serving(many)
  const rows: string[] = []
  try {
    // Nothing is worth doing while nobody knows what a sale leaves; the answer has everybody valued.
    await program.ask('/api/settings', { marginRate: 0.25 }, 'PATCH')
    await allValued(program)
    rows.push(`| things due | ${said(await thingsDue(program))} | |`, await quiet(program))
    rows.push(await firstContent(program, `${said(customers)} customers`))
    const waits: number[] = []
    let going = true
    const looking = (async () => {
      while (going) {
        waits.push((await program.ask(list)).ms)
        await sleep(everyMs)
      }
    })()
    await measured(['import', 'orders', next, '--no-worth', '--json'], many).finally(() => {
      going = false
    })
    await looking
    rows.push(
      `| the list while ${said(meanwhile)} lines come in, ${waits.length} times | ${times(waits)} | p95 ≤ 100 |`,
    )
  } finally {
    await program.stop()
  }
  rows.push(
    await demoSeen(join(folder, 'demo')),
    `| script before it shows, gzipped kB | ${Math.round(script / 1000)} | < 300 |`,
  )
  return `${said(customers)} customers of a chain of ${shops} shops such as the demo's, with ${said(lines)} order lines of a year, signed in;
the whole list with 100 rows a group. In the browser the processor is slowed down four times; from the address to the first row, the middle of ${openings}.

| | p50 / p95 ms | goal |
|---|---|---|
${rows.join('\n')}`
}

/**
 * The files of many shops as one of each kind, with numbers of each shop's own; answers how many order lines there are.
 * The orders come last: whatever came before is valued in a moment while nobody has bought.
 */
async function chain(
  folder: string,
  { shops, data }: { readonly shops: number; readonly data: string },
): Promise<number> {
  const invented: DemoFiles[] = []
  for (let nth = 0; nth < Math.min(shops, shopsInvented); nth++) {
    invented.push(
      await writeDemo(join(folder, `shop-${nth}`), {
        ...{ seed: seed + nth, lastDay: yesterday(), days: 365 },
        ...{ households: customersOfShop - 600, businesses: 600, prospects: 0 },
      }),
    )
  }
  let lines = 0
  for (const kind of ['customers', 'products', 'payments', 'orders'] as const) {
    const file = join(folder, `${kind}.csv`)
    const all = openSync(file, 'w')
    for (let shop = 0; shop < (kind === 'products' ? 1 : shops); shop++) {
      const [heading = '', ...rows] = readFileSync(invented[shop % shopsInvented]?.[kind] ?? '', 'utf8')
        .trimEnd()
        .split('\n')
      const own = rows.map((row) => `${row.replaceAll('DEMO-', `S${shop}-`)}\n`).join('')
      writeSync(all, shop === 0 ? `${heading}\n${own}` : own)
      if (kind === 'orders') lines += rows.length
    }
    closeSync(all)
    await measured(['import', kind, file, '--no-worth'], data)
  }
  return lines
}

const yesterday = (): Temporal.PlainDate => Temporal.Now.plainDateISO('Asia/Shanghai').subtract({ days: 1 })
const said = (n: number): string => n.toLocaleString('en')
const times = (ms: readonly number[]): string =>
  `${percentile(ms, 50).toFixed(1)} / ${percentile(ms, 95).toFixed(1)}`

/** Whatever the imports left to be done is done, and the machine is still. */
async function allValued(program: Serving): Promise<void> {
  for (const state of ['waiting', 'running'] as const) {
    const { answer } = await program.ask(`/api/jobs?state=${state}`)
    if ((answer as { rows: unknown[] }).rows.length === 0) continue
    await sleep(everyMs)
    return allValued(program)
  }
}

async function thingsDue(program: Serving): Promise<number> {
  const { answer } = await program.ask(list)
  return (answer as { figures: { things: number } }).figures.things
}

async function quiet(program: Serving): Promise<string> {
  for (let i = 0; i < warming; i++) await program.ask(list)
  const before = program.cpu()
  const waits: number[] = []
  for (let i = 0; i < requests; i++) waits.push((await program.ask(list)).ms)
  const after = program.cpu()
  const cpu = before === null || after === null ? 'not told' : ((after - before) / requests).toFixed(1)
  return `| the list, quiet, ${requests} times; ${cpu} CPU-ms each | ${times(waits)} | p95 ≤ 100 |`
}

async function demoSeen(data: string): Promise<string> {
  const files = await writeDemo(`${data}-files`, {
    seed: 1,
    lastDay: yesterday(),
  })
  for (const kind of demoKinds) await measured(['import', kind, files[kind]], data)
  const program = await serving(data)
  try {
    return await firstContent(program, 'the demo')
  } finally {
    await program.stop()
  }
}

/** From the address to the first row of Today, on a processor slowed down four times, with nothing kept. */
async function firstContent(program: Serving, of: string): Promise<string> {
  if (!existsSync(CHROMIUM)) return `| first row in a browser, ${of} | no Chromium here | ≤ 1,500 |`
  const chromium = await launched()
  const waits: number[] = []
  try {
    for (let i = 0; i < openings; i++) {
      const context = await chromium.newContext({ locale: 'zh-CN' })
      await context.addCookies(
        [...program.cookies].map(([name, value]) => ({ name, value, url: program.url })),
      )
      const page = await context.newPage()
      await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await page.addInitScript(`new MutationObserver(() => {
        if (window.firstRow === undefined && document.querySelector('[data-action]')) window.firstRow = performance.now()
      }).observe(document, { childList: true, subtree: true })`)
      await page.goto(`${program.url}/today`)
      await page.locator('[data-action]').first().waitFor()
      waits.push(await page.evaluate<number>('window.firstRow'))
      await context.close()
    }
  } finally {
    await chromium.close()
  }
  return `| first row in a browser, ${of} | ${percentile(waits, 50).toFixed(0)} | ≤ 1,500 |`
}
