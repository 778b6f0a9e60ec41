import { insertMany } from '../../../base/notebook/bulk.ts'
import type { Change, Read } from '../../../base/notebook/notebook.ts'
import type { WorthCohortsTable, WorthGroupsTable, WorthRunsTable } from '../tables.ts'

const groupColumns = [
  ...(['run', 'family', 'place', 'name', 'customers', 'known', 'sum', 'margin'] as const),
  ...(['alive', 'aliveKnown', 'again', 'least', 'highest', 'lowest', 'alikeBefore', 'alikeAfter'] as const),
] as const satisfies readonly (keyof WorthGroupsTable)[]

const cohortColumns = [
  'run',
  'cohort',
  'age',
  'bought',
  'margin',
] as const satisfies readonly (keyof WorthCohortsTable)[]

export type GroupRow = Omit<WorthGroupsTable, 'run'>
export type CohortRow = Omit<WorthCohortsTable, 'run'>

/** What a run says of all, group by group. */
export async function insertGroups(
  tx: Change,
  run: number,
  { groups, cohorts }: { readonly groups: readonly GroupRow[]; readonly cohorts: readonly CohortRow[] },
): Promise<void> {
  await insertMany(tx, 'worthGroups', {
    columns: groupColumns,
    rows: groups.map((group) => groupColumns.map((name) => (name === 'run' ? run : group[name]))),
  })
  await insertMany(tx, 'worthCohorts', {
    columns: cohortColumns,
    rows: cohorts.map((cell) => cohortColumns.map((name) => (name === 'run' ? run : cell[name]))),
  })
}

export async function groupsIn(read: Read, run: number): Promise<WorthGroupsTable[]> {
  return read
    .selectFrom('worthGroups')
    .selectAll()
    .where('run', '=', run)
    .orderBy('family')
    .orderBy('place')
    .execute()
}

export async function cohortsIn(read: Read, run: number): Promise<WorthCohortsTable[]> {
  return read
    .selectFrom('worthCohorts')
    .selectAll()
    .where('run', '=', run)
    .orderBy('cohort')
    .orderBy('age')
    .execute()
}

/** The groups of a family from one place to another. */
export async function groupsBetween(
  read: Read,
  asked: { readonly run: number; readonly family: string; readonly from: number; readonly to: number },
): Promise<WorthGroupsTable[]> {
  return read
    .selectFrom('worthGroups')
    .selectAll()
    .where('run', '=', asked.run)
    .where('family', '=', asked.family)
    .where('place', '>=', asked.from)
    .where('place', '<=', asked.to)
    .orderBy('place')
    .execute()
}

export type RunPoint = Pick<WorthRunsTable, 'run' | 'asOf' | 'figures' | 'endedAt'>

/** Runs that have been current, the newest first. */
export async function runsThatStood(read: Read, most: number): Promise<RunPoint[]> {
  return read
    .selectFrom('worthRuns')
    .select(['run', 'asOf', 'figures', 'endedAt'])
    .where('state', 'in', ['current', 'former'])
    .orderBy('run', 'desc')
    .limit(most)
    .execute()
}
