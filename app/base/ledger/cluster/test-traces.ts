import { type Cluster, literal, name } from './cluster.ts'

/** Tables of every shard in which a text stands, whatever column it stands in. */
export async function tablesSaying(cluster: Cluster, text: string): Promise<string[]> {
  const { database, urls } = cluster.place
  const found = new Set<string>()
  for (const shard of urls.keys()) {
    const columns = await cluster.rowsAt(
      shard,
      `select table, name from system.columns
       where database = ${literal(database)} and type like '%String%' and table in (
         select name from system.tables where database = ${literal(database)} and engine like '%MergeTree')`,
    )
    for (const [table, those] of Map.groupBy(columns, ([table]) => String(table))) {
      const says = those.map(([, column]) => `position(${name(String(column))}, ${literal(text)}) > 0`)
      const [row] = await cluster.rowsAt(
        shard,
        `select count() from ${cluster.table(table)} where ${says.join(' or ')}`,
      )
      if (row?.[0] !== '0') found.add(table)
    }
  }
  return [...found].sort()
}
