import type { Change } from '../notebook/notebook.ts'

/** The data folder that a database's records go with; null: none yet. */
export async function folderOf(tx: Change): Promise<string | null> {
  const row = await tx.selectFrom('installation').select('folder').executeTakeFirst()
  return row?.folder ?? null
}

export async function belongsTo(tx: Change, folder: string): Promise<void> {
  await tx.insertInto('installation').values({ folder }).execute()
}
