import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestInstallation, type TestInstallation } from '../../identify/imports/test-installations.ts'

let shop: TestInstallation
beforeEach(async () => {
  shop = await openTestInstallation()
})
afterEach(async () => {
  await shop.done()
  expect(shop.troubles).toEqual([])
})

/** Orders of so many customers who come again and again, each at their own pace, and some of whom leave. */
function orders(customers: number): string {
  const lines = ['客户,日期,订单号,商品,金额']
  const first = Temporal.PlainDate.from('2022-01-01')
  for (let i = 0; i < customers; i++) {
    const until = i % 3 === 0 ? 300 + ((i * 37) % 400) : 1000
    for (let day = (i * 17) % 200; day < until; day += 9 + ((i * 13 + day * 7) % (20 + (i % 60))))
      lines.push(`C${i},${first.add({ days: day })},O${i}-${day},米,${20 + ((i + day) % 50)}`)
  }
  return `${lines.join('\n')}\n`
}

const worths = async () => shop.jobs.list({ kind: 'worth' })

/** Answers when the valuation that runs has come to a stage. */
function valuationAt(stage: string): Promise<void> {
  return new Promise((resolve) => {
    const leave = shop.jobs.subscribe(({ kind, progress }) => {
      if (kind !== 'worth' || progress?.stage !== stage) return
      leave()
      resolve()
    })
  })
}

/** The buyers in the current figures. */
async function buyers(): Promise<number | null> {
  const run = await shop.notebook.read
    .selectFrom('worthRuns')
    .select('figures')
    .where('state', '=', 'current')
    .executeTakeFirst()
  return run ? (JSON.parse(run.figures as string) as { buyers: number }).buyers : null
}

test('a file brought while models are fitted stands before the figures do; one run afterwards values it, too', async () => {
  const fitting = valuationAt('fit')
  const first = await shop.bring({ text: orders(1_500) })
  await fitting
  const asked = performance.now()
  const second = await shop.bring({
    text: '客户,日期,订单号,商品,金额\n新客,2024-09-01,N1,米,30\n',
    source: 'till',
  })
  const waited = performance.now() - asked
  expect(second.state).toBe('standing')
  expect(await buyers(), 'nobody had been valued when it stood').toBe(null)
  // Seconds, on a machine that others use, too; the run alone takes several times as long.
  expect(waited).toBeLessThan(8_000)
  expect(second.worthJob, 'the run that gave way is the one that follows').toBe(first.worthJob)
  const run = await shop.jobs.waitFor(second.worthJob as string)
  expect(run).toMatchObject({ state: 'done', attempts: 1, failure: null })
  expect(await worths()).toHaveLength(1)
  expect(await buyers()).toBe(1_501)
}, 120_000)

test('a valuation that was disturbed says what one says that never was', async () => {
  const said = async (disturbed: boolean): Promise<unknown> => {
    const fitting = valuationAt('fit')
    await shop.bring({ text: orders(600) })
    await fitting
    if (disturbed) {
      const stopped = valuationAt('gave-way')
      const look = await shop.bring({
        text: '客户,日期,金额\n新客,2024-09-01,30\n',
        source: 'till',
        lookFirst: true,
      })
      await stopped
      await shop.giveUp(look.id)
    }
    for (const { id } of await worths()) await shop.jobs.waitFor(id)
    const run = await shop.notebook.read
      .selectFrom('worthRuns')
      .select('figures')
      .where('state', '=', 'current')
      .executeTakeFirstOrThrow()
    return JSON.parse(run.figures as string)
  }
  const quiet = await said(false)
  await shop.done()
  shop = await openTestInstallation()
  expect(await said(true)).toEqual(quiet)
}, 120_000)
