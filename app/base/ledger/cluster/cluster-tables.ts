import type { Cluster } from './cluster.ts'
import { literal, name } from './cluster.ts'

/**
 * A table on every shard, and the whole of them under the plain name.
 *
 * @param shardedBy an expression: rows with the same value lie on one shard
 */
export async function createSharded(
  cluster: Cluster,
  table: string,
  { columns, engine, shardedBy }: { columns: string; engine: string; shardedBy: string },
): Promise<void> {
  const { cluster: called, database } = cluster.place
  await cluster.onEach(`create table if not exists ${name(`${table}_local`)} (${columns}) engine = ${engine}`)
  const whole = [literal(called), literal(database), literal(`${table}_local`), shardedBy].join(', ')
  await cluster.onEach(
    `create table if not exists ${name(table)} (${columns}) engine = Distributed(${whole})`,
  )
}

export async function dropSharded(cluster: Cluster, table: string): Promise<void> {
  for (const one of [table, `${table}_local`]) await cluster.onEach(`drop table if exists ${name(one)}`)
}

/**
 * Days are counted from 1970-01-01 and amounts are whole ten-thousandths, as in every answer; `party` is '' of a sale to
 * nobody known. The months of partitions wrap around for days that ClickHouse's calendar does not have: they only say
 * where a line lies.
 */
export async function createTables(cluster: Cluster): Promise<void> {
  await createSharded(cluster, 'lines', {
    columns: `batch Int32, chunk Int32, row_no Int64, source String, party String, day Int32, amount Nullable(Int64),
      margin Nullable(Int64), is_return UInt8`,
    engine: 'MergeTree partition by toYYYYMM(toDate(toUInt16(day))) order by (source, party, day)',
    shardedBy: 'cityHash64(source, party)',
  })
  // Who is whom, whole on every shard; the newest that was told of a party is right.
  await cluster.onEach(`create table if not exists identities (
    source String, party String, customer String, removed UInt8, told Int64
  ) engine = ReplacingMergeTree(told) order by (source, party)`)
  // On the first shard alone, so that a batch comes to stand in one step for whoever asks.
  await cluster.onFirst(
    'create table if not exists committed (batch Int32) engine = MergeTree order by batch',
  )
}
