import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Notebook } from '../notebook/notebook.ts'

/**
 * Keeps the steps that go when an answer is kept, so that a test can have the notebook as a kill between the work and
 * the keeping of its answer would have left it: with the steps, without the answer.
 *
 * @returns what loses the answer to the request of a key, and says how many changes it had made
 */
export function losingAnswers(notebook: Notebook): (key: string) => Promise<number> {
  const database = new DatabaseSync(notebook.path)
  database.exec(`create table "goneSteps" as select * from "idempotencySteps";
    create trigger "keepGoneSteps" after delete on "idempotencySteps" begin
      insert into "goneSteps" values
        (old."key", old."user", old."route", old."n", old."request", old."result", old."createdAt");
    end`)
  database.close()
  return (key) =>
    notebook.change(async (tx) => {
      const back =
        await sql`insert into "idempotencySteps" select * from "goneSteps" where "key" = ${key}`.execute(tx)
      await sql`delete from "goneSteps"`.execute(tx)
      await tx.deleteFrom('idempotency').where('key', '=', key).execute()
      return Number(back.numAffectedRows)
    })
}
