import { link } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../../base/installation/on-disk.ts'
import { Refusal } from '../../base/language/refusal.ts'
import {
  type AskDeps,
  askImport,
  fromFile,
  type ImportSettings,
  importFolder,
  importJob,
  originalName,
  settingsOf,
  there,
  undoJob,
} from './asked.ts'
import type { Look, LookAsked } from './contract.ts'
import { parseMappingOf } from './given-mapping.ts'
import { lookIn } from './look.ts'
import { importById, standingTwin, updateImport } from './store.ts'
import type { ImportsTable } from './tables.ts'

/**
 * Looks at a file again as something else: another kind, other columns, another way of reading it. The file itself is
 * there already. Whatever the look before has laid down is cleared away by the job; a look that is still under way
 * finds that the import is another job's and stops.
 */
export async function askLook(
  id: string,
  { asked, by }: { readonly asked: LookAsked; readonly by: string | null },
  { notebook, jobs }: AskDeps,
): Promise<ImportsTable> {
  const { source, kind: given, ...how } = asked
  return notebook.change(async (tx) => {
    const row = await there(importById(tx, id), id)
    const kind = given ?? row.kind
    if (asked.mapping !== null) parseMappingOf(kind, asked.mapping)
    // Columns that are named are those of a kind.
    const kindGiven = given !== null || asked.mapping !== null
    const before = row.state === 'ready' || row.state === 'failed' || isWorkedOn(row) ? settingsOf(row) : null
    if (before === null || (isWorkedOn(row) && !before.lookFirst))
      throw new Refusal('imports.not-lookable', { name: row.fileName })
    const look = before.look + 1
    const settings: ImportSettings = { ...how, lookFirst: true, kindGiven, look, afresh: true }
    const job = await enqueued(`${importJob}:${id}:${look}`)
    await updateImport(tx, id, {
      kind,
      source,
      state: 'waiting',
      settings: JSON.stringify(settings),
      figures: null,
      refusal: null,
      endedAt: null,
      job,
    })
    return there(importById(tx, id), id)

    async function enqueued(dedupeKey: string): Promise<string> {
      return (await jobs.enqueue({ kind: importJob, payload: { id }, dedupeKey, by, tx })).id
    }
  })
}

/**
 * Gives up an import that does not stand yet, looked at or under way: as if its file had never come. Whatever works on
 * it finds that it is another job's and stops before it comes to stand.
 */
export async function askGiveUp(
  id: string,
  by: string | null,
  { notebook, jobs }: AskDeps,
): Promise<ImportsTable> {
  return notebook.change(async (tx) => {
    const row = await there(importById(tx, id), id)
    if (row.state !== 'ready' && row.state !== 'failed' && !isWorkedOn(row))
      throw new Refusal('imports.not-to-be-given-up', { name: row.fileName })
    const asked = { kind: undoJob, payload: { id }, dedupeKey: `${undoJob}:${id}`, by, tx }
    const { id: job } = await jobs.enqueue(asked)
    await updateImport(tx, id, { job })
    return { ...row, job }
  })
}

/** Takes in once more the file of an import that was undone, and looks at it first: the file was kept. */
export async function askAgain(
  id: string,
  by: string | null,
  deps: AskDeps,
): Promise<{ row: ImportsTable; job: string; sameAs: number | null }> {
  const before = await there(importById(deps.notebook.read, id), id)
  if (before.state !== 'undone') throw new Refusal('imports.not-undone', { name: before.fileName })
  const { kind, source, fileName } = before
  const original = join(importFolder(deps.folder, id), originalName)
  const settings = { mapping: null, dateOrder: null, lookFirst: true }
  return askImport((path) => linked(original, path, before), { kind, source, fileName, settings, by }, deps)
}

/** The same file under another name; a copy where the disk has no such names. */
async function linked(
  from: string,
  to: string,
  { bytes, fileHash, fileName }: ImportsTable,
): Promise<{ bytes: number; sha256: string }> {
  try {
    await link(from, to)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Refusal('imports.file.missing', { name: fileName }, { cause })
    return fromFile(from)(to)
  }
  // The new name is on the disk for certain before the import is.
  await syncFolder(join(to, '..'))
  return { bytes, sha256: fileHash }
}

function isWorkedOn({ state }: ImportsTable): boolean {
  return state === 'waiting' || state === 'running'
}

export type Looked = {
  readonly row: ImportsTable
  /** Null before anything was seen, and when the file is gone. */
  readonly look: Look | null
  /** What it is looked at as, as far as somebody said; null: it stands or stood, and was confirmed. */
  readonly asked: LookAsked | null
  /** The standing import of the very same file. */
  readonly sameAs: number | null
}

/** What was seen of a file so far. */
export async function lookOf(
  id: string,
  { notebook, folder }: Pick<AskDeps, 'notebook' | 'folder'>,
): Promise<Looked> {
  const row = await there(importById(notebook.read, id), id)
  const look = await lookIn(importFolder(folder, row.id)).read()
  const twin = row.state === 'standing' ? undefined : await standingTwin(notebook.read, row)
  return { row, look, asked: askedOf(row), sameAs: twin?.batch ?? null }
}

function askedOf(row: ImportsTable): LookAsked | null {
  if (row.state === 'standing' || row.state === 'undoing' || row.state === 'undone') return null
  const { mapping, dateOrder, decimalSign, encoding, sheet, headingRow, kindGiven } = settingsOf(row)
  const kind = kindGiven ? row.kind : null
  return { kind, source: row.source, mapping, dateOrder, decimalSign, encoding, sheet, headingRow }
}
