import { sql } from 'kysely'
import { insertMany } from '../notebook/bulk.ts'
import { oneOf } from '../notebook/dialects.ts'
import type { Change, Read } from '../notebook/promises.ts'
import { newPersonKey } from './sealed.ts'
import type { AuditTable } from './tables.ts'

export type Head = { readonly entries: number; readonly hash: string }

export async function headOf(db: Read | Change): Promise<Head> {
  return db.selectFrom('auditHead').select(['entries', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow()
}

const columns = [
  ...(['n', 'format', 'at', 'by', 'via', 'viaId', 'address', 'device', 'act', 'what'] as const),
  ...(['subject', 'record', 'person', 'said', 'sealed', 'previous', 'hash'] as const),
]

/** The head, too, is theirs to move: the database does it with each of them. */
export async function insertEntries(tx: Change, rows: readonly AuditTable[]): Promise<void> {
  await insertMany(tx, 'audit', { columns, rows: rows.map((row) => columns.map((name) => row[name])) })
}

/** Where the audit goes on, and the keys of these people, made where they have none yet. */
export async function goingOn(
  tx: Change,
  people: readonly string[],
): Promise<{ readonly head: Head; readonly keys: ReadonlyMap<string, string> }> {
  if (people.length === 0) return { head: await headOf(tx), keys: new Map() }
  // One question for both: it is asked with every change.
  const { rows } = await sql<Head & { person: string | null; key: string | null }>`
    select h.entries, h.hash, k.person, k.key from "auditHead" h
    left join "personKeys" k on ${oneOf('k.person', people)} where h.id = 1`.execute(tx)
  const [head] = rows
  if (!head) throw new Error('the audit has no head')
  const known = new Map(rows.flatMap(({ person, key }) => (person && key ? [[person, key]] : [])))
  const made = people.filter((one) => !known.has(one)).map((one) => [one, newPersonKey()] as const)
  await insertMany(tx, 'personKeys', { columns: ['person', 'key'], rows: made })
  return { head, keys: new Map([...known, ...made]) }
}

export async function keysOf(
  db: Read | Change,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('personKeys')
    .select(['person', 'key'])
    .where(oneOf('person', people))
    .execute()
  return new Map(rows.map(({ person, key }) => [person, key]))
}

/** Entries behind the n-th, in order. */
export async function entriesAfter(read: Read, n: number, most: number): Promise<AuditTable[]> {
  return read.selectFrom('audit').selectAll().where('n', '>', n).orderBy('n').limit(most).execute()
}

export type EntriesAsked = {
  /** Older than this entry. */
  readonly before?: number | undefined
  readonly by?: string | undefined
  readonly what?: readonly string[] | undefined
  readonly person?: string | undefined
  readonly record?: string | undefined
  /** Instants: from the first, before the second. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly most: number
}

/** The newest first. */
export async function entriesAsked(read: Read, asked: EntriesAsked): Promise<AuditTable[]> {
  let rows = read.selectFrom('audit').selectAll().orderBy('n', 'desc').limit(asked.most)
  if (asked.before !== undefined) rows = rows.where('n', '<', asked.before)
  if (asked.by !== undefined) rows = rows.where('by', '=', asked.by)
  if (asked.what !== undefined) rows = rows.where(oneOf('what', asked.what))
  if (asked.person !== undefined) rows = rows.where('person', '=', asked.person)
  if (asked.record !== undefined) rows = rows.where('record', '=', asked.record)
  if (asked.from !== undefined) rows = rows.where('at', '>=', asked.from)
  if (asked.until !== undefined) rows = rows.where('at', '<', asked.until)
  return rows.execute()
}
