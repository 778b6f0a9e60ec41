import { insertMany } from '../../base/notebook/bulk.ts'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import type { ProductNamesTable } from './tables.ts'

export type ProductName = ProductNamesTable

/** Those of these codes that a list names. */
export async function namesOf(read: Read, products: readonly string[]): Promise<ProductName[]> {
  if (products.length === 0) return []
  return read
    .selectFrom('productNames')
    .selectAll()
    .where('product', 'in', [...products])
    .execute()
}

/** Those named that lie after a code, up to another one; null: up to the last. */
export async function namesBetween(
  read: Read,
  { after, upTo }: { readonly after: string; readonly upTo: string | null },
): Promise<ProductName[]> {
  let rows = read.selectFrom('productNames').selectAll().where('product', '>', after)
  if (upTo !== null) rows = rows.where('product', '<=', upTo)
  return rows.execute()
}

const columns = ['product', 'name', 'unit'] as const satisfies readonly (keyof ProductNamesTable)[]

export async function keepNames(tx: Change, rows: readonly ProductName[]): Promise<void> {
  const values = rows.map((row) => columns.map((column) => row[column]))
  await insertMany(tx, 'productNames', { columns, rows: values, onConflict: 'replace' })
}

export async function forgetNames(tx: Change, products: readonly string[]): Promise<void> {
  if (products.length === 0) return
  await tx
    .deleteFrom('productNames')
    .where('product', 'in', [...products])
    .execute()
}

export async function markKept(read: Read): Promise<string | null> {
  const row = await read.selectFrom('productMark').select('mark').executeTakeFirst()
  return row?.mark ?? null
}

export async function keepMark(tx: Change, mark: string): Promise<void> {
  await tx.deleteFrom('productMark').execute()
  await tx.insertInto('productMark').values({ mark }).execute()
}
