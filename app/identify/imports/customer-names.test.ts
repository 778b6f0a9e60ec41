import { afterEach, beforeEach, expect, test } from 'vitest'
import { logFollowUp } from '../../interact/follow-ups/follow-ups.ts'
import {
  assignIdentity,
  changeCustomer,
  createCustomer,
  getCustomer,
  searchCustomers,
} from '../customers/customers.ts'
import { figuresOf, openTestInstallation, type TestInstallation } from './test-installations.ts'

let shop: TestInstallation
beforeEach(async () => {
  shop = await openTestInstallation()
})
afterEach(async () => {
  await shop.done()
  expect(shop.troubles).toEqual([])
})

const named = `客户编号,客户名称,下单日期,订单号,商品,金额
K1,王一,2024-01-02,A1,米,30
K1,王一,2024-01-05,A2,油,20
K1,王一粮行,2024-01-09,A3,米,60
K2,李二,2024-01-06,A4,盐,5
K3,,2024-01-07,A5,面,9
,赵六,2024-01-08,A6,面,9
`
const unnamed = `客户编号,下单日期,订单号,商品,金额
K1,2024-02-02,B1,米,30
K4,2024-02-03,B2,米,30
`
const customers = `编号,客户名称,城市
K1,示例粮油有限公司,上海
K4,钱四,苏州
`
const found = async (query: string) => {
  const { customers } = await searchCustomers({ query }, shop.people)
  return customers.map(({ name }) => name)
}

test('customers whom orders call by a number carry their names, and are found by both', async () => {
  expect(figuresOf(await shop.bring({ text: named }))).toMatchObject({ rejected: 0, newCustomers: 3 })
  expect(await shop.customerOf('K1')).toMatchObject({ name: '王一', code: 'K1', kind: 'person', byHand: [] })
  expect(await shop.customerOf('K2')).toMatchObject({ name: '李二', code: 'K2' })
  // Nothing names the third: the number is the name, as ever.
  expect(await shop.customerOf('K3')).toMatchObject({ name: 'K3', code: null })
  expect([await found('王一'), await found('lier'), await found('k1')]).toEqual([
    ['王一'],
    ['李二'],
    ['王一'],
  ])
})

test('the same in English, and in traditional characters', async () => {
  await shop.bring({ text: 'Customer ID,Customer Name,Order Date,Sales\nC-1,Ann Lee,2024-01-02,30\n' })
  await shop.bring({
    text: '客戶編號,客戶名稱,下單日期,小計\nT1,示例貿易股份有限公司,2024-01-02,30\n',
    source: 'tw',
  })
  expect(await shop.customerOf('C-1')).toMatchObject({ name: 'Ann Lee', code: 'C-1' })
  expect(await found('t1')).toEqual(['示例貿易股份有限公司'])
  expect(await found('示例贸易')).toEqual(['示例貿易股份有限公司'])
})

test('where a name is all there is, nothing has changed: it is the customer', async () => {
  await shop.bring({ text: '客户名称,下单日期,金额\n王一,2024-01-02,30\n' })
  expect(await shop.customerOf('王一')).toMatchObject({ name: '王一', code: null })
})

test('the same file again adds nothing, and undone everything is as before', async () => {
  const empty = await shop.said()
  const one = await shop.bring({ text: named })
  const once = await shop.said()
  const again = await shop.bring({ text: named })
  expect(figuresOf(again)).toMatchObject({ added: 0, newCustomers: 0 })
  expect(await shop.said()).toEqual(once)
  await shop.undo(one.id)
  expect(await shop.said()).toEqual(once)
  await shop.undo(again.id)
  expect(await shop.said()).toEqual(empty)
})

test('customers known by their number alone are called by their names while the file stands', async () => {
  await shop.bring({ text: unnamed })
  const before = await shop.said()
  expect(await shop.customerOf('K1')).toMatchObject({ name: 'K1', code: null })
  const row = await shop.bring({ text: named })
  expect(await shop.customerOf('K1')).toMatchObject({ name: '王一', code: 'K1' })
  await shop.undo(row.id)
  expect(await shop.customerOf('K1')).toMatchObject({ name: 'K1', code: null })
  expect(await shop.said()).toEqual(before)
})

test('whatever order files come in, and however they are cut: a file of customers is believed before orders', async () => {
  const lines = named.trim().split('\n')
  const part = (from: number, to: number): string => `${[lines[0], ...lines.slice(from, to)].join('\n')}\n`
  const [first, second] = [{ text: part(1, 5) }, { text: part(3, 7) }]
  const list = { kind: 'customers', text: customers } as const
  const said: string[][] = []
  for (const files of [
    [{ text: named }, { text: unnamed }, list],
    [list, { text: unnamed }, { text: named }],
    [second, list, first, { text: unnamed }],
    [{ text: unnamed }, first, second, list],
  ]) {
    const rows = []
    for (const file of files) rows.push(await shop.bring(file))
    expect(await shop.customerOf('K1')).toMatchObject({
      name: '示例粮油有限公司',
      kind: 'company',
      code: 'K1',
    })
    expect(await shop.customerOf('K2')).toMatchObject({ name: '李二', code: 'K2' })
    expect(await shop.customerOf('K4')).toMatchObject({ name: '钱四', code: 'K4' })
    said.push(await shop.said())
    for (const row of rows) await shop.undo(row.id)
  }
  for (const one of said) expect(one).toEqual(said[0])
}, 60_000)

test('what a person typed stays, and what orders say comes back with the undo of a file of customers', async () => {
  await shop.bring({ text: named })
  const record = await shop.customerOf('K2')
  await changeCustomer(
    { id: record?.id ?? '', version: record?.version ?? 0, fields: { name: '李二哥' } },
    shop.people,
  )
  const before = await shop.said()
  const list = await shop.bring({ kind: 'customers', text: `${customers}K2,李二商行,杭州\n` })
  expect(await shop.customerOf('K2')).toMatchObject({ name: '李二哥', city: '杭州' })
  expect(await shop.customerOf('K1')).toMatchObject({ name: '示例粮油有限公司' })
  await shop.undo(list.id)
  expect(await shop.customerOf('K1')).toMatchObject({ name: '王一', code: 'K1', kind: 'person' })
  expect(await shop.said()).toEqual(before)
})

test('whom somebody wrote about keeps the name when the orders that gave it are undone', async () => {
  const row = await shop.bring({ text: named })
  const one = await shop.customerOf('K1')
  await logFollowUp(
    { customer: one?.id ?? '', followUp: { kind: 'phone', text: '要两袋米' }, by: 'wang' },
    { ...shop.people, today: async () => '2024-03-01', touched: () => undefined },
  )
  await shop.undo(row.id)
  expect(await shop.customerOf('K1')).toMatchObject({ id: one?.id, name: '王一', byHand: ['name'] })
  expect(await shop.customerOf('K2')).toBeUndefined()
})

test('a name that only a file says that is looked at is not said of whom a person gives the party', async () => {
  const { id } = await createCustomer({ name: '王大' }, shop.people)
  const look = await shop.bring({ text: named, lookFirst: true })
  await assignIdentity({ source: 'main', party: 'K1', customer: id }, shop.people)
  expect(await getCustomer(id, shop.people)).toMatchObject({ name: '王大', code: null })
  await shop.confirm(look.id)
  expect(await getCustomer(id, shop.people)).toMatchObject({ name: '王大', code: 'K1' })
  await shop.undo(look.id)
  expect(await getCustomer(id, shop.people)).toMatchObject({ name: '王大', code: null })
})

test('of a file that is only looked at, no name is seen', async () => {
  const look = await shop.bring({ text: named, lookFirst: true })
  await shop.bring({ text: unnamed })
  expect(await shop.customerOf('K1')).toMatchObject({ name: 'K1', code: null })
  const meanwhile = await shop.said()
  await shop.confirm(look.id)
  expect(await shop.customerOf('K1')).toMatchObject({ name: '王一', code: 'K1' })
  await shop.undo(look.id)
  expect(await shop.said()).toEqual(meanwhile)
})
