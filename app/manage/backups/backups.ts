import { readdir, realpath, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type BackupsSet, isWithin } from '../../base/configuration/configuration.ts'
import type { Failure } from '../../base/jobs/contract.ts'
import type { JobContext } from '../../base/jobs/job.ts'
import type { Jobs, Schedule } from '../../base/jobs/jobs.ts'
import { nextTimes, type Times } from '../../base/jobs/schedules.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Notebook, Read } from '../../base/notebook/notebook.ts'
import { company } from '../settings/settings.ts'
import { partOf, unwritten } from './archive.ts'
import { type BackupStage, backupJob, madeAt, makeBackup, nameOf } from './backup.ts'
import type { Backups } from './contract.ts'
import { passphraseIn } from './passphrase.ts'
import { superseded } from './retention.ts'

// Back-ups that the program makes by itself: each day one, and of the old ones some.

const asked = { kind: backupJob, payload: {}, dedupeKey: backupJob } as const

/** One a day, and one for all that were missed. */
export function backupSchedule({ at }: Pick<BackupsSet, 'at'>): Schedule {
  return { name: 'daily-backup', when: (read) => timesOf(at, read), job: () => asked }
}

async function timesOf(at: string, read: Read): Promise<Times> {
  const [hour, minute] = at.split(':').map(Number)
  return { pattern: `${minute} ${hour} * * *`, zone: (await company(read)).timeZone }
}

export type BackedUp = {
  readonly name: string
  readonly at: string
  readonly bytes: number
  readonly sha256: string
  /** Older ones that went, by name. */
  readonly removed: readonly string[]
}

export type BackUpDeps = Pick<JobContext, 'folder' | 'notebook' | 'ledger'> & {
  /** Null: nobody has said where to. */
  readonly set: BackupsSet | null
  readonly now: () => string
  readonly look: (stage: BackupStage) => void
}

/** Makes one, and then, only then, lets those go that need not be kept any more. */
export async function backUp({ set, now, look, ...stores }: BackUpDeps): Promise<BackedUp> {
  if (set === null) throw new Refusal('backups.not-set')
  const place = await placeFor(set.folder, stores.folder)
  const passphrase = await passphraseIn(set.passphraseFile)
  await removeHalves(place)
  const at = now()
  const name = nameOf(at, passphrase !== null)
  const to = join(place, name)
  const made = await makeBackup(stores, { to, passphrase, now: () => at, look, patient: true })
  const { timeZone } = await company(stores.notebook.read)
  const removed: string[] = []
  for (const old of superseded(await readdir(place), { keep: set.keep, timeZone, newest: name })) {
    await rm(join(place, old), { force: true }).catch((error: NodeJS.ErrnoException) => {
      throw new Refusal('backups.not-removed', { name, old, why: error.code ?? '' }, { cause: error })
    })
    removed.push(old)
  }
  return { name, at, bytes: made.bytes, sha256: made.sha256, removed }
}

/** By names it was looked at when the program began; links lead where they lead now. */
async function placeFor(folder: string, data: string): Promise<string> {
  const place = await realpath(folder).catch(() => null)
  if (place === null || !(await stat(place)).isDirectory())
    throw new Refusal('backups.folder-gone', { folder })
  if (isWithin(place, await realpath(data))) throw new Refusal('backups.folder-inside', { folder })
  return place
}

/** So long after its last byte nobody writes on it any more. */
const halfIsLeftAfter = 3_600_000

/** What programs left that were killed while they wrote. */
async function removeHalves(place: string): Promise<void> {
  try {
    for (const name of await readdir(place)) {
      const whole = basename(name, partOf(''))
      if (whole === name || madeAt(whole) === null) continue
      const { mtimeMs } = await stat(join(place, name))
      if (Date.now() - mtimeMs > halfIsLeftAfter) await rm(join(place, name), { force: true })
    }
  } catch (error) {
    throw unwritten(error, place)
  }
}

type Lying = {
  readonly readable: boolean
  readonly last: Backups['last']
  readonly count: number
  readonly bytes: number
}

/** The back-ups that lie in a folder. */
export async function backupsIn(folder: string): Promise<Lying> {
  const names = await readdir(folder).catch(() => null)
  let last: Backups['last'] = null
  let [count, bytes] = [0, 0]
  for (const name of names ?? []) {
    const at = madeAt(name)
    // One that goes in this moment is none.
    const there = at === null ? null : await stat(join(folder, name)).catch(() => null)
    if (at === null || !there?.isFile()) continue
    count += 1
    bytes += there.size
    if (last === null || at >= last.at) last = { name, at, bytes: there.size }
  }
  return { readable: names !== null, last, count, bytes }
}

export type BackupsDeps = {
  readonly notebook: Notebook
  readonly jobs: Pick<Jobs, 'list' | 'enqueue'>
  readonly set: BackupsSet | null
}

export type BackupsTold = Omit<Backups, 'failure'> & {
  readonly failure: { readonly at: string; readonly why: Failure } | null
}

/** How the back-ups stand, for who may know where they lie. */
export async function backupsStanding({ notebook, jobs, set }: BackupsDeps): Promise<BackupsTold> {
  const newest = await jobs.list({ kind: backupJob, most: mostLookedAt })
  const job = newest.find(({ state }) => state === 'waiting' || state === 'running')?.id ?? null
  const ended = newest.find(({ state }) => state === 'done' || state === 'failed')
  const failure = ended?.failure && ended.endedAt ? { at: ended.endedAt, why: ended.failure } : null
  if (set === null)
    return {
      ...{ set: false, folder: null, at: null, keep: null, locked: false, next: null },
      ...{ readable: false, last: null, count: 0, bytes: 0, job, failure },
    }
  const times = await timesOf(set.at, notebook.read)
  const [next = null] = nextTimes(times, { now: new Date(), most: 1 })
  return {
    ...{ set: true, folder: set.folder, at: set.at, keep: set.keep, locked: set.passphraseFile !== null },
    ...{ next, ...(await backupsIn(set.folder)), job, failure },
  }
}

/** Beside one that waits or runs there are some that were stopped, at the most. */
const mostLookedAt = 20

/** Asks for one at once, and answers the job; one that is being made is that one. */
export async function askBackup(by: string, { jobs, set }: BackupsDeps): Promise<string> {
  if (set === null) throw new Refusal('backups.not-set')
  const { id } = await jobs.enqueue({ ...asked, by })
  return id
}
