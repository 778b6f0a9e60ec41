import { type Sight, sees } from '../../../base/access/sight.ts'
import { Refusal } from '../../../base/language/refusal.ts'
import { type CustomerFields, type CustomerFilters, type CustomersEdit, mostTags } from '../contract.ts'
import { pick, typedFields } from '../fields.ts'
import { filtersOf } from '../list/list.ts'
import type { CountryCode } from '../phones.ts'
import { changeRecord, seenRecord } from '../record-change.ts'
import { tagToken } from '../search-tokens.ts'
import { type Change, currentRun, type Read, recordsOf } from '../store.ts'
import { takeBack } from '../take-back.ts'
import { cleanText } from '../text.ts'
import { walkRecords } from '../walks/store.ts'
import * as store from './store.ts'

/** Whom an edit of many is for. */
export type Selected =
  | { readonly of: 'ids'; readonly ids: readonly string[] }
  | {
      readonly of: 'filter'
      readonly filter: CustomerFilters
      /** Of those that pass, these are not meant. */
      readonly except: readonly string[]
    }

/** Where walks over the newest first begin. No id holds such a character. */
export const behindAll = '\u{10FFFF}'

/** The same for those only who are there by now. Ids are drawn by clocks, and a clock may have been set back. */
export async function behindNewest(db: Read): Promise<string> {
  return `${await store.newestId(db)} `
}

/**
 * The next of them, newest first: in an order that no edit changes, so that one broken off goes on behind the last one it
 * was done with. `last` is where that is, null when there is nobody behind.
 */
export async function selectedBefore(
  db: Read,
  selected: Selected,
  { before, most, sight }: { readonly before: string; readonly most: number; readonly sight: Sight },
): Promise<{ readonly ids: readonly string[]; readonly last: string | null }> {
  if (selected.of === 'ids') {
    const rest = [...new Set(selected.ids)].filter((id) => id < before).sort()
    const ids = rest.reverse().slice(0, most)
    return { ids, last: rest.length > most ? (ids.at(-1) ?? null) : null }
  }
  const filters = await filtersOf(selected.filter, { db, run: await currentRun(db), sight })
  const from = { after: { at: null, id: before }, most }
  const steps = await walkRecords(db, filters, { column: null, order: 'desc', ...from })
  const except = new Set(selected.except)
  const ids = steps.flatMap(({ id, kept }) => (kept === 1 && !except.has(id) ? [id] : []))
  return { ids, last: steps.length === most ? (steps.at(-1)?.id ?? null) : null }
}

/** What was asked for as it is kept: clean, empty as null. */
export function cleanEdit(edit: CustomersEdit, country: CountryCode): CustomersEdit {
  if ('tag' in edit) {
    const tag = cleanText(edit.tag)
    if (tag === '') throw new Refusal('customers.tag-empty')
    return { ...edit, tag }
  }
  const { [edit.what]: to } = typedFields({ [edit.what]: edit.to }, country)
  return { ...edit, to } as CustomersEdit
}

/** Why an edit leaves a customer alone. */
export type Skipped = 'gone' | 'too-many-tags'

/** What becomes of a record: its new fields, nothing since it is so already, or a reason why not. */
function edited(
  record: store.EditedRecord,
  edit: CustomersEdit,
): Partial<CustomerFields> | 'already' | Skipped {
  if (!('tag' in edit)) return record[edit.what] === edit.to ? 'already' : { [edit.what]: edit.to }
  const token = tagToken(edit.tag)
  const others = record.tags.filter((tag) => tagToken(tag) !== token)
  const has = others.length < record.tags.length
  if (edit.what === 'remove-tag') return has ? { tags: others } : 'already'
  if (has) return 'already'
  return record.tags.length >= mostTags ? 'too-many-tags' : { tags: [...record.tags, edit.tag] }
}

export type Outlook = {
  readonly changing: number
  readonly already: number
  readonly skipped: ReadonlyMap<Skipped, number>
  /** What stands now in those that will change, and in how many. */
  readonly from: ReadonlyMap<string | number | null, number>
}

/** What an edit would do to some customers. */
export async function outlookOf(
  db: Read,
  ids: readonly string[],
  { edit, sight }: { readonly edit: CustomersEdit; readonly sight: Sight },
): Promise<Outlook> {
  const records = (await store.editedRecords(db, ids)).filter(({ owner }) => sees(sight, owner))
  const skipped = new Map<Skipped, number>()
  const from = new Map<string | number | null, number>()
  const count = <Key>(counts: Map<Key, number>, key: Key, by = 1): void =>
    void (by > 0 && counts.set(key, (counts.get(key) ?? 0) + by))
  count(skipped, 'gone', ids.length - records.length)
  let changing = 0
  let already = 0
  for (const record of records) {
    const fields = edited(record, edit)
    if (fields === 'already') already += 1
    else if (typeof fields === 'string') count(skipped, fields)
    else {
      changing += 1
      if (!('tag' in edit)) count(from, record[edit.what])
    }
  }
  return { changing, already, skipped, from }
}

export type EditAsked = {
  readonly edit: CustomersEdit
  readonly bulkEdit: string
  readonly at: string
  readonly by: string | null
  readonly sight: Sight
}

/** Edits some customers; each change is in its customer's history, as part of this one. */
export async function editSome(
  tx: Change,
  ids: readonly string[],
  { edit, bulkEdit, at, by, sight }: EditAsked,
): Promise<Omit<Outlook, 'from'>> {
  // Whom they do not see is not there for them.
  const records = (await recordsOf(tx, ids)).filter(({ owner }) => sees(sight, owner))
  const skipped = new Map<Skipped, number>()
  if (records.length < ids.length) skipped.set('gone', ids.length - records.length)
  let changing = 0
  let already = 0
  for (const record of records) {
    const fields = edited(record, edit)
    if (fields === 'already') already += 1
    else if (typeof fields === 'string') skipped.set(fields, (skipped.get(fields) ?? 0) + 1)
    else {
      changing += 1
      // What a person said, of many as of one, is not an import's to change.
      const byHand = [...record.byHand, ...Object.keys(fields)]
      await changeRecord(tx, record, { fields, byHand, at, by, importBatch: null, bulkEdit })
    }
  }
  return { changing, already, skipped }
}

/** Why a change of many stays in one of them when the others are taken back. */
export type Kept = 'gone' | 'changed-since'

/** Takes back some of what an edit of many did, after the change that the last piece ended with. */
export async function takeBackSome(
  tx: Change,
  asked: {
    readonly edit: CustomersEdit
    readonly bulkEdit: string
    readonly after: string
    readonly most: number
    readonly at: string
    readonly by: string | null
    readonly sight: Sight
    readonly assigns: boolean
  },
): Promise<{
  readonly undone: number
  readonly kept: ReadonlyMap<Kept, number>
  readonly last: string | null
}> {
  const changes = await store.changesOf(tx, asked)
  const kept = new Map<Kept, number>()
  let undone = 0
  for (const { id: change, customer: id } of changes) {
    const reason = await takenBack(tx, { id, change }, asked)
    if (reason === null) undone += 1
    else kept.set(reason, (kept.get(reason) ?? 0) + 1)
  }
  return { undone, kept, last: changes.length === asked.most ? (changes.at(-1)?.id ?? null) : null }
}

async function takenBack(
  tx: Change,
  one: { readonly id: string; readonly change: string },
  { edit, at, by, sight, assigns }: Parameters<typeof takeBackSome>[1],
): Promise<Kept | null> {
  try {
    await takeBack(tx, one, { now: () => at, user: by, sight, assigns })
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'customers.not-found' || error.code === 'customers.assign-no-right') return 'gone'
    if (error.code !== 'customers.undo-conflict') throw error
    if (!('tag' in edit)) return 'changed-since'
  }
  // Other tags came or went since; this one goes or comes all the same.
  const record = await seenRecord(tx, one.id, sight)
  const back = edited(record, { what: edit.what === 'add-tag' ? 'remove-tag' : 'add-tag', tag: edit.tag })
  if (typeof back === 'string') return 'changed-since'
  await changeRecord(tx, record, {
    fields: pick(back, ['tags']),
    byHand: record.byHand,
    at,
    by,
    importBatch: null,
  })
  return null
}
