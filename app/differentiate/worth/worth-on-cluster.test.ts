import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { random } from '../../../engine/numeric/random.ts'
import { openClusterLedger } from '../../base/ledger/cluster/cluster-ledger.ts'
import { hasClickHouse, startShards } from '../../base/ledger/cluster/test-servers.ts'
import { openLedger } from '../../base/ledger/ledger.ts'
import { importAll, ledgerPath } from '../../base/ledger/test-books.ts'
import { orderFiles } from '../../base/ledger/test-files.ts'
import { valueRequestSchema } from './contract.ts'
import { workOut } from './worth.ts'

const columns = ['customer', 'date', 'order', 'product', 'amount', 'cost']

/** Orders of two years: each customer has a pace, a purse and perhaps an end; some things are brought back. */
function orders(customers: number): string[][] {
  const { uniform: chance } = random(7)
  const rows: string[][] = []
  for (let c = 0; c < customers; c++) {
    const [pace, purse] = [5 + chance() * 60, 10 + chance() * 90]
    for (let day = chance() * 300; day < 730; day += pace * (0.3 + 1.4 * chance())) {
      const date = new Date(Date.UTC(2023, 0, 1) + Math.floor(day) * 86_400_000).toISOString().slice(0, 10)
      const amount = purse * (0.5 + chance())
      const back = chance() < 0.05
      const cost = (amount * (0.5 + chance() / 3)).toFixed(2)
      rows.push([`C${c}`, date, `O${rows.length}`, 'rice', (back ? -amount : amount).toFixed(2), cost])
      if (chance() < 0.08) break
    }
  }
  return rows
}

describe.skipIf(!hasClickHouse)('the same orders in a file and on two shards', () => {
  const files = orderFiles()
  let shards: Awaited<ReturnType<typeof startShards>>
  beforeAll(async () => {
    shards = await startShards()
  })
  afterAll(async () => {
    await shards?.stop()
    files.remove()
  })

  test('are valued alike: models by the same parameters to the last bit, customers to nine figures', async () => {
    const ledgers = [
      await openLedger(ledgerPath(files.folder, 'valued')),
      await openClusterLedger(shards.place('valued')),
    ]
    const rows = orders(200)
    const request = valueRequestSchema.parse({
      ...{ asOf: '2024-06-30', until: '2024-12-31', timeZone: 'Asia/Shanghai' },
    })
    const roles = new Set(['customer', 'date', 'amount', 'cost'])
    const found = await Promise.all(
      ledgers.map(async (ledger) => {
        const half = Math.floor(rows.length / 2)
        // Two files that overlap by a hundred orders; the first says nothing of costs.
        const uncosted = rows.slice(0, half + 50).map((row) => row.slice(0, -1))
        await importAll(ledger, files, {
          batch: 1,
          columns: columns.slice(0, -1),
          rows: uncosted,
          piece: 700,
        })
        await importAll(ledger, files, { batch: 2, columns, rows: rows.slice(half - 50), piece: 700 })
        const called = new Map<string, string>()
        for (const batch of [1, 2]) {
          const { party, customer } = await ledger.newIdentities({ batch, after: null, most: 1_000 })
          for (const [i, id] of customer.entries()) called.set(id, party[i] as string)
        }
        const worth = await workOut(request, roles, { ledger, today: '2025-01-01', stage: () => {} })
        await ledger.close()
        return { worth, called }
      }),
    )
    const [file, cluster] = found as [(typeof found)[0], (typeof found)[0]]
    expect(file.worth.fit.parameters).not.toEqual({})
    for (const what of ['fit', 'choice'] as const)
      expect(JSON.stringify(cluster.worth[what])).toBe(JSON.stringify(file.worth[what]))
    for (const [name, value] of Object.entries(file.worth.spend?.parameters ?? {}))
      close(cluster.worth.spend?.parameters[name as never] as number, value)
    const [embedded, shared] = [valuesOf(file), valuesOf(cluster)]
    expect([...shared.keys()].sort()).toEqual([...embedded.keys()].sort())
    expect(embedded.size).toBeGreaterThan(150)
    for (const [party, values] of embedded)
      for (const [i, value] of values.entries()) close(shared.get(party)?.[i] as number, value)
  }, 120_000)
})

type Found = {
  readonly worth: Awaited<ReturnType<typeof workOut>>
  readonly called: ReadonlyMap<string, string>
}

/** Ids are drawn by chance: customers are told apart by what their file calls them. */
function valuesOf({ worth: { columns }, called }: Found): Map<string, readonly number[]> {
  return new Map(
    columns.customer.map((id, i) => [
      called.get(id) as string,
      [columns.alive, columns.expectedPurchases, columns.residualLifetimeValue, columns.marginSoFar].map(
        (column) => column[i] as number,
      ),
    ]),
  )
}

/** Sums over customers run in the order of ids, which shows in the last figures. */
function close(came: number, expected: number): void {
  if (!Object.is(came, expected))
    expect(Math.abs(came - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected))
}
