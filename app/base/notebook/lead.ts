import { sql } from 'kysely'
import { Refusal } from '../language/refusal.ts'
import { programsLock, thereLock } from './held-database.ts'
import type { Change, Notebook, Read } from './promises.ts'

// Of several programs on one database one leads. The lock of `held-database.ts` says which, and the server takes it back
// when that one's connection ends. What a program does by then may still be on its way through other connections of its
// own: a machine that stood still for a minute goes on where it was. So whoever begins to lead counts a number up, and each
// change that is made as the one who leads looks in itself whether the number is still the one it began with. Changes of
// one database come one after the other, so none of an earlier one is made after the count.

/** Who leads, or led last. */
export type Leader = { readonly number: number; readonly name: string; readonly since: string }

/** Answers the number under which it leads. */
export async function countLead(tx: Change, { name, since }: Omit<Leader, 'number'>): Promise<number> {
  const { led } = await tx
    .updateTable('installation')
    .set((old) => ({ led: old('led', '+', 1), leader: name, ledSince: since }))
    .returning('led')
    .executeTakeFirstOrThrow()
  return led
}

/** Null: nobody has led yet. */
export async function leaderIn(read: Read): Promise<Leader | null> {
  const row = await read.selectFrom('installation').select(['led', 'leader', 'ledSince']).executeTakeFirst()
  if (!row || row.leader === null || row.ledSince === null) return null
  return { number: row.led, name: row.leader, since: row.ledSince }
}

/** Whether somebody holds the lock of a database now. */
export const isHeld = async (read: Read): Promise<boolean> => (await holdersOf(read, programsLock)) > 0

/** How many work on a database now or stand by, whoever holds it included. */
export const programsThere = (read: Read): Promise<number> => holdersOf(read, thereLock)

async function holdersOf(read: Read, lock: number): Promise<number> {
  const { rows } = await sql<{ held: number }>`select count(*) as held from pg_locks
    where locktype = 'advisory' and granted and classid = 0 and objid = ${lock} and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())`.execute(read)
  return rows[0]?.held ?? 0
}

/**
 * The notebook as the program has it that leads under a number: no change is made any more when another one leads.
 *
 * @param lost hears when one was not made
 */
export function underLead(notebook: Notebook, number: number, lost?: (refusal: Refusal) => void): Notebook {
  return {
    ...notebook,
    change: async (work) => {
      try {
        return await notebook.change(async (tx) => {
          const row = await tx.selectFrom('installation').select('led').executeTakeFirst()
          if (row?.led !== number) throw new Refusal('notebook.database-lost', { place: notebook.path })
          return work(tx)
        })
      } catch (error) {
        if (error instanceof Refusal && error.code === 'notebook.database-lost') lost?.(error)
        throw error
      }
    },
  }
}
