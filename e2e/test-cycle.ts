import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Installation } from '../app/base/installation/installation.ts'
import { canonicalLedger } from '../app/base/ledger/canonical.ts'
import { canonicalNotebook } from '../app/base/notebook/canonical.ts'
import { askImport, askUndo, fromFile } from '../app/identify/imports/asked.ts'

/**
 * A round of work whose every stop is known: two files that overlap come and go, and after each step everybody is
 * valued. Whoever is killed anywhere in it must be found at one of the two stops beside the step they were in.
 */
export const steps = [
  { does: 'import', file: 'a.csv' },
  { does: 'value' },
  { does: 'import', file: 'b.csv' },
  { does: 'value' },
  { does: 'undo', file: 'a.csv' },
  { does: 'value' },
  { does: 'undo', file: 'b.csv' },
  { does: 'value' },
] as const

export type Step = (typeof steps)[number]

const logName = 'done.log'

/** How many steps were acknowledged: each is written down, by another file handle, when its job has said that it ended. */
export function stepsDone(folder: string): number {
  const path = join(folder, logName)
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0
}

/** Goes on with the round from wherever it stands, for so many steps. */
export async function goOn(
  { installation, files, log }: { installation: Installation; files: string; log: string },
  most: number,
): Promise<void> {
  const { jobs, notebook, folder } = installation
  for (let taken = 0; taken < most; taken++) {
    const step = steps[stepsDone(log) % steps.length] as Step
    const deps = { notebook, jobs, folder, now: () => new Date().toISOString() }
    // What follows by itself is waited for: then every step has one end.
    const settled = async (): Promise<void> => {
      for (const state of ['running', 'waiting'] as const)
        for (const { id } of await jobs.list({ state })) await ended(installation, id)
    }
    await settled()
    if (step.does === 'value') {
      const { id } = await jobs.enqueue({ kind: 'worth', payload: { model: 'mbg-nbd' }, dedupeKey: 'worth' })
      await ended(installation, id)
    } else {
      const rows = await notebook.read
        .selectFrom('imports')
        .selectAll()
        .where('fileName', '=', step.file)
        .execute()
      const standing = rows.find(({ state }) => state === 'standing')
      if (step.does === 'import' && !standing) {
        const settings = { mapping: null, dateOrder: null, lookFirst: false }
        const asked = { kind: 'orders', source: 'main', fileName: step.file, settings, by: null } as const
        await ended(installation, (await askImport(fromFile(join(files, step.file)), asked, deps)).job)
      }
      if (step.does === 'undo' && standing)
        await ended(installation, (await askUndo(standing.id, null, deps)).job)
      await settled()
    }
    appendFileSync(join(log, logName), `${step.does}\n`)
  }
}

async function ended({ jobs }: Installation, id: string): Promise<void> {
  const job = await jobs.waitFor(id)
  if (job.state !== 'done')
    throw new Error(`the job ${job.kind} ended ${job.state}: ${JSON.stringify(job.failure)}`)
}

/** What both stores say: the facts and records, and apart from them what the current worth run says. */
export async function saidBy({
  notebook,
  ledger,
}: Pick<Installation, 'notebook' | 'ledger'>): Promise<{ facts: string[]; worth: string[] }> {
  const worths = ['"worth"', '"needs"', '"receivables"', '"actions"'].map((table) => `{"table":${table}`)
  const facts: string[] = []
  const worth: string[] = []
  for await (const line of canonicalNotebook({ notebook: notebook, read: notebook.read } as never))
    (worths.some((start) => line.startsWith(start)) ? worth : facts).push(line)
  for await (const line of canonicalLedger(ledger)) facts.push(line)
  return { facts, worth }
}
