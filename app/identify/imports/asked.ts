import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { note } from '../../base/audit/acting.ts'
import { fullDisk } from '../../base/installation/full-disk.ts'
import { counted } from '../../base/installation/on-disk.ts'
import type { Jobs } from '../../base/jobs/jobs.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Change, Notebook, Read } from '../../base/notebook/notebook.ts'
import { refuseBesideDemo } from '../../manage/demo/demo.ts'
import { dateOrders, decimalSigns, encodings, type ImportKind } from './contract.ts'
import { importFiguresSchema } from './figures.ts'
import { kindOf } from './sources.ts'
import {
  currenciesStanding,
  figuresStanding,
  importByBatch,
  importById,
  importsBefore,
  insertImport,
  standingCount,
  standingTwin,
  updateImport,
} from './store.ts'
import type { ImportsTable } from './tables.ts'

/** An import as it is recorded. */
export type ImportRecord = ImportsTable

/** What is remembered of how an import was asked for. */
export const importSettingsSchema = z
  .object({
    /** As a person writes it: customer=COL,date=COL…; null: remembered for this shape of file, else guessed. */
    mapping: z.string().nullable(),
    dateOrder: z.enum(dateOrders).nullable(),
    decimalSign: z.enum(decimalSigns).nullable().default(null),
    /** How it is written; null: as it looks. */
    encoding: z.enum(encodings).nullable().default(null),
    sheet: z.string().nullable().default(null),
    headingRow: z.number().int().nullable().default(null),
    /** Stop before anything is seen, and wait for a word. */
    lookFirst: z.boolean(),
    /** False: the kind of file is to be told from its headings. */
    kindGiven: z.boolean().default(true),
    /** The first, second, third … look at it. */
    look: z.number().int().default(1),
    /** What the look before this one has laid down is to be cleared away. */
    afresh: z.boolean().default(false),
  })
  .strict()
export type ImportSettings = z.output<typeof importSettingsSchema>

export type ImportAsked = {
  readonly kind: ImportKind
  readonly source: string
  readonly fileName: string
  readonly settings: z.input<typeof importSettingsSchema>
  readonly by: string | null
}

export type AskDeps = {
  readonly notebook: Notebook
  readonly jobs: Pick<Jobs, 'enqueue'>
  /** The data folder. */
  readonly folder: string
  readonly now: () => string
}

export const importJob = 'import'
export const undoJob = 'undo-import'

/** Puts the file at a path, on disk for certain, and says what came. */
export type TakeIn = (path: string) => Promise<{ readonly bytes: number; readonly sha256: string }>

/** Where imports keep their files. */
const importsFolder = (folder: string): string => join(folder, 'imports')

/** Where an import keeps its file and what it made of it. */
export function importFolder(folder: string, id: string): string {
  return join(importsFolder(folder), id)
}

/** No file of any import is left; what is recorded of them is somebody else's business. */
export async function removeFiles(folder: string): Promise<void> {
  await rm(importsFolder(folder), { recursive: true, force: true })
}
export const originalName = 'original'

type Taken = { readonly row: ImportsTable; readonly job: string; readonly sameAs: number | null }

/**
 * Takes in a file: kept as it came, recorded under the next batch number, and handed to a job. Nothing of it is seen
 * before that job commits. The same file twice is taken in twice: its lines are known by then and add nothing. What is
 * no table at all (a picture, a letter) is refused before anything is recorded, the company's own files while the demo
 * is here.
 */
export async function askImport(takeIn: TakeIn, asked: ImportAsked, deps: AskDeps): Promise<Taken> {
  await refuseBesideDemo(deps.notebook.read)
  return takenIn(takeIn, asked, { ...deps, refuse: refuseBesideDemo })
}

/** Takes in a file of the demo's own, which nothing refuses. */
export async function askDemoImport(takeIn: TakeIn, asked: ImportAsked, deps: AskDeps): Promise<Taken> {
  return takenIn(takeIn, asked, { ...deps, refuse: async () => undefined })
}

async function takenIn(
  takeIn: TakeIn,
  asked: ImportAsked,
  deps: AskDeps & { readonly refuse: (read: Read | Change) => Promise<void> },
): Promise<Taken> {
  const { notebook, jobs, folder, now, refuse } = deps
  const id = newId()
  const place = importFolder(folder, id)
  try {
    await mkdir(place, { recursive: true, mode: 0o700 })
    const original = join(place, originalName)
    const kept = await takeIn(original)
    if (kept.bytes === 0) throw new Refusal('imports.file.empty', { name: asked.fileName })
    await kindOf({ name: asked.fileName, path: original, size: kept.bytes })
    const taken = await notebook.change(async (tx) => {
      await refuse(tx)
      const twin = await standingTwin(tx, { ...asked, fileHash: kept.sha256 })
      await insertImport(tx, {
        id,
        kind: asked.kind,
        source: asked.source,
        fileName: asked.fileName,
        fileHash: kept.sha256,
        bytes: kept.bytes,
        settings: JSON.stringify(asked.settings),
        by: asked.by,
        createdAt: now(),
      })
      const { id: job } = await jobs.enqueue({
        kind: importJob,
        payload: { id },
        dedupeKey: `${importJob}:${id}`,
        by: asked.by,
        tx,
      })
      await updateImport(tx, id, { job })
      const { kind, source, fileName } = asked
      const file = { bytes: kept.bytes, sha256: kept.sha256 }
      note({ what: 'import.asked', of: ['import', id], said: { kind, source, fileName, ...file } })
      return { row: await there(importById(tx, id), id), job, sameAs: twin?.batch ?? null }
    })
    // Asked again under its key, it was taken in before, and this copy is one too many.
    if (taken.row.id !== id) await rm(place, { recursive: true, force: true })
    return taken
  } catch (error) {
    await rm(place, { recursive: true, force: true })
    throw fullDisk(error, folder)
  }
}

export type Confirmed = {
  readonly id: string
  /** The look that was confirmed: another one since then is not. Null: whichever there is. */
  readonly look?: number | null
  readonly by: string | null
}

/** Goes on with an import that was looked at first. */
export async function confirmImport(
  { id, look = null, by }: Confirmed,
  { notebook, jobs }: AskDeps,
): Promise<ImportsTable> {
  return notebook.change(async (tx) => {
    const row = await there(importById(tx, id), id)
    if (row.state !== 'ready')
      throw new Refusal('imports.not-ready', { name: row.fileName, state: row.state })
    const settings = settingsOf(row)
    if (look !== null && look !== settings.look)
      throw new Refusal('imports.look.changed-meanwhile', { name: row.fileName })
    const { id: job } = await jobs.enqueue({
      kind: importJob,
      payload: { id },
      dedupeKey: `${importJob}:${id}`,
      by,
      tx,
    })
    await updateImport(tx, id, {
      state: 'waiting',
      settings: JSON.stringify({ ...settings, lookFirst: false }),
      job,
    })
    return there(importById(tx, id), id)
  })
}

/** Asks for an import to be taken back, or for one that waits for a word to be given up: as if its file had never come. */
export async function askUndo(
  id: string,
  by: string | null,
  deps: AskDeps,
): Promise<{ row: ImportsTable; job: string }> {
  const { notebook, jobs } = deps
  return notebook.change(async (tx) => {
    const row = await there(importById(tx, id), id)
    if (row.state !== 'standing' && row.state !== 'undoing' && row.state !== 'ready')
      throw new Refusal('imports.not-standing', { name: row.fileName, state: row.state })
    const { id: job } = await jobs.enqueue({
      kind: undoJob,
      payload: { id },
      dedupeKey: `${undoJob}:${id}`,
      by,
      tx,
    })
    await updateImport(tx, id, { job })
    return { row: { ...row, job }, job }
  })
}

/** Of an import that does not stand; what a standing one was read by is kept in its place. */
export function settingsOf(row: ImportsTable): ImportSettings {
  return importSettingsSchema.parse(JSON.parse(row.settings))
}

export async function there(found: Promise<ImportsTable | undefined>, id: string): Promise<ImportsTable> {
  const row = await found
  if (!row) throw new Refusal('imports.not-found', { id })
  return row
}

/** Takes in a file of this machine, for the command line. */
export function fromFile(name: string): TakeIn {
  return async (path) => {
    const { through, content } = counted()
    await pipeline(createReadStream(name), through, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    const file = await open(path, 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    return content()
  }
}

/** The import of an id, or of the number that people see. */
export async function findImport(
  which: string,
  { notebook }: Pick<AskDeps, 'notebook'>,
): Promise<ImportRecord> {
  const found = /^\d{1,15}$/.test(which)
    ? importByBatch(notebook.read, Number(which))
    : importById(notebook.read, which)
  return there(found, which)
}

/** How many imports stand, and which currencies their files name. */
export async function filesStanding(
  read: Read | Change,
): Promise<{ readonly count: number; readonly currencies: readonly string[] }> {
  return { count: await standingCount(read), currencies: await currenciesStanding(read, null) }
}

/** How many lines of files stand: those that belong to somebody, to nobody known, and those that could not be used. */
export async function linesStanding(
  read: Read,
): Promise<Readonly<Record<'used' | 'anonymous' | 'rejected', number>>> {
  const lines = { used: 0, anonymous: 0, rejected: 0 }
  for (const kept of await figuresStanding(read)) {
    const { used, anonymous, rejected } = importFiguresSchema.parse(JSON.parse(kept))
    lines.used += used
    lines.anonymous += anonymous
    lines.rejected += rejected
  }
  return lines
}

/** Imports, newest first. */
export async function listImports(
  asked: { readonly before: number | null; readonly most: number },
  { notebook }: Pick<AskDeps, 'notebook'>,
): Promise<ImportRecord[]> {
  return importsBefore(notebook.read, asked)
}
