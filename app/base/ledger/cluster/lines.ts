import type { IdentityChanges } from '../identities.ts'
import type { Cluster } from './cluster.ts'

/** A line as it lies on the cluster: days from 1970-01-01, amounts in whole ten-thousandths. */
export type ClusterLine = {
  readonly source: string
  /** '' of a sale to nobody known. */
  readonly party: string
  readonly day: number
  readonly amount: number | null
  readonly margin: number | null
  readonly isReturn: boolean
}

type Chunk = { readonly batch: number; readonly chunk: number; readonly lines: readonly ClusterLine[] }

/**
 * Lays a chunk of a batch down, unseen. One that was sent before, whole or in part, is taken away on every shard first,
 * so that sending it again changes nothing: the tables themselves would keep both. To be sent again only when the first
 * sending is known to have ended: a server still busy with it would lay it down beside this one.
 */
export async function appendLines(cluster: Cluster, { batch, chunk, lines }: Chunk): Promise<void> {
  const own = `batch = ${Math.trunc(batch)} and chunk = ${Math.trunc(chunk)}`
  const [there] = await cluster.rows(`select count() from lines where ${own}`)
  if (there?.[0] !== '0') await cluster.takeOut('lines_local', own)
  await cluster.insert(
    'lines',
    lines.map(({ isReturn, ...line }, row) => ({
      batch,
      chunk,
      row_no: row,
      ...line,
      is_return: isReturn ? 1 : 0,
    })),
  )
}

/** From now on questions see it. */
export async function commitLines(cluster: Cluster, { batch }: { readonly batch: number }): Promise<void> {
  if ((await committedBatches(cluster)).includes(batch)) return
  await cluster.onFirst(`insert into committed values (${Math.trunc(batch)})`)
}

/** As if a batch had never been: it is seen no more before anything of it goes. */
export async function dropLines(cluster: Cluster, { batch }: { readonly batch: number }): Promise<void> {
  const own = `batch = ${Math.trunc(batch)}`
  await cluster.takeOutOfFirst('committed', own)
  await cluster.takeOut('lines_local', own)
}

/** The batches that stand: asked once, and written into each step of a question, so that all see the same. */
export async function committedBatches(cluster: Cluster): Promise<number[]> {
  const rows = await cluster.rows('select distinct batch from committed order by batch')
  return rows.map(([batch]) => Number(batch))
}

/** A condition on lines. */
export const standing = (batches: readonly number[]): string =>
  batches.length === 0 ? '0' : `batch in (${batches.map(Math.trunc).join(', ')})`

/** Which customer each party is, as the notebook has it now; on every shard. Told twice it is the same. */
export async function tellIdentities(
  cluster: Cluster,
  { rows, removed, mark }: IdentityChanges,
): Promise<void> {
  const told = new Map<string, Record<string, string | number>>()
  for (const { source, party } of removed)
    told.set(JSON.stringify([source, party]), { source, party, customer: '', removed: 1, told: mark })
  for (const { source, party, customer } of rows)
    told.set(JSON.stringify([source, party]), { source, party, customer, removed: 0, told: mark })
  await cluster.insertOnEach('identities', [...told.values()])
}
