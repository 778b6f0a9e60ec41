import type { TouchChanges } from '../touches.ts'
import type { Cluster } from './cluster.ts'
import { createSharded } from './cluster-tables.ts'
import { markOf, nextTold, setMark } from './told.ts'

/** Spread by their own names, so that what is told of one anew replaces what was told before, whosever it is by then. */
export async function createTouches(cluster: Cluster): Promise<void> {
  await createSharded(cluster, 'touches', {
    columns: `touch String, customer String, at String, kind String, channel String, outcome String, by_user String,
      removed UInt8, told Int64`,
    engine: 'ReplacingMergeTree(told) order by touch',
    shardedBy: 'cityHash64(touch)',
  })
}

/** What the touches are now. Told twice it is the same. */
export async function applyTouchesOnCluster(
  cluster: Cluster,
  { rows, removed, mark }: TouchChanges,
): Promise<void> {
  const told = await nextTold(cluster, 'touches_local')
  const nothing = { customer: '', at: '', kind: '', channel: '', outcome: '', by_user: '' }
  const said = new Map(removed.map((touch) => [touch, { touch, ...nothing, removed: 1, told }]))
  for (const { touch, customer, at, kind, channel, outcome, by } of rows)
    said.set(touch, {
      ...{ touch, customer, at, kind, channel: channel ?? '', outcome: outcome ?? '', by_user: by ?? '' },
      ...{ removed: 0, told },
    })
  await cluster.insert('touches', [...said.values()])
  await setMark(cluster, 'touches', mark)
}

export const touchMarkOnCluster = (cluster: Cluster): Promise<number> => markOf(cluster, 'touches')
