import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fullDisk } from '../../base/installation/full-disk.ts'
import { Cancelled, type JobContext } from '../../base/jobs/job.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { FactFile, FactKind, Judgement } from '../../base/ledger/ledger.ts'
import { company, isCurrency } from '../../manage/settings/settings.ts'
import { mirrorIdentities, mirrorNames } from '../customers/customers.ts'
import { refusedParties } from '../erasure/erasure.ts'
import { mirrorProducts } from '../products/products.ts'
import { type ImportSettings, importFolder, settingsOf, there } from './asked.ts'
import { finishCustomers, forgetRows, importCustomers } from './customers-file.ts'
import type { ImportFigures } from './figures.ts'
import { forgetRefusedRows } from './forgotten.ts'
import { lookIn } from './look.ts'
import { openImported } from './open-imported.ts'
import { identifyParties } from './parties.ts'
import { pieceTable, type RecordPiece, recordPieces, rowOf, rowsUpTo } from './record-pieces.ts'
import { rejectedLine, rejectedRecord } from './rejected-file.ts'
import { rejectionsIn } from './rejections.ts'
import { soundTable } from './sound-table.ts'
import { type Applying, changeOwn, type Opened, stand, stopIfAnothers } from './standing.ts'
import { cancelWanted, importById, standingCount } from './store.ts'
import type { ImportsTable } from './tables.ts'
import { giveUp, sweepParties } from './undo.ts'

const scratchName = 'scratch'

/**
 * The work of one import. Facts and customers are written in durable steps that nobody sees; the notebook's word
 * "standing" is the one commit point, and the ledger follows it. Killed anywhere before it, the job goes on with the
 * piece after the last durable one; killed after it, the next start lets the ledger follow.
 */
export async function applyImport(id: string, context: JobContext): Promise<ImportFigures | null> {
  const { notebook, folder, job } = context
  const row = await there(importById(notebook.read, id), id)
  if (row.state !== 'waiting' && row.state !== 'running') {
    // Killed between the commit point and the end of the job: what follows it is done again.
    if (row.state === 'standing') await follow(row, context)
    return null
  }
  // Looked at as something else since, or given up: another job has it.
  if (row.job !== job.id) return null
  const place = importFolder(folder, id)
  const scratch = join(place, scratchName)
  await rm(scratch, { recursive: true, force: true })
  try {
    await mkdir(scratch, { recursive: true, mode: 0o700 })
    const applying = { context, scratch, rejections: rejectionsIn(place), look: lookIn(place) }
    const begun = await begin(row, applying)
    const opened = await openImported(begun, settingsOf(begun), applying)
    const now = await asKind(begun, opened, context)
    return await (opened.kind === 'customers'
      ? importCustomers(now, opened, applying)
      : importFacts(now, { opened, kind: opened.kind, applying }))
  } catch (broken) {
    const error = fullDisk(broken, folder)
    await leave(row, context, error)
    throw error
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Says that it is being worked on; what a look before this one has laid down is cleared away first. */
async function begin(row: ImportsTable, { context, rejections }: Applying): Promise<ImportsTable> {
  const { notebook, ledger, job } = context
  const before = settingsOf(row)
  if (before.afresh) {
    await ledger.dropBatch({ batch: row.batch })
    await sweepParties(row.batch, context)
    await forgetRows(row, context)
    await rejections.forget()
  }
  const settings = JSON.stringify({ ...before, afresh: false } satisfies ImportSettings)
  const change = { state: 'running', refusal: null, settings } as const
  await notebook.change((tx) => changeOwn(tx, { id: row.id, job: job.id }, change))
  return { ...row, ...change }
}

/** A file whose kind nobody gave is what its headings say. */
async function asKind(
  row: ImportsTable,
  { kind }: Opened,
  { notebook, job }: JobContext,
): Promise<ImportsTable> {
  if (row.kind === kind) return row
  await notebook.change((tx) => changeOwn(tx, { id: row.id, job: job.id }, { kind }))
  return { ...row, kind }
}

type Facts = { readonly opened: Opened; readonly kind: FactKind; readonly applying: Applying }

async function importFacts(row: ImportsTable, { opened, kind, applying }: Facts): Promise<ImportFigures> {
  const { context, look } = applying
  const { ledger } = context
  const { batch, source } = row
  const settings = settingsOf(row)
  const { timeZone: zone } = await company(context.notebook.read)
  const { dateOrder, decimalSign } = settings
  const how = { zone, dateOrder: dateOrder ?? undefined, decimalSign: decimalSign ?? undefined }
  await applying.rejections.under(opened.file.columns)
  // What one row has wrong costs that row: the reader of whole files is given the table without it.
  const { table } = await soundTable(opened.file, applying.scratch)
  const whole = factFile(opened)
  const judgement = await ledger.judge({ kind, file: factFile({ ...opened, file: table }), settings: how })
  await look.add({
    dateOrder: judgement.dateOrder,
    decimalSign: judgement.decimalSign,
    currencies: judgement.currencies,
  })
  await oneCurrency(row, judgement, context)
  const refused = await refusedParties(context.notebook.read, source)
  const { chunks } = await ledger.beginBatch({ batch, kind, source, file: row.fileName })
  // The last durable piece is read once more: what it rejected may not have been kept before the program died.
  let chunk = Math.max(0, chunks - 1)
  const pieces = recordPieces(opened.file, {
    scratch: applying.scratch,
    skip: chunk,
    parquetRows: async (path) => ledger.parquetRows(path),
  })
  for await (const piece of pieces) {
    await stopIfAnothers(row.id, context)
    const appended = await ledger.appendPiece({
      batch,
      chunk,
      firstRow: piece.firstRow,
      file: ofPiece(whole, piece, opened),
      judgement,
      settings: how,
      refused,
    })
    const rejected = [
      ...appended.rejectedLines.map((line) =>
        rejectedLine({ ...line, row: rowOf(piece, line.row - piece.firstRow) }, opened.mapping),
      ),
      ...piece.broken.map((broken) => rejectedRecord(broken, opened.file)),
    ].sort((a, b) => a.row - b.row)
    const { rejectedLines: _, ...counts } = appended
    const broken = piece.broken.length
    const all = { ...counts, rows: counts.rows + broken, rejected: counts.rejected + broken }
    await applying.rejections.keep(chunk, { counts: all, rejected })
    if (piece.fromRow === null) await rm(piece.path, { force: true })
    chunk += 1
    const of = { total: piece.bytesTotal, rows: rowsUpTo(piece, opened.file) }
    context.progress('read', piece.bytesDone, of)
  }
  await stopIfAnothers(row.id, context)
  context.progress('settle', 0, 1)
  const settled = await ledger.settleBatch({ batch })
  const { counts, leftOut } = await applying.rejections.summed()
  await look.add({ leftOut })
  const parties = await identifyParties(row, context)
  const figures: ImportFigures = { ...settled, ...counts, newCustomers: parties }
  await forgetRefusedRows(row, context)
  if (settings.lookFirst) {
    const own = { id: row.id, job: context.job.id }
    const ready = { state: 'ready', figures: JSON.stringify(figures) } as const
    await context.notebook.change((tx) => changeOwn(tx, own, ready))
    return figures
  }
  await stand(row, { figures, opened, judgement }, context)
  await follow(row, context)
  return figures
}

async function follow(row: ImportsTable, context: JobContext): Promise<void> {
  if (row.kind === 'customers') return finishCustomers(row, context)
  await context.ledger.commitBatch({ batch: row.batch })
  if (row.kind === 'products') await mirrorProducts(context)
  await mirrorNames({ ...context, batch: row.batch })
  await mirrorIdentities(context)
}

/** One currency a company: the first file that stands and names one sets it, a later one of another is refused. */
async function oneCurrency(
  row: ImportsTable,
  { currencies }: Judgement,
  { notebook }: JobContext,
): Promise<void> {
  if (currencies.length > 1) throw new Refusal('imports.currencies', { currencies: currencies.join(', ') })
  const [came] = currencies
  if (came === undefined) return
  const { currency } = await company(notebook.read)
  if (came === currency) return
  if ((await standingCount(notebook.read)) > 0)
    throw new Refusal('imports.currency-foreign', { name: row.fileName, expected: currency, came })
  if (!isCurrency(came)) throw new Refusal('settings.currency-unknown', { came })
}

function factFile({ file, kind: of, mapping }: Opened): FactFile {
  const { name, kind, path, delimiter, skipLines, columns, sample } = file
  const given = Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== undefined))
  return {
    ...{ name, kind, path, delimiter, skipLines, columns, sample, mapping: given },
    ...(file.own === of && { own: true }),
  }
}

function ofPiece(whole: FactFile, piece: RecordPiece, { file }: Opened): FactFile {
  const { path, skipLines } = pieceTable(file, piece)
  const range = piece.fromRow === null ? undefined : { from: piece.fromRow, to: piece.fromRow + piece.rows }
  return { ...whole, path, skipLines, range }
}

/**
 * An import that is refused or cancelled leaves nothing behind. One that was only interrupted keeps what it has done,
 * and one that broke keeps it for the next try.
 */
async function leave(row: ImportsTable, context: JobContext, error: unknown): Promise<void> {
  const { notebook, job } = context
  const refused = error instanceof Refusal
  const cancelled = error instanceof Cancelled && (await cancelWanted(notebook.read, job.id))
  if (!refused && !cancelled) return
  const refusal = refused ? JSON.stringify({ code: error.code, values: error.values }) : null
  // What another job has now, it clears away by itself.
  if ((await importById(notebook.read, row.id))?.job !== job.id) return
  await giveUp(row, { state: refused ? 'failed' : 'cancelled', refusal }, context)
}
