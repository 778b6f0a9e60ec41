import type { Batch, BatchState } from '../facts.ts'
import { unitsPerCurrency } from '../tables.ts'
import type { UndoingTakes } from '../what-undoing-takes.ts'
import { countedKind, sendingsOf } from './append.ts'
import { taken } from './claims.ts'
import type { Cell, Cluster } from './cluster.ts'
import { countedKinds, lineTables, stagedTables } from './cluster-tables.ts'
import { forgetUnnamed } from './identities.ts'
import { namingAmong } from './party-names.ts'
import { productsTaken } from './products.ts'
import { laidAnew } from './settle.ts'
import {
  batchOf,
  isStanding,
  type SettledBatch,
  type State,
  say,
  standingOf,
  stateOf,
  withBatch,
} from './state.ts'

/** Opens a batch, or finds one that was opened before; says how many pieces of it are durable. */
export async function beginOnCluster(
  cluster: Cluster,
  { batch, kind, source, file }: Batch,
): Promise<{ chunks: number }> {
  const found = batchOf(await stateOf(cluster), batch)
  if (found && (found.kind !== kind || found.source !== source))
    throw new Error(`batch ${batch} holds ${found.kind} of ${found.source}`)
  if (!found) await say(cluster, (now) => withBatch(now, { batch, kind, source, file, settled: null }))
  return { chunks: (await sendingsOf(cluster, batch)).length }
}

/** Lets a settled batch be seen. What stood when it was settled may have changed since. */
export async function commitOnCluster(cluster: Cluster, batch: number): Promise<void> {
  const state = await stateOf(cluster)
  const found = batchOf(state, batch)
  if (!found?.settled) throw new Error(`batch ${batch} is not settled`)
  if (isStanding(found)) return
  const settled = found as SettledBatch
  const now = settled.settled.mark === state.changes ? settled : await laidAnew(cluster, settled, state)
  const place = Math.max(0, ...standingOf(state).map((one) => one.settled.place)) + 1
  const naming = await namingAmong(cluster, [now])
  await say(cluster, (before) => ({
    ...withBatch(before, { ...now, settled: { ...now.settled, place } }),
    changes: before.changes + 1,
    renaming: [...before.renaming, ...naming],
  }))
}

/**
 * As if the batch had never been: whatever another standing batch contains too goes on counting, from the one that came
 * to stand first. Those are laid down anew before it is said, in one step, that this one is gone.
 */
export async function dropOnCluster(cluster: Cluster, batch: number): Promise<void> {
  const state = await stateOf(cluster)
  const found = batchOf(state, batch)
  if (!found) return
  const remaining = { ...state, batches: state.batches.filter((one) => one !== found) }
  if (!isStanding(found)) return say(cluster, () => remaining)
  const changed = { ...remaining, changes: state.changes + 1 }
  const { keptBy } =
    found.settled.claiming === null ? nothing : await taken(cluster, found, standingOf(state))
  const naming = await namingAmong(cluster, [found, ...keptBy.map((kept) => batchOf(changed, kept))])
  let next: State = { ...changed, renaming: [...state.renaming, ...naming] }
  for (const keeping of keptBy)
    next = withBatch(next, await laidAnew(cluster, batchOf(changed, keeping) as SettledBatch, changed))
  await say(cluster, () => next)
}

export async function batchStatesOnCluster(cluster: Cluster): Promise<BatchState[]> {
  const { batches } = await stateOf(cluster)
  return batches.map((said) => ({
    batch: said.batch,
    state: isStanding(said) ? 'committed' : said.settled ? 'settled' : 'writing',
  }))
}

const nothing: UndoingTakes = { gone: 0, stay: 0, elsewhere: 0, amount: 0, keptBy: [] }

/** What of a standing batch would go, if it were undone now, and what other standing batches would keep. */
export async function undoingOnCluster(cluster: Cluster, batch: number): Promise<UndoingTakes> {
  const state = await stateOf(cluster)
  const found = batchOf(state, batch)
  if (!found || !isStanding(found) || found.settled.settling === null) return nothing
  if (found.kind === 'products') return { ...nothing, ...(await productsTaken(cluster, state, found)) }
  const { amount, ...counted } = await taken(cluster, found, standingOf(state))
  const [row] = await cluster.rows(
    `select countIf(not counts) from ${lineTables[countedKind(found.kind)]} where settling = ${found.settled.settling}`,
  )
  return { ...counted, elsewhere: Number(row?.[0]), amount: Number(amount) / unitsPerCurrency }
}

/**
 * Takes away what the state does not name: of batches that are gone, of tries that broke off, and what was laid down
 * anew. To be done when nothing is being written and nobody reads what was said before.
 */
export async function sweep(cluster: Cluster): Promise<void> {
  const state = await stateOf(cluster)
  const numbers = (of: 'settling' | 'claiming'): number[] =>
    state.batches.flatMap(({ settled }) => settled?.[of] ?? [])
  await forgetUnnamed(cluster, state)
  const lists = state.batches.filter((said) => said.kind === 'products' && !said.settled)
  const sent = (await Promise.all(lists.map(({ batch }) => sendingsOf(cluster, batch)))).flat()
  const known = state.batches.map(({ batch }) => batch)
  const settlings = numbers('settling')
  await Promise.all([
    ...countedKinds.flatMap((kind) => [
      takeOut(cluster, { table: `${lineTables[kind]}_local`, by: 'settling', but: settlings }),
      dropPartitions(cluster, {
        table: `${stagedTables[kind]}_local`,
        by: 'batch',
        but: state.batches.flatMap((said) => (said.kind === kind && !said.settled ? [said.batch] : [])),
      }),
    ]),
    takeOut(cluster, {
      table: 'products',
      by: 'settling',
      but: [...settlings, ...sent.map(({ sending }) => sending)],
    }),
    takeOut(cluster, { table: 'claims_local', by: 'claiming', but: numbers('claiming') }),
    dropPartitions(cluster, { table: 'arriving_local', by: 'claiming', but: [] }),
    dropPartitions(cluster, { table: 'uncounted_local', by: 'settling', but: [] }),
    takeOut(cluster, { table: 'named_local', by: 'batch', but: [...known, ...state.renaming] }),
    takeOutOfFirst(cluster, { table: 'sendings', by: 'batch', but: known }),
    takeOldStates(cluster, state.version - 2 * statesKept),
  ])
}

/** What was said before is of use to nobody; some of it stays, for whoever has to find out what happened. */
const statesKept = 100

async function takeOldStates(cluster: Cluster, before: number): Promise<void> {
  const [row] = await cluster.rows(`select count() from states where version < ${before}`)
  if (row?.[0] !== '0') await cluster.takeOutOfFirst('states', `version < ${before + statesKept}`)
}

/** `but`: the values of `by` that stay. */
type Sweeping = { readonly table: string; readonly by: string; readonly but: readonly number[] }

/**
 * Each value is named that goes, and none that stays: a server that is late with what an earlier program asked of it
 * would take out what came since. And taking nothing out is work too.
 */
async function takeOut(cluster: Cluster, { table, by, but }: Sweeping): Promise<void> {
  const found = distinct(await cluster.rowsOfEach(lookFor({ table, by, but })))
  if (found.length > 0) await cluster.takeOut(table, `${by} in (${found.join(', ')})`)
}

async function takeOutOfFirst(cluster: Cluster, { table, by, but }: Sweeping): Promise<void> {
  const found = distinct(await cluster.rows(lookFor({ table, by, but })))
  if (found.length > 0) await cluster.takeOutOfFirst(table, `${by} in (${found.join(', ')})`)
}

async function dropPartitions(cluster: Cluster, { table, by, but }: Sweeping): Promise<void> {
  for (const partition of distinct(await cluster.rowsOfEach(lookFor({ table, by, but }))))
    await cluster.onEach(`alter table ${table} drop partition ${partition}`)
}

const lookFor = ({ table, by, but }: Sweeping): string =>
  `select distinct ${by} from ${table} where ${but.length === 0 ? '1' : `${by} not in (${but.join(', ')})`}`

const distinct = (rows: readonly (readonly Cell[])[]): number[] => [
  ...new Set(rows.map(([value]) => Number(value))),
]
