import type { Sight } from '../../base/access/sight.ts'
import { note } from '../../base/audit/acting.ts'
import type { Enqueue } from '../../base/jobs/job.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import { company, dayIn } from '../../manage/settings/settings.ts'
import { customerSeen } from '../customers/customers.ts'
import type { ErasureAsked, ErasureOutlook } from './contract.ts'
import { addToList, type Listed, listName, readList } from './list.ts'
import { refusedAmong, refusedParties } from './parties.ts'
import type { Change, Notebook, Read } from './store.ts'
import * as store from './store.ts'
import { type ErasingDeps, erase } from './work.ts'

export { erase, type Listed, listName, readList, refusedAmong, refusedParties }

export const eraseJob = 'erase'

export type ErasureDeps = {
  readonly notebook: Notebook
  readonly enqueue: Enqueue
  readonly ledger: Pick<Ledger, 'batchesNaming'>
  readonly now: () => string
  /** Who asks; null: whoever has the files. */
  readonly user: string | null
  readonly sight: Sight
}

/** What would go with a customer, before somebody says that they shall. */
export async function erasureOutlook(
  customer: string,
  { notebook, ledger, sight }: Pick<ErasureDeps, 'notebook' | 'ledger' | 'sight'>,
): Promise<ErasureOutlook> {
  const { read } = notebook
  await customerSeen(read, customer, sight)
  const { name } = await recordThere(read, customer)
  const { currency } = await company(read)
  const named = await ledger.batchesNaming({ parties: await store.partiesOf(read, [customer]) })
  const row = await store.erasureOf(read, customer)
  return {
    ...{ name, currency, files: named.length, job: row?.job ?? null },
    ...(await store.countsOf(read, customer)),
  }
}

/**
 * Asks for a customer to be erased, whose name was typed to say so. It cannot be taken back from here on, and is asked
 * for once: asked again it is the same.
 */
export async function askErasure(
  { customer, name }: ErasureAsked & { readonly customer: string },
  { notebook, enqueue, now, user, sight }: Omit<ErasureDeps, 'ledger'>,
): Promise<{ readonly job: string }> {
  return notebook.change(async (tx) => {
    await customerSeen(tx, customer, sight)
    const record = await recordThere(tx, customer)
    if (name.trim() !== record.name.trim()) throw new Refusal('erasure.name-differs')
    const before = await store.erasureOf(tx, customer)
    const { id: job } = await enqueue({
      ...{ kind: eraseJob, payload: { customer }, dedupeKey: `${eraseJob}:${customer}` },
      ...{ by: user, tx },
    })
    const { timeZone } = await company(tx)
    const asked = {
      customer,
      state: 'asked' as const,
      day: dayIn(timeZone),
      at: now(),
      by: user,
      pending: null,
    }
    await store.keepErasure(tx, { ...(before ?? asked), job })
    note({ what: 'customer.erasing', of: ['customer', customer] })
    return { job }
  })
}

async function recordThere(db: Read | Change, customer: string) {
  const record = await store.recordOf(db, customer)
  if (!record) throw new Refusal('customers.not-found')
  return record
}

/** Lays the list of whoever was erased into a folder, so that no back-up there brings them back. */
export async function keepList(folder: string, { read }: Pick<Notebook, 'read'>): Promise<void> {
  const erased = await everybodyErased(read)
  if (erased.length > 0) await addToList(folder, erased)
}

async function everybodyErased(read: Read): Promise<Listed[]> {
  return (await store.everyErasure(read)).map(({ customer: id, day }) => ({ id, day }))
}

/**
 * Erases again, in a copy of the company from before, whom a list names. Whoever the copy does not know is noted all the
 * same. Answers how many of them were still in it.
 */
export async function eraseListed(
  listed: readonly Listed[],
  deps: Omit<ErasingDeps, 'lists' | 'revalue' | 'progress'>,
): Promise<number> {
  const { notebook, now } = deps
  const done = new Set(
    (await store.everyErasure(notebook.read)).flatMap((row) =>
      row.state === 'erased' ? [row.customer] : [],
    ),
  )
  const missing = listed.filter(({ id }) => !done.has(id))
  const ids = missing.map(({ id }) => id)
  const { size } = await store.areThere(notebook.read, ids)
  for (const { id, day } of missing)
    await notebook.change(async (tx) => {
      const before = await store.erasureOf(tx, id)
      const asked = { customer: id, state: 'asked' as const, at: now(), by: null, job: null, pending: null }
      if (!before) await store.keepErasure(tx, { ...asked, day })
    })
  await erase(ids, { ...deps, lists: [], revalue: null, progress: () => undefined })
  return size
}
