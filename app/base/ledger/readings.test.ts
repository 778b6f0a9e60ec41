import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Duck, literal } from './duckdb.ts'
import {
  type DateOrder,
  type DecimalSign,
  dayOfText,
  decimalSign,
  numberOfText,
  plainDay,
  plainNumber,
  readingMacros,
  sensibleDays,
} from './readings.ts'

let duck: Duck
beforeAll(async () => {
  duck = await Duck.open(':memory:')
  for (const macro of readingMacros) await duck.run(macro)
})
afterAll(() => duck.close())

/** Every cell read in one question, as a file's column is. */
async function readEach(cells: readonly string[], reading: string): Promise<(string | null)[]> {
  const values = cells.map((cell, i) => `(${i}, ${literal(cell)})`).join(', ')
  const rows = await duck.rows(
    `select (${reading})::varchar as value from (values ${values}) as given(i, c) order by i`,
  )
  return rows.map((row) => row.value as string | null)
}

/** As a file's dates are read: the quick way, and patiently where that is not a sensible day. */
function daysRead(cells: readonly string[], order: DateOrder = 'month-first', zone = 'Asia/Shanghai') {
  const quick = plainDay('c')
  const patient = dayOfText('c', order, zone)
  return readEach(cells, `case when ${quick} between ${sensibleDays} then ${quick} else ${patient} end`)
}

function numbersRead(cells: readonly string[], sign: DecimalSign = 'point') {
  return readEach(cells, `coalesce(${plainNumber('c', sign)}, ${numberOfText('c', sign)})::double`)
}

describe('days', () => {
  test.each([
    ['ISO and its relatives', ['2024-03-05', '2024-3-5', '2024/3/5', '2024.3.5', '2024 3 5', '20240305']],
    ['Chinese', ['2024年3月5日', '2024年03月05号', '2024年3月5號', '２０２４年３月５日']],
    ['full-width', ['２０２４－０３－０５', '２０２４／３／５', '　2024-03-05　']],
    ['with spaces that cannot be seen', ['\u00a02024-03-05', '2024-03-05\t', '2024-03-05\u00a0']],
    [
      'the years of the Republic',
      ['民國113年3月5日', '民国113年3月5日', '民國 113 年 3 月 5 日', '113/03/05', '113-3-5'],
    ],
    ['spelled months', ['5 Mar 2024', '05-Mar-24', 'Mar 5, 2024', '5 March 2024', 'Tue, 5 Mar 2024']],
    ['serials of a spreadsheet', ['45356', '45356.75']],
    ['seconds and milliseconds since 1970', ['1709596800', '1709596800000']],
    [
      'with a time of day, which does not matter',
      [
        '2024-03-05 23:30',
        '2024/3/5 9:05',
        '2024-03-05 下午 11:30',
        '2024-03-05 上午11:30:00',
        '202403051430',
        '20240305143000',
        '3/5/2024 14:30',
        '3/5/2024 2:30 PM',
      ],
    ],
  ])('%s: all are 5 March 2024', async (_, cells) => {
    expect(await daysRead(cells)).toEqual(cells.map(() => '2024-03-05'))
  })

  test('3/5/2024 is read by the order of the column, whatever divides it', async () => {
    const cells = ['3/5/2024', '3-5-2024', '03.05.2024', '3/5/24']
    expect(await daysRead(cells, 'month-first')).toEqual(cells.map(() => '2024-03-05'))
    expect(await daysRead(cells, 'day-first')).toEqual(cells.map(() => '2024-05-03'))
    expect(await daysRead(['31/12/2024', '31.12.2024', '12/31/2024'], 'day-first')).toEqual([
      '2024-12-31',
      '2024-12-31',
      null,
    ])
  })

  test('years of two digits: 70 and above belong to the last century', async () => {
    expect(await daysRead(['3/5/69', '3/5/70', '3/5/99', '3/5/00'])).toEqual([
      '2069-03-05',
      '1970-03-05',
      '1999-03-05',
      '2000-03-05',
    ])
  })

  test('an instant with its own zone is the day of the shop’s zone', async () => {
    const cells = [
      '2024-03-05T23:30:00Z',
      '2024-03-05 23:30:00+00',
      '2024-03-05T23:30:00.5-02:00',
      '1709652600',
    ]
    expect(await daysRead(cells, 'month-first', 'Asia/Shanghai')).toEqual([
      '2024-03-06',
      '2024-03-06',
      '2024-03-06',
      '2024-03-05',
    ])
    expect(await daysRead(cells, 'month-first', 'America/New_York')).toEqual([
      '2024-03-05',
      '2024-03-05',
      '2024-03-05',
      '2024-03-05',
    ])
    expect(await daysRead(['2024-03-05T23:30:00+08:00'], 'month-first', 'UTC')).toEqual(['2024-03-05'])
    expect(await daysRead(['2024-03-05T02:30:00+08:00'], 'month-first', 'UTC')).toEqual(['2024-03-04'])
  })

  test('a day of the calendar that does not exist is no day', async () => {
    const cells = [
      '2024-02-30',
      '2023-02-29',
      '2024-13-01',
      '2024-00-10',
      '31/31/2024',
      '0/0/0000',
      '民國113年13月1日',
    ]
    expect(await daysRead(cells)).toEqual(cells.map(() => null))
    expect(await daysRead(['2024-02-29', '2000-02-29', '29.2.2024'], 'day-first')).toEqual([
      '2024-02-29',
      '2000-02-29',
      '2024-02-29',
    ])
  })

  test('what is no day is not read as one', async () => {
    const cells = [
      '',
      '  ',
      '昨天',
      'NULL',
      '2024',
      '2024-03',
      '12:30',
      '3/5',
      '99999',
      '12345',
      '-45356',
      '1e10',
      '2024-03-05abc',
    ]
    expect(await daysRead(cells)).toEqual(cells.map(() => null))
  })
})

describe('numbers', () => {
  test.each<[string, [string, number][]]>([
    [
      'plain',
      [
        ['12', 12],
        ['-12.50', -12.5],
        ['+3', 3],
        ['.5', 0.5],
        ['5.', 5],
        ['1e3', 1000],
        ['1.5e-2', 0.015],
      ],
    ],
    [
      'thousands',
      [
        ['1,234.50', 1234.5],
        ['12,345,678', 12_345_678],
        ["1'234.5", 1234.5],
        ['1 234.5', 1234.5],
      ],
    ],
    [
      'money',
      [
        ['¥1,234.50', 1234.5],
        ['￥12', 12],
        ['-¥12', -12],
        ['¥-12', -12],
        ['12元', 12],
        ['12 元', 12],
        ['NT$ 12', 12],
        ['HK$5', 5],
        ['$5', 5],
        ['5€', 5],
        ['RMB 12', 12],
        ['12USD', 12],
      ],
    ],
    [
      '万',
      [
        ['1.2万', 12_000],
        ['-1.2萬', -12_000],
        ['¥ 1.2万', 12_000],
        ['1.2万元', 12_000],
      ],
    ],
    [
      'less',
      [
        ['(12.00)', -12],
        ['（12.00）', -12],
        ['(1,234)', -1234],
        ['12.5-', -12.5],
        ['−5', -5],
      ],
    ],
    [
      'full-width',
      [
        ['１２．５', 12.5],
        ['＋５', 5],
        ['５，０００', 5000],
        ['－５', -5],
      ],
    ],
    [
      'spaces that cannot be seen',
      [
        ['\u00a012', 12],
        ['12\u00a0345', 12_345],
        ['12\u202f345.5', 12_345.5],
      ],
    ],
    [
      'more decimals than are kept',
      [
        ['12.3456789', 12.345679],
        ['0.0000001', 0],
      ],
    ],
    [
      'as large as is kept',
      [
        ['999999999999', 999_999_999_999],
        ['-999999999999.5', -999_999_999_999.5],
      ],
    ],
  ])('%s', async (_, table) => {
    expect((await numbersRead(table.map(([cell]) => cell))).map(Number)).toEqual(
      table.map(([, number]) => number),
    )
  })

  test('a decimal comma', async () => {
    const table: [string, number][] = [
      ['12,5', 12.5],
      ['1.234,50', 1234.5],
      ['12.345.678', 12_345_678],
      ['1 234,5', 1234.5],
      ['1\u202f234,5', 1234.5],
      ['€ 12,50', 12.5],
      ['(12,50)', -12.5],
      ['12,50-', -12.5],
      ['1,2万', 12_000],
      ['12', 12],
    ]
    const cells = table.map(([cell]) => cell)
    expect((await numbersRead(cells, 'comma')).map(Number)).toEqual(table.map(([, number]) => number))
  })

  test('what is no number is not read as one, nor as 0', async () => {
    const cells = [
      ...['', '  ', '-', '.', '()', 'abc', '三', '12 kg', '12%', '--5', '(-5)', '1,23', '1,2,3', '0x1F'],
      ...['NaN', 'nan', 'inf', '-inf', 'Infinity', '1e999', '1000000000000', '9'.repeat(40)],
    ]
    expect(await numbersRead(cells)).toEqual(cells.map(() => null))
    const points = ['12.50', '1,234.50', '1.23.4']
    expect(await numbersRead(points, 'comma')).toEqual(points.map(() => null))
  })

  test('which sign divides is told from the column', () => {
    expect(decimalSign(['12,50', '7,00', '1.234,50'])).toBe('comma')
    expect(decimalSign(['12.50', '1,234.50'])).toBe('point')
    expect(decimalSign(['1,234', '5'])).toBe('point')
    expect(decimalSign(['12', ''])).toBe('point')
    expect(decimalSign(['12,5 €', '3,25 €', '1.000'])).toBe('comma')
  })
})
