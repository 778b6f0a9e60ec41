import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { fullDisk } from '../../base/installation/full-disk.ts'
import type { Jobs } from '../../base/jobs/jobs.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Change, Notebook, Read } from '../../base/notebook/notebook.ts'
import type { ImportKind } from './contract.ts'
import {
  currenciesStanding,
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
    dateOrder: z.enum(['day-first', 'month-first']).nullable(),
    /** Stop before anything is seen, and wait for a word. */
    lookFirst: z.boolean(),
  })
  .strict()
export type ImportSettings = z.infer<typeof importSettingsSchema>

export type ImportAsked = {
  readonly kind: ImportKind
  readonly source: string
  readonly fileName: string
  readonly settings: ImportSettings
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

/** Where an import keeps its file and what it made of it. */
export function importFolder(folder: string, id: string): string {
  return join(folder, 'imports', id)
}
export const originalName = 'original'

/**
 * Takes in a file: kept as it came, recorded under the next batch number, and handed to a job. Nothing of it is seen
 * before that job commits. The same file twice is taken in twice: its lines are known by then and add nothing.
 */
export async function askImport(
  takeIn: TakeIn,
  asked: ImportAsked,
  deps: AskDeps,
): Promise<{ row: ImportsTable; job: string; sameAs: number | null }> {
  const { notebook, jobs, folder, now } = deps
  const id = newId()
  const place = importFolder(folder, id)
  try {
    await mkdir(place, { recursive: true, mode: 0o700 })
    const kept = await takeIn(join(place, originalName))
    if (kept.bytes === 0) throw new Refusal('imports.file.empty', { name: asked.fileName })
    return await notebook.change(async (tx) => {
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
      return { row: await there(importById(tx, id), id), job, sameAs: twin?.batch ?? null }
    })
  } catch (error) {
    await rm(place, { recursive: true, force: true })
    throw fullDisk(error, folder)
  }
}

/** Goes on with an import that was looked at first. */
export async function confirmImport(id: string, by: string | null, deps: AskDeps): Promise<ImportsTable> {
  const { notebook, jobs } = deps
  return notebook.change(async (tx) => {
    const row = await there(importById(tx, id), id)
    if (row.state !== 'ready')
      throw new Refusal('imports.not-ready', { name: row.fileName, state: row.state })
    const settings = importSettingsSchema.parse(JSON.parse(row.settings))
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
    return { row, job }
  })
}

export async function there(found: Promise<ImportsTable | undefined>, id: string): Promise<ImportsTable> {
  const row = await found
  if (!row) throw new Refusal('imports.not-found', { id })
  return row
}

/** Takes in a file of this machine, for the command line. */
export function fromFile(name: string): TakeIn {
  return async (path) => {
    const hash = createHash('sha256')
    let bytes = 0
    const counting = new Transform({
      transform(piece: Buffer, _encoding, done) {
        hash.update(piece)
        bytes += piece.length
        done(null, piece)
      },
    })
    await pipeline(createReadStream(name), counting, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    const file = await open(path, 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    return { sha256: hash.digest('hex'), bytes }
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

/** Imports, newest first. */
export async function listImports(
  asked: { readonly before: number | null; readonly most: number },
  { notebook }: Pick<AskDeps, 'notebook'>,
): Promise<ImportRecord[]> {
  return importsBefore(notebook.read, asked)
}
