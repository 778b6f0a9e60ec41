import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { locks } from 'node:worker_threads'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BackupsSet } from '../../base/configuration/configuration.ts'
import type { Installation } from '../../base/installation/installation.ts'
import type { Job } from '../../base/jobs/contract.ts'
import { hour, minute, setClock } from '../../base/jobs/test-jobs.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import { dumpOf } from '../../identify/imports/test-companies.ts'
import { openCompany } from '../../installed.ts'
import { demoIn } from '../demo/test-demos.ts'
import { changeCompany } from '../settings/settings.ts'
import { backupJob, makeBackup, nameOf } from './backup.ts'
import { askBackup, backupsStanding } from './backups.ts'
import { restoreBackup } from './restore.ts'

// The program's own back-ups, on real stores and under a clock that the test sets.

const passphrase = '三个米缸都满了，明天送货'
let home: string
let data: string
let set: BackupsSet
let place: string
let passphraseFile: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ricebook-by-itself-'))
  data = join(home, 'company')
  passphraseFile = join(home, 'passphrase')
  writeFileSync(passphraseFile, `${passphrase}\n`)
  const company = await openCompany(data)
  await demoIn(company).choose()
  // So that the night's valuation does not come in between.
  const rest = {
    now: () => new Date().toISOString(),
    filesStanding: async () => ({ count: 0, currencies: [] }),
  }
  await changeCompany(
    { worthAt: '23:00' },
    { notebook: company.notebook, ...rest, revalue: async () => undefined },
  )
  await company.close()
}, 60_000)
afterAll(() => rm(home, { recursive: true, force: true }))
beforeEach(() => {
  place = join(home, `disk-${newId()}`)
  mkdirSync(place)
  set = { folder: place, at: '03:30', keep: { days: 2, weeks: 0, months: 0 }, passphraseFile: null }
})

const jobsOf = (company: Installation) => company.jobs.list({ kind: backupJob })
/** Until so many are there and have been made. */
const ended = (company: Installation, count: number): Promise<void> =>
  expect
    .poll(async () => (await jobsOf(company)).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(Array(count).fill('done'))
const withCompany = async <Result>(
  work: (company: Installation) => Promise<Result>,
  asked: Parameters<typeof openCompany>[1] = {},
): Promise<Result> => {
  const company = await openCompany(data, { backups: set, ...asked })
  try {
    return await work(company)
  } finally {
    await company.close()
  }
}
const asked = async (company: Installation): Promise<Job> => {
  const { id } = await company.jobs.enqueue({ kind: backupJob, payload: {}, dedupeKey: backupJob })
  return company.jobs.waitFor(id)
}
/** Names under which back-ups of earlier days lie there. */
const earlier = (...days: string[]): string[] => {
  const names = days.map((day) => nameOf(`${day}T19:30:00.000Z`, false))
  for (const name of names) writeFileSync(join(place, name), 'of another day')
  return names
}

describe('by itself', { timeout: 90_000 }, () => {
  test('one is made a day, once also where the program starts again, and one for all days it was off', async () => {
    // 03:00 in Shanghai, the company's zone.
    const clock = setClock('2026-11-26T19:00:00.000Z')
    const night = { schedules: true, now: clock.now }
    const before = await withCompany(async () => readdirSync(place).length, night)
    expect(before).toBe(0)
    clock.forward(31 * minute)
    const said = await withCompany(async (company) => {
      await ended(company, 1)
      return dumpOf(company)
    }, night)
    const [first] = readdirSync(place)
    expect(readdirSync(place)).toHaveLength(1)
    // Started again within the day, it has nothing to do.
    await withCompany(async (company) => {
      await sleep(300)
      expect(await jobsOf(company)).toHaveLength(1)
    }, night)
    clock.forward(72 * hour)
    await withCompany(async (company) => {
      await ended(company, 2)
    }, night)
    expect(readdirSync(place)).toHaveLength(2)
    const folder = join(home, 'restored')
    await restoreBackup({ file: join(place, String(first)), folder, passphrase: null })
    const restored = await openCompany(folder)
    expect(await dumpOf(restored)).toEqual(said)
    // The copy does not go on with the job that made it.
    expect((await jobsOf(restored)).filter(({ state }) => state !== 'done')).toEqual([])
    await restored.close()
  })

  test('one that the end of the program interrupts is made at the next start, and leaves nothing half done', async () => {
    const id = await withCompany(async (company) => {
      const running = new Promise<void>((resolve) => {
        const leave = company.jobs.subscribe(({ state }) => {
          if (state !== 'running') return
          leave()
          resolve()
        })
      })
      const { id: kept } = await company.jobs.enqueue({ kind: backupJob, payload: {} })
      await running
      return kept
    })
    await withCompany(async (company) => {
      const job = (await company.jobs.find(id)) as Job
      expect(['waiting', 'running']).toContain(job.state)
      expect(await company.jobs.waitFor(id)).toMatchObject({ state: 'done' })
    })
    expect(readdirSync(place)).toEqual([expect.stringMatching(/^ricebook-[\d-]+\.tar\.gz$/)])
    expect(readdirSync(data)).not.toContain('copies')
  })

  test('it is locked where a passphrase was set, and the old ones go only after it', async () => {
    set = { ...set, passphraseFile }
    const [first, second, third] = earlier('2024-03-01', '2024-03-02', '2024-03-03')
    writeFileSync(join(place, '说明.txt'), '备份盘')
    const job = await withCompany(asked)
    expect(job).toMatchObject({ state: 'done', result: { removed: [first, second] } })
    const { name } = job.result as { name: string }
    expect(readdirSync(place).sort()).toEqual([third, name, '说明.txt'].sort())
    expect(name).toMatch(/\.tar\.gz\.age$/)
    const opened = await restoreBackup({ file: join(place, name), folder: join(home, 'locked'), passphrase })
    expect(opened.customers).toBeGreaterThan(10)
  })

  test('what a killed one left half written goes after an hour; what others write stays', async () => {
    const [old, fresh] = ['2024-03-01', '2024-03-02'].map(
      (day) => `${nameOf(`${day}T03:30:00Z`, false)}.part`,
    )
    for (const name of [String(old), String(fresh), 'orders.csv.part'])
      writeFileSync(join(place, name), 'half')
    const past = Date.now() / 1_000 - 3_700
    for (const name of [String(old), 'orders.csv.part']) utimesSync(join(place, name), past, past)
    const job = await withCompany(asked)
    const { name } = job.result as { name: string }
    expect(readdirSync(place).sort()).toEqual([fresh, name, 'orders.csv.part'].sort())
  })

  test('waits while a command makes one', async () => {
    await withCompany(async (company) => {
      let job: Promise<Job> | undefined
      await locks.request(`ricebook-backup:${company.folder}`, async () => {
        job = asked(company)
        await sleep(300)
        expect((await jobsOf(company))[0]).toMatchObject({ state: 'running' })
        const command = makeBackup(company, {
          ...{ to: join(home, 'by-command.tar.gz'), passphrase: null, now: () => new Date().toISOString() },
        })
        await expect(command).rejects.toMatchObject({ code: 'backups.under-way' })
      })
      expect(await job).toMatchObject({ state: 'done' })
    })
  })
})

describe('where it fails', { timeout: 90_000 }, () => {
  const failsAs = async (code: string): Promise<void> =>
    withCompany(async (company) => {
      expect(await asked(company)).toMatchObject({ state: 'failed', failure: { code } })
      const { failure } = await backupsStanding({ ...company, set })
      expect(failure?.why).toMatchObject({ code })
    })

  test('the old ones stay: the disk is not there, and there again', async () => {
    const names = earlier('2024-03-01', '2024-03-02', '2024-03-03')
    renameSync(place, `${place}-away`)
    await failsAs('backups.folder-gone')
    await withCompany(async (company) => {
      expect(await backupsStanding({ ...company, set })).toMatchObject({
        readable: false,
        last: null,
        count: 0,
      })
    })
    expect(readdirSync(`${place}-away`)).toEqual(names)
    renameSync(`${place}-away`, place)
    await withCompany(async (company) => {
      expect(await asked(company)).toMatchObject({ state: 'done' })
      const told = await backupsStanding({ ...company, set })
      expect(told).toMatchObject({ readable: true, failure: null, count: 2, job: null })
      expect(told.last?.name).toBe(readdirSync(place).sort().at(-1))
    })
  })

  test.skipIf(!canMount())(
    'the old ones stay: the disk is full (skipped where none can be mounted)',
    async () => {
      expect(mountSmall(place)).toBe(true)
      try {
        const names = earlier('2024-03-01', '2024-03-02', '2024-03-03')
        await failsAs('installation.disk-full')
        expect(readdirSync(place)).toEqual(names)
      } finally {
        unmount(place)
      }
    },
  )

  test.each([
    ['of the files', (bytes: number) => bytes >> 1],
    ['of what says when it was packed', () => 4],
    ['at its end', (bytes: number) => bytes - 1],
  ])('the old ones stay: the disk gives back another bit %s than was written', async (_, whichOf) => {
    const names = earlier('2024-03-01')
    await withCompany(async (company) => {
      const name = nameOf('2026-11-27T03:30:00.000Z', false)
      const made = makeBackup(company, {
        ...{ to: join(place, name), passphrase: null, now: () => '2026-11-27T03:30:00.000Z' },
        look: (stage) => {
          if (stage !== 'check') return
          const part = join(place, `${name}.part`)
          const bytes = readFileSync(part)
          const at = whichOf(bytes.length)
          bytes[at] = (bytes[at] ?? 0) ^ 1
          writeFileSync(part, bytes)
        },
      })
      await expect(made).rejects.toMatchObject({ code: 'backups.read-back' })
    })
    expect(readdirSync(place)).toEqual(names)
  })

  test('it is said: a passphrase that is gone, a folder that leads into the data, no folder at all', async () => {
    set = { ...set, passphraseFile: join(home, 'no such file') }
    await failsAs('backups.unreadable')
    const inside = join(data, 'imports')
    mkdirSync(inside, { recursive: true })
    symlinkSync(inside, join(place, 'link'))
    set = { ...set, folder: join(place, 'link'), passphraseFile: null }
    await failsAs('backups.folder-inside')
    await withCompany(
      async (company) => {
        expect(await asked(company)).toMatchObject({ state: 'failed', failure: { code: 'backups.not-set' } })
        const deps = { ...company, set: null }
        await expect(askBackup('u1', deps)).rejects.toBeInstanceOf(Refusal)
        expect(await backupsStanding(deps)).toMatchObject({ set: false, folder: null, next: null })
      },
      { backups: null },
    )
  })
})

/** A disk smaller than a back-up, where root and Linux can make one. */
function mountSmall(folder: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0
}

function unmount(folder: string): void {
  spawnSync('umount', ['--lazy', folder])
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-mount-'))
  const can = mountSmall(folder)
  if (can) unmount(folder)
  rmSync(folder, { recursive: true })
  return can
}
