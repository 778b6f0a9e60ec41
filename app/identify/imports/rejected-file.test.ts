import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { guarded, unguarded } from '../../base/language/formula-guard.ts'
import { languages, speech } from '../../base/language/language.ts'
import { openFiles } from './open-files.ts'
import { type RejectedRow, rejectedCsv } from './rejected-file.ts'
import { importsWords } from './words.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-rejected-'))
afterAll(() => rmSync(folder, { recursive: true }))

const zh = speech('zh-CN', [importsWords])
const row: RejectedRow = {
  file: 'orders.csv',
  row: 7,
  column: '日期',
  code: 'day',
  values: { came: 'soon' },
  cells: { 客户: '=1+1', 日期: 'soon', 金额: '-12.50' },
}

describe('rejected rows come back', () => {
  test('under their own columns, with what is wrong behind them, safe to be opened in a spreadsheet', () => {
    expect([...rejectedCsv([row], ['客户', '日期', '金额'], zh)].join('')).toBe(
      "\uFEFF客户,日期,金额,row,column,code,reason\n'=1+1,soon,-12.50,7,日期,day,读不出日期：“soon”\n",
    )
  })

  test('in every language, every cell that is wrong', () => {
    const more = [{ column: '金额', code: 'amount', values: { came: '-' } }] as const
    for (const language of languages) {
      const said = [...rejectedCsv([{ ...row, more }], ['row'], speech(language, [importsWords]))].join('')
      expect(said).toMatch(/^\uFEFFrow,row_2,column,code,reason\n,7,日期 \| 金额,day \| amount,/)
    }
  })

  test('mended and read again, exactly what was added is gone', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '=', '+', '-', '@', "'", '1', '\t', ' ', '＝', '米', '"', ',', '\n'),
      minLength: 1,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 4 }), async (cells) => {
        const rows = cells.map((note) => ({ ...row, cells: { ...row.cells, 备注: note } }))
        const path = join(folder, 'again.csv')
        writeFileSync(path, [...rejectedCsv(rows, ['客户', '日期', '备注'], zh)].join(''))
        const parquet = () => Promise.reject(new Error('not asked'))
        const [table] = await openFiles([path], { scratch: folder, stdin: Readable.from([]), parquet })
        expect(table?.columns).toEqual(['客户', '日期', '备注'])
        expect(table?.sample).toEqual(cells.map((note) => ['=1+1', 'soon', note]))
      }),
      { numRuns: 50 },
    )
  })

  test('any text survives its guard, and plain numbers need none', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '-', ' ', '1', '＠', '\t') })),
        (text) => {
          expect(unguarded(guarded(text))).toBe(text)
          if (!/^[-+\d.,%]+$/.test(text)) expect(guarded(text)).not.toMatch(/^[\s　]*[=+\-@＝＋－＠]/)
        },
      ),
      { numRuns: 2_000 },
    )
    for (const number of ['-12.50', '+8613800138000', '-1,234.5', '12%']) expect(guarded(number)).toBe(number)
  })
})
