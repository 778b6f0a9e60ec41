import { bringFacts, type Look } from './brought.ts'
import { bringBack, marksOf } from './brought-back.ts'
import { claim, clearBroughtTo, refuseHolding } from './claim.ts'
import { Cluster, type ClusterPlace } from './cluster.ts'
import { leading } from './cluster-ledger.ts'
import { type FactSum, heldAgainst, toldNow } from './held-against.ts'
import { withFile } from './laid-down.ts'
import { findNames } from './party-names.ts'
import { say, stateOf } from './state.ts'

export type { FactSum } from './held-against.ts'

/*
 * The facts of an installation go from a file to a cluster, and back, while nobody works with either. Each table is held
 * against what it was copied from. On the cluster nothing of it is seen until one row says what there is; in a folder a
 * file is the ledger when it has the ledger's name. What was broken off is begun anew.
 */

export type FactsMoving = {
  readonly place: ClusterPlace
  /** What folder, records and cluster call each other. */
  readonly name: string
  /** Of the ledger that they come from, or go into. */
  readonly file: string
  readonly look: Look
}

export type FactsMoved = { readonly place: string; readonly tables: readonly FactSum[] }

/** Without a password, as it may be told to anybody. */
const called = (cluster: Cluster): string =>
  `${cluster.place.urls.map((_, shard) => cluster.serverOf(shard)).join(', ')}/${cluster.place.database}`

/**
 * Told before anything is laid out: whether the servers of a cluster are there and fit, and hold nothing.
 *
 * @param begun under which name a move was broken off; what that has left is nothing
 */
export async function refuseHoldingCluster(place: ClusterPlace, begun: string | null): Promise<void> {
  await reaching(place, (cluster) => refuseHolding(cluster, begun))
}

/** Takes away what a move has left that was broken off. */
export async function clearCluster(place: ClusterPlace, begun: string): Promise<void> {
  await reaching(place, (cluster) => clearBroughtTo(cluster, begun))
}

/** The facts of a file onto a cluster that holds none. */
export async function factsOntoCluster({ place, name, file, look }: FactsMoving): Promise<FactsMoved> {
  return reaching(place, async (cluster) => {
    await claim(cluster, { name, claimed: false })
    await leading(cluster)
    return withFile(file, async (duck) => {
      const state = await bringFacts(cluster, duck, look)
      const tables = await heldAgainst(cluster, duck, { state, place: called(cluster) })
      await say(cluster, () => state)
      return { place: called(cluster), tables }
    })
  })
}

/** The facts of a cluster into a file that is not there yet. From now on whoever had them there may change nothing. */
export async function factsIntoFile({ place, name, file, look }: FactsMoving): Promise<FactsMoved> {
  return reaching(place, async (cluster) => {
    await claim(cluster, { name, claimed: true })
    await leading(cluster)
    await findNames(cluster)
    return withFile(file, async (duck) => {
      const state = await stateOf(cluster)
      await bringBack(cluster, duck, { state, marks: await marksOf(cluster), told: toldNow, look })
      const tables = await heldAgainst(cluster, duck, { state, place: file })
      await duck.run('checkpoint')
      return { place: file, tables }
    })
  })
}

async function reaching<Result>(
  place: ClusterPlace,
  work: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
  const cluster = await Cluster.reach(place)
  try {
    return await work(cluster)
  } finally {
    await cluster.close()
  }
}
