import { existsSync, readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { note } from '../audit/acting.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { wholly } from '../notebook/seen.ts'
import type { DataFolder } from './data-folder.ts'
import { arriving } from './moved.ts'
import { syncFolder } from './on-disk.ts'

/*
 * Where the facts of a data folder lie, while and after they move between its file and a cluster. Records in a database
 * come before facts on a cluster and go after them, so that between the two steps there is a whole installation: records
 * in the database, facts in the file. In either direction one renaming in the folder decides it, and what was cut short on
 * either side of it is put right by whoever opens it next:
 *
 *   to the cluster   its rows are there; ledger.moving (`arriving X`) becomes ledger.elsewhere
 *   to the file      ledger.elsewhere says `returning X`, ledger.duckdb.arriving is whole; that becomes ledger.duckdb
 */

/** Said in ledger.elsewhere: where there is a file as well, that is what counts. */
const returning = (name: string): string => `returning ${name}`

/** `new`: there are none yet. */
export type FactsLying = 'file' | 'cluster' | 'new'

/** As the folder has it; what a move that was cut short has left is left. */
export function whereFactsLie({ ledger, factsElsewhere }: DataFolder): FactsLying {
  if (!existsSync(factsElsewhere)) return existsSync(ledger) ? 'file' : 'new'
  if (!existsSync(ledger)) return 'cluster'
  return saidIn(factsElsewhere).startsWith(returning('')) ? 'file' : 'cluster'
}

/** The file that the facts have left gets a name that nothing opens: for who holds the folder. */
export async function tidyFacts(place: DataFolder): Promise<FactsLying> {
  const lie = whereFactsLie(place)
  const { ledger, factsLeft, folder } = place
  if (lie === 'cluster' && existsSync(ledger)) {
    await rename(ledger, factsLeft)
    // It was closed in order before its facts were somewhere else.
    await rm(logOf(ledger), { force: true })
    await syncFolder(folder)
  }
  return lie
}

/** That facts have moved is written down once they are opened where they lie now; then nothing says so any more. */
export async function welcomeFacts(place: DataFolder, notebook: Notebook): Promise<void> {
  const { factsElsewhere, factsMoving, folder } = place
  if (!existsSync(factsElsewhere)) return
  const [lie, said] = [whereFactsLie(place), saidIn(factsElsewhere)]
  const isHere = lie === 'file'
  if (!isHere && !said.startsWith(arriving(''))) return
  await wholly(() =>
    notebook.change(async () => note({ what: isHere ? 'facts.to-file' : 'facts.to-cluster' })),
  )
  if (isHere) await rm(factsElsewhere)
  else await sayIn(factsElsewhere, { said: said.slice(arriving('').length), by: factsMoving })
  await syncFolder(folder)
}

/** Under which name facts were moving onto a cluster when that was broken off; null: they were not. */
export function factsBegun({ factsMoving }: DataFolder): string | null {
  const said = existsSync(factsMoving) ? saidIn(factsMoving) : ''
  return said.startsWith(arriving('')) ? said.slice(arriving('').length) : null
}

/** Before the first of them: what comes to the cluster under this name is this folder's to take away again. */
export async function beginFacts({ factsMoving, folder }: DataFolder, name: string): Promise<void> {
  await writeFile(factsMoving, `${arriving(name)}\n`, { mode: 0o600, flush: true })
  await syncFolder(folder)
}

/** Of a cluster that holds nothing more of it. */
export async function forgetFactsBegun({ factsMoving }: DataFolder): Promise<void> {
  await rm(factsMoving, { force: true })
}

/** From here on the cluster has the facts of this folder, and its file has none. */
export async function decideForCluster(place: DataFolder): Promise<void> {
  await rename(place.factsMoving, place.factsElsewhere)
  await syncFolder(place.folder)
  await tidyFacts(place)
}

/** From here on the file has them. It is whole, and closed. */
export async function decideForFactsFile(place: DataFolder, name: string): Promise<void> {
  const { ledger, factsArriving, factsElsewhere, factsMoving, folder } = place
  await sayIn(factsElsewhere, { said: returning(name), by: factsMoving })
  // A log that belonged to another file would be read as this one's.
  await rm(logOf(ledger), { force: true })
  await syncFolder(folder)
  await rename(factsArriving, ledger)
  await syncFolder(folder)
}

/** What was begun to be filled with facts. */
export async function clearFactsArriving({ factsArriving }: DataFolder): Promise<void> {
  for (const file of [factsArriving, logOf(factsArriving), `${factsArriving}.tmp`])
    await rm(file, { force: true, recursive: true })
}

const saidIn = (file: string): string => readFileSync(file, 'utf8').trim()

/** In one step: it says what it said before, or this. */
async function sayIn(
  file: string,
  { said, by }: { readonly said: string; readonly by: string },
): Promise<void> {
  await writeFile(by, `${said}\n`, { mode: 0o600, flush: true })
  await rename(by, file)
}

const logOf = (file: string): string => `${file}.wal`
