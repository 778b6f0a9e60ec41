import type { Cluster } from '../cluster/cluster.ts'
import { createShardedAnew } from '../cluster/cluster-tables.ts'
import { type LaidOutWithShape, localOf, nameOf } from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'
import { type Shape, shapeOf } from './histories.ts'

export type StageWindowsAsked = {
  readonly asOf: string
  /** How many days back "earlier" lies, and how long the two spans are that are compared. */
  readonly memoryDays: number
  readonly windowDays: number
}

/** What tells the stage of a customer beside the history: from the days laid out. */
const stageWindowsSql = ({ returns }: Pick<Shape, 'returns'>): string => {
  const bought = (also: string): string => `filter (where ${returns ? 'purchase and ' : ''}${also})`
  const number = (day: string): string => `coalesce(${day} - date '1970-01-01', -1)::integer`
  return `create or replace temp table windows as with counted as (
      select party,
        (count(*) ${bought('day <= $asOf::date - $memory::integer')})::integer as earlier_days,
        ${number(`max(day) ${bought('day <= $asOf::date - $memory::integer')}`)} as earlier_last,
        max(day, 3) ${bought('true')} as lasts,
        (count(*) ${bought('day > $asOf::date - $span::integer')})::integer as recent,
        (count(*) ${bought('day > $asOf::date - 2 * $span::integer and day <= $asOf::date - $span::integer')})::integer as before
      from days semi join histories using (party) group by party
    )
    select party, earlier_days, earlier_last, ${number('lasts[2]')} as second_last, ${number('lasts[3]')} as third_last,
      recent, before
    from counted`
}

const onClusterSql = (
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  { memoryDays, windowDays }: Pick<StageWindowsAsked, 'memoryDays' | 'windowDays'>,
): string => {
  const earlier = `purchase and day <= ${laidOut.asOf} - ${Math.trunc(memoryDays)}`
  const recent = `${laidOut.asOf} - ${Math.trunc(windowDays)}`
  const before = `${laidOut.asOf} - 2 * ${Math.trunc(windowDays)}`
  return `select customer, earlier_days, if(earlier_days = 0, -1, earlier_last), if(length(lasts) < 2, -1, lasts[2]),
      if(length(lasts) < 3, -1, lasts[3]), recent, before
    from (
      select customer, countIf(${earlier}) as earlier_days, maxIf(day, ${earlier}) as earlier_last,
        arrayReverseSort(groupArrayIf(day, purchase)) as lasts, countIf(purchase and day > ${recent}) as recent,
        countIf(purchase and day > ${before} and day <= ${recent}) as before
      from ${localOf(cluster, 'days', laidOut)} where day <= ${laidOut.asOf} group by customer
      having countIf(purchase) > 0
    )`
}

/** n customers, columns of n, in the order of the histories; days from 1970-01-01, −1 where there is none. */
export type StageWindows = {
  /** Purchase days so many days ago, and the last of them. */
  readonly earlierDays: Int32Array
  readonly earlierLast: Int32Array
  /** The purchase day before the last, and the one before that. */
  readonly secondLast: Int32Array
  readonly thirdLast: Int32Array
  /** Purchase days in the last span, and in the one before it. */
  readonly recent: Int32Array
  readonly before: Int32Array
}

export const windowColumns = [
  'earlier_days',
  'earlier_last',
  'second_last',
  'third_last',
  'recent',
  'before',
] as const

/** To be asked while the days are laid out: lays it down beside the histories, to be delivered with everybody's worth. */
export async function keepStageWindows(duck: Duck, asked: StageWindowsAsked): Promise<void> {
  const values = { asOf: asked.asOf, memory: asked.memoryDays, span: asked.windowDays }
  await duck.run(stageWindowsSql(await shapeOf(duck)), values)
}

/** The same on a cluster, of its own customers on each shard. */
export async function keepStageWindowsOnCluster(
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  asked: StageWindowsAsked,
): Promise<void> {
  await createShardedAnew(cluster, nameOf('windows', laidOut), {
    columns: `customer String, ${windowColumns.map((column) => `${column} Int32`).join(', ')}`,
    engine: 'MergeTree order by customer',
    shardedBy: 'cityHash64(customer)',
  })
  await cluster.onEach(
    `insert into ${localOf(cluster, 'windows', laidOut)} ${onClusterSql(cluster, laidOut, asked)}`,
  )
}

/** Of columns in the order of `windowColumns`. */
export function windowsOf(columns: readonly Int32Array[]): StageWindows {
  const [earlierDays, earlierLast, secondLast, thirdLast, recent, before] = columns as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  return { earlierDays, earlierLast, secondLast, thirdLast, recent, before }
}
