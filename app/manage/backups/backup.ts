import { lstat, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { copyInstallation } from '../../base/installation/copy.ts'
import { dataFolder } from '../../base/installation/data-folder.ts'
import { fullDisk } from '../../base/installation/full-disk.ts'
import type { Installation } from '../../base/installation/installation.ts'
import type { Content } from '../../base/installation/on-disk.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import { openNotebook } from '../../base/notebook/notebook.ts'
import { countCustomers } from '../../identify/customers/customers.ts'
import { company } from '../settings/settings.ts'
import { pack } from './archive.ts'
import { filesIn, layout, type Manifest, manifestName } from './manifest.ts'
import { withoutSecrets } from './store.ts'

export type BackupAsked = {
  /** Absolute: a file that is not there yet, in a folder that is. */
  readonly to: string
  /** Null: whoever has the file can read it. */
  readonly passphrase: string | null
  readonly now: () => string
  /** How hard passphrases are to try, for tests; see archive.ts. */
  readonly work?: number
}

export type Backup = Content & { readonly file: string; readonly manifest: Manifest }

/** Data folders of which one is being made; nobody else works in a data folder of this program. */
const underWay = new Set<string>()

/** Under this name, in the data folder, copies lie while they are packed. */
const workplace = 'copies'

/**
 * Everything a company has, as it stood at one moment, in one file; people work on meanwhile. What lets somebody in
 * (sessions, codes) stays out, and so do exports that lie ready: they hold nothing that is not here.
 */
export async function makeBackup(
  installation: Pick<Installation, 'folder' | 'notebook' | 'ledger'>,
  { to, passphrase, now, work }: BackupAsked,
): Promise<Backup> {
  await refuseUnfit(to)
  if (underWay.has(installation.folder)) throw new Refusal('backups.under-way')
  underWay.add(installation.folder)
  const places = join(installation.folder, workplace)
  const place = join(places, newId())
  try {
    // What lies there was left by one that was killed.
    await rm(places, { recursive: true, force: true })
    await mkdir(place, { recursive: true, mode: 0o700 })
    const at = now()
    await copyInstallation(installation, place)
    const manifest = await described(place, at)
    const names = [manifestName, ...manifest.files.map(({ name }) => name)]
    const packed = await pack({
      ...{ folder: place, names, to, passphrase },
      ...(work !== undefined && { work }),
    })
    return { file: to, ...packed, manifest }
  } catch (error) {
    throw fullDisk(error, installation.folder)
  } finally {
    await rm(places, { recursive: true, force: true })
    underWay.delete(installation.folder)
  }
}

/** Takes out of a copy what is nobody's to keep, and lays what it holds beside it. */
async function described(place: string, at: string): Promise<Manifest> {
  const copied = await openNotebook(dataFolder(place).notebook)
  let told: Pick<Manifest, 'company' | 'customers'>
  try {
    await copied.change((tx) => withoutSecrets(tx, at))
    told = { company: (await company(copied.read)).name, customers: await countCustomers(copied.read) }
  } finally {
    await copied.close()
  }
  const { files } = await filesIn(place)
  const manifest: Manifest = { ricebook: 'backup', layout, at, ...told, files }
  await writeFile(join(place, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
  return manifest
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

const named = /^ricebook-\d{8}-\d{6}\.tar\.gz(\.age)?$/

/** Of the back-ups in a folder that were named by `nameOf`, removes all but the newest; answers those removed. */
export async function keepNewest(folder: string, most: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => named.test(name)).sort()
  const removed = names.slice(0, Math.max(0, names.length - most))
  for (const name of removed) await rm(join(folder, name), { force: true })
  return removed
}

export const isNamed = (file: string): boolean => named.test(basename(file))
