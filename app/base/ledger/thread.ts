import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { Refusal } from '../language/refusal.ts'
import type { ClaimedCluster } from './cluster/cluster-ledger.ts'
import { type Answered, type Asked, errorOf, type Failure } from './crossing.ts'
import type { KeptLedger } from './ledger.ts'

/** What the ledger's thread is told, beside questions, and what it tells. */
export type ToThread =
  | { readonly serve: MessagePort }
  | { readonly leads: boolean }
  | { readonly close: true }
export type FromThread =
  | { readonly opened: Failure | null }
  | { readonly turned: Failure | null }
  | { readonly closed: Failure | null }
  | { readonly died: Failure }

export type LedgerThread = {
  /** The ledger as the thread that opened it asks it. Its `close` gives back only this access. */
  readonly ledger: KeptLedger
  /** A way to the ledger for another thread, which makes a ledger of it with `ledgerAt`. */
  readonly port: () => MessagePort
  /** Of a ledger on a cluster: from now on this program is the one that writes, or is not. */
  readonly leads: (leads: boolean) => Promise<void>
  /** Waits for what is being worked on, writes everything down into the one file, and ends the thread. */
  readonly close: () => Promise<void>
}

/** Files this process has open: DuckDB's lock keeps out other processes only, and two openings here would ruin the file. */
const open = new Set<string>()

/**
 * Opens a ledger's file on a thread of its own, which is the file's one owner. Nothing else in this process may open or
 * read the file meanwhile: the system lifts the lock when any part of the process closes it.
 */
export async function openLedgerThread(path: string): Promise<LedgerThread> {
  const file = join(realpathSync(dirname(path)), basename(path))
  if (open.has(file)) throw new Refusal('ledger.in-use', { path, pid: process.pid })
  open.add(file)
  return threadOn({ path }, () => open.delete(file))
}

/** The same of a ledger on a cluster: this program is the one that writes, or follows the one that does. */
export function openClusterThread(cluster: ClaimedCluster, follows = false): Promise<LedgerThread> {
  return threadOn({ cluster, follows }, () => undefined)
}

/** Where a thread's ledger is. */
export type LedgerPlace =
  | { readonly path: string }
  | { readonly cluster: ClaimedCluster; readonly follows: boolean }

async function threadOn(place: LedgerPlace, free: () => void): Promise<LedgerThread> {
  const worker = new Worker(new URL('./ledger-thread.ts', import.meta.url), {
    workerData: place,
    // What this process was started with (a script on the command line, say) is nothing to its threads.
    execArgv: [],
  })
  let death: unknown = null
  worker.once('error', (error) => {
    death = error
  })
  const exit = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      free()
      resolve()
    })
  })
  let gone = false
  // A dying thread says so at once, and ends when the database has let go of what it was working on.
  const end = new Promise<void>((resolve) => {
    void exit.then(resolve)
    worker.on('message', (said: FromThread) => {
      if (!('died' in said)) return
      death = errorOf(said.died)
      resolve()
    })
  }).then(() => {
    gone = true
  })
  /** What the thread tells once, or why it never will. */
  const told = async (what: 'opened' | 'turned' | 'closed'): Promise<void> => {
    const failure = await new Promise<Failure | null>((resolve, reject) => {
      worker.on('message', (said: FromThread) => {
        if (what in said) resolve((said as Record<string, Failure | null>)[what] ?? null)
      })
      void end.then(() => reject(new Error("the ledger's thread has ended", { cause: death })))
    })
    if (failure) throw errorOf(failure)
  }
  try {
    await told('opened')
  } catch (error) {
    await exit
    throw error
  }
  const port = (): MessagePort => {
    if (gone) throw new Error("the ledger's thread has ended", { cause: death })
    const { port1, port2 } = new MessageChannel()
    worker.postMessage({ serve: port2 } satisfies ToThread, [port2])
    return port1
  }
  let closing: Promise<void> | null = null
  const { ledger, answered } = asking(port(), async () => {
    await end
    return closing && !death ? afterClosing() : new Error("the ledger's thread has ended", { cause: death })
  })
  return {
    ledger,
    port,
    leads: async (leads) => {
      const turned = told('turned')
      worker.postMessage({ leads } satisfies ToThread)
      await turned
    },
    close: () => {
      closing ??= (async () => {
        if (gone) {
          await exit
          throw new Error("the ledger's thread has ended", { cause: death })
        }
        // Ports have no order among each other: what was asked here before is not to meet a closed ledger.
        await answered()
        const closed = told('closed')
        worker.postMessage({ close: true } satisfies ToThread)
        try {
          await closed
        } finally {
          await exit
        }
      })()
      return closing
    },
  }
}

/** The ledger behind a port, in the thread that was handed the port. Its `close` gives the port back. */
export function ledgerAt(port: MessagePort): KeptLedger {
  return asking(port, async () => new Error("the ledger's thread has ended")).ledger
}

/** Every question of the ledger: a new one that is not listed here does not compile. */
const questions = {
  parquetSample: true,
  parquetRows: true,
  loadOrders: true,
  rejectedOf: true,
  period: true,
  layOutHistories: true,
  purchasePatterns: true,
  trialSample: true,
  trialHistories: true,
  spending: true,
  marginSums: true,
  keepStageWindows: true,
  customerHistories: true,
  customerWorth: true,
  cohorts: true,
  holdOut: true,
  forget: true,
  judge: true,
  nameParties: true,
  beginBatch: true,
  appendPiece: true,
  settleBatch: true,
  commitBatch: true,
  dropBatch: true,
  batchStates: true,
  whatUndoingTakes: true,
  newIdentities: true,
  partiesOnlyIn: true,
  partiesSharedWith: true,
  applyIdentities: true,
  identityMark: true,
  untoldNames: true,
  namesTold: true,
  customerOrders: true,
  orderLines: true,
  customerPayments: true,
  customerCounts: true,
  purchaseDaysOf: true,
  productGaps: true,
  productsListed: true,
  productMark: true,
  receivableItems: true,
  appendWorthHistory: true,
  dropWorthHistory: true,
  worthHistoryOf: true,
  worthPeople: true,
  applyTouches: true,
  touchMark: true,
  beginDump: true,
  dumpPage: true,
  endDump: true,
  readable: true,
  beginReadOut: true,
  readOutPage: true,
  endReadOut: true,
  beginCopy: true,
  writeCopy: true,
  endCopy: true,
  checkpoint: true,
  beginAnew: true,
  rewrite: true,
  batchesNaming: true,
  eraseParties: true,
} as const satisfies Record<Exclude<keyof KeptLedger, 'close'>, true>

const afterClosing = (): Error => new Error('the ledger was asked after it had been closed')

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: unknown) => void }

function asking(
  port: MessagePort,
  why: () => Promise<Error>,
): { readonly ledger: KeptLedger; readonly answered: () => Promise<void> } {
  const waiting = new Map<number, Waiting>()
  const pending = new Set<Promise<unknown>>()
  let ended: Promise<Error> | null = null
  let last = 0
  port.on('message', (answered: Answered) => {
    const one = waiting.get(answered.id)
    waiting.delete(answered.id)
    if ('failure' in answered) one?.reject(errorOf(answered.failure))
    else one?.resolve(answered.answer)
  })
  port.on('close', () => {
    ended ??= why()
    void ended.then((error) => {
      for (const one of waiting.values()) one.reject(error)
      waiting.clear()
    })
  })
  const ask = async (question: string, given: readonly unknown[]): Promise<unknown> => {
    if (ended) throw await ended
    const id = ++last
    port.postMessage({ id, question, given } satisfies Asked)
    const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    pending.add(answer)
    return answer.finally(() => pending.delete(answer))
  }
  const close = (): void => {
    ended ??= Promise.resolve(afterClosing())
    port.close()
  }
  const asked = Object.keys(questions).map((name) => [name, (...given: unknown[]) => ask(name, given)])
  return {
    ledger: { ...Object.fromEntries(asked), close } as KeptLedger,
    answered: async () => {
      await Promise.allSettled(pending)
    },
  }
}
