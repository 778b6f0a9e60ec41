import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { guardedFields, type Permission, permissions } from '../../base/access/contract.ts'
import type { Sight } from '../../base/access/sight.ts'
import { note } from '../../base/audit/acting.ts'
import { progressSchema } from '../../base/jobs/contract.ts'
import type { Jobs } from '../../base/jobs/jobs.ts'
import type { Language } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Change, Notebook, Read } from '../../base/notebook/notebook.ts'
import { type Export, exportFileNames, exportFiles, exportStates } from './contract.ts'
import { readsField, writesField } from './guarded.ts'
import {
  downloadsOf,
  type ExportRow,
  exportById,
  exportsAsked,
  exportsBefore,
  exportsReady,
  insertDownload,
  insertExport,
  updateExport,
} from './store.ts'
import { newMark } from './watermark.ts'
import { archiveName, exportFolder } from './write-export.ts'

export const exportJob = 'export'
export const sweepJob = 'sweep-exports'

export type ExportsDeps = {
  readonly notebook: Notebook
  readonly jobs: Pick<Jobs, 'enqueue' | 'cancel'>
  /** The data folder. */
  readonly folder: string
  readonly now: () => string
}

/** Who asks, and what they may. */
export type Asker = {
  readonly id: string
  readonly may: (permission: Permission) => boolean
  readonly sight: Pick<Sight, 'fields'>
}

/** An export as whoever asks may see it; why it failed is still to be said in their language. */
export type ExportTold = Omit<Export, 'why'> & {
  readonly failure: { readonly code: string; readonly values: Record<string, string | number> } | null
}

/** Asks for everything to be written out. One at a time: each is as large as the company. */
export async function askExport(
  { person, language }: { readonly person: Asker; readonly language: Language },
  { notebook, jobs, now }: ExportsDeps,
): Promise<ExportTold> {
  return notebook.change(async (tx) => {
    const [other] = (await exportsAsked(tx)).filter((row) => isUnderWay(stateOf(row)))
    if (other) throw new Refusal('exports.already-under-way')
    const id = newId()
    const { id: job } = await jobs.enqueue({
      kind: exportJob,
      payload: { id },
      dedupeKey: `${exportJob}:${id}`,
      by: person.id,
      tx,
    })
    const allowed = JSON.stringify(permissions.filter((one) => person.may(one)))
    await insertExport(tx, {
      ...{ id, job, language, by: person.id },
      ...{ permissions: allowed, fields: JSON.stringify(person.sight.fields), createdAt: now() },
      mark: newMark(),
    })
    note({ what: 'export.asked', of: ['export', id], said: { fields: person.sight.fields } })
    return told(await there(tx, id), [], { person, now: now() })
  })
}

/** What was exported, newest first: also what is gone, with who had it. */
export async function listExports(
  asked: { readonly person: Asker; readonly before: string | null; readonly most: number },
  { notebook, now }: Pick<ExportsDeps, 'notebook' | 'now'>,
): Promise<ExportTold[]> {
  const rows = await exportsBefore(notebook.read, asked)
  const taken = Map.groupBy(
    await downloadsOf(
      notebook.read,
      rows.map(({ id }) => id),
    ),
    (download) => download.export,
  )
  return rows.map((row) => told(row, taken.get(row.id) ?? [], { person: asked.person, now: now() }))
}

/** Stops one that is being written; takes away the file of one that is ready. That it was stays. */
export async function removeExport(
  { id, person }: { readonly id: string; readonly person: Asker },
  { notebook, jobs, folder, now }: ExportsDeps,
): Promise<ExportTold> {
  const row = await there(notebook.read, id)
  refuseOthers(row, person)
  if (row.state === 'asked') {
    if (isUnderWay(stateOf(row))) await jobs.cancel(row.job)
  } else if (row.state === 'ready') {
    // The row first: a row that promises a file which is gone would be a lie.
    await notebook.change(async (tx) => {
      await updateExport(tx, id, { state: 'removed', removedAt: now() })
      note({ what: 'export.removed', of: ['export', id] })
    })
    await rm(exportFolder(folder, id), { recursive: true, force: true })
  }
  return told(await there(notebook.read, id), await downloadsOf(notebook.read, [id]), { person, now: now() })
}

export type Archive = {
  readonly path: string
  readonly bytes: number
  readonly createdAt: string
  /** How many are in it. */
  readonly customers: number
}

/** The file of an export, for somebody who may have it; that they took it is written down. */
export async function takeExport(
  { id, person }: { readonly id: string; readonly person: Asker },
  { notebook, folder, now }: Pick<ExportsDeps, 'notebook' | 'folder' | 'now'>,
): Promise<Archive> {
  const row = await there(notebook.read, id)
  refuseOthers(row, person)
  const path = join(exportFolder(folder, id), archiveName)
  const found = isThere(row, now()) ? await stat(path).catch(() => null) : null
  if (!found) throw new Refusal('exports.gone-not-found')
  await notebook.change(async (tx) => {
    await insertDownload(tx, { id: newId(), export: id, by: person.id, at: now() })
    note({ what: 'export.taken', of: ['export', id], said: { bytes: found.size } })
  })
  const files = filesSchema.parse(JSON.parse(row.files ?? '[]'))
  const customers = files
    .filter(({ name }) => /^customers-.*\.csv$/.test(name))
    .reduce((sum, { rows }) => sum + rows, 0)
  return { path, bytes: found.size, createdAt: row.createdAt, customers }
}

/** Takes away every archive that lies ready, and what is left of one being written, which is begun anew. */
export async function removeReady({
  notebook,
  folder,
  now,
}: Pick<ExportsDeps, 'notebook' | 'folder' | 'now'>): Promise<void> {
  for (const { id } of await exportsReady(notebook.read))
    await notebook.change(async (tx) => {
      await updateExport(tx, id, { state: 'removed', removedAt: now() })
      note({ what: 'export.removed', of: ['export', id] })
    })
  await rm(join(folder, 'exports'), { recursive: true, force: true })
}

/**
 * Takes away what is not wanted any more: archives whose time is over, folders of exports that were given up. Asked for
 * once a day; nobody gets an archive after its time, whether this has run or not.
 */
export async function sweepExports({
  notebook,
  folder,
  now,
}: Pick<ExportsDeps, 'notebook' | 'folder' | 'now'>): Promise<void> {
  for (const { id, expiresAt } of await exportsReady(notebook.read))
    if (expiresAt === null || expiresAt <= now())
      await notebook.change((tx) => updateExport(tx, id, { state: 'removed', removedAt: now() }))
  for (const row of await exportsAsked(notebook.read)) {
    const state = stateOf(row)
    if (state === 'failed' || state === 'cancelled')
      await notebook.change((tx) => updateExport(tx, row.id, { state, endedAt: now() }))
  }
  const wanted = new Set([
    ...(await exportsReady(notebook.read)).map(({ id }) => id),
    ...(await exportsAsked(notebook.read)).map(({ id }) => id),
  ])
  const place = join(folder, 'exports')
  for (const id of await readdir(place).catch(nothingThere))
    if (!wanted.has(id)) await rm(join(place, id), { recursive: true, force: true })
}

function nothingThere(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}

async function there(read: Read | Change, id: string): Promise<ExportRow> {
  const row = await exportById(read, id)
  if (!row) throw new Refusal('exports.not-found')
  return row
}

/** Their own, or one that holds nothing which they could not read themselves. */
function mayHave(row: ExportRow, person: Asker): boolean {
  const allowed = new Set(z.array(z.string()).parse(JSON.parse(row.permissions)))
  const needed = exportFileNames.map((file) => exportFiles[file]).filter((one) => allowed.has(one))
  const sees = guardedFields.every(
    (field) => !writesField(row, field) || readsField(person.sight.fields, field),
  )
  return row.by === person.id || (sees && needed.every((permission) => person.may(permission)))
}

function refuseOthers(row: ExportRow, person: Asker): void {
  if (!mayHave(row, person)) throw new Refusal('exports.no-right')
}

function stateOf({ state, jobState }: ExportRow): Export['state'] {
  if (state !== 'asked') return state
  // Jobs that ended are forgotten after a while: one that did not end well is all that is left then.
  if (jobState === null || jobState === 'done') return 'failed'
  return exportStates.find((one) => one === jobState) ?? 'failed'
}

const isUnderWay = (state: Export['state']): boolean => state === 'waiting' || state === 'running'

function isThere(row: ExportRow, now: string): boolean {
  return row.state === 'ready' && row.expiresAt !== null && row.expiresAt > now
}

const failureSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
const filesSchema = z.array(z.object({ name: z.string(), rows: z.int() }))

function told(
  row: ExportRow,
  downloads: readonly { readonly by: string | null; readonly at: string }[],
  { person, now }: { readonly person: Asker; readonly now: string },
): ExportTold {
  const state = stateOf(row)
  const progress = progressSchema.safeParse(JSON.parse(row.jobProgress ?? 'null'))
  const failure = failureSchema.safeParse(JSON.parse(row.refusal ?? row.jobFailure ?? 'null'))
  return {
    ...{ id: row.id, state, job: row.job, by: row.byName, createdAt: row.createdAt, endedAt: row.endedAt },
    ...{ expiresAt: row.expiresAt, removedAt: row.removedAt, bytes: row.bytes, sha256: row.sha256 },
    progress:
      state === 'running' && progress.success
        ? { done: progress.data.done, total: progress.data.total }
        : null,
    files: row.files === null ? null : filesSchema.parse(JSON.parse(row.files)),
    failure:
      state !== 'failed' ? null : failure.success ? failure.data : { code: 'exports.broke', values: {} },
    mayDownload: isThere(row, now) && mayHave(row, person),
    downloads: downloads.map(({ by, at }) => ({ by, at })),
  }
}
