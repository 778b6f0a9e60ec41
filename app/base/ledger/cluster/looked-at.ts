import type { LedgerSeen } from '../looked-at.ts'
import { batchStatesOnCluster } from './batches.ts'
import { lookAtClaim, type Whose } from './claim.ts'
import { Cluster, type ClusterPlace, literal, name } from './cluster.ts'

type ToLookAt = { readonly place: ClusterPlace; readonly whose: Whose }

export type ServersSeen = {
  readonly versions: readonly string[]
  /** What has been waiting longest to be taken out of a server, where something is. */
  readonly deleting: { readonly server: string; readonly since: Date } | null
}

/** Whether the servers are there and fit, and hold this company's facts, and how they are; nothing is made. */
export async function lookAtServers({ place, whose }: ToLookAt): Promise<ServersSeen> {
  const cluster = await Cluster.reach(place)
  try {
    const versions = await lookAtClaim(cluster, whose)
    let deleting: ServersSeen['deleting'] = null
    for (let shard = 0; shard < place.urls.length; shard++) {
      const [row] = await cluster.rowsAt(
        shard,
        `select count(), toUnixTimestamp(min(create_time)) from system.mutations
         where database = ${literal(place.database)} and not is_done`,
      )
      if (row?.[0] === '0') continue
      const since = new Date(Number(row?.[1]) * 1000)
      if (deleting === null || since < deleting.since) deleting = { server: cluster.serverOf(shard), since }
    }
    return { versions, deleting }
  } finally {
    await cluster.close()
  }
}

const ofFacts = ['lines_local', 'payments_local']

/** A ledger as it lies on its servers, through and through; nothing is made, taken over or swept. */
export async function lookThroughCluster({ place, whose }: ToLookAt): Promise<LedgerSeen> {
  const cluster = await Cluster.reach(place)
  try {
    await lookAtClaim(cluster, whose)
    let facts = 0
    const tables = new Set<string>()
    for (let shard = 0; shard < place.urls.length; shard++) {
      const columns = await cluster.rowsAt(
        shard,
        `select table, groupArray(name) from (
           select table, name from system.columns where database = ${literal(place.database)}
             and table in (select name from system.tables
               where database = ${literal(place.database)} and engine like '%MergeTree')
         ) group by table order by table`,
      )
      for (const [table, named] of columns) {
        tables.add(table as string)
        const all = [...(named ?? '').matchAll(/'(\w+)'/g)].map(([, column]) => name(column as string))
        // A server compares a block with its checksum when it reads it.
        const [row] = await cluster.rowsAt(
          shard,
          `select count(), ${all.map((column) => `sum(ifNull(length(toString(${column})), 0))`).join(', ')}
           from ${cluster.table(table as string)}`,
        )
        if (ofFacts.includes(table as string) || (table === 'products' && shard === 0))
          facts += Number(row?.[0])
      }
    }
    return { batches: tables.has('states') ? await batchStatesOnCluster(cluster) : [], facts }
  } finally {
    await cluster.close()
  }
}
