import { open } from 'node:fs/promises'
import { Refusal } from '../../base/language/refusal.ts'
import { judgeEncoding } from './encoding.ts'
import { kindOf, scratchPath, sourcesOf } from './sources.ts'
import { spreadsheetToCsv } from './spreadsheet.ts'
import { transcode } from './transcode.ts'

const mostBytes = 64_000_000

/**
 * The text of a table as it was written, of a large one its beginning: decoded, and of a workbook as CSV. What cannot be
 * read is refused.
 */
export async function plainText(
  name: string,
  { scratch, stdin }: { readonly scratch: string; readonly stdin: NodeJS.ReadableStream },
): Promise<{ readonly text: string; readonly came: 'csv' | 'xlsx' }> {
  const [source] = await sourcesOf([name], { scratch, stdin })
  if (!source) throw new Refusal('imports.no-file')
  const kind = await kindOf(source)
  if (kind.is === 'parquet') throw new Refusal('imports.file.other', { name: source.name, kind: 'Parquet' })
  if (kind.is === 'xlsx') {
    const csv = scratchPath(scratch, 'sheet.csv')
    await spreadsheetToCsv({ path: source.path, name: source.name, directory: kind.directory }, csv)
    return { text: await beginningOf(csv), came: 'xlsx' }
  }
  const encoding = await judgeEncoding(source.path, source.name)
  if (encoding === 'utf-8') return { text: await beginningOf(source.path), came: 'csv' }
  const text = scratchPath(scratch, 'text.csv')
  await transcode({ from: source.path, to: text, encoding })
  return { text: await beginningOf(text), came: 'csv' }
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(Math.min(size, mostBytes))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
