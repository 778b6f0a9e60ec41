import { note } from '../../base/audit/acting.ts'
import { Cancelled, type JobContext, stopIfAsked } from '../../base/jobs/job.ts'
import type { Judgement } from '../../base/ledger/ledger.ts'
import type { Change } from '../../base/notebook/notebook.ts'
import { takeCurrency } from '../../manage/settings/settings.ts'
import { settingsOf } from './asked.ts'
import type { MappedTable } from './contract.ts'
import { type ImportFigures, worthJob } from './figures.ts'
import type { KeptLook } from './look.ts'
import type { Rejections } from './rejections.ts'
import { type ImportChange, importById, keepMapping, updateOwnImport } from './store.ts'
import type { ImportsTable } from './tables.ts'

export type Applying = {
  readonly context: JobContext
  readonly scratch: string
  readonly rejections: Rejections
  readonly look: KeptLook
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
    const worth = await enqueue({ ...worthJob, by: job.by, tx })
    const read = {
      ...settingsOf(row),
      columns: opened.mapping,
      encoding: opened.file.encoding,
      came: opened.file.came,
      judgement,
    }
    const own = { id: row.id, job: job.id }
    await changeOwn(tx, own, {
      state: 'standing',
      figures: JSON.stringify(figures),
      settings: JSON.stringify(read),
      endedAt: at,
      worthJob: worth.id,
    })
    // One entry however many rows: which they are is what the batch says.
    note({ what: 'import.standing', of: ['import', row.id], said: { batch: row.batch, figures } })
    const [currency] = judgement?.currencies ?? []
    if (currency !== undefined) await takeCurrency(tx, { currency, at })
    await keepMapping(tx, { kind: opened.kind, shape: opened.shape, mapping: opened.mapping, at })
  })
}

/** Changes an import that is this job's. Looked at as something else or given up meanwhile, it is another's. */
export async function changeOwn(
  tx: Change,
  own: { readonly id: string; readonly job: string },
  change: ImportChange,
): Promise<void> {
  if (!(await updateOwnImport(tx, own, change))) throw new Cancelled()
}

/** A place where the work on an import may stop. */
export async function stopIfAnothers(id: string, context: JobContext): Promise<void> {
  stopIfAsked(context)
  if ((await importById(context.notebook.read, id))?.job !== context.job.id) throw new Cancelled()
}
