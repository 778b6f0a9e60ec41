import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { Duck, literal } from '../../base/ledger/duckdb.ts'
import { written } from '../../identify/imports/test-encoders.ts'
import { scratchFolder, value } from './test-runs.ts'

const folder = scratchFolder()
afterAll(folder.remove)

/** Written in characters that Big5 and GBK both have. */
const surnames = [...'王李林何吳高江方金石']
const given = ['小明', '大文', '月英', '水生', '天才']
const headings = ['客人', '日期', '金額', '品名', '數量']
const rows = Array.from({ length: 900 }, (_, i) => {
  const customer = (i * 31) % 120
  const day = new Date(Date.UTC(2024, 0, 1 + (customer % 90) + ((i * i * 7) % 250)))
    .toISOString()
    .slice(0, 10)
  const name = `${surnames[customer % 10]}${given[Math.floor(customer / 10) % 5]}${customer}`
  return [name, day, String(((i * 37) % 500) / 4 + 1), i % 3 ? '大米, "上等"' : '食用油', String(1 + (i % 4))]
})
const csv = [headings, ...rows]
  .map(
    (cells) =>
      `${cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`,
  )
  .join('')

async function workbook(path: string): Promise<void> {
  const cells = rows.map(([customer = '', day = '', amount = '', product = '', quantity = '']) => [
    { value: customer },
    { value: new Date(day), format: 'yyyy-mm-dd' },
    { value: Number(amount) },
    { value: product },
    { value: Number(quantity) },
  ])
  await writeExcelFile([headings.map((heading) => ({ value: heading })), ...cells]).toFile(path)
}

async function parquet(path: string, types: readonly string[]): Promise<void> {
  const duck = await Duck.open(':memory:')
  const columns = headings.map((heading, i) => `"${heading}" ${types[i]}`).join(', ')
  await duck.run(`create table orders (${columns})`)
  await duck.run(
    `insert into orders values ${rows.map((cells) => `(${cells.map(literal).join(', ')})`).join(', ')}`,
  )
  await duck.run(`copy orders to ${literal(path)} (format parquet)`)
  duck.close()
}

async function customersOf(path: string): Promise<string> {
  const out = folder.at('out')
  await value([path, '--as-of', '2024-09-30', '--model', 'mbg-nbd', '--out', out, '--json'], 'zh-TW')
  return folder.read('out', 'customers.csv')
}

describe('the same orders are worth the same, whatever they are written in', () => {
  let known = ''
  beforeAll(async () => {
    known = await customersOf(folder.write('utf-8.csv', written(csv, 'utf-8')))
    expect(known.split('\n').length).toBe(122)
    expect(known).toContain('王小明0')
  })

  test.each(['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const)('CSV in %s', async (encoding) => {
    const mark = encoding.startsWith('utf-16') ? '\uFEFF' : ''
    expect(await customersOf(folder.write(`${encoding}.csv`, written(mark + csv, encoding)))).toBe(known)
  })

  test('CSV in UTF-8 with its mark, with tabs, and with semicolons and a decimal comma', async () => {
    expect(await customersOf(folder.write('mark.csv', `\uFEFF${csv}`))).toBe(known)
    const divided = (by: string, cell: (text: string, place: number) => string): string =>
      [headings, ...rows].map((cells) => `${cells.map(cell).join(by)}\n`).join('')
    expect(
      await customersOf(
        folder.write(
          'tabs.tsv',
          divided('\t', (text) => text.replaceAll('"', '')),
        ),
      ),
    ).toBe(known)
    const comma = (text: string, place: number): string =>
      place === 2 ? text.replace('.', ',') : text.replaceAll('"', '')
    expect(await customersOf(folder.write('comma.csv', divided(';', comma)))).toBe(known)
  })

  test('a workbook', async () => {
    await workbook(folder.at('orders.xlsx'))
    expect(await customersOf(folder.at('orders.xlsx'))).toBe(known)
  })

  test.each([
    ['of texts', ['varchar', 'varchar', 'varchar', 'varchar', 'varchar']],
    ['of days and decimals', ['varchar', 'date', 'decimal(12, 2)', 'varchar', 'integer']],
    ['of times and doubles', ['varchar', 'timestamp', 'double', 'varchar', 'double']],
  ])('Parquet %s', async (_, types) => {
    await parquet(folder.at('orders.parquet'), types)
    expect(await customersOf(folder.at('orders.parquet'))).toBe(known)
  })
})
