import { rm } from 'node:fs/promises'
import { locks } from 'node:worker_threads'
import { note } from '../../base/audit/acting.ts'
import { copyLock } from '../../base/installation/copy.ts'
import { dataFolder } from '../../base/installation/data-folder.ts'
import type { KeptLedger } from '../../base/ledger/ledger.ts'
import { removeReady } from '../../manage/exports/exports.ts'
import { forgetInFiles } from '../imports/imports.ts'
import { addToList, type Listed } from './list.ts'
import { type Known, nobody, takeOut } from './records.ts'
import type { ErasureRow, Notebook } from './store.ts'
import * as store from './store.ts'
import { isTelling, saying, stepSays, without } from './texts.ts'

export type ErasingDeps = {
  readonly notebook: Notebook
  readonly ledger: Pick<KeptLedger, 'batchesNaming' | 'eraseParties' | 'parquetSample' | 'rewrite'>
  /** The data folder. */
  readonly folder: string
  /** Folders of back-ups that a list of who was erased is kept in, beside the data folder. */
  readonly lists: readonly string[]
  /** Asks for everybody to be valued anew; null: that comes by itself. */
  readonly revalue: ((tx: store.Change) => Promise<unknown>) | null
  readonly progress: (stage: string, done: number, total: number) => void
  readonly now: () => string
}

/**
 * Erases those who were asked for: first out of the records, in one change, and then out of everything beside them. Each
 * step can be done twice, and what is needed to know whom it is about is kept until the last is done; killed anywhere after
 * the first, the job goes on to the end when it is tried again.
 */
export async function erase(customers: readonly string[], deps: ErasingDeps): Promise<void> {
  const { notebook, ledger, folder, lists, progress } = deps
  const rows = await unfinished(customers, notebook)
  if (rows.length === 0) return
  progress('records', 0, 1)
  for (const row of rows) if (row.state === 'asked') await takeOut(row, deps)
  const known = together(await unfinished(customers, notebook))
  // Before anything else goes: a back-up laid out tomorrow must know, even where this machine is no more.
  const listed = rows.map(({ customer: id, day }) => ({ id, day }))
  for (const place of [folder, ...lists]) await listedIn(place, listed)
  progress('facts', 0, 1)
  // A copy for a back-up that is being made holds on to what is there now.
  const uncopied = <Result>(work: () => Promise<Result>): Promise<Result> =>
    locks.request(copyLock(folder), work)
  await uncopied(() => ledger.eraseParties(known))
  await forgetTexts(known, notebook)
  await forgetAnswers(known, notebook)
  const parties = new Set(known.parties.map(pair))
  // A file that never stood may call them by their name or number where none that stands does.
  const others = new Set((await store.claimedBy(notebook.read, known.texts)).map(pair))
  const texts = new Set(known.texts)
  const batches = new Set(known.batches)
  await forgetInFiles(
    {
      isParty: (source, party) => {
        const one = pair({ source, party })
        return parties.has(one) || (texts.has(party) && !others.has(one))
      },
      isSaid: saying(known.texts),
      isNamedIn: (batch) => batches.has(batch),
    },
    deps,
    (done, total) => progress('files', done, total),
  )
  await removeReady(deps)
  // Once more: whoever told the ledger of them while they were being taken out has done so by now.
  await uncopied(() => ledger.eraseParties(known))
  progress('disk', 0, 1)
  await uncopied(() => ledger.rewrite())
  // The file that the records left behind when they moved into a database holds everybody, and nothing opens it.
  const { left, factsLeft } = dataFolder(folder)
  for (const file of [left, factsLeft]) await rm(file, { force: true })
  await notebook.change(async (tx) => {
    for (const row of rows) {
      await store.keepErasure(tx, { ...row, state: 'erased', pending: null })
      note({ what: 'customer.erased', of: ['customer', row.customer] })
    }
    await deps.revalue?.(tx)
  })
  await store.clearLog(notebook)
}

async function unfinished(customers: readonly string[], { read }: Notebook): Promise<ErasureRow[]> {
  const rows = await Promise.all(customers.map((customer) => store.erasureOf(read, customer)))
  return rows.filter((row) => row !== undefined).filter(({ state }) => state !== 'erased')
}

const pair = ({ source, party }: store.Party): string => `${source}\u001f${party}`

function together(rows: readonly ErasureRow[]): Known {
  const all = rows.map(({ pending }): Known => (pending === null ? nobody : (JSON.parse(pending) as Known)))
  return {
    customers: all.flatMap((one) => one.customers),
    parties: all.flatMap((one) => one.parties),
    texts: [...new Set(all.flatMap((one) => one.texts))],
    batches: all.flatMap((one) => one.batches),
  }
}

/** A disk that is away is no reason to keep what is to go: the next back-up there brings the list. */
async function listedIn(place: string, listed: readonly Listed[]): Promise<void> {
  try {
    await addToList(place, listed)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!['ENOENT', 'EACCES', 'EROFS', 'ENOTDIR', 'EIO'].includes(code ?? '')) throw error
  }
}

/** What was asked of jobs and of others, and speaks of them. */
async function forgetTexts({ texts }: Known, notebook: Notebook): Promise<void> {
  const says = saying(texts)
  for (const told of await store.tellingOf(notebook.read, texts)) {
    if (told.table === 'views') {
      if (looksFor(told, says)) await notebook.change((tx) => store.dropView(tx, told.id))
      continue
    }
    const data = JSON.parse(told.text) as Told
    const text = JSON.stringify(unsaid(data, says))
    if (text !== JSON.stringify(data)) await notebook.change((tx) => store.putText(tx, { ...told, text }))
  }
  for (const mapped of await store.everyMapping(notebook.read))
    if (Object.values(JSON.parse(mapped.mapping) as Record<string, string>).some(says))
      await notebook.change((tx) => store.dropMapping(tx, mapped))
}

/** A view by their name, or that looks for it, looks for nobody any more. */
function looksFor({ column, text }: store.Told, says: (text: string) => boolean): boolean {
  if (column === 'name') return says(text)
  const { query } = JSON.parse(text) as { readonly query?: string }
  return query !== undefined && says(query)
}

type Told = {
  readonly values?: unknown
  readonly message?: unknown
  readonly columns?: Readonly<Record<string, string>> | null
  readonly mapping?: string | null
}

/** Of why something failed what it failed on; of how a file was read headings that were a row of theirs. No more. */
function unsaid(data: Told, says: (text: string) => boolean): Told {
  const { values, message, columns, mapping } = data
  return {
    ...data,
    ...(values !== undefined && { values: without(values, says) }),
    ...(message !== undefined && { message: without(message, says) }),
    ...(columns && {
      columns: Object.fromEntries(Object.entries(columns).filter(([, heading]) => !says(heading))),
    }),
    ...(mapping && says(mapping) && { mapping: null }),
  }
}

/** What somebody was answered who may ask the same again. */
async function forgetAnswers({ customers, texts }: Known, notebook: Notebook): Promise<void> {
  const all = [...customers, ...texts.filter(isTelling)]
  await notebook.change((tx) => store.dropAnswers(tx, all))
  const says = saying([...customers, ...texts])
  for (const step of await store.everyStep(notebook.read))
    if (stepSays(step.result, says)) await notebook.change((tx) => store.dropStep(tx, step))
}
