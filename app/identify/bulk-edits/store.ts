import type { Change, Read } from '../../base/notebook/notebook.ts'
import { type BulkEdit, bulkEditSchema, type Selection, selectionSchema } from './contract.ts'
import type { BulkEditsTable } from './tables.ts'

export type { Change, Read }

/** A change of many with where it goes on. */
export type Record = BulkEdit & {
  readonly selection: Selection
  readonly place: string
  readonly undoPlace: string
}

export async function insertBulkEdit(tx: Change, record: Record): Promise<void> {
  await tx.insertInto('bulkEdits').values(rowOf(record)).execute()
}

/** Writes how far it has come. */
export async function keepBulkEdit(tx: Change, record: Record): Promise<void> {
  const { id, ...row } = rowOf(record)
  await tx.updateTable('bulkEdits').set(row).where('id', '=', id).execute()
}

/** How many it is for, once they have been counted. */
export async function noteSelected(tx: Change, id: string, selected: number): Promise<void> {
  await tx
    .updateTable('bulkEdits')
    .set({ selected })
    .where('id', '=', id)
    .where('selected', 'is', null)
    .execute()
}

export async function findBulkEdit(db: Read, id: string): Promise<Record | undefined> {
  const row = await db.selectFrom('bulkEdits').selectAll().where('id', '=', id).executeTakeFirst()
  return row && recordOf(row)
}

/** The newest first, those before one of them; of one person, or of everybody. */
export async function bulkEditsBefore(
  db: Read,
  asked: { readonly before: string | undefined; readonly most: number; readonly by: string | null },
): Promise<Record[]> {
  const { before, most, by } = asked
  let rows = db.selectFrom('bulkEdits').selectAll().orderBy('id', 'desc').limit(most)
  if (by !== null) rows = rows.where('by', '=', by)
  if (before !== undefined) rows = rows.where('id', '<', before)
  return (await rows.execute()).map(recordOf)
}

/** Whether somebody of that id works here. */
export async function isUser(db: Read, id: string): Promise<boolean> {
  const user = await db
    .selectFrom('user')
    .select('id')
    .where('id', '=', id)
    .where('disabled', '=', 0)
    .executeTakeFirst()
  return user !== undefined
}

function rowOf({ filter: _, edit, selection, skipped, kept, ...record }: Record): BulkEditsTable {
  return {
    ...record,
    edit: JSON.stringify(edit),
    selection: JSON.stringify(selection),
    skipped: JSON.stringify(skipped),
    kept: JSON.stringify(kept),
  }
}

function recordOf({ edit, selection: kept, skipped, kept: left, ...row }: BulkEditsTable): Record {
  const selection = selectionSchema.parse(JSON.parse(kept))
  const { place, undoPlace } = row
  const shown = bulkEditSchema.parse({
    ...row,
    edit: JSON.parse(edit),
    filter: selection.of === 'filter' ? selection.filter : null,
    skipped: JSON.parse(skipped),
    kept: JSON.parse(left),
  })
  return { ...shown, selection, place, undoPlace }
}
