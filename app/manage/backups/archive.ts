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
}

export async function pack({
  folder,
  names,
  to,
  passphrase,
  work = workFactor,
}: PackAsked): Promise<Content> {
  const part = partOf(to)
  const { through, content } = counted()
  try {
    const tar = create({ cwd: folder, gzip: { level: 1 }, portable: true, strict: true }, [...names])
    const plain = Readable.from(tar as AsyncIterable<Buffer>, { objectMode: false })
    const source = passphrase === null ? plain : await locked(plain, passphrase, work)
    // What a killed one left of the same name is nobody's.
    await rm(part, { force: true })
    await pipeline(source, through, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }))
    await rename(part, to)
    await syncFolder(dirname(to))
  } catch (error) {
    await rm(part, { force: true })
    throw fullDisk(error, dirname(to))
  }
  return content()
}

/** What is being written is called so until it is whole. */
const partOf = (file: string): string => `${file}.part`

/**
 * Lays the files of an archive out in a folder that is there and empty, each on the disk when this returns. A name that
 * nobody expects is refused with the archive; what else an archive can hold (links, devices) is none.
 *
 * @param expected whether a file of this name belongs there: names with dots for folders never do
 */
export async function unpack(asked: {
  readonly file: string
  readonly folder: string
  readonly passphrase: string | null
  readonly expected: (name: string) => boolean
}): Promise<void> {
  const { file, folder, passphrase, expected } = asked
  const begin = await beginningOf(file)
  const isLocked = begin.toString('latin1').startsWith(lockedMark)
  if (!isLocked && !begin.subarray(0, 2).equals(packedMark)) throw new Refusal('backups.foreign', { file })
  if (isLocked && passphrase === null) throw new Refusal('backups.passphrase-needed', { file })
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => undefined)
  const written: Promise<void>[] = []
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      const one = laidDown(entry, { file, folder, expected, broken: broken.promise })
      // Looked at below. What is not wanted is read past, so that the end comes.
      one.catch(() => entry.resume())
      written.push(one)
    },
  })
  try {
    const read = createReadStream(file)
    const plain = isLocked ? await unlocked(read, passphrase ?? '', file) : read
    await pipeline(plain, createGunzip(), parser as unknown as NodeJS.WritableStream)
    await Promise.all(written)
  } catch (error) {
    // Nothing is written any more once this is told.
    broken.reject(error)
    await Promise.allSettled(written)
    if (error instanceof Refusal) throw error
    const told = fullDisk(error, folder)
    throw told instanceof Refusal ? told : new Refusal('backups.damaged', { file }, { cause: error })
  }
}

type Laying = Pick<Parameters<typeof unpack>[0], 'file' | 'folder' | 'expected'> & {
  /** Fails when the archive does: the rest of this file will never come. */
  readonly broken: Promise<never>
}

async function laidDown(entry: ReadEntry, { file, folder, expected, broken }: Laying): Promise<void> {
  const path = entry.path.replace(/\/$/, '')
  const steps = path.split('/')
  const isPlain = !/[\\\0:]/.test(path) && steps.every((step) => !['', '.', '..'].includes(step))
  // Folders come with the files in them.
  if (entry.type === 'Directory' && isPlain) return void entry.resume()
  if (entry.type !== 'File' || !isPlain || !expected(path))
    throw new Refusal('backups.damaged-part', { file, part: path })
  const to = join(folder, ...steps)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const handle = await open(to, 'wx', 0o600)
  try {
    const pieces = entry[Symbol.asyncIterator]()
    for (;;) {
      const { done, value } = await Promise.race([pieces.next(), broken])
      if (done) break
      await handle.writeFile(value as Buffer)
    }
    await handle.sync()
  } finally {
    await handle.close()
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
