import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Installation } from '../../base/installation/installation.ts'
import type { Job } from '../../base/jobs/jobs.ts'
import { askRemoval, chooseDemo, type DemoDeps, type DemoSizeAsked, demoShown } from './asked.ts'
import type { DemoAsked } from './contract.ts'

/** A company of a few households: everything there is of the large one, in a second. */
export const smallDemo: DemoSizeAsked = { seed: 1, days: 200, households: 24, businesses: 6, prospects: 4 }

/** What an owner does with the demo, each to its end. */
export function demoIn({ notebook, jobs }: Pick<Installation, 'notebook' | 'jobs'>) {
  const deps: DemoDeps = { notebook, jobs, now: () => new Date().toISOString() }
  const ended = async ({ job }: DemoAsked): Promise<Job | null> => (job === null ? null : jobs.waitFor(job))
  return {
    choose: async (size = smallDemo) => ended(await chooseDemo({ by: null, size }, deps)),
    remove: async () => ended(await askRemoval({ by: null }, deps)),
    shown: () => demoShown(deps, (code) => code),
  }
}

/** Rows of every table of the notebook that has any. */
export async function rowsIn({ notebook }: Pick<Installation, 'notebook'>): Promise<Record<string, number>> {
  const tables = await notebook.read.introspection.getTables()
  const counted: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(
      notebook.read,
    )
    if (rows[0]?.n) counted[name] = rows[0].n
  }
  return counted
}

/** Files of a data folder, however deep, that hold a text. */
export async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    if ((await readFile(path)).includes(text)) found.push(path)
  }
  return found
}
