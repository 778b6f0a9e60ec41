import { type Cluster, literal, name } from './cluster.ts'
import { say } from './state.ts'

/**
 * Forgets everything: first, in one step, that there ever was anything, then each table's rows. Broken off, nothing of it
 * is seen any more, and done again it goes on.
 */
export async function forgetEverything(cluster: Cluster): Promise<void> {
  await say(cluster, (now) => ({ changes: now.changes + 1, batches: [], renaming: [] }))
  const tables = await cluster.rowsOfEach(
    `select name from system.tables where database = ${literal(cluster.place.database)}
       and engine like '%MergeTree' and name not in ('states', 'belongs')`,
  )
  for (const table of new Set(tables.map(([called]) => called as string)))
    await cluster.onEach(`truncate table if exists ${name(table)}`)
  const [newest] = await cluster.rows('select max(version) from states')
  await cluster.takeOutOfFirst('states', `version < ${Number(newest?.[0])}`)
}
