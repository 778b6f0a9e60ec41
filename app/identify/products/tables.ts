import { keptByKey, type Migration } from '../../base/notebook/migration.ts'

export type ProductsTables = { productNames: ProductNamesTable; productMark: ProductMarkTable }

/** What products are called and counted in, by the lists of products that stand: a mirror of the ledger's. */
export type ProductNamesTable = {
  /** Its code, as orders name it. */
  product: string
  name: string | null
  unit: string | null
}

/** Which lists the mirror is of; one row, none before the first. */
export type ProductMarkTable = { mark: string }

export const productsMigrations: readonly Migration[] = [
  {
    name: 'products.first',
    up: async (db) => {
      await db.schema
        .createTable('productNames')
        .addColumn('product', 'text', (c) => c.notNull())
        .addColumn('name', 'text')
        .addColumn('unit', 'text')
        .addPrimaryKeyConstraint('productNamesKey', ['product'])
        .$call((table) => keptByKey(db, table))
        .execute()
      await db.schema
        .createTable('productMark')
        .addColumn('mark', 'text', (c) => c.notNull())
        .execute()
    },
  },
]
