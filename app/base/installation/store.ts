import type { Change, Read } from '../notebook/notebook.ts'

/** The data folder that a database's records go with; null: none yet. */
export async function folderOf(tx: Change | Read): Promise<string | null> {
  const row = await tx.selectFrom('installation').select('folder').executeTakeFirst()
  return row?.folder ?? null
}

/** Null: with the folder that their file lies in. */
export async function belongsTo(tx: Change, folder: string | null): Promise<void> {
  await tx.deleteFrom('installation').execute()
  if (folder !== null) await tx.insertInto('installation').values({ folder }).execute()
}
