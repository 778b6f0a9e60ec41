import { sql } from 'kysely'
import { insertMany } from '../../base/notebook/bulk.ts'
import { earliestId } from '../../base/notebook/ids.ts'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import {
  nobody,
  type WorthListsTable,
  type WorthRanksTable,
  type WorthRunsTable,
  type WorthTable,
} from './tables.ts'

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

const rankColumns = [
  'run',
  'stage',
  'rankBy',
  'customer',
  'owner',
  'margin',
  'next',
  'last',
] as const satisfies readonly (keyof WorthRanksTable)[]

export type RankRow = readonly [
  ...[run: number, stage: string, rankBy: number, customer: string, owner: string],
  ...[margin: number, next: number, last: number],
]

export async function insertRanks(tx: Change, rows: readonly RankRow[]): Promise<void> {
  await insertMany(tx, 'worthRanks', { columns: rankColumns, rows })
}

const listColumns = [
  'run',
  'by',
  'stage',
  'rankBy',
  'customer',
  'entries',
] as const satisfies readonly (keyof WorthListsTable)[]

export type ListRow = readonly [
  run: number,
  by: WorthListsTable['by'],
  stage: string,
  rankBy: number,
  customer: string,
  entries: string,
]

export async function insertLists(tx: Change, rows: readonly ListRow[]): Promise<void> {
  await insertMany(tx, 'worthLists', { columns: listColumns, rows })
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

/** What a run counted of a customer; undefined where it did not see them. */
export async function purchasesOfCustomer(
  read: Read,
  of: { readonly run: number; readonly customer: string },
): Promise<Pick<WorthTable, 'purchases' | 'lastDay'> | undefined> {
  return read
    .selectFrom('worth')
    .select(['purchases', 'lastDay'])
    .where('run', '=', of.run)
    .where('customer', '=', of.customer)
    .executeTakeFirst()
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

const fewPerRun = ['owed', 'worthGroups', 'worthCohorts'] as const
const perRun = ['worth', 'worthRanks', 'worthLists', 'needs', 'receivables', ...fewPerRun] as const

/** A row of these holds as much as some hundred others. */
const listRowsAs = 100

/** Takes away some rows of a spent run; says whether more are there. */
export async function sweepRun(tx: Change, run: number, most: number): Promise<boolean> {
  // As they were written, so that whole pages go at once.
  const rank = sql`run, stage, "rankBy", customer`
  const { numAffectedRows: ranks = 0n } = await sql`delete from "worthRanks" where (${rank}) in (
    select ${rank} from "worthRanks" where run = ${run} order by ${rank} limit ${most})`.execute(tx)
  if (ranks > 0n) return true
  const row = sql`run, "by", stage, "rankBy", customer`
  const { numAffectedRows: lists = 0n } = await sql`delete from "worthLists" where (${row}) in (
    select ${row} from "worthLists" where run = ${run} order by ${row} limit ${Math.ceil(most / listRowsAs)})`.execute(
    tx,
  )
  if (lists > 0n) return true
  for (const table of fewPerRun) {
    const { numDeletedRows: few } = await tx.deleteFrom(table).where('run', '=', run).executeTakeFirst()
    if (few > 0n) return true
  }
  for (const table of ['worth', 'needs', 'receivables'] as const) {
    const rows = await tx
      .selectFrom(table)
      .select('customer')
      .where('run', '=', run)
      .orderBy('customer')
      .limit(most)
      .execute()
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

export type PersonRow = {
  readonly id: string
  readonly owner: string | null
  readonly payday: number | null
  readonly householdSize: number | null
}

export type ProspectRow = {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly owner: string | null
  readonly intendedProduct: string | null
  /** The import that made the record; null: by hand. */
  readonly importBatch: number | null
}

/** Of these customers, what is written down of who has not bought yet. */
export async function prospectRows(read: Read, ids: readonly string[]): Promise<ProspectRow[]> {
  if (ids.length === 0) return []
  return read
    .selectFrom('customers')
    .select(['id', 'name', 'code', 'owner', 'intendedProduct', 'importBatch'])
    .where('id', 'in', [...ids])
    .execute()
}

/**
 * Owners and paydays as they are now, of the customers from `after` on, by id; those of an import that does not stand
 * are passed over. `last` is null after the last.
 */
export async function recordsAfter(
  read: Read,
  asked: { readonly after: string; readonly most: number },
): Promise<{ readonly people: PersonRow[]; readonly last: string | null }> {
  const standing = await read.selectFrom('imports').select('batch').where('state', '=', 'standing').execute()
  const stand = new Set(standing.map(({ batch }) => batch))
  // Who stands is asked here and not in SQL: an index over imports would be walked for it, and all of it sorted, a page.
  const rows = await read
    .selectFrom('customers')
    .select(['id', 'owner', 'payday', 'householdSize', 'importBatch'])
    .where('id', '>', asked.after)
    .orderBy('id')
    .limit(asked.most)
    .execute()
  const people = rows.filter(({ importBatch }) => importBatch === null || stand.has(importBatch))
  return { people, last: rows.at(-1)?.id ?? null }
}

/** Customers whose record was changed after an instant: the owner that a run wrote for them may be out of date. */
export async function ownersChangedSince(
  tx: Change,
  since: string,
): Promise<{ id: string; owner: string | null }[]> {
  return tx
    .selectFrom('customers')
    .select(['id', 'owner'])
    .where('id', 'in', (e) =>
      e.selectFrom('customerChanges').select('customer').where('id', '>=', earliestId(since)),
    )
    .execute()
}

export async function setOwner(
  tx: Change,
  of: { run: number; customer: string; owner: string },
): Promise<void> {
  await sql`update "worthRanks" set owner = ${of.owner} where (run, stage, "rankBy", customer) in (
    select run, stage, "rankBy", customer from worth where run = ${of.run} and customer = ${of.customer})`.execute(
    tx,
  )
  await sql`update actions set owner = ${of.owner === nobody ? null : of.owner}
    where run = ${of.run} and customer = ${of.customer}`.execute(tx)
}
