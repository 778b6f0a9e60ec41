import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'

/** What lies where in the data folder. */
export type DataFolder = {
  readonly folder: string
  readonly notebook: string
  /** Only where the records lie in a database: the folder's name, which is known there. */
  readonly belongs: string
  /** While they move into a database: the name that the folder will be known by there. */
  readonly moving: string
  /** While they move back: the file that is being filled. */
  readonly arriving: string
  /** What the records left behind when they moved into a database. */
  readonly left: string
  readonly ledger: string
  /** Only where the facts lie on a cluster: that they do. */
  readonly factsElsewhere: string
  /** While they move onto it: under which name. */
  readonly factsMoving: string
  /** While they move back: the file that is being filled. */
  readonly factsArriving: string
  /** What the facts left behind when they moved onto a cluster. */
  readonly factsLeft: string
  /** Held by the one program that works in the folder. */
  readonly lock: string
  /** Whose it is, for the sentence somebody else is told; it decides nothing. */
  readonly pid: string
  /** What came through standard input for a command that the running program does. */
  readonly spool: string
}

/** The data folder asked for: RICEBOOK_DATA, else `ricebook-data` where one stands. */
export function dataFolderAsked(
  environment: Readonly<Record<string, string | undefined>>,
  cwd: string,
): string {
  return resolve(cwd, environment.RICEBOOK_DATA || 'ricebook-data')
}

export function dataFolder(folder: string): DataFolder {
  const at = (name: string): string => join(folder, name)
  return {
    folder,
    notebook: at('notebook.sqlite'),
    belongs: at('notebook.elsewhere'),
    moving: at('notebook.moving'),
    arriving: at('notebook.sqlite.arriving'),
    left: at('notebook.moved.sqlite'),
    ledger: at('ledger.duckdb'),
    factsElsewhere: at('ledger.elsewhere'),
    factsMoving: at('ledger.moving'),
    factsArriving: at('ledger.duckdb.arriving'),
    factsLeft: at('ledger.moved.duckdb'),
    lock: at('running.lock'),
    pid: at('running.pid'),
    spool: at('spool'),
  }
}

/** Longer names of sockets are cut off, silently, by some systems. */
const longestSocket = 100

export type SocketPlace = {
  readonly path: string
  /** A folder outside the data folder that must be ours alone before anything in it is trusted. */
  readonly ownFolder: string | null
}

/**
 * Where the running program listens for commands: in the data folder, or where that path is too long for a socket in
 * a folder of the user's own under the system's temporary one; on Windows a named pipe.
 */
export function socketOf(folder: string): SocketPlace {
  const inside = join(folder, 'running.sock')
  if (process.platform !== 'win32' && Buffer.byteLength(inside) <= longestSocket)
    return { path: inside, ownFolder: null }
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\ricebook-${name}`, ownFolder: null }
  const ownFolder = join(tmpdir(), `ricebook-${userInfo().uid}`)
  return { path: join(ownFolder, `${name}.sock`), ownFolder }
}
