import type { Change, Read } from '../../notebook/notebook.ts'
import type { ApiKeyTable } from './tables.ts'

export type KeyRow = ApiKeyTable & { readonly makerName: string }

const withMakers = (read: Pick<Read, 'selectFrom'>) =>
  read
    .selectFrom('apiKeys')
    .innerJoin('user', 'user.id', 'apiKeys.madeBy')
    .selectAll('apiKeys')
    .select('user.name as makerName')

export async function keyByPrefix(read: Read, prefix: string): Promise<KeyRow | null> {
  return (await withMakers(read).where('prefix', '=', prefix).executeTakeFirst()) ?? null
}

/** The latest first; of everybody, or of one maker. */
export async function keyRows(read: Read, madeBy: string | null): Promise<KeyRow[]> {
  const all = withMakers(read).orderBy('apiKeys.createdAt', 'desc').orderBy('apiKeys.id')
  return (madeBy === null ? all : all.where('madeBy', '=', madeBy)).execute()
}

/** How many of somebody's still stand. */
export async function countStanding(tx: Change, madeBy: string, at: string): Promise<number> {
  const { keys } = await tx
    .selectFrom('apiKeys')
    .select((e) => e.fn.countAll<number>().as('keys'))
    .where('madeBy', '=', madeBy)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirstOrThrow()
  return Number(keys)
}

export async function insertKey(tx: Change, key: ApiKeyTable): Promise<void> {
  await tx.insertInto('apiKeys').values(key).execute()
}

/** False where there is none of that id, or not of that maker. */
export async function revoke(
  tx: Change,
  { id, madeBy, at }: { readonly id: string; readonly madeBy: string | null; readonly at: string },
): Promise<boolean> {
  let found = tx.selectFrom('apiKeys').select('id').where('id', '=', id)
  if (madeBy !== null) found = found.where('madeBy', '=', madeBy)
  if (!(await found.executeTakeFirst())) return false
  await tx
    .updateTable('apiKeys')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .execute()
  return true
}

export async function noteUse(tx: Change, id: string, day: string): Promise<void> {
  await tx.updateTable('apiKeys').set({ lastUsedOn: day }).where('id', '=', id).execute()
}
