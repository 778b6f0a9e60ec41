import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Notebook } from '../notebook/notebook.ts'
import { isServer } from '../notebook/postgres-connection.ts'
import { asOwner, plainRole } from '../notebook/test-postgres.ts'

/**
 * Keeps the steps that go when an answer is kept, so that a test can have the notebook as a kill between the work and
 * the keeping of its answer would have left it: with the steps, without the answer.
 *
 * @returns what loses the answer to the request of a key, and says how many changes it had made
 */
export async function losingAnswers(notebook: Notebook): Promise<(key: string) => Promise<number>> {
  await (isServer(notebook.path) ? keepOnServer : keepInFile)(notebook.path)
  return (key) =>
    notebook.change(async (tx) => {
      const back =
        await sql`insert into "idempotencySteps" select * from "goneSteps" where "key" = ${key}`.execute(tx)
      await sql`delete from "goneSteps"`.execute(tx)
      await tx.deleteFrom('idempotency').where('key', '=', key).execute()
      return Number(back.numAffectedRows)
    })
}

const table = `create table "goneSteps" as select * from "idempotencySteps"`
const keep = `insert into "goneSteps" values
  (old."key", old."user", old."route", old."n", old."request", old."result", old."createdAt")`

async function keepInFile(path: string): Promise<void> {
  const database = new DatabaseSync(path)
  database.exec(
    `${table}; create trigger "keepGoneSteps" after delete on "idempotencySteps" begin ${keep}; end`,
  )
  database.close()
}

async function keepOnServer(path: string): Promise<void> {
  await asOwner(path, new URL(path).pathname.slice(1), [
    table,
    `create function keep_gone() returns trigger language plpgsql security definer
      as $$ begin ${keep}; return null; end $$`,
    'create trigger "keepGoneSteps" after delete on "idempotencySteps" for each row execute function keep_gone()',
    `grant all on "goneSteps" to ${plainRole}`,
  ])
}
