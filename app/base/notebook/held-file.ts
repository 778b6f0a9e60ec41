import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { isBusy } from './faults.ts'

export type HeldFile = { readonly release: () => void }

/**
 * Holds a file for as long as this process lives: the kernel gives it up the moment the process is gone, however it
 * went. An exclusive transaction of SQLite that never ends, because Node has no file locks of its own. Nothing in this
 * process may open the file by another way: closing it would, on POSIX, give up the lock.
 *
 * @returns null when somebody else holds it, in this process or another
 */
export function holdFile(path: string): HeldFile | null {
  make(path)
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec('begin exclusive')
  } catch (error) {
    database.close()
    if (isBusy(error)) return null
    throw error
  }
  return { release: () => database.close() }
}

/** For nobody else on the machine. One that exists is not even opened. */
function make(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
