import { mkdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { openQueue } from '../jobs/jobs.ts'
import { waker } from '../jobs/pace.ts'
import { Refusal } from '../language/refusal.ts'
import type { LedgerThread } from '../ledger/thread.ts'
import { type StandingBy, standBy } from '../notebook/held-database.ts'
import { countLead, underLead } from '../notebook/lead.ts'
import { wholly } from '../notebook/seen.ts'
import type { Installation, InstallationAsked } from './at-work.ts'
import { closeAll } from './closing.ts'
import { type DataFolder, dataFolder } from './data-folder.ts'
import { type ClusterSet, claimedBy, openFacts, refuseOtherPlace } from './facts.ts'
import { tidyFacts, welcomeFacts } from './facts-moved.ts'
import { inSharedFolder } from './folder-lock.ts'
import { dutiesOf } from './leading.ts'
import { openSharedRecords, type ServerSet } from './records.ts'

// Any number of programs on one database and one cluster:
//
//   standing by ──the database's lock is free──▶ leads ──told to stop: hands over──▶ (closes)
//        ▲                                        │ └──lock lost: ends at once, whatever it was doing
//        └────could not: a server is away─────────┘
//
// All of them answer requests, write records and ask for jobs. The one that leads, and it alone, mends what was left half
// done, writes to the ledger, works on jobs and fires schedules. Who stands by looks every second whether the lock is free.
// That nothing is written by two: the lock goes with a connection, and what its holder had still under way when it broke is
// refused by the number it led under (`notebook/lead.ts`), as by the ledger, which counts its writers in its own way
// (`ledger/cluster/state.ts`).

/** Between two looks whether the lock is free. */
const everySecond = 1_000
/** Between two looks whether the ledger has anything to hear. */
const hearing = 400
/** One that was killed a moment ago may still be missed by the server: then the next to open leads at once. */
const untilMissed = 200
/** So long the first program on a new cluster may need until its tables are there. */
const untilClaimed = 60_000

type Asked = Omit<InstallationAsked, 'server' | 'cluster' | 'lost'> & {
  readonly server: ServerSet
  readonly cluster: ClusterSet
  readonly lost: NonNullable<InstallationAsked['lost']>
}

export async function openSideBySide(asked: Asked): Promise<Installation> {
  const { folder, server, cluster, lost, repair, bring, jobsEntry, jobsGiven = null, schedules = [] } = asked
  const { pace, now, trouble = warn } = asked
  const place = dataFolder(folder)
  const records = await inSharedFolder(place, async () => {
    refuseOtherPlace(place, cluster)
    await tidyFacts(place)
    await mkdir(place.spool, { recursive: true, mode: 0o700 })
    const opened = await openSharedRecords(place, server)
    await welcomeFacts(place, opened.notebook)
    return opened
  })
  const { notebook, belongs, at } = records
  const closings: (() => Promise<void>)[] = [records.close]
  const standing = standBy(server.url, lost)
  closings.push(standing.close)
  try {
    const { thread, first } = await openBeside(place, { cluster, belongs, standing })
    closings.push(thread.close)
    const { ledger, port } = thread
    const queue = openQueue({ notebook, trouble, ...(pace && { pace }), ...(now && { now }) })
    closings.push(queue.jobs.close)
    const duties = dutiesOf(trouble)
    let writes = first

    const takeOver = async (): Promise<void> => {
      writes = true
      await thread.leads(true)
      await lead()
    }
    const lead = async (): Promise<void> => {
      const since = new Date().toISOString()
      const number = await notebook.change((tx) => countLead(tx, { name: programName(), since }))
      const own = underLead(notebook, number, lost)
      await repair?.({ notebook: own, ledger })
      const entry = { entry: jobsEntry, folder, notebook: at, ledgerPort: port, given: jobsGiven }
      await queue.work({ notebook: own, thread: { ...entry, leads: number }, schedules })
      await duties.begin()
    }
    const standDown = async (): Promise<void> => {
      await duties.end()
      await queue.rest()
      // Who takes over need not wait for the rest: what this one may still tell the ledger counts no more from then on.
      await standing.giveUp().catch(() => standing.close())
      if (writes) await thread.leads(false).catch(trouble)
      writes = false
    }
    if (bring) {
      const round = bring({ notebook, ledger })
      await duties.whileLeading(async () => repeated(round, trouble))
    }
    if (first) await lead()
    const watching = standingBy({ standing, takeOver, standDown, trouble, leads: duties.leads })
    closings.push(async () => {
      await watching.end()
      await duties.end()
    })
    let closed: Promise<void> | undefined
    let handed: Promise<void> | undefined
    const close = async (): Promise<void> => {
      await handed
      await closeAll(closings)
    }
    return {
      folder,
      notebook,
      ledger,
      jobs: queue.jobs,
      leading: {
        shared: true,
        leads: duties.leads,
        whileLeading: duties.whileLeading,
        handOver: () => {
          handed ??= watching.end().then(standDown)
          return handed
        },
      },
      close: () => {
        closed ??= close()
        return closed
      },
    }
  } catch (error) {
    await closeAll(closings)
    throw error
  }
}

type Beside = { readonly cluster: ClusterSet; readonly belongs: string; readonly standing: StandingBy }

/**
 * Opens the facts: to write them where nobody leads, else beside the one that does, once that one has made a place for
 * them.
 */
async function openBeside(
  place: DataFolder,
  { cluster, belongs, standing }: Beside,
): Promise<{ readonly thread: LedgerThread; readonly first: boolean }> {
  const begun = performance.now()
  for (;;) {
    if (await standing.take()) return { thread: await openFacts(place, { cluster, belongs }), first: true }
    if (claimedBy(place) && performance.now() - begun >= untilMissed)
      return { thread: await openFacts(place, { cluster, belongs, follows: true }), first: false }
    // Who has it for so long, and no facts on a cluster, is no program of this kind.
    if (performance.now() - begun >= untilClaimed)
      throw new Refusal('notebook.database-in-use', { place: place.folder })
    await sleep(untilMissed)
  }
}

/** How a program is called to people: where it is, and which of those there. */
const programName = (): string => `${hostname()}, ${process.pid}`

type Watched = {
  readonly standing: StandingBy
  readonly takeOver: () => Promise<void>
  readonly standDown: () => Promise<void>
  readonly leads: () => boolean
  readonly trouble: (error: unknown) => void
}

/** Looks whether nobody leads, and then does. */
function standingBy({ standing, takeOver, standDown, leads, trouble }: Watched) {
  const pause = waker()
  let ended = false
  let said = ''
  const rounds = async (): Promise<void> => {
    while (!ended && !leads()) {
      await pause.wait(everySecond)
      if (ended) return
      try {
        if (!(await standing.take())) continue
        await takeOver()
        said = ''
      } catch (error) {
        // Once, and not each second until a server is back.
        const why = error instanceof Error ? error.message : String(error)
        if (why !== said) trouble(error)
        said = why
        await standDown()
      }
    }
  }
  const done = wholly(rounds)
  return {
    end: async () => {
      ended = true
      pause.wake()
      await done
    },
  }
}

/** Again and again, until the answered function is called. */
function repeated(round: () => Promise<void>, trouble: (error: unknown) => void): () => Promise<void> {
  const pause = waker()
  let ended = false
  const rounds = async (): Promise<void> => {
    while (!ended) {
      await round().catch(trouble)
      if (!ended) await pause.wait(hearing)
    }
  }
  const done = wholly(rounds)
  return async () => {
    ended = true
    pause.wake()
    await done
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}
