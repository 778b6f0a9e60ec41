import { existsSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { note } from '../audit/acting.ts'
import { Refusal } from '../language/refusal.ts'
import { newId } from '../notebook/ids.ts'
import type { Change, Notebook, Read } from '../notebook/notebook.ts'
import { wholly } from '../notebook/seen.ts'
import { lookAtFile } from '../notebook/sqlite.ts'
import type { DataFolder } from './data-folder.ts'
import { syncFolder } from './on-disk.ts'
import { belongsTo, folderOf } from './store.ts'

/*
 * Where the records of a data folder lie, while and after they move between its file and a database. In either direction
 * one renaming in the folder decides it, and what was cut short on either side of it is put right by whoever opens it
 * next:
 *
 *   to the database   the rows are there, under `arriving X`; notebook.moving (which says X) becomes notebook.elsewhere
 *   to the file       the rows are there, under `arriving X`; notebook.sqlite.arriving becomes notebook.sqlite
 */

/** Said by records that come, or have come, to where nobody has opened them yet: they go with no folder. */
export const arriving = (name: string): string => `arriving ${name}`
/** Said by records that another place holds now. */
export const gone = (name: string): string => `gone ${name}`

/** Which folder the records say they go with; null: none is said. */
export const folderSaid = (read: Read): Promise<string | null> => wholly(() => folderOf(read))

export const sayFolder = (notebook: Notebook, said: string | null): Promise<void> =>
  notebook.change((tx) => belongsTo(tx, said))

/** `new`: there are none yet. */
export type Lying = 'file' | 'database' | 'new'

/** As the folder has it; what a move that was cut short has left is left. */
export async function whereRecordsLie(place: DataFolder): Promise<Lying> {
  if (!existsSync(place.belongs)) return existsSync(place.notebook) ? 'file' : 'new'
  if (!existsSync(place.notebook)) return 'database'
  const file = await lookAtFile(place.notebook)
  const said = await folderSaid(file.read).finally(file.close)
  return said === arriving(await nameIn(place.belongs)) ? 'file' : 'database'
}

/** The same once that is tidied: for who holds the folder. */
export async function tidied(place: DataFolder): Promise<Lying> {
  const lie = await whereRecordsLie(place)
  if (lie === 'database' && existsSync(place.notebook)) await setAside(place)
  if (lie === 'file' && existsSync(place.belongs)) {
    await rm(place.belongs)
    await syncFolder(place.folder)
  }
  return lie
}

/** What records said of where they come from is over: they have been opened where they lie now. */
export async function welcome(tx: Change, name: string | null): Promise<void> {
  note({ what: name === null ? 'records.to-file' : 'records.to-database' })
  await belongsTo(tx, name)
}

/** Records of a file that have come from a database say nothing of a folder any more. */
export async function welcomeToFile(notebook: Notebook): Promise<void> {
  const said = await folderSaid(notebook.read)
  if (said?.startsWith(arriving(''))) await notebook.change((tx) => welcome(tx, null))
}

/** Under which the folder's records were moving when that was broken off; null: they were not. */
export async function nameBegun({ moving }: DataFolder): Promise<string | null> {
  return existsSync(moving) ? await nameIn(moving) : null
}

/**
 * A name for the records to move under into a database that is empty. Each has one of its own: what another move has left
 * in another database is never taken for what came to this one.
 */
export async function nameAnew({ moving, folder }: DataFolder): Promise<string> {
  const name = newId()
  await writeFile(moving, `${name}\n`, { mode: 0o600, flush: true })
  await syncFolder(folder)
  return name
}

export const nameIn = async (file: string): Promise<string> => (await readFile(file, 'utf8')).trim()

/** From here on the database has the records of this folder, and its file has none. */
export async function decideForDatabase(place: DataFolder): Promise<void> {
  await rename(place.moving, place.belongs)
  await syncFolder(place.folder)
  await setAside(place)
}

/** From here on the file has them. It is whole, and closed. */
export async function decideForFile(place: DataFolder): Promise<void> {
  // A log that belonged to another file would be read as this one's.
  for (const log of logsOf(place.notebook)) await rm(log, { force: true })
  await rename(place.arriving, place.notebook)
  await syncFolder(place.folder)
  await rm(place.belongs, { force: true })
  await syncFolder(place.folder)
}

/** What was begun to be filled and is not this move's. */
export async function clearArriving({ arriving: file }: DataFolder): Promise<void> {
  for (const one of [file, ...logsOf(file)]) await rm(one, { force: true })
}

/** The file that the records have left keeps its content, under a name that nothing opens. */
async function setAside({ notebook, left }: DataFolder): Promise<void> {
  for (const log of logsOf(left)) await rm(log, { force: true })
  await rename(notebook, left)
  // It was closed in order before its records were somewhere else; one that was laid here since may have a log.
  for (const [i, log] of logsOf(notebook).entries())
    if (existsSync(log)) await rename(log, logsOf(left)[i] ?? '')
  await syncFolder(dirname(left))
}

const logsOf = (file: string): string[] => [`${file}-wal`, `${file}-shm`]

/** Refuses a database that a program would not open with this folder; for who only looks. */
export async function refuseAstray(
  place: DataFolder,
  { read, path }: Pick<Notebook, 'read' | 'path'>,
): Promise<void> {
  const { folder, belongs, ledger, factsElsewhere } = place
  const lie = await whereRecordsLie(place)
  if (lie === 'file') throw new Refusal('installation.notebook-here', { folder })
  const said = await folderSaid(read)
  const name = existsSync(belongs) ? await nameIn(belongs) : null
  if (said === null && !existsSync(ledger) && !existsSync(factsElsewhere)) return
  if (name !== null && (said === name || said === arriving(name))) return
  refuseUnopened(said, path)
  throw new Refusal('installation.other-database', { folder, place: path })
}

/** Refuses records that are not, or not yet, a folder's own. */
export function refuseUnopened(said: string | null, place: string): void {
  if (said?.startsWith(arriving(''))) throw new Refusal('installation.move-unfinished', { place })
  if (said?.startsWith(gone(''))) throw new Refusal('installation.moved-away', { place })
}
