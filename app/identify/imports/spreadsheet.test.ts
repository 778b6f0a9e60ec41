import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { TableFile } from './contract.ts'
import { rowsOf } from './delimited.ts'
import { openFiles } from './open-files.ts'
import { cellText, spreadsheetLimits } from './spreadsheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-spreadsheet-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Value = string | number | boolean | Date | null
let files = 0
function freshPath(): string {
  return join(folder, `${files++}.xlsx`)
}

async function workbook(...sheets: readonly (readonly (readonly Value[])[])[]): Promise<string> {
  const path = freshPath()
  const cell = (value: Value): { value: Value; format?: string } =>
    value instanceof Date ? { value, format: 'yyyy-mm-dd hh:mm:ss' } : { value }
  const data = sheets.map((rows, i) => ({ sheet: `S${i + 1}`, data: rows.map((row) => row.map(cell)) }))
  await writeExcelFile(data as Parameters<typeof writeExcelFile>[0]).toFile(path)
  return path
}

async function opened(path: string): Promise<TableFile> {
  const deps = {
    scratch: folder,
    stdin: process.stdin,
    parquet: () => Promise.reject(new Error('not asked')),
  }
  const [file] = await openFiles([path], deps)
  if (!file) throw new Error('no table')
  return file
}

const refusal = async (path: string): Promise<unknown> =>
  opened(path).then(
    () => 'read',
    (error: unknown) => error,
  )

/** A workbook put together by hand: parts as they are, with whatever the directory is made to say of them. */
function handmade(
  parts: Readonly<Record<string, string | Buffer>>,
  claim?: (size: number) => number,
): string {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, text] of Object.entries(parts)) {
    const raw = Buffer.from(text)
    const packed = deflateRawSync(raw)
    const size = claim?.(raw.length) ?? raw.length
    const name = Buffer.from(path)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed])
    const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), name])
    entry.writeUInt32LE(at, 42)
    bodies.push(local)
    directory.push(entry)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  const path = freshPath()
  writeFileSync(path, Buffer.concat([...bodies, listed, end]))
  return path
}

const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
function sheetParts(sheetData: string, workbookXml = ''): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${ns} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${workbookXml}<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': `<styleSheet ${ns}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${ns}><sheetData>${sheetData}</sheetData></worksheet>`,
  }
}
const text = (cell: string, value: string): string =>
  `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
const headings = `<row r="1">${text('A1', '客户')}${text('B1', '日期')}</row>`

describe('a workbook read as a table', () => {
  test('days, times, numbers, yes and no, text and gaps', async () => {
    const path = await workbook([
      ['客户', '日期', '金额', '会员', '备注'],
      ['张三', new Date(Date.UTC(2024, 0, 5)), 12.5, true, 'a,"b"\nc'],
      ['李四', new Date(Date.UTC(2009, 11, 1, 7, 45)), 1e-7, false, null],
      [null, null, null, null, null],
      ['王五', new Date(Date.UTC(2024, 1, 29, 23, 59, 59)), 1e21, null, ' 007 '],
    ])
    const file = await opened(path)
    expect(file).toMatchObject({
      name: path,
      kind: 'csv',
      came: 'xlsx',
      delimiter: ',',
      skipLines: 0,
      columns: ['客户', '日期', '金额', '会员', '备注'],
      sample: [
        ['张三', '2024-01-05', '12.5', 'true', 'a,"b"\nc'],
        ['李四', '2009-12-01 07:45:00', '0.0000001', 'false', ''],
        ['王五', '2024-02-29 23:59:59', '1000000000000000000000', '', ' 007 '],
      ],
    })
    const [first, ...rest] = rowsOf(readFileSync(file.path, 'utf8'), ',').map((row) => row.cells)
    expect(first).toEqual(file.columns)
    // A row without anything stays as a blank line, so that the rows below it keep their numbers.
    expect(rest).toEqual([...file.sample.slice(0, 2), [''], ...file.sample.slice(2)])
  })

  test('titles above the headings and a cover page before the sheet are passed over', async () => {
    const path = await workbook(
      [['使用说明'], ['请勿修改']],
      [['2024年销售明细', null, null], [], ['客户', '日期', '金额'], ['张三', '2024-01-05', 3]],
    )
    expect(await opened(path)).toMatchObject({
      columns: ['客户', '日期', '金额'],
      sample: [['张三', '2024-01-05', '3']],
    })
  })

  test('days in the formats of Chinese spreadsheets, and in workbooks counting from 1904', async () => {
    const row = `${headings}<row r="2">${text('A2', '张三')}<c r="B2" s="1"><v>45296</v></c></row>`
    expect((await opened(handmade(sheetParts(row)))).sample).toEqual([['张三', '2024-01-05']])
    const from1904 = sheetParts(row.replace('45296', '43834'), '<workbookPr date1904="1"/>')
    expect((await opened(handmade(from1904))).sample).toEqual([['张三', '2024-01-05']])
  })

  test('every second of a day comes back as itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 86_399 }),
        fc.integer({ min: 20_000, max: 60_000 }),
        (second, serial) => {
          // As the reader computes it: a fraction of a day, cut to the millisecond below.
          const instant = Math.floor((serial + second / 86_400 - 25_569) * 86_400_000)
          const shown = cellText(new Date(instant))
          const exact = new Date((serial - 25_569) * 86_400_000 + second * 1_000).toISOString()
          expect(shown).toBe(second === 0 ? exact.slice(0, 10) : exact.slice(0, 19).replace('T', ' '))
        },
      ),
    )
  })

  test('every number is written in full and is the same number again', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const shown = cellText(number)
        expect(shown).toMatch(/^-?\d+(?:\.\d+)?$/)
        expect(Number(shown) === number).toBe(true)
      }),
    )
  })

  test('any table of texts survives the workbook', async () => {
    // XML knows no control characters but these; a cell that is blank altogether is an empty cell.
    const cell = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom('"', ',', '\n', '米', '客', '＝', '<', '&', ' ', '_x000D_'),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        ),
      })
      .filter(
        (value) =>
          value.trim() !== '' &&
          !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(value.replaceAll('\n', '')) &&
          !value.includes('_x') && // The writer of these fixtures loses texts named like an object's own properties.
          !(value in {}),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
        const file = await opened(await workbook([['客户', '日期'], ...rows]))
        expect(file.sample).toEqual(rows)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a workbook that is not to be trusted', () => {
  test('more unpacked than the limit is refused with the advice to save as CSV, before anything is unpacked', async () => {
    const zeros = Buffer.alloc((spreadsheetLimits.unpacked + 1) << 20, ' ')
    const started = process.cpuUsage()
    const path = handmade({ ...sheetParts(headings), 'xl/worksheets/sheet2.xml': zeros })
    const built = process.cpuUsage(started).user
    expect(await refusal(path)).toMatchObject({
      code: 'imports.excel.too-large',
      values: { limit: spreadsheetLimits.unpacked, size: spreadsheetLimits.unpacked + 2 },
    })
    expect(process.cpuUsage(started).user - built).toBeLessThan(1_000_000)
  })

  test('a part that unpacks to more than the directory claims', async () => {
    const bomb = { ...sheetParts(headings), 'xl/worksheets/sheet1.xml': Buffer.alloc(100 << 20, ' ') }
    expect(await refusal(handmade(bomb, (size) => Math.min(size, 1_000)))).toMatchObject({
      code: 'imports.file.damaged',
    })
  })

  test('a part that the directory does not list', async () => {
    const path = handmade(sheetParts(headings))
    const bytes = readFileSync(path)
    const hidden = readFileSync(handmade({ 'xl/worksheets/sheet9.xml': 'x'.repeat(9_999) }))
    const local = hidden.subarray(0, hidden.indexOf('PK\x01\x02', 0, 'latin1'))
    const listedAt = bytes.indexOf('PK\x01\x02', 0, 'latin1')
    const end = Buffer.from(bytes.subarray(listedAt))
    end.writeUInt32LE(listedAt + local.length, end.length - 6)
    writeFileSync(path, Buffer.concat([bytes.subarray(0, listedAt), local, end]))
    expect(await refusal(path)).toMatchObject({ code: 'imports.file.damaged' })
  })

  test('one cell in the far corner', async () => {
    const corner = `${headings}<row r="1048576">${text('XFD1048576', 'x')}</row>`
    expect(await refusal(handmade(sheetParts(corner)))).toMatchObject({ code: 'imports.excel.too-large' })
  })

  test('a document type with entities', async () => {
    const parts = sheetParts(headings)
    const sheet = `<!DOCTYPE x [<!ENTITY a "b">]>${parts['xl/worksheets/sheet1.xml']}`
    expect(await refusal(handmade({ ...parts, 'xl/worksheets/sheet1.xml': sheet }))).toMatchObject({
      code: 'imports.file.damaged',
    })
  })

  test('a workbook cut off, and one that lacks its sheets', async () => {
    const path = await workbook([
      ['客户', '日期'],
      ['张三', '2024-01-05'],
    ])
    writeFileSync(path, readFileSync(path).subarray(0, -200))
    expect(await refusal(path)).toMatchObject({ code: 'imports.file.damaged' })
    const parts = sheetParts(headings)
    delete parts['xl/worksheets/sheet1.xml']
    expect(await refusal(handmade(parts))).toMatchObject({ code: 'imports.file.damaged' })
  })

  test('a workbook with headings only, or nothing at all', async () => {
    expect(await refusal(await workbook([['客户', '日期']]))).toMatchObject({ code: 'imports.headings.only' })
    expect(await refusal(handmade(sheetParts('')))).toMatchObject({ code: 'imports.file.empty' })
  })

  test('a workbook with any byte changed is read or refused, never a crash', async () => {
    const whole = readFileSync(
      await workbook([
        ['客户', '日期'],
        ['张三', '2024-01-05'],
      ]),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const path = freshPath()
        const changed = Buffer.from(whole)
        changed[at] = byte
        writeFileSync(path, changed)
        const answer = await refusal(path)
        if (answer !== 'read') expect(answer).toMatchObject({ name: 'Refusal' })
      }),
      { numRuns: 150 },
    )
  })
})
