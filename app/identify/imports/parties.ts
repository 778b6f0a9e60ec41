import type { JobContext } from '../../base/jobs/job.ts'
import { imported } from '../customers/customers.ts'
import type { ImportsTable } from './tables.ts'

/** A change of the notebook is short: a named customer has ten pieces to be found by. */
const pageLength = 200

/**
 * Makes a customer's record for every name that nobody had used before, in short changes; done twice it changes
 * nothing. Answers how many there are.
 */
export async function identifyParties(row: ImportsTable, context: JobContext): Promise<number> {
  const { notebook, ledger } = context
  const { batch, source } = row
  let after: string | null = null
  let made = 0
  for (;;) {
    const page = await ledger.newIdentities({ batch, after, most: pageLength })
    const last = page.party.at(-1)
    if (last === undefined) return made
    const rows = page.party.map((party, i) => ({ party, customer: page.customer[i] as string }))
    await notebook.change((tx) =>
      imported.add({ tx, batch, source, rows, at: new Date().toISOString(), ledgerKnows: true }),
    )
    made += rows.length
    after = last
    context.progress('customers', made, made + (rows.length < pageLength ? 0 : pageLength))
  }
}
