import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, type Stats } from 'node:fs'
import { access, constants, open, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../../base/language/refusal.ts'
import { type ZipDirectory, zipDirectory } from './zip.ts'

/** A file that can be read more than once: as named, or spooled from standard input or a pipe. */
export type Source = { readonly name: string; readonly path: string; readonly size: number }

/** Every file named, each once and there to be read; refused before any work is done when one is not. */
export async function sourcesOf(
  names: readonly string[],
  deps: { readonly scratch: string; readonly stdin: NodeJS.ReadableStream },
): Promise<readonly Source[]> {
  const seen = new Map<string, string>()
  for (const name of names) {
    const same = name === '-' ? '-' : await realpath(name).catch(() => name)
    const before = seen.get(same)
    if (before !== undefined)
      throw new Refusal(name === '-' ? 'imports.file.stdin-twice' : 'imports.file.twice', { name })
    seen.set(same, name)
  }
  const sources: Source[] = []
  for (const name of names) {
    sources.push(
      name === '-' ? await spooled(name, deps.stdin, deps.scratch) : await sourceAt(name, deps.scratch),
    )
  }
  return sources
}

async function sourceAt(name: string, scratch: string): Promise<Source> {
  let found: Stats
  try {
    found = await stat(name)
    // Not by opening it: a pipe's writer would take that for its reader, gone again.
    await access(name, constants.R_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Refusal('imports.file.missing', { name }, { cause: error })
    throw new Refusal('imports.file.unreadable', { name, code }, { cause: error })
  }
  if (found.isDirectory()) throw new Refusal('imports.file.folder', { name })
  // What a shell hands over as <(…) is a pipe: it can be read once only.
  if (found.isFIFO() || found.isSocket()) return spooled(name, createReadStream(name), scratch)
  if (!found.isFile()) throw new Refusal('imports.file.unreadable', { name, code: 'device' })
  if (found.size === 0) throw new Refusal('imports.file.empty', { name })
  return { name, path: name, size: found.size }
}

async function spooled(name: string, stream: NodeJS.ReadableStream, scratch: string): Promise<Source> {
  const path = scratchPath(scratch, 'spooled')
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  await pipeline(stream, target)
  if (target.bytesWritten === 0)
    throw new Refusal(name === '-' ? 'imports.file.stdin-empty' : 'imports.file.empty', { name })
  return { name, path, size: target.bytesWritten }
}

/** A name of our own making, so that nothing in the file's name reaches the file system. */
export function scratchPath(scratch: string, kind: string): string {
  return join(scratch, `${randomUUID()}-${kind}`)
}

export type FileKind =
  | { readonly is: 'text' | 'parquet' }
  | { readonly is: 'xlsx'; readonly directory: ZipDirectory }

/** What a file is, from its bytes: endings of names are often wrong. What cannot be read is refused by its name. */
export async function kindOf(source: Source): Promise<FileKind> {
  const { name } = source
  const { start, end } = await edges(source)
  const hex = start.toString('hex')
  if (hex.startsWith('50415231')) {
    if (end.toString('latin1') !== 'PAR1' || source.size < 12)
      throw new Refusal('imports.file.damaged', { name, kind: 'Parquet' })
    return { is: 'parquet' }
  }
  if (hex.startsWith('d0cf11e0a1b11ae1')) throw new Refusal('imports.file.old-excel', { name })
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return await zipKind(source)
  const packed = packers.find(([magic]) => hex.startsWith(magic))
  if (packed) throw new Refusal('imports.file.packed', { name, kind: packed[1] })
  const other = others.find(([magic]) => hex.startsWith(magic))?.[1] ?? boxed(start)
  if (other !== undefined) throw new Refusal('imports.file.other', { name, kind: other })
  // Shops' back offices often save a web page under an .xls name; spreadsheets open it, so its owner never noticed.
  const opening = start
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[\s\u00ef\u00bb\u00bf\u00fe\u00ff]+/, '')
    .toLowerCase()
  if (/^<(?:!doctype|html|head|meta|table|style|body|\?xml|div)/.test(opening))
    throw new Refusal('imports.file.web-page', { name })
  if (/^(?:\[\s*)?\{\s*"/.test(opening)) throw new Refusal('imports.file.other', { name, kind: 'JSON' })
  return { is: 'text' }
}

/** What says its kind behind the length of its first part: pictures and films of telephones. */
function boxed(start: Buffer): string | undefined {
  const inside = start.toString('latin1', 0, 12)
  if (inside.startsWith('RIFF') && inside.endsWith('WEBP')) return 'WebP'
  if (!inside.startsWith('\0\0') || inside.slice(4, 8) !== 'ftyp') return undefined
  return /heic|heix|mif1|avif/.test(inside) ? 'HEIC' : 'MP4'
}

const packers = [
  ['1f8b', 'gzip'],
  ['425a68', 'bzip2'],
  ['377abcaf271c', '7z'],
  ['526172211a07', 'RAR'],
  ['28b52ffd', 'zstd'],
  ['fd377a585a00', 'xz'],
] as const

const others = [
  ['25504446', 'PDF'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['49492a00', 'TIFF'],
  ['4d4d002a', 'TIFF'],
  ['53514c69746520666f726d6174203300', 'SQLite'],
  ['4152524f5731', 'Arrow'],
] as const

const offices = [
  ['word/', 'Word'],
  ['ppt/', 'PowerPoint'],
] as const

async function zipKind(source: Source): Promise<FileKind> {
  const { name } = source
  const directory = await zipDirectory(source.path)
  if (directory === null) throw new Refusal('imports.file.damaged', { name, kind: 'zip' })
  const has = (test: (path: string) => boolean): boolean => directory.entries.some(({ path }) => test(path))
  if (has((path) => path === 'xl/workbook.bin'))
    throw new Refusal('imports.file.other', { name, kind: '.xlsb' })
  if (has((path) => path === '[Content_Types].xml') && has((path) => path.startsWith('xl/')))
    return { is: 'xlsx', directory }
  if (has((path) => path === 'mimetype') && has((path) => path === 'content.xml')) {
    throw new Refusal('imports.file.other', { name, kind: '.ods' })
  }
  const office = offices.find(([folder]) => has((path) => path.startsWith(folder)))
  if (office) throw new Refusal('imports.file.other', { name, kind: office[1] })
  if (has((path) => path.startsWith('Index/') || path.endsWith('.iwa')))
    throw new Refusal('imports.file.other', { name, kind: '.numbers' })
  throw new Refusal('imports.file.packed', { name, kind: 'zip' })
}

async function edges(source: Source): Promise<{ start: Buffer; end: Buffer }> {
  // What may be read is known for certain only once it is open: shares and lists of rights answer otherwise before.
  const file = await open(source.path).catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal('imports.file.unreadable', { name: source.name, code: cause.code ?? '' }, { cause })
  })
  try {
    const buffer = Buffer.alloc(1_024)
    const start = await file.read(buffer, 0, 1_020, 0)
    const end = await file.read(buffer, 1_020, 4, Math.max(0, source.size - 4))
    return { start: buffer.subarray(0, start.bytesRead), end: buffer.subarray(1_020, 1_020 + end.bytesRead) }
  } finally {
    await file.close()
  }
}
