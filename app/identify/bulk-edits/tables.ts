import type { Migration } from '../../base/notebook/migration.ts'

export type BulkEditsTables = { bulkEdits: BulkEditsTable }

/** A change of many customers. What it did to each is in the customers' histories, under its id. */
export type BulkEditsTable = {
  id: string
  at: string
  /** User, or null: the program. */
  by: string | null
  /** JSON: what is to be written. */
  edit: string
  /** JSON: whom it is for. */
  selection: string
  state: 'changing' | 'changed' | 'undoing' | 'undone'
  /** How many it is for; null: not counted yet. */
  selected: number | null
  /** The customer that the last piece ended with; pieces go on before it, the newest customers being first. */
  place: string
  looked: number
  changed: number
  already: number
  /** JSON {reason: count}. */
  skipped: string
  endedAt: string | null
  undoneAt: string | null
  undoneBy: string | null
  /** The change that the last piece of the undoing ended with. */
  undoPlace: string
  undone: number
  /** JSON {reason: count}. */
  kept: string
}

export const bulkEditsMigrations: readonly Migration[] = [
  {
    name: 'bulk-edits.first',
    up: async (db) => {
      let table = db.schema.createTable('bulkEdits').addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['at', 'edit', 'selection', 'state', 'place', 'skipped', 'undoPlace', 'kept'])
        table = table.addColumn(name, 'text', (c) => c.notNull())
      for (const name of ['by', 'endedAt', 'undoneAt', 'undoneBy']) table = table.addColumn(name, 'text')
      for (const name of ['looked', 'changed', 'already', 'undone'])
        table = table.addColumn(name, 'integer', (c) => c.notNull().defaultTo(0))
      await table.addColumn('selected', 'integer').execute()
    },
  },
]
