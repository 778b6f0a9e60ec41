import { constants, type Dirent } from 'node:fs'
import { copyFile, link, mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type NotebookView, viewOf } from '../notebook/view.ts'
import { dataFolder } from './data-folder.ts'
import type { Installation } from './installation.ts'

/** Files that the records speak of: what came in, as it came. */
export const filesBeside = ['imports'] as const

/** Held in this process, across its threads, by whoever copies a data folder or may not do what they do meanwhile. */
export const copyLock = (folder: string): string => `ricebook-backup:${folder}`

/**
 * Copies a data folder as it stood at one moment, while everybody goes on working: both stores and the files beside
 * them. The notebook's writers wait only until both moments are held. As nothing is written between them, the copy is
 * what a program killed at that moment would have left, which every start puts in order.
 *
 * @param into a folder that is there, empty, on the disk of the data folder
 */
export async function copyInstallation(
  { folder, notebook, ledger }: Pick<Installation, 'folder' | 'notebook' | 'ledger'>,
  into: string,
): Promise<void> {
  const place = dataFolder(into)
  let view: NotebookView | undefined
  try {
    await notebook.change(async () => {
      view = await viewOf(notebook)
      // Of the ledger nothing is asked but to hold what it has, which nothing there can make wait.
      await ledger.beginCopy()
      for (const name of filesBeside) await linkAll(join(folder, name), join(into, name))
    })
    for (const name of filesBeside) await makeOwn(join(into, name))
    await view?.copyTo(place.notebook)
    await ledger.writeCopy({ path: place.ledger })
  } finally {
    try {
      await view?.close()
    } finally {
      await ledger.endCopy()
    }
  }
}

/** A second name for each file takes no time; where there are none, a copy. */
async function linkAll(from: string, to: string): Promise<void> {
  const entries = await entriesOf(from)
  if (entries.length > 0) await mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of entries) {
    const [file, name] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await linkAll(file, name)
    else if (entry.isFile()) await linked(file, name)
  }
}

/**
 * What has a second name only may still be written to by the first: a file that is coming in grows. What a later moment
 * adds is what the work under way would have written again.
 */
async function makeOwn(folder: string): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    const file = join(folder, entry.name)
    if (entry.isDirectory()) await makeOwn(file)
    else {
      await copyFile(file, `${file}.own`, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
      await rename(`${file}.own`, file)
    }
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

async function linked(file: string, name: string): Promise<void> {
  try {
    await link(file, name)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Taken away while the list was read, with the import that it belonged to.
    if (code === 'ENOENT') return
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV'].includes(code ?? '')) throw error
    await copyFile(file, name, constants.COPYFILE_EXCL)
  }
}
