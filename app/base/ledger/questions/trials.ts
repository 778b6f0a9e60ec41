import type { Cluster } from '../cluster/cluster.ts'
import { createShardedAnew, dropSharded } from '../cluster/cluster-tables.ts'
import {
  historiesOf,
  type LaidOutWithShape,
  localHistoriesOf,
  localOf,
  nameOf,
} from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'
import { type Shape, shapeOf } from './histories.ts'

/** At most so many customers, those with the smallest draws. */
export const trialSampleSql = `select count(*)::integer as customers, max(draw) as draw,
    min(first_day - date '1970-01-01')::integer as first_day
  from (select first_day, draw from histories order by draw, party limit $most)`

/** Those of a sample who had bought by a day, grouped by what they had done then and what they did around it. */
export const trialHistoriesSql = ({ returns }: Pick<Shape, 'returns'>): string => `with drawn as (
    select party, (first_day - date '1970-01-01')::integer as first
    from histories where draw <= $draw and first_day - date '1970-01-01' <= $cut
  ), bought as (
    select party, first, (day - date '1970-01-01')::integer as day
    from days join drawn using (party) ${returns ? 'where purchase' : ''}
  ), seen as (
    select (count(*) filter (where day <= $cut))::integer - 1 as repeats,
      (max(day) filter (where day <= $cut) - first)::integer as recency_days,
      ($cut - first)::integer as age_days,
      (count(*) filter (where day > $cut and day <= $cut + $horizon))::integer as later,
      (count(*) filter (where day <= $cut and day > $cut - $horizon and day > first))::integer as before
    from bought group by party, first
  )
  select repeats, recency_days, age_days, later, before, count(*)::integer as customers
  from seen group by all order by repeats, recency_days, age_days, later, before`

const names = ['repeats', 'recency_days', 'age_days', 'later', 'before', 'customers'] as const

/** A sample to try models on. */
export type TrialSample = {
  readonly customers: number
  /** The largest of their draws, and the first day on which any of them bought; null where there is nobody. */
  readonly draw: number | null
  readonly firstDay: number | null
}

export type TrialsAsked = {
  /** Of those with no larger draw than this. */
  readonly draw: number
  /** Day numbers; and how many days after each, and before it, are looked at. */
  readonly cuts: readonly number[]
  readonly horizonDays: number
}

/** n different histories of a sample at a cut, and how many customers have each; columns of n. */
export type TrialHistories = {
  readonly repeats: Int32Array
  readonly recencyDays: Int32Array
  readonly ageDays: Int32Array
  readonly later: Int32Array
  readonly before: Int32Array
  readonly customers: Int32Array
}

export async function trialSample(duck: Duck, asked: { readonly most: number }): Promise<TrialSample> {
  const { customers, draw, first_day } = await duck.row(trialSampleSql, { most: asked.most })
  return {
    customers: Number(customers),
    draw: draw === null ? null : Number(draw),
    firstDay: first_day === null ? null : Number(first_day),
  }
}

export async function trialHistories(duck: Duck, asked: TrialsAsked): Promise<TrialHistories[]> {
  const sql = trialHistoriesSql(await shapeOf(duck))
  const found: TrialHistories[] = []
  for (const cut of asked.cuts) {
    const columns = names.map((): number[] => [])
    const values = { draw: asked.draw, cut, horizon: asked.horizonDays }
    for await (const piece of duck.pieces(sql, values))
      for (const [i, name] of names.entries()) {
        const { items } = piece.numbers(name)
        for (let row = 0; row < piece.size; row++) columns[i]?.push(items[row] as number)
      }
    found.push(historiesOfColumns(columns))
  }
  return found
}

/** Asked of what was laid out on a cluster: the same. */
export async function trialSampleOnCluster(
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  asked: { readonly most: number },
): Promise<TrialSample> {
  const [row] = await cluster.rows(
    `select count(), max(draw), min(first_day) from (
       select first_day, draw from ${historiesOf(cluster, laidOut)} order by draw, customer limit ${Math.trunc(asked.most)}
     )`,
  )
  const [customers, draw, firstDay] = (row ?? []).map(Number) as [number, number, number]
  return customers > 0
    ? { customers, draw: draw / drawParts, firstDay }
    : { customers: 0, draw: null, firstDay: null }
}

/** A draw is a whole number of 53 bits there. */
const drawParts = 2 ** 53

/**
 * The same, in the same order: each shard groups its own customers, for all cuts in one walk, and the first adds up what
 * they have found.
 */
export async function trialHistoriesOnCluster(
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  { draw, cuts, horizonDays }: TrialsAsked,
): Promise<TrialHistories[]> {
  const trials = nameOf('trials', laidOut)
  const keys = 'cut, repeats, recency_days, age_days, later, before'
  try {
    await createShardedAnew(cluster, trials, {
      columns: `cut Int32, repeats Int32, recency_days Int32, age_days Int32, later Int32, before Int32, customers Int32`,
      engine: 'Memory',
      shardedBy: 'cut',
    })
    await cluster.onEach(
      `insert into ${localOf(cluster, 'trials', laidOut)}
       select ${keys}, count() from (
         select cut, length(seen) - 1 as repeats, seen[length(seen)] - seen[1] as recency_days, cut - seen[1] as age_days,
           arrayCount(d -> d > cut and d <= cut + ${horizonDays}, bought) as later,
           arrayCount(d -> d > cut - ${horizonDays} and d > seen[1], seen) as before
         from (
           select cut, bought, arrayFilter(d -> d <= cut, bought) as seen from (
             select arrayJoin([${cuts.map((cut) => `toInt32(${Math.trunc(cut)})`).join(', ')}]) as cut, bought from (
               select customer, arraySort(groupArray(day)) as bought
               from ${localOf(cluster, 'days', laidOut)} all inner join (
                 select customer from ${localHistoriesOf(cluster, laidOut)}
                 where draw <= ${BigInt(draw * drawParts)}
               ) as other using customer
               where purchase and day <= ${laidOut.asOf} group by customer
             )
           )
         ) where length(seen) > 0
       ) group by ${keys}`,
    )
    const rows = await cluster.rows(
      `select ${keys}, sum(customers) from ${cluster.table(trials)} group by ${keys} order by ${keys}`,
    )
    return cuts.map((cut) => {
      const own = rows.filter((row) => Number(row[0]) === Math.trunc(cut))
      return historiesOfColumns(names.map((_, i) => own.map((row) => Number(row[i + 1]))))
    })
  } finally {
    await dropSharded(cluster, trials)
  }
}

function historiesOfColumns(columns: readonly (readonly number[])[]): TrialHistories {
  const [repeats, recencyDays, ageDays, later, before, customers] = columns.map((column) =>
    Int32Array.from(column),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  return { repeats, recencyDays, ageDays, later, before, customers }
}
