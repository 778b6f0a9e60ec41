import { lstat, mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { note } from '../../base/audit/acting.ts'
import { filesBeside } from '../../base/installation/copy.ts'
import { dataFolder } from '../../base/installation/data-folder.ts'
import { fullDisk } from '../../base/installation/full-disk.ts'
import { syncFolder } from '../../base/installation/on-disk.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { openLedgerThread } from '../../base/ledger/thread.ts'
import { damageOf } from '../../base/notebook/damage.ts'
import { openNotebook } from '../../base/notebook/notebook.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { eraseListed, type Listed, listName, readList } from '../../identify/erasure/erasure.ts'
import { unpack } from './archive.ts'
import { filesIn, layout, type Manifest, manifestName, manifestSchema } from './manifest.ts'

export type RestoreAsked = {
  /** Absolute. */
  readonly file: string
  /** Absolute: a data folder that is not there yet, or is empty. */
  readonly folder: string
  readonly passphrase: string | null
  /** Absolute: the list of whoever was erased; left out: what lies beside the back-up. */
  readonly erased?: string
}

export type Restored = Manifest & {
  /** How many were in it who have been erased since, and are not any more; null: no list was found. */
  readonly erasedAgain: number | null
}

/** While it is laid out and checked it stands beside the folder that it will be. */
export const restoringIn = (folder: string): string => `${folder}.restoring`

/**
 * Lays a back-up out as a new data folder. It is there when everything in it has been checked against what the back-up
 * says of itself and both stores have been opened; broken off anywhere, the folder is as it was.
 */
export async function restoreBackup({ file, folder, passphrase, erased }: RestoreAsked): Promise<Restored> {
  await refuseTaken(folder)
  const listed = await listFor(file, erased)
  const place = restoringIn(folder)
  try {
    // What a killed one left.
    await rm(place, { recursive: true, force: true })
    await mkdir(place, { recursive: true, mode: 0o700 })
    await unpack({
      ...{ file, folder: place, passphrase },
      expected: (name) => name === manifestName || isOurs(name),
    })
    const manifest = await checked(place, file)
    await rm(join(place, manifestName))
    await openable(place, file)
    const erasedAgain = listed && (await erasedIn(place, listed))
    await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    await rename(place, folder)
    await syncFolder(dirname(folder))
    return { ...manifest, erasedAgain }
  } catch (error) {
    throw fullDisk(error, dirname(folder))
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

/** Nothing is laid over anything. */
async function refuseTaken(folder: string): Promise<void> {
  const there = await lstat(folder).catch(() => null)
  if (!there) return
  const found = there.isDirectory() ? (await readdir(folder)).sort()[0] : ''
  if (found !== undefined) throw new Refusal('backups.folder-taken', { folder })
}

async function checked(place: string, file: string): Promise<Manifest> {
  const text = await readFile(join(place, manifestName), 'utf8').catch(() => '')
  const read = manifestSchema.safeParse(parsed(text))
  if (!read.success) throw new Refusal('backups.foreign', { file })
  const manifest = read.data
  if (manifest.layout !== layout) throw new Refusal('backups.too-new', { file })
  const { files, others } = await filesIn(place)
  const found = new Map(files.map((one) => [one.name, one]))
  found.delete(manifestName)
  for (const { name, bytes, sha256 } of manifest.files) {
    const one = found.get(name)
    found.delete(name)
    if (!isOurs(name) || one?.bytes !== bytes || one.sha256 !== sha256)
      throw new Refusal('backups.damaged-part', { file, part: name })
  }
  const [extra] = [...found.keys(), ...others]
  if (extra !== undefined) throw new Refusal('backups.damaged-part', { file, part: extra })
  const { notebook, ledger } = dataFolder('')
  for (const store of [notebook, ledger])
    if (!manifest.files.some(({ name }) => name === store))
      throw new Refusal('backups.damaged-part', { file, part: store })
  return manifest
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isOurs(name: string): boolean {
  const { notebook, ledger } = dataFolder('')
  return name === notebook || name === ledger || filesBeside.some((one) => name.startsWith(`${one}/`))
}

/** Both stores are opened by this program, as they will be; what is of a newer one is refused by them. */
async function openable(place: string, file: string): Promise<void> {
  const { notebook: path, ledger: ledgerPath } = dataFolder(place)
  const notebook = await openNotebook(path)
  try {
    const damage = await damageOf(notebook.read)
    if (damage !== null) throw new Refusal('backups.damaged-part', { file, part: damage })
    await notebook.change(async () => note({ what: 'backup.restored', said: { file: basename(file) } }))
  } finally {
    await notebook.close()
  }
  const ledger = await openLedgerThread(ledgerPath)
  try {
    await ledger.ledger.batchStates()
  } finally {
    await ledger.close()
  }
}

/** One that was named must be there. */
async function listFor(file: string, named: string | undefined): Promise<readonly Listed[] | null> {
  const listed = await readList(named ?? join(dirname(file), listName))
  if (listed === null && named !== undefined) throw new Refusal('backups.no-erased-list', { file: named })
  return listed
}

/** Whoever was erased after the back-up was made is erased in it before anybody sees it. */
async function erasedIn(place: string, listed: readonly Listed[]): Promise<number> {
  if (listed.length === 0) return 0
  const { notebook: path, ledger: ledgerPath } = dataFolder(place)
  const notebook = await openNotebook(path)
  try {
    const { ledger, close } = await openLedgerThread(ledgerPath)
    try {
      const now = (): string => new Date().toISOString()
      return await wholly(() => eraseListed(listed, { notebook, ledger, folder: place, now }))
    } finally {
      await close()
    }
  } finally {
    await notebook.close()
  }
}
