import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { JobContext } from '../../base/jobs/job.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { type ImportSettings, importFolder, originalName } from './asked.ts'
import type { MappedTable } from './contract.ts'
import { mapTable } from './mapping.ts'
import { openFiles } from './open-files.ts'
import { shapeOf } from './shape.ts'
import { mappingFor } from './store.ts'
import type { ImportsTable } from './tables.ts'

/** The file of an import made ready to be read: decoded, laid out, its columns known; and the shape they are kept under. */
export async function openImported(
  row: ImportsTable,
  settings: ImportSettings,
  { context, scratch }: { readonly context: JobContext; readonly scratch: string },
): Promise<MappedTable & { readonly shape: string }> {
  const path = join(importFolder(context.folder, row.id), originalName)
  context.progress('open', 0, row.bytes)
  const table = await openedAs(row.fileName, path, { context, scratch })
  const shape = shapeOf(table.columns)
  const remembered =
    settings.mapping === null ? await mappingFor(context.notebook.read, row.kind, shape) : null
  return { ...mapTable(row.kind, table, { given: settings.mapping, remembered }), shape }
}

/** A refusal names the file as the person knows it, and not where we keep it. */
async function openedAs(
  name: string,
  path: string,
  { context, scratch }: { readonly context: JobContext; readonly scratch: string },
) {
  try {
    const [table] = await openFiles([path], {
      scratch,
      stdin: Readable.from([]),
      parquet: context.ledger.parquetSample,
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
