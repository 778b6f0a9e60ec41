import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { access, constants, mkdir, readdir, stat, statfs } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../language/refusal.ts'
import { isFull } from '../notebook/faults.ts'
import { type HeldFile, holdFile } from '../notebook/held-file.ts'
import type { DataFolder } from './data-folder.ts'
import { fullDisk } from './full-disk.ts'

/** What systems put into folders by themselves. */
const ofTheSystem = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', 'lost+found'])
/** One of these makes a folder ours: the first file we make, and the one a restored back-up always has. */
const marks = ['running.lock', 'notebook.sqlite', 'notebook.elsewhere']

/** Linux's numbers for file systems that live on another machine. */
const networkKinds = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x5346414f, 'AFS'],
])

/**
 * Makes the data folder where there is none, sees that it is ours and fit, and takes it for this process alone.
 *
 * @returns gives it up again
 */
export async function takeFolder(place: DataFolder): Promise<() => void> {
  await makeFolder(place)
  await refuseUnfit(place.folder)
  const held = hold(place)
  if (!held) throw await inUse(place)
  writeFileSync(place.pid, `${process.pid}\n`, { mode: 0o600 })
  return () => {
    rmSync(place.pid, { force: true })
    held.release()
  }
}

/** So long others may have the folder for a moment, one after the other. */
const untilFree = 10_000

/**
 * Does something in a data folder that several programs share, alone for that moment. Neither of its stores lies in it, so
 * it may lie on another machine. Refused while one works in it that has it for itself.
 */
export async function inSharedFolder<Result>(
  place: DataFolder,
  work: () => Promise<Result>,
): Promise<Result> {
  await makeFolder(place)
  await refuseUnfitToShare(place.folder)
  const until = performance.now() + untilFree
  let held = hold(place)
  while (!held) {
    // Who has it for long says who it is.
    if (performance.now() >= until || holderOf(place) !== null) throw await inUse(place)
    await sleep(50)
    held = hold(place)
  }
  try {
    return await work()
  } finally {
    held.release()
  }
}

async function makeFolder({ folder }: DataFolder): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw folderRefusal(error, folder)
  }
}

/** A folder that is none, is not ours, lies on another machine or cannot be written to. */
export const refuseUnfit = (folder: string): Promise<void> =>
  refuseUnusable(folder, async () => {
    await refuseForeign(folder)
    await refuseNetwork(folder)
  })

/** The same of one that holds no store. */
export const refuseUnfitToShare = (folder: string): Promise<void> => refuseUnusable(folder, refuseForeign)

async function refuseUnusable(folder: string, more: (folder: string) => Promise<void>): Promise<void> {
  try {
    await more(folder)
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw folderRefusal(error, folder)
  }
}

function hold(place: DataFolder): HeldFile | null {
  try {
    return holdFile(place.lock)
  } catch (error) {
    const refusal = folderRefusal(error, place.folder)
    if (refusal instanceof Refusal) throw refusal
    if (isFull(error)) throw new Refusal('installation.disk-full', { folder: place.folder }, { cause: error })
    const why = error instanceof Error ? error.message : String(error)
    const values = { folder: place.folder, file: place.lock, why }
    throw new Refusal('installation.no-lock', values, { cause: error })
  }
}

async function refuseForeign(folder: string): Promise<void> {
  if (!(await stat(folder)).isDirectory()) throw new Refusal('installation.not-a-folder', { folder })
  const names = await readdir(folder)
  const found = names.filter((name) => !ofTheSystem.has(name)).sort()
  if (found.length === 0 || marks.some((mark) => found.includes(mark))) return
  throw new Refusal('installation.foreign-folder', { folder, found: found[0] ?? '' })
}

async function refuseNetwork(folder: string): Promise<void> {
  if (process.platform === 'win32' && /^[\\/]{2}[^?.]/.test(folder))
    throw new Refusal('installation.network-folder', { folder, kind: 'SMB' })
  if (process.platform !== 'linux') return
  const kind = networkKinds.get((await statfs(folder)).type)
  if (kind) throw new Refusal('installation.network-folder', { folder, kind })
}

function folderRefusal(error: unknown, folder: string): unknown {
  const why = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (why === 'ENOTDIR' || why === 'EEXIST')
    return new Refusal('installation.not-a-folder', { folder }, { cause: error })
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(why))
    return new Refusal('installation.not-writable', { folder, why }, { cause: error })
  return fullDisk(error, folder)
}

/** How long a program that has just taken the folder may need to say who it is. */
const untilNamed = 1_000

/** Who has the folder; a question mark when it will not say. */
export async function inUse({ folder, pid: file }: DataFolder): Promise<Refusal> {
  const until = performance.now() + untilNamed
  let pid = livingPid(file)
  while (pid === null && performance.now() < until) {
    await sleep(20)
    pid = livingPid(file)
  }
  return new Refusal('installation.in-use', { folder, pid: pid ?? '?' })
}

/** The process that says it has the folder; null: none that lives. */
export const holderOf = ({ pid }: DataFolder): number | null => livingPid(pid)

/** The process named in the file, unless it is one that was killed and is no more. */
function livingPid(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (!Number.isInteger(pid) || pid <= 0) return null
    process.kill(pid, 0)
    return pid
  } catch (error) {
    // Not ours to signal, but there.
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return pidIn(file)
    return null
  }
}

const pidIn = (file: string): number => Number(readFileSync(file, 'utf8'))
