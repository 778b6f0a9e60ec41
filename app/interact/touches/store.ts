import { sql } from 'kysely'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import { wholly } from '../../base/notebook/seen.ts'
import type { TouchesTable } from './tables.ts'

/** The next place in the sequence of changes; the ledger follows it. */
async function nextChange(tx: Change): Promise<number> {
  const { last } = await wholly(() =>
    tx
      .selectFrom('touches')
      .select((e) => e.fn.max('changed').as('last'))
      .executeTakeFirstOrThrow(),
  )
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

/** What touches of these kinds mean is a talk: of one that was noted the same day by the same person, only that is said. */
const talkKinds = ['follow-up', 'win-back']

export type TouchFound = Omit<TouchesTable, 'customer' | 'kept' | 'changed'> & {
  readonly text: string | null
  readonly pretext: string | null
  readonly nextContactDay: string | null
  readonly note: string | null
}

/** Touches of one customer with what was said and noted, newest first; the next page begins after `before`. */
export async function touchesOf(
  read: Read,
  asked: {
    readonly customer: string
    readonly before: { readonly at: string; readonly id: string } | null
    readonly most: number
  },
): Promise<TouchFound[]> {
  let rows = read
    .selectFrom('touches as t')
    .leftJoin('followUps as f', 'f.id', 't.id')
    .leftJoin('actions as a', 'a.id', 't.id')
    .select(['t.id', 't.kind', 't.channel', 't.at', 't.outcome', 't.by'])
    .select(['f.text', 'f.pretext', 'f.nextContactDay', 'a.note'])
    .where('t.customer', '=', asked.customer)
    .where('t.kept', '=', 1)
    .where((e) =>
      e.or([
        e('f.id', 'is not', null),
        e('t.kind', 'not in', talkKinds),
        e.not(
          e.exists(
            e
              .selectFrom('followUps as talk')
              .select('talk.id')
              .where('talk.customer', '=', asked.customer)
              .whereRef('talk.by', '=', 't.by')
              .where(sql<boolean>`substr(talk.at, 1, 10) = substr(t.at, 1, 10)`),
          ),
        ),
      ]),
    )
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(asked.most)
  const { before } = asked
  if (before !== null)
    rows = rows.where((e) =>
      e.or([e('t.at', '<', before.at), e.and([e('t.at', '=', before.at), e('t.id', '<', before.id)])]),
    )
  return rows.execute()
}
