import type { Change, Read } from '../../notebook/notebook.ts'
import type { SecondFactorTable } from './tables.ts'

type Confirmed = { readonly user: string; readonly since: string }

export async function factorOf(
  read: Pick<Read, 'selectFrom'>,
  user: string,
): Promise<SecondFactorTable | null> {
  return (
    (await read.selectFrom('secondFactors').selectAll().where('user', '=', user).executeTakeFirst()) ?? null
  )
}

export async function confirmedFactors(read: Read): Promise<Confirmed[]> {
  const rows = await read
    .selectFrom('secondFactors')
    .select(['user', 'confirmedAt'])
    .where('confirmedAt', 'is not', null)
    .orderBy('user')
    .execute()
  return rows.map(({ user, confirmedAt }) => ({ user, since: String(confirmedAt) }))
}

export async function countCodes(read: Read, user: string): Promise<number> {
  const { codes } = await read
    .selectFrom('backupCodes')
    .select((e) => e.fn.countAll<number>().as('codes'))
    .where('user', '=', user)
    .executeTakeFirstOrThrow()
  return Number(codes)
}

/** One that is begun takes the place of one that was begun before, never of one that is confirmed. */
export async function insertBegun(
  tx: Change,
  begun: Pick<SecondFactorTable, 'user' | 'secret' | 'createdAt' | 'salt'>,
): Promise<boolean> {
  await tx
    .deleteFrom('secondFactors')
    .where('user', '=', begun.user)
    .where('confirmedAt', 'is', null)
    .execute()
  const made = await tx
    .insertInto('secondFactors')
    .values({ ...begun, confirmedAt: null, lastStep: 0, misses: 0, lockedUntil: null })
    .onConflict((conflict) => conflict.column('user').doNothing())
    .returning('user')
    .executeTakeFirst()
  return made !== undefined
}

type At = { readonly user: string; readonly step: number }

/** False where it was confirmed or begun anew meanwhile. */
export async function confirm(
  tx: Change,
  { user, step, secret, at }: At & { readonly secret: string; readonly at: string },
): Promise<boolean> {
  const row = await tx
    .updateTable('secondFactors')
    .set({ confirmedAt: at, lastStep: step, misses: 0, lockedUntil: null })
    .where('user', '=', user)
    .where('secret', '=', secret)
    .where('confirmedAt', 'is', null)
    .returning('user')
    .executeTakeFirst()
  return row !== undefined
}

/** Counts a try before it is looked at, so that of many at once each knows of those before; null: locked. */
export async function countTry(tx: Change, user: string, at: string): Promise<SecondFactorTable | null> {
  const row = await tx
    .updateTable('secondFactors')
    .set((e) => ({ misses: e('misses', '+', 1) }))
    .where('user', '=', user)
    .where('confirmedAt', 'is not', null)
    .where((e) => e.or([e('lockedUntil', 'is', null), e('lockedUntil', '<=', at)]))
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Uses a step up: of all who bring a code of it, one is told true. */
export async function takeStep(tx: Change, { user, step }: At): Promise<boolean> {
  const row = await tx
    .updateTable('secondFactors')
    .set({ lastStep: step, misses: 0, lockedUntil: null })
    .where('user', '=', user)
    .where('lastStep', '<', step)
    .returning('user')
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a backup code up: of all who bring it, one is told true. */
export async function takeCode(tx: Change, user: string, hash: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('backupCodes')
    .where('user', '=', user)
    .where('hash', '=', hash)
    .returning('user')
    .executeTakeFirst()
  if (!row) return false
  await tx
    .updateTable('secondFactors')
    .set({ misses: 0, lockedUntil: null })
    .where('user', '=', user)
    .execute()
  return true
}

export async function setMisses(
  tx: Change,
  { user, misses, lockedUntil }: Pick<SecondFactorTable, 'user' | 'misses' | 'lockedUntil'>,
): Promise<void> {
  await tx.updateTable('secondFactors').set({ misses, lockedUntil }).where('user', '=', user).execute()
}

/** Other codes in the place of all there were. */
export async function setCodes(tx: Change, user: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('backupCodes').where('user', '=', user).execute()
  await tx
    .insertInto('backupCodes')
    .values(hashes.map((hash) => ({ user, hash })))
    .execute()
}

export async function removeFactor(tx: Change, user: string): Promise<boolean> {
  await tx.deleteFrom('backupCodes').where('user', '=', user).execute()
  const row = await tx
    .deleteFrom('secondFactors')
    .where('user', '=', user)
    .returning('user')
    .executeTakeFirst()
  return row !== undefined
}

/** What came out of a back-up takes codes of later steps only. */
export async function settleRestored(tx: Change, step: number): Promise<void> {
  await tx.updateTable('secondFactors').set({ lastStep: step }).where('lastStep', 'is', null).execute()
}
