import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { type Notebook, openNotebook } from '../notebook/notebook.ts'
import { type Jobs, type JobsParts, openJobs, type WorkParts } from './jobs.ts'
import type { Pace } from './pace.ts'

/** The thread the tests' jobs run in. */
export const testEntry = new URL('./test-worker.ts', import.meta.url)

/** A program that runs jobs, to be killed. */
export const testProgram = fileURLToPath(new URL('./test-jobs-program.ts', import.meta.url))

/** So quick that tests need not wait. */
const quickPace: Partial<Pace> = { firstWait: 1, longestWait: 4, longestLook: 20, progressNote: 20 }

/** The jobs of these tests ask the ledger nothing. */
const silentLedger = () => new MessageChannel().port1

/** What a queue of these tests is worked on with. */
export const testWork = (notebook: Notebook, folder: string): WorkParts => ({
  thread: {
    entry: testEntry,
    folder,
    notebook: notebook.path,
    ledgerPort: silentLedger,
  },
  notebook,
})

export type TestJobs = {
  readonly jobs: Jobs
  readonly notebook: Notebook
  readonly folder: string
  /** What went wrong meanwhile. */
  readonly troubles: readonly unknown[]
  /** The jobs again, as after the program was ended and started. */
  readonly again: () => Promise<TestJobs>
  readonly done: () => Promise<void>
}

/** A queue with a notebook and a job thread of its own, in a folder of its own. */
export async function testJobs(
  given: Partial<JobsParts> = {},
  folder = mkdtempSync(join(tmpdir(), 'ricebook-jobs-')),
): Promise<TestJobs> {
  const notebook = await openNotebook(join(folder, 'notebook.sqlite'))
  const troubles: unknown[] = []
  const jobs = await openJobs({
    notebook,
    thread: { entry: testEntry, folder, notebook: notebook.path, ledgerPort: silentLedger },
    pace: quickPace,
    trouble: (error) => troubles.push(error),
    ...given,
  })
  const close = async (): Promise<void> => {
    await jobs.close()
    await notebook.close()
  }
  return {
    jobs,
    notebook,
    folder,
    troubles,
    again: async () => {
      await close()
      return testJobs(given, folder)
    },
    done: async () => {
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A clock that stands still until it is set. */
export function setClock(start: string): { now: () => Date; forward: (ms: number) => void } {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    forward: (ms) => {
      at += ms
    },
  }
}

export const second = 1_000
export const minute = 60 * second
export const hour = 3_600 * second
