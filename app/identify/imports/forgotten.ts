import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Change, Notebook } from '../../base/notebook/notebook.ts'
import { importFolder } from './asked.ts'
import { rejectionsIn } from './rejections.ts'
import { everyImport, importById, unfinishedImports, updateImport } from './store.ts'
import type { ImportsTable } from './tables.ts'
import { type Forgotten, takeOutOf } from './without.ts'

export type { Forgotten } from './without.ts'

type Deps = {
  readonly notebook: Notebook
  readonly ledger: Pick<Ledger, 'parquetSample'>
  /** The data folder. */
  readonly folder: string
}

/** Nothing that any import has kept, whatever became of it, speaks of somebody any more. */
export async function forgetInFiles(
  forgotten: Forgotten,
  deps: Deps,
  look: (done: number, total: number) => void,
): Promise<void> {
  const rows = await everyImport(deps.notebook.read)
  for (const [nth, row] of rows.entries()) {
    look(nth, rows.length)
    await forgetInFile(row, forgotten, deps)
  }
}

/** The same of one import, which says from then on that its file is not as it came. */
async function forgetInFile(
  row: ImportsTable,
  forgotten: Forgotten,
  { notebook, ledger, folder }: Deps,
): Promise<void> {
  await takeOutOf(row, forgotten, {
    ledger,
    folder,
    telling: ({ rows, file }) =>
      notebook.change(async (tx) => {
        const now = await importById(tx, row.id)
        if (!now) return
        const read = JSON.parse(now.settings) as { encoding?: unknown; sheet?: unknown; headingRow?: unknown }
        // Written anew it is UTF-8 with its headings first, and of a workbook the sheet that was read.
        const written = {
          ...('encoding' in read && { encoding: now.state === 'standing' ? 'utf-8' : null }),
          ...('sheet' in read && { sheet: null }),
          ...('headingRow' in read && { headingRow: null }),
        }
        await updateImport(tx, row.id, {
          rowsErased: now.rowsErased + rows,
          fileErased: file ? 1 : now.fileErased,
          ...(!file && { settings: JSON.stringify({ ...read, ...written }) }),
        })
      }),
  })
}

/** Imports that have not come to their end begin anew: what they have laid down so far was of files as they came. */
export async function beginAfresh(tx: Change): Promise<void> {
  for (const { id, settings } of await unfinishedImports(tx))
    await updateImport(tx, id, { settings: JSON.stringify({ ...JSON.parse(settings), afresh: true }) })
}

/** Rows of somebody who was erased before the file came are not kept either: they are told by their number alone. */
export async function forgetRefusedRows(row: ImportsTable, deps: Deps): Promise<void> {
  const refused = new Set<number>()
  for (const { code, row: at } of await rejectionsIn(importFolder(deps.folder, row.id)).all())
    if (code === 'erased') refused.add(at)
  if (refused.size === 0) return
  const isRow = (at: number): boolean => refused.has(at)
  await forgetInFile(row, { isRow, isParty: () => false, isSaid: () => false, isNamedIn: () => true }, deps)
}
