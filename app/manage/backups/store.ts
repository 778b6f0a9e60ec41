import type { Change } from '../../base/notebook/notebook.ts'

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
