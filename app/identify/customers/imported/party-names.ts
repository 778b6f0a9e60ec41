import type { Ledger } from '../../../base/ledger/ledger.ts'
import type { Notebook } from '../../../base/notebook/notebook.ts'
import { applyImportedFields, cleanName } from './imported.ts'
import { callParty, identitiesOfParties } from './store.ts'

/** Asked of the ledger at once: it sorts all that is untold for every page. */
const page = 20_000
const lookedAt = 2_000
/** A change of the notebook is short: a record that is called otherwise has ten pieces to be found by. */
const rowsAChange = 200

type Told = { readonly source: string; readonly party: string; readonly name: string | null }

/**
 * Lets the notebook hear what the orders that stand call the parties beside their number, since it last heard, and what
 * follows from that for the records. Broken off and done again it is the same.
 */
export async function mirrorNames({
  notebook,
  ledger,
  batch = null,
}: {
  readonly notebook: Notebook
  readonly ledger: Pick<Ledger, 'untoldNames' | 'namesTold'>
  /** The import that came or went: whom the history names; null: not known any more. */
  readonly batch?: number | null
}): Promise<void> {
  let after: Told | null = null
  for (;;) {
    const { rows, mark } = await ledger.untoldNames({ after, most: page })
    for (let from = 0; from < rows.length; from += lookedAt) {
      const otherwise = await calledOtherwise(notebook, rows.slice(from, from + lookedAt))
      for (let at = 0; at < otherwise.length; at += rowsAChange)
        await callParties(notebook, { rows: otherwise.slice(at, at + rowsAChange), batch })
    }
    if (after === null && rows.length === 0) return
    if (rows.length < page) return ledger.namesTold({ mark })
    after = rows.at(-1) ?? null
  }
}

/** Those whom the notebook calls otherwise: of a new customer it has known the name from the beginning. */
async function calledOtherwise({ read }: Notebook, told: readonly Told[]): Promise<Told[]> {
  const clean = told.map((row) => ({ ...row, name: cleanName(row.name) }))
  const found: Told[] = []
  for (const source of new Set(clean.map((row) => row.source))) {
    const rows = clean.filter((row) => row.source === source)
    const known = await identitiesOfParties(
      read,
      source,
      rows.map(({ party }) => party),
    )
    found.push(
      ...rows.filter(({ party, name }) => {
        const identity = known.get(party)
        return identity !== undefined && identity.name !== name
      }),
    )
  }
  return found
}

async function callParties(
  notebook: Notebook,
  { rows, batch }: { readonly rows: readonly Told[]; readonly batch: number | null },
): Promise<void> {
  await notebook.change(async (tx) => {
    const customers = new Set<string>()
    for (const row of rows) for (const customer of await callParty(tx, row)) customers.add(customer)
    await applyImportedFields({ tx, batch, customers: [...customers], at: new Date().toISOString() })
  })
}
