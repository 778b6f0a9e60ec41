import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ledger, openLedger } from '../ledger.ts'
import { importAll, ledgerPath } from '../test-books.ts'
import { orderFiles } from '../test-files.ts'
import { type ClusterLedger, openClusterLedger } from './cluster-ledger.ts'
import { hasClickHouse, startShards } from './test-servers.ts'

const awkward = ["O'Neil", '米\\N', 'a\tb']

describe.skipIf(!hasClickHouse)('the same files in a file and on two shards', () => {
  const files = orderFiles()
  let shards: Awaited<ReturnType<typeof startShards>>
  let ledgers: [Ledger, ClusterLedger]
  beforeAll(async () => {
    shards = await startShards()
    ledgers = [
      await openLedger(ledgerPath(files.folder, 'pages')),
      await openClusterLedger(shards.place('pages')),
    ]
  })
  afterAll(async () => {
    for (const ledger of ledgers ?? []) await ledger.close()
    await shards?.stop()
    files.remove()
  })

  /** What both say, which is to be the same. */
  const both = async <Answer>(ask: (ledger: Ledger | ClusterLedger) => Promise<Answer>): Promise<Answer> => {
    const [file, cluster] = await Promise.all([ask(ledgers[0]), ask(ledgers[1])])
    expect(cluster).toEqual(file)
    return cluster
  }

  test("give the same payments, page by page, and the same sums of a customer's", async () => {
    const columns = ['customer', 'date', 'amount', 'reference', 'order']
    const paid = awkward.flatMap((party, p) =>
      Array.from({ length: 7 }, (_, i) => [
        ...[party, `2024-03-0${1 + (i % 3)}`, `${i + p}.5`, i % 2 ? `R${p}${i}` : '', i % 3 ? `${i}` : ''],
      ]),
    )
    for (const [i, rows] of [paid.slice(0, 12), paid.slice(8)].entries())
      await both((ledger) =>
        importAll(ledger, files, { batch: i + 1, kind: 'payments', columns, rows, piece: 5 }),
      )
    expect(await both((ledger) => ledger.whatUndoingTakes({ batch: 1 }))).toMatchObject({ stay: 4 })
    for (const party of awkward) {
      const pages = await both(async (ledger) => {
        const customer = await customerOf(ledger, party)
        const first = await ledger.customerPayments({ customer, before: null, most: 4 })
        const second = await ledger.customerPayments({ customer, before: first.at(-1) ?? null, most: 4 })
        return [first, second, await ledger.customerCounts({ customer })]
      })
      expect(pages.slice(0, 2).map((page) => (page as readonly unknown[]).length)).toEqual([4, 3])
    }
  })

  test('call products the same, by the newest list', async () => {
    const columns = ['product', 'name', 'unit', 'category', 'price', 'cost']
    const lists = [
      awkward.map((product) => [product, `${product}!`, '袋', '', '1', '']),
      [
        [awkward[1] as string, 'newer', '', '', '', '2'],
        ['rice', '', '', '', '', ''],
      ],
    ]
    for (const [i, rows] of lists.entries())
      await both((ledger) => importAll(ledger, files, { batch: 11 + i, kind: 'products', columns, rows }))
    expect(await both((ledger) => ledger.productMark())).toBe('11 12')
    const first = await both((ledger) => ledger.productsListed({ after: '', most: 3 }))
    expect(first).toHaveLength(3)
    const after = first.at(-1)?.product ?? ''
    expect(await both((ledger) => ledger.productsListed({ after, most: 3 }))).toHaveLength(1)
    expect(await both((ledger) => ledger.whatUndoingTakes({ batch: 12 }))).toMatchObject({
      gone: 1,
      stay: 1,
      keptBy: [11],
    })
  })
})

async function customerOf(ledger: Ledger | ClusterLedger, party: string): Promise<string> {
  for (const batch of [1, 2]) {
    const { party: parties, customer } = await ledger.newIdentities({ batch, after: null, most: 100 })
    const found = customer[parties.indexOf(party)]
    if (found) return found
  }
  throw new Error(`nobody is called ${party}`)
}
