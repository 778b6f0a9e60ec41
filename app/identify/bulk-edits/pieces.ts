import { setImmediate as othersFirst } from 'node:timers/promises'
import { actorOf } from '../../base/access/person-of.ts'
import type { Sight } from '../../base/access/sight.ts'
import { type JobContext, stopIfAsked } from '../../base/jobs/job.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { many } from '../customers/customers.ts'
import type { BulkEdit, Selection } from './contract.ts'
import * as store from './store.ts'

/** A change of the notebook is short: others write, too. */
const customersAPiece = 50
/** Of a filter that few pass, so many are looked at for one piece. */
const looksAPiece = 1_000

/**
 * Does one more piece of a change of many, or of its undoing, in one change of the notebook together with the note of how
 * far it has come: whoever is killed in between goes on behind it, and no customer is changed twice. Answers how it
 * stands; one that has ended stays as it is.
 */
export async function pieceOf(
  tx: store.Change,
  id: string,
  { now, skipTo }: { readonly now: string; readonly skipTo?: string | undefined },
): Promise<store.Record> {
  const record = await store.findBulkEdit(tx, id)
  if (!record) throw new Error(`there is no change of many called ${id}`)
  if (record.state !== 'changing' && record.state !== 'undoing') return record
  const next =
    record.state === 'changing' ? await changed(tx, record, { now, skipTo }) : await undone(tx, record, now)
  await store.keepBulkEdit(tx, next)
  return next
}

async function changed(
  tx: store.Change,
  record: store.Record,
  { now, skipTo }: { readonly now: string; readonly skipTo: string | undefined },
): Promise<store.Record> {
  // Customers come the newest first: further on is lower.
  const before = skipTo !== undefined && skipTo < record.place ? skipTo : record.place
  const { selection, edit, by } = record
  // As they see it now: whoever was shut out since, or given another role, changes nothing more than they could.
  const { sight, assigns } = await actorOf(tx, by)
  if (edit.what === 'owner' && !assigns) return { ...record, state: 'changed', endedAt: now }
  const most = selection.of === 'ids' ? customersAPiece : looksAPiece
  const { ids, last } = await many.selectedBefore(tx, selection, { before, most, sight })
  const some = ids.slice(0, customersAPiece)
  const cut = some.length < ids.length
  const done = await many.editSome(tx, some, { edit, bulkEdit: record.id, at: now, by, sight })
  const place = cut ? (some.at(-1) as string) : last
  const looked = record.looked + some.length
  return {
    ...record,
    ...(place === null ? { state: 'changed', endedAt: now, selected: looked } : { place }),
    looked,
    changed: record.changed + done.changing,
    already: record.already + done.already,
    skipped: added(record.skipped, done.skipped),
  }
}

async function undone(tx: store.Change, record: store.Record, now: string): Promise<store.Record> {
  const actor = await actorOf(tx, record.undoneBy)
  const { last, ...done } = await many.takeBackSome(tx, {
    ...actor,
    ...{ edit: record.edit, bulkEdit: record.id, after: record.undoPlace },
    ...{ most: customersAPiece, at: now, by: record.undoneBy },
  })
  return {
    ...record,
    ...(last === null ? { state: 'undone', undoneAt: now } : { undoPlace: last }),
    undone: record.undone + done.undone,
    kept: added(record.kept, done.kept),
  }
}

type Counts<Reason> = readonly { readonly reason: Reason; readonly count: number }[]

function added<Reason extends string>(
  counts: Counts<Reason>,
  more: ReadonlyMap<Reason, number>,
): { reason: Reason; count: number }[] {
  const sums = new Map(counts.map(({ reason, count }) => [reason, count]))
  for (const [reason, count] of more) sums.set(reason, (sums.get(reason) ?? 0) + count)
  return [...sums].map(([reason, count]) => ({ reason, count }))
}

/** Does all that is left of it, for as long as nobody wants it stopped. Answers how it stands then. */
export async function allPieces(id: string, context: JobContext): Promise<BulkEdit> {
  const { notebook, progress } = context
  for (;;) {
    const record = await recordOf(notebook, id)
    if (hasEnded(record)) return record
    const total = record.state === 'undoing' ? record.changed : record.selected
    progress(record.state === 'undoing' ? 'undo' : 'change', doneOf(record), total ?? 0)
    const skipTo = record.state === 'changing' ? await nextPlace(notebook.read, record) : undefined
    await notebook.change((tx) => pieceOf(tx, id, { now: new Date().toISOString(), skipTo }))
    stopIfAsked(context)
  }
}

/** As it stands, its customers counted. */
async function recordOf(notebook: Notebook, id: string): Promise<store.Record> {
  const record = await store.findBulkEdit(notebook.read, id)
  if (!record) throw new Error(`there is no change of many called ${id}`)
  if (record.selected !== null || record.state !== 'changing') return record
  let left = 0
  const { sight } = await actorOf(notebook.read, record.by)
  for await (const ids of selectedOf(notebook.read, record.selection, { from: record.place, sight }))
    left += ids.length
  const selected = record.looked + left
  await notebook.change((tx) => store.noteSelected(tx, id, selected))
  return { ...record, selected }
}

/** Read at once while somebody else may be waiting: some milliseconds. */
const readAtOnce = 2_000

/** Whom a change of many is for, some at a time. */
export async function* selectedOf(
  read: store.Read,
  selection: Selection,
  { from, sight }: { readonly from: string; readonly sight: Sight },
): AsyncGenerator<readonly string[]> {
  for (let before: string | null = from; before !== null; ) {
    const { ids, last }: Awaited<ReturnType<typeof many.selectedBefore>> = await many.selectedBefore(
      read,
      selection,
      { before, most: readAtOnce, sight },
    )
    yield ids
    before = last
    await othersFirst()
  }
}

/** Where the next customer is that a change of many is for, so that a change need not look for them. */
async function nextPlace(read: store.Read, { selection, place, by }: store.Record): Promise<string> {
  if (selection.of === 'ids') return place
  const { sight } = await actorOf(read, by)
  for (let before = place; ; ) {
    const { ids, last } = await many.selectedBefore(read, selection, { before, most: readAtOnce, sight })
    if (ids.length > 0 || last === null) return before
    before = last
  }
}

export function hasEnded({ state }: Pick<BulkEdit, 'state'>): boolean {
  return state === 'changed' || state === 'undone'
}

function doneOf({ state, looked, undone: back, kept }: BulkEdit): number {
  return state === 'undoing' ? back + kept.reduce((sum, { count }) => sum + count, 0) : looked
}
