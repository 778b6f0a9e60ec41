import { type FileHandle, open } from 'node:fs/promises'
import type { TableFile } from './contract.ts'
import { headingLine, oneByOne, recordBlocks, rowOf } from './record-pieces.ts'
import type { BrokenRow, Gap } from './records.ts'
import { scratchPath } from './sources.ts'

/** A table that a reader of whole files can take, and what had to be left out of it for that. */
export type SoundTable = {
  readonly table: TableFile
  readonly broken: readonly BrokenRow[]
  /** The row, as a spreadsheet counts, of what the reader of the table calls that row. */
  readonly rowAt: (row: number) => number
}

const blockBytes = 4 << 20

/**
 * Looks a whole file through before it is read at once. Where a row is broken, blank lines stand between rows or lines
 * end in several ways, the reader gets a copy without them, so that a slip in one row costs that row alone.
 */
export async function soundTable(table: TableFile, scratch: string): Promise<SoundTable> {
  if (table.kind === 'parquet') return { table, broken: [], rowAt: (row) => row }
  const gaps: Gap[] = []
  const broken: BrokenRow[] = []
  const lineEnds = new Set<string | null>()
  let [firstRow, lastKept] = [0, 0]
  for await (const { records } of recordBlocks(table, blockBytes)) {
    broken.push(...records.broken)
    if (records.kept.length === 0) continue
    if (records.lineEnd !== '') lineEnds.add(records.lineEnd)
    // Rows are missing where one block's first is not the one after the last block's last.
    if (firstRow === 0) firstRow = records.firstRow
    else if (records.firstRow > lastKept + 1)
      gaps.push({ row: lastKept + 1, rows: records.firstRow - lastKept - 1 })
    gaps.push(...records.gaps)
    lastKept = rowOf(records, records.kept.length / 2 - 1)
    const trailing = gaps.at(-1)
    if (trailing && trailing.row > lastKept) gaps.pop()
  }
  const above = table.rowsAbove ?? table.skipLines
  const expected = above + 2
  const untouched = broken.length === 0 && gaps.length === 0 && (firstRow === 0 || firstRow === expected)
  if (untouched && lineEnds.size <= 1 && !lineEnds.has(null)) {
    return { table, broken, rowAt: (row) => row - table.skipLines + above }
  }
  const path = await copied(table, scratch)
  const rowAt = (row: number): number =>
    row < 2 ? above + 1 : rowOf({ firstRow: firstRow || expected, gaps }, row - 2)
  return { table: { ...table, path, skipLines: 0 }, broken, rowAt }
}

async function copied(table: TableFile, scratch: string): Promise<string> {
  const path = scratchPath(scratch, 'sound.csv')
  const target = await open(path, 'wx', 0o600)
  try {
    await target.write(headingLine(table, '\n'))
    for await (const { bytes, records } of recordBlocks(table, blockBytes))
      await writeAll(target, oneByOne(bytes, records.kept, '\n'))
  } finally {
    await target.close()
  }
  return path
}

async function writeAll(target: FileHandle, bytes: Buffer): Promise<void> {
  let done = 0
  while (done < bytes.length) done += (await target.write(bytes, done)).bytesWritten
}
