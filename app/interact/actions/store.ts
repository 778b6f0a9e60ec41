import { sql } from 'kysely'
import { insertMany } from '../../base/notebook/bulk.ts'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import { ownedBy } from '../../base/notebook/owned-by.ts'
import type { ActionKind, ActionsTable } from './tables.ts'

export type { Change, Read }
export type ActionRow = ActionsTable & {
  readonly customerName: string
  /** Who looks after the customer, whoever is to do it. */
  readonly customerOwner: string | null
}

export type ActionsAsked = {
  readonly state: ActionsTable['state']
  /** Due on this day or before. */
  readonly until: string | null
  readonly kind: ActionKind | null
  readonly owner: string | null
  readonly customer: string | null
  /** Of customers that these look after, '' for nobody; null: of everybody's. */
  readonly owners: readonly string[] | null
  /** What of a customer's tells that they owe is left out. */
  readonly withoutCredit: boolean
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
  const { until, kind, owner, customer, owners, after } = asked
  rows = rows.where(ownedBy(owners, sql.ref('customers.owner')))
  if (asked.withoutCredit) rows = rows.where('actions.kind', '<>', 'collect')
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

/** What is shown under a key, first what a person has had in hand. */
export async function actionOfKey(tx: Change, key: string): Promise<ActionRow | undefined> {
  return shown(tx)
    .where('actions.key', '=', key)
    .orderBy(sql`actions.run is null`, 'desc')
    .orderBy('actions.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function shown(read: Read | Change) {
  return read
    .selectFrom('actions')
    .innerJoin('customers', 'customers.id', 'actions.customer')
    .selectAll('actions')
    .select(['customers.name as customerName', 'customers.owner as customerOwner'])
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
  change: Partial<Omit<ActionsTable, 'id' | 'customer' | 'kind' | 'key' | 'createdAt'>>,
): Promise<void> {
  await tx.updateTable('actions').set(change).where('id', '=', id).execute()
}

/**
 * Who may still be waiting for a talk: the open reminders of a customer's earlier talks. What a run proposes comes of
 * facts and has its occasion in them, a reminder comes of a talk alone.
 */
export async function openReminders(tx: Change, customer: string): Promise<ActionsTable[]> {
  return tx
    .selectFrom('actions')
    .selectAll()
    .where('customer', '=', customer)
    .where('kind', '=', 'follow-up')
    .where('state', '=', 'open')
    .where('key', 'like', 'follow-up:%')
    .where('occasionDay', 'is', null)
    .execute()
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

type Occasion = Pick<ActionsTable, 'customer' | 'kind' | 'product' | 'occasionDay'>

/** Whether what is proposed lies open as a person left it, put off or opened again, whatever its key. */
export async function heldOpen(
  tx: Change,
  customers: readonly string[],
): Promise<(occasion: Occasion) => boolean> {
  if (customers.length === 0) return () => false
  const rows = await tx
    .selectFrom('actions')
    .select(['customer', 'kind', 'product', 'occasionDay'])
    .where('customer', 'in', [...customers])
    .where('run', 'is', null)
    .where('state', '=', 'open')
    .where('occasionDay', 'is not', null)
    .execute()
  const said = (of: Occasion): string => JSON.stringify([of.customer, of.kind, of.product, of.occasionDay])
  const held = new Set(rows.map(said))
  return (occasion) => held.has(said(occasion))
}

/** What is open again as a person left it is not proposed beside it. */
export async function removeSameOccasion(tx: Change, row: ActionsTable): Promise<void> {
  if (row.occasionDay === null) return
  await tx
    .deleteFrom('actions')
    .where('customer', '=', row.customer)
    .where('kind', '=', row.kind)
    .where('occasionDay', '=', row.occasionDay)
    .where((e) => (row.product === null ? e('product', 'is', null) : e('product', '=', row.product)))
    .where('run', 'is not', null)
    .where('id', '<>', row.id)
    .execute()
}

/** Takes out of a run's proposals those whose occasion somebody acted upon since an instant. */
export async function removeActedUpon(
  tx: Change,
  asked: { readonly run: number; readonly since: string },
): Promise<void> {
  await sql`delete from actions where run = ${asked.run} and key in (
    select key from actions where run is null and "changedAt" >= ${asked.since})`.execute(tx)
}

/** Whether this run is the one whose proposals are shown, and none is on its way that could have passed them over. */
export async function isCurrentAlone(tx: Change, run: number): Promise<boolean> {
  const runs = await tx
    .selectFrom('worthRuns')
    .select(['run', 'state'])
    .where('state', 'in', ['current', 'running'])
    .execute()
  return runs.length === 1 && runs[0]?.run === run && runs[0].state === 'current'
}

export type Outlook = {
  readonly owner: string | null
  readonly alive: number | null
  readonly residualValue: number | null
}

/** Who looks after a customer, and what the current run says of what they will bring. */
export async function outlookOf(tx: Change, customer: string): Promise<Outlook> {
  const row = await tx
    .selectFrom('customers')
    .leftJoin('worth', (join) =>
      join
        .onRef('worth.customer', '=', 'customers.id')
        .on('worth.run', '=', (e) => e.selectFrom('worthRuns').select('run').where('state', '=', 'current')),
    )
    .select(['customers.owner', 'worth.alive', 'worth.residualValue'])
    .where('customers.id', '=', customer)
    .executeTakeFirst()
  return row ?? { owner: null, alive: null, residualValue: null }
}

/** Open reminders from an id on, for what they bring to be worked out anew. */
export async function remindersAfter(
  read: Read,
  asked: { readonly after: string; readonly most: number },
): Promise<{ id: string; customer: string; evidence: string | null }[]> {
  return read
    .selectFrom('actions')
    .select(['id', 'customer', 'evidence'])
    .where('run', 'is', null)
    .where('kind', '=', 'follow-up')
    .where('state', '=', 'open')
    .where('key', 'like', 'follow-up:%')
    .where('occasionDay', 'is', null)
    .where('id', '>', asked.after)
    .orderBy('id')
    .limit(asked.most)
    .execute()
}

/** Whom somebody is to talk to on a day that people chose. */
export async function customersWithTalkToCome(read: Read): Promise<string[]> {
  const rows = await read
    .selectFrom('actions')
    .select('customer')
    .where('run', 'is', null)
    .where('state', '=', 'open')
    .where('kind', '=', 'follow-up')
    .execute()
  return rows.map(({ customer }) => customer)
}

/** What somebody is called. */
export async function nameOfUser(tx: Change, id: string): Promise<string | null> {
  const row = await tx.selectFrom('user').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

const columns = [
  'id',
  'customer',
  'kind',
  'dueDay',
  'key',
  'reason',
  'expectedMargin',
  'spread',
  'minutes',
  'rankBy',
  'evidence',
  'product',
  'quantity',
  'amount',
  'occasionDay',
  'state',
  'run',
  'owner',
  'note',
  'doneAt',
  'doneBy',
  'outcome',
  'dismissal',
  'lastChange',
  'changedBy',
  'before',
  'createdAt',
  'changedAt',
] as const satisfies readonly (keyof ActionsTable)[]

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
