import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Duck } from './duckdb.ts'
import { erasedFrom } from './erase.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { partyHash } from './refused-parties.ts'
import { importAll, ledgerPath } from './test-books.ts'
import { books, columns, file, hers, lineOf } from './test-erasing.ts'
import { orderFiles } from './test-files.ts'
import { openLedgerThread } from './thread.ts'

let files: ReturnType<typeof orderFiles>
beforeEach(() => {
  files = orderFiles()
})
afterEach(() => files.remove())

test('every table of the ledger is named among what is erased, or among what holds nobody', async () => {
  const path = ledgerPath(files.folder, 'tables')
  const ledger = await openLedger(path)
  ledger.close()
  const duck = await Duck.open(path)
  const rows = await duck.rows('select table_name as name from duckdb_tables() where not internal')
  const ofParties = await duck.rows(
    `select distinct table_name as name from duckdb_columns() join duckdb_tables() using (table_name)
     where column_name in ('party', 'customer') and not duckdb_columns.internal`,
  )
  duck.close()
  expect(rows.map(({ name }) => String(name)).sort()).toEqual(Object.keys(erasedFrom).sort())
  for (const { name } of ofParties)
    expect(erasedFrom[String(name) as keyof typeof erasedFrom], String(name)).not.toBe('nothing')
})

test('whatever is undone or comes after somebody was erased, the books come to the same as if nobody had been', async () => {
  let n = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(lineOf, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 3 }),
      fc.array(lineOf, { minLength: 1, maxLength: 5 }),
      fc.nat({ max: 2 }),
      async (before, later, undone) => {
        const [ledger, twin] = [await opened(), await opened()]
        for (const [i, rows] of before.entries())
          for (const one of [ledger, twin]) await importAll(one, files, file(i + 1, rows))
        await ledger.eraseParties({ parties: [hers], customers: [] })
        await ledger.eraseParties({ parties: [hers], customers: [] })
        expect(await books(ledger)).toEqual(await books(twin))
        // Of others: what comes from her is refused.
        const others = later.filter(([party]) => party !== hers.party)
        for (const one of [ledger, twin]) if (others.length > 0) await importAll(one, files, file(9, others))
        expect(await books(ledger)).toEqual(await books(twin))
        for (const one of [ledger, twin]) await one.dropBatch({ batch: (undone % before.length) + 1 })
        expect(await books(ledger)).toEqual(await books(twin))
        for (const one of [ledger, twin]) one.close()
      },
    ),
    { numRuns: process.env.RICEBOOK_PROVE ? 100 : 10 },
  )

  async function opened(): Promise<Ledger> {
    return openLedger(ledgerPath(files.folder, `books-${n++}`))
  }
}, 300_000)

test('lines of somebody erased are refused up to the day, with no word of them, and later ones are taken', async () => {
  const ledger = await openLedger(ledgerPath(files.folder, 'refused'))
  const key = Buffer.from('a key of thirty-two bytes of test').toString('base64url')
  const refused = { source: 'main', key, rows: [{ hash: partyHash(key, 'main', '张三'), day: '2024-03-01' }] }
  const rows = [
    ['张三', '2024-03-01', 'A1', '5'],
    ['张三', '昨天', 'A2', '6'],
    ['张三', '2024-03-02', 'A3', '7'],
    ['李四', '2024-03-01', 'A4', '8'],
  ]
  const mapping = Object.fromEntries(columns.map((column) => [column, column]))
  const table = files.ofRows(columns, rows, { mapping })
  const settings = { zone: 'Asia/Shanghai' }
  const judgement = await ledger.judge({ kind: 'orders', file: table, settings })
  await ledger.beginBatch({ batch: 1, kind: 'orders', source: 'main', file: 'f' })
  const asked = { batch: 1, chunk: 0, firstRow: 2, file: table, judgement, settings, refused }
  const appended = await ledger.appendPiece(asked)
  expect(appended).toMatchObject({ rows: 4, used: 2, rejected: 2 })
  const none = { file: 'orders.csv', reason: 'erased', cells: {}, came: '' }
  expect(appended.rejectedLines).toEqual([
    { ...none, row: 2 },
    { ...none, row: 3 },
  ])
  await ledger.settleBatch({ batch: 1 })
  const { party } = await ledger.newIdentities({ batch: 1, after: null, most: 10 })
  expect(party).toEqual(['张三', '李四'])
  ledger.close()
})

test('a ledger that was written anew says the same, and its file nothing of what was taken out', async () => {
  const path = ledgerPath(files.folder, 'rewritten')
  const { ledger, close } = await openLedgerThread(path)
  const rows = Array.from({ length: 3_000 }, (_, i) => [`哨兵${i % 300}号`, '2024-01-01', `A${i}`, '5'])
  await importAll(ledger, files, file(1, rows))
  const before = await books(ledger)
  await ledger.eraseParties({ parties: [{ source: 'main', party: '哨兵7号' }], customers: [] })
  const rewritten = ledger.rewrite()
  // Asked meanwhile: it waits.
  expect(await ledger.batchStates()).toEqual([{ batch: 1, state: 'committed' }])
  await rewritten
  expect(await books(ledger)).toEqual(before)
  await importAll(ledger, files, file(2, [['李四', '2024-01-01', 'B1', '5']]))
  await close()
  expect(existsSync(`${path}.fresh`)).toBe(false)
  const bytes = readFileSync(path)
  expect(bytes.includes('哨兵8号')).toBe(true)
  expect(bytes.includes('哨兵7号')).toBe(false)
})
