import { readPiece } from '../append-piece.ts'
import type { Duck } from '../duckdb.ts'
import type { FactKind, LineCounts, Piece, PieceAppended } from '../facts.ts'
import type { CountedKind } from '../identity-of-lines.ts'
import type { Cluster } from './cluster.ts'
import { lineColumns, stagedTables } from './cluster-tables.ts'
import { productColumns } from './products.ts'
import { batchOf, drawn, stateOf } from './state.ts'

export type StagedRow = Readonly<Record<string, string | number | null>>

type Sent = {
  readonly batch: number
  readonly chunk: number
  readonly kind: FactKind
  readonly source: string
  readonly rows: readonly StagedRow[]
  readonly counts: LineCounts
}

/**
 * Sends a piece of a file, which is read here and not on the cluster. A piece that is there already is not sent again:
 * only its rejected lines are read once more, for a caller that died before it kept them.
 */
export async function appendPieceOnCluster(
  cluster: Cluster,
  duck: Duck,
  piece: Piece,
): Promise<PieceAppended> {
  const { batch, chunk } = piece
  const found = batchOf(await stateOf(cluster), batch)
  if (!found) throw new Error(`batch ${batch} was never begun`)
  const kind = found.kind
  if (kind === 'customers') throw new Error(`batch ${batch} holds no lines`)
  const counts = (await sendingsOf(cluster, batch)).find((one) => one.chunk === chunk)?.counts
  if (counts) {
    const rejectedLines = counts.rejected > 0 ? (await readPiece(duck, piece, kind)).rejectedLines : []
    return { ...counts, rejectedLines }
  }
  if (found.settled) throw new Error(`batch ${batch} is settled: nothing more comes in`)
  const read = await readPiece(duck, piece, kind)
  const { rejectedLines: _, ...appended } = read
  const rows = await duck.rows(`select ${readSql(kind)} from piece where problem is null`)
  await sendPiece(cluster, {
    ...{ batch, chunk, kind, source: found.source, counts: appended },
    rows: rows as readonly StagedRow[],
  })
  await duck.run('drop table piece')
  return read
}

const columnsOf = (kind: FactKind): Readonly<Record<string, string>> =>
  kind === 'products' ? productColumns : lineColumns[kind]

export function countedKind(kind: string): CountedKind {
  if (kind === 'orders' || kind === 'payments') return kind
  throw new Error(`no lines of ${kind} are kept on a cluster`)
}

/** Whole numbers travel as texts: they may be larger than what a number of JSON holds exactly. */
const readSql = (kind: FactKind): string =>
  [
    'row_no::varchar as row_no',
    ...Object.entries(columnsOf(kind)).map(([name, type]) => readAs(name, type)),
  ].join(', ')

function readAs(name: string, type: string): string {
  if (name === 'day' || name === 'due') return `(${name} - date '1970-01-01')::integer as ${name}`
  if (name === 'quantity') return `(quantity::decimal(24, 6) * 1000000)::hugeint::varchar as quantity`
  if (type === 'UInt8') return `${name}::integer as ${name}`
  return type === 'String' ? `coalesce(${name}, '') as ${name}` : `${name}::varchar as ${name}`
}

/**
 * Lays rows down under a number of their own, unseen; that they are all there is said last. Sent again while a server is
 * still busy with the first sending, they lie there twice, but only the sending that was said is looked at.
 */
export async function sendPiece(cluster: Cluster, sent: Sent): Promise<void> {
  const { batch, chunk, kind, source, counts } = sent
  const sending = drawn()
  const rowsAs = (number: 'sending' | 'settling'): StagedRow[] =>
    sent.rows.map((row) => ({ [number]: sending, batch, source, ...row }))
  if (kind === 'products') await cluster.insertOnEach('products', rowsAs('settling'))
  else await cluster.insert(stagedTables[kind], rowsAs('sending'))
  const { rows, used, rejected, anonymous, returns } = counts
  await cluster.insertOnFirst('sendings', [
    { batch, chunk, sending, rows, used, rejected, anonymous, returns },
  ])
}

type Sending = { readonly chunk: number; readonly sending: number; readonly counts: LineCounts }

/** Of each piece the one sending that counts: of several that ended the one with the smallest number. */
export async function sendingsOf(cluster: Cluster, batch: number): Promise<Sending[]> {
  const rows = await cluster.rows(
    `select chunk, sending, rows, used, rejected, anonymous, returns from sendings
     where batch = ${Math.trunc(batch)} order by chunk, sending limit 1 by chunk`,
  )
  return rows.map((row) => {
    const [chunk, sending, ...counted] = row.map(Number) as [number, number, ...number[]]
    const [all, used, rejected, anonymous, returns] = counted as [number, number, number, number, number]
    return { chunk, sending, counts: { rows: all, used, rejected, anonymous, returns } }
  })
}
