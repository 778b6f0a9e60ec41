import { backup, DatabaseSync } from 'node:sqlite'
import { fault } from './faults.ts'

/** The notebook as it stood at one moment, whatever is written meanwhile. */
export type NotebookView = {
  /** Into a file that is not there yet. */
  readonly copyTo: (path: string) => Promise<void>
  readonly close: () => void
}

/** Pages copied in one step. The moment is held, so that no step is taken anew when others write. */
const pagesAStep = 1_000_000

/** Holds what is committed now. Asked for within a change, nobody writes before it is held. */
export function viewOf(path: string): NotebookView {
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
    close: () => database.close(),
  }
}
