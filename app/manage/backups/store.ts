import type { Change, Read } from '../../base/notebook/notebook.ts'

/** Nobody is let in by a copy: signed-in sessions and codes under way go, and the archives that are not in it. */
export async function withoutSecrets(tx: Change, at: string): Promise<void> {
  await tx.deleteFrom('session').execute()
  await tx.deleteFrom('verification').execute()
  await tx
    .updateTable('exports')
    .set({ state: 'removed', removedAt: at })
    .where('state', '=', 'ready')
    .execute()
}

/** Those whose imports stand. */
export async function countCustomers(read: Read): Promise<number> {
  const standing = read.selectFrom('imports').select('batch').where('state', '=', 'standing')
  const { n } = await read
    .selectFrom('customers')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where((e) => e.or([e('importBatch', 'is', null), e('importBatch', 'in', standing)]))
    .executeTakeFirstOrThrow()
  return n
}
