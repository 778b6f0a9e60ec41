import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, rowsOf } from './delimited.ts'
import { layoutOf, uniqueHeadings } from './layout.ts'

const cells = (text: string, delimiter = ','): readonly (readonly string[])[] =>
  rowsOf(text, delimiter).map((row) => row.cells)
const layout = (text: string, complete = true): ReturnType<typeof layoutOf> =>
  layoutOf(text, { name: 'orders.csv', complete })

describe('records of a delimited text', () => {
  test('quotes hold delimiters, line breaks and doubled quotes', () => {
    expect(cells('a,"b,c","d\r\ne","5"" nail"\nf,,"",x')).toEqual([
      ['a', 'b,c', 'd\r\ne', '5" nail'],
      ['f', '', '', 'x'],
    ])
  })

  test('lines end in CR LF, LF or CR, and records know the line they start on', () => {
    expect(rowsOf('a,b\r\n"c\nd",e\rf,g\n', ',').map((row) => row.line)).toEqual([0, 1, 3])
  })

  test('a quote that never closes does not swallow the rows below it', () => {
    const rows = cells(`a,b\n1,"x\n${'2,y\n'.repeat(50_000)}`)
    expect(rows).toHaveLength(50_002)
    expect(rows[1]).toEqual(['1', '"x'])
  })

  test('any table survives being written and read', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '米', '"', ',', '\n', '\r', ' ', ';') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (table) => {
        const text = table.map((row) => `${row.map(csvCell).join(',')}\n`).join('')
        expect(cells(text)).toEqual(table)
      }),
    )
  })
})

describe('how a file is laid out', () => {
  test.each([',', ';', '\t', '|', '，'])('the delimiter %s is found', (delimiter) => {
    const text = ['客户,日期,金额', '张三,2024-01-05,12.5', '李四,2024-01-06,3']
      .join('\n')
      .replaceAll(',', delimiter)
    expect(layout(text)).toEqual({
      delimiter,
      skipLines: 0,
      columns: ['客户', '日期', '金额'],
      sample: [
        ['张三', '2024-01-05', '12.5'],
        ['李四', '2024-01-06', '3'],
      ],
    })
  })

  test('decimal commas do not make the comma the delimiter', () => {
    expect(layout('customer;date;amount\nA;2024-01-05;12,5\nB;2024-01-06;3,25\n').delimiter).toBe(';')
    expect(layout('customer;amount\nA;12,5\nB;3,25\n').delimiter).toBe(';')
  })

  test('commas and bars inside quoted cells do not mislead', () => {
    expect(
      layout('customer,goods,date\nA,"rice|oil|salt, big",2024-01-05\nB,"x|y|z",2024-01-06\n').delimiter,
    ).toBe(',')
  })

  test('titles, notes and blank lines above the headings are counted', () => {
    expect(
      layout('2024年销售明细,,\n\n导出时间：2024-02-01,,\n客户,日期,金额\n张三,2024-01-05,3\n'),
    ).toMatchObject({
      skipLines: 3,
      columns: ['客户', '日期', '金额'],
      sample: [['张三', '2024-01-05', '3']],
    })
    expect(layout('exported,2024-02-01\r\n\r\ncustomer,date\r\nA,2024-01-05\r\n')).toMatchObject({
      skipLines: 2,
    })
  })

  test('a sep= line names the delimiter and is skipped', () => {
    expect(layout('sep=;\r\ncustomer;date\r\nA;2024-01-05\r\n')).toMatchObject({
      delimiter: ';',
      skipLines: 1,
      columns: ['customer', 'date'],
    })
  })

  test('headings lose marks and spaces around them, and are made unique', () => {
    expect(layout('\ufeff　客户 ,"日\n期", ,金额,金额\nA,2024-01-05,x,1,2\n').columns).toEqual([
      '客户',
      '日 期',
      'column_3',
      '金额',
      '金额_2',
    ])
    expect(uniqueHeadings(['a', 'A', 'a_2', '__proto__', '', 'column_5'])).toEqual([
      'a',
      'A_3',
      'a_2',
      '__proto__',
      'column_5_2',
      'column_5',
    ])
  })

  test('rows narrower or wider than the headings are fitted to them', () => {
    expect(layout('a,b,c\nx,2024-01-05\ny,2024-01-06,1,2\n').sample).toEqual([
      ['x', '2024-01-05', ''],
      ['y', '2024-01-06', '1'],
    ])
  })

  test('a file cut in the middle of a line is sampled up to the line before', () => {
    expect(layout('a,b\n1,x\n2,y\n3', false).sample).toEqual([
      ['1', 'x'],
      ['2', 'y'],
    ])
  })

  test('at most a thousand rows are sampled', () => {
    expect(layout(`a,b\n${'x,y\n'.repeat(3_000)}`).sample).toHaveLength(1_000)
  })

  test.each([
    ['imports.headings.missing', '1,1997-01-01,1,11.77\n1,1997-01-18,2,29.73\n'],
    ['imports.headings.missing', '张三,2024-01-05,3\n李四,2024-01-06,4\n'],
    ['imports.headings.only', 'customer,date\n'],
    ['imports.headings.only', 'customer,date\n\n , \n'],
    ['imports.headings.too-many', `${'a,'.repeat(600)}b\n${'1,'.repeat(600)}2\n`],
    ['imports.file.empty', '\n \n\n'],
  ])('%s', (code, text) => {
    expect(() => layout(text)).toThrow(expect.objectContaining({ code }))
  })

  test('any text is laid out or refused, never a crash', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '1', '"', ',', ';', '\n', '\r', '\t', '|', ' ') }),
        (text) => {
          try {
            const { columns, sample } = layout(text)
            for (const row of sample) expect(row).toHaveLength(columns.length)
          } catch (error) {
            expect(error).toMatchObject({ name: 'Refusal' })
          }
        },
      ),
    )
  })
})
