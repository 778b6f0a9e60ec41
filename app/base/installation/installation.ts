import { mkdir } from 'node:fs/promises'
import type { Terminal } from '../cli/command.ts'
import type { JsonValue } from '../jobs/job.ts'
import { type Jobs, type JobsParts, openJobs, type Schedule } from '../jobs/jobs.ts'
import type { Refusal } from '../language/refusal.ts'
import type { KeptLedger, Ledger } from '../ledger/ledger.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { dataFolder } from './data-folder.ts'
import { type ClusterSet, openFacts, refuseOtherPlace } from './facts.ts'
import { takeFolder } from './folder-lock.ts'
import { openRecords, type ServerSet } from './records.ts'

/** A data folder at work: this process's alone, its stores open, its jobs running. */
export type Installation = {
  /** Absolute. */
  readonly folder: string
  readonly notebook: Notebook
  readonly ledger: KeptLedger
  readonly jobs: Jobs
  /** Everything in order and the folder free; called again it waits for the same. */
  readonly close: () => Promise<void>
}

/** For commands: opens the company's installation, or refuses; closes it again when the work is done. */
export type InInstallation = (
  terminal: Terminal,
  work: (installation: Installation) => Promise<number>,
) => Promise<number>

export type InstallationAsked = {
  /** Absolute; made where there is none. */
  readonly folder: string
  /** Where the records are kept; left out: in the folder. */
  readonly server?: ServerSet | null
  /** Where the facts are kept; left out: in the folder. */
  readonly cluster?: ClusterSet | null
  /** Hears that the database is another program's from now on; left out: this one ends at once. */
  readonly lost?: (refusal: Refusal) => void
  /** What runs in the job thread. */
  readonly jobsEntry: URL
  /** What jobs are told of how the program is set. */
  readonly jobsGiven?: JsonValue
  readonly schedules?: readonly Schedule[]
  /** Brings the stores together after whatever happened: done before any job runs. */
  readonly repair?: (stores: { readonly notebook: Notebook; readonly ledger: Ledger }) => Promise<void>
} & Pick<JobsParts, 'pace' | 'trouble' | 'now'>

/**
 * Opens a data folder: the lock first, so that nothing is touched while another program works in it, then the notebook,
 * the ledger on its thread, the jobs on theirs. What was opened before something failed is closed again.
 */
export async function openInstallation(asked: InstallationAsked): Promise<Installation> {
  const {
    folder,
    jobsEntry,
    jobsGiven = null,
    repair,
    server = null,
    cluster = null,
    lost = end,
    ...rest
  } = asked
  const place = dataFolder(folder)
  const closings: (() => void | Promise<void>)[] = []
  const close = async (): Promise<void> => {
    const failures: unknown[] = []
    for (const one of closings.splice(0).reverse()) {
      try {
        await one()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 1) throw new AggregateError(failures, 'the data folder did not close in order')
    if (failures.length > 0) throw failures[0]
  }
  try {
    closings.push(await takeFolder(place))
    await mkdir(place.spool, { recursive: true, mode: 0o700 })
    refuseOtherPlace(place, cluster)
    const { notebook, at, belongs, close: closeRecords } = await openRecords(place, { server, lost })
    closings.push(closeRecords)
    const { ledger, port, close: closeLedger } = await openFacts(place, { cluster, belongs })
    closings.push(closeLedger)
    await repair?.({ notebook, ledger })
    const thread = { entry: jobsEntry, folder, notebook: at, ledgerPort: port, given: jobsGiven }
    const jobs = await openJobs({ ...rest, notebook, thread })
    closings.push(jobs.close)
    let closed: Promise<void> | undefined
    return {
      folder,
      notebook,
      ledger,
      jobs,
      close: () => {
        closed ??= close()
        return closed
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Nothing acknowledged is lost by it, and whatever it did before would be written where it must not. */
function end(refusal: Refusal): void {
  throw refusal
}
