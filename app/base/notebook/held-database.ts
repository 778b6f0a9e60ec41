import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../language/refusal.ts'
import { Connection, serverAt } from './postgres-connection.ts'
import { patience } from './waiting.ts'

/** The letters RICF: held by the one program that works on a database, as long as it does. */
const programsLock = 0x52494346

/** A program that was killed a moment ago is still being missed by the server. */
const untilMissed = 3_000
/** How often it is asked whether the lock is still there. */
const askedEvery = 10_000

const settings = { tcp_keepalives_idle: '20', tcp_keepalives_interval: '10', tcp_keepalives_count: '3' }

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
  const server = serverAt(url)
  const { place } = server
  const connection = await Connection.open(server, settings)
  const until = performance.now() + untilMissed
  while (!(await taken(connection))) {
    if (performance.now() >= until) {
      await connection.close()
      throw new Refusal('notebook.database-in-use', { place })
    }
    await sleep(200)
  }
  let released = false
  const gone = (cause?: unknown): void => {
    if (released) return
    released = true
    clearInterval(timer)
    lost(new Refusal('notebook.database-lost', { place }, { cause }))
  }
  connection.onLost(gone)
  const timer = setInterval(() => {
    Promise.race([connection.ask('select 1'), silence()]).catch(gone)
  }, askedEvery)
  timer.unref()
  if (connection.isLost) gone()
  return async () => {
    released = true
    clearInterval(timer)
    await connection.close()
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
