import type { JobContext } from '../../base/jobs/job.ts'
import type { Judgement } from '../../base/ledger/ledger.ts'
import { takeCurrency } from '../../manage/settings/settings.ts'
import { type ImportSettings, importSettingsSchema } from './asked.ts'
import type { MappedTable } from './contract.ts'
import { type ImportFigures, worthJob } from './figures.ts'
import type { Rejections } from './rejections.ts'
import { keepMapping, updateImport } from './store.ts'
import type { ImportsTable } from './tables.ts'

export type Applying = {
  readonly context: JobContext
  readonly scratch: string
  readonly rejections: Rejections
}

export type Opened = MappedTable & { readonly shape: string }
type Standing = {
  readonly figures: ImportFigures
  readonly opened: Opened
  readonly judgement: Judgement | null
}

/** The commit point: from here on the import is seen, and the company's worth is to be worked out anew. */
export async function stand(
  row: ImportsTable,
  { figures, opened, judgement }: Standing,
  { notebook, enqueue, job }: JobContext,
): Promise<void> {
  await notebook.change(async (tx) => {
    const at = new Date().toISOString()
    const read = {
      ...settingsOf(row),
      columns: opened.mapping,
      encoding: opened.file.encoding,
      came: opened.file.came,
      judgement,
    }
    await updateImport(tx, row.id, {
      state: 'standing',
      figures: JSON.stringify(figures),
      settings: JSON.stringify(read),
      endedAt: at,
    })
    const [currency] = judgement?.currencies ?? []
    if (currency !== undefined) await takeCurrency(tx, { currency, at })
    await keepMapping(tx, { kind: row.kind, shape: opened.shape, mapping: opened.mapping, at })
    await enqueue({ ...worthJob, by: job.by, tx })
  })
}

export function settingsOf(row: ImportsTable): ImportSettings {
  return importSettingsSchema.parse(JSON.parse(row.settings))
}
