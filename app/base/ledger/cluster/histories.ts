import type { Shape } from '../questions/histories.ts'
import { type Cluster, literal, name } from './cluster.ts'
import { createSharded, dropSharded } from './cluster-tables.ts'
import { drawsSql, knownSql } from './identities.ts'
import { earned } from './products.ts'
import { countedSql, type State, stateOf } from './state.ts'

/** `laid`: what the tables of this layout are called by, so that two do not meet. Days from 1970-01-01. */
export type LaidOut = { readonly laid: string; readonly asOf: number; readonly until: number }

/** `lines`: how many all of it is made of; `several`: customers of several parties, who are gathered on the first shard. */
export type LaidOutWithShape = LaidOut & {
  readonly shape: Shape & { readonly lines: number }
  readonly several: number
}

type Laid = Pick<LaidOut, 'laid'>

export const nameOf = (what: string, { laid }: Laid): string => `${what}_${laid}`
export const localOf = (cluster: Cluster, what: string, laidOut: Laid): string =>
  cluster.table(`${nameOf(what, laidOut)}_local`)
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
export async function layOutOnCluster(cluster: Cluster, laidOut: LaidOut): Promise<LaidOutWithShape> {
  await forgetOnCluster(cluster, laidOut, 'customers')
  const { laid } = laidOut
  const state = await stateOf(cluster)
  const people = cluster.table(`people_${laid}`)
  await cluster.onEach(
    `create table ${people} (source String, party String, customer String, several UInt8, draw UInt64)
     engine = MergeTree order by (source, party)`,
  )
  await cluster.onEach(`insert into ${people} ${peopleSql(cluster)}`)
  await createSharded(cluster, `days_${laid}`, {
    columns: `customer String, day Int32, billed Nullable(Int64), margin Int64, costed Int64, uncosted Int64,
      purchase UInt8`,
    engine: 'MergeTree order by (customer, day)',
    shardedBy: 'cityHash64(customer)',
  })
  const local = cluster.table(`days_${laid}_local`)
  const steps = { people, state, until: laidOut.until }
  await cluster.onEach(
    `insert into ${local} ${daysSql(cluster, { ...steps, lines: 'lines_local', several: 0 })}`,
  )
  await cluster.onFirst(`insert into ${local} ${daysSql(cluster, { ...steps, lines: 'lines', several: 1 })}`)
  await createSharded(cluster, `histories_${laid}`, {
    columns: `customer String, first_day Int32, last_day Int32, repeats Int32, first_net Int64, net_total Int64,
      paid_days Int32, revenue Int64, margin Int64, uncosted Int64, billed_days Int32, billed_total Int64,
      billed_margin Int64, margin_squares Float64, later_days Int32, later_spend Int64, several UInt8, draw UInt64`,
    engine: 'MergeTree order by customer',
    shardedBy: 'cityHash64(customer)',
  })
  const shape = await shapeOnCluster(cluster, laidOut, { people, state })
  const { returns } = shape
  await cluster.onEach(
    `insert into ${localHistoriesOf(cluster, laidOut)}
     select ${historyColumns}, several, draw
     from (${historiesSql({ days: local, asOf: laidOut.asOf, returns })}) as one
       any left join (
         select customer, any(several) as several, any(draw) as draw from ${people} group by customer
       ) as other using customer`,
  )
  const [gathered] = await cluster.rows(`select countIf(several) from ${historiesOf(cluster, laidOut)}`)
  return { ...laidOut, shape, several: Number(gathered?.[0]) }
}

const historyColumns = `customer, first_day, last_day, repeats, first_net, net_total, paid_days, revenue, margin, uncosted,
  billed_days, billed_total, billed_margin, margin_squares, later_days, later_spend`

/** What is kept of customers until all of a layout is let go of, beside the histories. */
const ofCustomers = ['windows', 'results', 'scores'] as const

/** Drops what was laid out, or the part of it that single days are. */
export async function forgetOnCluster(
  cluster: Cluster,
  { laid }: Laid,
  what: 'days' | 'customers',
): Promise<void> {
  await cluster.onEach(`drop table if exists ${name(`people_${laid}`)}`)
  await dropSharded(cluster, `days_${laid}`)
  if (what === 'customers')
    for (const one of ['histories', ...ofCustomers]) await dropSharded(cluster, nameOf(one, { laid }))
}

/** What programs before this one laid out, and were killed before they let go of it. */
export async function forgetLeftLayouts(cluster: Cluster): Promise<void> {
  const tables = await cluster.rowsOfEach(
    `select name from system.tables where database = ${literal(cluster.place.database)}
       and match(name, '^(people|days|histories|trials|windows|results|scores|erasing)_[0-9]+(_local)?$')`,
  )
  for (const table of new Set(tables.map(([called]) => called as string)))
    await cluster.onEach(`drop table if exists ${name(table)}`)
}

const peopleSql = (cluster: Cluster): string => `select source, party, customer, several, draw
  from (${knownSql(cluster)}) as one any left join (
    select customer, several, draw from (
      select customer, count() > 1 as several from (${knownSql(cluster)}) group by customer
    ) as one any left join (${drawsSql(cluster)}) as other using customer
  ) as other using customer`

type Steps = { readonly people: string; readonly state: State; readonly until: number }

/**
 * The table of the whole stands on the left of the join itself, not in a question within: so each shard joins its own
 * lines with its own copy of the map, and of a customer with one party nothing travels.
 */
function daysSql(
  cluster: Cluster,
  { people, state, until, lines, several }: Steps & { readonly lines: string; readonly several: 0 | 1 },
): string {
  const theirs = `select customer, day, amount, margin as own_margin, is_return, source, product, quantity
    from ${lines}
      all inner join (select source, party, customer from ${people} where several = ${several}) as other using source, party
    where ${countedSql(state)} and day <= ${Math.trunc(until)}`
  const kept = 'customer, day, amount, is_return'
  return `select customer, day, sum(amount) as billed,
      sum(ifNull(margin, 0)) as margins, sum(if(margin is null, 0, ifNull(amount, 0))) as costed,
      sum(if(margin is null, ifNull(amount, 0), 0)) as uncosted, max(is_return = 0) as purchase
    from ${earned(cluster, state, { lines: theirs, kept })} group by customer, day`
}

async function shapeOnCluster(
  cluster: Cluster,
  { asOf, until }: LaidOut,
  { people, state }: Pick<Steps, 'people' | 'state'>,
): Promise<LaidOutWithShape['shape']> {
  const lines = `select day, amount, margin as own_margin, is_return, source, product, quantity
    from lines_local all inner join (select source, party from ${people}) as other using source, party
    where ${countedSql(state)}`
  const rows = await cluster.rowsOfEach(
    `select count(), countIf(is_return), countIf(margin is not null), countIf(day <= ${Math.trunc(asOf)})
     from ${earned(cluster, state, { lines, kept: 'day, is_return' })}`,
  )
  const sum = (column: number): number => rows.reduce((all, row) => all + Number(row[column]), 0)
  const [all, costed] = [sum(0), sum(2)]
  return {
    ...{ returns: sum(1) > 0, margins: costed > 0, uncosted: costed > 0 && costed < all },
    ...{ holdOut: asOf < until, lines: sum(3) },
  }
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
    toInt32(arrayCount(n -> n > 0, net)) as paid_days, told.1 as revenue, told.2 as margin, told.3 as uncosted,
    toInt32(told.4) as billed_days, told.5 as billed_total, told.6 as billed_margin, told.7 as margin_squares,
    later_days, later_spend
  from (
    select customer, bought_on, purchases, known, nets, told, later_days, later_spend,
      if(nets, arrayMap((k, b) -> k - b, kept, arrayPushFront(arrayPopBack(kept), toInt64(0))), bills) as net
    from (
      select customer, bought_on, purchases, known, nets, bills, told, later_days, later_spend,
        arrayReverse(arrayMap((h, a) -> h - a, backwards, arrayCumSumNonNegative(
          arrayMap((h, b) -> h - b, backwards, arrayPushFront(arrayPopBack(backwards), backwards[1]))
        ))) as kept
      from (
        select customer, arrayMap(f -> f.1, facts) as bought_on, arrayMap(f -> f.2, facts) as bills,
          arrayMap(f -> f.3, facts) as purchases, arrayMap(f -> f.4, facts) as known, told, later_days, later_spend,
          ${returns ? 'arrayExists(f -> f.2 < 0 or not f.3, facts)' : 'toUInt8(0)'} as nets,
          arrayReverse(arrayCumSumNonNegative(bills)) as backwards
        from (
          select customer,
            arraySort(f -> f.1, groupArrayIf((day, ifNull(billed, toInt64(0)), purchase, billed is not null), day <= ${asOf})) as facts,
            (
              sumIf(ifNull(billed, toInt64(0)), day <= ${asOf}), sumIf(margin, day <= ${asOf}), sumIf(uncosted, day <= ${asOf}),
              countIf(day <= ${asOf} and costed > 0), sumIf(costed, day <= ${asOf} and costed > 0),
              sumIf(margin, day <= ${asOf} and costed > 0),
              sumIf(toFloat64(margin) * margin / costed, day <= ${asOf} and costed > 0)
            ) as told,
            toInt32(countIf(day > ${asOf} and purchase)) as later_days,
            sumIf(ifNull(billed, toInt64(0)), day > ${asOf}) as later_spend
          from ${days} group by customer having countIf(day <= ${asOf} and purchase) > 0
        )
      )
    )
  )`
