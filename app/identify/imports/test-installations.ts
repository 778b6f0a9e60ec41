import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Installation } from '../../base/installation/installation.ts'
import { openCompany } from '../../installed.ts'
import { getCustomer, imported } from '../customers/customers.ts'
import {
  type AskDeps,
  askImport,
  askUndo,
  confirmImport,
  findImport,
  fromFile,
  type ImportRecord,
} from './asked.ts'
import type { ImportKind } from './contract.ts'
import { type ImportFigures, importFiguresSchema, worthJob } from './figures.ts'
import { dumpOf, fromText, testFolder } from './test-companies.ts'

export type Brought = {
  readonly kind?: ImportKind
  /** What the file says; or the path of one. */
  readonly text?: string
  readonly path?: string
  readonly fileName?: string
  readonly source?: string
  readonly mapping?: string
  readonly lookFirst?: boolean
}

/** A company at work in a folder of its own, with its job thread, and short words for what people do to it. */
export async function openTestInstallation() {
  const folder = await testFolder()
  const troubles: unknown[] = []
  const installation: Installation = await openCompany(folder, { trouble: (error) => troubles.push(error) })
  const { notebook, jobs } = installation
  const deps: AskDeps = { notebook, jobs, folder, now: () => new Date().toISOString() }
  const ask = async ({ kind = 'orders', text = '', path, mapping, lookFirst = false, ...file }: Brought) => {
    const settings = { mapping: mapping ?? null, dateOrder: null, lookFirst }
    const { fileName = path === undefined ? `${kind}.csv` : basename(path), source = 'main' } = file
    return askImport(
      path === undefined ? fromText(text) : fromFile(path),
      { kind, source, fileName, settings, by: null },
      deps,
    )
  }
  const ended = async (job: string, id: string): Promise<ImportRecord> => {
    await jobs.waitFor(job)
    return findImport(id, deps)
  }
  const people = { notebook, now: () => '2024-03-01T08:00:00.000Z', user: 'wang', country: 'CN' } as const
  return {
    ...installation,
    troubles,
    /** Somebody at work in it. */
    people,
    /** Whose record a party of the usual source has; undefined: nobody's. */
    customerOf: async (party: string) => {
      const id = (await imported.identify(notebook.read, 'main', [party])).get(party)
      return id === undefined ? undefined : getCustomer(id, people)
    },
    ask,
    ended,
    /** Imports a file to its end. */
    bring: async (brought: Brought): Promise<ImportRecord> => {
      const { row, job } = await ask(brought)
      return ended(job, row.id)
    },
    confirm: async (id: string): Promise<ImportRecord> => {
      const { job } = await confirmImport(id, null, deps)
      return ended(job ?? '', id)
    },
    undo: async (id: string): Promise<ImportRecord> => {
      const { job } = await askUndo(id, null, deps)
      return ended(job, id)
    },
    /** Everything both stores say, once the worth run that was asked for has ended. */
    said: async (): Promise<string[]> => {
      for (const state of ['waiting', 'running'] as const)
        for (const job of await jobs.list({ kind: worthJob.kind, state })) await jobs.waitFor(job.id)
      return dumpOf(installation)
    },
    done: async (): Promise<void> => {
      await installation.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type TestInstallation = Awaited<ReturnType<typeof openTestInstallation>>

export function figuresOf(row: ImportRecord): ImportFigures {
  return importFiguresSchema.parse(JSON.parse(row.figures ?? 'null'))
}
