import type { JsonValue } from '../jobs/job.ts'
import type { Jobs, JobsParts, Schedule } from '../jobs/jobs.ts'
import type { Refusal } from '../language/refusal.ts'
import type { KeptLedger, Ledger } from '../ledger/ledger.ts'
import type { Notebook } from '../notebook/notebook.ts'
import type { ClusterSet } from './facts.ts'
import type { Leading } from './leading.ts'
import type { ServerSet } from './records.ts'

/** A data folder at work, its stores open, its jobs running: this process's alone, or shared where both stores are elsewhere. */
export type Installation = {
  /** Absolute. */
  readonly folder: string
  readonly notebook: Notebook
  readonly ledger: KeptLedger
  readonly jobs: Jobs
  readonly leading: Leading
  /** Everything in order and the folder free; called again it waits for the same. */
  readonly close: () => Promise<void>
}

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
  /** Lets the ledger hear of what any program has written into the notebook since it last did: one round of it. */
  readonly bring?: (stores: { readonly notebook: Notebook; readonly ledger: Ledger }) => () => Promise<void>
} & Pick<JobsParts, 'pace' | 'trouble' | 'now'>
