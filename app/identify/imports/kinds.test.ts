import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoFiles, writeDemo } from '../../../demo/files.ts'
import { type ImportKind, importKinds, type TableFile } from './contract.ts'
import { parseMappingOf } from './given-mapping.ts'
import { lookAt } from './look.ts'
import { guessFor, kindOfFile, mapTable } from './mapping.ts'
import { openFiles } from './open-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-kinds-'))
afterAll(() => rmSync(folder, { recursive: true }))

let demo: DemoFiles
beforeAll(async () => {
  const size = {
    seed: 7,
    lastDay: Temporal.PlainDate.from('2025-06-30'),
    days: 120,
    households: 40,
    businesses: 6,
  }
  demo = await writeDemo(folder, size)
}, 60_000)

async function opened(path: string): Promise<TableFile> {
  const parquet = () => Promise.reject(new Error('not asked'))
  const [table] = await openFiles([path], { scratch: folder, stdin: Readable.from([]), parquet })
  if (!table) throw new Error('no table')
  return table
}

describe('the demo company’s own files', () => {
  test.each(importKinds)('%s are told for what they are', async (kind) => {
    expect(kindOfFile(await opened(demo[kind]))[0]?.kind).toBe(kind)
  })

  test('and so are their columns', async () => {
    const mapping = async (kind: ImportKind) => guessFor(kind, await opened(demo[kind])).mapping
    expect(await mapping('payments')).toEqual({
      customer: '客户编号',
      date: '收款日期',
      amount: '金额',
      reference: '收款单号',
      order: '订单号',
    })
    expect(await mapping('products')).toEqual({
      product: '商品编号',
      name: '商品',
      unit: '单位',
      category: '品类',
      price: '标价',
      cost: '成本',
    })
    expect(await mapping('customers')).toEqual({
      customer: '客户编号',
      name: '客户',
      kind: '类型',
      phone: '电话',
      address: '地址',
      householdSize: '家庭人口',
      payday: '发薪日',
      owner: '负责人',
      source: '客户来源',
      intendedProduct: '意向商品',
      intendedPrice: '意向价格',
    })
  })

  test('are seen at once with their kind, the types of their columns and their first rows', async () => {
    const seen = await lookAt(await opened(demo.payments), { look: 1, kind: null })
    expect(seen).toMatchObject({ kind: 'payments', encoding: 'utf-8', delimiter: ',', headingRow: 1 })
    expect(seen.columns.map(({ type }) => type).slice(0, 6)).toEqual([
      'text',
      'day',
      'text',
      'text',
      'text',
      'number',
    ])
    expect(seen.rows).toHaveLength(20)
    expect(seen.rows[0]?.row).toBe(2)
    expect(seen.rows.every(({ cells }) => cells.length === seen.columns.length)).toBe(true)
  })
})

function table(headings: string, ...rows: readonly string[]): TableFile {
  const cells = rows.map((row) => row.split('|'))
  const layout = { delimiter: ',', skipLines: 0, columns: headings.split('|'), sample: cells }
  return { name: 'file.csv', kind: 'csv', came: 'csv', path: 'file.csv', encoding: 'utf-8', ...layout }
}

describe('kinds of files and their columns, told from headings and values', () => {
  test.each<[ImportKind, string, string, object]>([
    [
      'payments',
      '付款人|到账时间|到账金额|银行流水号',
      '张三|2024-03-05 10:00|88.5|T1',
      { customer: '付款人', date: '到账时间', amount: '到账金额', reference: '银行流水号' },
    ],
    [
      'payments',
      '客戶|收款日期|金額|收據號碼',
      '王小明|2024/3/5|300|R1',
      { customer: '客戶', date: '收款日期', amount: '金額', reference: '收據號碼' },
    ],
    [
      'payments',
      'Payment ID|Payment Date|Customer ID|Amount|Invoice No',
      'P1|2024-03-05|C1|12.5|INV1',
      {
        reference: 'Payment ID',
        date: 'Payment Date',
        customer: 'Customer ID',
        amount: 'Amount',
        order: 'Invoice No',
      },
    ],
    [
      'products',
      '货号|品名|计量单位|零售价|进价',
      'R1|大米|袋|32|24',
      { product: '货号', name: '品名', unit: '计量单位', price: '零售价', cost: '进价' },
    ],
    [
      'products',
      'SKU|Title|Category|List price|Unit cost',
      'R1|Rice|Grain|32|24',
      { product: 'SKU', name: 'Title', category: 'Category', price: 'List price', cost: 'Unit cost' },
    ],
    [
      'customers',
      '姓名|手机号码|家庭住址|生日|性别|备注',
      '张三|13800138000|人民路1号|1980-03-05|男|',
      {
        name: '姓名',
        phone: '手机号码',
        address: '家庭住址',
        birthday: '生日',
        gender: '性别',
        note: '备注',
      },
    ],
    [
      'customers',
      '客戶代號|客戶名稱|聯絡人|聯絡電話|電子郵件|業務員',
      'C1|春滿行|陳小姐|0912345678|a@b.tw|林',
      {
        customer: '客戶代號',
        name: '客戶名稱',
        contact: '聯絡人',
        phone: '聯絡電話',
        email: '電子郵件',
        owner: '業務員',
      },
    ],
    [
      'customers',
      'Name|Email|Mobile|City|Date of birth|Tags',
      'Ann|a@b.c|+8613800138000|Xi’an|1980-03-05|vip',
      {
        name: 'Name',
        email: 'Email',
        phone: 'Mobile',
        city: 'City',
        birthday: 'Date of birth',
        tags: 'Tags',
      },
    ],
  ])('%s: %s', (...[kind, headings, row, mapping]) => {
    const file = table(headings, row)
    expect(kindOfFile(file)[0]?.kind).toBe(kind)
    expect(guessFor(kind, file).mapping).toEqual(mapping)
  })

  test('a list with products’ names only is known by those', () => {
    expect(guessFor('products', table('品名|售价', '大米|32')).mapping).toEqual({
      product: '品名',
      price: '售价',
    })
  })

  test('phones and addresses of mail are told from their values', () => {
    const { mapping, reasons } = guessFor('customers', table('姓名|x|y', '张三|13800138000|a@b.c'))
    expect(mapping).toEqual({ name: '姓名', phone: 'x', email: 'y' })
    expect(reasons.phone?.because).toBe('values')
  })

  test('classes that are no kind of customer are not taken for it', () => {
    expect(guessFor('customers', table('姓名|类别', '张三|VIP')).mapping).toEqual({ name: '姓名' })
  })

  test('a file of no kind', () => {
    expect(kindOfFile(table('colour|shape', 'red|round'))).toEqual([])
    expect(() => guessFor('payments', table('客户|备注', 'A|x'))).toThrow(
      expect.objectContaining({
        code: 'imports.map.lacks-payments',
        values: expect.objectContaining({ missing: 'date, amount' }),
      }),
    )
    expect(() => guessFor('products', table('x', 'y'))).toThrow(
      expect.objectContaining({ code: 'imports.map.lacks-products' }),
    )
    expect(() => guessFor('customers', table('金额', '1'))).toThrow(
      expect.objectContaining({ code: 'imports.map.lacks-customers' }),
    )
  })
})

describe('a mapping as given or remembered', () => {
  test('each kind has its own roles, letter case forgiven', () => {
    expect(parseMappingOf('customers', 'name=姓名,householdsize=人口')).toEqual({
      name: '姓名',
      householdSize: '人口',
    })
    expect(parseMappingOf('payments', 'customer=A,date=B,amount=C')).toEqual({
      customer: 'A',
      date: 'B',
      amount: 'C',
    })
    for (const [kind, text, code] of [
      ['payments', 'customer=A,date=B', 'imports.map.least-payments'],
      ['products', 'name=A', 'imports.map.least-products'],
      ['customers', 'phone=A', 'imports.map.least-customers'],
      ['customers', 'name=A,quantity=B', 'imports.map.unknown-role'],
    ] as const)
      expect(() => parseMappingOf(kind, text)).toThrow(expect.objectContaining({ code }))
  })

  test('a remembered one is taken where the file has its columns, and a given one before it', () => {
    const file = table('姓名|电话', '张三|13800138000')
    const remembered = { name: '姓名' }
    expect(mapTable('customers', file, { given: null, remembered })).toMatchObject({
      mapping: { name: '姓名' },
      reasons: { name: { because: 'remembered' } },
    })
    expect(mapTable('customers', file, { given: 'name=电话', remembered }).mapping).toEqual({ name: '电话' })
    for (const gone of [{ name: '名字' }, { colour: 'x' }, {}, 7, null])
      expect(mapTable('customers', file, { given: null, remembered: gone }).mapping).toEqual({
        name: '姓名',
        phone: '电话',
      })
  })
})
