import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { random } from '../../../engine/numeric/random.ts'
import { Cluster } from '../../base/ledger/cluster/cluster.ts'
import { type ClusterLedger, openClusterLedger } from '../../base/ledger/cluster/cluster-ledger.ts'
import { hasClickHouse, startShards } from '../../base/ledger/cluster/test-servers.ts'
import { type Ledger, openLedger } from '../../base/ledger/ledger.ts'
import { type Import, importAll, ledgerPath } from '../../base/ledger/test-books.ts'
import { orderFiles } from '../../base/ledger/test-files.ts'
import { type ValueRequest, valueRequestSchema } from './contract.ts'
import { workOut } from './worth.ts'

const columns = ['customer', 'date', 'order', 'product', 'amount', 'cost']
const log = resolve(import.meta.dirname, '../../../../shared/data/transactions/cdnow_sample.csv')

type Pattern = { readonly customers: number; readonly alike?: number }

/**
 * Orders of two years: each customer has a pace, a purse and perhaps an end; some things are brought back. `alike`: so many
 * customers do the same as each.
 */
function orders({ customers, alike = 1 }: Pattern): string[][] {
  const { uniform: chance } = random(7)
  const rows: string[][] = []
  for (let c = 0; c < customers; c++) {
    const [pace, purse] = [5 + chance() * 60, 10 + chance() * 90]
    for (let day = chance() * 300; day < 730; day += pace * (0.3 + 1.4 * chance())) {
      const date = new Date(Date.UTC(2023, 0, 1) + Math.floor(day) * 86_400_000).toISOString().slice(0, 10)
      const amount = purse * (0.5 + chance())
      const back = chance() < 0.05
      const cost = (amount * (0.5 + chance() / 3)).toFixed(2)
      for (let k = 0; k < alike; k++)
        rows.push([
          alike === 1 ? `C${c}` : `C${c}-${k}`,
          date,
          `O${rows.length}`,
          'rice',
          (back ? -amount : amount).toFixed(2),
          cost,
        ])
      if (chance() < 0.08) break
    }
  }
  return rows
}

/** The published log of a shop of records: every line is one purchase. */
const published = (): string[][] =>
  readFileSync(log, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
    .map(([customer, , date, , amount], i) => [customer as string, date as string, `O${i}`, amount as string])

type Valued = {
  readonly worth: Awaited<ReturnType<typeof workOut>>
  /** What their files call them: ids are drawn by chance. */
  readonly called: ReadonlyMap<string, string>
}

async function valued(
  ledger: Ledger | ClusterLedger,
  files: ReturnType<typeof orderFiles>,
  {
    imports,
    request,
    roles,
  }: { imports: readonly Import[]; request: ValueRequest; roles: readonly string[] },
): Promise<Valued> {
  const called = new Map<string, string>()
  for (const one of imports) {
    await importAll(ledger, files, one)
    const { party, customer } = await ledger.newIdentities({ batch: one.batch, after: null, most: 5_000 })
    for (const [i, id] of customer.entries()) called.set(id, party[i] as string)
  }
  const deps = { ledger, today: '2025-01-01', stage: () => {}, intervals: true }
  return { worth: await workOut(request, new Set(roles), deps), called }
}

const columnsShown = ['alive', 'expectedPurchases', 'expectedSpend', 'marginRate', 'marginSoFar'] as const

function figuresOf({ worth, called }: Valued): Map<string, readonly number[]> {
  const { columns: of, scored } = worth
  return new Map(
    of.customer.map((id, i) => [
      called.get(id) as string,
      [
        ...columnsShown.map((name) => of[name][i] as number),
        ...[scored.residualValue, scored.revenue, scored.laterSpend].map((column) => column[i] as number),
        ...[scored.interval?.low[i] ?? Number.NaN, scored.interval?.high[i] ?? Number.NaN],
        ...[of.firstDay, of.lastDay, of.repeats, scored.costed, scored.laterDays].map(
          (column) => column[i] as number,
        ),
      ],
    ]),
  )
}

/** Logarithms and powers have other last figures in another program, and sums in another order. */
function close(came: number, expected: number): void {
  if (!Object.is(came, expected))
    expect(Math.abs(came - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected))
}

function expectAlike(file: Valued, cluster: Valued): void {
  for (const what of ['fit', 'choice'] as const)
    expect(JSON.stringify(cluster.worth[what])).toBe(JSON.stringify(file.worth[what]))
  expect(cluster.worth.spend?.model).toBe(file.worth.spend?.model)
  for (const [name, value] of Object.entries(file.worth.spend?.parameters ?? {}))
    close(cluster.worth.spend?.parameters[name as never] as number, value)
  close(cluster.worth.margin.common ?? 0, file.worth.margin.common ?? 0)
  const [embedded, shared] = [figuresOf(file), figuresOf(cluster)]
  expect([...shared.keys()].sort()).toEqual([...embedded.keys()].sort())
  for (const [party, values] of embedded)
    for (const [i, value] of values.entries()) close(shared.get(party)?.[i] as number, value)
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

  const requestOf = (asked: Partial<ValueRequest>): ValueRequest =>
    valueRequestSchema.parse({ timeZone: 'Asia/Shanghai', ...asked })

  const onBoth = async (name: string, asked: Parameters<typeof valued>[2]): Promise<[Valued, Valued]> => {
    const [file, cluster] = [
      await openLedger(ledgerPath(files.folder, name)),
      await openClusterLedger(shards.place(name)),
    ]
    const both = await Promise.all([valued(file, files, asked), valued(cluster, files, asked)])
    file.close()
    await cluster.close()
    return both
  }

  test('are valued alike: models by the same parameters to the last bit, customers to nine figures', async () => {
    const rows = orders({ customers: 200 })
    const half = Math.floor(rows.length / 2)
    // Two files that overlap by a hundred orders; the first says nothing of costs.
    const uncosted = rows.slice(0, half + 50).map((row) => row.slice(0, -1))
    const [file, cluster] = await onBoth('valued', {
      imports: [
        { batch: 1, columns: columns.slice(0, -1), rows: uncosted, piece: 700 },
        { batch: 2, columns, rows: rows.slice(half - 50), piece: 700 },
      ],
      request: requestOf({ asOf: '2024-06-30', until: '2024-12-31' }),
      roles: ['customer', 'date', 'amount', 'cost'],
    })
    expect(file.worth.fit.parameters).not.toEqual({})
    expect(file.worth.columns.size).toBeGreaterThan(150)
    expect(file.worth.scored.interval?.high.some((end) => end > 0)).toBe(true)
    expect(new Set(file.worth.scored.costed).size).toBeGreaterThan(1)
    expectAlike(file, cluster)
  }, 120_000)

  test.skipIf(!existsSync(log))(
    'of a published log (skipped where it is not there) the same, without a word of costs',
    async () => {
      const rows = published()
      const [file, cluster] = await onBoth('published', {
        imports: [{ batch: 1, columns: ['customer', 'date', 'order', 'amount'], rows, piece: 4_000 }],
        request: requestOf({ asOf: '1997-09-30', until: '1998-06-30', marginRate: 0.3 }),
        roles: ['customer', 'date', 'amount'],
      })
      expect(file.worth.spend?.model).toBe('gamma-gamma')
      expect(file.worth.columns.size).toBe(2_357)
      expectAlike(file, cluster)
    },
    120_000,
  )

  test('fitting hears of no single customer: many times as many who do the same cost hardly a byte more', async () => {
    const read = async (name: string, alike: number) => {
      const ledger = await openClusterLedger(shards.place(name))
      const asked = {
        imports: [{ batch: 1, columns, rows: orders({ customers: 40, alike }) }],
        request: requestOf({}),
        roles: ['customer', 'date', 'amount', 'cost'],
      }
      const { worth } = await valued(ledger, files, asked)
      const bytes = ledger.bytesRead()
      await ledger.close()
      const cluster = await Cluster.open(shards.place(name))
      const facts = await cluster.rowsOfEach(
        `select sum(data_uncompressed_bytes) from system.parts
         where active and database = currentDatabase() and table = 'lines_local'`,
      )
      await cluster.close()
      return {
        ...bytes,
        customers: worth.columns.size,
        patterns: worth.patterns.size,
        facts: facts.reduce((sum, [bytes]) => sum + Number(bytes), 0),
      }
    }
    const [few, many] = [await read('few', 1), await read('many', 25)]
    expect(many.customers).toBe(25 * few.customers)
    expect(many.patterns).toBe(few.patterns)
    // Only numbers of customers have become longer.
    expect(many.fitting).toBeLessThan(1.2 * few.fitting)
    expect(many.predicting).toBeLessThan(1.2 * few.predicting)
    expect(many.fitting + many.predicting).toBeLessThan(0.05 * many.facts)
    expect(many.delivering / many.customers).toBeLessThan(300)
  }, 120_000)
})
