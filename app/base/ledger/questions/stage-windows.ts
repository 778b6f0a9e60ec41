import type { Cluster } from '../cluster/cluster.ts'
import { daysOf, type LaidOutWithShape } from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'
import { type Shape, shapeOf } from './histories.ts'

export type StageWindowsAsked = {
  readonly asOf: string
  /** How many days back "earlier" lies, and how long the two spans are that are compared. */
  readonly memoryDays: number
  readonly windowDays: number
}

/** What tells the stage of a customer beside the history: from the days laid out, in the order of the histories. */
const stageWindowsSql = ({ returns }: Pick<Shape, 'returns'>): string => {
  const bought = (also: string): string => `filter (where ${returns ? 'purchase and ' : ''}${also})`
  const number = (day: string): string => `coalesce(${day} - date '1970-01-01', -1)::integer`
  return `with counted as (
      select party,
        (count(*) ${bought('day <= $asOf::date - $memory::integer')})::integer as earlier_days,
        ${number(`max(day) ${bought('day <= $asOf::date - $memory::integer')}`)} as earlier_last,
        max(day, 3) ${bought('true')} as lasts,
        (count(*) ${bought('day > $asOf::date - $span::integer')})::integer as recent,
        (count(*) ${bought('day > $asOf::date - 2 * $span::integer and day <= $asOf::date - $span::integer')})::integer as before
      from days semi join histories using (party) group by party
    )
    select earlier_days, earlier_last, ${number('lasts[2]')} as second_last, ${number('lasts[3]')} as third_last,
      recent, before
    from counted order by length(party::varchar), party::varchar`
}

const onClusterSql = (
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  { memoryDays, windowDays }: Pick<StageWindowsAsked, 'memoryDays' | 'windowDays'>,
): string => {
  const earlier = `purchase and day <= ${laidOut.asOf} - ${Math.trunc(memoryDays)}`
  const recent = `${laidOut.asOf} - ${Math.trunc(windowDays)}`
  const before = `${laidOut.asOf} - 2 * ${Math.trunc(windowDays)}`
  return `select earlier_days, if(earlier_days = 0, -1, earlier_last), if(length(lasts) < 2, -1, lasts[2]),
      if(length(lasts) < 3, -1, lasts[3]), recent, before
    from (
      select customer, countIf(${earlier}) as earlier_days, maxIf(day, ${earlier}) as earlier_last,
        arrayReverseSort(groupArrayIf(day, purchase)) as lasts, countIf(purchase and day > ${recent}) as recent,
        countIf(purchase and day > ${before} and day <= ${recent}) as before
      from ${daysOf(cluster, laidOut)} where day <= ${laidOut.asOf} group by customer having countIf(purchase) > 0
    ) order by customer`
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

const names = ['earlier_days', 'earlier_last', 'second_last', 'third_last', 'recent', 'before'] as const

/** To be asked while the days are laid out. */
export async function stageWindows(duck: Duck, asked: StageWindowsAsked): Promise<StageWindows> {
  const { n } = await duck.row('select count(*)::integer as n from histories')
  const columns = names.map(() => new Int32Array(Number(n)))
  const values = { asOf: asked.asOf, memory: asked.memoryDays, span: asked.windowDays }
  let at = 0
  for await (const piece of duck.pieces(stageWindowsSql(await shapeOf(duck)), values)) {
    for (const [i, name] of names.entries())
      columns[i]?.set(piece.numbers(name).items.subarray(0, piece.size), at)
    at += piece.size
  }
  return windowsOf(columns)
}

/** Asked of what was laid out on a cluster: the same, in the same order. */
export async function stageWindowsOnCluster(
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  asked: StageWindowsAsked,
): Promise<StageWindows> {
  const columns: number[][] = names.map(() => [])
  for await (const rows of cluster.pieces(onClusterSql(cluster, laidOut, asked)))
    for (const row of rows) for (const [i, column] of columns.entries()) column.push(Number(row[i]))
  return windowsOf(columns.map((column) => Int32Array.from(column)))
}

function windowsOf(columns: readonly Int32Array[]): StageWindows {
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
