import { Refusal } from '../../base/language/refusal.ts'
import type { Notebook, Read } from '../../base/notebook/notebook.ts'
import { type ColumnsMapping, type ImportKind, mappingSchemas } from './contract.ts'
import { parseMappingOf } from './given-mapping.ts'
import { type MappingKey, mappingsKept, putMappingBack, removeMapping } from './store.ts'

/** How a shape of file was read the last time, and will be read again. */
export type Remembered = MappingKey & {
  readonly columns: ColumnsMapping
  /** The file that it was used for last. */
  readonly fileName: string | null
}

/** What is remembered of files that came, last used first. */
export async function rememberedMappings(
  read: Read,
  asked: { readonly before: MappingKey | null; readonly most: number },
): Promise<readonly Remembered[]> {
  const rows = await mappingsKept(read, asked)
  return rows.map(({ mapping, ...row }) => ({ ...row, columns: columnsOf(row.kind, mapping) }))
}

/** Columns that an earlier version knew and this one does not are read no more, and told no more. */
function columnsOf(kind: ImportKind, mapping: string): ColumnsMapping {
  const kept = mappingSchemas[kind].safeParse(JSON.parse(mapping))
  return kept.success ? kept.data : {}
}

/** Files of that shape are guessed anew from then on; what was read stays as it was read. */
export async function forgetMapping(
  which: Pick<MappingKey, 'kind' | 'shape'>,
  { notebook }: { readonly notebook: Notebook },
): Promise<void> {
  const gone = await notebook.change((tx) => removeMapping(tx, which))
  if (!gone) throw new Refusal('imports.mapping-not-found')
}

/**
 * Takes forgetting back. What was remembered of that shape meanwhile is newer, and stays.
 *
 * @param which `mapping`: as after --map
 */
export async function rememberAgain(
  which: MappingKey & { readonly mapping: string },
  { notebook }: { readonly notebook: Notebook },
): Promise<void> {
  const mapping = parseMappingOf(which.kind, which.mapping)
  await notebook.change((tx) => putMappingBack(tx, { ...which, mapping }))
}
