import type { Change, Read } from '../../base/notebook/notebook.ts'
import { type NewView, viewStateSchema } from './contract.ts'
import type { ViewsTable } from './tables.ts'

export type { Change }

export type ViewRecord = NewView & { readonly id: string; readonly user: string }

/** One's own and those that are everybody's. */
export async function viewsFor(db: Read, user: string): Promise<ViewRecord[]> {
  const rows = await db
    .selectFrom('views')
    .selectAll()
    .where((e) => e.or([e('user', '=', user), e('shared', '=', 1)]))
    .orderBy('id')
    .execute()
  return rows.map(recordOf)
}

export async function findView(db: Read, id: string): Promise<ViewRecord | undefined> {
  const row = await db.selectFrom('views').selectAll().where('id', '=', id).executeTakeFirst()
  return row && recordOf(row)
}

export async function countViews(db: Read, user: string): Promise<number> {
  const { views } = await db
    .selectFrom('views')
    .select((e) => e.fn.countAll<number>().as('views'))
    .where('user', '=', user)
    .executeTakeFirstOrThrow()
  return views
}

export async function insertView(
  tx: Change,
  { shared, state, ...view }: ViewRecord,
  at: string,
): Promise<void> {
  await tx
    .insertInto('views')
    .values({ ...view, shared: shared ? 1 : 0, state: JSON.stringify(state), createdAt: at, changedAt: at })
    .execute()
}

export async function updateView(
  tx: Change,
  { id, shared, state, ...view }: ViewRecord,
  at: string,
): Promise<void> {
  await tx
    .updateTable('views')
    .set({ ...view, shared: shared ? 1 : 0, state: JSON.stringify(state), changedAt: at })
    .where('id', '=', id)
    .execute()
}

export async function deleteView(tx: Change, id: string): Promise<void> {
  await tx.deleteFrom('views').where('id', '=', id).execute()
}

function recordOf({ id, user, name, shared, state }: ViewsTable): ViewRecord {
  return { id, user, name, shared: shared === 1, state: viewStateSchema.parse(JSON.parse(state)) }
}
