import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../app/base/http/test-server.ts'
import { type Sample, samplesIn } from '../app/base/metrics/test-format.ts'
import { openCompany } from '../app/installed.ts'
import { isReady } from '../app/ready.ts'
import { idle, ricebook, type Serving, serving, shopOrders, upload } from './test-serving.ts'

const key = 'a-key-of-nobody-else-0123456789'

describe('the program, watched', { timeout: 120_000 }, () => {
  let home: string
  let program: Serving
  let owner: Browser
  let before: Sample[]
  let after: Sample[]
  let text: string
  const collected = async (): Promise<string> => {
    const { status, headers, text: told } = await program.browser().send('/metrics')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    return told
  }
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ricebook-operating-'))
    const keyFile = join(home, 'key')
    await writeFile(keyFile, `${key}\n`)
    program = await serving({ RICEBOOK_METRICS_KEY_FILE: keyFile })
    before = samplesIn(await collected())
    owner = await program.owner()
    await upload(owner, `${shopOrders()}坏的一行,,,,,,\n`, { fileName: '订单.csv' })
    await idle(owner)
    const found = await owner.send(`/api/search?q=${encodeURIComponent('王春梅')}`)
    const { id } = found.json.customers[0]
    for (let i = 0; i < 3; i++) await owner.send(`/api/customers/${id}`)
    await owner.send('/api/customers/01990000-0000-7000-8000-000000000000')
    await owner.send('/api/no-such-thing/13800138000')
    text = await collected()
    after = samplesIn(text)
  }, 120_000)
  afterAll(async () => {
    await program?.stop()
    await rm(home, { recursive: true, force: true })
  })

  const value = (samples: readonly Sample[], name: string, labels: Record<string, string> = {}) =>
    samples.find(
      (one) =>
        one.name === name && Object.entries(labels).every(([label, said]) => one.labels[label] === said),
    )?.value

  test('is alive and ready', async () => {
    for (const path of ['/healthz', '/readyz'])
      expect((await program.browser().send(path)).json).toMatchObject({ status: 'ok' })
  })

  test('the doctor asks it how its stores are, says so in one’s language, and ends with 3 where something is wrong', async () => {
    const { code, out } = await ricebook(['doctor', '--json'], program.folder)
    const found: { about: string; state: string; code: string }[] = JSON.parse(out)
    expect(code).toBe(0)
    expect(found.filter(({ state }) => state !== 'ok').map(({ code }) => code)).toEqual([
      'doctor.backups.not-set',
    ])
    expect(found.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['doctor.running.yes', 'doctor.notebook.whole', 'doctor.ledger.answers']),
    )
    const said = await ricebook(['doctor', '--language', 'zh-CN'], program.folder)
    expect(said.out).toContain('✓ 订单和收款\n  1 个导入的文件都对得上。')
    expect(said.out).not.toContain('13800138000')
    const wrong = await ricebook(['doctor'], program.folder, { RICEBOOK_PROT: '80' })
    expect([wrong.code, wrong.error]).toEqual([3, ''])
    expect(wrong.out).toContain('Is RICEBOOK_PORT meant?')
  })

  test('counts every request by its route and how it ended', () => {
    const route = { method: 'GET', route: '/api/customers/:id' }
    const name = 'ricebook_http_requests_total'
    expect(value(before, name, route)).toBeUndefined()
    expect(value(after, name, { ...route, status: '200' })).toBe(3)
    expect(value(after, name, { ...route, status: '404' })).toBe(1)
    expect(value(after, 'ricebook_http_request_seconds_count', route)).toBe(4)
    expect(value(after, name, { route: '/api/imports', method: 'POST', status: '202' })).toBe(1)
  })

  test('counts jobs, and how long they took', () => {
    expect(value(after, 'ricebook_jobs', { kind: 'import', state: 'done' })).toBe(1)
    expect(value(after, 'ricebook_job_seconds_count', { kind: 'import', state: 'done' })).toBe(1)
    expect(value(after, 'ricebook_job_seconds_sum', { kind: 'worth' })).toBeGreaterThan(0)
  })

  test('says what stands in its stores, and since when everybody is valued', () => {
    expect(value(before, 'ricebook_import_lines', { outcome: 'used' })).toBe(0)
    expect(value(after, 'ricebook_import_lines', { outcome: 'used' })).toBe(1130)
    expect(value(after, 'ricebook_import_lines', { outcome: 'rejected' })).toBe(1)
    for (const store of ['notebook', 'ledger'])
      expect(value(after, 'ricebook_store_bytes', { store })).toBeGreaterThan(100_000)
    expect(value(before, 'ricebook_worth_age_seconds')).toBeNaN()
    expect(value(after, 'ricebook_worth_age_seconds')).toBeGreaterThan(0)
    expect(value(after, 'ricebook_worth_age_seconds')).toBeLessThan(120)
  })

  test('says how the process does', () => {
    expect(value(after, 'process_resident_memory_bytes')).toBeGreaterThan(30e6)
    expect(value(after, 'ricebook_event_loop_delay_seconds', { quantile: '1' })).toBeGreaterThan(0)
    expect(value(after, 'ricebook_disk_free_bytes')).toBeGreaterThan(0)
    const [then = 0, now = 0] = [before, after].map((one) => value(one, 'process_cpu_seconds_total'))
    expect(now).toBeGreaterThan(then)
  })

  test('tells nothing of anybody', () => {
    expect(text).toMatch(/^[\x20-\x7e’\n]*$/)
    expect(text).not.toMatch(/1380013|[0-9a-f]{8}-[0-9a-f]{4}-|%|example\.com|订单|no-such-thing/)
  })

  test('tells other machines nothing, but who has the key', async () => {
    const asked = async (headers: Record<string, string>) => {
      const { status, text: told } = await program.browser().send('/metrics', { headers })
      return [status, told.includes('ricebook_')]
    }
    const elsewhere = { 'x-forwarded-for': '203.0.113.5' }
    expect(await asked(elsewhere)).toEqual([403, false])
    for (const wrong of ['Bearer wrong', key, `Basic ${key}`, `Bearer ${key} `.repeat(2)])
      expect(await asked({ ...elsewhere, authorization: wrong })).toEqual([403, false])
    expect(await asked({ ...elsewhere, authorization: `Bearer ${key}` })).toEqual([200, true])
  })

  test('does not begin with a setting that it does not know, or a key that is none', async () => {
    const misspelt = await ricebook(['serve'], join(home, 'never'), { RICEBOOK_PROT: '8080' })
    expect(misspelt.code).toBe(2)
    expect(misspelt.error).toContain('Is RICEBOOK_PORT meant?')
    const short = join(home, 'short')
    await writeFile(short, 'hunter2')
    const refused = await ricebook(['serve'], join(home, 'never'), { RICEBOOK_METRICS_KEY_FILE: short })
    expect([refused.code, refused.error.includes('hunter2')]).toEqual([2, false])
  })
})

test('what cannot answer is not ready', async () => {
  const home = await mkdtemp(join(tmpdir(), 'ricebook-ready-'))
  const company = await openCompany(join(home, 'data'))
  expect(await isReady(company)).toBe(true)
  expect(await isReady({ ...company, folder: join(home, 'nowhere') })).toBe(false)
  await company.jobs.close()
  expect(await isReady(company)).toBe(false)
  await company.close()
  const { jobs } = company
  expect(await isReady({ ...company, jobs: { alive: () => true, counts: jobs.counts } })).toBe(false)
  await rm(home, { recursive: true, force: true })
})
