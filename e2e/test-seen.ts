import { createHash } from 'node:crypto'
import { canonicalLedger } from '../app/base/ledger/canonical.ts'
import type { Ledger } from '../app/base/ledger/ledger.ts'
import { canonicalNotebook } from '../app/base/notebook/canonical.ts'
import type { Notebook } from '../app/base/notebook/notebook.ts'

type Stores = { readonly notebook: Notebook; readonly ledger: Ledger }

/** What anybody who asks gets to see, in words that are the same in every installation: customers are their parties. */
export type Seen = {
  /** Digest of the facts that count: lines of orders, payments, products. */
  readonly facts: string
  readonly factLines: number
  /** The customers that are in lists. */
  readonly customers: ReadonlySet<string>
  /** Digest of everything the records say of them, and whom the ledger takes their parties for. */
  readonly records: string
  /** What the current worth run says of those, line by line: values, needs, receivables, actions. */
  readonly worth: ReadonlyMap<string, readonly string[]>
}

const tablesOfCustomers = [
  ...(['customers', 'contacts', 'identities', 'searchTokens', 'followUps', 'touches'] as const),
] as const
const tablesOfWorth = [
  ...(['worth', 'worthRanks', 'worthGroups', 'worthCohorts'] as const),
  ...(['needs', 'receivables', 'owed', 'actions'] as const),
] as const

export async function seenIn({ notebook, ledger }: Stores): Promise<Seen> {
  const customers = await standingCustomers(notebook)
  const records = createHash('sha256')
  const worth = new Map<string, string[]>()
  for await (const line of canonicalNotebook(notebook)) {
    const table = /^\{"table":"(\w+)"/.exec(line)?.[1] ?? ''
    if (isOf(tablesOfCustomers, table)) {
      const row = JSON.parse(line) as Record<string, unknown>
      if (customers.has(String(table === 'customers' ? row.id : row.customer))) records.update(`${line}\n`)
    } else if (isOf(tablesOfWorth, table)) {
      const row = JSON.parse(line) as { customer: string }
      // Who is no customer any more is in no list, though the run that knew them is the current one still.
      if (customers.has(row.customer))
        worth.set(row.customer, [...(worth.get(row.customer) ?? []), JSON.stringify(row, legible)])
    } else if (table !== 'settings') records.update(`${line}\n`)
  }
  const facts = createHash('sha256')
  let factLines = 0
  for await (const line of canonicalLedger(ledger)) {
    const fact = /^\{"fact":"(\w+)"/.exec(line)?.[1] ?? ''
    if (fact === 'party') {
      const { source, party } = JSON.parse(line) as { source: string; party: string }
      // What an import that does not stand yet has named is nobody's business.
      if (customers.has(`${source}\u001f${party}`)) records.update(`${line}\n`)
    } else if (fact !== 'customer') {
      facts.update(`${line}\n`)
      factLines += 1
    }
  }
  return { facts: facts.digest('hex'), factLines, customers, records: records.digest('hex'), worth }
}

/** Sums over customers run in the order of their ids, which chance draws: the last digits are not the same twice. */
const legible = (_name: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? value.toPrecision(5) : value

const isOf = (names: readonly string[], name: string): boolean => names.includes(name)

/** By the first of their parties, as canonical lines name them. */
async function standingCustomers({ read }: Notebook): Promise<ReadonlySet<string>> {
  const rows = await read
    .selectFrom('customers')
    .leftJoin('identities', 'identities.customer', 'customers.id')
    .select(['customers.id', 'identities.source', 'identities.party'])
    .where((e) =>
      e.or([
        e('customers.importBatch', 'is', null),
        e(
          'customers.importBatch',
          'in',
          e.selectFrom('imports').select('batch').where('state', '=', 'standing'),
        ),
      ]),
    )
    .orderBy('identities.source', 'desc')
    .orderBy('identities.party', 'desc')
    .execute()
  const names = new Map(
    rows.map(({ id, source, party }) => [id, party === null ? id : `${source}\u001f${party}`]),
  )
  return new Set(names.values())
}

/** Digest of what lists show of the worth of these customers. */
export function worthDigest({ worth }: Pick<Seen, 'worth'>, of: ReadonlySet<string>): string {
  const hash = createHash('sha256')
  for (const customer of [...of].sort())
    for (const line of (worth.get(customer) ?? []).toSorted()) hash.update(`${line}\n`)
  return hash.digest('hex')
}

/** Digest of every fact and record that both stores hold, seen or not: nothing may be left over at the end. */
export async function allThereIs({ notebook, ledger }: Stores): Promise<string> {
  const hash = createHash('sha256')
  for await (const line of canonicalNotebook(notebook))
    if (!isOf(tablesOfWorth, /^\{"table":"(\w+)"/.exec(line)?.[1] ?? '')) hash.update(`${line}\n`)
  for await (const line of canonicalLedger(ledger)) hash.update(`${line}\n`)
  return hash.digest('hex')
}
