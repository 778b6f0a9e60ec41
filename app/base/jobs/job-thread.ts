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
  /** One that was begun ahead for it; left out, or ended since: a new one. */
  readonly ahead?: ThreadAhead
  readonly folder: string
  readonly notebook: string
  readonly ledgerPort: () => MessagePort | Promise<MessagePort>
  /** What jobs are told of how the program is set; left out: nothing. */
  readonly given?: JsonValue
  /** Under which number this program leads those that have the notebook open; left out: it is alone. */
  readonly leads?: number
}

/** A thread that reads its programs while the stores are being opened: what takes longest of a start. */
export type ThreadAhead = {
  /** Once, if it still lives; it is the asker's from then on. */
  readonly take: () => Begun | null
  /** Ends it, if nobody has taken it. */
  readonly close: () => Promise<void>
}

export function beginJobThread(entry: URL): ThreadAhead {
  let begun: Begun | null = begin(entry)
  const take = (): Begun | null => {
    const own = begun
    begun = null
    return own?.alive() ? own : null
  }
  return { take, close: async () => void (await take()?.worker.terminate()) }
}

type Begun = {
  readonly worker: Worker
  readonly alive: () => boolean
  /** Why it ended, when it has. */
  readonly gone: Promise<string>
}

function begin(entry: URL): Begun {
  const worker = new Worker(entry, { name: 'jobs' })
  let alive = true
  let trouble: unknown
  worker.on('error', (error) => {
    trouble = error
  })
  const gone = new Promise<string>((resolve) => {
    worker.once('exit', (code) => {
      alive = false
      resolve(trouble === undefined ? `the job thread ended with ${code}` : storyOf(trouble))
    })
  })
  return { worker, alive: () => alive, gone }
}

/** Starts the thread and waits until it is ready to work; why it could not be is thrown. */
export async function startJobThread(start: ThreadStart): Promise<JobThread> {
  const ledger = await start.ledgerPort()
  const flags = new Int32Array(new SharedArrayBuffer(Object.keys(flag).length * Int32Array.BYTES_PER_ELEMENT))
  const { folder, notebook, given: told = null, leads = null } = start
  const { worker, alive, gone } = start.ahead?.take() ?? begin(start.entry)
  let turn = 0
  let onProgress: (progress: Progress) => void = () => undefined
  let onEnd: (outcome: Outcome) => void = () => undefined
  void gone.then((died) => onEnd({ died }))
  const kinds = new Map<string, KindTold>()
  const ready = new Promise<void>((resolve, reject) => {
    void gone.then((died) => reject(new Error('the job thread could not start', { cause: died })))
    worker.on('message', (message: FromThread) => {
      if ('ready' in message) {
        for (const kind of message.ready) kinds.set(kind.name, kind)
        resolve()
      } else if ('progress' in message) onProgress(message.progress)
      else onEnd(message.ended)
    })
  })
  const given: ThreadGiven = { folder, notebook, ledger, flags, given: told, leads }
  worker.postMessage({ given } satisfies ToThread, [ledger])
  await ready
  const post = (message: ToThread): void => worker.postMessage(message)
  return {
    kinds,
    alive,
    askToStop: (why) => {
      Atomics.store(flags, flag[why], why === 'stop' ? 1 : turn)
    },
    run: (job, told) =>
      new Promise((resolve) => {
        if (!alive()) {
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
      if (!alive()) return
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
