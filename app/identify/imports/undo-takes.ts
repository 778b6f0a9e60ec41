import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { imported } from '../customers/customers.ts'
import { there } from './asked.ts'
import { fileNames, importById } from './store.ts'
import type { ImportsTable } from './tables.ts'

/** What would go if a standing import were undone now, and what would stay. */
export type UndoTakes = {
  readonly lines: {
    readonly gone: number
    /** Another standing file has them too. */
    readonly stay: number
    /** They stood before this file came. */
    readonly elsewhere: number
  }
  /** What goes, in units of the currency. */
  readonly amount: number
  readonly customers: {
    readonly gone: number
    /** Another standing file names them too. */
    readonly shared: number
    /** Somebody has written about them or changed them. */
    readonly kept: number
  }
  /** The files that lines stay with. */
  readonly keptBy: readonly { readonly batch: number; readonly fileName: string }[]
}

const pageLength = 20_000

export async function undoTakes(
  id: string,
  { notebook, ledger }: { readonly notebook: Notebook; readonly ledger: Ledger },
): Promise<UndoTakes> {
  const row = await there(importById(notebook.read, id), id)
  if (row.state !== 'standing')
    throw new Refusal('imports.not-standing', { name: row.fileName, state: row.state })
  const { gone, stay, elsewhere, amount, keptBy } = await ledger.whatUndoingTakes({ batch: row.batch })
  const shared = await sharedCustomers(row, { notebook, ledger })
  return {
    lines: { gone, stay, elsewhere },
    amount,
    customers: await imported.fateOfMade(notebook.read, row.batch, shared),
    keptBy: await fileNames(notebook.read, keptBy),
  }
}

async function sharedCustomers(
  { batch, source }: ImportsTable,
  { notebook, ledger }: { readonly notebook: Notebook; readonly ledger: Ledger },
): Promise<ReadonlySet<string>> {
  const shared = new Set<string>()
  for (let after: string | null = null; ; ) {
    const { party } = await ledger.partiesSharedWith({ batch, after, most: pageLength })
    const last = party.at(-1)
    if (last === undefined) return shared
    for (const customer of (await imported.identify(notebook.read, source, party)).values())
      shared.add(customer)
    after = last
  }
}
