import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { locks } from 'node:worker_threads'
import { note } from '../../base/audit/acting.ts'
import { auditHead } from '../../base/audit/audit.ts'
import { copyInstallation, copyLock } from '../../base/installation/copy.ts'
import { dataFolder } from '../../base/installation/data-folder.ts'
import { fullDisk } from '../../base/installation/full-disk.ts'
import type { Installation } from '../../base/installation/installation.ts'
import { type Content, counted } from '../../base/installation/on-disk.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import { openNotebook } from '../../base/notebook/notebook.ts'
import { countCustomers } from '../../identify/customers/customers.ts'
import { keepList } from '../../identify/erasure/erasure.ts'
import { company } from '../settings/settings.ts'
import { contentsOf, pack, unwritten } from './archive.ts'
import { type FileListed, filesIn, layout, type Manifest, manifestName } from './manifest.ts'
import { withoutBackupsUnderWay, withoutSecrets } from './store.ts'

export type BackupAsked = {
  /** Absolute: a file that is not there yet, in a folder that is. */
  readonly to: string
  /** Null: whoever has the file can read it. */
  readonly passphrase: string | null
  readonly now: () => string
  /** How hard passphrases are to try, for tests; see archive.ts. */
  readonly work?: number
  /** Where one is being made already it waits for its turn; left out: it is refused. */
  readonly patient?: true
  /** Hears what is being done, and again as it goes on; what it throws ends it, and nothing is left. */
  readonly look?: (stage: BackupStage) => void
}

export type BackupStage = 'copy' | 'pack' | 'check'

export type Backup = Content & { readonly file: string; readonly manifest: Manifest }

/** The kind of the job that makes one. */
export const backupJob = 'backup'

/** Under this name, in the data folder, copies lie while they are packed. */
const workplace = 'copies'

/**
 * Everything a company has, as it stood at one moment, in one file; people work on meanwhile. What lets somebody in
 * (sessions, codes) stays out, and so do exports that lie ready: they hold nothing that is not here. It gets its name
 * when it has been read back from the disk and every sum in it was right.
 */
export async function makeBackup(
  installation: Pick<Installation, 'folder' | 'notebook' | 'ledger'>,
  asked: BackupAsked,
): Promise<Backup> {
  await refuseUnfit(asked.to)
  // Commands make them on one thread and jobs on another, and nobody else works in a data folder of this program. What
  // a thread held goes when it dies.
  const name = copyLock(installation.folder)
  return locks.request(name, { ifAvailable: !asked.patient }, async (held) => {
    if (held === null) throw new Refusal('backups.under-way')
    return made(installation, asked)
  })
}

async function made(
  installation: Pick<Installation, 'folder' | 'notebook' | 'ledger'>,
  { to, passphrase, now, work, look = () => undefined }: BackupAsked,
): Promise<Backup> {
  const places = join(installation.folder, workplace)
  const place = join(places, newId())
  try {
    look('copy')
    // What lies there was left by one that was killed.
    await rm(places, { recursive: true, force: true })
    await mkdir(place, { recursive: true, mode: 0o700 })
    const at = now()
    // First, so that it is in the back-up itself, and stands where making one fails.
    await installation.notebook.change(async () =>
      note({ what: 'backup.made', said: { file: basename(to) } }),
    )
    await copyInstallation(installation, place)
    // Whoever was erased after it was made is to be found out by who lays it out.
    await keepList(dirname(to), installation.notebook).catch((error: unknown) => {
      throw unwritten(error, dirname(to))
    })
    look('pack')
    const { manifest, all } = await described(place, at)
    const packed = await pack({
      ...{ folder: place, names: all.map(({ name }) => name), to, passphrase },
      ...(work !== undefined && { work }),
      look: () => look('pack'),
      checked: async (part, written) => {
        look('check')
        await readBack({ part, written, passphrase, all, to })
      },
    })
    return { file: to, ...packed, manifest }
  } catch (error) {
    throw fullDisk(error, installation.folder)
  } finally {
    await rm(places, { recursive: true, force: true })
  }
}

/** Disks that take everything and give back something else are found now, not on the day of need. */
async function readBack({ part, written, passphrase, all, to }: ReadBack): Promise<void> {
  // First as bytes: in what an archive fills up with, a changed one would change no file in it.
  const { through, content } = counted()
  await pipeline(createReadStream(part), through.resume())
  if (content().sha256 !== written.sha256) throw new Refusal('backups.read-back', { file: to })
  const names = new Set(all.map(({ name }) => name))
  const asked = { file: part, passphrase, expected: (name: string) => names.has(name) }
  const found = await contentsOf(asked).catch((error: unknown) => {
    throw new Refusal('backups.read-back', { file: to }, { cause: error })
  })
  for (const { name, bytes, sha256 } of all) {
    const one = found.get(name)
    if (one?.bytes !== bytes || one.sha256 !== sha256) throw new Refusal('backups.read-back', { file: to })
  }
}

type ReadBack = {
  readonly part: string
  readonly written: Content
  readonly passphrase: string | null
  readonly all: readonly FileListed[]
  readonly to: string
}

type Described = {
  readonly manifest: Manifest
  /** The manifest first, then all that it names. */
  readonly all: readonly FileListed[]
}

/** Takes out of a copy what is nobody's to keep, and lays what it holds beside it. */
async function described(place: string, at: string): Promise<Described> {
  const copied = await openNotebook(dataFolder(place).notebook)
  let told: Pick<Manifest, 'company' | 'customers' | 'audit'>
  try {
    await copied.change(async (tx) => {
      await withoutSecrets(tx, at)
      await withoutBackupsUnderWay(tx, backupJob)
    })
    told = {
      company: (await company(copied.read)).name,
      customers: await countCustomers(copied.read),
      audit: await auditHead(copied.read),
    }
  } finally {
    await copied.close()
  }
  const { files } = await filesIn(place)
  const manifest: Manifest = { ricebook: 'backup', layout, at, ...told, files }
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
  await writeFile(join(place, manifestName), text, { mode: 0o600 })
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { manifest, all: [{ name: manifestName, bytes: text.length, sha256 }, ...files] }
}

async function refuseUnfit(to: string): Promise<void> {
  const folder = dirname(to)
  const there = await stat(folder).catch(() => null)
  if (!there?.isDirectory()) throw new Refusal('backups.no-folder', { folder })
  if (await lstat(to).catch(() => null)) throw new Refusal('backups.there-already', { file: to })
}

const ending = (isLocked: boolean): string => (isLocked ? '.tar.gz.age' : '.tar.gz')

/** ricebook-20261127-120359.tar.gz: sorted by name they are sorted by time. UTC, which goes back in no autumn. */
export function nameOf(at: string, isLocked: boolean): string {
  const [day = '', time = ''] = at.split('T')
  return `ricebook-${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}${ending(isLocked)}`
}

const named = /^ricebook-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.tar\.gz(\.age)?$/

/** When a back-up was made, by the name that `nameOf` gave it; null: it is none of those. */
export function madeAt(name: string): string | null {
  const [whole, year, month, day, hour, minute, second] = named.exec(name) ?? []
  if (whole === undefined) return null
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const time = new Date(at).getTime()
  return Number.isNaN(time) || new Date(time).toISOString() !== at ? null : at
}

/** Of the back-ups in a folder that were named by `nameOf`, removes all but the newest; answers those removed. */
export async function keepNewest(folder: string, most: number): Promise<string[]> {
  const names = (await readdir(folder)).filter(isNamed).sort()
  const removed = names.slice(0, Math.max(0, names.length - most))
  for (const name of removed) await rm(join(folder, name), { force: true })
  return removed
}

export const isNamed = (file: string): boolean => madeAt(basename(file)) !== null
