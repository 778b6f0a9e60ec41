import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoCompany } from './company.ts'
import { amountOfLines } from './drafts.ts'
import { type DemoFiles, ordersCsv, writeDemo } from './files.ts'

const size = {
  seed: 3,
  lastDay: Temporal.PlainDate.from('2026-11-22'),
  days: 365,
  households: 60,
  businesses: 12,
}
let folder = ''
let files: DemoFiles

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ricebook-demo-'))
  files = await writeDemo(join(folder, 'first'), size)
})
afterAll(async () => await rm(folder, { recursive: true, force: true }))

async function table(path: string) {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  const [headings = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  return { headings, rows, column: (name: string) => rows.map((row) => row[headings.indexOf(name)] ?? '?') }
}

test('four files, and their names say that they are a demonstration', async () => {
  expect((await readdir(join(folder, 'first'))).sort()).toEqual([
    'demo-customers.csv',
    'demo-orders.csv',
    'demo-payments.csv',
    'demo-products.csv',
  ])
})

test('the same seed writes the same bytes, another seed others', async () => {
  const again = await writeDemo(join(folder, 'again'), size)
  const other = await writeDemo(join(folder, 'other'), { ...size, seed: 4 })
  for (const name of ['orders', 'customers', 'products', 'payments'] as const) {
    const bytes = await readFile(files[name])
    expect(bytes.equals(await readFile(again[name]))).toBe(true)
    expect(bytes.equals(await readFile(other[name]))).toBe(false)
  }
})

test('every row has as many cells as there are headings, and no cell is a broken number', async () => {
  for (const path of Object.values(files)) {
    const { headings, rows } = await table(path)
    expect(new Set(headings).size).toBe(headings.length)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.length === headings.length)).toBe(true)
    expect(rows.flat().some((cell) => /NaN|Infinity|undefined|null/.test(cell))).toBe(false)
  }
})

test('the orders file says what the company’s books say', async () => {
  const company = demoCompany(size)
  const { headings, rows, column } = await table(files.orders)
  expect(headings.slice(0, 5)).toEqual(['订单号', '原订单号', '下单日期', '客户编号', '客户'])
  expect(rows.length).toBe(company.orders.reduce((sum, order) => sum + order.lines.length, 0))
  const fen = column('金额').reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0)
  expect(fen).toBe(company.orders.reduce((sum, order) => sum + amountOfLines(order.lines), 0))
  expect(column('金额').every((amount) => /^-?\d+\.\d\d$/.test(amount))).toBe(true)
  expect(column('下单日期').every((day) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true)
  expect(column('客户').every((name) => name === '' || name.startsWith('演示·'))).toBe(true)
  expect(column('客户').some((name) => name === '')).toBe(true)
})

test('the file opens as Chinese in a spreadsheet: it begins with the UTF-8 mark, then the headings at once', () => {
  expect(ordersCsv(demoCompany({ ...size, days: 5 })).startsWith('\uFEFF订单号,')).toBe(true)
})
