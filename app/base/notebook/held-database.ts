import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../language/refusal.ts'
import { Connection, serverAt } from './postgres-connection.ts'
import { patience } from './waiting.ts'

/** The letters RICF: held by the one program that works on a database, as long as it does. */
export const programsLock = 0x52494346
/** The letters RICT: shared by all that work on it or stand by, so that whoever would end that can count them. */
export const thereLock = 0x52494354

/** A program that was killed a moment ago is still being missed by the server. */
const untilMissed = 3_000
/** How often it is asked whether the lock is still there. */
const askedEvery = 10_000

const settings = { tcp_keepalives_idle: '20', tcp_keepalives_interval: '10', tcp_keepalives_count: '3' }

/** One who would have a database for themselves, and looks now and then whether nobody has it any more. */
export type StandingBy = {
  /** Takes it where it is free. */
  readonly take: () => Promise<boolean>
  /** Gives it up, and is still there. */
  readonly giveUp: () => Promise<void>
  /** Gives it up, or stands by no longer. */
  readonly close: () => Promise<void>
}

/**
 * Takes a database for this program alone: the facts that belong to its records lie in a file that is only here. The lock
 * is the server's and goes with the connection that holds it, however this program ends.
 *
 * @param lost hears that it is held no more: another program may have it from now on
 * @returns gives it up
 */
export async function holdDatabase(
  url: string,
  lost: (refusal: Refusal) => void,
): Promise<() => Promise<void>> {
  const standing = standBy(url, lost)
  try {
    const until = performance.now() + untilMissed
    while (!(await standing.take())) {
      if (performance.now() >= until)
        throw new Refusal('notebook.database-in-use', { place: serverAt(url).place })
      await sleep(200)
    }
  } catch (error) {
    await standing.close()
    throw error
  }
  return standing.close
}

/**
 * Stands by for a database on a connection of its own, which is opened anew where it broke before anything was taken.
 *
 * @param lost hears that what was taken is held no more
 */
export function standBy(url: string, lost: (refusal: Refusal) => void): StandingBy {
  const server = serverAt(url)
  const { place } = server
  let connection: Connection | null = null
  let timer: NodeJS.Timeout | undefined
  let holds = false
  const gone = (cause?: unknown): void => {
    if (!holds) return
    holds = false
    clearInterval(timer)
    lost(new Refusal('notebook.database-lost', { place }, { cause }))
  }
  return {
    take: async () => {
      if (holds) return true
      if (!connection || connection.isLost) {
        connection = await Connection.open(server, settings)
        await connection.ask(`select pg_advisory_lock_shared(${thereLock})`, [])
      }
      const here = connection
      if (!(await taken(here))) return false
      holds = true
      here.onLost(gone)
      timer = setInterval(() => {
        Promise.race([here.ask('select 1'), silence()]).catch(gone)
      }, askedEvery)
      timer.unref()
      if (here.isLost) gone()
      return holds
    },
    giveUp: async () => {
      holds = false
      clearInterval(timer)
      if (!connection || connection.isLost) return
      await connection.ask(`select pg_advisory_unlock(${programsLock})`, [])
    },
    close: async () => {
      holds = false
      clearInterval(timer)
      await connection?.close()
      connection = null
    },
  }
}

async function taken(connection: Connection): Promise<boolean> {
  const { rows } = await connection.ask(`select pg_try_advisory_lock(${programsLock}) as held`, [])
  return rows[0]?.held === 1
}

async function silence(): Promise<never> {
  await sleep(patience, undefined, { ref: false })
  throw new Error('the server does not answer')
}
