import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { TableFile } from './contract.ts'
import { csvCell, rowsOf } from './delimited.ts'
import { type RecordPiece, recordPieces, rowOf } from './record-pieces.ts'
import { soundTable } from './sound-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-pieces-'))
const scratch = join(folder, 'scratch')
mkdirSync(scratch)
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
function tableOf(content: string | Buffer, also: Partial<TableFile> = {}): TableFile {
  const path = join(folder, `${count++}.csv`)
  writeFileSync(path, content)
  const columns = ['a', 'b', 'c']
  const plain = {
    kind: 'csv',
    came: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    skipLines: 0,
    sample: [],
  } as const
  return { name: 'orders.csv', path, columns, ...plain, ...also }
}

async function piecesOf(table: TableFile, bytes: number, skip = 0): Promise<RecordPiece[]> {
  const pieces: RecordPiece[] = []
  for await (const piece of recordPieces(table, { scratch, bytes, skip })) pieces.push(piece)
  return pieces
}

/** Every record of the pieces under its row, and the broken rows. */
function laidOut(pieces: readonly RecordPiece[]): Map<number, readonly string[] | string> {
  const rows = new Map<number, readonly string[] | string>()
  for (const piece of pieces) {
    const [headings, ...records] = rowsOf(readFileSync(piece.path, 'utf8'), ',').map(({ cells }) => cells)
    expect(headings).toEqual(['a', 'b', 'c'])
    expect(records.length).toBe(piece.rows)
    for (const [nth, cells] of records.entries()) rows.set(rowOf(piece, nth), cells)
    for (const { row, reason } of piece.broken) rows.set(row, reason)
  }
  return rows
}

describe('a table cut into pieces', () => {
  test('whole records only, each piece under the headings, rows as a spreadsheet counts', async () => {
    const records = Array.from({ length: 200 }, (_, i) => [
      `${i}`,
      i % 3 ? 'x' : 'two\nlines, "quoted"',
      '米',
    ])
    const text = `title\n\na,b,c\n${records.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('')}`
    const pieces = await piecesOf(tableOf(text, { skipLines: 2 }), 500)
    expect(pieces.length).toBeGreaterThan(5)
    expect(laidOut(pieces)).toEqual(new Map(records.map((cells, i) => [i + 4, cells])))
    expect(pieces.at(-1)?.bytesDone).toBe(pieces.at(-1)?.bytesTotal)
  })

  test('blank and broken rows are left out and counted', async () => {
    const text = 'a,b,c\r\n1,x,y\r\n\r\n"2,x,y\r\n3,x,y\r\n\r\n\r\n4,x\0,y\r\n5,x,y\r\n\r\n'
    for (const bytes of [12, 20, 1_000]) {
      expect(laidOut(await piecesOf(tableOf(text), bytes))).toEqual(
        new Map<number, readonly string[] | string>([
          [2, ['1', 'x', 'y']],
          [4, 'quote'],
          [5, ['3', 'x', 'y']],
          [8, 'zero'],
          [9, ['5', 'x', 'y']],
        ]),
      )
    }
  })

  test('the same file gives the same pieces, also from a later one on', async () => {
    const table = tableOf(`a,b,c\n${'1,"x\n\ny",z\n\n'.repeat(300)}`)
    const told = (pieces: readonly RecordPiece[]) =>
      pieces.map(({ path, ...piece }) => ({ ...piece, text: readFileSync(path, 'utf8') }))
    const all = told(await piecesOf(table, 400))
    expect(told(await piecesOf(table, 400))).toEqual(all)
    expect(told(await piecesOf(table, 400, 5))).toEqual(all.slice(5))
  })

  test('any table comes back record by record, however small the pieces', async () => {
    // Lines inside a cell that have the table's own cells would be taken for rows that a stray quote swallowed.
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '米', '"', '\n', '\r', ' ', '👪'), maxLength: 6 }),
      fc.string({ unit: fc.constantFrom('a', '"', ',', '👪'), maxLength: 6 }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant('k'), cell, cell), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('\n', '\r\n'),
        async (records, bytes, end) => {
          const text = [['a', 'b', 'c'], ...records]
            .map((cells) => cells.map(csvCell).join(',') + end)
            .join('')
          const found = laidOut(await piecesOf(tableOf(text), bytes))
          expect(found).toEqual(new Map(records.map((cells, i) => [i + 2, cells])))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('any bytes: every row is kept, blank or broken, and one after the other', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'a,b,c\n',
        '"',
        '"\n',
        '""',
        ',',
        '\n',
        '\r\n',
        '\r',
        '\0',
        '"x\ny",1,2\n',
        '1,"2,3\n',
        '米',
      ),
      fc.uint8Array({ maxLength: 4 }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        async (parts, bytes) => {
          const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
          const table = tableOf(Buffer.concat([Buffer.from('a,b,c\n'), body]))
          const pieces = await piecesOf(table, bytes)
          const whole = await piecesOf(table, 1 << 20)
          const rows = (some: readonly RecordPiece[]) => [...laidOutRows(some)]
          expect(rows(pieces)).toEqual(rows(whole))
          expect(new Set(rows(pieces)).size).toBe(rows(pieces).length)
          const sound = await soundTable(table, scratch)
          expect(sound.broken.map(({ row }) => row)).toEqual(
            whole.flatMap(({ broken }) => broken.map(({ row }) => row)),
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  test('Parquet is cut into ranges of rows', async () => {
    const table = tableOf('PAR1', { kind: 'parquet' })
    const pieces: RecordPiece[] = []
    for await (const piece of recordPieces(table, {
      scratch,
      parquetRows: () => Promise.resolve(450_000),
      skip: 1,
    }))
      pieces.push(piece)
    expect(pieces.map(({ fromRow, rows, firstRow }) => [fromRow, rows, firstRow])).toEqual([
      [200_000, 200_000, 200_002],
      [400_000, 50_000, 400_002],
    ])
  })
})

function* laidOutRows(pieces: readonly RecordPiece[]): Generator<number> {
  for (const piece of pieces) {
    const own = Array.from({ length: piece.rows }, (_, nth) => rowOf(piece, nth))
    yield* [...own, ...piece.broken.map(({ row }) => row)].sort((a, b) => a - b)
  }
}
