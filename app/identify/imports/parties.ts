import type { JobContext } from '../../base/jobs/job.ts'
import { imported } from '../customers/customers.ts'
import type { ImportsTable } from './tables.ts'

/** Asked of the ledger at once: it looks through all names of the file for every page. */
const pageLength = 20_000
/** A change of the notebook is short: a named customer has ten pieces to be found by. */
const customersAChange = 200

/**
 * Makes a customer's record for every name that nobody had used before, in short changes; done twice it changes
 * nothing. Answers how many there are.
 */
export async function identifyParties(row: ImportsTable, context: JobContext): Promise<number> {
  const { ledger } = context
  let after: string | null = null
  let made = 0
  for (;;) {
    const page = await ledger.newIdentities({ batch: row.batch, after, most: pageLength })
    const last = page.party.at(-1)
    if (last === undefined) return made
    const more = page.party.length < pageLength ? 0 : pageLength
    const before = made
    made += page.party.length
    await makeCustomers(row, page, {
      notebook: context.notebook,
      done: (done) => context.progress('customers', before + done, made + more),
    })
    after = last
  }
}

type Made = {
  readonly party: readonly string[]
  readonly customer: readonly string[]
  /** What orders call them, where they have a number for a party. */
  readonly name?: readonly (string | null)[]
}

/** The records of customers that the ledger has made for these parties. */
export async function makeCustomers(
  { batch, source }: ImportsTable,
  { party, customer, name = [] }: Made,
  { notebook, done }: Pick<JobContext, 'notebook'> & { readonly done?: (made: number) => void },
): Promise<void> {
  const rows = party.map((one, i) => ({
    party: one,
    customer: customer[i] as string,
    name: name[i] ?? null,
  }))
  for (let from = 0; from < rows.length; from += customersAChange) {
    const some = rows.slice(from, from + customersAChange)
    await notebook.change((tx) =>
      imported.add({ tx, batch, source, rows: some, at: new Date().toISOString(), ledgerKnows: true }),
    )
    done?.(from + some.length)
  }
}
