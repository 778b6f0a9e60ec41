import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Notebook, openNotebook } from '../notebook/notebook.ts'
import { fireDue, type Schedule } from './schedules.ts'
import { jobsListed } from './store.ts'
import { second, testJobs } from './test-jobs.ts'

let folder: string
let notebook: Notebook
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ricebook-schedules-'))
  notebook = await openNotebook(join(folder, 'notebook.sqlite'))
})
afterAll(async () => {
  await notebook.close()
  rmSync(folder, { recursive: true, force: true })
})

const nightly = (name: string, zone = 'Asia/Shanghai'): Schedule => ({
  name,
  when: async () => ({ pattern: '30 2 * * *', zone }),
  job: (dueAt) => ({ kind: name, payload: { dueAt } }),
})

async function firedFor(schedule: Schedule, instants: readonly string[]): Promise<string[]> {
  for (const instant of instants) await fireDue([schedule], { notebook, now: new Date(instant) })
  const jobs = await jobsListed(notebook.read, { kind: schedule.name })
  return jobs.map(({ payload }) => (payload as { dueAt: string }).dueAt).reverse()
}

describe('a schedule', () => {
  test('fires once each time it is due, in its time zone, however often one looks', async () => {
    const fired = await firedFor(nightly('each-night'), [
      '2024-03-04T18:29:00.000Z',
      '2024-03-04T18:29:59.000Z',
      '2024-03-04T18:30:00.000Z',
      '2024-03-04T18:30:00.500Z',
      '2024-03-05T18:29:59.000Z',
      '2024-03-05T18:30:10.000Z',
    ])
    expect(fired).toEqual(['2024-03-04T18:30:00.000Z', '2024-03-05T18:30:00.000Z'])
  })

  test('seen for the first time does not fire for what was before', async () => {
    expect(await firedFor(nightly('first-seen'), ['2024-03-04T18:30:01.000Z'])).toEqual([])
  })

  test('missed many times fires once', async () => {
    const fired = await firedFor(nightly('missed'), ['2024-03-04T12:00:00.000Z', '2024-03-20T12:00:00.000Z'])
    expect(fired).toEqual(['2024-03-04T18:30:00.000Z'])
  })

  test('does not fire twice when the clock is set back an hour, nor in the hour that comes twice a year', async () => {
    const back = ['2024-03-04T12:00:00.000Z', '2024-03-04T18:40:00.000Z', '2024-03-04T17:40:00.000Z']
    const fired = await firedFor(nightly('set-back'), [...back, '2024-03-04T18:35:00.000Z'])
    expect(fired).toHaveLength(1)
    const autumn = await firedFor(nightly('autumn', 'Europe/Berlin'), [
      '2024-10-26T12:00:00.000Z',
      '2024-10-27T00:35:00.000Z',
      '2024-10-27T01:35:00.000Z',
      '2024-10-27T02:35:00.000Z',
    ])
    expect(autumn).toEqual(['2024-10-27T00:30:00.000Z'])
  })

  test('that last fired under a clock a year ahead fires again when the clock is right', async () => {
    const fired = await firedFor(nightly('year-ahead'), [
      '2024-03-04T12:00:00.000Z',
      '2025-03-04T19:00:00.000Z',
      '2024-03-05T12:00:00.000Z',
      '2024-03-05T18:31:00.000Z',
    ])
    expect(fired).toEqual(['2024-03-04T18:30:00.000Z', '2024-03-05T18:30:00.000Z'])
  })

  test('says when it is due next', async () => {
    const asked = { notebook, now: new Date('2024-03-04T12:00:00.000Z') }
    const { next } = await fireDue([nightly('next')], asked)
    expect(new Date(next).toISOString()).toBe('2024-03-04T18:30:00.000Z')
    expect((await fireDue([nightly('next')], asked)).next).toBe(next)
  })
})

test('the queue keeps its schedules: what is due is asked for and done', async () => {
  const schedule: Schedule = {
    name: 'each-second',
    when: async () => ({ pattern: '* * * * * *', zone: 'UTC' }),
    job: (dueAt) => ({ kind: 'test.echo', payload: { name: dueAt } }),
  }
  const one = await testJobs({ schedules: [schedule] })
  await expect
    .poll(async () => (await one.jobs.list({ state: 'done' })).length, { timeout: 20 * second })
    .toBeGreaterThan(0)
  const [job] = await one.jobs.list({ state: 'done' })
  expect(job?.result).toMatchObject({ attempt: 1 })
  await one.done()
})
