import { type Kysely, sql } from 'kysely'
import { isPostgres } from '../notebook/dialects.ts'
import type { Migration } from '../notebook/migration.ts'

export type AuditTables = {
  audit: AuditTable
  auditHead: AuditHeadTable
  personKeys: PersonKeysTable
}

/** What was done, in order. The database takes rows in and neither changes nor removes any. */
export type AuditTable = {
  /** Counts from 1 without a gap. */
  n: number
  /** Of the bytes that the sum goes over; see chain.ts. */
  format: number
  at: string
  /** User, or null: nobody who is known, or the program. */
  by: string | null
  /** How they came: session, key, job, command; or the program itself. */
  via: string
  /** The session, key or job. */
  viaId: string | null
  /** Where a request came from. */
  address: string | null
  /** What a browser is, as coarsely as devices.ts keeps it. */
  device: string | null
  /** The route, the kind of job or the command. */
  act: string
  what: string
  /** What kind of record, and which. */
  subject: string | null
  record: string | null
  /** Whose file it belongs to, and under whose key values are sealed: a customer or a user. */
  person: string | null
  /** JSON of what tells of nobody. */
  said: string
  /** JSON {before, after} under the person's key; null: there is none. */
  sealed: string | null
  /** Of the entry before; of the first: 64 zeros. */
  previous: string
  hash: string
}

/** How many entries there are and the last one's sum: what shows that some were cut off at the end. One row. */
export type AuditHeadTable = { id: number; entries: number; hash: string }

/** What opens the values that the audit keeps of somebody. Destroyed when they are erased. */
export type PersonKeysTable = { person: string; key: string }

export const auditMigrations: readonly Migration[] = [
  {
    name: 'audit.first',
    up: async (db) => {
      await db.schema
        .createTable('audit')
        .addColumn('n', 'bigint', (c) => c.primaryKey().notNull())
        .addColumn('format', 'integer', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('by', 'text')
        .addColumn('via', 'text', (c) => c.notNull())
        .addColumn('viaId', 'text')
        .addColumn('address', 'text')
        .addColumn('device', 'text')
        .addColumn('act', 'text', (c) => c.notNull())
        .addColumn('what', 'text', (c) => c.notNull())
        .addColumn('subject', 'text')
        .addColumn('record', 'text')
        .addColumn('person', 'text')
        .addColumn('said', 'text', (c) => c.notNull())
        .addColumn('sealed', 'text')
        .addColumn('previous', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .execute()
      for (const [name, column] of Object.entries({
        auditByUser: 'by',
        auditByWhat: 'what',
        auditByRecord: 'record',
        auditByPerson: 'person',
      }))
        await db.schema.createIndex(name).on('audit').columns([column, 'n']).execute()
      await db.schema.createIndex('auditByTime').on('audit').columns(['at', 'n']).execute()
      await db.schema
        .createTable('auditHead')
        .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
        .addColumn('entries', 'bigint', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .execute()
      await sql`insert into "auditHead" values (1, 0, ${sql.lit('0'.repeat(64))})`.execute(db)
      await db.schema
        .createTable('personKeys')
        .addColumn('person', 'text', (c) => c.primaryKey().notNull())
        .addColumn('key', 'text', (c) => c.notNull())
        .execute()
      if (isPostgres(db)) await guardedByPostgres(db)
      else await guardedBySqlite(db)
    },
  },
]

/** Refused to everybody who writes through the database; who writes past it is found by the sums. */
async function guardedBySqlite(db: Kysely<unknown>): Promise<void> {
  for (const [table, verb] of [
    ['audit', 'update'],
    ['audit', 'delete'],
    ['auditHead', 'delete'],
  ] as const)
    await sql`create trigger ${sql.raw(`"${table}Keeps${verb}"`)} before ${sql.raw(verb)} on ${sql.table(table)}
      begin select raise(abort, 'the audit only grows'); end`.execute(db)
  await sql`create trigger "auditHeadGrows" before update on "auditHead"
    when new.entries <> old.entries + 1 or new.hash <> (select hash from audit where n = new.entries)
    begin select raise(abort, 'the audit only grows'); end`.execute(db)
  await sql`create trigger "auditFollows" before insert on audit
    when not exists (select 1 from "auditHead" where entries = new.n - 1 and hash = new.previous)
    begin select raise(abort, 'the audit goes on where it ends'); end`.execute(db)
  await sql`create trigger "auditMovesHead" after insert on audit
    begin update "auditHead" set entries = new.n, hash = new.hash where id = 1; end`.execute(db)
}

/** The role that the program works as owns neither tables nor triggers, so it can take none of them away. */
async function guardedByPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function audit_only_grows() returns trigger language plpgsql as
    $$ begin raise exception 'the audit only grows'; end $$`.execute(db)
  await sql`create trigger "auditKeeps" before update or delete or truncate on audit
    for each statement execute function audit_only_grows()`.execute(db)
  await sql`create trigger "auditHeadKeeps" before delete or truncate on "auditHead"
    for each statement execute function audit_only_grows()`.execute(db)
  await sql`create function audit_head_grows() returns trigger language plpgsql as
    $$ begin
      if new.entries <> old.entries + 1 then raise exception 'the audit only grows'; end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger "auditHeadGrows" before update on "auditHead" for each row
    execute function audit_head_grows()`.execute(db)
  // Before each row, not after: what comes after is held back to the end of the statement, behind its other rows.
  await sql`create function audit_goes_on() returns trigger language plpgsql as
    $$ begin
      update public."auditHead" set entries = new.n, hash = new.hash
        where id = 1 and entries = new.n - 1 and hash = new.previous;
      if not found then raise exception 'the audit goes on where it ends'; end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger "auditFollows" before insert on audit for each row
    execute function audit_goes_on()`.execute(db)
}
