import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Refusal } from '../language/refusal.ts'
import type { ClaimedCluster } from '../ledger/cluster/cluster-ledger.ts'
import { lookAtServers, lookThroughCluster, type ServersSeen } from '../ledger/cluster/looked-at.ts'
import { type LedgerSeen, lookThroughLedger } from '../ledger/looked-at.ts'
import { type LedgerThread, openClusterThread, openLedgerThread } from '../ledger/thread.ts'
import type { DataFolder } from './data-folder.ts'
import { whereFactsLie } from './facts-moved.ts'

/** The servers of a cluster that keeps the facts. */
export type ClusterSet = ClaimedCluster['place']

type Asked = {
  /** Null: they lie in a file of the data folder. */
  readonly cluster: ClusterSet | null
  /** What the database of the records calls the data folder. */
  readonly belongs: string | null
  /** Whether another program writes on the cluster; left out: this one does. */
  readonly follows?: boolean
}

/**
 * Opens the facts that go with a data folder: its own file, or the cluster that is set. Folder, database and cluster know
 * each other by one name from the first time on. That the facts lie elsewhere is noted when the cluster has said that it
 * has them: from then on neither an empty one nor none will do.
 */
export async function openFacts(
  place: DataFolder,
  { cluster, belongs, follows = false }: Asked,
): Promise<LedgerThread> {
  const claimed = claimedBy(place)
  refuseOtherPlace(place, cluster)
  if (cluster === null) return openLedgerThread(place.ledger)
  if (belongs === null) throw new Error('facts on a cluster go with records in a database')
  const whose = { name: belongs, claimed }
  const thread = await openClusterThread({ place: cluster, whose, scratch: place.spool }, follows)
  if (!claimed) await writeFile(place.factsElsewhere, `${belongs}\n`, { mode: 0o600, flush: true })
  return thread
}

/** Whether a cluster has said that it has the facts that go with a data folder. */
export const claimedBy = (place: DataFolder): boolean => whereFactsLie(place) === 'cluster'

/** A folder whose facts lie in another place than the one that is set. */
export function refuseOtherPlace(place: DataFolder, cluster: ClusterSet | null): void {
  const { folder } = place
  const lie = whereFactsLie(place)
  if (cluster === null && lie === 'cluster') throw new Refusal('installation.ledger-elsewhere', { folder })
  if (cluster !== null && lie === 'file') throw new Refusal('installation.ledger-here', { folder })
}

/** The same facts as they lie, looked at and not changed. */
export async function lookAtFacts(place: DataFolder, cluster: ClusterSet | null): Promise<LedgerSeen> {
  refuseOtherPlace(place, cluster)
  return cluster === null
    ? lookThroughLedger(place.ledger)
    : lookThroughCluster({ place: cluster, whose: whoseIn(place) })
}

/** How a cluster's servers are, which are there and hold the facts of this data folder, or none yet. */
export const lookAtCluster = (place: DataFolder, cluster: ClusterSet): Promise<ServersSeen> =>
  lookAtServers({ place: cluster, whose: whoseIn(place) })

function whoseIn(place: DataFolder) {
  const name = existsSync(place.belongs) ? readFileSync(place.belongs, 'utf8').trim() : ''
  return { name, claimed: claimedBy(place) }
}
