import { setImmediate as othersFirst } from 'node:timers/promises'
import { note } from '../../base/audit/acting.ts'
import type { Enqueue } from '../../base/jobs/job.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import type { CustomersEdit } from '../customers/contract.ts'
import { type CustomersDeps, many } from '../customers/customers.ts'
import type { BulkEdit, BulkEditAsked, BulkEditPreview } from './contract.ts'
import { allPieces, hasEnded, pieceOf, selectedOf } from './pieces.ts'
import * as store from './store.ts'

export { allPieces }

export const bulkEditJob = 'bulk-edit'

export type BulkEditsDeps = CustomersDeps & { readonly enqueue: Enqueue }

const mostFrom = 8
/** A request does so much of it itself, so that a small change need not wait behind a long import. */
const piecesOfRequest = 20

/** What would come of a change of many: how many change, from what, how many are so already, who is left alone and why. */
export async function previewBulkEdit(
  asked: BulkEditAsked,
  { notebook, country, sight, assigns }: Pick<CustomersDeps, 'notebook' | 'country' | 'sight' | 'assigns'>,
): Promise<BulkEditPreview> {
  const edit = many.cleanEdit(asked.edit, country)
  refuseAssigning(edit, assigns)
  await refuseStranger(notebook.read, edit)
  let preview = { selected: 0, changing: 0, already: 0 }
  const skipped = new Map<string, number>()
  const from = new Map<string | number | null, number>()
  for await (const ids of selectedOf(notebook.read, asked.selection, { from: many.behindAll, sight })) {
    const outlook = await many.outlookOf(notebook.read, ids, { edit, sight })
    preview = {
      selected: preview.selected + ids.length,
      changing: preview.changing + outlook.changing,
      already: preview.already + outlook.already,
    }
    for (const [reason, count] of outlook.skipped) skipped.set(reason, (skipped.get(reason) ?? 0) + count)
    for (const [value, count] of outlook.from) from.set(value, (from.get(value) ?? 0) + count)
  }
  const values = [...from].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
  return { ...preview, skipped: counted(skipped), from: values.slice(0, mostFrom) }
}

/**
 * Changes many customers: a few at once, more piece by piece, by a job and by the request itself for as long as a
 * request may last. Answers how far it has come.
 */
export async function askBulkEdit(asked: BulkEditAsked, deps: BulkEditsDeps): Promise<BulkEdit> {
  const { notebook, user, country } = deps
  const edit = many.cleanEdit(asked.edit, country)
  refuseAssigning(edit, deps.assigns)
  const begun = await notebook.change(async (tx) => {
    await refuseStranger(tx, edit)
    const record: store.Record = {
      ...{ id: newId(), at: deps.now(), by: user, edit, selection: asked.selection, filter: null },
      ...{ state: 'changing', looked: 0, changed: 0, already: 0, skipped: [], endedAt: null },
      ...{ undone: 0, kept: [], undoneAt: null, undoneBy: null, undoPlace: '' },
      selected: asked.selection.of === 'ids' ? new Set(asked.selection.ids).size : null,
      // Whoever is made from now on is not meant.
      place: asked.selection.of === 'ids' ? many.behindAll : await many.behindNewest(tx),
    }
    await store.insertBulkEdit(tx, record)
    note({ what: 'many.asked', of: ['many', record.id], said: { edit } })
    return goneOn(tx, record.id, deps)
  })
  return helped(begun, deps)
}

/** Takes all of it back that nobody has changed since; also one that is still on its way. */
export async function undoBulkEdit(id: string, deps: BulkEditsDeps): Promise<BulkEdit> {
  const begun = await deps.notebook.change(async (tx) => {
    const record = await known(tx, id, deps)
    if (record.state === 'undoing' || record.state === 'undone')
      throw new Refusal('bulk-edits.undone-already')
    await store.keepBulkEdit(tx, { ...record, state: 'undoing', undoneBy: deps.user })
    note({ what: 'many.taken-back', of: ['many', id] })
    return goneOn(tx, id, deps)
  })
  return helped(begun, deps)
}

/** The first piece in the same change; where more is left, a job is to do it. */
async function goneOn(
  tx: store.Change,
  id: string,
  { now, user, enqueue }: BulkEditsDeps,
): Promise<BulkEdit> {
  const record = await pieceOf(tx, id, { now: now() })
  if (!hasEnded(record))
    await enqueue({ kind: bulkEditJob, payload: { id }, dedupeKey: `${bulkEditJob} ${id}`, by: user, tx })
  return shown(record)
}

async function helped(begun: BulkEdit, { notebook, now }: BulkEditsDeps): Promise<BulkEdit> {
  let edit = begun
  for (let piece = 1; piece < piecesOfRequest && !hasEnded(edit); piece++) {
    edit = await notebook.change(async (tx) => shown(await pieceOf(tx, begun.id, { now: now() })))
    await othersFirst()
  }
  return edit
}

export async function getBulkEdit(
  id: string,
  { notebook, ...of }: Of & { readonly notebook: Notebook },
): Promise<BulkEdit> {
  return shown(await known(notebook.read, id, of))
}

/** The newest first. */
export async function listBulkEdits(
  asked: { readonly before: string | undefined; readonly most: number },
  { notebook, user, sight }: Of & { readonly notebook: Notebook },
): Promise<BulkEdit[]> {
  const by = sight.owners === null ? null : user
  return (await store.bulkEditsBefore(notebook.read, { ...asked, by })).map(shown)
}

type Of = Pick<CustomersDeps, 'user' | 'sight'>

/** Of who sees only some of the customers, their own doing alone: what others did tells of others' customers. */
async function known(db: store.Read, id: string, { user, sight }: Of): Promise<store.Record> {
  const record = await store.findBulkEdit(db, id)
  if (!record || (sight.owners !== null && record.by !== user)) throw new Refusal('bulk-edits.not-found')
  return record
}

function refuseAssigning(edit: CustomersEdit, assigns: boolean): void {
  if (edit.what === 'owner' && !assigns) throw new Refusal('customers.assign-no-right')
}

/** Whoever is to look after many customers must be there to do it. */
async function refuseStranger(db: store.Read, edit: CustomersEdit): Promise<void> {
  if (edit.what !== 'owner' || edit.to === null) return
  if (!(await store.isUser(db, edit.to))) throw new Refusal('bulk-edits.owner-unknown')
}

function shown({ selection: _, place: __, undoPlace: ___, ...edit }: store.Record): BulkEdit {
  return edit
}

function counted<Reason extends string>(
  counts: ReadonlyMap<string, number>,
): { reason: Reason; count: number }[] {
  return [...counts].map(([reason, count]) => ({ reason: reason as Reason, count }))
}
