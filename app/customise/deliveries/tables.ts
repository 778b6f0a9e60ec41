import type { CreateTableBuilder } from 'kysely'
import type { Migration } from '../../base/notebook/migration.ts'

export type DeliveriesTables = { needs: NeedsTable }

/** When a customer needs something next: one row a customer and product of a worth run; product '' is any purchase. */
export type NeedsTable = {
  run: number
  customer: string
  product: string
  /** The middle of the estimate and its 80 % interval, ISO days; null: too uncertain to print a date. */
  runOutDate: string | null
  low: string | null
  high: string | null
  /** The day to deliver on: most still have some. */
  deliverBy: string | null
  /** P(needed within 14 days). */
  dueSoon: number | null
  lastDay: string
  lastQuantity: number | null
  purchases: number
  /** Days; the customer's own, drawn towards those of similar customers and items. */
  usualGap: number | null
}

export const deliveriesMigrations: readonly Migration[] = [
  {
    name: 'deliveries.first',
    up: async (db) => {
      let table: CreateTableBuilder<string, string> = db.schema
        .createTable('needs')
        .addColumn('run', 'bigint', (c) => c.notNull())
      for (const name of ['customer', 'product', 'lastDay'])
        table = table.addColumn(name, 'text', (c) => c.notNull())
      for (const name of ['runOutDate', 'low', 'high', 'deliverBy']) table = table.addColumn(name, 'text')
      for (const name of ['dueSoon', 'lastQuantity', 'usualGap'])
        table = table.addColumn(name, 'double precision')
      await table
        .addColumn('purchases', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('needsKey', ['run', 'customer', 'product'])
        .execute()
      await db.schema.createIndex('needsByDay').on('needs').columns(['run', 'deliverBy']).execute()
    },
  },
]
