import { note } from '../../base/audit/acting.ts'
import type { JobContext } from '../../base/jobs/job.ts'
import { emptyTable, tablesEmptied } from '../../base/notebook/emptied.ts'
import { removeFiles } from '../../identify/imports/imports.ts'
import { sweepExports } from '../exports/exports.ts'
import { giveBackSettings } from '../settings/settings.ts'
import { deleteDemo, demoRow } from './store.ts'

/**
 * Takes the demo away with all that was made on it: records, facts, files and what is remembered of imports and jobs.
 * People stay, and settings are what they were. The row that says that the demo goes is what goes last, so that a removal
 * killed anywhere begins again, and nothing of the company's own can come in between.
 */
export async function removeDemo(context: JobContext): Promise<void> {
  const { notebook, ledger, folder, job } = context
  const row = await demoRow(notebook.read)
  if (row?.state !== 'removing') return
  const steps = tablesEmptied.length + 2
  for (const [i, table] of tablesEmptied.entries()) {
    context.progress('remove', i, steps)
    await notebook.change((tx) => emptyTable(tx, table, { job: job.id }))
  }
  // After the records: what the notebook still had to tell the ledger must not be told to the new one.
  await ledger.beginAnew()
  context.progress('remove', steps - 1, steps)
  await removeFiles(folder)
  await sweepExports({ notebook, folder, now: () => new Date().toISOString() })
  await notebook.change(async (tx) => {
    // Whoever was still at work on the demo has written since.
    for (const table of tablesEmptied) await emptyTable(tx, table, { job: job.id })
    await giveBackSettings(tx, row.settingsBefore)
    await deleteDemo(tx)
    note({ what: 'demo.removed' })
  })
}
