import { inspect } from 'node:util'
import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import { actingAs } from '../audit/acting.ts'
import { Refusal } from '../language/refusal.ts'
import { ledgerAt } from '../ledger/thread.ts'
import { underLead } from '../notebook/lead.ts'
import { openNotebook, type Read } from '../notebook/notebook.ts'
import { wholly } from '../notebook/seen.ts'
import { Cancelled, type Enqueue, type JobContext, type JobKind, type Whole } from './job.ts'
import {
  type FromThread,
  flag,
  type Outcome,
  type ThreadGiven,
  type ToThread,
  type Turn,
} from './messages.ts'
import { spaced } from './spaced.ts'
import { keepJob } from './store.ts'

/** At most ten words of progress a second leave the thread. */
const progressEvery = 100

export type Work = {
  readonly kinds: readonly JobKind[]
  /** The company's day, asked when a job begins. */
  readonly today: (read: Read) => Promise<string>
}

/** What the job thread does: it waits for its stores, says that it is ready and runs what it is given, one at a time. */
export async function workJobs({ kinds, today }: Work): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('jobs are worked in a thread of their own')
  let heard: (message: ToThread) => void = () => undefined
  const told = new Promise<ThreadGiven>((resolve) => {
    heard = (message) => 'given' in message && resolve(message.given)
  })
  // One listener from the first message to the last: without one the thread would have nothing to stay for.
  port.on('message', (message: ToThread) => heard(message))
  const { folder, notebook: path, ledger: ledgerPort, flags, given, leads } = await told
  const opened = await openNotebook(path)
  const notebook = leads === null ? opened : underLead(opened, leads)
  const ledger = ledgerAt(ledgerPort)
  const post = (message: FromThread): void => port.postMessage(message)
  const known = new Map(kinds.map((kind) => [kind.name, kind]))
  const enqueue: Enqueue = async ({ tx, ...asked }) => {
    if (!known.has(asked.kind)) throw new Error(`there is no kind of job called ${asked.kind}`)
    const now = new Date().toISOString()
    return tx ? keepJob(tx, asked, now) : notebook.change((own) => keepJob(own, asked, now))
  }

  const run = async (turn: Turn): Promise<void> => {
    const progress = spaced(progressEvery, (said: FromThread) => post(said))
    let stage = ''
    let finishing = false
    const begin = async (): Promise<JobContext> => {
      const day = await today(notebook.read)
      return { ...shared, job: { id: turn.id, attempt: turn.attempt, by: turn.by }, today: () => day }
    }
    const shared = {
      notebook,
      ledger,
      folder,
      given,
      enqueue,
      progress: (name: string, done: number, of: number | Whole): void => {
        const said = { progress: { stage: name, done, ...(typeof of === 'number' ? { total: of } : of) } }
        // A new stage is said at once: a job that now computes for a minute would hold it back until then.
        if (name === stage) progress.say(said)
        else progress.sayNow(said)
        stage = name
      },
      cancelAsked: () =>
        Atomics.load(flags, flag.stop) === 1 ||
        Atomics.load(flags, flag.cancel) === turn.turn ||
        (!finishing && Atomics.load(flags, flag.giveWay) === turn.turn),
      finishing: () => {
        finishing = true
      },
    }
    const outcome = await outcomeOf(known.get(turn.kind), turn, begin)
    progress.end()
    post({ ended: outcome })
  }

  heard = (message) => {
    // Jobs are the program's; what one does for a person it narrows by what they see while it runs.
    if ('run' in message) void wholly(() => run(message.run))
    // Closing the port lets the thread end, once its connections have.
    else if ('close' in message)
      void notebook.close().then(() => {
        ledger.close()
        port.close()
      })
  }
  post({ ready: kinds.map(({ name, mostAttempts, givesWay = false }) => ({ name, mostAttempts, givesWay })) })
}

const passing = [
  ...['notebook.busy', 'notebook.connection-lost', 'notebook.outcome-unknown'],
  ...[
    'notebook.server-unreachable',
    'ledger.server-unreachable',
    'ledger.shards-apart',
    'ledger.server-busy',
  ],
]

async function outcomeOf(
  kind: JobKind | undefined,
  turn: Turn,
  begin: () => Promise<JobContext>,
): Promise<Outcome> {
  if (!kind) return { refused: { code: 'jobs.kind-unknown', values: { kind: turn.kind } } }
  try {
    const payload = kind.payload.parse(turn.payload)
    const acting = { by: turn.by, via: 'job', viaId: turn.id, act: turn.kind } as const
    const nowhere = { address: null, device: null, record: null, changes: false } as const
    const context = await begin()
    const result = await actingAs({ ...acting, ...nowhere }, () => kind.run(payload, context))
    return { done: z.json().parse(result) }
  } catch (error) {
    if (error instanceof Cancelled) return { cancelled: true }
    // A busy notebook is free again later, a lost server there again; every other refusal would come again.
    if (error instanceof Refusal && !passing.includes(error.code))
      return { refused: { code: error.code, values: { ...error.values } } }
    return { broke: error instanceof Error ? error.message : String(error), story: inspect(error) }
  }
}
