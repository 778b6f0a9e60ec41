import type { TestLine, TestPayment, TestProduct } from '../questions/test-facts.ts'
import { idOf } from '../questions/test-facts.ts'
import { unitsPerCurrency } from '../tables.ts'
import { type StagedRow, sendPiece } from './append.ts'
import { beginOnCluster, commitOnCluster } from './batches.ts'
import type { Cluster } from './cluster.ts'
import { dayNumber } from './days.ts'
import { tellIdentities } from './identities.ts'
import { quantityUnits } from './products.ts'
import { settleOnCluster } from './settle.ts'

export type TestFacts = {
  readonly lines: readonly (TestLine & { readonly batch: number; readonly source: string })[]
  readonly payments: readonly (TestPayment & { readonly batch: number; readonly source: string })[]
  readonly products: readonly (TestProduct & { readonly batch: number; readonly source: string })[]
  readonly customers: Readonly<Record<string, string>>
}

const counts = { rows: 0, used: 0, rejected: 0, anonymous: 0, returns: 0 }
const units = (value: number | null | undefined, of: number): number | null =>
  value === null || value === undefined ? null : Math.round(value * of)

/** The facts that `keepFacts` keeps in a file, on a cluster: as from files of which each is a batch of its own. */
export async function bringFacts(cluster: Cluster, facts: TestFacts): Promise<void> {
  const { lines, payments, products, customers } = facts
  const orderOf = (line: TestFacts['lines'][number]): StagedRow => ({
    ...{ party: line.party ?? '', order_no: line.order ?? '', day: dayNumber(line.day) },
    ...{ amount: units(line.amount, unitsPerCurrency), margin: units(line.margin, unitsPerCurrency) },
    is_return: (line.isReturn ?? ((line.amount ?? 0) < 0 || (line.quantity ?? 0) < 0)) ? 1 : 0,
    ...{ product: line.product ?? '', quantity: units(line.quantity, quantityUnits) },
    ...{ due: line.due ? dayNumber(line.due) : null, party_name: '' },
  })
  const paymentOf = (paid: TestFacts['payments'][number]): StagedRow => ({
    ...{ party: paid.party, reference: paid.reference ?? '', order_no: paid.order ?? '' },
    ...{ day: dayNumber(paid.day), amount: units(paid.amount, unitsPerCurrency) },
  })
  const productOf = ({ product, name, unit, cost }: TestFacts['products'][number]): StagedRow => ({
    ...{ product, name: name ?? '', unit: unit ?? '', category: '', price: null },
    cost: units(cost, unitsPerCurrency),
  })
  await bring(cluster, 'orders', { facts: lines, rowOf: orderOf })
  await bring(cluster, 'payments', { facts: payments, rowOf: paymentOf })
  await bring(cluster, 'products', { facts: products, rowOf: productOf })
  const rows = [...lines, ...payments].flatMap(({ source, party }) =>
    party === null ? [] : [{ source, party, customer: idOf(customers[party] ?? party) }],
  )
  await tellIdentities(cluster, { rows, removed: [], mark: 1 })
}

async function bring<Fact extends { readonly batch: number; readonly source: string }>(
  cluster: Cluster,
  kind: 'orders' | 'payments' | 'products',
  { facts, rowOf }: { readonly facts: readonly Fact[]; readonly rowOf: (fact: Fact) => StagedRow },
): Promise<void> {
  for (const batch of [...new Set(facts.map((fact) => fact.batch))].sort((a, b) => a - b)) {
    const own = facts.flatMap((fact, row_no) => (fact.batch === batch ? [{ fact, row_no }] : []))
    const source = own[0]?.fact.source ?? ''
    await beginOnCluster(cluster, { batch, kind, source, file: 'x' })
    const rows = own.map(({ fact, row_no }) => ({ row_no, ...rowOf(fact) }))
    await sendPiece(cluster, { ...{ batch, chunk: 0, kind, source, counts }, rows })
    await settleOnCluster(cluster, batch)
    await commitOnCluster(cluster, batch)
  }
}
