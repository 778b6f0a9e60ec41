import { sql } from 'kysely'
import { insertMany } from '../../base/notebook/bulk.ts'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import type { WorthRunsTable, WorthTable } from './tables.ts'

/** A new run, which nobody sees before it becomes current. */
export async function insertRun(tx: Change, startedAt: string): Promise<number> {
  const last = await tx
    .selectFrom('worthRuns')
    .select((e) => e.fn.max('run').as('run'))
    .executeTakeFirst()
  const run = Number(last?.run ?? 0) + 1
  await tx
    .insertInto('worthRuns')
    .values({ run, state: 'running', asOf: null, figures: null, startedAt, endedAt: null })
    .execute()
  return run
}

const worthColumns = [
  'run',
  'customer',
  'stage',
  'owner',
  'rankBy',
  'alive',
  'expectedPurchases',
  'expectedMargin',
  'residualValue',
  'residualLow',
  'residualHigh',
  'equityShare',
  'nextPurchaseDay',
  'nextLow',
  'nextHigh',
  'revenue',
  'marginSoFar',
  'marginBasis',
  'purchases',
  'firstDay',
  'lastDay',
] as const satisfies readonly (keyof WorthTable)[]

export type WorthRow = readonly (string | number | null)[]

export async function insertWorth(tx: Change, rows: readonly WorthRow[]): Promise<void> {
  await insertMany(tx, 'worth', { columns: worthColumns, rows })
}

/**
 * The one moment at which a run's figures become the company's. An owner who changed while it ran is taken over first.
 * Answers the run that was current before.
 */
export async function becomeCurrent(
  tx: Change,
  run: number,
  told: { readonly asOf: string | null; readonly figures: string; readonly endedAt: string },
): Promise<number | null> {
  const former = await currentRun(tx)
  if (former)
    await tx.updateTable('worthRuns').set({ state: 'former' }).where('run', '=', former.run).execute()
  await tx
    .updateTable('worthRuns')
    .set({ ...told, state: 'current' })
    .where('run', '=', run)
    .execute()
  return former?.run ?? null
}

/** A run that broke off. One that is current by now stays it. */
export async function endRun(tx: Change, run: number, endedAt: string): Promise<void> {
  await tx
    .updateTable('worthRuns')
    .set({ state: 'failed', endedAt })
    .where('run', '=', run)
    .where('state', '=', 'running')
    .execute()
}

export async function currentRun(read: Read | Change): Promise<WorthRunsTable | undefined> {
  return read.selectFrom('worthRuns').selectAll().where('state', '=', 'current').executeTakeFirst()
}

export async function runsBefore(
  read: Read,
  asked: { readonly before: number | null; readonly most: number },
): Promise<WorthRunsTable[]> {
  let rows = read.selectFrom('worthRuns').selectAll().orderBy('run', 'desc').limit(asked.most)
  if (asked.before !== null) rows = rows.where('run', '<', asked.before)
  return rows.execute()
}

/** Runs that have left rows which are of no use any more: those that broke off, and those that a newer one replaced. */
export async function runsToSweep(
  read: Read,
): Promise<{ run: number; state: 'running' | 'former' | 'failed' }[]> {
  const rows = await read
    .selectFrom('worthRuns')
    .select(['run', 'state'])
    .where('state', '<>', 'current')
    .where((e) =>
      e.or([
        e('state', '=', 'running'),
        ...perRun.map((table) =>
          e.exists(e.selectFrom(table).select(`${table}.run`).whereRef(`${table}.run`, '=', 'worthRuns.run')),
        ),
      ]),
    )
    .execute()
  return rows.map(({ run, state }) => ({ run: Number(run), state: state as 'running' | 'former' | 'failed' }))
}

const perRun = ['worth', 'needs', 'receivables'] as const

/** Takes away some rows of a spent run; says whether more are there. */
export async function sweepRun(tx: Change, run: number, most: number): Promise<boolean> {
  if (await sweepWorth(tx, run, most)) return true
  for (const table of ['needs', 'receivables'] as const) {
    const rows = await tx.selectFrom(table).select('customer').where('run', '=', run).limit(most).execute()
    if (rows.length === 0) continue
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) continue
    await tx
      .deleteFrom(table)
      .where('run', '=', run)
      .where('customer', '>=', first.customer)
      .where('customer', '<=', last.customer)
      .execute()
    return true
  }
  return false
}

/** As they were written, stage by stage and the most valuable first, so that whole pages go at once. */
async function sweepWorth(tx: Change, run: number, most: number): Promise<boolean> {
  const rows = await tx
    .selectFrom('worth')
    .select('customer')
    .where('run', '=', run)
    .orderBy('stage')
    .orderBy('rankBy', 'desc')
    .orderBy('customer')
    .limit(most)
    .execute()
  if (rows.length === 0) return false
  const customers = JSON.stringify(rows.map(({ customer }) => customer))
  await tx
    .deleteFrom('worth')
    .where('run', '=', run)
    .where(sql<boolean>`customer in (select value from json_each(${customers}))`)
    .execute()
  return true
}

/** Owners and paydays as they are now, of the customers from `after` on, by id. */
export async function recordsAfter(
  read: Read,
  asked: { readonly after: string; readonly most: number },
): Promise<{ id: string; owner: string | null; payday: number | null; householdSize: number | null }[]> {
  return read
    .selectFrom('customers')
    .select(['id', 'owner', 'payday', 'householdSize'])
    .where('id', '>', asked.after)
    .where((e) =>
      e.or([
        e('importBatch', 'is', null),
        e('importBatch', 'in', e.selectFrom('imports').select('batch').where('state', '=', 'standing')),
      ]),
    )
    .orderBy('id')
    .limit(asked.most)
    .execute()
}

/** Customers whose owner was changed after an instant: what the run wrote for them may be out of date. */
export async function ownersChangedSince(
  tx: Change,
  since: string,
): Promise<{ id: string; owner: string | null }[]> {
  return tx
    .selectFrom('customers')
    .select(['id', 'owner'])
    .where('changedAt', '>=', since)
    .where('version', '>', 1)
    .execute()
}

export async function setOwner(
  tx: Change,
  of: { run: number; customer: string; owner: string },
): Promise<void> {
  await tx
    .updateTable('worth')
    .set({ owner: of.owner })
    .where('run', '=', of.run)
    .where('customer', '=', of.customer)
    .execute()
}
