import { insertMany } from '../../base/notebook/bulk.ts'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import type { ActionKind, ActionsTable } from './tables.ts'

export type ActionRow = ActionsTable & { readonly customerName: string }

export type ActionsAsked = {
  readonly state: ActionsTable['state']
  /** Due on this day or before. */
  readonly until: string | null
  readonly kind: ActionKind | null
  readonly owner: string | null
  readonly customer: string | null
  readonly after: { readonly day: string; readonly id: string } | null
  readonly most: number
}

/** Earliest due first; proposals of the current worth run and what people made or acted upon. */
export async function actionsAsked(read: Read, asked: ActionsAsked): Promise<ActionRow[]> {
  let rows = shown(read)
    .where('actions.state', '=', asked.state)
    .orderBy('actions.dueDay')
    .orderBy('actions.id')
    .limit(asked.most)
  const { until, kind, owner, customer, after } = asked
  if (until !== null) rows = rows.where('actions.dueDay', '<=', until)
  if (kind !== null) rows = rows.where('actions.kind', '=', kind)
  if (owner !== null) rows = rows.where('actions.owner', '=', owner)
  if (customer !== null) rows = rows.where('actions.customer', '=', customer)
  if (after !== null)
    rows = rows.where((e) =>
      e.or([
        e('actions.dueDay', '>', after.day),
        e.and([e('actions.dueDay', '=', after.day), e('actions.id', '>', after.id)]),
      ]),
    )
  return rows.execute()
}

export async function actionById(read: Read | Change, id: string): Promise<ActionRow | undefined> {
  return shown(read).where('actions.id', '=', id).executeTakeFirst()
}

function shown(read: Read | Change) {
  return read
    .selectFrom('actions')
    .innerJoin('customers', 'customers.id', 'actions.customer')
    .selectAll('actions')
    .select('customers.name as customerName')
    .where((e) =>
      e.and([
        e.or([
          e('actions.run', 'is', null),
          e('actions.run', 'in', e.selectFrom('worthRuns').select('run').where('state', '=', 'current')),
        ]),
        e.or([
          e('customers.importBatch', 'is', null),
          e(
            'customers.importBatch',
            'in',
            e.selectFrom('imports').select('batch').where('state', '=', 'standing'),
          ),
        ]),
      ]),
    )
}

export async function insertAction(tx: Change, row: ActionsTable): Promise<void> {
  await tx.insertInto('actions').values(row).execute()
}

export async function updateAction(
  tx: Change,
  id: string,
  change: Partial<
    Pick<ActionsTable, 'state' | 'dueDay' | 'note' | 'doneAt' | 'doneBy' | 'run' | 'changedAt'>
  >,
): Promise<void> {
  await tx.updateTable('actions').set(change).where('id', '=', id).execute()
}

/** Of these keys, those that somebody acted upon: done, put off or dismissed. */
export async function actedUpon(tx: Change, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set()
  const rows = await tx
    .selectFrom('actions')
    .select('key')
    .where('key', 'in', [...keys])
    .where('run', 'is', null)
    .execute()
  return new Set(rows.map(({ key }) => key))
}

const columns = [
  'id',
  'customer',
  'kind',
  'dueDay',
  'key',
  'reason',
  'expectedMargin',
  'minutes',
  'state',
  'run',
  'owner',
  'note',
  'doneAt',
  'doneBy',
  'createdAt',
  'changedAt',
] as const

export async function insertActions(tx: Change, rows: readonly ActionsTable[]): Promise<void> {
  await insertMany(tx, 'actions', { columns, rows: rows.map((row) => columns.map((name) => row[name])) })
}

/** Removes what a run proposed and nobody acted upon, at most so many; says how many went. */
export async function removeProposals(tx: Change, run: number, most: number): Promise<number> {
  const rows = await tx.selectFrom('actions').select('id').where('run', '=', run).limit(most).execute()
  if (rows.length === 0) return 0
  await tx
    .deleteFrom('actions')
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return rows.length
}
