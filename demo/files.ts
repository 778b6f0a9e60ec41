/** The demo company as the files a shop's own till would export: Chinese headings, amounts in yuan with two decimals. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DemoSize, demoCompany } from './company.ts'
import type { CustomerKind, DemoCompany } from './records.ts'

type Cell = string | number | null
type Table = { readonly headings: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

const kinds: Readonly<Record<CustomerKind, string>> = {
  household: '家庭',
  dealer: '经销商',
  restaurant: '餐馆',
  canteen: '食堂',
}

const yuan = (fen: number) => (fen / 100).toFixed(2)
const yuanOrEmpty = (fen: number | null) => (fen === null ? null : yuan(fen))

export function ordersCsv(company: DemoCompany): string {
  const customers = new Map(company.customers.map((customer) => [customer.customer, customer.name]))
  const products = new Map(company.products.map((product) => [product.product, product]))
  return csv({
    headings: [
      '订单号',
      '原订单号',
      '下单日期',
      '客户编号',
      '客户',
      '商品编号',
      '商品',
      '数量',
      '单位',
      '标价',
      '单价',
      '金额',
      '成本',
      '渠道',
      '交货方式',
      '承诺送达',
      '实际送达',
      '应付日期',
      '备注',
    ],
    rows: company.orders.flatMap((order) =>
      order.lines.map((line) => [
        order.order,
        order.originalOrder,
        order.day,
        order.customer,
        order.customer === null ? null : (customers.get(order.customer) ?? null),
        line.product,
        products.get(line.product)?.name ?? null,
        line.quantity,
        products.get(line.product)?.unit ?? null,
        yuan(line.listPrice),
        yuan(line.price),
        yuan(line.amount),
        yuan(line.cost),
        order.channel,
        order.handover,
        order.promisedDay,
        order.deliveredDay,
        order.dueDay,
        line.note,
      ]),
    ),
  })
}

function customersCsv(company: DemoCompany): string {
  return csv({
    headings: [
      '客户编号',
      '客户',
      '类型',
      '电话',
      '地址',
      '路程分钟',
      '家庭人口',
      '发薪日',
      '账期天数',
      '信用额度',
      '负责人',
      '客户来源',
      '推荐人编号',
      '登记日期',
      '意向商品',
      '意向价格',
      '未成交原因',
    ],
    rows: company.customers.map((customer) => [
      customer.customer,
      customer.name,
      kinds[customer.kind],
      customer.phone,
      customer.address,
      customer.minutesAway,
      customer.householdSize,
      customer.payday,
      customer.creditTermDays,
      yuanOrEmpty(customer.creditLimit),
      customer.owner,
      customer.source,
      customer.referredBy,
      customer.registeredDay,
      customer.intendedProduct,
      yuanOrEmpty(customer.intendedPrice),
      customer.reasonNotBought,
    ]),
  })
}

function productsCsv(company: DemoCompany): string {
  return csv({
    headings: [
      '商品编号',
      '商品',
      '品类',
      '单位',
      '规格公斤或升',
      '散装',
      '标价',
      '成本',
      '促销价',
      '促销截止',
    ],
    rows: company.products.map((product) => [
      product.product,
      product.name,
      product.category,
      product.unit,
      product.size,
      product.loose ? '是' : '否',
      yuan(product.listPrice),
      yuan(product.cost),
      yuanOrEmpty(product.offer?.price ?? null),
      product.offer?.until ?? null,
    ]),
  })
}

function paymentsCsv(company: DemoCompany): string {
  const customers = new Map(company.customers.map((customer) => [customer.customer, customer.name]))
  return csv({
    headings: ['收款单号', '收款日期', '客户编号', '客户', '订单号', '金额', '方式', '备注'],
    rows: company.payments.map((payment) => [
      payment.payment,
      payment.day,
      payment.customer,
      payment.customer === null ? null : (customers.get(payment.customer) ?? null),
      payment.order,
      yuan(payment.amount),
      payment.method,
      payment.note,
    ]),
  })
}

type OfEach<Of> = {
  readonly orders: Of
  readonly customers: Of
  readonly products: Of
  readonly payments: Of
}

/** What each of the four files says. */
export type DemoTexts = OfEach<string>

/** Where each of them is. */
export type DemoFiles = OfEach<string>

export function demoTexts(company: DemoCompany): DemoTexts {
  return {
    orders: ordersCsv(company),
    customers: customersCsv(company),
    products: productsCsv(company),
    payments: paymentsCsv(company),
  }
}

/** Writes the four files into a folder (made if missing) and returns where they are. */
export async function writeDemo(folder: string, size: DemoSize): Promise<DemoFiles> {
  const texts = demoTexts(demoCompany(size))
  const files: DemoFiles = {
    orders: join(folder, 'demo-orders.csv'),
    customers: join(folder, 'demo-customers.csv'),
    products: join(folder, 'demo-products.csv'),
    payments: join(folder, 'demo-payments.csv'),
  }
  await mkdir(folder, { recursive: true })
  await Promise.all([
    writeFile(files.orders, texts.orders),
    writeFile(files.customers, texts.customers),
    writeFile(files.products, texts.products),
    writeFile(files.payments, texts.payments),
  ])
  return files
}

/** The mark by which Excel knows UTF-8; without it a double click shows Chinese as rubbish. */
const byteOrderMark = '\uFEFF'

function csv({ headings, rows }: Table): string {
  return `${byteOrderMark}${[headings, ...rows].map((row) => `${row.map(cellText).join(',')}\n`).join('')}`
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
