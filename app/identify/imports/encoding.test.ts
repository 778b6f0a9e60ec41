import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Encoding } from './contract.ts'
import { judgeEncoding } from './encoding.ts'
import { knownHeadings } from './headings.ts'
import { charactersOf, written } from './test-encoders.ts'
import { transcode } from './transcode.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-encoding-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function fileOf(...pieces: readonly (Buffer | string)[]): string {
  const path = join(folder, `${files++}.csv`)
  writeFileSync(
    path,
    Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))),
  )
  return path
}

async function readBack(path: string): Promise<{ encoding: Encoding; text: string }> {
  const encoding = await judgeEncoding(path, 'orders.csv')
  if (encoding === 'utf-8') return { encoding, text: readFileSync(path, 'utf8') }
  const to = join(folder, `${files++}.utf8.csv`)
  await transcode({ from: path, to, encoding })
  return { encoding, text: readFileSync(to, 'utf8') }
}

describe('what a short file is written in', () => {
  const simplified = '客户,日期,金额\nA1,2024-01-05,12.5\n'
  const traditional = '客戶,日期,金額\nA1,2024-01-05,12.5\n'
  const both = '日期,金額\n大米,12\n'
  test.each<[string, Encoding, string]>([
    ['Chinese headings over ASCII rows in GBK', 'gb18030', simplified],
    ['the same in UTF-8', 'utf-8', simplified],
    ['the same in UTF-16 without a mark, little end first', 'utf-16le', simplified],
    ['the same in UTF-16 without a mark, big end first', 'utf-16be', simplified],
    ['traditional headings over ASCII rows in Big5', 'big5', traditional],
    ['traditional headings in GBK, which has them too', 'gb18030', traditional],
    ['only characters that both have, in Big5', 'big5', both],
    ['only characters that both have, in GBK', 'gb18030', both],
    ['one Chinese name in Big5', 'big5', 'customer,date\n王小明,2024-01-05\n'],
    ['one Chinese name in GBK', 'gb18030', 'customer,date\n王小明,2024-01-05\n'],
    ['a heading alone, in Big5', 'big5', '客戶'],
    ['a company name with a character of the ETEN extension', 'big5', '客戶,日期\n宏碁,2024-01-05\n'],
  ])('%s', async (_, encoding, text) => {
    expect(await readBack(fileOf(written(text, encoding)))).toEqual({ encoding, text })
  })

  test('nothing but ASCII is UTF-8 and read where it lies', async () => {
    expect(await judgeEncoding(fileOf('cust,date\n1,2024-01-05\n'), 'orders.csv')).toBe('utf-8')
  })

  test('a mark at the beginning decides', async () => {
    expect(await readBack(fileOf(Buffer.from([0xff, 0xfe]), written(both, 'utf-16le')))).toEqual({
      encoding: 'utf-16le',
      text: both,
    })
    expect(await readBack(fileOf(Buffer.from([0xfe, 0xff]), written(both, 'utf-16be')))).toEqual({
      encoding: 'utf-16be',
      text: both,
    })
    expect((await readBack(fileOf('\ufeff', both))).encoding).toBe('utf-8')
    expect(
      (await readBack(fileOf(Buffer.from([0x84, 0x31, 0x95, 0x33]), written(both, 'gb18030')))).text,
    ).toBe(`\ufeff${both}`)
  })

  test('a single Chinese heading is enough to tell GBK from Big5', async () => {
    const wrong: string[] = []
    for (const encoding of ['gb18030', 'big5'] as const) {
      for (const heading of knownHeadings) {
        const bytes = encoded(heading, encoding)
        // A few pairs of GBK are valid UTF-8 by chance (小票 is С票 with Cyrillic): with one word alone nobody could tell.
        if (!bytes || bytes.every((byte) => byte < 0x80) || bytes.equals(Buffer.from(bytes.toString('utf8'))))
          continue
        const found = await judgeEncoding(fileOf(bytes, ',date\nA1,2024-01-05\n'), 'orders.csv')
        if (found !== encoding) wrong.push(`${heading} in ${encoding} taken for ${found}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

function encoded(text: string, encoding: 'gb18030' | 'big5'): Buffer | null {
  try {
    return written(text, encoding)
  } catch {
    return null
  }
}

describe('what a long file is written in', () => {
  const rows = 'A1,2024-01-05,12.5\n'.repeat(100_000)
  test.each(['gb18030', 'big5', 'utf-8'] as const)(
    'the first Chinese name in row 100,001 decides: %s',
    async (encoding) => {
      const path = fileOf('customer,date,amount\n', rows, written('陳大文,2024-01-05,3\n', encoding))
      const { encoding: found, text } = await readBack(path)
      expect(found).toBe(encoding)
      expect(text.endsWith('陳大文,2024-01-05,3\n')).toBe(true)
    },
  )

  test.each(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const)(
    'a character cut by the edge of a piece is whole in %s',
    async (encoding) => {
      for (const shift of [0, 1, 2, 3]) {
        const text = `${'x'.repeat(shift)}${'大米,金額,日期\n'.repeat(70_000)}`
        expect(await readBack(fileOf(written(text, encoding)))).toEqual({ encoding, text })
      }
    },
  )
})

describe('characters', () => {
  test('every character that GBK has comes back from GBK', async () => {
    const text = `${'张三,大米,北京\n'.repeat(5_000)}${charactersOf('gbk').join('')}\n`
    expect(await readBack(fileOf(written(text, 'gb18030')))).toEqual({ encoding: 'gb18030', text })
  })

  test('every character that Big5 has comes back from Big5', async () => {
    const text = charactersOf('big5').join('')
    expect((await readBack(fileOf(written(`客戶,日期,${text}\n`, 'big5')))).text).toBe(`客戶,日期,${text}\n`)
  })

  test('Hong Kong characters and circled numbers, which the platform leaves unassigned, are read', async () => {
    const bytes = Buffer.concat([
      written('客戶,地址\n', 'big5'),
      Buffer.from([0xfa, 0x40, 0x88, 0x62, 0xc6, 0xa1, 0xc6, 0xe7]),
      written(',香港\n', 'big5'),
    ])
    expect((await readBack(fileOf(bytes))).text).toBe('客戶,地址\n𠕇\u00ca\u0304①ぁ,香港\n')
  })

  test('four-byte characters of GB18030 are read, also across pieces', async () => {
    const four = Buffer.from([0x81, 0x39, 0xee, 0x39])
    const filler = '大'.repeat((1 << 19) - 4)
    for (const shift of ['', 'x', 'xx', 'xxx']) {
      const bytes = Buffer.concat([
        written(`${shift}客户,${filler}`, 'gb18030'),
        four,
        written('\n', 'gb18030'),
      ])
      expect((await readBack(fileOf(bytes))).text).toBe(`${shift}客户,${filler}㐀\n`)
    }
  })

  test.each([
    ['gb18030', charactersOf('gbk')],
    ['big5', charactersOf('big5')],
  ] as const)('any text under ordinary headings survives %s', async (encoding, characters) => {
    const headings = encoding === 'big5' ? '客戶,訂單日期,金額' : '客户,下单日期,金额'
    const cell = fc.string({
      unit: fc.oneof(fc.constantFrom(...characters), fc.string({ minLength: 1, maxLength: 1 })),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 3 }), async (cells) => {
        const text = `${headings}\n${cells.join(',').replaceAll('\0', '')}\n`
        // Rare characters of one encoding may read as ordinary ones of the other; ordinary rows beside them decide.
        const whole =
          text + (encoding === 'big5' ? '陳小姐,2024-01-05,12\n' : '陈小姐,2024-01-05,12\n').repeat(5)
        expect(await readBack(fileOf(written(whole, encoding)))).toEqual({ encoding, text: whole })
      }),
      { numRuns: 200 },
    )
  })

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('any text survives %s', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (cell) => {
        const text = `customer,date\r\n${cell.replaceAll('\0', '')},2024-01-05\r\nA1,2024-01-06\r\n`
        expect(await readBack(fileOf(written(text, encoding)))).toEqual({ encoding, text })
      }),
      { numRuns: 200 },
    )
  })
})

describe('a place that cannot be read costs its row, not the file', () => {
  /** What is read, each place that cannot be as ⟨where it stood⟩. */
  const marked = async (path: string): Promise<[Encoding, string]> => {
    const { encoding } = await readBack(path)
    if (encoding === 'utf-8') return [encoding, readFileSync(path, 'utf8')]
    const to = join(folder, `${files++}.utf8.csv`)
    await transcode({ from: path, to, encoding })
    const latin1 = readFileSync(to)
      .toString('latin1')
      .replace(/\xff(\d+)\xfe/g, '<$1>')
    return [encoding, Buffer.from(latin1, 'latin1').toString('utf8')]
  }

  test('UTF-8 that was cut off in the middle of a character is not read as GBK', async () => {
    const whole = written('客户,日期,金额\n张三,2024-01-05,3\n李四', 'utf-8')
    expect((await marked(fileOf(whole.subarray(0, whole.length - 1))))[0]).toBe('utf-8')
    expect((await marked(fileOf('\ufeff', whole, Buffer.from([0xff]), '\n')))[0]).toBe('utf-8')
    expect((await marked(fileOf('customer,date\nA', Buffer.from([0xff]), ',x\n')))[0]).toBe('utf-8')
  })

  test('GBK and Big5 with a bad byte inside, and cut off in the middle of a character', async () => {
    for (const encoding of ['gb18030', 'big5'] as const) {
      const text = '客人,日期,金額\n大米,2024-01-05,3\n'
      const rows = written(text.repeat(20), encoding)
      const at = rows.length
      expect(await marked(fileOf(rows, Buffer.from([0xff]), ',x\n', rows))).toEqual([
        encoding,
        `${text.repeat(20)}<${at}>,x\n${text.repeat(20)}`,
      ])
      const cut = fileOf(rows, written('大米', encoding).subarray(0, 3))
      expect(await marked(cut)).toEqual([encoding, `${text.repeat(20)}大<${at + 2}>`])
    }
  })

  test('zeros and half characters in UTF-16', async () => {
    const text = written('客户,日期\n张三,2024-01-05\n', 'utf-16le')
    const decoded = '客户,日期\n张三,2024-01-05\n'
    const half = Buffer.from([0x3d, 0xd8])
    const read = async (...pieces: Buffer[]): Promise<string> => (await marked(fileOf(...pieces)))[1]
    expect(await read(text, Buffer.from([0, 0]), text)).toBe(`${decoded}<${text.length}>${decoded}`)
    expect(await read(text, half, text)).toBe(`${decoded}<${text.length}>${decoded}`)
    expect(await read(text, half)).toBe(`${decoded}<${text.length}>`)
    expect(await read(text.subarray(0, -1))).toBe(`${decoded.slice(0, -1)}<${text.length - 2}>`)
  })

  test('a few zero bytes in a text of bytes', async () => {
    const rows = 'A1,2024-01-05,3\n'.repeat(20)
    expect(await judgeEncoding(fileOf(`客户,日期,金额\n${rows}`, Buffer.from([0]), rows), 'x')).toBe('utf-8')
    const gbk = written('客户名称,下单日期,金额\n', 'gb18030')
    expect(await judgeEncoding(fileOf(gbk, rows, Buffer.from([0]), rows), 'x')).toBe('gb18030')
  })
})

describe('what cannot be read is refused with its place', () => {
  const refused = async (path: string): Promise<unknown> =>
    readBack(path).then(
      () => 'read',
      (error: unknown) => error,
    )

  test('zero bytes that are no UTF-16', async () => {
    const path = fileOf('customer,date\nA1,2024-01-05\nB', Buffer.from([0, 1, 0, 0, 2]), ',x\n')
    expect(await refused(path)).toMatchObject({
      code: 'imports.encoding.binary',
      values: { byte: 29, line: 3 },
    })
  })

  test('bytes that no encoding reads, naming the place for each', async () => {
    const path = fileOf('customer,date\n', Buffer.from([0xff, 0x2c, 0xff, 0x2c, 0xff, 0x2c]), 'x\n')
    expect(await refused(path)).toMatchObject({
      code: 'imports.encoding.unreadable',
      values: { utf8Byte: 14, utf8Line: 2, gbByte: 14, gbLine: 2, bigByte: 14, bigLine: 2 },
    })
  })

  test('a Western single-byte file is not read as Chinese', async () => {
    const latin1 = Buffer.from('customer,date\nBénédicte,2024-01-05\nGünther,2024-01-06\n', 'latin1')
    expect(await refused(fileOf(latin1))).toMatchObject({
      code: expect.stringMatching(/^imports\.encoding\./),
    })
  })

  test('any bytes are read or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const answer = await refused(fileOf(Buffer.from(bytes)))
        if (answer !== 'read') expect(answer).toMatchObject({ name: 'Refusal' })
      }),
      { numRuns: 500 },
    )
  })
})
