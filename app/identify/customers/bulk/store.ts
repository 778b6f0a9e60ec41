import { sql } from 'kysely'
import { textsAsRows } from '../../../base/notebook/dialects.ts'
import type { Change, Read } from '../../../base/notebook/notebook.ts'
import { standing } from '../store.ts'

/** As much of a record as an edit of many looks at. */
export type EditedRecord = {
  readonly id: string
  readonly owner: string | null
  readonly city: string | null
  readonly payday: number | null
  readonly source: string | null
  readonly tags: readonly string[]
}

/** Those of the ids that stand. */
export async function editedRecords(db: Read, ids: readonly string[]): Promise<EditedRecord[]> {
  const { rows } = await sql<Omit<EditedRecord, 'tags'> & { tags: string }>`
    select c.id, c.owner, c.city, c.payday, c.source, c.tags from ${textsAsRows(ids)} s
    cross join customers c where c.id = s.value and ${standing('c')}`.execute(db)
  return rows.map((row) => ({ ...row, tags: JSON.parse(row.tags) }))
}

export async function newestId(db: Read): Promise<string> {
  const { rows } = await sql<{ id: string | null }>`select max(id) as id from customers`.execute(db)
  return rows[0]?.id ?? ''
}

/** Changes that an edit of many made, in the order of their making, after one of them. */
export async function changesOf(
  db: Change,
  { bulkEdit, after, most }: { readonly bulkEdit: string; readonly after: string; readonly most: number },
): Promise<{ id: string; customer: string }[]> {
  return db
    .selectFrom('customerChanges')
    .select(['id', 'customer'])
    .where('bulkEdit', '=', bulkEdit)
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute()
}
