import type { Cluster } from './cluster.ts'

/** More than any program tells while it has the ledger. */
const toldByEach = 2 ** 32

/** Under which number something is told that is to hold in place of what was told before, whoever is late with that. */
export async function nextTold(cluster: Cluster, table: string): Promise<number> {
  const newest = await cluster.rowsOfEach(`select max(told) from ${table}`)
  return Math.max(cluster.taken * toldByEach, ...newest.map(([at]) => Number(at) + 1))
}

/** Up to which change of the notebook something has come. */
export async function markOf(cluster: Cluster, what: string): Promise<number> {
  const [row] = await cluster.rows(`select max(seq) from marks where what = '${what}'`)
  return Number(row?.[0])
}

export async function setMark(cluster: Cluster, what: string, seq: number): Promise<void> {
  await cluster.insertOnFirst('marks', [{ what, seq }])
}
