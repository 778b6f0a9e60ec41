import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { JobContext } from '../../base/jobs/job.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { type ImportSettings, importFolder, originalName } from './asked.ts'
import type { MappedTable } from './contract.ts'
import { type KeptLook, lookAt } from './look.ts'
import { mapTable } from './mapping.ts'
import { openFiles } from './open-files.ts'
import { shapeOf } from './shape.ts'
import { mappingFor } from './store.ts'
import type { ImportsTable } from './tables.ts'

type Opening = { readonly context: JobContext; readonly scratch: string; readonly look: KeptLook }

/**
 * The file of an import made ready to be read: decoded, laid out, its columns known; and the shape they are kept under.
 * What is seen of it is kept before its columns are judged: who is told that they cannot be told wants to see them.
 */
export async function openImported(
  row: ImportsTable,
  settings: ImportSettings,
  opening: Opening,
): Promise<MappedTable & { readonly shape: string }> {
  const { context, look } = opening
  context.progress('open', 0, row.bytes)
  const table = await openedAs(row, settings, opening)
  const seen = await lookAt(table, { look: settings.look, kind: settings.kindGiven ? row.kind : null })
  const { kind } = seen
  const before = await look.read()
  if (before?.look !== seen.look || before.mapping === null) await look.keep(seen)
  const shape = shapeOf(table.columns)
  const remembered = settings.mapping === null ? await mappingFor(context.notebook.read, kind, shape) : null
  const mapped = mapTable(kind, table, { given: settings.mapping, remembered })
  const { mapping, reasons } = mapped
  await look.add({ mapping: { ...mapping }, reasons: { ...reasons } })
  return { ...mapped, shape }
}

/** A refusal names the file as the person knows it, and not where we keep it. */
async function openedAs({ id, fileName: name }: ImportsTable, settings: ImportSettings, opening: Opening) {
  const { context, scratch } = opening
  const path = join(importFolder(context.folder, id), originalName)
  const { encoding, sheet, headingRow } = settings
  try {
    const [table] = await openFiles([path], {
      scratch,
      stdin: Readable.from([]),
      parquet: context.ledger.parquetSample,
      reading: { encoding, sheet, headingRow },
      progress: (done, total) => context.progress('open', done, total),
    })
    if (!table) throw new Error(`nothing was opened of ${path}`)
    return { ...table, name }
  } catch (error) {
    if (error instanceof Refusal && error.values.name === path)
      throw new Refusal(error.code, { ...error.values, name }, { cause: error })
    throw error
  }
}
