import type { CountedKind } from '../identity-of-lines.ts'
import type { Cluster } from './cluster.ts'
import { literal, name } from './cluster.ts'
import { productTable } from './products.ts'

/** `shardedBy` is an expression: rows with the same value lie on one shard. */
type Sharded = { readonly columns: string; readonly engine: string; readonly shardedBy: string }

/** A table on every shard, and the whole of them under the plain name. */
export async function createSharded(
  cluster: Cluster,
  table: string,
  { columns, engine, shardedBy }: Sharded,
): Promise<void> {
  const { cluster: called, database } = cluster.place
  await cluster.onEach(`create table if not exists ${name(`${table}_local`)} (${columns}) engine = ${engine}`)
  const whole = [literal(called), literal(database), literal(`${table}_local`), shardedBy].join(', ')
  await cluster.onEach(
    `create table if not exists ${name(table)} (${columns}) engine = Distributed(${whole})`,
  )
}

/** An empty one: what a question left there that was asked before is gone. */
export async function createShardedAnew(cluster: Cluster, table: string, made: Sharded): Promise<void> {
  await dropSharded(cluster, table)
  await createSharded(cluster, table, made)
}

export async function dropSharded(cluster: Cluster, table: string): Promise<void> {
  for (const one of [table, `${table}_local`]) await cluster.onEach(`drop table if exists ${name(one)}`)
}

/**
 * What a line is kept with, beside the batch, its row in the file and its source. Days are counted from 1970-01-01,
 * amounts are whole ten-thousandths and quantities whole millionths; '' is a text that the file left out, of a party a
 * sale to nobody known.
 */
export const lineColumns = {
  orders: {
    party: 'String',
    order_no: 'String',
    day: 'Int32',
    amount: 'Nullable(Int64)',
    margin: 'Nullable(Int64)',
    is_return: 'UInt8',
    product: 'String',
    quantity: 'Nullable(Int64)',
    due: 'Nullable(Int32)',
    party_name: 'String',
  },
  payments: {
    party: 'String',
    reference: 'String',
    order_no: 'String',
    day: 'Int32',
    amount: 'Nullable(Int64)',
  },
} as const

export const lineTables = { orders: 'lines', payments: 'payments' } as const
export const stagedTables = { orders: 'staged_orders', payments: 'staged_payments' } as const
export const countedKinds: readonly CountedKind[] = ['orders', 'payments']

const columnsOf = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ')

/** Where a party's lines lie; the same expression says it of a claim, wherever that lies itself. */
export const homeSql = 'cityHash64(source, party)'

/**
 * `settling`: under which number a batch's lines were put among the facts, `sending` under which a piece came, `claiming`
 * under which it was found what its lines are called. A number is drawn anew at every try, and only those that the newest
 * of `states` names are looked at: what an earlier try left, or lays down later still, is never seen.
 */
export async function createTables(cluster: Cluster): Promise<void> {
  for (const kind of countedKinds) {
    const columns = `batch Int32, row_no Int64, source String, ${columnsOf(lineColumns[kind])}`
    await createSharded(cluster, stagedTables[kind], {
      columns: `sending Int64, ${columns}`,
      engine: 'MergeTree partition by batch order by (sending, row_no)',
      shardedBy: homeSql,
    })
    await createSharded(cluster, lineTables[kind], {
      columns: `settling Int64, ${columns}, counts UInt8`,
      // The months wrap around for days that ClickHouse's calendar does not have: they only say where a line lies.
      engine: 'MergeTree partition by toYYYYMM(toDate(toUInt16(day))) order by (source, party, day)',
      shardedBy: homeSql,
    })
  }
  const claims = `claiming Int64, batch Int32, source String, same String, row_no Int64, home UInt64, party String,
    day Int32, amount String, product String, quantity String`
  // Lines that may be one lie on one shard here, whoever bought: an order's lines may be several parties'.
  const claimed = 'cityHash64(source, same)'
  await createSharded(cluster, 'arriving', {
    columns: claims,
    engine: 'MergeTree partition by claiming order by (same, row_no)',
    shardedBy: claimed,
  })
  await createSharded(cluster, 'claims', {
    columns: `${claims}, nth Int32`,
    engine: 'MergeTree order by (source, same, nth)',
    shardedBy: claimed,
  })
  await createSharded(cluster, 'uncounted', {
    columns: 'settling Int64, row_no Int64, home UInt64',
    engine: 'MergeTree partition by settling order by row_no',
    shardedBy: 'home',
  })
  await createSharded(cluster, 'named', {
    columns: 'batch Int32, source String, party String',
    engine: 'MergeTree order by (source, party)',
    shardedBy: homeSql,
  })
  // Who is whom, whole on every shard; the newest that was told of a party is right. `made`: by the ledger itself.
  await cluster.onEach(`create table if not exists identities (
    source String, party String, customer String, made UInt8, removed UInt8, told Int64
  ) engine = ReplacingMergeTree(told) order by (source, party)`)
  await cluster.onEach(`create table if not exists ${productTable}`)
  for (const table of firstTables) await cluster.onFirst(`create table if not exists ${table}`)
}

/** On the first shard alone: what is said here is said in one step, for whoever asks. */
const firstTables = [
  'states (taken Int32, version Int64, said String) engine = MergeTree order by (taken, version)',
  `sendings (batch Int32, chunk Int32, sending Int64, rows Int32, used Int32, rejected Int32, anonymous Int32,
     returns Int32) engine = MergeTree order by (batch, chunk)`,
  'marks (what String, seq Int64) engine = MergeTree order by (what, seq)',
]
