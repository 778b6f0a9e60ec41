import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Ledger, openLedger } from '../../base/ledger/ledger.ts'
import { readOrders } from './imports.ts'
import { written } from './test-encoders.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-imports-'))
afterAll(() => rmSync(folder, { recursive: true }))

let ledger: Ledger
beforeEach(async () => {
  ledger = await openLedger(':memory:')
})
afterEach(() => ledger.close())

let count = 0
function file(content: string | Buffer): string {
  const path = join(folder, `orders-${count++}.csv`)
  writeFileSync(path, content)
  return path
}

type Asked = { readonly mapping?: string; readonly stdin?: string; readonly zone?: string }
async function read(names: readonly string[], { mapping, stdin = '', zone = 'Asia/Shanghai' }: Asked = {}) {
  const asked = { names, mapping, settings: { zone } }
  const orders = await readOrders(asked, {
    ledger,
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
  })
  const rejected = await orders.rejected()
  await orders.done()
  const loaded = orders.files.map((one) => one.loaded)
  for (const { rows, used, anonymous, rejected: left } of loaded) expect(used + anonymous + left).toBe(rows)
  return { ...orders, loaded, rejected }
}

describe('files of orders are read into the ledger', () => {
  test('the meaning of the columns is guessed and told', async () => {
    const { files, currency, loaded } = await read([
      file(
        '订单号,客户名称,下单日期,实付金额,备注\n1,张三,2024-03-05,12.5,\n2,,2024-03-06,7,散客\n3,李四,2024-03-07,没付,\n4,李四,2024-03-08,1,\n5,李四,2024-03-08,1,\n',
      ),
    ])
    expect(files[0]?.mapped.mapping).toEqual({
      customer: '客户名称',
      date: '下单日期',
      order: '订单号',
      amount: '实付金额',
    })
    expect(files[0]?.mapped.reasons.customer).toMatchObject({ because: 'heading' })
    expect(currency).toBeNull()
    expect(loaded).toMatchObject([{ rows: 5, used: 3, anonymous: 1, rejected: 1 }])
    expect(await ledger.period()).toMatchObject({
      firstDay: '2024-03-05',
      lastDay: '2024-03-08',
      anonymousRevenue: 7,
    })
  })

  test('several files are read as one, each by its own layout', async () => {
    const first = file(written('客户;日期;金额\n张三;05.03.2024;1.234,50\n李四;31.03.2024;2,00\n', 'gb18030'))
    const second = file('客户,日期,金额\n张三,2024-04-05,"1,000.25"\n')
    const { loaded } = await read([first, second])
    expect(loaded.map(({ rows, decimalSign }) => [rows, decimalSign])).toEqual([
      [2, 'comma'],
      [1, 'point'],
    ])
    await ledger.layOutHistories({ asOf: '2024-12-31', until: '2024-12-31' })
    const found = await ledger.customerHistories()
    expect(found.customer).toEqual(['张三', '李四'])
    expect([...found.revenue]).toEqual([2234.75, 2])
    expect([...found.repeats]).toEqual([1, 0])
  })

  test('rejected lines come back from every file, with its name and their rows', async () => {
    const more = 'A,2024-03-08,1\n'.repeat(9)
    const [one, other] = [
      file(`customer,date,amount\nA,2024-03-05,1\nA,2024-02-30,2\n${more}`),
      file(`customer,date,amount\nA,2024-03-05,1\nA,2024-03-06,1\n"B, and sons",2024-03-07,much\n${more}`),
    ]
    const { rejected } = await read([one, other])
    expect(rejected).toEqual([
      {
        file: one,
        row: 3,
        column: 'date',
        code: 'day',
        values: { came: '2024-02-30' },
        cells: { customer: 'A', date: '2024-02-30', amount: '2' },
      },
      {
        file: other,
        row: 4,
        column: 'amount',
        code: 'amount',
        values: { came: 'much' },
        cells: { customer: 'B, and sons', date: '2024-03-07', amount: 'much' },
      },
    ])
  })

  test('standard input is read like any file', async () => {
    const { loaded, rejected } = await read(['-'], {
      stdin:
        'customer,date,amount\nA,2024-03-05,1\nA,soon,1\nA,2024-03-09,1\nA,2024-03-10,1\nA,2024-03-11,1\n',
    })
    expect(loaded).toMatchObject([{ rows: 5, used: 4, rejected: 1 }])
    expect(rejected).toMatchObject([{ file: '-', row: 3 }])
  })

  test('the day of an instant is that of the time zone asked for', async () => {
    const path = file('customer,date,amount\nA,2024-03-05T23:30:00Z,1\n')
    await read([path], { zone: 'Asia/Shanghai' })
    expect((await ledger.period()).firstDay).toBe('2024-03-06')
    ledger.close()
    ledger = await openLedger(':memory:')
    await read([path], { zone: 'America/New_York' })
    expect((await ledger.period()).firstDay).toBe('2024-03-05')
  })

  test('lines alike inside one order are ordinary and kept', async () => {
    const { loaded } = await read([file('order,customer,date,amount\n7,A,2024-03-05,5\n7,A,2024-03-05,5\n')])
    expect(loaded).toMatchObject([{ used: 2 }])
    await ledger.layOutHistories({ asOf: '2024-03-05', until: '2024-03-05' })
    const found = await ledger.customerHistories()
    expect([[...found.revenue], [...found.repeats]]).toEqual([[10], [0]])
  })

  test('nothing is left on the disk once done, nor after a refusal', async () => {
    const before = process.env.TMPDIR
    const scratch = mkdtempSync(join(folder, 'scratch-'))
    process.env.TMPDIR = scratch
    try {
      await read([file(written('客户,日期,金额\n张三,2024-03-05,1\n', 'gb18030'))])
      await expect(read([file('colour,shape\nred,round\nblue,square\n')])).rejects.toMatchObject({
        name: 'Refusal',
      })
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
    expect(readdirSync(scratch)).toEqual([])
  })
})

describe('what would be added up wrongly is refused', () => {
  const refused = (names: readonly string[], asked: Asked = {}) => expect(read(names, asked)).rejects

  test('several currencies, in one file or over several', async () => {
    const one = 'customer,date,amount,currency\nA,2024-03-05,1,CNY\n'
    const code = { code: 'imports.currencies', values: { currencies: 'CNY, USD' } }
    await refused([file(`${one}B,2024-03-05,1,usd\n`)]).toMatchObject(code)
    ledger.close()
    ledger = await openLedger(':memory:')
    await refused([file(one), file(one.replace('CNY', 'USD'))]).toMatchObject(code)
    ledger.close()
    ledger = await openLedger(':memory:')
    expect((await read([file(`${one}B,2024-03-05,1,cny\nC,2024-03-05,1,\n`)])).currency).toBe('CNY')
  })

  test('files that do not have the same columns', async () => {
    const [paid, unpaid] = [
      file('customer,date,amount\nA,2024-03-05,1\n'),
      file('customer,date\nA,2024-03-05\n'),
    ]
    await refused([paid, unpaid]).toMatchObject({
      code: 'imports.map.file-lacks',
      values: { role: 'amount', name: unpaid },
    })
    ledger.close()
    ledger = await openLedger(':memory:')
    const { loaded } = await read([paid, unpaid], { mapping: 'customer=customer,date=date' })
    expect(loaded.map(({ used }) => used)).toEqual([1, 1])
  })

  test('a mapping that the file has not', async () => {
    const path = file('customer,date,amount\nA,2024-03-05,1\n')
    await refused([path], { mapping: 'customer=client,date=date' }).toMatchObject({
      code: 'imports.map.no-column',
    })
  })
})
