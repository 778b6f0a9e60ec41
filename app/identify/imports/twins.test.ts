import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type Ledger, openLedger } from '../../base/ledger/ledger.ts'
import { csvCell } from './delimited.ts'
import { readOrders } from './imports.ts'
import { written } from './test-encoders.ts'
import { handmade, sheet } from './test-workbooks.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-twins-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
/** Everything the ledger knows after reading a file, and what came back. */
async function factsOf(content: Buffer) {
  const path = join(folder, `${count++}`)
  writeFileSync(path, content)
  const ledger = await openLedger(':memory:')
  try {
    const asked = { names: [path], settings: { zone: 'Asia/Shanghai' } }
    const orders = await readOrders(asked, { ledger, stdin: Readable.from([]) })
    const rejected = await orders.rejected()
    await orders.done()
    await ledger.layOutHistories({ asOf: '2199-12-31', until: '2199-12-31' })
    const { used = 0, anonymous = 0, rows = 0 } = orders.files[0]?.loaded ?? {}
    expect(used + anonymous + rejected.length).toBe(rows)
    const rest = rejected.map(({ file: _, ...row }) => row)
    return {
      histories: await ledger.customerHistories(),
      period: await ledger.period(),
      rejected: rest,
      rows,
    }
  } finally {
    ledger.close()
  }
}

/** Written in characters that GBK and Big5 both have. */
const table = [
  ['客人', '日期', '金額', '品名'],
  ...Array.from({ length: 60 }, (_, i) => [
    `${['王小明', '李大文', '何月英'][i % 3]}`,
    i === 40 ? '2024-02-30' : `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`,
    i === 50 ? '一千' : String((i * 37) % 500),
    i % 2 ? '大米, "上等"' : '食用油',
  ]),
]
const csv = table.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

describe('the same rows are the same facts, whatever they are written in', () => {
  test('GBK, Big5, UTF-16 and UTF-8, with and without a mark, and a workbook', async () => {
    const known = await factsOf(written(csv, 'utf-8'))
    expect(known.rejected.map(({ row, code }) => [row, code])).toEqual([
      [42, 'day'],
      [52, 'amount'],
    ])
    expect(known.histories.size).toBe(3)
    for (const encoding of ['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const)
      expect(await factsOf(written(csv, encoding)), encoding).toEqual(known)
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const)
      expect(await factsOf(written(`\ufeff${csv}`, encoding)), `${encoding} with its mark`).toEqual(known)
    expect(await factsOf(handmade(sheet(table)))).toEqual(known)
  }, 30_000)
})

describe('any file is read or refused', () => {
  /** Reads a file under a batch of its own; a refusal is an answer, anything else that is thrown fails the test. */
  async function reads(content: Buffer, deps: { ledger: Ledger; batch: number }): Promise<void> {
    const path = join(folder, `${count++}`)
    writeFileSync(path, content)
    const { batch } = deps
    const ledger: Ledger = {
      ...deps.ledger,
      loadOrders: (load) => deps.ledger.loadOrders({ ...load, batch }),
    }
    const asked = { names: [path], mapping: 'customer=客户,date=日期,amount=金额', settings: { zone: 'UTC' } }
    try {
      const orders = await readOrders(asked, { ledger, stdin: Readable.from([]) })
      const rejected = await orders.rejected()
      await orders.done()
      const { used = 0, anonymous = 0, rows = 0 } = orders.files[0]?.loaded ?? {}
      expect(used + anonymous + rejected.length).toBe(rows)
    } catch (error) {
      expect(error).toMatchObject({ name: 'Refusal' })
    }
  }

  test('rows = used + anonymous + rejected, and nothing but a refusal is thrown', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'A',
        '2024-03-05',
        '12.5',
        '',
        '"',
        '"x',
        'x"y',
        '\n',
        '米',
        '1e5',
        '２０２４年３月５日',
        '(3)',
        'a,b',
      ),
      fc.string({ maxLength: 5 }),
    )
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    const ledger = await openLedger(':memory:')
    let batch = 0
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.boolean(),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 3 }),
        async (...[lines, quoted, encoding, damage]) => {
          const text = lines.map((cells) => `${cells.map(quoted ? csvCell : String).join(',')}\n`).join('')
          const bytes = written(`客户,日期,金额\nA,2024-03-05,1\nB,2024-03-06,2\n${text}`, encoding)
          for (const [at, byte] of damage) if (at < bytes.length && at > 30) bytes[at] = byte
          await reads(bytes, { ledger, batch: batch++ })
        },
      ),
      { numRuns: 200 },
    )
    ledger.close()
  }, 120_000)
})
