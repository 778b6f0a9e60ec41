import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { speech } from '../../base/language/language.ts'
import { logFollowUp } from '../../interact/follow-ups/follow-ups.ts'
import { company } from '../../manage/settings/settings.ts'
import { changeCustomer } from '../customers/customers.ts'
import { importFolder } from './asked.ts'
import { refusalOf } from './present.ts'
import { rejectedCsv } from './rejected-file.ts'
import { rejectionsIn } from './rejections.ts'
import { figuresOf, openTestInstallation, type TestInstallation } from './test-installations.ts'
import { importsWords } from './words.ts'

let shop: TestInstallation
beforeEach(async () => {
  shop = await openTestInstallation()
})
afterEach(async () => {
  await shop.done()
  expect(shop.troubles).toEqual([])
})

const orders = `客户,日期,订单号,商品,金额
王一,2024-01-02,A1,米,30
王一,2024-01-02,A1,油,20
李二,2024-01-05,A2,米,60
,2024-01-06,A3,盐,5
李二,2024-02-01,A4,米,-10
王一,2024-02-03,A5,面,45.5
张三,昨天,A6,米,10
`
const payments = `客户,日期,金额,流水号
王一,2024-01-20,50,R1
李二,2024-02-20,50,R2
赵五,2024-02-21,7,R3
`
const products = `商品,名称,成本
米,大米,20
油,花生油,12
`
const customers = `编号,客户名称,城市,发薪日
王一,王一粮行,上海,10
李二,李二,苏州,
钱六,钱六,杭州,25
`

describe('files that are taken in', () => {
  test('every row of a file is accounted for: added, known, differing or rejected', async () => {
    const files = [
      { text: orders },
      { kind: 'payments', text: payments },
      { kind: 'products', text: products },
      { kind: 'customers', text: customers },
    ] as const
    for (const file of files) {
      const row = await shop.bring(file)
      expect(row.state, JSON.stringify(refusalOf(row)?.values)).toBe('standing')
      const { rows, added, known, differing, rejected } = figuresOf(row)
      expect(added + known + differing + rejected).toBe(rows)
    }
    const first = figuresOf(await shop.bring({ text: orders, source: 'till' }))
    expect(first).toMatchObject({
      rows: 7,
      used: 5,
      anonymous: 1,
      rejected: 1,
      returns: 1,
      added: 6,
      newCustomers: 2,
    })
    expect(first.revenue).toBe(150.5)
  })

  test('the same file again adds nothing, and undoing one of the two changes nothing', async () => {
    const one = await shop.bring({ text: orders })
    const before = await shop.said()
    const again = await shop.bring({ text: orders })
    expect(figuresOf(again)).toMatchObject({ added: 0, known: 6, rejected: 1, newCustomers: 0 })
    expect(await shop.said()).toEqual(before)
    await shop.undo(one.id)
    expect(await shop.said()).toEqual(before)
  })

  test('two halves that overlap, cut in the middle of an order, add what the whole file adds', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => {
      const order = Math.floor(i / 3)
      return `C${order % 7},2024-03-${String(1 + (order % 28)).padStart(2, '0')},N${order},P${i % 3},${1 + (i % 5)}`
    })
    const file = (from: number, to: number): string =>
      ['customer,date,order,product,amount', ...lines.slice(from, to), ''].join('\n')
    const whole = await shop.bring({ text: file(0, 60) })
    const expected = await shop.said()
    await shop.undo(whole.id)
    for (const halves of [
      [file(0, 32), file(25, 60)],
      [file(25, 60), file(0, 32)],
      [file(0, 32), file(32, 60)],
      [file(32, 60), file(0, 32)],
    ]) {
      const rows = []
      for (const text of halves) rows.push(await shop.bring({ text }))
      expect(rows.map((row) => figuresOf(row)).reduce((sum, { added }) => sum + added, 0)).toBe(60)
      expect(await shop.said()).toEqual(expected)
      for (const row of rows) await shop.undo(row.id)
    }
  }, 90_000)

  test('rejected rows come back with their reasons, and mended they are added', async () => {
    const row = await shop.bring({ text: orders })
    const kept = rejectionsIn(importFolder(shop.folder, row.id))
    const csv = [
      ...rejectedCsv(await kept.all(), await kept.columns(), speech('zh-CN', [importsWords])),
    ].join('')
    expect(csv).toContain('张三')
    const mended = await shop.bring({ text: csv.replace('昨天', '2024-02-09') })
    expect(figuresOf(mended)).toMatchObject({ rows: 1, added: 1, rejected: 0, newCustomers: 1 })
    expect((await shop.customerOf('张三'))?.name).toBe('张三')
  })

  test('what the columns mean is remembered for a file of the same shape', async () => {
    const strange = 'wer,wann,was\n王一,2024-01-02,30\n'
    const refused = await shop.bring({ text: strange })
    expect(refused.state).toBe('failed')
    await shop.bring({ text: strange, mapping: 'customer=wer,date=wann,amount=was' })
    const later = await shop.bring({ text: 'wer,wann,was\n王一,2024-01-09,31\n' })
    expect(figuresOf(later)).toMatchObject({ added: 1, rejected: 0 })
  })

  test('one currency a company: the first file that stands says which, another is refused, and undone it is as before', async () => {
    const before = await shop.said()
    const inCurrency = (currency: string): string => `客户,日期,金额,币种\n王一,2024-01-02,30,${currency}\n`
    const euros = await shop.bring({ text: inCurrency('EUR') })
    expect((await company(shop.notebook.read)).currency).toBe('EUR')
    const stood = await shop.said()
    const dollars = await shop.bring({ text: inCurrency('USD') })
    expect(refusalOf(dollars)).toMatchObject({
      code: 'imports.currency-foreign',
      values: { expected: 'EUR', came: 'USD' },
    })
    expect(await shop.said()).toEqual(stood)
    await shop.undo(euros.id)
    expect((await company(shop.notebook.read)).currency).toBe('CNY')
    expect(await shop.said()).toEqual(before)
  })
})

describe('files that are taken back', () => {
  test('both stores are as before, in either order, also what everybody is worth', async () => {
    const empty = await shop.said()
    const one = await shop.bring({ text: orders })
    const afterOne = await shop.said()
    const others = [
      await shop.bring({ kind: 'payments', text: payments }),
      await shop.bring({ kind: 'products', text: products }),
      await shop.bring({ kind: 'customers', text: customers }),
    ]
    const all = await shop.said()
    for (const other of others) await shop.undo(other.id)
    expect(await shop.said()).toEqual(afterOne)
    const second = await shop.bring({ kind: 'customers', text: customers })
    const both = await shop.said()
    expect(both).not.toEqual(all)
    await shop.undo(one.id)
    await shop.undo(second.id)
    expect(await shop.said()).toEqual(empty)
    expect(empty.some((line) => line.includes('王一'))).toBe(false)
  }, 60_000)

  test('fields that another file or a person has set stay', async () => {
    await shop.bring({ kind: 'customers', text: customers })
    const record = await shop.customerOf('王一')
    await changeCustomer(
      { id: record?.id ?? '', version: record?.version ?? 0, fields: { note: '早上送' } },
      shop.people,
    )
    const before = await shop.said()
    const later = await shop.bring({
      kind: 'customers',
      text: '编号,客户名称,城市,发薪日\n王一,王一粮油,苏州,\n孙七,孙七,杭州,25\n',
    })
    expect(await shop.customerOf('王一')).toMatchObject({
      name: '王一粮油',
      city: '苏州',
      payday: 10,
      note: '早上送',
    })
    await shop.undo(later.id)
    expect(await shop.said()).toEqual(before)
  })

  test('a customer whom somebody wrote about survives the undo of the import that made them', async () => {
    const row = await shop.bring({ kind: 'customers', text: customers })
    const one = await shop.customerOf('王一')
    const followUp = { kind: 'phone', text: '要两袋米' } as const
    await logFollowUp(
      { customer: one?.id ?? '', followUp, by: 'wang' },
      { ...shop.people, today: async () => '2024-03-01', touched: () => undefined },
    )
    await shop.undo(row.id)
    expect(await shop.customerOf('王一')).toMatchObject({
      id: one?.id,
      name: '王一粮行',
      city: null,
      importBatch: null,
    })
    expect(await shop.customerOf('李二')).toBeUndefined()
    await shop.bring({ text: orders })
    expect((await shop.customerOf('王一'))?.id).toBe(one?.id)
    expect(await shop.ledger.customerCounts({ customer: one?.id ?? '' })).toMatchObject({
      lines: 3,
      revenue: 95.5,
    })
  })
})

describe('files that are looked at first', () => {
  test('nothing is seen before the word, and all of it after', async () => {
    const before = await shop.said()
    const look = await shop.bring({ text: orders, lookFirst: true })
    expect(look.state).toBe('ready')
    expect(figuresOf(look)).toMatchObject({ added: 6, newCustomers: 2 })
    expect(await shop.said()).toEqual(before)
    const stands = await shop.confirm(look.id)
    expect(stands.state).toBe('standing')
    const confirmed = await shop.said()
    await shop.undo(look.id)
    expect(await shop.said()).toEqual(before)
    await shop.bring({ text: orders })
    expect(await shop.said()).toEqual(confirmed)
  })

  test('whoever another import names meanwhile is seen with that one, and confirmed the first adds what is new', async () => {
    for (const kind of ['orders', 'customers'] as const) {
      const look = await shop.bring({ kind, text: kind === 'orders' ? orders : customers, lookFirst: true })
      const between = await shop.bring({ text: `客户,日期,订单号,商品,金额\n王一,2024-01-02,A1,米,30\n` })
      expect((await shop.customerOf('王一'))?.name).toBe('王一')
      const id = (await shop.customerOf('王一'))?.id ?? ''
      expect(await shop.ledger.customerCounts({ customer: id })).toMatchObject({ lines: 1, revenue: 30 })
      const meanwhile = await shop.said()
      await shop.confirm(look.id)
      expect((await shop.customerOf('王一'))?.id).toBe(id)
      const revenue = kind === 'orders' ? 95.5 : 30
      expect(await shop.ledger.customerCounts({ customer: id })).toMatchObject({ revenue })
      await shop.undo(look.id)
      expect(await shop.said()).toEqual(meanwhile)
      await shop.undo(between.id)
    }
  }, 60_000)

  test('given up it leaves nothing', async () => {
    const before = await shop.said()
    const look = await shop.bring({ kind: 'customers', text: customers, lookFirst: true })
    expect((await shop.undo(look.id)).state).toBe('cancelled')
    expect(await shop.said()).toEqual(before)
    expect(await shop.ledger.batchStates()).toEqual([])
    expect(await shop.notebook.read.selectFrom('importedCustomers').selectAll().execute()).toEqual([])
  })
})

describe('files that do not come to stand', () => {
  test('stopped in the middle, an import leaves nothing', async () => {
    const before = await shop.said()
    const lines = Array.from(
      { length: 400_000 },
      (_, i) => `C${i % 50_000},2024-03-05,N${i >> 1},P${i % 9},${1 + (i % 7)}`,
    )
    const { row, job } = await shop.ask({
      text: ['customer,date,order,product,amount', ...lines, ''].join('\n'),
    })
    await new Promise<void>((resolve) => {
      const leave = shop.jobs.subscribe(({ id, progress }) => {
        if (id !== job || progress?.stage !== 'read') return
        leave()
        resolve()
      })
    })
    await shop.jobs.cancel(job)
    const ended = await shop.ended(job, row.id)
    expect(ended.state).toBe('cancelled')
    expect(await shop.said()).toEqual(before)
    expect(await shop.ledger.batchStates()).toEqual([])
    expect(await shop.notebook.read.selectFrom('customers').selectAll().execute()).toEqual([])
    expect(await readdir(importFolder(shop.folder, row.id))).not.toContain('scratch')
  }, 90_000)

  test('a file that nobody can use is refused, says why, and leaves nothing', async () => {
    const before = await shop.said()
    const row = await shop.bring({ text: 'a,b\n1,2\n', fileName: '订单.csv' })
    expect(row.state).toBe('failed')
    expect(refusalOf(row)?.values).toMatchObject({ name: '订单.csv' })
    const mixed = await shop.bring({
      text: '客户,日期,金额,币种\n王一,2024-01-02,3,CNY\n王一,2024-01-03,3,USD\n',
    })
    expect(refusalOf(mixed)?.code).toBe('imports.currencies')
    expect(await shop.said()).toEqual(before)
    expect(await shop.ledger.batchStates()).toEqual([])
  })
})
