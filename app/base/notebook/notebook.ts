import type { Migration } from './migration.ts'
import { notebookMigrations } from './migrations.ts'
import { openServer } from './postgres.ts'
import { isServer } from './postgres-connection.ts'
import type { Notebook } from './promises.ts'
import { openFile } from './sqlite.ts'

export type { NotebookTables } from './migrations.ts'
export type { Change, Notebook, Read } from './promises.ts'
export { isServer }

/** Where notebooks that are asked for by their file are kept; null: there, as files. For the proofs of the other store. */
let keptElsewhere: ((file: string, given: readonly Migration[] | undefined) => Promise<Notebook>) | null =
  null

export function keepNotebooks(elsewhere: typeof keptElsewhere): void {
  keptElsewhere = elsewhere
}

/**
 * A file is made where there is none; the tables are brought up to date, those of a database by its owner.
 *
 * @param ownerUrl where a database is and its tables may be behind
 */
export async function openNotebook(
  place: string,
  given?: readonly Migration[],
  ownerUrl?: string | null,
): Promise<Notebook> {
  const migrations = given ?? notebookMigrations
  if (isServer(place)) return openServer({ url: place, migrations, ...(ownerUrl && { ownerUrl }) })
  return keptElsewhere ? keptElsewhere(place, given) : openFile(place, migrations)
}
