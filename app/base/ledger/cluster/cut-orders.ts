import { mostLines, shiftBetween } from '../cut-orders.ts'
import { stagedSql, standingOrder } from './claims.ts'
import { type Cluster, literal } from './cluster.ts'
import type { BatchSaid, StandingBatch } from './state.ts'

type Edges = { readonly firstOrder: string | null; readonly lastOrder: string | null }

type Asked = {
  readonly found: BatchSaid
  readonly sendings: readonly number[]
  readonly standing: readonly StandingBatch[]
}

/** What cut-orders.ts beside this folder finds in a file of orders, found of one that is staged on a cluster. */
export async function cutOrdersOnCluster(
  cluster: Cluster,
  asked: Asked,
): Promise<Edges & { readonly shifts: ReadonlyMap<string, number> }> {
  const staged = `staged_orders where ${stagedSql({ batch: asked.found.batch, sendings: asked.sendings })}`
  const [row] = await cluster.rows(
    `select argMin(order_no, row_no), argMax(order_no, row_no) from ${staged} and product != '' and order_no != ''`,
  )
  const [firstOrder, lastOrder] = [row?.[0] || null, row?.[1] || null]
  const others = asked.standing.filter(({ source }) => source === asked.found.source)
  const shifts = new Map<string, number>()
  for (const order of new Set([firstOrder, lastOrder, ...(await cutByOthers(cluster, staged, others))])) {
    if (order === null) continue
    const edge = order === firstOrder ? 'lastOrder' : order === lastOrder ? 'firstOrder' : null
    const shift = await shiftBetween({
      stood: await standingOrder(cluster, { source: asked.found.source, order, most: mostLines + 1 }, others),
      mine: await stagedOrder(cluster, staged, order),
      otherEdge: async () => edge !== null && others.some(({ settled }) => settled[edge] === order),
    })
    if (shift !== 0) shifts.set(order, shift)
  }
  return { firstOrder, lastOrder, shifts }
}

/** Orders of a file with which one that stands begins or ends. */
async function cutByOthers(
  cluster: Cluster,
  staged: string,
  others: readonly StandingBatch[],
): Promise<string[]> {
  const edges = others.flatMap(({ settled }) => [settled.firstOrder ?? [], settled.lastOrder ?? []].flat())
  if (edges.length === 0) return []
  const listed = [...new Set(edges)].map(literal).join(', ')
  const rows = await cluster.rows(`select distinct order_no from ${staged} and order_no in (${listed})`)
  return rows.map(([order]) => order as string)
}

async function stagedOrder(
  cluster: Cluster,
  staged: string,
  order: string,
): Promise<{ content: string; product: string | null }[]> {
  const rows = await cluster.rows(
    `select party, toString(day), ifNull(toString(amount), ''), product, ifNull(toString(quantity), '') from ${staged}
     and order_no = ${literal(order)} order by row_no limit ${mostLines + 1}`,
  )
  return rows.map((said) => ({ content: JSON.stringify(said), product: said[3] || null }))
}
