import type { Change, Read } from '../../../base/notebook/notebook.ts'
import type { WorthChecksTable } from '../tables.ts'

/** A run is checked again in place of the check before. */
export async function keepCheck(tx: Change, check: WorthChecksTable): Promise<void> {
  await tx.deleteFrom('worthChecks').where('run', '=', check.run).execute()
  await tx.insertInto('worthChecks').values(check).execute()
}

export async function lastCheck(read: Read | Change): Promise<WorthChecksTable | undefined> {
  return read.selectFrom('worthChecks').selectAll().orderBy('run', 'desc').limit(1).executeTakeFirst()
}
