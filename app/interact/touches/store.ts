import type { Change, Read } from '../../base/notebook/notebook.ts'
import type { TouchesTable } from './tables.ts'

/** The next place in the sequence of changes; the ledger follows it. */
async function nextChange(tx: Change): Promise<number> {
  const { last } = await tx
    .selectFrom('touches')
    .select((e) => e.fn.max('changed').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

export async function keepTouch(tx: Change, touch: Omit<TouchesTable, 'kept' | 'changed'>): Promise<void> {
  const row = { ...touch, kept: 1, changed: await nextChange(tx) }
  await tx
    .insertInto('touches')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function takeTouchBack(tx: Change, id: string): Promise<void> {
  await tx
    .updateTable('touches')
    .set({ kept: 0, changed: await nextChange(tx) })
    .where('id', '=', id)
    .where('kept', '=', 1)
    .execute()
}

export async function touchesChangedSince(
  read: Read,
  asked: { readonly mark: number; readonly most: number },
): Promise<TouchesTable[]> {
  return read
    .selectFrom('touches')
    .selectAll()
    .where('changed', '>', asked.mark)
    .orderBy('changed')
    .limit(asked.most)
    .execute()
}

/** When each customer was last touched for something. */
export async function lastOfKind(read: Read, kind: string): Promise<{ customer: string; at: string }[]> {
  return read
    .selectFrom('touches')
    .select(['customer', (e) => e.fn.max('at').as('at')])
    .where('kind', '=', kind)
    .where('kept', '=', 1)
    .groupBy('customer')
    .execute()
}

/** Of these customers, those touched since an instant, each with what for. */
export async function touchedAmong(
  tx: Change,
  customers: readonly string[],
  since: string,
): Promise<{ customer: string; kind: string }[]> {
  if (customers.length === 0) return []
  return tx
    .selectFrom('touches')
    .select(['customer', 'kind'])
    .where('customer', 'in', [...customers])
    .where('at', '>=', since)
    .where('kept', '=', 1)
    .execute()
}
