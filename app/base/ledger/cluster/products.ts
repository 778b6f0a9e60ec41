import type { BatchFigures } from '../facts.ts'
import type { Cluster } from './cluster.ts'
import { type StandingBatch, type State, standingLists } from './state.ts'

/** Lists of products, whole on every shard: lines are asked of together with what they cost. */
export const productTable = `products (
  settling Int64, batch Int32, row_no Int64, source String, product String, name String, unit String, category String,
  price Nullable(Int64), cost Nullable(Int64)
) engine = MergeTree order by (source, product)`

/** Of one piece: what quantities are counted in. */
export const quantityUnits = 1_000_000

export const productColumns = {
  product: 'String',
  name: 'String',
  unit: 'String',
  category: 'String',
  price: 'Nullable(Int64)',
  cost: 'Nullable(Int64)',
} as const

const saidSql = `arrayStringConcat([name, unit, category, ifNull(toString(price), ''), ifNull(toString(cost), '')], '\\x1f')`

/** Of a product that several lists name, the list that came to stand last is right, and in it the last row. */
function standingSql(state: State, what: string): string {
  const standing = standingLists(state)
  const settlings = standing.map(({ settled }) => settled.settling).join(', ')
  const place = `transform(settling, [${settlings}], [${standing.map(({ settled }) => settled.place).join(', ')}], 0)`
  return `select source, product, arrayReverseSort(groupArray((${place}, row_no, ${what})))[1].3 as said
    from products where settling in (${settlings}) group by source, product`
}

/**
 * Lines with what is earned on them: where the sale itself says nothing of it, the product's cost does.
 *
 * @param lines a question that gives source, product, quantity, amount, is_return and own_margin
 * @param kept the columns that are asked for beside `margin`
 */
export function earned(cluster: Cluster, state: State, { lines, kept }: Earning): string {
  if (standingLists(state).length === 0) return `(select ${kept}, own_margin as margin from (${lines}))`
  const costs = standingSql(state, "ifNull(toString(cost), '')").replace(
    'from products',
    `from ${cluster.table('products')}`,
  )
  // Millionths times ten-thousandths would be too many for 64 bits: whole pieces and parts of one are taken apart.
  const whole = 'intDiv(abs(quantity), 1000000) * cost'
  const part = 'intDiv(abs(quantity) % 1000000 * abs(cost) + 500000, 1000000)'
  const pieces = `${whole} + if(cost < 0, -1, 1) * ${part}`
  return `(
    select ${kept}, if(own_margin is null, amount - if(is_return, -1, 1) * (${pieces}), own_margin) as margin
    from (${lines}) as one any left join (
      select source, product, toInt64OrNull(said) as cost from (${costs}) where said != ''
    ) as other using source, product
  )`
}

type Earning = { readonly lines: string; readonly kept: string }

/** Puts a list among the facts, and counts it against what stands now. */
export async function settleProducts(
  cluster: Cluster,
  state: State,
  {
    batch,
    settling,
    sendings,
  }: { readonly batch: number; readonly settling: number; readonly sendings: readonly number[] },
): Promise<Omit<BatchFigures, 'newParties'>> {
  const columns = ['batch', 'row_no', 'source', ...Object.keys(productColumns)].join(', ')
  const sent =
    sendings.length === 0 ? '0' : `batch = ${Math.trunc(batch)} and settling in (${sendings.join(', ')})`
  await cluster.onEach(
    `insert into products (settling, ${columns}) select ${settling}, ${columns} from products where ${sent}`,
  )
  const had =
    standingLists(state).length === 0
      ? `select source, product, '' as had, 0 as stood from products where 0`
      : `
    select source, product, said as had, 1 as stood from (${standingSql(state, saidSql)})`
  const [row] = await cluster.rows(
    `select countIf(not stood), countIf(stood and mine = had), countIf(stood and mine != had), sum(rows)
     from (
       select source, product, arrayReverseSort(groupArray((row_no, ${saidSql})))[1].2 as mine, count() as rows
       from products where settling = ${settling} group by source, product
     ) as one any left join (${had}) as other using source, product`,
  )
  const [added, known, differing, lines] = (row ?? []).map(Number) as [number, number, number, number]
  return {
    ...{ lines, added, differing },
    // A row that a later one of the same list overrides is known, as far as counting goes.
    known: known + lines - added - known - differing,
    ...{ anonymous: 0, returns: 0, revenue: 0, parties: 0, firstDay: null, lastDay: null },
  }
}

/** Of a list's products: how many no other list has, and from which those go on that others have. */
export async function productsTaken(
  cluster: Cluster,
  state: State,
  found: StandingBatch,
): Promise<{ gone: number; stay: number; keptBy: number[] }> {
  const others = standingLists({ ...state, batches: state.batches.filter((one) => one !== found) })
  const settlings = others.map(({ settled }) => settled.settling).join(', ')
  const place = `transform(settling, [${settlings}], [${others.map(({ settled }) => settled.place).join(', ')}], 0)`
  const kept =
    others.length === 0
      ? 'select source, product, toInt32(0) as next, 0 as kept from products where 0'
      : `
    select source, product, argMax(batch, ${place}) as next, 1 as kept from products
    where settling in (${settlings}) group by source, product`
  const [row] = await cluster.rows(
    `select countIf(not kept), countIf(kept),
       arrayStringConcat(arrayMap(b -> toString(b), arraySort(groupUniqArrayIf(next, kept))), ',')
     from (select distinct source, product from products where settling = ${found.settled.settling}) as one
       any left join (${kept}) as other using source, product`,
  )
  return {
    gone: Number(row?.[0]),
    stay: Number(row?.[1]),
    keptBy: row?.[2] ? row[2].split(',').map(Number) : [],
  }
}
