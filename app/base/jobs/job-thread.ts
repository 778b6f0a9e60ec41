import { type MessagePort, Worker } from 'node:worker_threads'
import type { Job, Progress } from './contract.ts'
import type { JsonValue } from './job.ts'
import {
  type FromThread,
  flag,
  type KindTold,
  type Outcome,
  type ThreadGiven,
  type ToThread,
} from './messages.ts'

/** The job thread as the main thread sees it: it is given one job at a time and may die at any moment. */
export type JobThread = {
  /** No entry: the thread does not know the kind. */
  readonly kinds: ReadonlyMap<string, KindTold>
  /** Runs a job to its end, whatever that is: this never throws. */
  readonly run: (job: Job, onProgress: (progress: Progress) => void) => Promise<Outcome>
  /** Asks the running job to stop: for a person, for a job that somebody waits for, or because the program closes. */
  readonly askToStop: (why: keyof typeof flag) => void
  readonly alive: () => boolean
  /** Lets the thread close its notebook and end; one that does not in the time is ended. */
  readonly close: (within: number) => Promise<void>
}

export type ThreadStart = {
  /** The file that runs in the thread; it ends in `workJobs`. */
  readonly entry: URL
  readonly folder: string
  readonly notebook: string
  readonly ledgerPort: () => MessagePort | Promise<MessagePort>
  /** What jobs are told of how the program is set; left out: nothing. */
  readonly given?: JsonValue
  /** Under which number this program leads those that have the notebook open; left out: it is alone. */
  readonly leads?: number
}

/** Starts the thread and waits until it is ready to work; why it could not be is thrown. */
export async function startJobThread(start: ThreadStart): Promise<JobThread> {
  const ledger = await start.ledgerPort()
  const flags = new Int32Array(new SharedArrayBuffer(Object.keys(flag).length * Int32Array.BYTES_PER_ELEMENT))
  const { folder, notebook, given: told = null, leads = null } = start
  const given: ThreadGiven = { folder, notebook, ledger, flags, given: told, leads }
  const worker = new Worker(start.entry, { name: 'jobs', workerData: given, transferList: [ledger] })
  let alive = true
  let turn = 0
  let onProgress: (progress: Progress) => void = () => undefined
  let onEnd: (outcome: Outcome) => void = () => undefined
  let trouble: unknown
  const gone = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      alive = false
      onEnd({ died: trouble === undefined ? `the job thread ended with ${code}` : storyOf(trouble) })
      resolve()
    })
  })
  worker.on('error', (error) => {
    trouble = error
  })
  const kinds = new Map<string, KindTold>()
  await new Promise<void>((resolve, reject) => {
    const failed = (): void => reject(new Error('the job thread could not start', { cause: trouble }))
    worker.once('exit', failed)
    worker.on('message', (message: FromThread) => {
      if ('ready' in message) {
        for (const kind of message.ready) kinds.set(kind.name, kind)
        worker.off('exit', failed)
        resolve()
      } else if ('progress' in message) onProgress(message.progress)
      else onEnd(message.ended)
    })
  })
  const post = (message: ToThread): void => worker.postMessage(message)
  return {
    kinds,
    alive: () => alive,
    askToStop: (why) => {
      Atomics.store(flags, flag[why], why === 'stop' ? 1 : turn)
    },
    run: (job, told) =>
      new Promise((resolve) => {
        if (!alive) {
          resolve({ died: 'the job thread had ended already' })
          return
        }
        turn += 1
        onProgress = told
        onEnd = (outcome) => {
          onProgress = () => undefined
          onEnd = () => undefined
          resolve(outcome)
        }
        const { id, kind, payload, attempts, by } = job
        post({ run: { turn, id, kind, payload, attempt: attempts, by } })
      }),
    close: async (within) => {
      if (!alive) return
      post({ close: true })
      const timer = setTimeout(() => void worker.terminate(), within)
      await gone
      clearTimeout(timer)
    },
  }
}

function storyOf(trouble: unknown): string {
  return trouble instanceof Error ? (trouble.stack ?? trouble.message) : String(trouble)
}
