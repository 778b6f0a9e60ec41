import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { create, Parser, type ReadEntry } from 'tar'
import { fullDisk } from '../../base/installation/full-disk.ts'
import { type Content, counted, syncFolder } from '../../base/installation/on-disk.ts'
import { Refusal } from '../../base/language/refusal.ts'

// A back-up is a tar of a folder, packed by gzip, and with a passphrase locked by age: whoever has lost this program can
// open it with `tar` and `age`.

/** How much work a passphrase takes to try: 2 to this power, as age counts it; about a second. */
const workFactor = 18

/** With these bytes every file of age begins. */
const lockedMark = 'age-encryption.org/'
const packedMark = Buffer.from([0x1f, 0x8b])

export type PackAsked = {
  /** The folder, and what of it, in this order. */
  readonly folder: string
  readonly names: readonly string[]
  /** A file that is not there yet; it is there when it is whole and on the disk. */
  readonly to: string
  /** Null: not locked. */
  readonly passphrase: string | null
  readonly work?: number
  /** Called as it goes on; what it throws ends it, and nothing is left. */
  readonly look?: () => void
  /** Looks at the file, whole and on the disk, before it gets its name; what it throws keeps that from it. */
  readonly checked?: (part: string, written: Content) => Promise<void>
}

export async function pack({
  folder,
  names,
  to,
  passphrase,
  work = workFactor,
  look = () => undefined,
  checked,
}: PackAsked): Promise<Content> {
  const part = partOf(to)
  const { through, content } = counted()
  try {
    const tar = create({ cwd: folder, gzip: { level: 1 }, portable: true, strict: true }, [...names])
    const plain = Readable.from(lookedAt(tar as AsyncIterable<Buffer>, look), { objectMode: false })
    const source = passphrase === null ? plain : await locked(plain, passphrase, work)
    // What a killed one left of the same name is nobody's.
    await rm(part, { force: true })
    await pipeline(source, through, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }))
    const written = content()
    await checked?.(part, written)
    await rename(part, to)
    await syncFolder(dirname(to))
    return written
  } catch (error) {
    await rm(part, { force: true })
    throw unwritten(fullDisk(error, dirname(to)), dirname(to))
  }
}

async function* lookedAt(pieces: AsyncIterable<Buffer>, look: () => void): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    look()
    yield piece
  }
}

/** What a folder says that takes no file: a person can do something about it. */
const refusing = ['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'ENOTDIR', 'ESTALE', 'ENOTCONN']

export function unwritten(error: unknown, folder: string): unknown {
  const why = error instanceof Error && 'code' in error ? String(error.code) : ''
  return refusing.includes(why)
    ? new Refusal('backups.not-written', { folder, why }, { cause: error })
    : error
}

/** What is being written is called so until it is whole. */
export const partOf = (file: string): string => `${file}.part`

type Reading = {
  readonly file: string
  readonly passphrase: string | null
  /** Whether a file of this name belongs there: names with dots for folders never do. */
  readonly expected: (name: string) => boolean
}

/**
 * Lays the files of an archive out in a folder that is there and empty, each on the disk when this returns. A name that
 * nobody expects is refused with the archive; what else an archive can hold (links, devices) is none.
 */
export async function unpack({ folder, ...asked }: Reading & { readonly folder: string }): Promise<void> {
  await eachFile({ ...asked, folder }, async (path, pieces) => {
    const to = join(folder, ...path.split('/'))
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    const handle = await open(to, 'wx', 0o600)
    try {
      for await (const piece of pieces) await handle.writeFile(piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
}

/** What every file in an archive holds, by its name; nothing is laid out anywhere. */
export async function contentsOf(asked: Reading): Promise<Map<string, Content>> {
  const found = new Map<string, Content>()
  await eachFile({ ...asked, folder: dirname(asked.file) }, async (path, pieces) => {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
    }
    found.set(path, { bytes, sha256: hash.digest('hex') })
  })
  return found
}

type Taking = (path: string, pieces: AsyncIterable<Buffer>) => Promise<void>

/** Reads an archive to its end, file by file, while `take` takes each. */
async function eachFile(
  { file, passphrase, expected, folder }: Reading & { readonly folder: string },
  take: Taking,
): Promise<void> {
  const begin = await beginningOf(file)
  const isLocked = begin.toString('latin1').startsWith(lockedMark)
  if (!isLocked && !begin.subarray(0, 2).equals(packedMark)) throw new Refusal('backups.foreign', { file })
  if (isLocked && passphrase === null) throw new Refusal('backups.passphrase-needed', { file })
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => undefined)
  const taken: Promise<void>[] = []
  const takeOne = async (entry: ReadEntry): Promise<void> => {
    const path = entry.path.replace(/\/$/, '')
    const steps = path.split('/')
    const isPlain = !/[\\\0:]/.test(path) && steps.every((step) => !['', '.', '..'].includes(step))
    // Folders come with the files in them.
    if (entry.type === 'Directory' && isPlain) return void entry.resume()
    if (entry.type !== 'File' || !isPlain || !expected(path))
      throw new Refusal('backups.damaged-part', { file, part: path })
    await take(path, piecesOf(entry, broken.promise))
  }
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      const one = takeOne(entry)
      // Looked at below. What is not wanted is read past, so that the end comes.
      one.catch(() => entry.resume())
      taken.push(one)
    },
  })
  try {
    const read = createReadStream(file)
    const plain = isLocked ? await unlocked(read, passphrase ?? '', file) : read
    await pipeline(plain, createGunzip(), parser as unknown as NodeJS.WritableStream)
    await Promise.all(taken)
  } catch (error) {
    // Nothing is written any more once this is told.
    broken.reject(error)
    await Promise.allSettled(taken)
    if (error instanceof Refusal) throw error
    const told = fullDisk(error, folder)
    throw told instanceof Refusal ? told : new Refusal('backups.damaged', { file }, { cause: error })
  }
}

/** Fails when the archive does: the rest of this file will never come. */
async function* piecesOf(entry: ReadEntry, broken: Promise<never>): AsyncGenerator<Buffer> {
  const pieces = entry[Symbol.asyncIterator]()
  for (;;) {
    const { done, value } = await Promise.race([pieces.next(), broken])
    if (done) return
    yield value as Buffer
  }
}

async function locked(plain: Readable, passphrase: string, work: number): Promise<Readable> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(work)
  return fromWeb(await encrypter.encrypt(toWeb(plain)))
}

async function unlocked(read: Readable, passphrase: string, file: string): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return fromWeb(await decrypter.decrypt(toWeb(read)))
  } catch (error) {
    read.destroy()
    throw new Refusal('backups.passphrase-wrong', { file }, { cause: error })
  }
}

type Bytes = ReadableStream<Uint8Array>
const toWeb = (stream: Readable): Bytes => Readable.toWeb(stream) as unknown as Bytes
const fromWeb = (stream: Bytes): Readable =>
  Readable.fromWeb(stream as unknown as Parameters<typeof Readable.fromWeb>[0])

async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('backups.unreadable', { file, why: error.code ?? '' }, { cause: error })
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(lockedMark.length), 0, lockedMark.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
