import { insertMany } from '../../base/notebook/bulk.ts'
import { oneOf } from '../../base/notebook/dialects.ts'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import type { CountedDay, ReadingAlarmsTable, ReadingsTable } from './tables.ts'

const counts = ['day', 'opened', 'listed', 'fresh', 'shown', 'taken'] as const

/** A reader's days from this one on, without whom they read. */
export async function daysOf(read: Read, reader: string, from: string): Promise<CountedDay[]> {
  return read
    .selectFrom('readings')
    .select(counts)
    .where('reader', '=', reader)
    .where('day', '>=', from)
    .orderBy('day')
    .execute()
}

/** The same of everybody. */
export async function daysOfAll(
  read: Read,
  from: string,
): Promise<(CountedDay & Pick<ReadingsTable, 'reader' | 'user' | 'key'>)[]> {
  return read
    .selectFrom('readings')
    .select([...counts, 'reader', 'user', 'key'])
    .where('day', '>=', from)
    .orderBy('day')
    .execute()
}

export type MarksOfDay = Pick<ReadingsTable, 'day' | 'openedMarks' | 'listedMarks'>

export async function marksOf(
  read: Read,
  reader: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<MarksOfDay[]> {
  return read
    .selectFrom('readings')
    .select(['day', 'openedMarks', 'listedMarks'])
    .where('reader', '=', reader)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
}

export async function readingsOf(
  read: Read,
  reader: string,
  day: string,
): Promise<ReadingsTable | undefined> {
  return read
    .selectFrom('readings')
    .selectAll()
    .where('reader', '=', reader)
    .where('day', '=', day)
    .executeTakeFirst()
}

const columns = [
  ...(['reader', 'day', 'user', 'key', 'opened', 'listed', 'fresh', 'shown', 'taken'] as const),
  ...(['hours', 'openedMarks', 'listedMarks', 'ways'] as const),
]

export async function keepReadings(tx: Change, rows: readonly ReadingsTable[]): Promise<void> {
  await insertMany(tx, 'readings', {
    columns,
    rows: rows.map((row) => columns.map((name) => row[name])),
    onConflict: 'replace',
  })
}

/** Whom somebody read is forgotten after a while, how much they read after a longer one. */
export async function forgetReadings(
  tx: Change,
  { marksBefore, countsBefore }: { readonly marksBefore: string; readonly countsBefore: string },
): Promise<void> {
  await tx.deleteFrom('readings').where('day', '<', countsBefore).execute()
  await tx
    .updateTable('readings')
    .set({ openedMarks: '', listedMarks: '', ways: '[]' })
    .where('day', '<', marksBefore)
    .where((either) =>
      either.or([
        either('openedMarks', '<>', ''),
        either('listedMarks', '<>', ''),
        either('ways', '<>', '[]'),
      ]),
    )
    .execute()
}

/** False: one of that reader, day and kind is there already. */
export async function insertAlarm(tx: Change, row: ReadingAlarmsTable): Promise<boolean> {
  const done = await tx
    .insertInto('readingAlarms')
    .values(row)
    .onConflict((conflict) => conflict.columns(['reader', 'day', 'kind']).doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0
}

/** What was told of a reader from a day on. */
export async function alarmsOf(
  read: Read,
  reader: string,
  from: string,
): Promise<Pick<ReadingAlarmsTable, 'day' | 'kind' | 'stopped' | 'liftedAt'>[]> {
  return read
    .selectFrom('readingAlarms')
    .select(['day', 'kind', 'stopped', 'liftedAt'])
    .where('reader', '=', reader)
    .where('day', '>=', from)
    .execute()
}

/** Who is stopped on a day and was not let on. */
export async function stoppedOn(read: Read, day: string): Promise<string[]> {
  const rows = await read
    .selectFrom('readingAlarms')
    .select('reader')
    .where('day', '=', day)
    .where('stopped', '=', 1)
    .where('liftedAt', 'is', null)
    .execute()
  return rows.map(({ reader }) => reader)
}

export type AlarmRow = ReadingAlarmsTable & {
  readonly userName: string | null
  readonly keyName: string | null
  readonly seenByName: string | null
}

const alarmRows = (read: Read | Change) =>
  read
    .selectFrom('readingAlarms as a')
    .leftJoin('user as u', 'u.id', 'a.user')
    .leftJoin('user as s', 's.id', 'a.seenBy')
    .leftJoin('apiKeys as k', 'k.id', 'a.key')
    .selectAll('a')
    .select(['u.name as userName', 's.name as seenByName', 'k.name as keyName'])

/** The newest first. */
export async function alarmsBefore(
  read: Read,
  asked: { readonly before: string | null; readonly most: number },
): Promise<AlarmRow[]> {
  let rows = alarmRows(read).orderBy('a.id', 'desc').limit(asked.most)
  if (asked.before !== null) rows = rows.where('a.id', '<', asked.before)
  return rows.execute()
}

export async function alarmById(read: Read | Change, id: string): Promise<AlarmRow | undefined> {
  return alarmRows(read).where('a.id', '=', id).executeTakeFirst()
}

export async function countUnseen(read: Read): Promise<number> {
  const { n } = await read
    .selectFrom('readingAlarms')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('seenAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function updateAlarm(
  tx: Change,
  id: string,
  change: Partial<Pick<ReadingAlarmsTable, 'seenAt' | 'seenBy' | 'liftedAt' | 'liftedBy'>>,
): Promise<void> {
  await tx.updateTable('readingAlarms').set(change).where('id', '=', id).execute()
}

/** Notes on what was told already that it stopped them. */
export async function stopAlarm(
  tx: Change,
  { reader, day, kind }: Pick<ReadingAlarmsTable, 'reader' | 'day' | 'kind'>,
): Promise<void> {
  await tx
    .updateTable('readingAlarms')
    .set({ stopped: 1 })
    .where('reader', '=', reader)
    .where('day', '=', day)
    .where('kind', '=', kind)
    .execute()
}

/** Lets a reader on whatever stopped them that day. */
export async function liftAll(
  tx: Change,
  of: { readonly reader: string; readonly day: string; readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .updateTable('readingAlarms')
    .set({ liftedAt: of.at, liftedBy: of.by })
    .where('reader', '=', of.reader)
    .where('day', '=', of.day)
    .where('stopped', '=', 1)
    .where('liftedAt', 'is', null)
    .execute()
}

export async function limitsKept(read: Read | Change): Promise<string | null> {
  const row = await read.selectFrom('readingLimits').select('limits').where('id', '=', 1).executeTakeFirst()
  return row?.limits ?? null
}

export async function keepLimits(tx: Change, limits: string, at: string): Promise<void> {
  await tx
    .insertInto('readingLimits')
    .values({ id: 1, limits, changedAt: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ limits, changedAt: at }))
    .execute()
}

/** Customers behind one, by their ids: to find whose marks were kept. */
export async function customersAfter(
  read: Read,
  after: string,
  most: number,
): Promise<{ id: string; name: string }[]> {
  return read
    .selectFrom('customers')
    .select(['id', 'name'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute()
}

/** Users and keys by their ids. */
export async function readersNamed(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = await read.selectFrom('user').select(['id', 'name']).where(oneOf('id', ids)).execute()
  const keys = await read.selectFrom('apiKeys').select(['id', 'name']).where(oneOf('id', ids)).execute()
  return new Map([...users, ...keys].map(({ id, name }) => [id, name]))
}
