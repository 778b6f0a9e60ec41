import { renameSync, rmSync } from 'node:fs'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../language/refusal.ts'
import type { ClusterLedger } from './cluster/cluster-ledger.ts'
import { copyLedger } from './copies.ts'
import { type Asked, failureOf, memoryOf } from './crossing.ts'
import { type KeptLedger, type Ledger, openLedger } from './ledger.ts'
import type { FromThread, LedgerPlace, ToThread } from './thread.ts'
import { needsOpening } from './troubles.ts'

/**
 * The ledger's own thread: the one owner of a DuckDB file, or of a ledger on a cluster, which it writes or only asks.
 * Questions come through ports and are answered side by side.
 */
const place = workerData as LedgerPlace
const starter = parentPort
if (!starter) throw new Error('the ledger’s thread is started by openLedgerThread')

type Opened = Ledger | ClusterLedger

let opened: Promise<Opened> | null = null
/** One that answers nothing any more, until it is opened anew. */
let spent: Opened | null = null
/** Whether another program writes on the cluster. */
let follows = 'cluster' in place && place.follows
let closing = false
let dying = false
let running = 0
const whenIdle: (() => void)[] = []
const ports = new Set<MessagePort>()

const idle = (): Promise<void> =>
  running === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))

async function answer({ question, given }: Asked): Promise<unknown> {
  if (question === ('beginAnew' satisfies keyof KeptLedger) && 'path' in place) return beginAnew(place.path)
  if (question === ('rewrite' satisfies keyof KeptLedger) && 'path' in place) return rewrite(place.path)
  const ledger = await openLedgerNow()
  running++
  try {
    const asked = ledger[question as keyof Ledger] as (...given: readonly unknown[]) => unknown
    return await asked(...given)
  } catch (error) {
    if (needsOpening(error) && spent !== ledger) {
      spent = ledger
      opened = null
    }
    throw error
  } finally {
    running--
    if (running === 0) for (const resolve of whenIdle.splice(0)) resolve()
  }
}

/** Tried again at every question until it opens: space may have been made meanwhile. */
async function openLedgerNow(): Promise<Opened> {
  if (closing) throw new Error('the ledger was asked after it had been closed')
  opened ??= open()
  const mine = opened
  try {
    return await mine
  } catch (error) {
    if (opened === mine) opened = null
    throw error
  }
}

async function open(): Promise<Opened> {
  if (spent) {
    await idle()
    await spent.close()
    spent = null
  }
  if ('path' in place) return openLedger(place.path)
  // Loaded by those alone who have a cluster.
  const { followLedgerOf, openLedgerOf } = await import('./cluster/cluster-ledger.ts')
  return follows ? followLedgerOf(place.cluster) : openLedgerOf(place.cluster)
}

/** From now on this program writes, or another one does. Questions that come meanwhile wait for it. */
async function turn(leads: boolean): Promise<void> {
  const before = opened
  follows = !leads
  opened = (async () => {
    await idle()
    const last = await before?.catch(() => null)
    if (last && last !== spent) await last.close()
    return open()
  })()
  await openLedgerNow()
}

/** Questions that come meanwhile wait for the new file. Broken off, the old one is there whole or is there no more. */
async function beginAnew(path: string): Promise<void> {
  const before = await openLedgerNow()
  if (before === spent) spent = null
  opened = (async () => {
    await idle()
    await before.close()
    // The log first: beside a new file it would be taken for that one's.
    for (const file of [`${path}.tmp`, `${path}.wal`, freshOf(path), path])
      rmSync(file, { force: true, recursive: true })
    return openLedger(path)
  })()
  await openLedgerNow()
}

/**
 * What is no more in any table still lies in blocks of the file that nothing has been written over. All there is goes
 * into a new file, which takes the old one's name when it is whole; broken off, the old one stands.
 */
async function rewrite(path: string): Promise<void> {
  const before = await openLedgerNow()
  if (before === spent) spent = null
  opened = (async () => {
    await idle()
    await before.checkpoint()
    await before.close()
    await copyLedger(path, freshOf(path))
    renameSync(freshOf(path), path)
    return openLedger(path)
  })()
  await openLedgerNow()
}

const freshOf = (path: string): string => `${path}.fresh`

function serve(port: MessagePort): void {
  ports.add(port)
  port.on('close', () => ports.delete(port))
  port.on('message', async (asked: Asked) => {
    try {
      const answered = await answer(asked)
      port.postMessage({ id: asked.id, answer: answered }, memoryOf(answered))
    } catch (error) {
      port.postMessage({ id: asked.id, failure: failureOf(error) })
    }
  })
}

async function close(): Promise<void> {
  closing = true
  await idle()
  await spent?.close()
  const ledger = await opened
  try {
    await ledger?.checkpoint()
  } catch (error) {
    // Whatever was answered stands in the log beside the file; whoever opens it next lays it down.
    if (!(error instanceof Refusal && error.code === 'ledger.disk-full')) throw error
  } finally {
    await ledger?.close()
  }
}

/**
 * A bug that nobody caught. Whoever waits is told at once; the thread itself ends only when the database is done, which
 * would otherwise take the whole program down with it.
 */
async function die(error: unknown): Promise<void> {
  if (dying) return
  dying = true
  closing = true
  tell({ died: failureOf(error) })
  for (const port of ports) port.close()
  try {
    await idle()
    const ledger = spent ?? (await opened)
    await ledger?.close()
  } finally {
    process.exit(1)
  }
}

function tell(said: FromThread): void {
  starter?.postMessage(said)
}

process.on('uncaughtException', (error) => void die(error))

starter.on('message', async (said: ToThread) => {
  if ('serve' in said) return serve(said.serve)
  if ('leads' in said) return tell({ turned: await turn(said.leads).then(() => null, failureOf) })
  const failure = await close().then(() => null, failureOf)
  tell({ closed: failure })
  for (const port of ports) port.close()
  starter.close()
})

openLedgerNow().then(
  () => tell({ opened: null }),
  (error) => {
    tell({ opened: failureOf(error) })
    starter.close()
  },
)
