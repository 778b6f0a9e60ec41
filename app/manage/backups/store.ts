import type { Change } from '../../base/notebook/notebook.ts'

/**
 * Nobody is let in by a copy, nor by what was used up or taken back after it was made: sessions, codes under way and
 * backup codes go, API keys are revoked, and of each second factor it is forgotten which code was the last, so that none
 * counts that was shown before the restored program started. The archives that are not in it go too.
 */
export async function withoutSecrets(tx: Change, at: string): Promise<void> {
  await tx.deleteFrom('session').execute()
  // The folder that it will be restored to is another one.
  await tx.deleteFrom('installation').execute()
  await tx.deleteFrom('verification').execute()
  await tx.deleteFrom('backupCodes').execute()
  await tx.updateTable('secondFactors').set({ lastStep: null }).execute()
  await tx.updateTable('apiKeys').set({ revokedAt: at }).where('revokedAt', 'is', null).execute()
  await tx
    .updateTable('exports')
    .set({ state: 'removed', removedAt: at })
    .where('state', '=', 'ready')
    .execute()
}

/** The job that makes a copy stands in it as under way: where the copy is opened, it would go on making others. */
export async function withoutBackupsUnderWay(tx: Change, kind: string): Promise<void> {
  await tx.deleteFrom('jobs').where('kind', '=', kind).where('state', 'in', ['waiting', 'running']).execute()
}
