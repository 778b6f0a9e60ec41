import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOf, openTestInstallation, type TestInstallation } from './test-installations.ts'

let company: TestInstallation
beforeAll(async () => {
  company = await openTestInstallation()
})
afterAll(() => company.done())

/** As an export writes it, in a language that no vocabulary of ours knows. */
const headings =
  'Ordine (order),Giorno (date),Chi (customer),Nome (customerName),Cosa (product),Quanto (quantity),Importo (amount),Utile (profit),Moneta (currency),ricebook_orders'
const own = (...lines: readonly string[]): string => `${[headings, ...lines].join('\r\n')}\r\n`

const factsOf = async (): Promise<Record<string, unknown>[]> => {
  const lines = (await company.said()).filter((line) => line.startsWith('{"fact":"line"'))
  return lines.map((line) => JSON.parse(line)).sort((one, other) => one.amount - other.amount)
}

test('a file of our own is read by what it says of itself, and gaps are gaps', async () => {
  const row = await company.bring({
    text: own(
      "C7,2024-03-05,'=王五,,米,1,10,2.5,CNY,1/2",
      '8,2024-03-06,赵六,赵老六,,,,,CNY,1/3',
      '9,2024-03-06,赵六,,,-1,-10.5,,CNY,2/2',
      '10,2024-03-07,,,油,2,3,,CNY,2/3',
    ),
    fileName: 'orders-main.csv',
  })
  expect(row.state).toBe('standing')
  expect(JSON.parse(row.settings).columns).toEqual({
    ...{ order: 'Ordine (order)', date: 'Giorno (date)', customer: 'Chi (customer)' },
    ...{ customerName: 'Nome (customerName)', product: 'Cosa (product)', quantity: 'Quanto (quantity)' },
    ...{ amount: 'Importo (amount)', profit: 'Utile (profit)', currency: 'Moneta (currency)' },
  })
  expect(figuresOf(row)).toMatchObject({ rows: 4, rejected: 0, anonymous: 1, returns: 1 })
  const line = { source: 'main', due: null, party_name: null, margin: null, is_return: false }
  expect(await factsOf()).toMatchObject([
    { ...line, order_no: '9', party: '赵六', quantity: '-1.000000', amount: -105_000, is_return: true },
    { ...line, order_no: '8', party: '赵六', party_name: '赵老六', quantity: null, amount: null },
    { ...line, order_no: '10', party: null, product: '油', quantity: '2.000000', amount: 30_000 },
    // An order numbered C7 beside 8, 9 and 10 is no cancellation: it would have come with its sign.
    { ...line, order_no: 'C7', party: '=王五', product: '米', amount: 100_000, margin: 25_000 },
  ])
})

test('what stands there and cannot be read is refused all the same', async () => {
  const row = await company.bring({
    text: own(
      '11,2024-03-08,王五,,米,一些,10,,CNY,1/2',
      '12,,王五,,米,1,10,,CNY,1/3',
      '13,2024-03-08,王五,,米,1,x,,CNY,1/4',
    ),
    fileName: 'orders-main.csv',
  })
  expect(figuresOf(row)).toMatchObject({ rows: 3, rejected: 3, used: 0 })
})

test('the same headings without our mark are a file like any other', async () => {
  const row = await company.bring({
    text: '订单号,下单日期,客户,数量,实付金额\n21,2024-03-08,王五,,10\n22,2024-03-08,王五,1,10\n',
  })
  expect(figuresOf(row)).toMatchObject({ rows: 2, rejected: 1, used: 1 })
})
