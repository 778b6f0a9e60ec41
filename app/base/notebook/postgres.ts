import { Kysely, sql } from 'kysely'
import { Refusal } from '../language/refusal.ts'
import { changeIn } from './change.ts'
import { tableNamed } from './dialects.ts'
import { migrate, stepsLeft } from './migrate.ts'
import type { Migration } from './migration.ts'
import type { NotebookTables } from './migrations.ts'
import { type Server, serverAt } from './postgres-connection.ts'
import { PostgresReadingDriver, PostgresWritingDriver, postgresDialect } from './postgres-driver.ts'
import type { Notebook } from './promises.ts'
import type { Seen } from './seen.ts'
import { raiseWalls, wallsMissing } from './walls.ts'

export type ServerAsked = {
  /** `postgres://…` with the role that the program works as, which owns nothing. */
  readonly url: string
  readonly migrations: readonly Migration[]
  /** The same database as the role that owns the tables; left out: they must be up to date. */
  readonly ownerUrl?: string
  /** Whose customers are seen where nobody says it; left out: nobody's. */
  readonly unsaid?: Seen
}

/** Opens the notebook of a database; its owner, where given, brings the tables up to date first. */
export async function openServer({ url, ownerUrl, migrations, unsaid = '' }: ServerAsked): Promise<Notebook> {
  const server = serverAt(url)
  const writing = new PostgresWritingDriver(server, unsaid)
  const reading = new PostgresReadingDriver(server, unsaid)
  const plain = new Kysely<NotebookTables>({ dialect: postgresDialect(writing) })
  const read = new Kysely<NotebookTables>({ dialect: postgresDialect(reading) })
  const close = async () => {
    await writing.destroy()
    await reading.destroy()
  }
  try {
    const role = await refuseUnfit(read as Kysely<unknown>, server)
    if (ownerUrl !== undefined) await bringUpToDate(serverAt(ownerUrl), { migrations, role })
    await refuseUnready(read as Kysely<unknown>, { server, migrations })
    await plain.connection().execute(async () => undefined)
  } catch (error) {
    await close()
    throw error
  }
  return { path: server.place, read, plain, change: (work) => changeIn(plain, work), close }
}

/** Since 13 a transaction can be asked after by its number. */
const oldestServer = 130_000

/**
 * A database whose texts sort by anything but their bytes gives lists another order than their cursors; a role that may
 * do everything is held by no wall within the database. Answers the role's name.
 */
async function refuseUnfit(db: Kysely<unknown>, { place }: Server): Promise<string> {
  const { rows } = await sql<{
    version: number
    collation: string
    encoding: string
    role: string
    isStrong: number
    owns: number
  }>`select current_setting('server_version_num')::integer as version, d.datcollate as collation,
      pg_encoding_to_char(d.encoding) as encoding, r.rolname as role, r.rolsuper or r.rolbypassrls as "isStrong",
      pg_has_role(d.datdba, 'member') or exists (select 1 from pg_class c
        where c.relnamespace = 'public'::regnamespace and pg_has_role(c.relowner, 'member')) as owns
    from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`.execute(
    db,
  )
  const [found] = rows
  if (!found) throw new Error('the server does not say what database this is')
  if (found.version < oldestServer) throw new Refusal('notebook.server-too-old', { place })
  if (found.encoding !== 'UTF8' || !['C', 'POSIX'].includes(found.collation))
    throw new Refusal('notebook.collation-wrong', {
      place,
      collation: found.collation,
      encoding: found.encoding,
    })
  if (found.isStrong === 1 || found.owns === 1)
    throw new Refusal('notebook.role-too-strong', { place, role: found.role })
  return found.role
}

async function bringUpToDate(
  owner: Server,
  { migrations, role }: { readonly migrations: readonly Migration[]; readonly role: string },
): Promise<void> {
  const driver = new PostgresWritingDriver(owner)
  const db = new Kysely<unknown>({ dialect: postgresDialect(driver) })
  try {
    await refuseForeign(db, owner)
    await migrate(db, { path: owner.place, migrations })
    await raiseWalls(db)
    const to = sql.ref(role)
    await db.transaction().execute(async (tx) => {
      await sql`grant usage on schema public to ${to}`.execute(tx)
      await sql`grant select, insert, update, delete on all tables in schema public to ${to}`.execute(tx)
      // Which steps were taken is the owner's to say.
      await sql`revoke insert, update, delete on migrations from ${to}`.execute(tx)
    })
  } finally {
    await driver.destroy()
  }
}

async function refuseForeign(db: Kysely<unknown>, { place }: Server): Promise<void> {
  const { rows } = await sql<{ tables: number; ours: number }>`select count(*) as tables,
    coalesce(max(case when relname = 'migrations' then 1 else 0 end), 0) as ours
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`.execute(db)
  const [found] = rows
  if (found && found.tables > 0 && found.ours === 0) throw new Refusal('notebook.foreign-database', { place })
}

async function refuseUnready(
  db: Kysely<unknown>,
  { server, migrations }: { readonly server: Server; readonly migrations: readonly Migration[] },
): Promise<void> {
  const { place } = server
  const { rows } = await tableNamed('migrations').execute(db)
  const left = rows.length === 0 ? migrations : await stepsLeft(db, { path: place, migrations })
  if (left[0]) throw new Refusal('notebook.owner-needed', { place, step: left[0].name })
  const [open] = await wallsMissing(db)
  if (open !== undefined)
    throw new Refusal('notebook.owner-needed', { place, step: `row level security: ${open}` })
}
