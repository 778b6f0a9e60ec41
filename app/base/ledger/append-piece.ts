import type { Duck } from './duckdb.ts'
import type { FactKind, LineCounts, Piece, PieceAppended, Rejected } from './facts.ts'
import { looksPlain, patiently, sourceOf, type Way } from './file-source.ts'
import { kinds, problemOf } from './kinds.ts'
import { linesOf } from './lines-sql.ts'
import { findRefused, isRefused } from './refused-parties.ts'
import { rejectedLines } from './rejected-lines.ts'
import { factColumns, stagingTable } from './tables.ts'

/**
 * Appends a piece of a file under its batch, in one durable transaction. A piece that is there already is not appended
 * again: only its rejected lines are read once more, for a caller that died before it kept them.
 */
export async function appendPiece(duck: Duck, piece: Piece): Promise<PieceAppended> {
  const { batch, chunk } = piece
  const begun = await duck.rows('select kind, source, state from batches where batch = $batch', { batch })
  const [found] = begun
  if (!found) throw new Error(`batch ${batch} was never begun`)
  const kind = found.kind as FactKind
  const counts = await chunkOf(duck, piece)
  if (counts !== null) {
    const rejectedLines = counts.rejected > 0 ? (await readPiece(duck, piece, kind)).rejectedLines : []
    return { ...counts, rejectedLines }
  }
  if (found.state !== 'writing') throw new Error(`batch ${batch} is ${found.state}: nothing more comes in`)
  const read = await readPiece(duck, piece, kind)
  const { rejectedLines, ...appended } = read
  await duck.transaction(async () => {
    const kept = ['row_no', ...Object.keys(factColumns[kind])].join(', ')
    await duck.run(
      `insert into ${stagingTable(batch)} by name
       select $batch::integer as batch, $source as source, ${kept} from piece where problem is null`,
      { batch, source: found.source as string },
    )
    await duck.run(
      `insert into chunks by name select $batch::integer as batch, $chunk::integer as chunk, $rows::integer as rows,
         $used::integer as used, $rejected::integer as rejected, $anonymous::integer as anonymous,
         $returns::integer as returns`,
      { batch, chunk, ...appended },
    )
  })
  await duck.run('drop table piece')
  return read
}

async function chunkOf(duck: Duck, { batch, chunk }: Piece): Promise<LineCounts | null> {
  const [row] = await duck.rows(
    'select rows, used, rejected, anonymous, returns from chunks where batch = $batch and chunk = $chunk',
    { batch, chunk },
  )
  if (!row) return null
  const [rows, used, rejected] = [Number(row.rows), Number(row.used), Number(row.rejected)]
  return { rows, used, rejected, anonymous: Number(row.anonymous), returns: Number(row.returns) }
}

/** Reads a piece into the temporary table `piece`: apart from the facts, so that a failed try leaves no trace. */
export async function readPiece(duck: Duck, piece: Piece, kind: FactKind): Promise<PieceAppended> {
  if (looksPlain(piece.file, kind)) {
    const quick = await readPieceBy(duck, piece, { kind, way: 'quick' }).catch(() => null)
    if (quick?.rejected === 0) return quick
  }
  return patiently((way) => readPieceBy(duck, piece, { kind, way }))
}

async function readPieceBy(
  duck: Duck,
  { file, judgement, settings, firstRow, refused }: Piece,
  { kind, way }: { readonly kind: FactKind; readonly way: Way },
): Promise<PieceAppended> {
  const source = await sourceOf(duck, file, way)
  const as = { kind, judgement, settings, firstRow }
  const columns =
    kind === 'orders' ? withoutBlanks(Object.keys(factColumns[kind])) : Object.keys(factColumns[kind])
  await duck.run(
    `create or replace temp table piece as
     select row_no + ${Math.trunc(firstRow) - 1} as row_no, ${columns.join(', ')},
       ${problemOf(kind, file)} as problem
     from (${linesOf(source, as, { cells: [] })})`,
  )
  const { anonymous, returns } = kinds[kind].counted
  const refuses = kind !== 'products' && refused != null && (await findRefused(duck, 'piece', refused))
  if (refuses) await duck.run(`update piece set problem = 'erased' where ${isRefused('piece')}`)
  const counts = await duck.row(`select
      count(*)::integer as rows,
      (count(*) filter (where problem is not null))::integer as rejected,
      (count(*) filter (where problem is null and ${anonymous}))::integer as anonymous,
      (count(*) filter (where problem is null and ${returns}))::integer as returns
    from piece`)
  const [rows, unread] = [Number(counts.rows), Number(counts.rejected)]
  const broken = (await source.brokenLines()).length
  const rejected: readonly Rejected[] =
    unread + broken > 0 && way !== 'quick' ? await rejectedLines(duck, source, { ...as, refuses }) : []
  return {
    rows: rows + broken,
    used: rows - unread - Number(counts.anonymous),
    rejected: unread + broken,
    anonymous: Number(counts.anonymous),
    returns: Number(counts.returns),
    rejectedLines: rejected,
  }
}

/** An empty cell is no number of an order and no name of a product. */
function withoutBlanks(columns: readonly string[]): string[] {
  return columns.map((name) =>
    name === 'order_no' || name === 'product' ? `nullif(${name}, '') as ${name}` : name,
  )
}
