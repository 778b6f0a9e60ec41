import type { Kysely } from 'kysely'
import { stepsLeft } from '../../base/notebook/migrate.ts'
import { notebookMigrations } from '../../base/notebook/migrations.ts'
import type { Read } from '../../base/notebook/notebook.ts'

/** How many steps of this version's tables are still to be taken; a later version's are refused. */
export async function stepsOf(
  read: Read,
  path: string,
): Promise<{ readonly left: number; readonly all: number }> {
  const tables = read as unknown as Kysely<unknown>
  const left = await stepsLeft(tables, { path, migrations: notebookMigrations })
  return { left: left.length, all: notebookMigrations.length }
}

export type Imported = { readonly batch: number; readonly kind: string; readonly state: string }

export async function importsOf(read: Read): Promise<Imported[]> {
  const rows = await read.selectFrom('imports').select(['batch', 'kind', 'state']).execute()
  return rows.map(({ batch, kind, state }) => ({ batch: Number(batch), kind, state }))
}

/** When the program last asked for anything to be done; null: never. */
export async function newestJob(read: Read): Promise<string | null> {
  const { at } = await read
    .selectFrom('jobs')
    .select((of) => of.fn.max('createdAt').as('at'))
    .executeTakeFirstOrThrow()
  return at
}

/** Kinds of jobs that have failed since, the newest of each, with how many there are. */
export async function failedJobs(
  read: Read,
  since: string,
): Promise<{ readonly kind: string; readonly failed: number; readonly last: string | null }[]> {
  const rows = await read
    .selectFrom('jobs')
    .select((of) => ['kind', of.fn.countAll<number>().as('failed'), of.fn.max('endedAt').as('last')])
    .where('state', '=', 'failed')
    .where('endedAt', '>', since)
    .groupBy('kind')
    .orderBy('kind')
    .execute()
  return rows.map(({ failed, ...row }) => ({ ...row, failed: Number(failed) }))
}

/** How many jobs have waited since before that moment, and how many are said to run though nobody holds them. */
export async function stuckJobs(
  read: Read,
  { before, now }: { readonly before: string; readonly now: string },
): Promise<{ readonly waiting: number; readonly forgotten: number }> {
  const { waiting } = await read
    .selectFrom('jobs')
    .select((of) => of.fn.countAll<number>().as('waiting'))
    .where('state', '=', 'waiting')
    .where('runAt', '<', before)
    .executeTakeFirstOrThrow()
  const { forgotten } = await read
    .selectFrom('jobs')
    .select((of) => of.fn.countAll<number>().as('forgotten'))
    .where('state', '=', 'running')
    .where('leasedUntil', '<', now)
    .executeTakeFirstOrThrow()
  return { waiting: Number(waiting), forgotten: Number(forgotten) }
}

/** When everybody was valued last; null: never. */
export async function valuedAt(read: Read): Promise<string | null> {
  const row = await read
    .selectFrom('worthRuns')
    .select('endedAt')
    .where('state', '=', 'current')
    .executeTakeFirst()
  return row?.endedAt ?? null
}
