import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeDemo } from '../../../demo/files.ts'
import { type Language, languages } from '../../base/language/language.ts'
import {
  type Brought,
  figuresOf,
  openTestInstallation,
  type TestInstallation,
} from '../../identify/imports/test-installations.ts'
import { exported, person, type Taken } from './test-exports.ts'

const rowsOf = (headings: string, ...rows: readonly string[]): string => [headings, ...rows, ''].join('\n')

/** Files as shops have them, each with other columns, and with all that could go wrong on the way out and in again. */
const shop: readonly Brought[] = [
  {
    text: rowsOf(
      '订单号,客户名称,下单日期,商品,数量,实付金额,毛利,到期日',
      'A1,王五,2024-03-05,"米, 10kg",1,79.00,12.3456,',
      'A1,王五,2024-03-05,"米, 10kg",1,79.00,12.3456,',
      'A2,赵六,2024-03-06,油,2,137.5,30,2024-04-05',
      'A3,=赵六,2024-03-06,"-2 号 ""特价"" 面",2.125,10,-3.5,',
      'A4,,2024-03-07,盐,1,3,1,',
      'A5,王五,2024-03-08,油,-1,-68.75,-15,',
      ',钱七,2024-03-09,米,1,79,12,',
      ',钱七,2024-03-09,米,1,79,12,',
    ),
  },
  // Overlaps the first: what stood counts once, what is new is added, what is other is left.
  {
    text: rowsOf(
      '订单号,客户名称,下单日期,商品,数量,实付金额',
      'A2,赵六,2024-03-06,油,2,137.5',
      'A5,王五,2024-03-08,油,-1,-70',
      'A6,王五,2024-03-15,油,1,68.75',
    ),
  },
  // No amounts, no quantities.
  { text: rowsOf('订单号,客户名称,下单日期', 'B1,王五,2024-03-20', 'B2,孙八,2024-03-21') },
  // Cancellations by their number, beside plain ones; numbers and names; a source of its own.
  {
    source: '收银台',
    text: rowsOf(
      '客户编号,客户名称,单号,日期,商品,数量,单价',
      '1001,王五,1,2024-02-01,米,2,39.5',
      '1001,王五,2,2024-02-09,油,1,70',
      '1001,王五嫂,3,2024-02-19,油,1,70',
      '1002,李四,4,2024-02-20,油,1,70',
      '1002,李四,C5,2024-02-21,油,1,70',
    ),
  },
  // All of them numbered C: these are sales.
  {
    source: '收银台',
    text: rowsOf('客户编号,单号,日期,金额', '1002,C7,2024-02-25,15', '1003,C8,2024-02-26,16'),
  },
  {
    kind: 'payments',
    text: rowsOf(
      '客户,收款日期,收款金额,收款单号,订单号',
      '赵六,2024-03-20,100,R1,A2',
      '赵六,2024-03-21,-5.25,,',
    ),
  },
  {
    kind: 'products',
    text: rowsOf('商品编号,商品名称,单位,品类,标价,成本', '油,菜籽油5L,桶,油,75,55.5', '米,,,,,'),
  },
  { kind: 'products', text: rowsOf('商品编号,商品名称,成本', '油,菜籽油5L,56.125') },
  {
    kind: 'customers',
    text: rowsOf(
      '客户名称,类型,手机,地址,生日,家庭人口,发薪日,标签,备注',
      '王五,家庭,13800138000,"城东 3 栋, 201",1980-03-05,4,15,"早市,老客",爱吃新米',
      '春风饭店,公司,02112345678,,,,,,"@每周一"',
    ),
  },
]

/** What the format carries: facts, whom they belong to, and what the figures say of everybody. */
const carried = /^\{"(?:fact":"(?:line|payment|product|party)|table":"(?:worth|needs|receivables|owed)")/

async function saidBy(company: TestInstallation): Promise<string[]> {
  return (await company.said()).filter((line) => carried.test(line)).sort()
}

/** Records by what orders call them; how they came about is another matter. */
async function recordsOf(company: TestInstallation): Promise<string[]> {
  // The number is what orders call them, where that is not their name; who typed what is not in the file.
  const without = ['code', 'byHand']
  return (await company.said())
    .filter((line) => line.startsWith('{"table":"customers"'))
    .map((line) => {
      const row: Record<string, unknown> = JSON.parse(line)
      // Nobody's orders call them anything: their id is made by chance.
      const id = String(row.id).includes('\u001f') ? row.id : row.name
      return JSON.stringify({ ...row, id }, (name, value) => (without.includes(name) ? undefined : value))
    })
    .sort()
}

async function broughtAgain(taken: Taken, into: TestInstallation): Promise<void> {
  const files = taken.names.flatMap((fileName) => {
    const [, kind, source = 'main'] =
      /^(orders|payments|products|customers)(?:-(.+))?\.csv$/.exec(fileName) ?? []
    return kind === undefined ? [] : [{ kind: kind as NonNullable<Brought['kind']>, source, fileName }]
  })
  for (const file of files) {
    const row = await into.bring({ ...file, text: taken.text(file.fileName) })
    expect(row.state, `${file.fileName}: ${row.refusal}`).toBe('standing')
    const rows = taken.told.files?.find(({ name }) => name === file.fileName)?.rows
    expect(figuresOf(row), file.fileName).toMatchObject({ rows, rejected: 0, differing: 0 })
  }
}

describe.each<Language>([...languages])('exported in %s and read in by a fresh company', (language) => {
  test('the same facts give the same figures', { timeout: 60_000 }, async () => {
    const [first, second] = [await openTestInstallation(), await openTestInstallation()]
    for (const file of shop) expect((await first.bring(file)).refusal).toBeNull()
    const said = await saidBy(first)
    expect(said.filter((line) => line.includes('"is_return":true'))).toHaveLength(2)
    await broughtAgain(await exported(first, await person(first), language), second)
    expect(await saidBy(second)).toEqual(said)
    expect(await recordsOf(second)).toEqual(await recordsOf(first))
    if (language !== 'en') return Promise.all([first.done(), second.done()])
    // And once more: nothing is worn down on the way.
    const [once, again] = [
      await exported(first, await person(first)),
      await exported(second, await person(second)),
    ]
    for (const name of ['orders-main.csv', 'orders-收银台.csv', 'payments-main.csv', 'products-main.csv'])
      expect(again.rows(name).map(withoutPlace), name).toEqual(once.rows(name).map(withoutPlace))
    return Promise.all([first.done(), second.done()])
  })
})

const withoutPlace = (row: Record<string, string>): string[] =>
  Object.entries(row).flatMap(([name, cell]) => (name.startsWith('ricebook_') ? [] : [cell]))

test('a company of five hundred days leaves and comes back', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ricebook-leaving-'))
  const lastDay = Temporal.PlainDate.from('2026-11-22')
  const files = await writeDemo(folder, {
    seed: 1,
    lastDay,
    days: 500,
    households: 60,
    businesses: 12,
    prospects: 3,
  })
  const [first, second] = [await openTestInstallation(), await openTestInstallation()]
  for (const kind of ['customers', 'products', 'orders', 'payments'] as const)
    if (kind in files) await first.bring({ kind, path: files[kind as keyof typeof files] })
  const said = await saidBy(first)
  expect(said.length).toBeGreaterThan(3_000)
  await broughtAgain(await exported(first, await person(first)), second)
  expect(await saidBy(second)).toEqual(said)
  expect(await recordsOf(second)).toEqual(await recordsOf(first))
  await Promise.all([first.done(), second.done(), rm(folder, { recursive: true })])
})

test('a file saved by a spreadsheet in between still comes in', async () => {
  const [first, second] = [await openTestInstallation(), await openTestInstallation()]
  await first.bring(shop[0] as Brought)
  const taken = await exported(first, await person(first))
  // As Excel saves what it opened: no mark, other line ends, only the quotes it needs.
  const saved = taken.text('orders-main.csv').replace('\uFEFF', '').replaceAll('\r\n', '\n')
  const row = await second.bring({ text: saved, fileName: 'orders-main.csv' })
  expect(figuresOf(row)).toMatchObject({ rows: 8, rejected: 0 })
  await first.done()
  await second.done()
})
