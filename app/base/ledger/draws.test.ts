import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Ledger, openLedger } from './ledger.ts'
import { openFacts } from './questions/test-facts.ts'
import { drawOf } from './tables.ts'
import { type Import, importAll, ledgerPath } from './test-books.ts'
import { openDuck, orderFiles } from './test-files.ts'

let files: ReturnType<typeof orderFiles>
beforeEach(() => {
  files = orderFiles()
})
afterEach(() => files.remove())

const columns = ['customer', 'date', 'product', 'quantity', 'amount'] as const
/** Customers of one letter, each with a pace of their own and two products. */
const bought = (letter: string): readonly string[][] =>
  Array.from({ length: 30 }, (_, c) => c).flatMap((c) =>
    Array.from({ length: 2 + (c % 5) }, (_, k) => [
      `${letter}${c}`,
      Temporal.PlainDate.from('2026-01-01')
        .add({ days: k * (3 + c) })
        .toString(),
      k % 2 === 0 ? 'rice' : 'oil',
      '1',
      '10',
    ]),
  )
const [a, b] = [bought('a'), bought('b')]

/** Ids rise as customers are made: the order of the files decides who comes first. */
async function ledgerOf(name: string, imports: readonly Import['rows'][]): Promise<Ledger> {
  const ledger = await openLedger(ledgerPath(files.folder, name))
  for (const [i, rows] of imports.entries()) await importAll(ledger, files, { batch: i + 1, columns, rows })
  return ledger
}

/** What each customer is called. */
async function partiesOf(ledger: Ledger, batches: number): Promise<Map<string, string>> {
  const parties = new Map<string, string>()
  for (let batch = 1; batch <= batches; batch++) {
    const { party, customer } = await ledger.newIdentities({ batch, after: null, most: 1_000 })
    for (const [i, id] of customer.entries()) parties.set(id, party[i] as string)
  }
  return parties
}

async function drawnFrom(ledger: Ledger) {
  const parties = await partiesOf(ledger, 2)
  const asOf = '2026-12-31'
  await ledger.layOutHistories({ asOf, until: asOf })
  const sample = await ledger.trialSample({ most: 20 })
  const cuts = [20_500, 20_550, 20_600]
  const trials = await ledger.trialHistories({ draw: sample.draw ?? 0, cuts, horizonDays: 30 })
  const { customer, draws } = await ledger.customerHistories()
  const gaps = await ledger.productGaps({ until: asOf, level: 'product', most: 25 })
  const pairs = [...gaps.customer].map((at, pair) => {
    const name = parties.get(gaps.customers[at] as string)
    return `${name} ${gaps.products[gaps.product[pair] as number]} ${gaps.draws[at]}`
  })
  return {
    sample,
    trials,
    draws: customer.map((id, i) => `${parties.get(id)} ${draws[i]}`).sort(),
    pairs: pairs.sort(),
    ids: customer.map((id) => parties.get(id)),
  }
}

test('two ledgers with the same files look at the same customers, whatever ids chance gave them', async () => {
  const [one, other] = [await ledgerOf('one', [a, b]), await ledgerOf('other', [b, a])]
  const [here, there] = [await drawnFrom(one), await drawnFrom(other)]
  expect(there.ids).not.toEqual(here.ids)
  expect(here.pairs).toHaveLength(25)
  expect(here.sample.customers).toBe(20)
  expect(here.trials.every(({ customers }) => customers.length > 0)).toBe(true)
  expect({ ...there, ids: null }).toEqual({ ...here, ids: null })
  one.close()
  other.close()
})

test('draws are spread evenly, and lie in [0, 1)', async () => {
  const duck = await openDuck()
  const row = await duck.row(
    `select min(draw) as least, max(draw) as most, avg(draw) as mean, stddev_pop(draw) as sd
     from (select ${drawOf("'C' || i")} as draw from range(100000) numbers(i))`,
  )
  const { least, most, mean, sd } = Object.fromEntries(Object.entries(row).map(([k, v]) => [k, Number(v)]))
  expect(least).toBeGreaterThanOrEqual(0)
  expect(most).toBeLessThan(1)
  // Four standard errors of a hundred thousand even draws.
  expect(Math.abs((mean ?? 0) - 0.5)).toBeLessThan(0.0037)
  expect(Math.abs((sd ?? 0) - Math.sqrt(1 / 12))).toBeLessThan(0.002)
  duck.close()
})

test('a customer whom several sources name is drawn by the first of their names', async () => {
  const duck = await openFacts()
  const id = '00000000-0000-7000-8000-000000000001'
  await duck.run(
    `insert into identity_map (source, party, customer)
     values ('till', 'a', '${id}'), ('main', 'C2', '${id}'), ('main', 'C1', '${id}')`,
  )
  const { draw, first } = await duck.row(
    `select draw, ${drawOf("'main' || chr(31) || 'C1'")} as first from customer_draws`,
  )
  expect(draw).toBe(first)
  duck.close()
})
