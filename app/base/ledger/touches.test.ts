import { expect, test } from 'vitest'
import { canonicalLedger } from './canonical.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { idOf } from './questions/test-facts.ts'
import { ledgerPath } from './test-books.ts'
import { orderFiles } from './test-files.ts'

const touch = {
  touch: 't1',
  customer: idOf('anna'),
  at: '2026-03-01T23:30:00.000Z',
  kind: 'collect',
  channel: null,
  outcome: '已付',
  by: 'wang',
}

async function told(ledger: Ledger): Promise<unknown[]> {
  const lines: unknown[] = []
  for await (const line of canonicalLedger(ledger)) lines.push(JSON.parse(line))
  return lines
}

test('a touch is a fact: told twice it is one, changed it is as changed, taken back it is gone', async () => {
  const files = orderFiles()
  const path = ledgerPath(files.folder, 'touched')
  let ledger = await openLedger(path)
  for (let time = 0; time < 2; time++)
    await ledger.applyTouches({
      rows: [touch, { ...touch, touch: 't2', kind: 'thank' }],
      removed: [],
      mark: 2,
    })
  const fact = { fact: 'touch', customer: idOf('anna'), at: '2026-03-01 23:30:00', channel: null, by: 'wang' }
  const both = [
    { ...fact, kind: 'collect', outcome: '已付' },
    { ...fact, kind: 'thank', outcome: '已付' },
  ]
  expect(await told(ledger)).toEqual(both)
  ledger.close()
  ledger = await openLedger(path)
  expect([await ledger.touchMark(), await told(ledger)]).toEqual([2, both])
  await ledger.applyTouches({ rows: [{ ...touch, outcome: null }], removed: ['t2'], mark: 4 })
  expect(await told(ledger)).toEqual([{ ...fact, kind: 'collect', outcome: null }])
  expect(await ledger.touchMark()).toBe(4)
  ledger.close()
  files.remove()
})
