import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalLedger } from '../canonical.ts'
import { type Ledger, openLedger } from '../ledger.ts'
import { idOf } from '../questions/test-facts.ts'
import type { Readable } from '../read-out.ts'
import { importAll, ledgerPath } from '../test-books.ts'
import { orderFiles } from '../test-files.ts'
import { provesPartyNames } from '../test-party-names.ts'
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

  test('tell all they know in the same lines, hand out the same rows, and forget everything alike', async () => {
    const columns = [
      'customer',
      'customerName',
      'date',
      'order',
      'product',
      'quantity',
      'amount',
      'profit',
      'due',
    ]
    const bought = awkward.flatMap((party, p) =>
      Array.from({ length: 5 }, (_, i) => [
        ...[
          party,
          i % 2 ? `${party}名` : '',
          `2024-03-0${1 + i}`,
          i % 3 ? `O${p}${i}` : '',
          i % 2 ? 'rice' : '',
        ],
        ...[
          ['0.333333', '2', '-1', '1.5', '100'][i] ?? '',
          ['99999999.9999', '0.01', '-12.5', '7', '1'][i] ?? '',
        ],
        ...[['0.01', '0', '-3', '-0.05', '1'][i] ?? '', i === 1 ? '2024-04-01' : ''],
      ]),
    )
    await both((ledger) => importAll(ledger, files, { batch: 21, columns, rows: bought.slice(0, 10) }))
    await both((ledger) => importAll(ledger, files, { batch: 22, columns, rows: bought.slice(4) }))
    const touch = { customer: idOf('anna'), at: '2026-03-01T23:30:00.125Z', kind: 'collect', channel: null }
    for (let again = 0; again < 2; again++)
      await both((ledger) =>
        ledger.applyTouches({
          rows: ['t1', 't2', 't3'].map((name) => ({ ...touch, touch: name, outcome: name, by: null })),
          removed: [],
          mark: 3,
        }),
      )
    await both((ledger) =>
      ledger.applyTouches({
        rows: [{ ...touch, touch: 't2', customer: idOf('bert'), outcome: null, by: 'wang' }],
        removed: ['t3'],
        mark: 5,
      }),
    )
    expect(await both((ledger) => ledger.touchMark())).toBe(5)
    const figures = Float64Array.of(0.000_01, 1.5, 100, Number.NaN)
    const piece = {
      ...{
        asOf: '2024-03-31',
        alive: figures,
        residualValue: figures,
        marginSoFar: figures,
        ranking: figures,
      },
      ...{
        customers: ['a', 'b', 'c', 'd'].map(idOf),
        stage: ['a', 'b', 'c', 'd'],
        firstDay: Int32Array.of(1, 2, 3, 4),
      },
    }
    await both((ledger) => ledger.appendWorthHistory({ run: 1, ...piece }))
    const told = await both(linesOf)
    const of = (fact: string): number => told.filter((line) => line.startsWith(`{"fact":"${fact}"`)).length
    expect(['line', 'payment', 'product', 'party', 'touch'].map(of)).toEqual([15, 21, 4, 3, 2])
    const parts = await both((ledger) => ledger.readable())
    expect(parts.map(({ of, rows }) => [of, rows])).toEqual([
      ['orders', 15],
      ['payments', 21],
      ['products', 4],
      ['worth-history', 4],
    ])
    for (const part of parts) expect(await both((ledger) => rowsOf(ledger, part))).toHaveLength(part.rows)
    for (const ledger of ledgers) if ('beginAnew' in ledger) await ledger.beginAnew()
    expect(await linesOf(ledgers[1])).toEqual([])
    expect(await ledgers[1].batchStates()).toEqual([])
    expect([await ledgers[1].touchMark(), await ledgers[1].productMark()]).toEqual([0, ''])
    await importAll(ledgers[1], files, { batch: 1, columns, rows: bought.slice(0, 2) })
    expect(await linesOf(ledgers[1])).toHaveLength(3)
  })

  let databases = 0
  const start = async () => ({
    open: () => openClusterLedger(shards.place(`names_${databases++}`)),
    stop: async () => undefined,
  })
  provesPartyNames(start, process.env.RICEBOOK_PROVE ? 'all' : 'some')
})

async function linesOf(ledger: Ledger | ClusterLedger): Promise<string[]> {
  const lines: string[] = []
  for await (const line of canonicalLedger(ledger)) lines.push(line)
  return lines
}

async function rowsOf(ledger: Ledger | ClusterLedger, part: Readable): Promise<string[]> {
  await ledger.beginReadOut(part)
  const rows: string[] = []
  for (let page = await ledger.readOutPage(); page.length > 0; page = await ledger.readOutPage())
    rows.push(...page)
  await ledger.endReadOut()
  return rows
}

async function customerOf(ledger: Ledger | ClusterLedger, party: string): Promise<string> {
  for (const batch of [1, 2]) {
    const { party: parties, customer } = await ledger.newIdentities({ batch, after: null, most: 100 })
    const found = customer[parties.indexOf(party)]
    if (found) return found
  }
  throw new Error(`nobody is called ${party}`)
}
