import type { Change, Read } from '../../base/notebook/notebook.ts'
import type { FollowUp } from './contract.ts'

export async function insertFollowUp(tx: Change, followUp: FollowUp): Promise<void> {
  await tx.insertInto('followUps').values(followUp).execute()
}

/** Whether it is the last of the customer's talks up to now, by when they were. */
export async function isLatest(tx: Change, { customer, at, id }: FollowUp): Promise<boolean> {
  const later = await tx
    .selectFrom('followUps')
    .select('id')
    .where('customer', '=', customer)
    .where((e) => e.or([e('at', '>', at), e.and([e('at', '=', at), e('id', '>', id)])]))
    .limit(1)
    .executeTakeFirst()
  return later === undefined
}

/** Whether there are talks that are no touches: by their number, which is quick to find. */
export async function anyNotFollowed(read: Read): Promise<boolean> {
  const count = async (table: 'followUps' | 'touches'): Promise<number> => {
    let rows = read.selectFrom(table).select((e) => e.fn.countAll<number>().as('n'))
    if (table === 'touches') rows = rows.where('channel', 'is not', null)
    return (await rows.executeTakeFirstOrThrow()).n
  }
  return (await count('followUps')) > (await count('touches'))
}

/** Talks that are no touches yet, the earliest first. */
export async function talksNotFollowed(read: Read, most: number): Promise<FollowUp[]> {
  return read
    .selectFrom('followUps')
    .selectAll()
    .where((e) =>
      e.not(
        e.exists(e.selectFrom('touches').select('touches.id').whereRef('touches.id', '=', 'followUps.id')),
      ),
    )
    .orderBy('at')
    .orderBy('id')
    .limit(most)
    .execute()
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
