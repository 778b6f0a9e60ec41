import type { Duck } from '../duckdb.ts'
import type { CountedKind } from '../identity-of-lines.ts'
import { renameEverybody } from '../party-names.ts'
import { appendWorthHistory } from '../questions/worth-history.ts'
import { factTables } from '../tables.ts'
import type { Look } from './brought.ts'
import { carried, carriedLines, carriedNumber, noDay } from './carried.ts'
import type { Cell, Cluster } from './cluster.ts'
import { dayText } from './days.ts'
import { numberOf } from './doubles.ts'
import { settledSql, type Told } from './held-against.ts'
import { layDown } from './laid-down.ts'
import type { SettledBatch, State } from './state.ts'
import { markOf } from './told.ts'

// The facts of a cluster come into a new file, which has the tables of a file's ledger: what brought.ts does, the other way
// round.

export type Moment = { readonly state: State; readonly marks: Marks; readonly told: Told }

/** Up to which changes of the notebook the ledger has heard, and up to which of its own the notebook has. */
export type Marks = Readonly<Record<'identities' | 'touches' | 'names', number>>

export async function marksOf(cluster: Cluster): Promise<Marks> {
  const [identities = 0, touches = 0, names = 0] = await Promise.all(
    ['identities', 'touches', 'names'].map((what) => markOf(cluster, what)),
  )
  return { identities, touches, names }
}

export async function bringBack(
  cluster: Cluster,
  duck: Duck,
  { state, marks, told, look }: Moment & { readonly look: Look },
): Promise<void> {
  const settled = state.batches.filter((said): said is SettledBatch => said.settled !== null)
  await layBatches(duck, state, settled)
  const on = settledSql(state, told)
  for (const kind of ['orders', 'payments'] as const) await layLines(cluster, duck, { kind, settled, look })
  await layDown(cluster, duck, {
    ...{ table: 'products', from: on.products, columns: carried.products, look: counting('products', look) },
  })
  await layDown(cluster, duck, {
    ...{ table: 'named', from: on.named, columns: carried.named, look: counting('named', look) },
  })
  await duck.run(calledSql)
  await layIdentities(cluster, duck, { from: on.identities, look })
  await layNames(cluster, duck, { state, marks, told, look })
  await layDown(cluster, duck, {
    ...{ table: 'touches', from: on.touches, columns: carried.touches, look: counting('touches', look) },
  })
  await layDown(cluster, duck, { table: 'chunks', from: on.chunks, columns: carried.chunks })
  for (const [table, mark] of [
    ['mirror_mark', 'identities'],
    ['touch_mark', 'touches'],
  ] as const)
    await duck.run(`update ${table} set seq = $seq::bigint`, { seq: marks[mark] })
  await layWorth(cluster, duck, { from: on.worth, look })
  // A program died, or the moment fell, between a change of what stands and that of the names.
  if (state.renaming.length > 0) await renameEverybody(duck)
}

/** Adds up what comes in steps. */
function counting(table: string, look: Look): (rows: number) => void {
  let done = 0
  return (rows) => {
    done += rows
    look(table, done)
  }
}

async function layBatches(duck: Duck, state: State, settled: readonly SettledBatch[]): Promise<void> {
  await duck.transaction(async () => {
    for (const { batch, kind, source, file, settled: said } of settled) {
      await duck.run(
        `insert into batches by name select $batch::integer as batch, $kind as kind, $source as source, $file as file,
           'settled' as state, $figures as figures, $mark::bigint as standing_mark, $first as first_order,
           $last as last_order`,
        {
          ...{ batch, kind, source, file, mark: said.mark, first: said.firstOrder, last: said.lastOrder },
          figures: said.figures && JSON.stringify(said.figures),
        },
      )
      if (said.place !== null)
        await duck.run('insert into committed values ($batch::integer, $place::bigint)', {
          batch,
          place: said.place,
        })
    }
    await duck.run('update standing_mark set changes = $changes::bigint', { changes: state.changes })
  })
}

type Laying = {
  readonly kind: CountedKind
  readonly settled: readonly SettledBatch[]
  readonly look: Look
}

/** A batch at a time: its claims say which line of its order each is. */
async function layLines(cluster: Cluster, duck: Duck, { kind, settled, look }: Laying): Promise<void> {
  const table = factTables[kind]
  const done = counting(table, look)
  const nth = { row_no: carriedNumber('row_no'), nth: carriedNumber('nth') }
  for (const said of settled) {
    const { settling, claiming } = said.settled
    if (said.kind !== kind || settling === null || claiming === null) continue
    await duck.run('create or replace temp table placed (row_no bigint, nth integer)')
    await layDown(cluster, duck, {
      ...{ table: 'placed', from: `claims where claiming = ${claiming}`, columns: nth },
    })
    await layDown(cluster, duck, {
      ...{ table, from: `${table} where settling = ${settling}`, columns: carriedLines[kind], look: done },
      beside: { columns: 'placed.nth', joined: 'join placed on placed.row_no = told.row_no::bigint' },
    })
  }
  await duck.run('drop table if exists placed')
}

/** What the lines of each batch call its parties: as calledSql in party-names.ts of a file. */
const calledSql = `update named set party_name = called.name
  from (
    select batch, source, party, min(call).name as name from (
      select batch, source, party, {others: -count(*), day: min(day), name: party_name} as call
      from lines where counts and party is not null and party_name is not null
      group by batch, source, party, party_name
    ) group by batch, source, party
  ) called
  where called.batch = named.batch and called.source = named.source and called.party = named.party`

type From = { readonly from: string; readonly look: Look }

/** Whom the ledger made is the customer of the first batch that names them. */
async function layIdentities(cluster: Cluster, duck: Duck, { from, look }: From): Promise<void> {
  await duck.run(
    'create or replace temp table identities (source varchar, party varchar, customer uuid, made bigint)',
  )
  await layDown(cluster, duck, {
    ...{ table: 'identities', from, look: counting('identity_map', look) },
    columns: { ...carried.identity_map, made: carriedNumber('made') },
  })
  await duck.run(
    `insert into identity_map by name
     select source, party, customer, case when made = 1 then first.batch end as batch
     from identities left join (
       select source, party, arg_min(batch, (place is null, coalesce(place, batch))) as batch
       from named left join committed using (batch) group by source, party
     ) first using (source, party)`,
  )
  await duck.run('drop table identities')
}

async function layNames(
  cluster: Cluster,
  duck: Duck,
  { state, marks, told, look }: Moment & { readonly look: Look },
): Promise<void> {
  await layDown(cluster, duck, {
    table: 'party_names',
    from: `${told.partyNames} where name != '' or changed > ${marks.names}`,
    columns: { ...carried.party_names, changed: carriedNumber('changed') },
    look: counting('party_names', look),
  })
  await duck.run('update name_mark set changes = $changes::bigint, told = $told::bigint', {
    changes: state.changes,
    told: marks.names,
  })
}

/** Rows of a run laid down at once. */
const peopleAtATime = 20_000

async function layWorth(cluster: Cluster, duck: Duck, { from, look }: From): Promise<void> {
  const done = counting('worth_history', look)
  const runs = await cluster.rows(`select run, min(as_of) from ${from} group by run order by run`)
  const lay = async (rows: readonly Cell[][], run: number, asOf: string): Promise<void> => {
    if (rows.length === 0) return
    const column = (at: number) => Float64Array.from(rows, (row) => numberOf(row[at]))
    await appendWorthHistory(duck, {
      ...{
        run,
        asOf,
        customers: rows.map((row) => row[0] as string),
        stage: rows.map((row) => row[1] as string),
      },
      ...{ alive: column(2), residualValue: column(3), marginSoFar: column(4), ranking: column(5) },
      firstDay: Int32Array.from(rows, (row) => Number(row[6])),
    })
    done(rows.length)
  }
  for (const [found, asOf] of runs) {
    const [run, day] = [Number(found), dayText(Number(asOf))]
    let gathered: Cell[][] = []
    for await (const rows of cluster.pieces(
      `select customer, stage, alive, residual_value, margin_so_far, ranking, first_day from ${from} and run = ${run}`,
    )) {
      for (const row of rows) gathered.push(row)
      if (gathered.length < peopleAtATime) continue
      await lay(gathered, run, day)
      gathered = []
    }
    await lay(gathered, run, day)
  }
  await duck.run(`update worth_history set first_day = null where first_day = ${noDay}`)
}
