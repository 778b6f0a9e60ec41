import type { Kysely } from 'kysely'
import { Refusal } from '../language/refusal.ts'
import { markAs, tableNamed } from './dialects.ts'
import type { Migration } from './migration.ts'

type Recorded = { migrations: { name: string; at: string } }

/** In the file's header: says whose it is. The letters RICE. */
export const notebookMark = 0x52494345

/**
 * Brings a notebook's tables up to date, forward only. Every step is one transaction with the record that it was done,
 * so a program killed at any moment leaves the one or the other; two that open at once take turns.
 */
export async function migrate(
  db: Kysely<unknown>,
  asked: { path: string; migrations: readonly Migration[] },
): Promise<void> {
  const { path, migrations } = asked
  await begin(db)
  for (const migration of await stepsLeft(db, { path, migrations })) {
    await db.transaction().execute(async (tx) => {
      // Another program may have taken the step between the question above and this transaction.
      if ((await recorded(tx)).includes(migration.name)) return
      await migration.up(tx)
      await tx
        .withTables<Recorded>()
        .insertInto('migrations')
        .values({ name: migration.name, at: new Date().toISOString() })
        .execute()
    })
  }
}

/** Those that are still to be taken; tables that a newer program has made are refused. */
export async function stepsLeft(
  db: Kysely<unknown>,
  asked: { path: string; migrations: readonly Migration[] },
): Promise<readonly Migration[]> {
  const { path, migrations } = asked
  const done = await recorded(db)
  const known = new Set(migrations.map(({ name }) => name))
  const step = done.find((name) => !known.has(name))
  if (step !== undefined) throw new Refusal('notebook.too-new', { path, step })
  return migrations.filter(({ name }) => !done.includes(name))
}

async function begin(db: Kysely<unknown>): Promise<void> {
  const { rows } = await tableNamed('migrations').execute(db)
  if (rows.length > 0) return
  await db.transaction().execute(async (tx) => {
    await tx.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('name', 'text', (c) => c.primaryKey().notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .execute()
    await markAs(notebookMark).execute(tx)
  })
}

async function recorded(db: Kysely<unknown>): Promise<string[]> {
  const rows = await db.withTables<Recorded>().selectFrom('migrations').select('name').execute()
  return rows.map(({ name }) => name)
}
