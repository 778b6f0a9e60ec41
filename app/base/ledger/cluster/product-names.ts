import { type Cluster, literal } from './cluster.ts'
import { type State, standingLists } from './state.ts'

type Product = { readonly source: string; readonly product: string }
type Listed = { readonly name: string | null; readonly unit: string | null }

/** What products are called and counted in by the list of their source that came to stand last. */
export async function listedOf(
  cluster: Cluster,
  state: State,
  products: readonly Product[],
): Promise<(source: string, product: string) => Listed> {
  const lists = standingLists(state)
  const nothing = { name: null, unit: null }
  if (lists.length === 0 || products.length === 0) return () => nothing
  const settlings = lists.map(({ settled }) => settled.settling).join(', ')
  const places = lists.map(({ settled }) => settled.place).join(', ')
  const wanted = new Set(products.map(({ source, product }) => `(${literal(source)}, ${literal(product)})`))
  const rows = await cluster.rows(
    `select source, product, last.3, last.4
     from (
       select source, product, arrayReverseSort(groupArray(
         (transform(settling, [${settlings}], [${places}], 0), row_no, name, unit)))[1] as last
       from products where settling in (${settlings}) and (source, product) in (${[...wanted].join(', ')})
       group by source, product
     )`,
  )
  const keyOf = (source: unknown, product: unknown): string => JSON.stringify([source, product])
  const found = new Map(
    rows.map(([source, product, name, unit]) => [
      keyOf(source, product),
      { name: name || null, unit: unit || null },
    ]),
  )
  return (source, product) => found.get(keyOf(source, product)) ?? nothing
}
