import { z } from 'zod'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import type { ImportKind, ImportState, ImportsTable } from './tables.ts'

/** Records a new import under the next batch number. */
export async function insertImport(
  tx: Change,
  row: Pick<
    ImportsTable,
    'id' | 'kind' | 'source' | 'fileName' | 'fileHash' | 'bytes' | 'settings' | 'by' | 'createdAt'
  >,
): Promise<number> {
  const last = await tx
    .selectFrom('imports')
    .select((e) => e.fn.max('batch').as('batch'))
    .executeTakeFirst()
  const batch = Number(last?.batch ?? 0) + 1
  await tx
    .insertInto('imports')
    .values({
      ...row,
      batch,
      state: 'waiting',
      figures: null,
      refusal: null,
      job: null,
      worthJob: null,
      endedAt: null,
      undoneAt: null,
      rowsErased: 0,
      fileErased: 0,
    })
    .execute()
  return batch
}

export type ImportChange = Partial<
  Pick<ImportsTable, 'kind' | 'source' | 'state' | 'settings' | 'figures' | 'refusal' | 'job' | 'worthJob'> &
    Pick<ImportsTable, 'endedAt' | 'undoneAt' | 'rowsErased' | 'fileErased'>
>

export async function updateImport(tx: Change, id: string, change: ImportChange): Promise<void> {
  await tx.updateTable('imports').set(change).where('id', '=', id).execute()
}

/** Changes an import where it is still this job's; says whether it was. */
export async function updateOwnImport(
  tx: Change,
  { id, job }: { readonly id: string; readonly job: string },
  change: ImportChange,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('imports')
    .set(change)
    .where('id', '=', id)
    .where('job', '=', job)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function importById(read: Read | Change, id: string): Promise<ImportsTable | undefined> {
  return read.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function importByBatch(read: Read | Change, batch: number): Promise<ImportsTable | undefined> {
  return read.selectFrom('imports').selectAll().where('batch', '=', batch).executeTakeFirst()
}

/** The standing import of the same file under the same source, if there is one: the latest. */
export async function standingTwin(
  read: Read | Change,
  of: Pick<ImportsTable, 'fileHash' | 'kind' | 'source'>,
): Promise<ImportsTable | undefined> {
  return read
    .selectFrom('imports')
    .selectAll()
    .where('fileHash', '=', of.fileHash)
    .where('kind', '=', of.kind)
    .where('source', '=', of.source)
    .where('state', '=', 'standing')
    .orderBy('batch', 'desc')
    .executeTakeFirst()
}

/** Names of files by their batch. */
export async function fileNames(
  read: Read,
  batches: readonly number[],
): Promise<{ batch: number; fileName: string }[]> {
  if (batches.length === 0) return []
  return read
    .selectFrom('imports')
    .select(['batch', 'fileName'])
    .where('batch', 'in', [...batches])
    .orderBy('batch')
    .execute()
}

/** Every import, whatever became of it, in the order in which they came. */
export async function everyImport(read: Read): Promise<ImportsTable[]> {
  return read.selectFrom('imports').selectAll().orderBy('batch').execute()
}

/** Those that wait, are worked on or wait for a word. */
export async function unfinishedImports(read: Read | Change): Promise<ImportsTable[]> {
  return read
    .selectFrom('imports')
    .selectAll()
    .where('state', 'in', ['waiting', 'running', 'ready'])
    .execute()
}

/** Newest first. */
export async function importsBefore(
  read: Read,
  asked: { readonly before: number | null; readonly most: number },
): Promise<ImportsTable[]> {
  let rows = read.selectFrom('imports').selectAll().orderBy('batch', 'desc').limit(asked.most)
  if (asked.before !== null) rows = rows.where('batch', '<', asked.before)
  return rows.execute()
}

export async function statesOfImports(read: Read): Promise<ReadonlyMap<number, ImportState>> {
  const rows = await read.selectFrom('imports').select(['batch', 'state']).execute()
  return new Map(rows.map(({ batch, state }) => [Number(batch), state]))
}

export async function mappingFor(read: Read | Change, kind: ImportKind, shape: string): Promise<unknown> {
  const row = await read
    .selectFrom('importMappings')
    .select('mapping')
    .where('kind', '=', kind)
    .where('shape', '=', shape)
    .executeTakeFirst()
  return row ? (JSON.parse(row.mapping) as unknown) : null
}

export async function keepMapping(
  tx: Change,
  kept: { readonly kind: ImportKind; readonly shape: string; readonly mapping: unknown; readonly at: string },
): Promise<void> {
  const mapping = JSON.stringify(kept.mapping)
  await tx
    .insertInto('importMappings')
    .values({ kind: kept.kind, shape: kept.shape, mapping, usedAt: kept.at })
    .onConflict((conflict) => conflict.columns(['kind', 'shape']).doUpdateSet({ mapping, usedAt: kept.at }))
    .execute()
}

/** States of imports that have left nothing behind. */
const gone = ['undone', 'failed', 'cancelled'] as const satisfies readonly ImportState[]

/** Whether any file was taken in, or is being, and has not been taken back. */
export async function anyImport(read: Read | Change): Promise<boolean> {
  const found = await read
    .selectFrom('imports')
    .select('batch')
    .where('state', 'not in', gone)
    .executeTakeFirst()
  return found !== undefined
}

/** The import of a kind that stands or is on its way; several: the latest. */
export async function importOfKind(read: Read, kind: ImportKind): Promise<ImportsTable | undefined> {
  return read
    .selectFrom('imports')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', 'not in', gone)
    .orderBy('batch', 'desc')
    .executeTakeFirst()
}

/** What a remembered mapping is known by, and its place among the others. */
export type MappingKey = { readonly kind: ImportKind; readonly shape: string; readonly usedAt: string }

/** Last used first. A mapping is kept in the change in which its file comes to stand: so that file is known. */
export async function mappingsKept(
  read: Read,
  asked: { readonly before: MappingKey | null; readonly most: number },
): Promise<(MappingKey & { readonly mapping: string; readonly fileName: string | null })[]> {
  const { before, most } = asked
  let rows = read
    .selectFrom('importMappings as m')
    .select((e) => [
      ...(['m.kind', 'm.shape', 'm.mapping', 'm.usedAt'] as const),
      e
        .selectFrom('imports as i')
        .select('i.fileName')
        .whereRef('i.kind', '=', 'm.kind')
        .whereRef('i.endedAt', '=', 'm.usedAt')
        .orderBy('i.batch', 'desc')
        .limit(1)
        .as('fileName'),
    ])
    .orderBy('m.usedAt', 'desc')
    .orderBy('m.kind', 'desc')
    .orderBy('m.shape', 'desc')
    .limit(most)
  if (before !== null)
    rows = rows.where((e) =>
      e(e.refTuple('m.usedAt', 'm.kind', 'm.shape'), '<', e.tuple(before.usedAt, before.kind, before.shape)),
    )
  return rows.execute()
}

/** Puts a mapping back; one that was kept since stays. */
export async function putMappingBack(
  tx: Change,
  { kind, shape, usedAt, mapping }: MappingKey & { readonly mapping: unknown },
): Promise<void> {
  await tx
    .insertInto('importMappings')
    .values({ kind, shape, usedAt, mapping: JSON.stringify(mapping) })
    .onConflict((conflict) => conflict.columns(['kind', 'shape']).doNothing())
    .execute()
}

/** Answers whether there was one. */
export async function removeMapping(
  tx: Change,
  { kind, shape }: Pick<MappingKey, 'kind' | 'shape'>,
): Promise<boolean> {
  const mine = tx.deleteFrom('importMappings').where('kind', '=', kind).where('shape', '=', shape)
  return (await mine.returning('shape').execute()).length > 0
}

/** How many imports stand. */
export async function standingCount(read: Read | Change): Promise<number> {
  const row = await read
    .selectFrom('imports')
    .select((e) => e.fn.countAll().as('n'))
    .where('state', '=', 'standing')
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** What standing imports counted, each as it was kept. */
export async function figuresStanding(read: Read): Promise<readonly string[]> {
  const rows = await read.selectFrom('imports').select('figures').where('state', '=', 'standing').execute()
  return rows.flatMap(({ figures }) => figures ?? [])
}

/** The currencies that standing imports name, but for one of them where one is to go. */
export async function currenciesStanding(
  read: Read | Change,
  butFor: number | null,
): Promise<readonly string[]> {
  let standing = read.selectFrom('imports').select('settings').where('state', '=', 'standing')
  if (butFor !== null) standing = standing.where('batch', '<>', butFor)
  const rows = await standing.execute()
  return [
    ...new Set(
      rows.flatMap(({ settings }) => readSchema.parse(JSON.parse(settings)).judgement?.currencies ?? []),
    ),
  ]
}

const readSchema = z.object({ judgement: z.object({ currencies: z.array(z.string()) }).nullish() })

/** Whether a person asked for a job to stop, rather than the program that closes. */
export async function cancelWanted(read: Read, job: string): Promise<boolean> {
  const row = await read.selectFrom('jobs').select('cancelAsked').where('id', '=', job).executeTakeFirst()
  return row?.cancelAsked === 1
}
