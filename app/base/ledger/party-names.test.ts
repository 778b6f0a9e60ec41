import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Duck } from './duckdb.ts'
import { openLedger } from './ledger.ts'
import { importAll, ledgerPath } from './test-books.ts'
import { orderFiles } from './test-files.ts'
import { provesPartyNames } from './test-party-names.ts'

provesPartyNames(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-names-'))
  let count = 0
  return {
    open: () => openLedger(ledgerPath(folder, `names-${count++}`)),
    stop: async () => rmSync(folder, { recursive: true }),
  }
})

test('a ledger of before there were names is opened as it is, and goes on', async () => {
  const files = orderFiles()
  const columns = ['customer', 'customerName', 'date', 'order', 'amount']
  const rows = (name: string) => [['1', name, '2026-01-01', name, '1']]
  const path = ledgerPath(files.folder, 'older')
  const older = await openLedger(path)
  await importAll(older, files, { batch: 1, columns, rows: rows('') })
  await older.beginBatch({ batch: 2, kind: 'orders', source: 'main', file: '2.csv' })
  older.close()
  const duck = await Duck.open(path)
  for (const sql of [
    'alter table lines drop column party_name',
    'alter table named drop column party_name',
    'alter table staged_2 drop column party_name',
    'drop table party_names',
    'drop table name_mark',
  ])
    await duck.run(sql)
  duck.close()
  const ledger = await openLedger(path)
  await importAll(ledger, files, { batch: 2, columns, rows: rows('张三') })
  expect((await ledger.untoldNames({ after: null, most: 9 })).rows).toEqual([
    { source: 'main', party: '1', name: '张三' },
  ])
  expect((await ledger.period()).customers).toBe(true)
  ledger.close()
  files.remove()
})
