import { existsSync } from 'node:fs'
import { type Head, verifyAudit } from '../../base/audit/audit.ts'
import { type DataFolder, dataFolder } from '../../base/installation/data-folder.ts'
import { takeFolder } from '../../base/installation/folder-lock.ts'
import {
  arriving,
  clearArriving,
  decideForDatabase,
  decideForFile,
  folderSaid,
  gone,
  nameAnew,
  nameBegun,
  nameIn,
  sayFolder,
  tidied,
  welcomeToFile,
} from '../../base/installation/moved.ts'
import { openRecords, type ServerSet } from '../../base/installation/records.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { copyNotebook, type TableSum, tableInUse } from '../../base/notebook/copy.ts'
import { damageOf, looseEndsOf } from '../../base/notebook/damage.ts'
import { holdDatabase } from '../../base/notebook/held-database.ts'
import { type Notebook, openNotebook } from '../../base/notebook/notebook.ts'
import { wholly } from '../../base/notebook/seen.ts'

// An installation grows up, or goes back: its records move between the file of its data folder and a database. Facts,
// files and the program's secret stay in the folder. Nobody works meanwhile, and what is broken off is gone on with.

export type MoveAsked = {
  /** Absolute: the data folder that the records go with. */
  readonly folder: string
  readonly server: ServerSet
  /** Hears how many of a table's rows have been copied. */
  readonly look?: (table: string, done: number) => void
}

export type Moved = {
  /** Where the records are now: a file, or the address of a database without its password. */
  readonly place: string
  /** What each table holds there, as it did where it came from; null: everything had moved already. */
  readonly tables: readonly TableSum[] | null
  readonly audit: Head
}

/** From the folder's file into an empty database. */
export async function moveToDatabase({ folder, server, look }: MoveAsked): Promise<Moved> {
  const place = dataFolder(folder)
  return alone(place, async () => {
    const lie = await tidied(place)
    if (lie === 'new') throw new Refusal('move.nothing-here', { folder })
    const tables = lie === 'file' ? await intoDatabase(place, { server, look }) : null
    return { ...(await opened(place, server)), tables }
  })
}

/** Back from the database into a file of the folder. */
export async function moveToFile({ folder, server, look }: MoveAsked): Promise<Moved> {
  const place = dataFolder(folder)
  return alone(place, async () => {
    const lie = await tidied(place)
    if (lie === 'new') throw new Refusal('move.nothing-here', { folder })
    if (existsSync(place.factsElsewhere)) throw new Refusal('move.facts-on-cluster', { folder })
    const tables = lie === 'database' ? await intoFile(place, { server, look }) : null
    return { ...(await opened(place, null)), tables }
  })
}

/** Nothing that is asked for is there yet: told before anything is laid out for it. */
export async function refuseTaken(server: ServerSet): Promise<void> {
  const target = await openNotebook(server.url, undefined, server.ownerUrl)
  try {
    await isBegun(target, null)
  } finally {
    await target.close()
  }
}

/** While no other program works in the folder. */
async function alone<Result>(place: DataFolder, work: () => Promise<Result>): Promise<Result> {
  if (!existsSync(place.folder)) throw new Refusal('move.nothing-here', { folder: place.folder })
  const leave = await takeFolder(place)
  try {
    return await wholly(work)
  } finally {
    leave()
  }
}

type Copying = Pick<MoveAsked, 'server' | 'look'>

async function intoDatabase(place: DataFolder, { server, look }: Copying): Promise<readonly TableSum[]> {
  const target = await heldDatabase(server)
  try {
    const source = await openNotebook(place.notebook)
    let tables: readonly TableSum[]
    try {
      await refuseBroken(source)
      await welcomeToFile(source)
      const begun = await nameBegun(place)
      const goesOn = await isBegun(target.notebook, begun)
      const name = goesOn && begun !== null ? begun : await nameAnew(place)
      // Before the first row: whatever becomes of this move, nobody takes a part for the whole.
      await sayFolder(target.notebook, arriving(name))
      tables = await copied(source, target.notebook, look)
    } finally {
      await source.close()
    }
    target.refuseLost()
    await decideForDatabase(place)
    return tables
  } finally {
    await target.close()
  }
}

async function intoFile(place: DataFolder, { server, look }: Copying): Promise<readonly TableSum[]> {
  const { lost, refuseLost } = watched()
  const source = await openRecords(place, { server, lost })
  try {
    const name = await nameIn(place.belongs)
    await refuseBroken(source.notebook)
    const target = await fileFor(place, name)
    let tables: readonly TableSum[]
    try {
      tables = await copied(source.notebook, target, look)
    } catch (error) {
      await target.close()
      // Whoever works on with the database needs the room; anything else is gone on with.
      if (error instanceof Refusal && error.code === 'notebook.disk-full') await clearArriving(place)
      throw error
    }
    await target.close()
    refuseLost()
    await decideForFile(place)
    await sayFolder(source.notebook, gone(name))
    return tables
  } finally {
    await source.close()
  }
}

/** One that an earlier move of these records has begun is gone on with; any other is nobody's. */
async function fileFor(place: DataFolder, name: string): Promise<Notebook> {
  if (existsSync(place.arriving)) {
    const begun = await openNotebook(place.arriving)
    if ((await folderSaid(begun.read)) === arriving(name)) return begun
    await begun.close()
    await clearArriving(place)
  }
  const target = await openNotebook(place.arriving)
  await sayFolder(target, arriving(name))
  return target
}

async function copied(from: Notebook, into: Notebook, look: MoveAsked['look']): Promise<TableSum[]> {
  const tables = await from.read
    .transaction()
    .execute((moment) => copyNotebook(moment, into, look && { look }))
  const { broken } = await verifyAudit(into.read)
  if (broken) throw new Refusal('notebook.copy-differs', { place: into.path, table: 'audit' })
  return tables
}

/** As a program opens them: what they still say of the move is over with that. */
async function opened(place: DataFolder, server: ServerSet | null): Promise<Omit<Moved, 'tables'>> {
  const end = (refusal: Refusal): void => {
    throw refusal
  }
  const { notebook, close } = await openRecords(place, { server, lost: end })
  try {
    const { entries, hash, broken } = await verifyAudit(notebook.read)
    if (broken) throw new Refusal('notebook.copy-differs', { place: notebook.path, table: 'audit' })
    return { place: notebook.path, audit: { entries, hash } }
  } finally {
    await close()
  }
}

/** Once another program may have had the database, nothing is decided by what was read or written there. */
function watched(): { readonly lost: (refusal: Refusal) => void; readonly refuseLost: () => void } {
  const heard: Refusal[] = []
  return {
    lost: (refusal) => void heard.push(refusal),
    refuseLost: () => {
      if (heard[0]) throw heard[0]
    },
  }
}

type Held = {
  readonly notebook: Notebook
  readonly refuseLost: () => void
  readonly close: () => Promise<void>
}

async function heldDatabase({ url, ownerUrl }: ServerSet): Promise<Held> {
  const { lost, refuseLost } = watched()
  const notebook = await openNotebook(url, undefined, ownerUrl)
  const release = await holdDatabase(url, lost).catch(async (error: unknown) => {
    await notebook.close()
    throw error
  })
  const close = async (): Promise<void> => {
    await notebook.close()
    await release()
  }
  return { notebook, refuseLost, close }
}

/** A copy of what is broken would be broken, and the original be thought of as no longer needed. */
async function refuseBroken({ read, path }: Notebook): Promise<void> {
  const damage = await damageOf(read)
  if (damage !== null) throw new Refusal('notebook.damaged', { path })
  const { broken } = await verifyAudit(read)
  if ((await looseEndsOf(read)) > 0 || broken) throw new Refusal('move.source-broken', { place: path })
}

/** Whether a move under this name was begun into it; what is anything else but empty is refused. */
async function isBegun(target: Notebook, name: string | null): Promise<boolean> {
  const said = await folderSaid(target.read)
  if (name !== null && said === arriving(name)) return true
  if (said !== null) throw new Refusal('move.target-taken', { place: target.path })
  const table = await tableInUse(target.read)
  if (table !== null) throw new Refusal('move.target-not-empty', { place: target.path, table })
  return false
}
