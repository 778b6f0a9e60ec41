import { newId } from '../../../base/notebook/ids.ts'
import type { Change, Read } from '../../../base/notebook/notebook.ts'
import { wholly } from '../../../base/notebook/seen.ts'

export type Reveal = { readonly customer: string; readonly by: string; readonly at: string }

export async function insertReveal(tx: Change, reveal: Reveal): Promise<void> {
  await tx
    .insertInto('reveals')
    .values({ id: newId(), ...reveal })
    .execute()
}

/**
 * The customers of whom somebody has seen everything since an instant, each with when it was first: those also whom they
 * see no more, or handing on would begin the count anew.
 */
export async function revealedSince(
  read: Read | Change,
  { by, since }: { readonly by: string; readonly since: string },
): Promise<{ customer: string; at: string }[]> {
  return wholly(() =>
    read
      .selectFrom('reveals')
      .select((e) => ['customer', e.fn.min('at').as('at')])
      .where('by', '=', by)
      .where('at', '>', since)
      .groupBy('customer')
      .orderBy('at')
      .execute(),
  )
}

/** Newest first, with the names as they are now. */
export async function revealsBefore(
  read: Read,
  asked: { readonly before: string | null; readonly by: string | null; readonly most: number },
): Promise<
  (Reveal & { readonly id: string; readonly byName: string | null; readonly customerName: string | null })[]
> {
  let rows = read
    .selectFrom('reveals as r')
    .leftJoin('user as u', 'u.id', 'r.by')
    .leftJoin('customers as c', 'c.id', 'r.customer')
    .select(['r.id', 'r.customer', 'r.by', 'r.at', 'u.name as byName', 'c.name as customerName'])
    .orderBy('r.id', 'desc')
    .limit(asked.most)
  if (asked.before !== null) rows = rows.where('r.id', '<', asked.before)
  if (asked.by !== null) rows = rows.where('r.by', '=', asked.by)
  return rows.execute()
}
