import type { WorthHistory, WorthPiece } from '../questions/worth-history.ts'
import type { PeopleAsked, PeopleWanted, PersonPlace } from '../questions/worth-people.ts'
import { type Cluster, literal } from './cluster.ts'
import { createSharded } from './cluster-tables.ts'
import { dayNumber, dayText } from './days.ts'
import { numberOf, wholeOf } from './doubles.ts'

/**
 * A part of its own for every run, which goes at once when the run is begun again. `taken`: by which program; what one
 * that was killed comes late with is older than what its successor says of the same run. Figures lie as whole numbers
 * that sort as they do (doubles.ts).
 */
export async function createWorthHistory(cluster: Cluster): Promise<void> {
  await createSharded(cluster, 'worth_history', {
    columns: `taken Int32, run Int32, as_of Int32, customer String, alive Nullable(Int64),
      residual_value Nullable(Int64), margin_so_far Nullable(Int64), stage String, first_day Int32,
      ranking Nullable(Int64)`,
    engine: 'MergeTree partition by run order by customer settings index_granularity = 1024',
    shardedBy: 'cityHash64(customer)',
  })
}

export async function appendWorthOnCluster(cluster: Cluster, piece: WorthPiece): Promise<void> {
  const { run, asOf, customers, stage } = piece
  const at = (column: Float64Array, i: number): string | null => wholeOf(column[i] as number)
  await cluster.insert(
    'worth_history',
    customers.map((customer, i) => ({
      ...{ taken: cluster.taken, run, as_of: dayNumber(asOf), customer, stage: stage[i] as string },
      ...{ alive: at(piece.alive, i), residual_value: at(piece.residualValue, i) },
      ...{ margin_so_far: at(piece.marginSoFar, i), ranking: at(piece.ranking, i) },
      first_day: piece.firstDay[i] as number,
    })),
  )
}

export async function dropWorthOnCluster(cluster: Cluster, run: number): Promise<void> {
  await cluster.onEach(`alter table worth_history_local drop partition ${Math.trunc(run)}`)
}

export async function worthHistoryOnCluster(cluster: Cluster, customer: string): Promise<WorthHistory> {
  const rows = await cluster.rows(
    `select run, as_of, alive, residual_value, margin_so_far, stage from worth_history
     where customer = ${literal(customer)} order by run, taken desc limit 1 by run`,
  )
  const known = (column: number): Float64Array => Float64Array.from(rows, (row) => numberOf(row[column]))
  return {
    run: Int32Array.from(rows, ([run]) => Number(run)),
    asOf: rows.map(([, asOf]) => dayText(Number(asOf))),
    alive: known(2),
    residualValue: known(3),
    marginSoFar: known(4),
    stage: rows.map((row) => row[5] as string),
  }
}

const ranking = 'if(ranking is null, residual_value, ranking)'

/** What questions/worth-people.ts answers of a file. Of whom the figure is not known the key is below all others. */
export async function worthPeopleOnCluster(cluster: Cluster, asked: PeopleAsked): Promise<PersonPlace[]> {
  const { run, wanted, rising, after, most } = asked
  const key = keyOf(wanted)
  const skip = after === null && 'skip' in wanted ? Math.trunc(wanted.skip) : 0
  const beyond = (last: PersonPlace): string => {
    const reached =
      wanted.by === 'unknown' ? String(last.key ?? lowest) : last.key === null ? lowest : wholeOf(last.key)
    const [past, later] = rising ? ['<', '<'] : ['>', '>']
    return rising
      ? `key > ${reached} or (key = ${reached} and customer ${past} ${literal(last.customer)})`
      : `key < ${reached} or (key = ${reached} and customer ${later} ${literal(last.customer)})`
  }
  const newest = `(select max(taken) from worth_history where run = ${Math.trunc(run)})`
  const rows = await cluster.rows(
    `select customer, key from (
       select customer, ifNull(${key}, toInt64('${lowest}')) as key from worth_history
       where run = ${Math.trunc(run)} and taken = ${newest} and ${wantedSql(wanted, key)}
     ) where ${after === null ? '1' : beyond(after)}
     order by key ${rising ? 'asc' : 'desc'}, customer ${rising ? 'desc' : 'asc'}
     limit ${skip}, ${Math.trunc(most)}`,
  )
  return rows.map(([customer, found]) => ({
    customer: customer as string,
    key: found === lowest ? null : wanted.by === 'unknown' ? Number(found) : numberOf(found),
  }))
}

/** Below every number's own. */
const lowest = String(-(2n ** 63n))

function keyOf({ by }: PeopleWanted): string {
  if (by === 'unknown') return 'toInt64(first_day)'
  return by === 'margin' ? 'margin_so_far' : ranking
}

function wantedSql(wanted: PeopleWanted, key: string): string {
  if (wanted.by === 'unknown') return `${ranking} is null`
  if (wanted.by === 'first-day')
    return `first_day between ${Math.trunc(wanted.from)} and ${Math.trunc(wanted.to)}`
  return `${key} is not null and ${key} between ${wholeOf(wanted.lowest)} and ${wholeOf(wanted.highest)}`
}
