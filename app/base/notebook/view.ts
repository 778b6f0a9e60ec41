import { backup, DatabaseSync } from 'node:sqlite'
import { copyNotebook } from './copy.ts'
import { isPostgres } from './dialects.ts'
import { fault } from './faults.ts'
import { notebookMigrations } from './migrations.ts'
import type { Notebook } from './promises.ts'
import { wholly } from './seen.ts'
import { openFile } from './sqlite.ts'

/** The notebook as it stood at one moment, whatever is written meanwhile. */
export type NotebookView = {
  /** Into a file that is not there yet. */
  readonly copyTo: (path: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Pages copied in one step. The moment is held, so that no step is taken anew when others write. */
const pagesAStep = 1_000_000

/** Holds what is committed now. Asked for within a change, nobody writes before it is held. */
export async function viewOf(notebook: Pick<Notebook, 'path' | 'read'>): Promise<NotebookView> {
  return isPostgres(notebook.read) ? viewOfDatabase(notebook) : viewOfFile(notebook.path)
}

function viewOfFile(path: string): NotebookView {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec('pragma query_only = on')
    database.exec('begin')
    // The moment is that of the first question.
    database.prepare('select count(*) from sqlite_schema').get()
  } catch (error) {
    database.close()
    throw fault(error, path)
  }
  return {
    copyTo: async (to) => {
      try {
        await backup(database, to, { rate: pagesAStep })
      } catch (error) {
        throw fault(error, to)
      }
    },
    close: async () => database.close(),
  }
}

/** A transaction that reads holds its moment from its beginning on; its rows become a file as they are asked for. */
async function viewOfDatabase({ read }: Pick<Notebook, 'read'>): Promise<NotebookView> {
  const moment = await wholly(() => read.startTransaction().execute())
  return {
    copyTo: async (to) => {
      const file = await openFile(to, notebookMigrations)
      try {
        await copyNotebook(moment, file)
      } finally {
        await file.close()
      }
    },
    close: async () => {
      await moment.rollback().execute()
    },
  }
}
