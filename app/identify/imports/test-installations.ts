import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { z } from 'zod'
import { theProgram } from '../../base/access/person-of.ts'
import type { Installation } from '../../base/installation/installation.ts'
import { openCompany } from '../../installed.ts'
import { changeCustomer, getCustomer, imported } from '../customers/customers.ts'
import {
  type AskDeps,
  askImport,
  askUndo,
  confirmImport,
  findImport,
  fromFile,
  type ImportRecord,
} from './asked.ts'
import { type ImportKind, type Look, lookAskedSchema } from './contract.ts'
import { type ImportFigures, importFiguresSchema, worthJob } from './figures.ts'
import { askAgain, askGiveUp, askLook, lookOf } from './looking.ts'
import { dumpOf, fromText, testFolder } from './test-companies.ts'
import { undoTakes } from './undo-takes.ts'

export type Brought = {
  readonly kind?: ImportKind
  /** What the file says; or the path of one. */
  readonly text?: string | Buffer
  readonly path?: string
  readonly fileName?: string
  readonly source?: string
  readonly mapping?: string
  readonly lookFirst?: boolean
  /** False: the kind is to be told from the headings. */
  readonly kindGiven?: boolean
}

/** A company at work in a folder of its own, with its job thread, and short words for what people do to it. */
export async function openTestInstallation() {
  const folder = await testFolder()
  const troubles: unknown[] = []
  const installation: Installation = await openCompany(folder, { trouble: (error) => troubles.push(error) })
  const { notebook, jobs } = installation
  const deps: AskDeps = { notebook, jobs, folder, now: () => new Date().toISOString() }
  const ask = async ({ kind = 'orders', text = '', path, mapping, ...file }: Brought) => {
    const { lookFirst = false, kindGiven = true } = file
    const settings = { mapping: mapping ?? null, dateOrder: null, lookFirst, kindGiven }
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
  const people = {
    notebook,
    now: () => '2024-03-01T08:00:00.000Z',
    ...theProgram,
    user: 'wang',
    country: 'CN',
  } as const
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
    find: (id: string): Promise<ImportRecord> => findImport(id, deps),
    /** A person writes something about a customer. */
    note: async (id: string): Promise<void> => {
      const { version } = await getCustomer(id, people)
      await changeCustomer({ id, version, fields: { note: '早上送' } }, people)
    },
    /** Imports a file to its end. */
    bring: async (brought: Brought): Promise<ImportRecord> => {
      const { row, job } = await ask(brought)
      return ended(job, row.id)
    },
    confirm: async (id: string, look: number | null = null): Promise<ImportRecord> => {
      const { job } = await confirmImport({ id, look, by: null }, deps)
      return ended(job ?? '', id)
    },
    /** Looks at a file again, to the end of that look. */
    look: async (id: string, asked: z.input<typeof lookAskedSchema>): Promise<ImportRecord> => {
      const { job } = await askLook(id, { asked: lookAskedSchema.parse(asked), by: null }, deps)
      return ended(job ?? '', id)
    },
    /** As above, without waiting for it. */
    askLook: (id: string, asked: z.input<typeof lookAskedSchema>) =>
      askLook(id, { asked: lookAskedSchema.parse(asked), by: null }, deps),
    seen: async (id: string): Promise<Look> => {
      const { look } = await lookOf(id, deps)
      if (!look) throw new Error(`nothing was seen of ${id}`)
      return look
    },
    giveUp: async (id: string): Promise<ImportRecord> => {
      const { job } = await askGiveUp(id, null, deps)
      return ended(job ?? '', id)
    },
    again: async (id: string): Promise<ImportRecord> => {
      const { row, job } = await askAgain(id, null, deps)
      return ended(job, row.id)
    },
    takes: (id: string) => undoTakes(id, installation),
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
