import { afterEach, beforeEach, expect, test } from 'vitest'
import { canonicalLedger } from './canonical.ts'
import { Duck } from './duckdb.ts'
import { dumpPageSql, dumpSql } from './dump.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { idOf, keepFacts, openFacts } from './questions/test-facts.ts'
import { type Import, importAll, ledgerPath } from './test-books.ts'
import { orderFiles } from './test-files.ts'

let files: ReturnType<typeof orderFiles>
beforeEach(() => {
  files = orderFiles()
})
afterEach(() => files.remove())

async function dumped(ledger: Ledger): Promise<string[]> {
  const lines: string[] = []
  for await (const line of canonicalLedger(ledger)) lines.push(line)
  return lines
}

test('its questions are understood by the database', async () => {
  const duck = await openFacts()
  await keepFacts(duck, {})
  expect(await duck.rows(`explain ${dumpSql('dump_1')}`)).not.toEqual([])
  await duck.run(dumpSql('dump_1'))
  expect(await duck.rows(`explain ${dumpPageSql('dump_1')}`, { after: 0, most: 1 })).not.toEqual([])
  duck.close()
})

const columns = ['customer', 'date', 'order', 'product', 'quantity', 'amount'] as const
const january: Import = {
  batch: 1,
  columns,
  rows: [
    ['Anna', '2026-01-05', 'A1', 'rice', '1', '10.05'],
    ['Anna', '2026-01-05', 'A1', 'rice', '1', '10.05'],
    ['Bert', '2026-01-06', 'A2', 'oil', '0.333333', '-3'],
  ],
}
/** Shares an order with January, and has another of that name's own. */
const february: Import = {
  batch: 2,
  columns,
  rows: [
    ['Anna', '2026-01-05', 'A1', 'rice', '1', '10.05'],
    ['', '2026-02-01', 'A3', 'oil', '2', '99999999.9999'],
    ['Carl', '2026-02-02', 'A4', '油"', '2', '1'],
  ],
}
const inFile = async (name: string, work: (ledger: Ledger) => Promise<void>): Promise<string[]> => {
  const ledger = await openLedger(ledgerPath(files.folder, name))
  await work(ledger)
  const lines = await dumped(ledger)
  ledger.close()
  return lines
}

test('a ledger is told in lines that say what is known and nothing of how it came to be known', async () => {
  const lines = await inFile('one', async (ledger) => {
    await importAll(ledger, files, january)
  })
  const anna = { source: 'main', party: 'Anna' }
  const line = { fact: 'line', source: 'main', margin: null, due: null, party_name: null }
  const one = { ...line, party: 'Anna', order_no: 'A1', day: '2026-01-05', product: 'rice' }
  expect(lines.map((text) => JSON.parse(text))).toEqual([
    { ...one, amount: 100_500, is_return: false, quantity: '1.000000' },
    { ...one, amount: 100_500, is_return: false, quantity: '1.000000' },
    {
      ...line,
      ...{ party: 'Bert', order_no: 'A2', day: '2026-01-06', product: 'oil' },
      ...{ amount: -30_000, is_return: true, quantity: '0.333333' },
    },
    { fact: 'party', ...anna, customer: anna, name: null },
    { fact: 'party', source: 'main', party: 'Bert', customer: { source: 'main', party: 'Bert' }, name: null },
  ])
})

test('facts undone leave no trace: what is left is told as if nothing else had ever been', async () => {
  const alone = await inFile('alone', async (ledger) => {
    await importAll(ledger, files, { ...february, batch: 7 })
  })
  const after = await inFile('after', async (ledger) => {
    await importAll(ledger, files, january)
    await importAll(ledger, files, february)
    await ledger.dropBatch({ batch: 1 })
    // The notebook takes away the customers that only January knew.
    await ledger.applyIdentities({ rows: [], removed: [{ source: 'main', party: 'Bert' }], mark: 1 })
  })
  expect(after).toEqual(alone)
  expect(alone).toHaveLength(5)
})

test('what is not committed, and what stood already, is not told', async () => {
  const once = await inFile('once', async (ledger) => {
    await importAll(ledger, files, january)
  })
  const twice = await inFile('twice', async (ledger) => {
    await importAll(ledger, files, january)
    await importAll(ledger, files, { ...january, batch: 2 })
  })
  expect(twice).toEqual(once)
})

test('customers are named by their first party, merged or not, and by their id where they have none', async () => {
  const path = ledgerPath(files.folder, 'merged')
  const lines = await inFile('merged', async (ledger) => {
    await ledger.applyIdentities({
      rows: [
        { source: 'web', party: 'ann', customer: idOf('anna') },
        { source: 'main', party: 'Anna', customer: idOf('anna') },
      ],
      removed: [],
      mark: 1,
    })
    ledger.close()
    const duck = await Duck.open(path)
    await duck.run(
      `insert into customer_mirror values ('${idOf('anna')}', 'regular', 'o1'), ('${idOf('x')}', 'new', null)`,
    )
    duck.close()
    Object.assign(ledger, await openLedger(path))
  })
  const first = { source: 'main', party: 'Anna' }
  expect(lines.map((text) => JSON.parse(text))).toEqual([
    { fact: 'customer', customer: idOf('x'), stage: 'new', owner: null },
    { fact: 'customer', customer: first, stage: 'regular', owner: 'o1' },
    { fact: 'party', source: 'main', party: 'Anna', customer: first, name: null },
    { fact: 'party', source: 'web', party: 'ann', customer: first, name: null },
  ])
})
