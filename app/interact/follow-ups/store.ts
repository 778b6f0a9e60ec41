import type { Change, Read } from '../../base/notebook/notebook.ts'
import type { FollowUp } from './contract.ts'

export async function insertFollowUp(tx: Change, followUp: FollowUp): Promise<void> {
  await tx.insertInto('followUps').values(followUp).execute()
}

/** Newest first. */
export async function followUpsOf(
  read: Read,
  asked: { readonly customer: string; readonly before: string | null; readonly most: number },
): Promise<FollowUp[]> {
  let rows = read
    .selectFrom('followUps')
    .selectAll()
    .where('customer', '=', asked.customer)
    .orderBy('id', 'desc')
    .limit(asked.most)
  if (asked.before !== null) rows = rows.where('id', '<', asked.before)
  return rows.execute()
}

/** The stage that the current worth run gives, where it has seen the customer. */
export async function stageOfCustomer(read: Read | Change, customer: string): Promise<string | null> {
  const row = await read
    .selectFrom('worth')
    .innerJoin('worthRuns', 'worthRuns.run', 'worth.run')
    .select('worth.stage')
    .where('worthRuns.state', '=', 'current')
    .where('worth.customer', '=', customer)
    .executeTakeFirst()
  return row?.stage ?? null
}
