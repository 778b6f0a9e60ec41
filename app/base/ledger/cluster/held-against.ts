import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '../../language/refusal.ts'
import type { Duck } from '../duckdb.ts'
import { type Columns, carried, carriedLines, carriedNumber, noDay } from './carried.ts'
import type { Cell, Cluster } from './cluster.ts'
import type { State } from './state.ts'

/** How many rows a table of facts has, and a sum over all that they say: the same in a file and on a cluster. */
export type FactSum = { readonly table: string; readonly rows: number; readonly sum: string }

type Held = {
  readonly table: string
  readonly columns: Columns
  /** What of the file and of the cluster is the same. */
  readonly file: string
  readonly cluster: string
  /** Every shard has all of it. */
  readonly everywhere?: boolean
}

/** Figures of a run lie as whole numbers on a cluster (doubles.ts): held against each other to so many parts of one. */
const figure = (column: string, parts: string): Columns[string] => ({
  file: `floor(${column} * ${parts} + 0.5)::hugeint::varchar`,
  cluster: `if(isNull(${column}), '', toString(toInt64(floor(reinterpretAsFloat64(reinterpretAsString(
    if(ifNull(${column}, 0) < 0, bitXor(ifNull(${column}, 0), 9223372036854775807), ifNull(${column}, 0))
  )) * ${parts} + 0.5))))`,
  laid: '$',
})

const { customer } = carried.identity_map

const worthColumns: Columns = {
  run: { file: 'run::varchar', cluster: 'toString(run)', laid: '$' },
  as_of: { file: `(as_of - date '1970-01-01')::varchar`, cluster: 'toString(as_of)', laid: '$' },
  customer,
  alive: figure('alive', '1e15'),
  residual_value: figure('residual_value', '1e4'),
  margin_so_far: figure('margin_so_far', '1e4'),
  ranking: figure('ranking', '1e4'),
  stage: { file: 'stage', cluster: 'stage', laid: '$' },
  first_day: {
    file: `coalesce(first_day, ${noDay})::varchar`,
    cluster: 'toString(first_day)',
    laid: '$',
  },
}

/** Where a cluster has what is told anew in its place, and the history of runs: as it is, or as it was at a moment. */
export type Told = {
  readonly identities: string
  readonly partyNames: string
  readonly touches: string
  readonly worth: string
}

export const toldNow: Told = {
  identities: 'identities final',
  partyNames: 'party_names final',
  touches: 'touches final',
  worth: 'worth_history',
}

const claimColumns = ({ batch, row_no, source, party, day }: typeof carriedLines.payments): Columns => ({
  ...{ batch, row_no, source, party, day: { ...day, cluster: 'toString(day)' }, nth: carriedNumber('nth') },
  amount: { ...carriedLines.payments.amount, cluster: 'amount' },
})

const oneOf = (column: string, numbers: readonly number[]): string =>
  numbers.length === 0 ? '0' : `${column} in (${numbers.join(', ')})`

/** What a cluster has of batches that are settled: what stands, and what is still to. */
export function settledSql(state: State, told: Told) {
  const settled = state.batches.filter((said) => said.settled !== null)
  const batches = oneOf(
    'batch',
    settled.map(({ batch }) => batch),
  )
  const of = (what: 'settling' | 'claiming'): string =>
    oneOf(
      what,
      settled.flatMap((said) => said.settled?.[what] ?? []),
    )
  return {
    lines: `lines where ${of('settling')}`,
    payments: `payments where ${of('settling')}`,
    claims: `claims where ${of('claiming')}`,
    products: `products where ${of('settling')}`,
    named: `(select distinct batch, source, party from named where ${batches})`,
    // Whom it made for a file that is still being put among the facts is nobody yet.
    identities: `${told.identities} where not removed and (not made or (source, party) global in (
      select source, party from named where ${batches}))`,
    partyNames: `${told.partyNames} where name != ''`,
    touches: `${told.touches} where not removed`,
    chunks: `(select * from sendings where ${batches} order by batch, chunk, sending limit 1 by batch, chunk)`,
    // Of a run that was begun again the rows of the newest program.
    worth: `${told.worth} where (run, taken) global in (select run, max(taken) from ${told.worth} group by run)`,
  }
}

/** The same of a file. */
export const settledOfFile = {
  chunks: `chunks where batch in (select batch from batches where state = 'settled')`,
  claims: `(select batch, row_no, source, party, day, amount, nth from lines
    union all select batch, row_no, source, party, day, amount, nth from payments)`,
} as const

function heldTables(on: ReturnType<typeof settledSql>): readonly Held[] {
  const { instant, ...touch } = carried.touches
  // To the second: how finely it was told is the cluster's to keep.
  const second = {
    ...instant,
    file: `strftime(instant, '%Y-%m-%dT%H:%M:%S')`,
    cluster: 'substring(at, 1, 19)',
  }
  return [
    { table: 'lines', columns: carriedLines.orders, file: 'lines', cluster: on.lines },
    { table: 'payments', columns: carriedLines.payments, file: 'payments', cluster: on.payments },
    {
      table: 'claims',
      columns: claimColumns(carriedLines.payments),
      ...{ file: settledOfFile.claims, cluster: on.claims },
    },
    {
      ...{ table: 'products', columns: carried.products, everywhere: true },
      ...{ file: 'products', cluster: on.products },
    },
    { table: 'named', columns: carried.named, file: 'named', cluster: on.named },
    {
      ...{ table: 'identity_map', columns: carried.identity_map, everywhere: true },
      ...{ file: 'identity_map', cluster: on.identities },
    },
    {
      ...{ table: 'party_names', columns: carried.party_names },
      ...{ file: 'party_names where name is not null', cluster: on.partyNames },
    },
    { table: 'touches', columns: { ...touch, instant: second }, file: 'touches', cluster: on.touches },
    { table: 'chunks', columns: carried.chunks, file: settledOfFile.chunks, cluster: on.chunks },
    { table: 'worth_history', columns: worthColumns, file: 'worth_history', cluster: on.worth },
  ]
}

type Holding = {
  readonly state: State
  /** Left out: as it is now. */
  readonly told?: Told
  /** Of the copy, for whoever is told that it differs. */
  readonly place: string
}

/** Holds each table of a cluster against the file's; answers what both have. */
export async function heldAgainst(
  cluster: Cluster,
  duck: Duck,
  { state, told = toldNow, place }: Holding,
): Promise<FactSum[]> {
  const sums: FactSum[] = []
  for (const held of heldTables(settledSql(state, told))) {
    const found = await sumOfFile(duck, held)
    for (const there of await sumsOfCluster(cluster, held))
      if (!isDeepStrictEqual(there, found))
        throw new Refusal('ledger.copy-differs', { place, table: held.table })
    sums.push(found)
  }
  return sums
}

async function sumOfFile(duck: Duck, { table, columns, file }: Held): Promise<FactSum> {
  const said = Object.values(columns).map((column) => `coalesce(${column.file}, '')`)
  const row = await duck.row(
    `select count(*)::varchar as rows,
       (coalesce(sum(md5_number_lower(concat_ws(chr(31), ${said.join(', ')}))), 0) % 18446744073709551616)::varchar as sum
     from ${file}`,
  )
  return sumAs(table, [String(row.rows), String(row.sum)])
}

async function sumsOfCluster(
  cluster: Cluster,
  { table, columns, cluster: from, everywhere }: Held,
): Promise<FactSum[]> {
  const said = Object.values(columns).map((column) => column.cluster)
  const asked = `select count(), sum(reinterpretAsUInt64(substring(MD5(arrayStringConcat([${said.join(', ')}], '\\x1f')), 9, 8)))
    from ${from}`
  const rows = everywhere ? await cluster.rowsOfEach(asked) : await cluster.rows(asked)
  return rows.map((row) => sumAs(table, row))
}

const sumAs = (table: string, [rows, sum]: readonly Cell[]): FactSum => ({
  table,
  rows: Number(rows),
  sum: BigInt(sum ?? 0)
    .toString(16)
    .padStart(16, '0'),
})
