import type { Terminal } from './base/cli/command.ts'
import {
  type BackupsSet,
  clusterOf,
  configurationOf,
  type LedgerSet,
  type NotebookSet,
} from './base/configuration/configuration.ts'
import { dataFolderAsked } from './base/installation/data-folder.ts'
import { type Installation, openInstallation } from './base/installation/installation.ts'
import type { Schedule } from './base/jobs/jobs.ts'
import { Refusal } from './base/language/refusal.ts'
import { wholly } from './base/notebook/seen.ts'
import { mirrorIdentities } from './identify/customers/customers.ts'
import { worthJob } from './identify/imports/figures.ts'
import { repairImports } from './identify/imports/repair.ts'
import { followEarlierTalks } from './interact/follow-ups/follow-ups.ts'
import { bringTouches } from './interact/touches/touches.ts'
import { backupSchedule } from './manage/backups/backups.ts'
import { sweepJob } from './manage/exports/exports.ts'
import { company, worthTimes } from './manage/settings/settings.ts'

const jobsEntry = new URL('./worker.ts', import.meta.url)

/** Everybody is valued again each night, at the company's hour. */
const nightly: Schedule = {
  name: 'nightly-worth',
  when: worthTimes,
  job: () => worthJob,
}

/** Exports whose time is over go in the small hours. */
const daily: Schedule = {
  name: 'daily-sweep-of-exports',
  when: async (read) => ({ pattern: '50 4 * * *', zone: (await company(read)).timeZone }),
  job: () => ({ kind: sweepJob, payload: {}, dedupeKey: sweepJob }),
}

export type OpenAsked = {
  readonly trouble?: (error: unknown) => void
  readonly schedules?: boolean
  /** Where back-ups go that the program makes by itself; left out: it makes none. */
  readonly backups?: BackupsSet | null
  /** Where the records are kept; left out: in the data folder. */
  readonly notebook?: NotebookSet | null
  /** Where the facts are kept; left out: in the data folder. */
  readonly ledger?: LedgerSet | null
  /** Hears that their database is another program's from now on; left out: this one ends at once. */
  readonly lost?: (refusal: Refusal) => void
  readonly now?: () => Date
}

/** Opens the company's data folder with everything in it in order: what a killed program left half done is put right. */
export async function openCompany(folder: string, asked: OpenAsked = {}): Promise<Installation> {
  const { backups = null, ledger = null } = asked
  return openInstallation({
    folder,
    jobsEntry,
    jobsGiven: { backups },
    server: asked.notebook ?? null,
    cluster: ledger && (await clusterOf(ledger)),
    schedules: asked.schedules ? [nightly, daily, ...(backups ? [backupSchedule(backups)] : [])] : [],
    repair: (stores) =>
      wholly(async () => {
        await repairImports(stores)
        await followEarlierTalks({ ...stores, now: () => new Date().toISOString() })
        await bringTouches(stores)
      }),
    bring,
    ...(asked.trouble && { trouble: asked.trouble }),
    ...(asked.lost && { lost: asked.lost }),
    ...(asked.now && { now: asked.now }),
  })
}

/** What any program on the same stores has written down and the ledger is to hear; it is asked once how far it has heard. */
const bring: NonNullable<Parameters<typeof openInstallation>[0]['bring']> = (stores) => {
  let [identities, touches]: (number | undefined)[] = []
  return async () => {
    try {
      identities = await mirrorIdentities(stores, identities)
      touches = await bringTouches(stores, touches)
    } catch (error) {
      // Whatever came of it, the ledger knows.
      identities = undefined
      touches = undefined
      throw error
    }
  }
}

/**
 * For a command on its own: opens the data folder, does the work, closes it again.
 *
 * @param trouble hears in the end what went wrong beside the work, but for what the work was refused for itself
 */
export async function inOwnInstallation(
  terminal: Terminal,
  work: (installation: Installation) => Promise<number>,
  { lost, trouble }: Required<Pick<OpenAsked, 'lost' | 'trouble'>>,
): Promise<number> {
  const { backups, notebook, ledger } = configurationOf(terminal.environment, terminal.cwd)
  const folder = dataFolderAsked(terminal.environment, terminal.cwd)
  const heard = new Map<string, unknown>()
  const beside = (error: unknown): void =>
    void heard.set(error instanceof Refusal ? error.code : String(error), error)
  try {
    const asked = { backups, notebook, ledger, lost, trouble: beside }
    const installation = await openCompany(folder, asked)
    try {
      return await wholly(() => work(installation))
    } finally {
      await installation.close()
    }
  } catch (error) {
    if (error instanceof Refusal) heard.delete(error.code)
    throw error
  } finally {
    for (const error of heard.values()) trouble(error)
  }
}
