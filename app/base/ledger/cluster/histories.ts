import { type Cluster, name } from './cluster.ts'
import { createSharded, dropSharded } from './cluster-tables.ts'
import { committedBatches, standing } from './lines.ts'

/** `laid`: what the tables of this layout are called by, so that two do not meet. Days from 1970-01-01. */
export type LaidOut = { readonly laid: string; readonly asOf: number; readonly until: number }

type Laid = Pick<LaidOut, 'laid'>

export const daysOf = (cluster: Cluster, { laid }: Laid): string => cluster.table(`days_${laid}`)
export const historiesOf = (cluster: Cluster, { laid }: Laid): string => cluster.table(`histories_${laid}`)
/** On each shard its own part: what is joined to it lies there too. */
export const localHistoriesOf = (cluster: Cluster, { laid }: Laid): string =>
  cluster.table(`histories_${laid}_local`)

/**
 * What the questions beside `questions/histories.ts` ask of, on a cluster: one row a customer and day, then one row a
 * customer. A customer with one party is laid out on the shard where the lines are. The lines of one with several lie
 * anywhere: they are gathered on the first shard, and nowhere else does anything of a customer leave its shard.
 */
export async function layOutOnCluster(cluster: Cluster, laidOut: LaidOut): Promise<void> {
  await forgetOnCluster(cluster, laidOut)
  const { laid } = laidOut
  const stands = standing(await committedBatches(cluster))
  const people = cluster.table(`people_${laid}`)
  await cluster.onEach(
    `create table ${people} (source String, party String, customer String, several UInt8)
     engine = MergeTree order by (source, party)`,
  )
  await cluster.onEach(`insert into ${people} ${peopleSql}`)
  await createSharded(cluster, `days_${laid}`, {
    columns: 'customer String, day Int32, billed Nullable(Int64), purchase UInt8',
    engine: 'MergeTree order by (customer, day)',
    shardedBy: 'cityHash64(customer)',
  })
  const local = cluster.table(`days_${laid}_local`)
  const steps = { people, stands, until: laidOut.until }
  await cluster.onEach(`insert into ${local} ${daysSql({ ...steps, lines: 'lines_local', several: 0 })}`)
  await cluster.onFirst(`insert into ${local} ${daysSql({ ...steps, lines: 'lines', several: 1 })}`)
  await createSharded(cluster, `histories_${laid}`, {
    columns: `customer String, first_day Int32, last_day Int32, repeats Int32, first_net Int64, net_total Int64,
      paid_days Int32, later_days Int32, later_spend Int64`,
    engine: 'MergeTree order by customer',
    shardedBy: 'cityHash64(customer)',
  })
  const returns = await hasReturns(cluster, { people, stands })
  await cluster.onEach(
    `insert into ${localHistoriesOf(cluster, laidOut)} ${historiesSql({ days: local, asOf: laidOut.asOf, returns })}`,
  )
}

export async function forgetOnCluster(cluster: Cluster, { laid }: Laid): Promise<void> {
  await cluster.onEach(`drop table if exists ${name(`people_${laid}`)}`)
  for (const table of [`days_${laid}`, `histories_${laid}`]) await dropSharded(cluster, table)
}

const knownSql = 'select source, party, customer from identities final where not removed'

const peopleSql = `select source, party, customer, several
  from (${knownSql}) any left join (
    select customer, count() > 1 as several from (${knownSql}) group by customer
  ) using customer`

type Steps = { readonly people: string; readonly stands: string; readonly until: number }

/**
 * The table of the whole stands on the left of the join itself, not in a question within: so each shard joins its own
 * lines with its own copy of the map, and only sums by customer and day travel.
 */
const daysSql = ({
  people,
  stands,
  until,
  lines,
  several,
}: Steps & {
  readonly lines: string
  readonly several: 0 | 1
}): string => `select customer, day, sum(amount) as billed,
    max(is_return = 0) as purchase
  from ${lines}
    any inner join (select source, party, customer from ${people} where several = ${several}) using source, party
  where ${stands} and day <= ${Math.trunc(until)} group by customer, day`

async function hasReturns(cluster: Cluster, { people, stands }: Omit<Steps, 'until'>): Promise<boolean> {
  const [row] = await cluster.rows(
    `select count() from lines any inner join (select source, party from ${people}) using source, party
     where ${stands} and is_return`,
  )
  return row?.[0] !== '0'
}

/**
 * A running total held at or above 0 is what `arrayCumSumNonNegative` gives. Its future minimum is a running minimum of
 * the reversed total, and that is had by the same function again: what a sequence stands above its running minimum is
 * the sum of its steps, held at or above 0. So a customer of n days costs n, and not n².
 */
const historiesSql = ({
  days,
  asOf,
  returns,
}: {
  readonly days: string
  readonly asOf: number
  readonly returns: boolean
}): string => `select customer,
    arrayReduce('min', arrayFilter((d, p) -> p, bought_on, purchases)) as first_day,
    arrayReduce('max', arrayFilter((d, p) -> p, bought_on, purchases)) as last_day,
    toInt32(arrayCount(p -> p, purchases)) - 1 as repeats,
    net[if(nets, indexOf(purchases, 1), indexOf(known, 1))] as first_net,
    arraySum(net) as net_total,
    toInt32(arrayCount(n -> n > 0, net)) as paid_days, later_days, later_spend
  from (
    select customer, bought_on, purchases, known, nets, later_days, later_spend,
      if(nets, arrayMap((k, b) -> k - b, kept, arrayPushFront(arrayPopBack(kept), toInt64(0))), bills) as net
    from (
      select customer, bought_on, purchases, known, nets, bills, later_days, later_spend,
        arrayReverse(arrayMap((h, a) -> h - a, backwards, arrayCumSumNonNegative(
          arrayMap((h, b) -> h - b, backwards, arrayPushFront(arrayPopBack(backwards), backwards[1]))
        ))) as kept
      from (
        select customer, arrayMap(f -> f.1, facts) as bought_on, arrayMap(f -> f.2, facts) as bills,
          arrayMap(f -> f.3, facts) as purchases, arrayMap(f -> f.4, facts) as known, later_days, later_spend,
          ${returns ? 'arrayExists(f -> f.2 < 0 or not f.3, facts)' : 'toUInt8(0)'} as nets,
          arrayReverse(arrayCumSumNonNegative(bills)) as backwards
        from (
          select customer,
            arraySort(f -> f.1, groupArrayIf((day, ifNull(billed, toInt64(0)), purchase, billed is not null), day <= ${asOf})) as facts,
            toInt32(countIf(day > ${asOf} and purchase)) as later_days,
            sumIf(ifNull(billed, toInt64(0)), day > ${asOf}) as later_spend
          from ${days} group by customer having countIf(day <= ${asOf} and purchase) > 0
        )
      )
    )
  )`
