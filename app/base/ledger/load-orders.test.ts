import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Duck } from './duckdb.ts'
import type { LoadSettings, FactFile as OrderFile } from './facts.ts'
import { loadOrders } from './load-orders.ts'
import { rejectedOf } from './rejected-lines.ts'
import { unitsPerCurrency } from './tables.ts'
import { openDuck, orderFiles } from './test-files.ts'

const files = orderFiles()
afterAll(files.remove)

let duck: Duck
beforeEach(async () => {
  duck = await openDuck()
})
afterEach(() => duck.close())

const settings: LoadSettings = { zone: 'Asia/Shanghai' }

/** Loads a file and says what became of it. */
async function load(file: OrderFile, also: LoadSettings = settings) {
  const loaded = await loadOrders(duck, { batch: 0, file, settings: also })
  expect(loaded.used + loaded.rejected + loaded.anonymous).toBe(loaded.rows)
  const rejected = await rejectedOf(duck, file, also)
  expect(rejected).toHaveLength(loaded.rejected)
  const lines = await duck.rows(
    `select party, day::varchar as day, amount / ${unitsPerCurrency} as amount, margin / ${unitsPerCurrency} as margin, is_return
     from lines order by all`,
  )
  expect(lines).toHaveLength(loaded.used + loaded.anonymous)
  return { loaded, rejected, lines }
}

const columns = ['customer', 'date', 'amount']

describe('lines that can be read', () => {
  test('a worked example', async () => {
    const { loaded, lines } = await load(
      files.ofRows(columns, [
        ['张三', '2024-03-05', '12.5'],
        ['张三', '2024-03-05', '12.5'],
        ['', '2024-03-06', '7'],
        ['李四', '2024-03-06', '-2.25'],
      ]),
    )
    expect(loaded).toMatchObject({ rows: 4, used: 3, rejected: 0, anonymous: 1, returns: 1, currencies: [] })
    expect(lines).toEqual([
      { party: '张三', day: '2024-03-05', amount: 12.5, margin: null, is_return: false },
      { party: '张三', day: '2024-03-05', amount: 12.5, margin: null, is_return: false },
      { party: '李四', day: '2024-03-06', amount: -2.25, margin: null, is_return: true },
      { party: null, day: '2024-03-06', amount: 7, margin: null, is_return: false },
    ])
  })

  test('a customer column without a name is a sale to nobody known, however it is left out', async () => {
    const names = ['', '  ', '　', 'NULL', 'null', 'nan']
    const { loaded } = await load(
      files.ofRows(columns, [['A', '2024-03-05', '1'], ...names.map((name) => [name, '2024-03-05', '1'])]),
    )
    expect(loaded).toMatchObject({ used: 1, anonymous: names.length })
  })

  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('lines that end in %s', async (_, end) => {
    const text = ['customer,date,amount', 'A,2024-03-05,1', 'B,2024-03-06,2', ''].join(end)
    const { loaded } = await load(files.written(text, { columns, sample: [['A', '2024-03-05', '1']] }))
    expect(loaded).toMatchObject({ rows: 2, used: 2 })
  })

  test('a file that mixes line ends is read all the same', async () => {
    const text = 'customer,date,amount\r\nA,2024-03-05,1\nB,2024-03-06,2\r\nC,2024-99-07,3\n'
    const { loaded, rejected } = await load(
      files.written(text, { columns, sample: [['A', '2024-03-05', '1']] }),
    )
    expect(loaded).toMatchObject({ rows: 3, used: 2, rejected: 1 })
    expect(rejected).toMatchObject([{ row: 4, came: '2024-99-07' }])
  })

  test('semicolons and a decimal comma', async () => {
    const { loaded, lines } = await load(
      files.ofRows(
        columns,
        [
          ['A', '05.03.2024', '1.234,50'],
          ['B', '31.12.2024', '-7,25'],
        ],
        { delimiter: ';' },
      ),
    )
    expect(loaded).toMatchObject({
      used: 2,
      decimalSign: 'comma',
      dateOrder: { order: 'day-first', because: 'values' },
    })
    expect(lines.map(({ day, amount }) => [day, amount])).toEqual([
      ['2024-03-05', 1234.5],
      ['2024-12-31', -7.25],
    ])
  })

  test('day and month: told by the column, else assumed and said to be, else as given', async () => {
    const dates = (...cells: string[]) =>
      files.ofRows(
        columns,
        cells.map((cell) => ['A', cell, '1']),
      )
    const orderOf = async (file: OrderFile, also: LoadSettings = settings) =>
      (await loadOrders(duck, { batch: 0, file, settings: also })).dateOrder
    expect(await orderOf(dates('2024-03-05'))).toBeNull()
    duck.close()
    duck = await openDuck()
    expect(await orderOf(dates('3/5/2024', '13/5/2024'))).toEqual({ order: 'day-first', because: 'values' })
    duck.close()
    duck = await openDuck()
    expect(await orderOf(dates('3/5/2024', '5/6/2024'))).toEqual({ order: 'month-first', because: 'assumed' })
    duck.close()
    duck = await openDuck()
    expect(await orderOf(dates('3.5.2024'))).toEqual({ order: 'day-first', because: 'assumed' })
    duck.close()
    duck = await openDuck()
    const given = { ...settings, dateOrder: 'day-first' } as const
    expect(await orderOf(dates('3/5/2024'), given)).toEqual({ order: 'day-first', because: 'given' })
  })

  test('short lines are filled up, an empty cell too many is nothing', async () => {
    const { loaded } = await load(
      files.written('customer,date,note\nA,2024-03-05\nB,2024-03-05,x,\nC,2024-03-05,y\n', {
        columns: ['customer', 'date', 'note'],
        sample: [['A', '2024-03-05', '']],
      }),
    )
    expect(loaded).toMatchObject({ rows: 3, used: 3 })
  })

  test('a line break inside quotes is found wherever it stands, also far below what was looked at first', async () => {
    const filling = 'a note that makes the file longer than one piece of the reader '.repeat(3)
    const plain = (count: number): string[] =>
      Array.from({ length: count }, (_, i) => `C${i % 700},2024-03-05,1.5,${filling} ${i}`)
    const body = [
      ...plain(250_000),
      ...Array.from({ length: 50 }, (_, i) => `"Late, ${i}",2024-03-06,2,"first line\nsecond ""line"""`),
      ...plain(1_000),
      'Wrong,2024-03-99,1,"a day\nof its own"',
      ...plain(1_000),
    ]
    const text = `customer,date,amount,note\n${body.join('\n')}\n`
    const file = files.written(text, {
      columns: [...columns, 'note'],
      sample: [['C0', '2024-03-05', '1.5', 'note 0']],
    })
    const loaded = await loadOrders(duck, { batch: 0, file, settings })
    expect(loaded).toMatchObject({ rows: 252_051, used: 252_050, rejected: 1 })
    const [late] = await duck.rows(
      `select count(*)::integer as lines from lines where starts_with(party, 'Late, ')`,
    )
    expect(late).toEqual({ lines: 50 })
    expect(await rejectedOf(duck, file, settings)).toMatchObject([
      { row: 251_052, reason: 'day', cells: { customer: 'Wrong', note: 'a day\nof its own' } },
    ])
  })
})

describe('lines that cannot be read come back', () => {
  test('with their row, the reason, what came, and all their cells', async () => {
    const wide = ['customer', 'date', 'quantity', 'price', 'cost', 'note']
    const good = ['A', '2024-03-05', '2', '5', '3', 'fine']
    const { rejected, loaded } = await load(
      files.ofRows(wide, [
        good,
        ['A', '2024-02-30', '2', '5', '3', '没有这一天'],
        ['A', '2024-03-05', 'two', '5', '3', ''],
        ['A', '2024-03-05', '1000000000', '5', '3', ''],
        ['A', '2024-03-05', '2', 'free', '3', '"quoted", with a comma'],
        ['A', '2024-03-05', '2', '5', '?', ''],
        ['', 'soon', '2', '5', '3', ''],
        good,
      ]),
    )
    expect(loaded).toMatchObject({ rows: 8, used: 2, rejected: 6, anonymous: 0 })
    expect(rejected.map(({ row, reason, came }) => [row, reason, came])).toEqual([
      [3, 'day', '2024-02-30'],
      [4, 'quantity', 'two'],
      [5, 'quantity', '1000000000'],
      [6, 'price', 'free'],
      [7, 'cost', '?'],
      [8, 'day', 'soon'],
    ])
    expect(rejected[0]?.cells).toEqual(
      Object.fromEntries(wide.map((name, i) => [name, ['A', '2024-02-30', '2', '5', '3', '没有这一天'][i]])),
    )
    expect(rejected[3]?.cells.note).toBe('"quoted", with a comma')
  })

  test('cells too many and broken quotes: nothing is guessed, the row stays that of the spreadsheet', async () => {
    const text = [
      'customer,date,amount',
      'A,2024-03-05,1',
      'B,2024-03-05,1,234.50',
      'C,2024-03-05,soon',
      '"D" and sons,2024-03-05,4',
      'F,2024-13-05,6',
      'G,2024-03-05,7',
    ]
    const { loaded, rejected } = await load(
      files.written(`${text.join('\n')}\n`, { columns, sample: [['A', '2024-03-05', '1']] }),
    )
    expect(loaded).toMatchObject({ rows: 6, used: 2, rejected: 4 })
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'layout'],
      [4, 'amount'],
      [5, 'layout'],
      [6, 'day'],
    ])
    expect(rejected[0]).toMatchObject({
      came: 'B,2024-03-05,1,234.50',
      cells: { customer: 'B,2024-03-05,1,234.50' },
    })
  })

  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['both', ''],
  ])('a price with its comma left bare is no smaller price: lines that end in %s', async (_, end) => {
    const bodies = [
      ['A,2024-03-05,1', 'B,2024-03-05,1,234.50'],
      ['A,2024-03-05,1', 'B,2024-03-05,1,234.50', 'C,2024-03-05,2'],
    ]
    for (const body of bodies) {
      duck.close()
      duck = await openDuck()
      const lines = ['customer,date,amount', ...body].map((line, i) => line + (end || ['\n', '\r\n'][i % 2]))
      const { loaded, rejected } = await load(
        files.written(lines.join(''), { columns, sample: [['A', '2024-03-05', '1']] }),
      )
      expect(loaded).toMatchObject({ rows: body.length, used: body.length - 1, rejected: 1 })
      expect(rejected).toMatchObject([{ row: 3, reason: 'layout', came: 'B,2024-03-05,1,234.50' }])
    }
  })

  test('titles above the headings are counted', async () => {
    const text = 'Sales of March\n\ncustomer,date,amount\nA,2024-03-05,1\nB,2024-03-05,x\nC,2024-03-05,1,2\n'
    const { rejected } = await load(
      files.written(text, { columns, sample: [['A', '2024-03-05', '1']], skipLines: 2 }),
    )
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [5, 'amount'],
      [6, 'layout'],
    ])
  })

  test('an amount that is missing is not 0', async () => {
    const { loaded, rejected } = await load(
      files.ofRows(columns, [
        ['A', '2024-03-05', '1'],
        ['A', '2024-03-05', ''],
      ]),
    )
    expect(loaded).toMatchObject({ used: 1, rejected: 1 })
    expect(rejected).toMatchObject([{ row: 3, reason: 'amount', came: '' }])
  })
})

describe('amounts and what is brought back', () => {
  const lineOf = async (headings: readonly string[], row: readonly string[]) => {
    const { lines, loaded } = await load(files.ofRows(headings, [row]))
    return { ...lines[0], returns: loaded.returns }
  }

  test('a quantity below 0 is a return, whatever the sign of its amount', async () => {
    const headings = ['customer', 'date', 'quantity', 'amount']
    expect(await lineOf(headings, ['A', '2024-03-05', '-2', '10'])).toMatchObject({
      amount: -10,
      is_return: true,
      returns: 1,
    })
  })
  test('so it is with both below 0, and with the amount alone', async () => {
    const headings = ['customer', 'date', 'quantity', 'amount']
    expect(await lineOf(headings, ['A', '2024-03-05', '-2', '-10'])).toMatchObject({
      amount: -10,
      is_return: true,
    })
    duck.close()
    duck = await openDuck()
    expect(await lineOf(headings, ['A', '2024-03-05', '2', '-10'])).toMatchObject({
      amount: -10,
      is_return: true,
    })
  })
  test('price times quantity, also where either is below 0', async () => {
    const headings = ['customer', 'date', 'quantity', 'price']
    expect(await lineOf(headings, ['A', '2024-03-05', '-2', '5.25'])).toMatchObject({
      amount: -10.5,
      is_return: true,
    })
    duck.close()
    duck = await openDuck()
    expect(await lineOf(headings, ['A', '2024-03-05', '1', '-5.25'])).toMatchObject({
      amount: -5.25,
      is_return: true,
    })
  })
  test('the largest sale a dealer makes is kept to the ten-thousandth', async () => {
    const headings = ['customer', 'date', 'quantity', 'price']
    expect(await lineOf(headings, ['A', '2024-03-05', '250000', '99999.1234'])).toMatchObject({
      amount: 24_999_780_850,
    })
    duck.close()
    duck = await openDuck()
    expect(await lineOf(columns, ['A', '2024-03-05', '99999999999.1234'])).toMatchObject({
      amount: 99_999_999_999.1234,
    })
  })
  test('more money than there is cannot be read, and stops nothing', async () => {
    const headings = ['customer', 'date', 'quantity', 'price', 'cost']
    const { loaded, rejected } = await load(
      files.ofRows(headings, [
        ['A', '2024-03-05', '1', '5', '3'],
        ['A', '2024-03-05', '999999999', '999999999999', '3'],
        ['A', '2024-03-05', '1', '5', '999999999999'],
      ]),
    )
    expect(loaded).toMatchObject({ used: 2, rejected: 1 })
    expect(rejected).toMatchObject([{ row: 3, reason: 'price' }])
  })

  test('invoices numbered C… beside plain ones are cancellations, and take money back', async () => {
    const headings = ['customer', 'date', 'order', 'quantity', 'price']
    const row = (order: string, quantity: string): string[] => ['A', '2024-03-05', order, quantity, '5']
    const { lines, loaded } = await load(
      files.ofRows(headings, [
        row('489434', '1'),
        row('489435', '2'),
        row('489436', '3'),
        row('C489437', '-2'),
        row('C489438', '3'),
      ]),
    )
    expect(loaded.returns).toBe(2)
    expect(lines.filter((line) => line.is_return).map(({ amount }) => amount)).toEqual([-15, -10])
  })
  test('where most orders begin with C it is only a letter', async () => {
    const headings = ['customer', 'date', 'order', 'amount']
    const { loaded } = await load(
      files.ofRows(headings, [
        ['A', '2024-03-05', 'C1', '5'],
        ['B', '2024-03-05', 'C2', '5'],
        ['B', '2024-03-05', '3', '5'],
      ]),
    )
    expect(loaded.returns).toBe(0)
  })

  test('profit is the margin; cost is taken from the amount, and given back with a return', async () => {
    const profit = files.ofRows(['customer', 'date', 'amount', 'profit'], [['A', '2024-03-05', '10', '-1.5']])
    expect((await load(profit)).lines).toMatchObject([{ amount: 10, margin: -1.5 }])
    duck.close()
    duck = await openDuck()
    const rows = [
      ['A', '2024-03-05', '10', '6'],
      ['A', '2024-03-06', '-10', '6'],
      ['A', '2024-03-07', '-10', '-6'],
    ]
    const cost = files.ofRows(['customer', 'date', 'amount', 'cost'], rows)
    expect((await load(cost)).lines.map(({ margin }) => margin)).toEqual([4, -4, -4])
  })

  test('every currency is told, whatever its spelling', async () => {
    const rows = ['usd', 'USD ', '', 'EUR'].map((currency) => ['A', '2024-03-05', '1', currency])
    expect((await load(files.ofRows([...columns, 'currency'], rows))).loaded.currencies).toEqual([
      'EUR',
      'USD',
    ])
  })
})

describe('the quick way and the patient one', () => {
  const day = fc.oneof(
    {
      weight: 30,
      arbitrary: fc
        .date({ min: new Date('1990-01-01'), max: new Date('2050-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
    },
    fc.constantFrom(
      '2024/03/05',
      '2024-3-5',
      '20240305',
      '2024年3月5日',
      '2024-03-05T23:30:00Z',
      '2024-03-05 10:00',
    ),
    fc.constantFrom(
      '2024-02-30',
      'epoch',
      'infinity',
      '',
      '2024-03-05x',
      '1900-01-01',
      '1899-12-31',
      ' 2024-03-05',
    ),
  )
  const money = fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: -1e9, max: 1e9 }).map((cents) => String(cents / 100)) },
    fc.constantFrom(
      '1,234.50',
      '¥5',
      '1e3',
      '',
      'NaN',
      'inf',
      '(5)',
      '5-',
      '1.2万',
      '0.00004999',
      '１２',
      '+5',
      '1234567890123',
    ),
  )
  const name = fc.oneof(
    fc.constantFrom('A', 'B', '张三', '', 'NULL'),
    fc.string({ maxLength: 6, unit: 'grapheme' }),
  )

  test('read the same in every file that looks plain at first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, day, money), { minLength: 20, maxLength: 60 }),
        async (rows) => {
          const first = ['A', '2024-03-05', '1.5']
          const file = files.ofRows(columns, [first, ...rows])
          const ways = []
          // Only the sample decides which way is tried: one with a sign of money in it asks for patience.
          for (const sample of [[first], [['A', '2024-03-05', '¥1.5']]]) {
            const fresh = await openDuck()
            const loaded = await loadOrders(fresh, { batch: 0, file: { ...file, sample }, settings })
            ways.push({ loaded, lines: await fresh.rows('select * from lines order by all') })
            fresh.close()
          }
          expect(ways[0]).toEqual(ways[1])
          const { loaded } = ways[0] as { loaded: Awaited<ReturnType<typeof loadOrders>> }
          expect(loaded.used + loaded.rejected + loaded.anonymous).toBe(loaded.rows)
          expect(loaded.rows).toBe(rows.length + 1)
        },
      ),
      { numRuns: 12, seed: 11 },
    )
  })
})
