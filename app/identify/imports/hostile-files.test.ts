import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { openLedger } from '../../base/ledger/ledger.ts'
import { readOrders } from './imports.ts'
import { written } from './test-encoders.ts'
import { handmade, sheet, text } from './test-workbooks.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Whose purchases were read, from which day on and for how much; which rows came back and why. */
type Outcome = {
  readonly used?: readonly string[]
  readonly rejected?: readonly string[]
  readonly anonymous?: number
  readonly refused?: string
}

type Asked = { readonly zone?: string; readonly guess?: boolean }
const usual = 'customer=客户,date=日期,amount=金额'

let count = 0
async function outcomeOf(content: string | Buffer, asked: Asked = {}): Promise<Outcome> {
  const path = join(folder, `hostile-${count++}`)
  writeFileSync(path, content)
  const ledger = await openLedger(':memory:')
  try {
    const settings = { zone: asked.zone ?? 'Asia/Shanghai' }
    const deps = { ledger, stdin: Readable.from([]) }
    const orders = await readOrders(
      { names: [path], mapping: asked.guess ? undefined : usual, settings },
      deps,
    )
    const rejected = await orders.rejected()
    await orders.done()
    const loaded = orders.files[0]?.loaded
    expect((loaded?.used ?? 0) + (loaded?.anonymous ?? 0) + rejected.length).toBe(loaded?.rows)
    await ledger.layOutHistories({ asOf: '2199-12-31', until: '2199-12-31' })
    const { customer, firstDay, revenue } = await ledger.customerHistories()
    const day = (place: number): string =>
      new Date((firstDay[place] ?? 0) * 86_400_000).toISOString().slice(0, 10)
    return {
      used: customer.map((name, i) => `${name} ${day(i)} ${revenue[i]}`).sort(),
      rejected: rejected.map(
        ({ row, code, column }) => `${row} ${code}${column === null ? '' : ` ${column}`}`,
      ),
      anonymous: loaded?.anonymous ?? 0,
    }
  } catch (error) {
    expect(error).toMatchObject({ name: 'Refusal' })
    return { refused: (error as { code: string }).code }
  } finally {
    ledger.close()
  }
}

const orders = (...rows: readonly string[]): string =>
  `客户,日期,金额\n${rows.map((row) => `${row}\n`).join('')}`
const good = 'A,2024-03-05,1'
const both = ['A 2024-03-05 1', 'B 2024-03-06 2']
const dates = (...days: readonly string[]): string =>
  orders(...days.map((day, i) => `${String.fromCharCode(65 + i)},${day},1`), 'Z,2024-01-31,1')
const amounts = (...cells: readonly string[]): string =>
  orders(...cells.map((cell, i) => `${String.fromCharCode(65 + i)},2024-03-05,"${cell}"`))
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

type Case = readonly [string, string | Buffer | (() => string | Buffer), Outcome, Asked?]

const cases: readonly Case[] = [
  // encodings
  [
    'one bad byte in UTF-8 costs its row',
    bytes('客户,日期,金额\n张三,2024-03-05,1\nB', [0xff], ',2024-03-06,2\n王五,2024-03-06,2\n'),
    { used: ['张三 2024-03-05 1', '王五 2024-03-06 2'], rejected: ['3 encoding'] },
  ],
  [
    'one bad byte in GBK costs its row',
    Buffer.concat([
      written(`客户,日期,金额\n张三,2024-03-05,1\n${'李四大米,2024-03-06,2\n'.repeat(9)}`, 'gb18030'),
      bytes([0xff], ',2024-03-05,1\n'),
    ]),
    { used: ['张三 2024-03-05 1', '李四大米 2024-03-06 18'], rejected: ['12 encoding'] },
  ],
  [
    'a zero byte costs its row',
    bytes('客户,日期,金额\nA,2024-03-05,1\nB', [0], ',2024-03-06,2\nC,2024-03-07,3\n', `${good}\n`.repeat(9)),
    { used: ['A 2024-03-05 10', 'C 2024-03-07 3'], rejected: ['3 zero'] },
  ],
  ['rubbish is no text', bytes([0, 1, 2, 0, 0, 3, 44, 10, 0, 7]), { refused: 'imports.encoding.binary' }],
  [
    'a file cut in the middle of a character loses its last row',
    written(orders('张三,2024-03-05,1', '李四'), 'utf-8').subarray(0, -2),
    { used: ['张三 2024-03-05 1'], rejected: ['3 encoding'] },
    { guess: true },
  ],
  // delimiters and quotes
  [
    'an unclosed quote in row 5 of 10,000',
    () => orders(...Array.from({ length: 9_999 }, (_, i) => (i === 3 ? 'B,2024-03-06,"2' : good))),
    { used: ['A 2024-03-05 9998'], rejected: ['5 quote'] },
  ],
  [
    'an unclosed quote that a later quote seems to close',
    orders(good, 'B,2024-03-06,"2', good, good, 'C,2024-03-07,"3"', good),
    { used: ['A 2024-03-05 4', 'C 2024-03-07 3'], rejected: ['3 quote'] },
  ],
  [
    'an unclosed quote closed by the end of a later cell',
    orders(good, 'B,2024-03-06,"2', good, good, 'C,2024-03-07,3"', good),
    { used: ['A 2024-03-05 4'], rejected: ['3 quote', '6 amount 金额'] },
  ],
  [
    'text behind a closing quote',
    orders(good, '"B" Inc,2024-03-06,2', 'B,2024-03-06,2'),
    { used: both, rejected: ['3 quote'] },
  ],
  [
    'quotes inside a plain cell are its own',
    orders(good, 'B 5" nail,2024-03-06,2'),
    { used: ['A 2024-03-05 1', 'B 5" nail 2024-03-06 2'] },
  ],
  [
    'line breaks inside quotes are one row',
    orders(good, '"B\nand\nsons",2024-03-06,2', 'C,soon,3'),
    { used: ['A 2024-03-05 1', 'B\nand\nsons 2024-03-06 2'], rejected: ['4 day 日期'] },
  ],
  [
    'cells too many',
    orders(good, 'B,2024-03-06,1,234.50', 'B,2024-03-06,2'),
    { used: both, rejected: ['3 layout'] },
  ],
  [
    'every kind of line end in one file',
    `客户,日期,金额\r\n${good}\rB,2024-03-06,2\nC,soon,1\r\n`,
    { used: both, rejected: ['4 day 日期'] },
  ],
  [
    'blank rows are counted',
    `\n\n标题,,\n${orders(good, '', ' ', '', 'B,soon,2').replace(' \n', '\n')}\n\n`,
    { used: ['A 2024-03-05 1'], rejected: ['9 day 日期'] },
  ],
  [
    'semicolons and decimal commas',
    'customer;date;amount\nA;2024-03-05;1.234,50\nB;2024-03-06;2,25\n',
    { used: ['A 2024-03-05 1234.5', 'B 2024-03-06 2.25'] },
    { guess: true },
  ],
  // headings
  [
    'the same heading twice, and empty ones',
    '客户,日期,金额,金额,\nA,2024-03-05,1,9,x\n',
    { used: ['A 2024-03-05 1'] },
  ],
  [
    'headings named like the insides of an object',
    '__proto__,constructor,客户,日期,金额\nx,y,A,2024-03-05,1\nx,y,B,soon,1\n',
    { used: ['A 2024-03-05 1'], rejected: ['3 day 日期'] },
  ],
  [
    'more than 500 headings',
    `${'a,'.repeat(600)}日期\n${'1,'.repeat(600)}2024-03-05\n`,
    { refused: 'imports.headings.too-many' },
    { guess: true },
  ],
  // huge rows
  [
    'a cell of more than 64 kB',
    () => orders(good, `${'x'.repeat(70_000)},2024-03-06,2`, 'B,2024-03-06,2'),
    { used: both, rejected: ['3 cell-too-long'] },
  ],
  [
    'a quoted cell of more than 64 kB',
    () => orders(good, `"${'x,'.repeat(35_000)}",2024-03-06,2`, 'B,2024-03-06,2'),
    { used: both, rejected: ['3 cell-too-long'] },
  ],
  [
    'a row of more than 1 MB',
    () => orders(good, `${'x,'.repeat(600_000)}`, 'B,2024-03-06,2'),
    { used: both, rejected: ['3 row-too-long'] },
  ],
  [
    'a row of 20 MB',
    () => orders(good, 'x'.repeat(20 << 20), 'B,2024-03-06,2'),
    { used: both, rejected: ['3 row-too-long'] },
  ],
  // workbooks
  [
    'days counted from 1904',
    () =>
      handmade(
        sheet(
          [
            ['客户', '日期'],
            ['A', '43834'],
          ],
          { from1904: true },
        ),
      ),
    { used: ['A 2024-01-05 0'] },
    { guess: true },
  ],
  [
    'a formula: what it came to, and never worked out',
    () =>
      handmade(
        sheet([['客户', '日期', '金额']], {
          more: `<row r="2">${text('A2', 'A')}${text('B2', '2024-03-05')}<c r="C2"><f>1+1</f><v>2</v></c></row>`,
        }),
      ),
    { used: ['A 2024-03-05 2'] },
  ],
  [
    'a long number is written in full',
    () =>
      handmade(
        sheet([['客户', '日期', '金额']], {
          more: `<row r="2"><c r="A2"><v>13800138000</v></c>${text('B2', '2024-03-05')}<c r="C2"><v>1</v></c></row>`,
        }),
      ),
    { used: ['13800138000 2024-03-05 1'] },
  ],
  [
    'merged cells: the first has the value, the others none',
    () =>
      handmade(
        sheet(
          [
            ['客户', '日期', '金额'],
            ['A', '2024-03-05', '1'],
            [null, '2024-03-06', '2'],
          ],
          { after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>' },
        ),
      ),
    { used: ['A 2024-03-05 1'], anonymous: 1 },
  ],
  [
    'rows above and between keep their numbers in a workbook',
    () =>
      handmade(
        sheet([['2024年'], [], ['客户', '日期', '金额'], ['A', '2024-03-05', '1'], [], ['B', 'soon', '2']]),
      ),
    { used: ['A 2024-03-05 1'], rejected: ['6 day 日期'] },
  ],
  [
    'a workbook that unpacks to 151 MB',
    () =>
      handmade({
        ...sheet([
          ['客户', '日期'],
          ['A', '2024-03-05'],
        ]),
        'xl/worksheets/sheet2.xml': Buffer.alloc(151 << 20, ' '),
      }),
    { refused: 'imports.excel.too-large' },
    { guess: true },
  ],
  // injection
  [
    'formulas as names are names',
    orders('=1+1,2024-03-05,1', '@SUM(A1),2024-03-05,2', '-cmd,2024-03-05,3'),
    { used: ['-cmd 2024-03-05 3', '=1+1 2024-03-05 1', '@SUM(A1) 2024-03-05 2'] },
  ],
  // dates
  [
    'days that no calendar has',
    dates('2024-02-30', '2月30日', '0000-00-00', '0202-03-05', '2023-02-29', '农历三月初五'),
    { used: ['Z 2024-01-31 1'], rejected: [2, 3, 4, 5, 6, 7].map((row) => `${row} day 日期`) },
  ],
  [
    '民國113年 is 2024',
    dates('民國113年3月5日', '113/03/05', '2024年3月5日', '2024.3.5', '20240305'),
    { used: ['A', 'B', 'C', 'D', 'E'].map((name) => `${name} 2024-03-05 1`).concat('Z 2024-01-31 1') },
  ],
  [
    'days as a spreadsheet counts them',
    dates('45356', '45356.75'),
    { used: ['A 2024-03-05 1', 'B 2024-03-05 1', 'Z 2024-01-31 1'] },
  ],
  [
    '04/11/2001 is told by another row with a part above 12',
    'customer,date,amount\nA,04/11/2001,1\nB,25/11/2001,2\n',
    { used: ['A 2001-11-04 1', 'B 2001-11-25 2'] },
    { guess: true },
  ],
  [
    'half past midnight in Shanghai is that day',
    'customer,date,amount\nA,2024-03-04T16:30:00Z,1\nB,2024-03-05 00:30:00,2\n',
    { used: ['A 2024-03-05 1', 'B 2024-03-05 2'] },
    { guess: true },
  ],
  [
    'the hour that a clock skips and the one it repeats',
    'customer,date,amount\nA,2024-03-10 02:30:00,1\nB,2024-11-03T05:30:00Z,2\nC,2024-11-03T06:30:00Z,3\n',
    { used: ['A 2024-03-10 1', 'B 2024-11-03 2', 'C 2024-11-03 3'] },
    { zone: 'America/New_York', guess: true },
  ],
  // amounts
  [
    'amounts as people write them',
    amounts('¥１，２３４', '1,234.50', '1.2万', 'NT$ 1,000', '3元', '0'),
    {
      used: [
        'A 2024-03-05 1234',
        'B 2024-03-05 1234.5',
        'C 2024-03-05 12000',
        'D 2024-03-05 1000',
        'E 2024-03-05 3',
        'F 2024-03-05 0',
      ],
    },
  ],
  [
    'amounts below nothing are money given back',
    orders('A,2024-03-05,100', 'A,2024-03-06,(12.00)', 'A,2024-03-07,12-', 'A,2024-03-08,-6.5'),
    { used: ['A 2024-03-05 69.5'] },
  ],
  [
    'amounts that are none',
    amounts('', 'free', '1.2.3', '12,34,5.6', '∞', 'NaN', '1e30'),
    { used: [], rejected: [2, 3, 4, 5, 6, 7, 8].map((row) => `${row} amount 金额`) },
  ],
  [
    'sums are exact to the cent',
    () => orders(...Array.from({ length: 1_000 }, () => 'A,2024-03-05,0.07')),
    { used: ['A 2024-03-05 70'] },
  ],
  // names
  [
    'emoji, families, rare characters and HTML are kept as typed',
    orders('👨‍👩‍👧‍👦 家,2024-03-05,1', '𠮷田,2024-03-05,2', '<script>x</script>,2024-03-05,3'),
    { used: ['👨‍👩‍👧‍👦 家 2024-03-05 1', '𠮷田 2024-03-05 2', '<script>x</script> 2024-03-05 3'].sort() },
  ],
  [
    'a name of 10,000 characters',
    () => orders(`${'长'.repeat(10_000)},2024-03-05,1`),
    { used: [`${'长'.repeat(10_000)} 2024-03-05 1`] },
  ],
  [
    'codes with leading zeros stay codes',
    orders('007,2024-03-05,1', '7,2024-03-05,2'),
    { used: ['007 2024-03-05 1', '7 2024-03-05 2'] },
  ],
  [
    'no customer is a sale to nobody known',
    orders(good, ',2024-03-06,2', 'NULL,2024-03-06,2'),
    { used: ['A 2024-03-05 1'], anonymous: 2 },
  ],
  ['the same line twice is ordinary', orders(good, good), { used: ['A 2024-03-05 2'] }],
  [
    'a web page under another name',
    '<table><tr><td>客户</td></tr></table>',
    { refused: 'imports.file.web-page' },
    { guess: true },
  ],
  [
    'only broken rows below the headings',
    bytes('客户,日期,金额\n', `B,2024-03-06,"2\n`),
    { used: [], rejected: ['2 quote'] },
  ],
]

describe('hostile files: what becomes of each row is stated', () => {
  test.each(cases.map(([what, content, outcome, asked]) => ({ what, content, outcome, asked })))(
    '$what',
    async ({ content, outcome, asked }) => {
      const came = typeof content === 'function' ? content() : content
      const found = await outcomeOf(came, asked)
      expect(found).toEqual(outcome.refused ? outcome : { used: [], rejected: [], anonymous: 0, ...outcome })
    },
  )

  test('there are at least thirty of them', () => expect(cases.length).toBeGreaterThanOrEqual(30))
})
