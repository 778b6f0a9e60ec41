import { rm } from 'node:fs/promises'
import type { JobContext } from '../../base/jobs/job.ts'
import { imported, mirrorIdentities } from '../customers/customers.ts'
import { refusedAmong, refusedParties } from '../erasure/erasure.ts'
import { settingsOf } from './asked.ts'
import { plainCell } from './customer-cells.ts'
import { type CustomerRow, customerRows } from './customer-rows.ts'
import type { ImportFigures } from './figures.ts'
import { forgetRefusedRows } from './forgotten.ts'
import { makeCustomers } from './parties.ts'
import { recordPieces, rowsUpTo } from './record-pieces.ts'
import { type RejectedRow, rejectedRecord } from './rejected-file.ts'
import { type Applying, changeOwn, type Opened, stand, stopIfAnothers } from './standing.ts'
import type { ImportsTable } from './tables.ts'

/** A change of the notebook is short: others write, too. */
const rowsAChange = 500

/**
 * A file of customers. What each row says is kept beside the records, unseen, piece by piece; when the import stands it
 * is worked into them. The ledger only hears which parties the file names.
 */
export async function importCustomers(
  row: ImportsTable,
  opened: Opened,
  { context, scratch, rejections, look }: Applying,
): Promise<ImportFigures> {
  const { notebook, ledger } = context
  const { batch, source } = row
  await rejections.under(opened.file.columns)
  const refused = await refusedParties(notebook.read, source)
  let chunk = 0
  const named = new Set<string>()
  for await (const piece of recordPieces(opened.file, { scratch })) {
    await stopIfAnothers(row.id, context)
    const read = await customerRows(opened, piece)
    const all = [...read.rows.map(({ party }) => party), ...read.rejected.map((one) => partyIn(one, opened))]
    const gone = await refusedAmong(notebook.read, refused, all)
    const rows = read.rows.filter(({ party }) => !gone.has(party))
    const rejected = [
      ...read.rejected.map((one) => (gone.has(partyIn(one, opened)) ? erasedRow(one) : one)),
      ...read.rows
        .filter(({ party }) => gone.has(party))
        .map(({ row: at }) => erasedRow({ file: opened.file.name, row: at })),
    ]
    for (const { party } of rows) named.add(party)
    const parties = rows.map(({ party }) => party)
    const fresh = await ledger.nameParties({ batch, source, file: row.fileName, parties })
    await makeCustomers(row, fresh, context)
    for (let from = 0; from < rows.length; from += rowsAChange)
      await keepRows(row, rows.slice(from, from + rowsAChange), context)
    const broken = piece.broken.map((one) => rejectedRecord(one, opened.file))
    const left = [...rejected, ...broken].sort((a, b) => a.row - b.row)
    const counts = {
      rows: rows.length + left.length,
      used: rows.length,
      rejected: left.length,
      anonymous: 0,
      returns: 0,
    }
    await rejections.keep(chunk, { counts, rejected: left })
    await rm(piece.path, { force: true })
    chunk += 1
    const of = { total: piece.bytesTotal, rows: rowsUpTo(piece, opened.file) }
    context.progress('read', piece.bytesDone, of)
  }
  if (chunk === 0) await ledger.nameParties({ batch, source, file: row.fileName, parties: [] })
  await stopIfAnothers(row.id, context)
  const { counts, leftOut } = await rejections.summed()
  await look.add({ leftOut })
  const made = await imported.countMade(notebook.read, batch)
  const figures: ImportFigures = {
    ...counts,
    lines: counts.used,
    added: made,
    known: named.size - made,
    differing: 0,
    revenue: 0,
    parties: named.size,
    newParties: made,
    newCustomers: made,
    firstDay: null,
    lastDay: null,
  }
  await forgetRefusedRows(row, context)
  if (settingsOf(row).lookFirst) {
    const own = { id: row.id, job: context.job.id }
    const ready = { state: 'ready', figures: JSON.stringify(figures) } as const
    await notebook.change((tx) => changeOwn(tx, own, ready))
    return figures
  }
  await stand(row, { figures, opened, judgement: null }, context)
  await finishCustomers(row, context)
  return figures
}

/** What a row that could not be used calls its customer. */
function partyIn({ cells }: RejectedRow, { mapping }: Opened): string {
  const cell = (role: 'customer' | 'name'): string => plainCell(cells[mapping[role] ?? ''] ?? '')
  return cell('customer') || cell('name')
}

/** What it said is not kept again. */
const erasedRow = ({ file, row }: Pick<RejectedRow, 'file' | 'row'>): RejectedRow => ({
  ...{ file, row, column: null, code: 'erased', values: { came: '' }, cells: {} },
})

/** What follows the commit point, and can be done again after a death: records, the ledger's word, the mirror. */
export async function finishCustomers(row: ImportsTable, context: JobContext): Promise<void> {
  const { ledger } = context
  await ledger.commitBatch({ batch: row.batch })
  await applyFields(row, context)
  await mirrorIdentities(context)
}

/** Takes back what a file of customers said: what remains in the records is what others said and what was typed. */
export async function undoCustomers(row: ImportsTable, context: JobContext): Promise<void> {
  await applyFields(row, context)
  await forgetRows(row, context)
}

/** What a file said that does not stand is kept no longer. */
export async function forgetRows(
  { batch }: Pick<ImportsTable, 'batch'>,
  { notebook }: Pick<JobContext, 'notebook'>,
): Promise<void> {
  while (await notebook.change((tx) => imported.forgetFields(tx, batch, rowsAChange)));
}

async function applyFields({ batch }: ImportsTable, { notebook, progress }: JobContext): Promise<void> {
  for (let after = 0, done = 0; ; ) {
    const { customers, last } = await imported.named(notebook.read, batch, { after, most: rowsAChange })
    if (last === null) return
    await notebook.change((tx) =>
      imported.applyFields({ tx, batch, customers, at: new Date().toISOString() }),
    )
    after = last
    done += customers.length
    progress('records', done, done)
  }
}

async function keepRows(
  { batch, source }: ImportsTable,
  rows: readonly CustomerRow[],
  { notebook }: JobContext,
): Promise<void> {
  await notebook.change((tx) => imported.keepFields({ tx, batch, source, rows }))
}
