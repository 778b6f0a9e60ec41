import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Ledger, openLedger } from './ledger.ts'
import { openFacts } from './questions/test-facts.ts'
import { type ReadOut, readOutColumns, readOutSql } from './read-out.ts'
import { importAll, ledgerPath } from './test-books.ts'
import { orderFiles } from './test-files.ts'

let files: ReturnType<typeof orderFiles>
let path: string
let ledger: Ledger
beforeEach(async () => {
  files = orderFiles()
  path = ledgerPath(files.folder, 'ledger')
  ledger = await openLedger(path)
})
afterEach(() => {
  ledger.close()
  files.remove()
})

async function pagesOf(asked: ReadOut): Promise<string[][]> {
  await ledger.beginReadOut(asked)
  const pages: string[][] = []
  for (let page = await ledger.readOutPage(); page.length > 0; page = await ledger.readOutPage())
    pages.push([...page])
  await ledger.endReadOut()
  return pages
}

/** Rows as objects; what is not known is left out. */
async function readOut(asked: ReadOut): Promise<object[]> {
  const columns: readonly string[] = readOutColumns[asked.of]
  return (await pagesOf(asked)).flat().map((line) => {
    const cells: (string | null)[] = JSON.parse(line)
    return Object.fromEntries(
      columns.flatMap((name, i) => (cells[i] === null ? [] : [[name, cells[i] ?? 'missing']])),
    )
  })
}

const main = { of: 'orders', source: 'main' } as const
const orders = ['customer', 'date', 'order', 'product', 'quantity', 'amount'] as const

test('its questions are understood by the database', async () => {
  const duck = await openFacts()
  for (const of of ['orders', 'payments', 'products'] as const)
    expect(await duck.rows(`explain ${readOutSql(of)}`, { which: 'main' })).not.toEqual([])
  expect(await duck.rows(`explain ${readOutSql('worth-history')}`, { which: 1 })).not.toEqual([])
  duck.close()
})

describe('what is read out', () => {
  test('is every line that counts, exact to the last digit, in the order in which it came', async () => {
    await importAll(ledger, files, {
      batch: 1,
      columns: orders,
      rows: [
        ['王"五"', '2024-03-05', 'A1', '米', '0.333333', '99999999.9999'],
        ['', '2024-03-04', 'A2', '油, 5L', '2', '0.01'],
        ['赵六', '2024-03-03', '', '', '-1', '-12.5'],
      ],
    })
    // Comes again with two lines more: one that stood, and one that stood with other content.
    await importAll(ledger, files, {
      batch: 2,
      columns: orders,
      rows: [
        ['赵六', '2024-03-03', '', '', '-1', '-12.5'],
        ['王"五"', '2024-03-05', 'A1', '面', '1', '7'],
        ['钱七', '2024-02-01', 'A9', '米', '100', '1000'],
      ],
    })
    expect(await ledger.readable()).toEqual([{ of: 'orders', source: 'main', rows: 4 }])
    const king = { order: 'A1', date: '2024-03-05', customer: '王"五"', product: '米', place: '1/2' }
    expect(await readOut(main)).toEqual([
      { ...king, quantity: '0.333333', amount: '99999999.9999' },
      { order: 'A2', date: '2024-03-04', product: '油, 5L', quantity: '2', amount: '0.01', place: '1/3' },
      { date: '2024-03-03', customer: '赵六', quantity: '-1', amount: '-12.5', place: '1/4' },
      {
        ...{ order: 'A9', date: '2024-02-01', customer: '钱七', product: '米', place: '2/4' },
        ...{ quantity: '100', amount: '1000' },
      },
    ])
    await ledger.dropBatch({ batch: 1 })
    expect((await readOut(main)).map((row) => ('order' in row ? row.order : null))).toEqual([
      null,
      'A1',
      'A9',
    ])
  })

  test('of payments and products too, each source by itself', async () => {
    const paid = { kind: 'payments', columns: ['customer', 'date', 'amount', 'reference', 'order'] } as const
    await importAll(ledger, files, {
      ...paid,
      batch: 1,
      rows: [['王五', '2024-03-05', '-3.5', 'R1', 'A1']],
    })
    await importAll(ledger, files, {
      ...paid,
      ...{ batch: 2, source: '收银台' },
      rows: [['王五', '2024-03-06', '4', '', '']],
    })
    const goods = {
      kind: 'products',
      columns: ['product', 'name', 'unit', 'category', 'price', 'cost'],
    } as const
    await importAll(ledger, files, {
      ...goods,
      batch: 3,
      rows: [['P1', '五常大米', '袋', '米', '79', '']],
    })
    await importAll(ledger, files, {
      ...goods,
      batch: 4,
      rows: [['P1', '五常大米', '袋', '米', '82', '61.25']],
    })
    expect(await ledger.readable()).toEqual([
      { of: 'payments', source: 'main', rows: 1 },
      { of: 'payments', source: '收银台', rows: 1 },
      { of: 'products', source: 'main', rows: 1 },
    ])
    expect(await readOut({ of: 'payments', source: '收银台' })).toEqual([
      { date: '2024-03-06', customer: '王五', amount: '4', place: '2/2' },
    ])
    expect(await readOut({ of: 'payments', source: 'main' })).toEqual([
      {
        ...{ reference: 'R1', date: '2024-03-05', customer: '王五', order: 'A1' },
        ...{ amount: '-3.5', place: '1/2' },
      },
    ])
    const rice = { product: 'P1', name: '五常大米', unit: '袋', category: '米', place: '4/2' }
    expect(await readOut({ of: 'products', source: 'main' })).toEqual([
      { ...rice, price: '82', cost: '61.25' },
    ])
  })

  test('of what runs said of everybody, run by run', async () => {
    const anna = '01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71'
    const piece = { run: 7, asOf: '2024-03-05', customers: [anna], stage: ['steady'] }
    await ledger.appendWorthHistory({
      ...piece,
      alive: Float64Array.of(0.912_345_678),
      residualValue: Float64Array.of(Number.NaN),
      marginSoFar: Float64Array.of(1234.5),
      firstDay: Int32Array.of(19_000),
      ranking: Float64Array.of(Number.NaN),
    })
    expect(await ledger.readable()).toEqual([{ of: 'worth-history', run: 7, rows: 1 }])
    expect(await readOut({ of: 'worth-history', run: 7 })).toEqual([
      {
        ...{ run: '7', asOf: '2024-03-05', customer: anna, stage: 'steady' },
        ...{ alive: '0.912346', marginSoFar: '1234.5' },
      },
    ])
  })
})

describe('reading out much', () => {
  const many = 50_000
  beforeEach(async () => {
    await importAll(ledger, files, {
      batch: 1,
      columns: ['customer', 'date', 'order', 'amount'],
      rows: Array.from({ length: many }, (_, i) => [`C${i % 97}`, '2024-03-05', `A${many - i}`, '1']),
    })
  })

  test('goes page by page, whole, in order, and shows one moment though more comes in', async () => {
    await ledger.beginReadOut(main)
    const first = await ledger.readOutPage()
    await importAll(ledger, files, {
      batch: 2,
      columns: ['customer', 'date', 'order', 'amount'],
      rows: [['late', '2024-03-06', 'B1', '1']],
    })
    const pages = [first]
    while (pages.at(-1)?.length) pages.push(await ledger.readOutPage())
    expect(await ledger.readOutPage(), 'nothing comes after the end').toEqual([])
    await ledger.endReadOut()
    expect(pages.length).toBeGreaterThan(3)
    const orders = pages.flat().map((line) => JSON.parse(line)[0])
    expect(orders).toEqual(Array.from({ length: many }, (_, i) => `A${many - i}`))
  })

  test('begun anew while one is open, it begins anew; one left open is in nobody’s way', async () => {
    await ledger.beginReadOut(main)
    const first = await ledger.readOutPage()
    await ledger.beginReadOut(main)
    expect(await ledger.readOutPage()).toEqual(first)
    await ledger.dropBatch({ batch: 1 })
    await ledger.endReadOut()
    await ledger.endReadOut()
    expect(await pagesOf(main)).toEqual([])
    await expect(ledger.readOutPage()).rejects.toThrow('nothing is being read out')
    await ledger.beginReadOut(main)
    await ledger.checkpoint()
    await ledger.beginReadOut(main)
  })
})
