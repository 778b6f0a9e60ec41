import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testOfFiles } from '../notebook/test-places.ts'
import type { JobEvent } from './jobs.ts'
import { hour, second, setClock, type TestJobs, testJobs, testProgram } from './test-jobs.ts'

const opened: TestJobs[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.done()
})
async function open(...given: Parameters<typeof testJobs>): Promise<TestJobs> {
  const one = await testJobs(...given)
  opened.push(one)
  return one
}
/** One for all tests that want nothing special: starting threads is what takes the time. */
let shared: TestJobs
beforeAll(async () => {
  shared = await testJobs()
})
afterAll(() => shared.done())

async function restarted(one: TestJobs): Promise<TestJobs> {
  opened.splice(opened.indexOf(one), 1)
  const next = await one.again()
  opened.push(next)
  return next
}

const echo = (name: string) => ({ kind: 'test.echo', payload: { name } })

/** Answers the first step of a job that is as wished. */
function step({ jobs }: TestJobs, wished: (event: JobEvent) => boolean): Promise<JobEvent> {
  return new Promise((resolve) => {
    const leave = jobs.subscribe((event) => {
      if (!wished(event)) return
      leave()
      resolve(event)
    })
  })
}

describe('a job', () => {
  test('runs in its own thread and leaves its result', async () => {
    const { jobs } = shared
    const { id } = await jobs.enqueue({ ...echo('米'), by: 'anna' })
    expect(await jobs.waitFor(id)).toMatchObject({
      state: 'done',
      result: { name: '米', attempt: 1, by: 'anna', today: '2024-03-05' },
      attempts: 1,
      mostAttempts: 1,
      failure: null,
      endedAt: expect.any(String),
    })
  })

  test('asked for within a change is there when the change is, and not when it failed', async () => {
    const { jobs, notebook } = await open()
    const failed = notebook.change(async (tx) => {
      await jobs.enqueue({ ...echo('never'), tx })
      throw new Error('the change failed')
    })
    await expect(failed).rejects.toThrow('the change failed')
    const { id } = await notebook.change((tx) => jobs.enqueue({ ...echo('kept'), tx }))
    expect((await jobs.waitFor(id)).state).toBe('done')
    expect((await jobs.list({})).map((job) => job.payload)).toEqual([{ name: 'kept' }])
  })

  test('can ask for another', async () => {
    const { jobs } = shared
    const { id } = await jobs.enqueue({ kind: 'test.asks-for-another', payload: { name: '面' } })
    const { result } = await jobs.waitFor(id)
    const child = await jobs.waitFor((result as { id: string }).id)
    expect(child.result).toMatchObject({ name: '面' })
  })

  test('of a key that waits or runs is that job; when it has ended, a new one', async () => {
    const { jobs } = shared
    const asked = { kind: 'test.until-stopped', payload: { blocking: false }, dedupeKey: 'one' }
    const first = await jobs.enqueue(asked)
    const second = await jobs.enqueue(asked)
    expect(first.already).toBe(false)
    expect(second).toEqual({ id: first.id, already: true })
    await jobs.cancel(first.id)
    await jobs.waitFor(first.id)
    const third = await jobs.enqueue(asked)
    expect(third.already).toBe(false)
    await jobs.cancel(third.id)
  })

  test('that is to be afresh follows the one of its key that runs, once', async () => {
    const one = await open()
    const { jobs } = one
    const asked = { kind: 'test.until-stopped', payload: { blocking: false }, dedupeKey: 'one' }
    const running = step(one, ({ state }) => state === 'running')
    const first = await jobs.enqueue(asked)
    await running
    const second = await jobs.enqueue({ ...asked, afresh: true })
    expect(second.already).toBe(false)
    expect(await jobs.enqueue({ ...asked, afresh: true })).toEqual({ id: second.id, already: true })
    expect(await jobs.enqueue(asked), 'whoever wants any gets the one that runs').toEqual({
      id: first.id,
      already: true,
    })
    await jobs.cancel(first.id)
    await jobs.waitFor(first.id)
    await jobs.cancel(second.id)
    expect((await jobs.waitFor(second.id)).state).toBe('cancelled')
  })

  test('that is to be afresh is the one that waits', async () => {
    const { jobs } = shared
    const asked = { ...echo('later'), runAt: '2999-01-01T00:00:00.000Z', dedupeKey: 'later' }
    const first = await jobs.enqueue(asked)
    expect(await jobs.enqueue({ ...asked, afresh: true })).toEqual({ id: first.id, already: true })
    await jobs.cancel(first.id)
  })

  test('for later waits for its time; a clock set back holds up nothing that was to run at once', async () => {
    const clock = setClock('2024-03-05T10:00:00.000Z')
    const one = await open({ now: clock.now })
    const { jobs } = one
    const later = await jobs.enqueue({ ...echo('later'), runAt: '2024-03-05T10:00:01.000Z' })
    await jobs.waitFor((await jobs.enqueue(echo('first'))).id)
    expect((await jobs.find(later.id))?.state).toBe('waiting')
    const next = await jobs.enqueue({ kind: 'test.compute', payload: { ms: 30 } })
    const last = await jobs.enqueue(echo('last'))
    clock.forward(-hour)
    expect((await jobs.waitFor(next.id)).state).toBe('done')
    expect((await jobs.waitFor(last.id)).state).toBe('done')
    expect((await jobs.find(later.id))?.state).toBe('waiting')
    clock.forward(hour + second)
    expect((await jobs.waitFor(later.id)).state).toBe('done')
  })

  test('of a kind nobody knows is a bug of whoever asks', async () => {
    const { jobs } = shared
    await expect(jobs.enqueue({ kind: 'test.nothing', payload: {} })).rejects.toThrow('test.nothing')
  })

  test('whose payload is not of its kind fails, and says why', async () => {
    const { jobs } = shared
    const { id } = await jobs.enqueue({ kind: 'test.echo', payload: { title: 'x' } })
    const { state, failure } = await jobs.waitFor(id)
    expect(state).toBe('failed')
    expect(JSON.stringify(failure)).toContain('name')
  })

  test('that nobody knows of is refused', async () => {
    const { jobs } = shared
    const unknown = expect.objectContaining({ code: 'jobs.unknown' })
    await expect(jobs.cancel('none')).rejects.toEqual(unknown)
    await expect(jobs.retry('none')).rejects.toEqual(unknown)
    await expect(jobs.waitFor('none')).rejects.toEqual(unknown)
    expect(await jobs.find('none')).toBeNull()
  })
})

describe('what fails', () => {
  test('a refusal is final, with its values', async () => {
    const { jobs } = shared
    const { id } = await jobs.enqueue({ kind: 'test.refuses', payload: {} })
    expect(await jobs.waitFor(id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      failure: { code: 'shop.closed', values: { day: '2024-03-05' } },
    })
  })

  test('what broke is tried again, each time after a longer wait', async () => {
    const clock = setClock('2024-03-05T10:00:00.000Z')
    const pace = { firstWait: 4 * second, longestWait: hour, longestLook: 20 }
    const one = await open({ now: clock.now, chance: () => 0, pace })
    const { jobs, troubles } = one
    const again = () => step(one, (event) => event.state === 'waiting')
    const first = again().then(() => again())
    const { id } = await jobs.enqueue({ kind: 'test.breaks-twice', payload: {} })
    await first
    expect(await jobs.find(id)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      runAt: '2024-03-05T10:00:03.000Z',
      failure: { message: 'attempt 1 broke' },
    })
    const second_ = again()
    clock.forward(3 * second)
    await second_
    expect(await jobs.find(id)).toMatchObject({ attempts: 2, runAt: '2024-03-05T10:00:09.000Z' })
    clock.forward(6 * second)
    expect(await jobs.waitFor(id)).toMatchObject({ state: 'done', attempts: 3, result: { attempt: 3 } })
    expect(troubles.map(String).join()).toMatch(/TypeError: attempt 1 broke[\s\S]+TypeError: attempt 2 broke/)
  })

  test('a failed job can be let begin again, a done one cannot', async () => {
    const { jobs } = shared
    const asked = { kind: 'test.refuses', payload: {}, dedupeKey: 'shop' }
    const { id } = await jobs.enqueue(asked)
    await jobs.waitFor(id)
    expect(await jobs.retry(id)).toMatchObject({ state: 'waiting', attempts: 0, failure: null })
    expect((await jobs.waitFor(id)).state).toBe('failed')
    const done = await jobs.enqueue(echo('x'))
    await jobs.waitFor(done.id)
    await expect(jobs.retry(done.id)).rejects.toMatchObject({ code: 'jobs.not-failed' })
    const other = await jobs.enqueue({ ...asked, runAt: '2999-01-01T00:00:00.000Z' })
    await expect(jobs.retry(id)).rejects.toMatchObject({
      code: 'jobs.same-waits',
      values: { other: other.id },
    })
  })

  test.each([false, true])(
    'a thread that dies is replaced and its job tried again (writing: %s)',
    async (writing) => {
      const { jobs, troubles } = await open()
      const { id } = await jobs.enqueue({ kind: 'test.ends-its-thread', payload: { writing } })
      expect(await jobs.waitFor(id)).toMatchObject({ state: 'done', attempts: 2, result: { attempt: 2 } })
      expect(String(troubles[0])).toContain('7')
    },
  )
})

test('a thread that uses up the memory fails its job and leaves the program going', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-memory-'))
  const words = ['--no-maglev', '--max-old-space-size=80', testProgram, folder, 'test.uses-up-memory', '2']
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] })
  const closed = new Promise((resolve) => child.once('close', resolve))
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said += piece
  })
  await expect
    .poll(() => said.split('test.uses-up-memory failed').length, { timeout: 25 * second, interval: 50 })
    .toBe(3)
  expect(child.exitCode).toBeNull()
  child.kill('SIGKILL')
  await closed
  rmSync(folder, { recursive: true, force: true })
})

describe('stopping', () => {
  test('a job that never began is cancelled at once', async () => {
    const { jobs } = shared
    const { id } = await jobs.enqueue({ ...echo('x'), runAt: '2999-01-01T00:00:00.000Z' })
    expect(await jobs.cancel(id)).toMatchObject({ state: 'cancelled', startedAt: null })
    await expect(jobs.cancel(id)).rejects.toMatchObject({ code: 'jobs.ended' })
  })

  test.each([false, true])(
    'a running one stops at its next look (blocking its thread: %s)',
    async (blocking) => {
      const one = shared
      const begun = step(one, (event) => event.progress?.stage === 'begun')
      const { id } = await one.jobs.enqueue({ kind: 'test.until-stopped', payload: { blocking } })
      await begun
      expect(await one.jobs.cancel(id)).toMatchObject({ state: 'running', cancelAsked: true })
      expect(await one.jobs.waitFor(id)).toMatchObject({ state: 'cancelled', failure: null })
    },
  )

  test('one that waits for another attempt gets it, to put its things in order', async () => {
    const one = await open({ pace: { firstWait: hour, longestWait: hour } })
    const waits = step(one, (event) => event.state === 'running').then(() =>
      step(one, (event) => event.state === 'waiting'),
    )
    const { id } = await one.jobs.enqueue({ kind: 'test.breaks-twice', payload: {} })
    await waits
    const ran = step(one, (event) => event.state === 'running')
    expect(await one.jobs.cancel(id)).toMatchObject({ state: 'waiting', cancelAsked: true })
    await ran
  })

  test.each([false, true])(
    'closing interrupts a job and the next start resumes it (blocking: %s)',
    async (blocking) => {
      const one = await open()
      const begun = step(one, (event) => event.progress?.stage === 'begun')
      const { id } = await one.jobs.enqueue({ kind: 'test.until-stopped', payload: { blocking } })
      await begun
      const waited = expect(one.jobs.waitFor(id)).rejects.toMatchObject({ code: 'jobs.closing' })
      const next = await restarted(one)
      await waited
      // That it was interrupted is no failed attempt: this kind has only one.
      await expect.poll(async () => (await next.jobs.find(id))?.state).toBe('running')
      expect(await next.jobs.find(id)).toMatchObject({ attempts: 1, failure: null })
      await next.jobs.cancel(id)
      expect((await next.jobs.waitFor(id)).state).toBe('cancelled')
    },
  )

  test('a job that never looks is ended with its thread when the time is over, and waits', async () => {
    const one = await open({ pace: { closing: 50 } })
    const begun = step(one, (event) => event.state === 'running')
    const { id } = await one.jobs.enqueue({ kind: 'test.compute', payload: { ms: 60 * second } })
    await begun
    const next = await restarted(one)
    const job = await next.jobs.find(id)
    expect(['waiting', 'running']).toContain(job?.state)
  })
})

describe('watching', () => {
  test('progress reaches whoever subscribed while the job computes, and the notebook; the main thread is free', async () => {
    const one = shared
    const { jobs } = one
    const seen: JobEvent[] = []
    jobs.subscribe((event) => seen.push(event))
    await jobs.waitFor((await jobs.enqueue(echo('warm'))).id)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const noted = step(one, ({ progress }) => (progress?.done ?? 0) > 500).then(() =>
      expect.poll(async () => (await jobs.find(id))?.progress?.stage).toBe('compute'),
    )
    const { id } = await jobs.enqueue({ kind: 'test.compute', payload: { ms: 1_000 } })
    delay.enable()
    await noted
    await jobs.waitFor(id)
    delay.disable()
    const own = seen.filter((event) => event.id === id)
    expect(own.map((event) => event.state)).toEqual(expect.arrayContaining(['waiting', 'running', 'done']))
    // Ten words a second and the first; a slow machine brings fewer.
    const progress = own.filter((event) => event.progress)
    expect(progress.length).toBeGreaterThan(1)
    expect(progress.length).toBeLessThanOrEqual(13)
    // 5 to 15 on an idle machine; what is held up by a job on the main thread would be 1,000.
    expect(delay.max / 1e6).toBeLessThan(400)
  })

  test('a listener that fails disturbs nobody, and is heard of', async () => {
    const { jobs, troubles } = await open()
    const leave = jobs.subscribe(() => {
      throw new Error('the listener failed')
    })
    expect((await jobs.waitFor((await jobs.enqueue(echo('x'))).id)).state).toBe('done')
    leave()
    expect(String(troubles[0])).toContain('the listener failed')
  })

  test('the list goes back page by page, of one state or kind', async () => {
    const { jobs } = await open()
    const ids: string[] = []
    for (const name of ['1', '2', '3', '4', '5']) ids.push((await jobs.enqueue(echo(name))).id)
    const last = await jobs.enqueue({ kind: 'test.refuses', payload: {} })
    await jobs.waitFor(last.id)
    const page = await jobs.list({ kind: 'test.echo', most: 2 })
    expect(page.map((job) => job.id)).toEqual([ids[4], ids[3]])
    const rest = await jobs.list({ kind: 'test.echo', before: page[1]?.id ?? '' })
    expect(rest.map((job) => job.id)).toEqual([ids[2], ids[1], ids[0]])
    expect((await jobs.list({ state: 'failed' })).map((job) => job.id)).toEqual([last.id])
  })
})

test('jobs that ended a month ago are forgotten', async () => {
  const clock = setClock('2024-03-05T10:00:00.000Z')
  const one = await open({ now: clock.now })
  const { id } = await one.jobs.enqueue(echo('old'))
  await one.jobs.waitFor(id)
  clock.forward(29 * 24 * hour)
  const later = await restarted(one)
  expect(await later.jobs.find(id)).not.toBeNull()
  clock.forward(2 * 24 * hour)
  const latest = await restarted(later)
  expect(await latest.jobs.find(id)).toBeNull()
})

test('what another program left running is run again; too often, it has failed', async () => {
  const one = await open()
  const { id } = await one.jobs.enqueue({ ...echo('left'), runAt: '2999-01-01T00:00:00.000Z' })
  const often = await one.jobs.enqueue({ ...echo('often'), runAt: '2999-01-01T00:00:00.000Z' })
  const left = { state: 'running', leaseOwner: 'gone', leasedUntil: '2999-01-01T00:00:00.000Z' } as const
  await one.notebook.change(async (tx) => {
    const jobs = tx.updateTable('jobs')
    await jobs
      .set({ ...left, attempts: 1, mostAttempts: 2 })
      .where('id', '=', id)
      .execute()
    await jobs
      .set({ ...left, attempts: 2, mostAttempts: 2 })
      .where('id', '=', often.id)
      .execute()
  })
  const next = await restarted(one)
  expect(await next.jobs.waitFor(id)).toMatchObject({ state: 'done', attempts: 2 })
  expect(await next.jobs.waitFor(often.id)).toMatchObject({
    state: 'failed',
    failure: { code: 'jobs.died', values: { attempts: 2 } },
  })
})

test('while the program runs, a lease of another that ran out is taken over', async () => {
  const one = await open({ pace: { lease: 30, heartbeat: 10, longestLook: 10 } })
  const { id } = await one.jobs.enqueue({ ...echo('left'), runAt: '2999-01-01T00:00:00.000Z' })
  const until = new Date(Date.now() - second).toISOString()
  await one.notebook.change((tx) =>
    tx
      .updateTable('jobs')
      .set({ state: 'running', leaseOwner: 'gone', leasedUntil: until, attempts: 1, mostAttempts: 3 })
      .where('id', '=', id)
      .execute(),
  )
  expect(await one.jobs.waitFor(id)).toMatchObject({ state: 'done', attempts: 2 })
})

testOfFiles('a claim finds its job by an index', async () => {
  const { notebook } = shared
  const { rows } = await sql<{ detail: string }>`explain query plan
    select id, kind from jobs where state = 'waiting' and (runAt <= 'x' or runAt = createdAt)
    order by runAt, id limit 1`.execute(notebook.read)
  expect(rows.map((row) => row.detail)).toEqual([
    expect.stringMatching(/^SEARCH jobs USING INDEX jobsByState/),
  ])
})
