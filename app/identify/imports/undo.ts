import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { note } from '../../base/audit/acting.ts'
import type { JobContext } from '../../base/jobs/job.ts'
import { giveBackCurrency } from '../../manage/settings/settings.ts'
import { imported, mirrorIdentities, mirrorNames } from '../customers/customers.ts'
import { mirrorProducts } from '../products/products.ts'
import { importFolder, originalName, there } from './asked.ts'
import { forgetRows, undoCustomers } from './customers-file.ts'
import { worthJob } from './figures.ts'
import { lookIn } from './look.ts'
import { rejectionsIn } from './rejections.ts'
import { currenciesStanding, importById, updateImport } from './store.ts'
import type { ImportsTable } from './tables.ts'

const pageLength = 2_000

/**
 * Takes an import back: both stores are then as if its file had never come, except for what people have done since.
 * Customers that another standing import names, too, are handed to it first, which nobody notices; then the notebook
 * says "undoing", from where on the import is not seen; then the ledger follows and the records are swept.
 */
export async function undoImport(id: string, context: JobContext): Promise<void> {
  const { notebook, ledger, enqueue, job } = context
  const row = await there(importById(notebook.read, id), id)
  if (row.state === 'undone') return
  const given = row.state === 'waiting' || row.state === 'running' || row.state === 'failed'
  if (row.state === 'ready' || (given && row.job === job.id))
    return giveUp(row, { state: 'cancelled', refusal: null }, context)
  if (row.state === 'standing') {
    await handOver(row, context)
    await notebook.change((tx) => updateImport(tx, id, { state: 'undoing' }))
  }
  context.progress('remove', 0, 1)
  await ledger.dropBatch({ batch: row.batch })
  // Before the sweep: whom it leaves keeps the name that the file gave, and must be known to have no other.
  await mirrorNames({ ...context, batch: row.batch })
  await sweepParties(row.batch, context)
  // After the sweep: whom it leaves keeps the name that the file gave.
  if (row.kind === 'customers') await undoCustomers(row, context)
  if (row.kind === 'products') await mirrorProducts(context)
  await mirrorIdentities(context)
  await notebook.change(async (tx) => {
    if ((await currenciesStanding(tx, row.batch)).length === 0)
      await giveBackCurrency(tx, new Date().toISOString())
    const worth = await enqueue({ ...worthJob, by: job.by, tx })
    note({ what: 'import.undone', of: ['import', id], said: { batch: row.batch } })
    await updateImport(tx, id, {
      state: 'undone',
      undoneAt: new Date().toISOString(),
      worthJob: worth.id,
    })
  })
}

/**
 * Leaves nothing of an import that never stood, but the word of how it ended; of one that was refused its file too, to
 * be looked at as something else.
 */
export async function giveUp(
  row: ImportsTable,
  ended: Pick<ImportsTable, 'state' | 'refusal'>,
  { notebook, ledger, folder }: Pick<JobContext, 'notebook' | 'ledger' | 'folder'>,
): Promise<void> {
  await notebook.change((tx) => updateImport(tx, row.id, { ...ended, endedAt: new Date().toISOString() }))
  await ledger.dropBatch({ batch: row.batch })
  await sweepParties(row.batch, { notebook })
  await forgetRows(row, { notebook })
  if (ended.state !== 'cancelled') return
  const place = importFolder(folder, row.id)
  await rm(join(place, originalName), { force: true })
  await lookIn(place).forget()
  await rejectionsIn(place).forget()
}

/** Customers that this import made and another one names, too, become that one's. */
async function handOver(row: ImportsTable, { notebook, ledger }: JobContext): Promise<void> {
  let after: string | null = null
  for (;;) {
    const page = await ledger.partiesSharedWith({ batch: row.batch, after, most: pageLength })
    const last = page.party.at(-1)
    if (last === undefined) return
    const rows = page.party.map((party, i) => ({ source: row.source, party, batch: page.batch[i] as number }))
    await notebook.change((tx) => imported.adopt({ tx, rows }))
    after = last
  }
}

/** Removes what an import that does not stand has made and nobody has touched, in short changes. */
export async function sweepParties(batch: number, { notebook }: Pick<JobContext, 'notebook'>): Promise<void> {
  for (let left = 1; left > 0; )
    left = (await notebook.change((tx) => imported.remove({ tx, batch, most: pageLength }))).left
}
