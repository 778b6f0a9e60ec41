import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Cluster } from '../app/base/ledger/cluster/cluster.ts'
import { type ClusterLedger, openClusterLedger } from '../app/base/ledger/cluster/cluster-ledger.ts'
import { hasClickHouse, startShards } from '../app/base/ledger/cluster/test-servers.ts'
import { type Ledger, openLedger } from '../app/base/ledger/ledger.ts'
import { importAll } from '../app/base/ledger/test-books.ts'
import { orderFiles } from '../app/base/ledger/test-files.ts'
import { valueRequestSchema } from '../app/differentiate/worth/contract.ts'
import { type WorkedOut, workOut } from '../app/differentiate/worth/worth.ts'
import type { MeasurePart } from './part.ts'
import { simulateOrders } from './simulate.ts'

const seed = 7
/** Lines of a file, and of a piece of it. */
const [linesAFile, linesAPiece] = [250_000, 50_000]
const identitiesAPage = 10_000

/** The same orders valued by facts in a file and by facts on two shards of a cluster, beside each other on one machine. */
export const measureTwoSizes: MeasurePart = async ({ folder, small }) => {
  if (!hasClickHouse) return 'ClickHouse was not installed: nothing was measured.'
  const customers = small ? 100_000 : 1_000_000
  const file = join(folder, 'orders.csv')
  const { orders } = simulateOrders(file, { customers, seed })
  const embedded = await valuedIn(file, () => openLedger(join(folder, 'facts.duckdb')))
  const shards = await startShards()
  try {
    const place = shards.place('sizes')
    const { bytes, several, ...shared } = await valuedIn(file, () => openClusterLedger(place))
    if (!bytes) throw new Error('a cluster counts what it reads')
    const facts = await factsOf(await Cluster.open(place))
    const alike = compared(embedded, shared)
    const fitted = bytes.fitting + bytes.predicting
    const row = (what: string, ...cells: readonly string[]): string => `| ${what} | ${cells.join(' | ')} |`
    const seconds = (of: (one: Pick<Valued, 'seconds'>) => number): string[] =>
      [embedded, shared].map((one) => of(one).toFixed(1))
    const rows = [
      row('taking in', ...seconds((one) => one.seconds.taking)),
      row('laid out and grouped', ...seconds((one) => one.seconds.histories)),
      row('fitted', ...seconds((one) => one.seconds.fit)),
      row('scored and delivered', ...seconds((one) => one.seconds.predict)),
    ]
    return `${customers.toLocaleString('en')} customers, ${orders.toLocaleString('en')} orders, by facts in DuckDB's file and by facts on two
shards of ClickHouse (Debian's), both servers and the program on this machine; the model is chosen. Wall seconds.

| | a file | a cluster |
|---|---|---|
${rows.join('\n')}

- The facts are ${megabytes(facts)} MB in the store, uncompressed. Fitting read ${megabytes(bytes.fitting)} MB from the servers' sockets, predicting
  ${megabytes(bytes.predicting)} MB: **${((100 * fitted) / facts).toFixed(2)} %** of the facts (goal ≤ 5 %). ${shared.worth.patterns.size.toLocaleString('en')} purchase patterns.
- Everybody's finished worth came once: ${megabytes(bytes.delivering)} MB, ${Math.round(bytes.delivering / customers)} bytes a customer. ${several} customers
  are of several parties.
- Purchase model ${shared.worth.fit.model}: parameters, standard errors, likelihood and the choice between models are
  ${alike.same ? 'the same to the last bit' : '**not the same**'}. Gamma-Gamma's parameters differ by ${alike.spend.toExponential(1)} at most, customers' figures by
  ${alike.customers.toExponential(1)} (relative; goal ≤ 1e-6).`
  } finally {
    await shards.stop()
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

type Valued = {
  readonly worth: WorkedOut
  /** What the file calls each customer. */
  readonly called: ReadonlyMap<string, string>
  readonly seconds: Readonly<Record<'taking' | 'histories' | 'fit' | 'predict', number>>
  readonly bytes: ReturnType<ClusterLedger['bytesRead']> | null
  readonly several: number
}

async function valuedIn(path: string, open: () => Promise<Ledger | ClusterLedger>): Promise<Valued> {
  const ledger = await open()
  const files = orderFiles()
  try {
    let stage: keyof Valued['seconds'] = 'taking'
    let began = performance.now()
    const seconds = { taking: 0, histories: 0, fit: 0, predict: 0 }
    const next = (to: typeof stage): void => {
      seconds[stage] += (performance.now() - began) / 1000
      began = performance.now()
      stage = to
    }
    const called = new Map<string, string>()
    let batch = 0
    for await (const rows of filesOf(path)) {
      batch++
      await importAll(ledger, files, {
        batch,
        columns: ['customer', 'date', 'amount'],
        rows,
        piece: linesAPiece,
      })
      for (let after: string | null = null; ; ) {
        const page = await ledger.newIdentities({ batch, after, most: identitiesAPage })
        for (const [i, id] of page.customer.entries()) called.set(id, page.party[i] as string)
        if (page.party.length < identitiesAPage) break
        after = page.party.at(-1) ?? null
      }
      process.stderr.write(`  ${(batch * linesAFile).toLocaleString('en')} lines taken in\n`)
    }
    const request = valueRequestSchema.parse({ timeZone: 'UTC', marginRate: 0.3 })
    const deps = { ledger, today: '2025-01-01', stage: next, intervals: true }
    const worth = await workOut(request, new Set(['customer', 'date', 'amount']), deps)
    next('taking')
    const cluster = 'bytesRead' in ledger ? ledger : null
    return {
      ...{ worth, called, seconds },
      bytes: cluster?.bytesRead() ?? null,
      several: cluster?.severalParties() ?? 0,
    }
  } finally {
    files.remove()
    await ledger.close()
  }
}

/** A large file as several, so that it need not be in memory whole. */
async function* filesOf(path: string): AsyncGenerator<string[][]> {
  let rows: string[][] = []
  let headings = true
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (!headings) rows.push(line.split(','))
    headings = false
    if (rows.length < linesAFile) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

/** Bytes of the order lines in the store, as they are before they are packed. */
async function factsOf(cluster: Cluster): Promise<number> {
  try {
    const rows = await cluster.rowsOfEach(
      `select sum(data_uncompressed_bytes) from system.parts
       where active and database = currentDatabase() and table = 'lines_local'`,
    )
    return rows.reduce((sum, [bytes]) => sum + Number(bytes), 0)
  } finally {
    await cluster.close()
  }
}

/** How far two valuations of the same orders lie apart. */
function compared(one: Pick<Valued, 'worth' | 'called'>, other: Pick<Valued, 'worth' | 'called'>) {
  const said = ({ worth }: Pick<Valued, 'worth'>): string => JSON.stringify([worth.fit, worth.choice])
  const places = new Map(one.worth.columns.customer.map((id, i) => [one.called.get(id), i]))
  let customers = places.size === other.worth.columns.size ? 0 : Number.POSITIVE_INFINITY
  const figures = (of: WorkedOut): readonly Float64Array[] => [
    ...[of.columns.alive, of.columns.expectedPurchases, of.columns.expectedLow, of.columns.expectedHigh],
    ...[of.columns.expectedSpend, of.columns.marginSoFar, of.columns.nextDays, of.scored.residualValue],
    ...(of.scored.interval ? [of.scored.interval.low, of.scored.interval.high] : []),
  ]
  const [here, there] = [figures(one.worth), figures(other.worth)]
  for (const [i, id] of other.worth.columns.customer.entries()) {
    const place = places.get(other.called.get(id)) as number
    for (const [nth, column] of there.entries())
      customers = Math.max(customers, apart(here[nth]?.[place] as number, column[i] as number))
  }
  const amounts = Object.entries(one.worth.spend?.parameters ?? {})
  return {
    same: said(one) === said(other),
    spend: amounts.reduce(
      (most, [name, value]) => Math.max(most, apart(value, other.worth.spend?.parameters[name] as number)),
      0,
    ),
    customers,
  }
}

function apart(one: number, other: number): number {
  if (Object.is(one, other) || one === other) return 0
  const off = Math.abs(one - other) / Math.abs(one)
  return Number.isNaN(off) ? Number.POSITIVE_INFINITY : off
}
