import type { Duck } from '../duckdb.ts'
import type { BatchFigures } from '../facts.ts'
import type { CountedKind } from '../identity-of-lines.ts'
import { factTables } from '../tables.ts'
import { type Carried, type Columns, carried, carriedLines, carriedNumber, noDay } from './carried.ts'
import { bringPlacedClaims } from './claims.ts'
import type { Cluster, Row } from './cluster.ts'
import {
  countedKinds,
  createSharded,
  dropSharded,
  homeSql,
  lineColumns,
  lineTables,
} from './cluster-tables.ts'
import { settledOfFile } from './held-against.ts'
import { type Told, tell } from './identities.ts'
import { type BatchSaid, drawn, type State } from './state.ts'
import { setMark } from './told.ts'
import { applyTouchesOnCluster } from './touches.ts'
import { appendWorthOnCluster } from './worth-history.ts'

// The facts of a file come to a cluster that has none: piece by piece, each where it belongs. Nothing of it is seen until
// the state is said that `bringFacts` answers. What is still being read in is left: its import reads its file anew.

export type Look = (table: string, rows: number) => void

/** What is to be said for the facts of a file to be seen. */
export async function bringFacts(cluster: Cluster, duck: Duck, look: Look): Promise<State> {
  const state = await stateOfFile(duck)
  await duck.run('create or replace temp table settlings (batch integer, settling bigint)')
  const numbers = state.batches.flatMap(({ batch, settled }) =>
    settled?.settling == null ? [] : [[String(batch), String(settled.settling)] as const],
  )
  await duck.run('create or replace temp table numbered (batch varchar, settling varchar)')
  await duck.append('numbered', [numbers.map(([batch]) => batch), numbers.map(([, settling]) => settling)])
  await duck.run('insert into settlings select batch::integer, settling::bigint from numbered')
  for (const kind of countedKinds) await bringLines(cluster, duck, { kind, look })
  await bringProducts(cluster, duck, look)
  await bringNames(cluster, duck, look)
  await bringIdentities(cluster, duck, look)
  await bringTouches(cluster, duck, look)
  await bringWorth(cluster, duck, look)
  await bringChunks(cluster, duck)
  return state
}

/** One more than in the file: below it lies what the notebook has heard of names. */
const changesAre = (changes: number): number => changes + 1

async function stateOfFile(duck: Duck): Promise<State> {
  const { changes } = await duck.row('select changes from standing_mark')
  const rows = await duck.rows(
    `select b.batch, b.kind, b.source, b.file, b.figures, coalesce(b.standing_mark, 0) as mark, b.first_order, b.last_order,
       c.place from batches b left join committed c using (batch) where b.state = 'settled' order by b.batch`,
  )
  const batches = rows.map((row): BatchSaid => {
    const kind = row.kind as BatchSaid['kind']
    const settling = kind === 'customers' ? null : drawn()
    return {
      ...{ batch: Number(row.batch), kind, source: String(row.source), file: String(row.file) },
      settled: {
        settling,
        claiming: kind === 'orders' || kind === 'payments' ? settling : null,
        figures: row.figures === null ? null : (JSON.parse(String(row.figures)) as BatchFigures),
        mark: changesAre(Number(row.mark)),
        firstOrder: row.first_order as string | null,
        lastOrder: row.last_order as string | null,
        place: row.place === null ? null : Number(row.place),
      },
    }
  })
  return { changes: changesAre(Number(changes)), batches, renaming: [] }
}

/** Lines that lie on the cluster for a while before each goes to where it belongs in both tables that tell of it. */
const linesAtATime = 200_000

async function bringLines(
  cluster: Cluster,
  duck: Duck,
  { kind, look }: { readonly kind: CountedKind; readonly look: Look },
): Promise<void> {
  const columns: Columns = { ...carriedLines[kind], nth: carriedNumber('nth') }
  const staged = `moving_${kind}`
  const types: Readonly<Record<string, string>> = {
    ...{ batch: 'Int32', row_no: 'Int64', source: 'String', counts: 'UInt8', nth: 'Int32' },
    ...lineColumns[kind],
  }
  await createSharded(cluster, staged, {
    columns: `settling Int64, ${Object.keys(columns)
      .map((column) => `${column} ${types[column]}`)
      .join(', ')}`,
    engine: 'MergeTree order by row_no',
    shardedBy: homeSql,
  })
  const kept = ['settling', ...Object.keys(carriedLines[kind])].join(', ')
  const cells = ['settling::varchar', ...Object.values(columns).map(cellSql)]
  const rows = textsOf(
    duck,
    `select concat_ws(chr(9), ${cells.join(', ')}) as line from ${factTables[kind]} join settlings using (batch)`,
  )
  let done = 0
  for (let more = true; more; ) {
    const counted = { lines: 0 }
    more = await fed(rows, counted, (lines) => cluster.insertLines(staged, lines))
    if (counted.lines === 0) break
    await cluster.onEach(
      `insert into ${lineTables[kind]}_local (${kept}) select ${kept} from ${staged}_local`,
    )
    await bringPlacedClaims(cluster, kind, `${staged}_local`)
    await cluster.onEach(`truncate table ${staged}_local`)
    done += counted.lines
    look(factTables[kind], done)
  }
  await dropSharded(cluster, staged)
}

/** A cell as a server reads it among others with tabs between them. */
function cellSql({ file, nullable }: Carried): string {
  const written = [
    ["'\\'", "'\\\\'"],
    ['chr(9)', "'\\t'"],
    ['chr(10)', "'\\n'"],
    ['chr(13)', "'\\r'"],
  ].reduce((text, [letter, as]) => `replace(${text}, ${letter}, ${as})`, file)
  return `coalesce(${written}, ${nullable ? "'\\N'" : "''"})`
}

/** What a question answers in its column `line`, some thousand at a time. */
async function* textsOf(duck: Duck, sql: string): AsyncGenerator<string[]> {
  for await (const piece of duck.pieces(sql)) {
    const line = piece.text('line')
    yield Array.from({ length: piece.size }, (_, i) => line(i) as string)
  }
}

/** Feeds a step with as many lines as it is to have at once; whether there may be more. */
async function fed(
  rows: AsyncGenerator<string[]>,
  counted: { lines: number },
  step: (lines: AsyncIterable<string>) => Promise<void>,
): Promise<boolean> {
  const first = await rows.next()
  if (first.done) return false
  let more = true
  async function* lines(begun: string[]): AsyncGenerator<string> {
    for (let next: string[] | null = begun; next; ) {
      counted.lines += next.length
      yield `${next.join('\n')}\n`
      if (counted.lines >= linesAtATime) return
      const { done, value }: IteratorResult<string[]> = await rows.next()
      more = !done
      next = done ? null : value
    }
  }
  await step(lines(first.value))
  return more
}

/** Rows of the smaller tables sent at once. */
const rowsAtATime = 10_000

/** What a file says in these columns, so many rows at a time. */
async function* rowsOf(
  duck: Duck,
  { columns, from, most = rowsAtATime }: { columns: readonly string[]; from: string; most?: number },
): AsyncGenerator<(string | null)[][]> {
  let gathered: (string | null)[][] = []
  for await (const piece of duck.pieces(
    `select ${columns.map((column, i) => `${column} as c${i}`).join(', ')} from ${from}`,
  )) {
    const cells = columns.map((_, i) => piece.text(`c${i}`))
    for (let row = 0; row < piece.size; row++) gathered.push(cells.map((cell) => cell(row)))
    if (gathered.length < most) continue
    yield gathered
    gathered = []
  }
  if (gathered.length > 0) yield gathered
}

type Sending = {
  readonly table: string
  readonly columns: Columns
  readonly from: string
  readonly look: Look
  readonly send: (rows: readonly Row[]) => Promise<void>
}

async function send(duck: Duck, { table, columns, from, look, send: sent }: Sending): Promise<void> {
  const named = Object.entries(columns)
  let done = 0
  for await (const rows of rowsOf(duck, { columns: named.map(([, { file }]) => file), from })) {
    await sent(
      rows.map((row) =>
        Object.fromEntries(
          named.map(([name, { nullable }], i) => [name, row[i] ?? (nullable ? null : '')] as const),
        ),
      ),
    )
    done += rows.length
    look(table, done)
  }
}

const bringProducts = (cluster: Cluster, duck: Duck, look: Look): Promise<void> =>
  send(duck, {
    ...{ table: 'products', look, from: 'products join settlings using (batch)' },
    columns: { settling: carriedNumber('settling'), ...carried.products },
    send: (rows) => cluster.insertOnEach('products', rows),
  })

async function bringNames(cluster: Cluster, duck: Duck, look: Look): Promise<void> {
  await send(duck, {
    ...{ table: 'named', look, from: 'named', columns: carried.named },
    send: (rows) => cluster.insert('named', rows),
  })
  const { changes } = await duck.row('select changes from standing_mark')
  const [heard, unheard] = [Number(changes), changesAre(Number(changes))]
  const changed = `if(changed > (select told from name_mark), ${unheard}, 0)::varchar`
  await send(duck, {
    ...{ table: 'party_names', look, from: 'party_names' },
    columns: { ...carried.party_names, changed: { ...carriedNumber(''), file: changed } },
    send: (rows) => cluster.insert('party_names', rows),
  })
  await setMark(cluster, 'names', heard)
}

async function bringIdentities(cluster: Cluster, duck: Duck, look: Look): Promise<void> {
  const made = { ...carriedNumber(''), file: '(batch is not null)::integer::varchar' }
  await send(duck, {
    ...{ table: 'identity_map', look, from: 'identity_map', columns: { ...carried.identity_map, made } },
    send: (rows) => tell(cluster, rows as readonly Row[] as readonly Told[]),
  })
  const { seq } = await duck.row('select seq from mirror_mark')
  await setMark(cluster, 'identities', Number(seq))
}

async function bringTouches(cluster: Cluster, duck: Duck, look: Look): Promise<void> {
  const { seq } = await duck.row('select seq from touch_mark')
  const mark = Number(seq)
  const { touch, customer, instant, kind, channel, outcome, by_user } = carried.touches
  const columns = [touch, customer, instant, kind, channel, outcome, by_user].map(({ file }) => file)
  let done = 0
  for await (const rows of rowsOf(duck, { columns, from: 'touches' })) {
    const said = rows.map(([name, whose, at, how, by, came, user]) => ({
      ...{ touch: name as string, customer: whose as string, at: at as string, kind: how as string },
      ...{ channel: by ?? null, outcome: came ?? null, by: user ?? null },
    }))
    await applyTouchesOnCluster(cluster, { rows: said, removed: [], mark })
    done += rows.length
    look('touches', done)
  }
  await setMark(cluster, 'touches', mark)
}

async function bringWorth(cluster: Cluster, duck: Duck, look: Look): Promise<void> {
  const columns = ['as_of::varchar', 'customer::varchar', 'alive::varchar', 'residual_value::varchar']
  columns.push(
    'margin_so_far::varchar',
    'stage',
    `coalesce(first_day, ${noDay})::varchar`,
    'ranking::varchar',
  )
  let done = 0
  for (const { run } of await duck.rows('select distinct run from worth_history order by run'))
    for await (const rows of rowsOf(duck, { columns, from: `worth_history where run = ${Number(run)}` })) {
      const column = (at: number) => Float64Array.from(rows, (row) => Number(row[at] ?? Number.NaN))
      await appendWorthOnCluster(cluster, {
        ...{ run: Number(run), asOf: String(rows[0]?.[0]), customers: rows.map((row) => row[1] as string) },
        ...{ alive: column(2), residualValue: column(3), marginSoFar: column(4), ranking: column(7) },
        stage: rows.map((row) => row[5] ?? ''),
        firstDay: Int32Array.from(rows, (row) => Number(row[6])),
      })
      done += rows.length
      look('worth_history', done)
    }
}

async function bringChunks(cluster: Cluster, duck: Duck): Promise<void> {
  const columns = { ...carried.chunks, sending: { ...carriedNumber(''), file: "'0'" } }
  await send(duck, {
    ...{ table: 'chunks', look: () => undefined, from: settledOfFile.chunks, columns },
    send: (rows) => cluster.insertOnFirst('sendings', rows),
  })
}
