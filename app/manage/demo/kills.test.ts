import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { random } from '../../../engine/numeric/random.ts'
import { dumpOf } from '../../identify/imports/test-companies.ts'
import { openCompany } from '../../installed.ts'
import { nameCompany } from '../settings/settings.ts'
import { demoIn, filesWith, rowsIn } from './test-demos.ts'

const program = fileURLToPath(new URL('test-demo-program.ts', import.meta.url))
const seed = 20_261_127
const removalKills = 4

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ricebook-demo-kills-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

/**
 * Lets the demo come or go and kills the program so long after its job has said so many times how far it is (once when
 * it begins); says whether that came in time.
 */
async function killed(
  what: 'choose' | 'remove',
  folder: string,
  { steps = 1, afterMs }: { readonly steps?: number; readonly afterMs: number },
): Promise<boolean> {
  const child = spawn(process.execPath, ['--no-maglev', program, folder, what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  const farEnough = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.split('runs').length > steps) resolve()
    })
  })
  await Promise.race([farEnough, closed])
  await Promise.race([sleep(afterMs), closed])
  child.kill('SIGKILL')
  await closed
  return !said.includes('ended')
}

/** Opens the company as the next start does, and closes it again. */
async function opened<Result>(
  folder: string,
  look: (company: Awaited<ReturnType<typeof openCompany>>) => Promise<Result>,
): Promise<Result> {
  const company = await openCompany(folder)
  try {
    return await look(company)
  } finally {
    await company.close()
  }
}

test('killed while the demo comes and while it goes, it ends as if nothing had happened', async () => {
  const chance = random(seed)
  const folder = join(home, 'killed')
  const calm = join(home, 'calm')
  for (const one of [folder, calm])
    await opened(one, ({ notebook }) => notebook.change((tx) => nameCompany(tx, { company: '老王粮油' })))
  const fresh = await opened(folder, dumpOf)
  const there = await opened(calm, async (company) => {
    await demoIn(company).choose()
    return dumpOf(company)
  })

  let kills = 0
  // Each a step later than the one before, whatever else the machine is busy with, until one comes too late.
  for (let steps = 1; await killed('choose', folder, { steps, afterMs: chance.uniform() * 60 }); steps += 1)
    kills += 1
  expect(kills).toBeGreaterThan(1)
  await opened(folder, async (company) => {
    expect(await demoIn(company).shown()).toMatchObject({ state: 'there', stopped: false })
    expect(await dumpOf(company)).toEqual(there)
  })

  kills = 0
  for (let kill = 0; kill < removalKills; kill += 1) {
    if (await killed('remove', folder, { afterMs: chance.uniform() * 100 })) kills += 1
    await opened(folder, async (company) => {
      const demo = demoIn(company)
      await demo.remove()
      expect(await demo.shown()).toMatchObject({ state: 'none', empty: true })
      expect(await dumpOf(company)).toEqual(fresh)
      expect(Object.keys(await rowsIn(company)).sort()).toEqual([
        'audit',
        'auditHead',
        'jobs',
        'migrations',
        'settings',
      ])
    })
    expect(await filesWith(folder, '演示·')).toEqual([])
    if (kill < removalKills - 1) await opened(folder, (company) => demoIn(company).choose())
  }
  expect(kills).toBeGreaterThan(0)
}, 300_000)
