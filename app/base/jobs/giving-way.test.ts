import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { minute, setClock, type TestJobs, testJobs } from './test-jobs.ts'

const opened: TestJobs[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) {
    expect(one.troubles).toEqual([])
    await one.done()
  }
})
async function open(...given: Parameters<typeof testJobs>): Promise<TestJobs & { readonly steps: string[] }> {
  const one = await testJobs(...given)
  opened.push(one)
  const steps: string[] = []
  one.jobs.subscribe(({ id, state, progress }) => {
    steps.push(`${id} ${progress?.stage === 'gave-way' ? 'gave way' : progress ? progress.stage : state}`)
  })
  return { ...one, steps }
}

const echo = (name: string) => ({ kind: 'test.echo', payload: { name } })
const valuation = (ms: number, finishing = false) => ({
  kind: 'test.gives-way',
  payload: { ms, finishing },
  dedupeKey: 'valuation',
})
const long = 600_000

/** Answers when a step of a job has been told. */
async function seen({ steps }: { readonly steps: readonly string[] }, step: string): Promise<void> {
  while (!steps.includes(step)) await sleep(2)
}

describe('a job that gives way', () => {
  test('stops for one that somebody waits for, and runs again after it, without an attempt lost', async () => {
    const shop = await open()
    const { jobs, steps } = shop
    const run = await jobs.enqueue(valuation(400))
    await seen(shop, `${run.id} begun`)
    const file = await jobs.enqueue(echo('file'))
    expect((await jobs.waitFor(file.id)).state).toBe('done')
    const ended = await jobs.waitFor(run.id)
    expect(ended).toMatchObject({ state: 'done', attempts: 1, failure: null, result: { attempt: 1 } })
    expect(steps).not.toContain(`${run.id} failed`)
    const order = [`${run.id} gave way`, `${file.id} done`, `${run.id} done`].map((one) => steps.indexOf(one))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
  })

  test('gives way also to one asked for within a change, which is there only when the change is', async () => {
    const shop = await open()
    const { jobs, notebook } = shop
    const run = await jobs.enqueue(valuation(long))
    await seen(shop, `${run.id} begun`)
    const file = await notebook.change(async (tx) => {
      const asked = await jobs.enqueue({ ...echo('file'), tx })
      await sleep(50)
      return asked
    })
    expect((await jobs.waitFor(file.id)).state).toBe('done')
    await jobs.cancel(run.id)
    expect((await jobs.waitFor(run.id)).state).toBe('cancelled')
  })

  test('stands behind what was asked for after it while both waited', async () => {
    const shop = await open()
    const { jobs, steps } = shop
    const first = await jobs.enqueue({ kind: 'test.compute', payload: { ms: 200 } })
    await seen(shop, `${first.id} compute`)
    const run = await jobs.enqueue(valuation(0))
    const file = await jobs.enqueue(echo('file'))
    await Promise.all([jobs.waitFor(run.id), jobs.waitFor(file.id)])
    expect(steps.indexOf(`${file.id} done`)).toBeLessThan(steps.indexOf(`${run.id} running`))
  })

  test('says so while it waits, and one asked for meanwhile by its key is the same: there is one run after it', async () => {
    const shop = await open()
    const { jobs } = shop
    const run = await jobs.enqueue(valuation(400))
    await seen(shop, `${run.id} begun`)
    const file = await jobs.enqueue({ kind: 'test.until-stopped', payload: { blocking: false } })
    await seen(shop, `${file.id} begun`)
    expect(await jobs.find(run.id)).toMatchObject({
      state: 'waiting',
      attempts: 0,
      progress: { stage: 'gave-way' },
    })
    expect(await jobs.enqueue({ ...valuation(400), afresh: true })).toEqual({ id: run.id, already: true })
    await jobs.cancel(file.id)
    await jobs.waitFor(run.id)
    expect(await jobs.list({ kind: 'test.gives-way' })).toHaveLength(1)
  })

  test('near its end it is let finish', async () => {
    const shop = await open()
    const { jobs, steps } = shop
    const run = await jobs.enqueue(valuation(700, true))
    await seen(shop, `${run.id} begun`)
    const file = await jobs.enqueue(echo('file'))
    await jobs.waitFor(file.id)
    expect(steps.indexOf(`${run.id} done`)).toBeGreaterThan(-1)
    expect(steps.indexOf(`${run.id} done`)).toBeLessThan(steps.indexOf(`${file.id} running`))
  })

  test('does not give way to another of its sort', async () => {
    const shop = await open()
    const { jobs, steps } = shop
    const run = await jobs.enqueue(valuation(500))
    await seen(shop, `${run.id} begun`)
    const other = await jobs.enqueue({ ...valuation(0), dedupeKey: 'another' })
    await Promise.all([jobs.waitFor(run.id), jobs.waitFor(other.id)])
    expect(steps.filter((step) => step.endsWith('gave way'))).toEqual([])
  })

  test('put off for ten minutes it is put off no more: it comes first and runs to its end', async () => {
    const clock = setClock('2024-03-05T10:00:00.000Z')
    const shop = await open({ now: clock.now })
    const { jobs, steps } = shop
    const run = await jobs.enqueue(valuation(500))
    await seen(shop, `${run.id} begun`)
    const first = await jobs.enqueue({ kind: 'test.until-stopped', payload: { blocking: false } })
    await seen(shop, `${first.id} begun`)
    const second = await jobs.enqueue(echo('second'))
    clock.forward(10 * minute)
    await jobs.cancel(first.id)
    await jobs.waitFor(run.id)
    await jobs.waitFor(second.id)
    expect(steps.filter((step) => step === `${run.id} gave way`)).toHaveLength(1)
    expect(steps.indexOf(`${run.id} done`)).toBeLessThan(steps.indexOf(`${second.id} running`))
  })

  test('stopped by the end of the program after it gave way, it runs at the next start', async () => {
    const shop = await open()
    const { jobs } = shop
    const run = await jobs.enqueue(valuation(50))
    const file = await jobs.enqueue({ kind: 'test.until-stopped', payload: { blocking: false } })
    await seen(shop, `${file.id} begun`)
    opened.splice(0)
    const next = await shop.again()
    opened.push(next)
    await next.jobs.cancel(file.id)
    expect(await next.jobs.waitFor(run.id)).toMatchObject({ state: 'done', attempts: 1 })
  })
})
