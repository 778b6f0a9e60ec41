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

/** By the code, in the order of texts; the next page begins after the last. */
export async function productsListed(
  duck: Duck,
  asked: { readonly after: string; readonly most: number },
): Promise<ProductListed[]> {
  const rows = await duck.rows(productsListedSql, asked)
  return rows.map(({ product, name, unit }) => ({
    product: String(product),
    name: name as string | null,
    unit: unit as string | null,
  }))
}

/** Which lists stand, in their order: as long as it is the same, products are called the same. '': none. */
const productMarkSql = `select coalesce(string_agg(batch::varchar, ' ' order by place), '') as mark
  from committed join batches using (batch) where kind = 'products'`

export async function productMark(duck: Duck): Promise<string> {
  return String((await duck.row(productMarkSql)).mark)
}
