import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mapping, TableFile } from './contract.ts'
import { parseMapping } from './given-mapping.ts'
import { layoutOf } from './layout.ts'
import { guessMapping, oneMapping } from './mapping.ts'

/** The mapping guessed from a heading line and one row, both separated by |. */
function guessed(headings: string, row: string): Mapping {
  return guessMapping(headings.split('|'), [row.split('|')]).mapping
}

describe('a mapping guessed from headings', () => {
  test.each<[string, string, string, Mapping]>([
    [
      'a shop’s own list',
      '客户|日期|订单号|商品|数量|单价|金额',
      '张三|2024-01-05|SO1|大米|2|30|60',
      { customer: '客户', date: '日期', order: '订单号', amount: '金额', quantity: '数量', product: '商品' },
    ],
    [
      'a list in Taiwan',
      '客戶編號|客戶名稱|下單日期|出貨日期|訂單編號|品項|數量|單價|小計|幣別',
      'C01|王小明|2024/1/5|2024/1/8|A1|白米|2|300|600|TWD',
      {
        customer: '客戶編號',
        customerName: '客戶名稱',
        date: '下單日期',
        order: '訂單編號',
        amount: '小計',
        quantity: '數量',
        product: '品項',
        currency: '幣別',
      },
    ],
    [
      'the demo company’s orders',
      '订单号|原订单号|下单日期|客户编号|客户|商品编号|商品|数量|单位|标价|单价|金额|成本|渠道|交货方式|承诺送达|实际送达|应付日期|备注',
      'S1||2024-01-05|K1|演示·张三|R10|大米|2|袋|32|30|60|48|门店|自提|||2024-02-05|',
      {
        customer: '客户编号',
        customerName: '客户',
        date: '下单日期',
        order: '订单号',
        amount: '金额',
        quantity: '数量',
        product: '商品编号',
        cost: '成本',
        due: '应付日期',
      },
    ],
    [
      'a Taobao shop’s export',
      '订单编号|买家会员名|买家支付宝账号|买家应付货款|买家应付邮费|总金额|买家实际支付金额|订单状态|买家留言|收货人姓名|收货地址|联系手机|订单创建时间|订单付款时间|宝贝标题|宝贝种类|物流单号|宝贝总数量',
      '123|tb001|a@b.c|50|0|50|48.5|交易成功||张三|杭州|13800000000|2024-01-05 10:00:00|2024-01-05 10:01:00|大米|1|YT1|2',
      {
        customer: '买家会员名',
        date: '订单创建时间',
        order: '订单编号',
        amount: '买家实际支付金额',
        quantity: '宝贝总数量',
        product: '宝贝标题',
      },
    ],
    [
      'a ledger programme’s sales report',
      '单据日期|单据编号|购货单位|商品编码|商品名称|数量|单价|金额|成本|毛利|毛利率',
      '2024-01-05|XS-001|春满超市|P01|大米|10|30|300|240|60|20%',
      {
        customer: '购货单位',
        date: '单据日期',
        order: '单据编号',
        amount: '金额',
        quantity: '数量',
        product: '商品编码',
        profit: '毛利',
      },
    ],
    [
      'an online shop abroad',
      'Name|Email|Created at|Subtotal|Shipping|Taxes|Total|Discount Code|Lineitem quantity|Lineitem price|Lineitem sku|Currency|Cancelled at',
      '#1001|a@b.c|2024-01-05 10:00:00 +0800|10|0|1|11||1|10|R1|USD|',
      {
        customer: 'Email',
        date: 'Created at',
        amount: 'Subtotal',
        quantity: 'Lineitem quantity',
        product: 'Lineitem sku',
        currency: 'Currency',
      },
    ],
    [
      'quantity and price where there is no amount',
      'InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country',
      '536365|85123A|HOLDER|6|12/1/2010 8:26|2.55|17850|United Kingdom',
      {
        customer: 'CustomerID',
        date: 'InvoiceDate',
        order: 'InvoiceNo',
        quantity: 'Quantity',
        price: 'UnitPrice',
        product: 'StockCode',
      },
    ],
    [
      'a price alone is the amount',
      'customer_id|order_date|price',
      'C1|2024-01-05|19.9',
      { customer: 'customer_id', date: 'order_date', amount: 'price' },
    ],
    [
      'units in brackets and stars do not hide a heading',
      '*客户名称|下单时间（北京）|实付金额(元)',
      '张三|2024-01-05 08:00|12',
      { customer: '*客户名称', date: '下单时间（北京）', amount: '实付金额(元)' },
    ],
    [
      'a day is told from its values where its heading is new to us',
      '会员号|什么时候买的|实收',
      '8001|2024年1月5日|12',
      { customer: '会员号', date: '什么时候买的', amount: '实收' },
    ],
    [
      'unit costs and margin rates are not the line’s cost and profit',
      '客户|日期|金额|单位成本|毛利率',
      '张三|2024-01-05|60|24|0.2',
      { customer: '客户', date: '日期', amount: '金额' },
    ],
  ])('%s', (...[, headings, row, mapping]) => {
    expect(guessed(headings, row)).toEqual(mapping)
  })

  test.each([
    ['a number and a name', '会员卡号|日期|金额|会员姓名', '8001|2024-01-05|12|张三', '会员姓名'],
    ['a number and a bare customer', '客户编码|日期|金额|客户', 'K1|2024-01-05|12|张三粮行', '客户'],
    ['a bare customer and a name', '客户|日期|金额|客户名称', 'K1|2024-01-05|12|张三粮行', '客户名称'],
    [
      'a telephone number and who is sent it',
      '手机号|日期|金额|收货人',
      '13800138000|2024-01-05|12|张三',
      '收货人',
    ],
    [
      'an e-mail address and who pays',
      'Email|Created at|Subtotal|Billing Name',
      'a@b.c|2024-01-05|12|Ann',
      'Billing Name',
    ],
    [
      'an account’s number and its full name',
      'Account No|Date|Amount|Customer Full Name',
      'A1|2024-01-05|12|Ann',
      'Customer Full Name',
    ],
  ])('%s: the name is what its customer is called', (...[, headings, row, column]) => {
    const { mapping, reasons } = guessMapping(headings.split('|'), [row.split('|')])
    expect(mapping.customerName).toBe(column)
    expect(reasons.customerName).toMatchObject({ column, because: 'heading' })
    expect(mapping.customer).toBe(headings.split('|')[0])
  })

  test.each([
    ['a name alone', '客户名称|日期|金额', '张三|2024-01-05|12'],
    ['a name and its short form', '客户名称|客户简称|日期|金额', '张三粮行|张三|2024-01-05|12'],
    ['a nickname and who is sent it', '买家会员名|收货人姓名|日期|金额', 'tb1|张三|2024-01-05|12'],
    [
      'a number and the unit of what was sold',
      '客户编号|日期|商品|数量|单位|金额',
      'K1|2024-01-05|米|1|袋|12',
    ],
    ['two numbers', '客户编号|客户|日期|金额', '8001|9001|2024-01-05|12'],
    ['a number and whom to talk to', '客户编号|客户联系人名|日期|金额', '8001|张三|2024-01-05|12'],
    ['an e-mail address and an order’s name', 'Name|Email|Created at|Subtotal', '#1001|a@b.c|2024-01-05|12'],
  ])('%s: there is no other name to call the customer by', (...[, headings, row]) => {
    expect(guessed(headings, row)).not.toHaveProperty('customerName')
  })

  test('the day of the order is taken before the day it was paid or shipped, and the others are named', () => {
    const { reasons } = guessMapping(
      ['客户', '发货日期', '付款日期', '下单日期'],
      [['张三', '2024-01-08', '2024-01-06', '2024-01-05']],
    )
    expect(reasons.date).toEqual({ column: '下单日期', because: 'heading', alternatives: ['付款日期'] })
  })

  test('a customer’s number is taken before a name, and the name is named as an alternative', () => {
    const { reasons } = guessMapping(
      ['Customer Name', 'Customer ID', 'Order Date'],
      [['Ann', 'C1', '2024-01-05']],
    )
    expect(reasons.customer).toEqual({
      column: 'Customer ID',
      because: 'heading',
      alternatives: ['Customer Name'],
    })
  })

  test('a column called date that holds no days is not the date', () => {
    expect(guessed('customer|date|day of order', 'Ann|soon|2024-01-05')).toMatchObject({
      date: 'day of order',
    })
  })

  test.each([
    ['imports.map.no-customer', 'date|amount', '2024-01-05|3'],
    ['imports.map.no-date', 'customer|amount|ship date', 'Ann|3|2024-01-05'],
    ['imports.map.neither', 'a|b', 'x|y'],
  ])('%s: the headings found are shown', (code, headings, row) => {
    expect(() => guessMapping(headings.split('|'), [row.split('|')], 'orders.csv')).toThrow(
      expect.objectContaining({
        code,
        values: { name: 'orders.csv', columns: headings.split('|').join(' | ') },
      }),
    )
  })

  test('any headings and cells are mapped or refused, never a crash, and every column is one of the file’s', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.array(fc.string(), { maxLength: 8 }), { maxLength: 5 }),
        (headings, sample) => {
          try {
            const { mapping } = guessMapping(headings, sample)
            for (const column of Object.values(mapping)) expect(headings).toContain(column)
          } catch (error) {
            expect(error).toMatchObject({ name: 'Refusal' })
          }
        },
      ),
    )
  })
})

describe('a mapping as typed', () => {
  test('roles and headings, spaces around them forgiven', () => {
    expect(parseMapping('customer=客户, date = 下单日期 ,amount=金额')).toEqual({
      customer: '客户',
      date: '下单日期',
      amount: '金额',
    })
  })

  test('headings with commas, equals signs and quotes stand in quotes', () => {
    expect(parseMapping('customer="Name, full",date="a=b",product="5"" nails"')).toEqual({
      customer: 'Name, full',
      date: 'a=b',
      product: '5" nails',
    })
  })

  test('any heading can be written', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (customer, date) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        expect(parseMapping(`customer=${quoted(customer)},date=${quoted(date)}`)).toEqual({ customer, date })
      }),
    )
  })

  test.each([
    ['imports.map.unknown-role', 'client=A,date=B'],
    ['imports.map.role-twice', 'customer=A,date=B,customer=C'],
    ['imports.map.least', 'customer=A'],
    ['imports.map.least', ''],
    ['imports.map.conflict', 'customer=A,date=B,amount=C,quantity=D,price=E'],
    ['imports.map.conflict', 'customer=A,date=B,cost=C,profit=D'],
    ['imports.map.price-alone', 'customer=A,date=B,price=C'],
    ['imports.map.unreadable', 'customer'],
    ['imports.map.unreadable', 'customer=A,date='],
    ['imports.map.unreadable', 'customer="A,date=B'],
  ])('%s: %s', (code, text) => {
    expect(() => parseMapping(text)).toThrow(expect.objectContaining({ code }))
  })
})

function table(name: string, columns: string, row: string): TableFile {
  return {
    name,
    kind: 'csv',
    came: 'csv',
    path: name,
    encoding: 'utf-8',
    delimiter: ',',
    skipLines: 0,
    columns: columns.split('|'),
    sample: [row.split('|')],
  }
}

describe('several files read as one', () => {
  const january = table('january.csv', '客户|日期|金额', '张三|2024-01-05|3')

  test('the same headings in another order', () => {
    const february = table('february.csv', '金额|日期|客户|备注', '3|2024-02-05|张三|')
    expect(oneMapping([january, february]).map(({ mapping }) => mapping)).toEqual([
      { customer: '客户', date: '日期', amount: '金额' },
      { customer: '客户', date: '日期', amount: '金额' },
    ])
  })

  test('other headings for the same roles', () => {
    const abroad = table('abroad.csv', 'Customer|Order Date|Amount', 'Ann|2024-02-05|3')
    expect(oneMapping([january, abroad])[1]?.mapping).toEqual({
      customer: 'Customer',
      date: 'Order Date',
      amount: 'Amount',
    })
  })

  test('a file without a role that the others have is refused by its name', () => {
    const bare = table('bare.csv', '客户|日期', '张三|2024-02-05')
    const values = { role: 'amount', column: '金额', other: 'january.csv', name: 'bare.csv' }
    for (const files of [
      [january, bare],
      [bare, january],
    ]) {
      expect(() => oneMapping(files)).toThrow(
        expect.objectContaining({ code: 'imports.map.file-lacks', values: expect.objectContaining(values) }),
      )
    }
  })

  test('a given column must be in every file; the nearest headings are suggested', () => {
    const given = parseMapping('customer=客户名,date=日期')
    expect(() => oneMapping([january], given)).toThrow(
      expect.objectContaining({
        code: 'imports.map.no-column-near',
        values: expect.objectContaining({ asked: '客户名', nearest: '客户', name: 'january.csv' }),
      }),
    )
    expect(() => oneMapping([january], parseMapping('customer=Zebra,date=日期'))).toThrow(
      expect.objectContaining({ code: 'imports.map.no-column' }),
    )
  })

  test('a given mapping is taken as it is, letter case forgiven, and nothing is added to it', () => {
    const file = table('orders.csv', 'Customer|Day|Amount', 'Ann|2024-02-05|3')
    expect(oneMapping([file], parseMapping('customer=customer,date=DAY'))).toEqual([
      {
        file,
        mapping: { customer: 'Customer', date: 'Day' },
        reasons: {
          customer: { column: 'Customer', because: 'given', alternatives: [] },
          date: { column: 'Day', because: 'given', alternatives: [] },
        },
      },
    ])
  })
})

const data = join(import.meta.dirname, '../../../../shared/data/transactions')
describe.skipIf(!existsSync(data))('real files (skipped where ../shared/data is absent)', () => {
  test.each<[string, Mapping]>([
    ['cdnow_master', { customer: 'customer_id', date: 'date', amount: 'amount', quantity: 'cds' }],
    ['cdnow_sample', { customer: 'customer_id', date: 'date', amount: 'amount', quantity: 'cds' }],
    ['grocery', { customer: 'cust', date: 'date' }],
    [
      'superstore',
      {
        customer: 'Customer ID',
        customerName: 'Customer Name',
        date: 'Order Date',
        order: 'Order ID',
        amount: 'Sales',
        quantity: 'Quantity',
        product: 'Product ID',
        profit: 'Profit',
      },
    ],
  ])('%s.csv', (name, mapping) => {
    const start = readFileSync(join(data, `${name}.csv`), 'utf8').slice(0, 200_000)
    const { columns, sample } = layoutOf(start, { name, complete: false })
    expect(guessMapping(columns, sample).mapping).toEqual(mapping)
  })

  test('online_retail_2_year1_lines.parquet, by its headings and first line', () => {
    expect(
      guessed(
        'invoice|sku|description|quantity|invoice_ts|price|customer_id|country',
        '489434|85048|15CM CHRISTMAS GLASS BALL 20 LIGHTS|12|2009-12-01 07:45:00|6.95|13085|United Kingdom',
      ),
    ).toEqual({
      customer: 'customer_id',
      date: 'invoice_ts',
      order: 'invoice',
      quantity: 'quantity',
      price: 'price',
      product: 'sku',
    })
  })
})
