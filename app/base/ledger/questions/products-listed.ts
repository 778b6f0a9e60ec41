import { type Cluster, literal } from '../cluster/cluster.ts'
import { standingLists, stateOf } from '../cluster/state.ts'
import type { Duck } from '../duckdb.ts'

/** What a product is called and counted in; of lists from several sources the one that came to stand last is right. */
const productsListedSql = `select product, name, unit
  from (
    select product, name, unit from products join committed using (batch)
    qualify row_number() over (partition by product order by place desc, row_no desc) = 1
  )
  where product > $after
  order by product limit $most`

export type ProductListed = {
  readonly product: string
  readonly name: string | null
  readonly unit: string | null
}

type Asked = { readonly after: string; readonly most: number }

/** By the code, in the order of texts; the next page begins after the last. */
export async function productsListed(duck: Duck, asked: Asked): Promise<ProductListed[]> {
  const rows = await duck.rows(productsListedSql, asked)
  return rows.map(({ product, name, unit }) => ({
    product: String(product),
    name: name as string | null,
    unit: unit as string | null,
  }))
}

/** The same of what stands on a cluster. */
export async function productsListedOnCluster(
  cluster: Cluster,
  { after, most }: Asked,
): Promise<ProductListed[]> {
  const lists = standingLists(await stateOf(cluster))
  if (lists.length === 0) return []
  const settlings = lists.map(({ settled }) => settled.settling).join(', ')
  const places = lists.map(({ settled }) => settled.place).join(', ')
  const rows = await cluster.rows(
    `select product, last.3, last.4
     from (
       select product, arrayReverseSort(groupArray(
         (transform(settling, [${settlings}], [${places}], 0), row_no, name, unit)))[1] as last
       from products where settling in (${settlings}) and product > ${literal(after)} group by product
     ) order by product limit ${Math.trunc(most)}`,
  )
  return rows.map(([product, name, unit]) => ({
    product: product as string,
    name: name || null,
    unit: unit || null,
  }))
}

/** Which lists stand, in their order: as long as it is the same, products are called the same. '': none. */
const productMarkSql = `select coalesce(string_agg(batch::varchar, ' ' order by place), '') as mark
  from committed join batches using (batch) where kind = 'products'`

export async function productMark(duck: Duck): Promise<string> {
  return String((await duck.row(productMarkSql)).mark)
}

export async function productMarkOnCluster(cluster: Cluster): Promise<string> {
  return standingLists(await stateOf(cluster))
    .map(({ batch }) => batch)
    .join(' ')
}
