import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Notebook, openNotebook } from '../notebook/notebook.ts'
import type { JobState } from './contract.ts'
import { openQueue, type Queue } from './jobs.ts'
import { fireDue, type Schedule } from './schedules.ts'
import { jobsListed } from './store.ts'
import { second, testJobs, testWork } from './test-jobs.ts'

// Two programs with one notebook, of which one works on jobs.

type Program = { readonly queue: Queue; readonly notebook: Notebook }
let leading: Program
let following: Program
let folder: string
const troubles: unknown[] = []
let sweep: () => Promise<void>

beforeEach(async () => {
  // Makes the notebook, in a folder that goes with it.
  const made = await testJobs()
  folder = made.folder
  await made.jobs.close()
  sweep = made.done
  leading = await program()
  following = await program()
  await leading.queue.work(testWork(leading.notebook, folder))
})
afterEach(async () => {
  for (const { queue, notebook } of [leading, following]) {
    await queue.jobs.close()
    await notebook.close()
  }
  await sweep()
  expect(troubles.splice(0)).toEqual([])
})

async function program(): Promise<Program> {
  const notebook = await openNotebook(`${folder}/notebook.sqlite`)
  const trouble = (error: unknown): void => void troubles.push(error)
  return { notebook, queue: openQueue({ notebook, trouble }) }
}

describe('what is asked of a program that does not work on jobs', () => {
  test('begins soon at the one that does, and is seen to its end from both', async () => {
    const { jobs } = following.queue
    const heard: { at: number; state: JobState; stage: string | undefined }[] = []
    const leave = jobs.subscribe(({ state, progress }) =>
      heard.push({ at: performance.now(), state, stage: progress?.stage }),
    )
    const own: string[] = []
    jobs.subscribeOwn(({ state }) => own.push(state))
    const asked = performance.now()
    const { id } = await jobs.enqueue({ kind: 'test.compute', payload: { ms: 900 } })
    const ended = await jobs.waitFor(id)
    expect(ended).toMatchObject({ state: 'done', attempts: 1, result: { ms: 900 } })
    const late = performance.now() - Date.parse(ended.endedAt ?? '') - performance.timeOrigin
    expect(late).toBeLessThan(second)
    expect(Date.parse(ended.startedAt ?? '') - performance.timeOrigin - asked).toBeLessThan(second)
    await expect.poll(() => heard.at(-1)?.state).toBe('done')
    expect([...new Set(heard.map(({ state }) => state))]).toEqual(['waiting', 'running', 'done'])
    expect(heard.filter(({ stage }) => stage === 'compute').length).toBeGreaterThan(1)
    // What another program did is not counted as this one's.
    expect(own).toEqual(['waiting'])
    leave()
  }, 30_000)

  test('is stopped when it is cancelled there, and begins again when it is asked to there', async () => {
    const { jobs } = following.queue
    const { id } = await jobs.enqueue({ kind: 'test.until-stopped', payload: { blocking: true } })
    await expect.poll(async () => (await jobs.find(id))?.state, { timeout: 5_000 }).toBe('running')
    await jobs.cancel(id)
    const begun = performance.now()
    expect(await jobs.waitFor(id)).toMatchObject({ state: 'cancelled' })
    expect(performance.now() - begun).toBeLessThan(3 * second)
    const refused = await jobs.enqueue({ kind: 'test.refuses', payload: {} })
    expect(await jobs.waitFor(refused.id)).toMatchObject({ state: 'failed' })
    await jobs.retry(refused.id)
    expect(await jobs.waitFor(refused.id)).toMatchObject({ state: 'failed', attempts: 1 })
    // What never began is cancelled at once, wherever it waits.
    const later = new Date(Date.now() + 60_000).toISOString()
    const waits = await jobs.enqueue({ kind: 'test.echo', payload: { name: 'rice' }, runAt: later })
    expect(await leading.queue.jobs.cancel(waits.id)).toMatchObject({ state: 'cancelled' })
    expect(await jobs.waitFor(waits.id)).toMatchObject({ state: 'cancelled' })
  }, 30_000)

  test('costs nothing while nobody watches', async () => {
    let looks = 0
    const read = new Proxy(following.notebook.read, {
      get: (of, name) => {
        if (name === 'selectFrom') looks += 1
        const found: unknown = Reflect.get(of, name)
        return typeof found === 'function' ? found.bind(of) : found
      },
    })
    const idle = openQueue({ notebook: { ...following.notebook, read }, pace: { othersLook: 50 } })
    const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 300))
    await pause()
    expect(looks).toBe(0)
    const leave = idle.jobs.subscribe(() => undefined)
    await expect.poll(() => looks).toBeGreaterThan(1)
    leave()
    leave()
    await pause()
    const before = looks
    await pause()
    expect(looks).toBe(before)
    await idle.jobs.close()
  }, 20_000)
})

test('a job that runs when its program hands over waits, and is the next one’s, as if it had not begun', async () => {
  const { jobs } = following.queue
  const { id } = await jobs.enqueue({ kind: 'test.gives-way', payload: { ms: 600, finishing: false } })
  await expect.poll(async () => (await jobs.find(id))?.state, { timeout: 5_000 }).toBe('running')
  await leading.queue.rest()
  expect(await jobs.find(id)).toMatchObject({ state: 'waiting', attempts: 0, failure: null })
  await following.queue.work(testWork(following.notebook, folder))
  // Who waits at the one that worked before hears of it as well.
  expect(await leading.queue.jobs.waitFor(id)).toMatchObject({ state: 'done', attempts: 1 })
}, 30_000)

test('a schedule whose time has come at two programs fires once', async () => {
  const daily: Schedule = {
    name: 'daily',
    when: async () => ({ pattern: '0 9 * * *', zone: 'UTC' }),
    job: () => ({ kind: 'test.echo', payload: { name: 'rice' } }),
  }
  const at = (time: string) => new Date(`2024-03-05T${time}Z`)
  await fireDue([daily], { notebook: leading.notebook, now: at('08:00:00') })
  const both = [leading, following].map(({ notebook }) => fireDue([daily], { notebook, now: at('09:00:01') }))
  const fired = (await Promise.all(both)).map((one) => one.fired)
  expect(fired.sort()).toEqual([false, true])
  expect(await jobsListed(leading.notebook.read, { kind: 'test.echo' })).toHaveLength(1)
})
