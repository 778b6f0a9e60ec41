import { mkdir } from 'node:fs/promises'
import type { Terminal } from '../cli/command.ts'
import { beginJobThread } from '../jobs/job-thread.ts'
import { openJobs } from '../jobs/jobs.ts'
import type { Refusal } from '../language/refusal.ts'
import type { Installation, InstallationAsked } from './at-work.ts'
import { closeAll } from './closing.ts'
import { dataFolder } from './data-folder.ts'
import { openFacts, refuseOtherPlace } from './facts.ts'
import { tidyFacts, welcomeFacts } from './facts-moved.ts'
import { takeFolder } from './folder-lock.ts'
import { alone } from './leading.ts'
import { openRecords } from './records.ts'
import { openSideBySide } from './side-by-side.ts'

export type { Installation } from './at-work.ts'

/** For commands: opens the company's installation, or refuses; closes it again when the work is done. */
export type InInstallation = (
  terminal: Terminal,
  work: (installation: Installation) => Promise<number>,
) => Promise<number>

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
    bring: _,
    server = null,
    cluster = null,
    lost = end,
    ...rest
  } = asked
  if (server !== null && cluster !== null) return openSideBySide({ ...asked, server, cluster, lost })
  const place = dataFolder(folder)
  const closings: (() => void | Promise<void>)[] = []
  try {
    closings.push(await takeFolder(place))
    await mkdir(place.spool, { recursive: true, mode: 0o700 })
    refuseOtherPlace(place, cluster)
    await tidyFacts(place)
    const ahead = beginJobThread(jobsEntry)
    closings.push(ahead.close)
    const { notebook, at, belongs, close: closeRecords } = await openRecords(place, { server, lost })
    closings.push(closeRecords)
    await welcomeFacts(place, notebook)
    const { ledger, port, close: closeLedger } = await openFacts(place, { cluster, belongs })
    closings.push(closeLedger)
    await repair?.({ notebook, ledger })
    const thread = { entry: jobsEntry, ahead, folder, notebook: at, ledgerPort: port, given: jobsGiven }
    const jobs = await openJobs({ ...rest, notebook, thread })
    closings.push(jobs.close)
    let closed: Promise<void> | undefined
    return {
      folder,
      notebook,
      ledger,
      jobs,
      leading: alone,
      close: () => {
        closed ??= closeAll(closings)
        return closed
      },
    }
  } catch (error) {
    await closeAll(closings)
    throw error
  }
}

/** Nothing acknowledged is lost by it, and whatever it did before would be written where it must not. */
function end(refusal: Refusal): void {
  throw refusal
}
