import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Head, verifyAudit } from '../../base/audit/audit.ts'
import { type DataFolder, dataFolder } from '../../base/installation/data-folder.ts'
import { type ClusterSet, lookAtCluster, refuseOtherPlace } from '../../base/installation/facts.ts'
import {
  beginFacts,
  clearFactsArriving,
  decideForCluster,
  decideForFactsFile,
  factsBegun,
  forgetFactsBegun,
  tidyFacts,
  welcomeFacts,
} from '../../base/installation/facts-moved.ts'
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
import {
  clearCluster,
  type FactsMoved,
  factsIntoFile,
  factsOntoCluster,
  refuseHoldingCluster,
} from '../../base/ledger/cluster/moved.ts'
import { copyNotebook, type TableSum, tableInUse } from '../../base/notebook/copy.ts'
import { damageOf, looseEndsOf } from '../../base/notebook/damage.ts'
import { holdDatabase } from '../../base/notebook/held-database.ts'
import { programsThere } from '../../base/notebook/lead.ts'
import { type Notebook, openNotebook } from '../../base/notebook/notebook.ts'
import { wholly } from '../../base/notebook/seen.ts'

// An installation grows up, or goes back: its records move between the file of its data folder and a database, and its
// facts, where a cluster is named, between the folder and that. Files and the program's secret stay in the folder. Nobody
// works meanwhile, and what is broken off is gone on with: everything is copied and checked before anything is decided.

export type MoveAsked = {
  /** Absolute: the data folder that the records go with. */
  readonly folder: string
  readonly server: ServerSet
  /** Where the facts go or come from; null: they stay in the folder. */
  readonly cluster: ClusterSet | null
  /** Hears how many of a table's rows have been copied. */
  readonly look?: (table: string, done: number) => void
}

export type Moved = {
  /** Where the records are now: a file, or the address of a database without its password. */
  readonly place: string
  /** What each table holds there, as it did where it came from; null: everything had moved already. */
  readonly tables: readonly TableSum[] | null
  /** The same of the facts; null: they have not moved. */
  readonly facts: FactsMoved | null
  readonly audit: Head
}

type Copied = Pick<Moved, 'tables' | 'facts'>

const nothing: Copied = { tables: null, facts: null }

/** From the folder's files into an empty database, and onto an empty cluster. */
export async function moveToDatabase({ folder, server, cluster, look }: MoveAsked): Promise<Moved> {
  const place = dataFolder(folder)
  return alone(place, async () => {
    const lie = await tidied(place)
    if (lie === 'new') throw new Refusal('move.nothing-here', { folder })
    const onto = (await factsLie(place, cluster)) === 'cluster' ? null : cluster
    if (onto) await refuseHoldingCluster(onto, factsBegun(place))
    const asked = { server, cluster: onto, look }
    const copied = lie === 'file' ? await intoDatabase(place, asked) : await ontoCluster(place, asked)
    return { ...(await opened(place, { server, cluster })), ...copied }
  })
}

/** Back from the database and from the cluster into files of the folder. */
export async function moveToFile({ folder, server, cluster, look }: MoveAsked): Promise<Moved> {
  const place = dataFolder(folder)
  return alone(place, async () => {
    const lie = await tidied(place)
    if (lie === 'new') throw new Refusal('move.nothing-here', { folder })
    const from = (await factsLie(place, cluster)) === 'cluster' ? cluster : null
    const copied = lie === 'database' ? await intoFile(place, { server, cluster: from, look }) : nothing
    return { ...(await opened(place, null)), ...copied }
  })
}

/** Facts that lie on a cluster are found there only. */
async function factsLie(place: DataFolder, cluster: ClusterSet | null) {
  const lie = await tidyFacts(place)
  if (lie === 'cluster') refuseOtherPlace(place, cluster)
  return lie
}

/** Nothing that is asked for is there yet: told before anything is laid out for it. */
export async function refuseTaken({ server, cluster }: Pick<MoveAsked, 'server' | 'cluster'>): Promise<void> {
  if (cluster) await refuseHoldingCluster(cluster, null)
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

type Copying = {
  readonly server: ServerSet
  readonly cluster: ClusterSet | null
  readonly look: MoveAsked['look'] | undefined
}

async function intoDatabase(place: DataFolder, { server, cluster, look }: Copying): Promise<Copied> {
  const target = await heldDatabase(server)
  try {
    const source = await openNotebook(place.notebook)
    let tables: readonly TableSum[]
    let name: string
    try {
      await refuseBroken(source)
      await welcomeToFile(source)
      const begun = await nameBegun(place)
      const goesOn = await isBegun(target.notebook, begun)
      name = goesOn && begun !== null ? begun : await nameAnew(place)
      // Before the first row: whatever becomes of this move, nobody takes a part for the whole.
      await sayFolder(target.notebook, arriving(name))
      tables = await copied(source, target.notebook, look)
    } finally {
      await source.close()
    }
    const facts = cluster && (await factsOnto(place, { cluster, name, look }))
    target.refuseLost()
    await decideForDatabase(place)
    if (facts) await decideForCluster(place)
    return { tables, facts }
  } finally {
    await target.close()
  }
}

/** Of an installation whose records lie in a database already. */
async function ontoCluster(place: DataFolder, { server, cluster, look }: Copying): Promise<Copied> {
  if (cluster === null) return nothing
  const { lost, refuseLost } = watched()
  const records = await openRecords(place, { server, lost })
  try {
    const facts = await factsOnto(place, { cluster, name: await nameIn(place.belongs), look })
    refuseLost()
    await decideForCluster(place)
    return { tables: null, facts }
  } finally {
    await records.close()
  }
}

type Facts = {
  readonly cluster: ClusterSet
  readonly name: string
  readonly look: MoveAsked['look'] | undefined
}

const silent = (): void => undefined

/** Begun anew where it was broken off. */
async function factsOnto(place: DataFolder, { cluster, name, look = silent }: Facts): Promise<FactsMoved> {
  const begun = factsBegun(place)
  if (begun !== null) await clearCluster(cluster, begun)
  await beginFacts(place, name)
  try {
    return await factsOntoCluster({ place: cluster, name, file: place.ledger, look })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'ledger.server-full') {
      await clearCluster(cluster, name)
      await forgetFactsBegun(place)
    }
    throw error
  }
}

/** A file that is begun is this move's alone. */
async function factsInto(place: DataFolder, { cluster, name, look = silent }: Facts): Promise<FactsMoved> {
  await clearFactsArriving(place)
  try {
    const moved = await factsIntoFile({ place: cluster, name, file: place.factsArriving, look })
    return { ...moved, place: place.ledger }
  } catch (error) {
    await clearFactsArriving(place)
    throw error
  }
}

const full = ['notebook.disk-full', 'ledger.disk-full']

async function intoFile(place: DataFolder, { server, cluster, look }: Copying): Promise<Copied> {
  const { lost, refuseLost } = watched()
  const source = await openRecords(place, { server, lost })
  try {
    const name = await nameIn(place.belongs)
    await refuseOthersThere(source.notebook)
    await refuseBroken(source.notebook)
    const target = await fileFor(place, name)
    let tables: readonly TableSum[]
    let facts: FactsMoved | null
    try {
      tables = await copied(source.notebook, target, look)
      facts = cluster && (await factsInto(place, { cluster, name, look }))
    } catch (error) {
      await target.close()
      // Whoever works on with the database needs the room; anything else is gone on with.
      if (error instanceof Refusal && full.includes(error.code)) await clearArriving(place)
      throw error
    }
    await target.close()
    await refuseOthersThere(source.notebook)
    refuseLost()
    if (facts) await decideForFactsFile(place, name)
    await decideForFile(place)
    await sayFolder(source.notebook, gone(name))
    return { tables, facts }
  } finally {
    await source.close()
  }
}

/** One that was killed a moment ago is still being missed by the server. */
const untilMissed = 3_000

/** Of several programs those that stand by write records too. */
async function refuseOthersThere({ read, path }: Notebook): Promise<void> {
  const until = performance.now() + untilMissed
  for (;;) {
    const others = (await wholly(() => programsThere(read))) - 1
    if (others <= 0) return
    if (performance.now() >= until) throw new Refusal('move.programs-there', { place: path, others })
    await sleep(200)
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
async function opened(
  place: DataFolder,
  set: Pick<Copying, 'server' | 'cluster'> | null,
): Promise<Pick<Moved, 'place' | 'audit'>> {
  const end = (refusal: Refusal): void => {
    throw refusal
  }
  const { notebook, close } = await openRecords(place, { server: set?.server ?? null, lost: end })
  try {
    if (set?.cluster) await lookAtCluster(place, set.cluster)
    await welcomeFacts(place, notebook)
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
