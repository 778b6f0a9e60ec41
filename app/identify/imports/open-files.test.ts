import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { csvCell } from './delimited.ts'
import { openFiles } from './open-files.ts'
import { written } from './test-encoders.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-open-'))
const scratch = join(folder, 'scratch')
mkdirSync(scratch)
afterAll(() => rmSync(folder, { recursive: true }))

const orders = '客户,日期,金额\n张三,2024-01-05,12.5\n'

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

type Deps = Partial<Parameters<typeof openFiles>[1]>
function opened(names: readonly string[], deps: Deps = {}): ReturnType<typeof openFiles> {
  const parquet = () => Promise.reject(new Error('not asked'))
  return openFiles(names, { scratch, stdin: Readable.from([]), parquet, ...deps })
}

describe('files made ready for the ledger', () => {
  test('UTF-8 is read where it lies, anything else from a copy in UTF-8', async () => {
    const inPlace = file('utf8.csv', orders)
    const gbk = file('gbk.csv', written(orders, 'gb18030'))
    const before = readdirSync(scratch).length
    const [first, second] = await opened([inPlace, gbk])
    expect(first).toEqual({
      name: inPlace,
      kind: 'csv',
      came: 'csv',
      path: inPlace,
      encoding: 'utf-8',
      delimiter: ',',
      skipLines: 0,
      columns: ['客户', '日期', '金额'],
      sample: [['张三', '2024-01-05', '12.5']],
    })
    expect(second).toEqual({ ...first, name: gbk, path: second?.path, encoding: 'gb18030' })
    expect(readFileSync(second?.path ?? '', 'utf8')).toBe(orders)
    expect(readdirSync(scratch)).toHaveLength(before + 1)
  })

  test('the same orders in any encoding and format give the same table', async () => {
    const table = [
      ['客人', '日期', '金額', '品名'],
      ['王小明', '2024-01-05', '12.5', '大米 "香", 五斤'],
      ['李大文', '2024-02-29', '-3', '食用油'],
    ]
    const text = table.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
    const names = (['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const).map((encoding) =>
      file(`same-${encoding}.csv`, written(text, encoding)),
    )
    const workbook = join(folder, 'same.xlsx')
    const [headings = [], ...rows] = table
    const cells = rows.map(([customer = '', day = '', amount = '', product = '']) => [
      { value: customer },
      { value: new Date(day), format: 'yyyy-mm-dd' },
      { value: Number(amount) },
      { value: product },
    ])
    await writeExcelFile([headings.map((value) => ({ value })), ...cells]).toFile(workbook)
    const tables = await opened([...names, workbook])
    expect(tables.map(({ encoding }) => encoding)).toEqual([
      'utf-8',
      'gb18030',
      'big5',
      'utf-16le',
      'utf-16be',
      null,
    ])
    for (const { columns, sample } of tables) expect([columns, ...sample]).toEqual(table)
  })

  test('titles with quotes above the headings are left out of the table', async () => {
    const [table] = await opened([file('titled.csv', `"一月\n销售",,\r\n\r\n${orders}`)])
    expect(table).toMatchObject({ skipLines: 0, columns: ['客户', '日期', '金额'] })
    expect(readFileSync(table?.path ?? '', 'utf8')).toBe(orders)
  })

  test('the ending of the name does not matter', async () => {
    expect(await opened([file('orders.xls', orders)])).toMatchObject([{ came: 'csv' }])
  })

  test('standard input is spooled and can be read again', async () => {
    const bytes = written(orders, 'utf-16le')
    const [table] = await opened(['-'], { stdin: Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]) })
    expect(table).toMatchObject({ name: '-', encoding: 'utf-16le', columns: ['客户', '日期', '金额'] })
    expect(readFileSync(table?.path ?? '', 'utf8')).toBe(orders)
  })

  test.skipIf(process.platform === 'win32')('a pipe named like a file is spooled too', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', pipe])
    const writing = import('node:fs/promises').then((fs) => fs.writeFile(pipe, orders))
    expect(await opened([pipe])).toMatchObject([{ name: pipe, columns: ['客户', '日期', '金额'] }])
    await writing
  })

  test('Parquet is asked of the ledger', async () => {
    const path = file('orders.bin', Buffer.from('PAR1 any columns at all PAR1'))
    const answer = { columns: ['customer', 'date'], sample: [['A', '2024-01-05']] }
    expect(
      await opened([path], {
        parquet: (asked) => Promise.resolve(asked === path ? answer : Promise.reject()),
      }),
    ).toEqual([
      {
        name: path,
        kind: 'parquet',
        came: 'parquet',
        path,
        encoding: null,
        delimiter: null,
        skipLines: 0,
        ...answer,
      },
    ])
  })

  test('progress grows to the whole', async () => {
    const seen: [number, number][] = []
    const names = [file('p1.csv', written(orders.repeat(90_000), 'gb18030')), file('p2.csv', orders)]
    await opened(names, { progress: (done, total) => seen.push([done, total]) })
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.every(([done], i) => done >= (seen[i - 1]?.[0] ?? 0))).toBe(true)
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1])
  })
})

describe('what cannot be opened is refused', () => {
  const zip = (inside: string): Buffer => {
    const name = Buffer.from(inside)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), name])
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.alloc(42), name])
    entry.writeUInt16LE(name.length, 28)
    const end = Buffer.alloc(22)
    end.write('PK\x05\x06', 'latin1')
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(entry.length, 12)
    end.writeUInt32LE(local.length, 16)
    return Buffer.concat([local, entry, end])
  }
  test.each<[string, string, string | Buffer]>([
    ['imports.file.empty', 'nothing in it', ''],
    ['imports.file.empty', 'blank lines only', '\n\n \n'],
    ['imports.headings.only', 'headings only', '客户,日期\n'],
    ['imports.headings.missing', 'no headings', '1,1997-01-01,1,11.77\n2,1997-01-12,2,12.00\n'],
    ['imports.file.old-excel', 'old Excel', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    ['imports.file.packed', 'gzip', gzipSync(orders)],
    ['imports.file.packed', 'zip', zip('orders.csv')],
    ['imports.file.other', 'PDF', Buffer.from('%PDF-1.7 ...')],
    ['imports.file.other', 'JSON', '[{"customer":"A","date":"2024-01-05"}]'],
    [
      'imports.file.web-page',
      'a web page named .xls',
      '\ufeff<html><table><tr><td>客户</td></tr></table></html>',
    ],
    ['imports.file.damaged', 'half a zip', zip('orders.csv').subarray(0, 40)],
    ['imports.file.damaged', 'Parquet cut off', Buffer.from('PAR1 only the beginning')],
    ['imports.encoding.binary', 'rubbish', Buffer.from([1, 2, 0, 0, 0, 3, 44, 10, 0, 7])],
    ['imports.row.too-long', 'one endless line', 'x,'.repeat(2 << 20)],
  ])('%s: %s', async (code, name, content) => {
    await expect(opened([file(name, content)])).rejects.toMatchObject({
      code,
      values: { name: join(folder, name) },
    })
  })

  test('a file that is not there, a folder, a device', async () => {
    await expect(opened([join(folder, 'absent.csv')])).rejects.toMatchObject({ code: 'imports.file.missing' })
    await expect(opened([folder])).rejects.toMatchObject({ code: 'imports.file.folder' })
    await expect(opened(['/dev/zero'])).rejects.toMatchObject({ code: 'imports.file.unreadable' })
  })

  test('a file that one may not read', async () => {
    const path = file('secret.csv', orders)
    chmodSync(path, 0)
    // Root may read everything: for a moment it is nobody, who reaches the folder but not the file.
    const root = process.geteuid?.() === 0
    if (root) {
      chmodSync(folder, 0o755)
      process.seteuid?.(65_534)
    }
    try {
      await expect(opened([path])).rejects.toMatchObject({ code: 'imports.file.unreadable' })
    } finally {
      if (root) process.seteuid?.(0)
    }
  })

  test('standard input twice, or empty', async () => {
    await expect(opened(['-', '-'])).rejects.toMatchObject({ code: 'imports.file.stdin-twice' })
    await expect(opened(['-'])).rejects.toMatchObject({ code: 'imports.file.stdin-empty' })
  })

  test('the same file twice, also under another name', async () => {
    const path = file('once.csv', orders)
    const link = join(folder, 'link.csv')
    symlinkSync(path, link)
    await expect(opened([path, path])).rejects.toMatchObject({ code: 'imports.file.twice' })
    await expect(opened([path, link])).rejects.toMatchObject({ code: 'imports.file.twice' })
  })
})
