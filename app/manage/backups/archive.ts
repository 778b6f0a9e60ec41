import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { create, Unpack } from 'tar'
import { fullDisk } from '../../base/installation/full-disk.ts'
import { Refusal } from '../../base/language/refusal.ts'

// A back-up is a tar of a folder, packed by gzip, and with a passphrase locked by age: whoever has lost this program can
// open it with `tar` and `age`.

/** How much work a passphrase takes to try: 2 to this power, as age counts it; about a second. */
const workFactor = 18

/** With these bytes every file of age begins. */
const lockedMark = 'age-encryption.org/'
const packedMark = Buffer.from([0x1f, 0x8b])

export type Packed = {
  readonly bytes: number
  readonly sha256: string
}

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

export async function pack({ folder, names, to, passphrase, work = workFactor }: PackAsked): Promise<Packed> {
  const part = partOf(to)
  const hash = createHash('sha256')
  let bytes = 0
  const counted = counting(hash, (more) => {
    bytes += more
  })
  try {
    const tar = create({ cwd: folder, gzip: { level: 1 }, portable: true, strict: true }, [...names])
    const plain = Readable.from(tar as AsyncIterable<Buffer>, { objectMode: false })
    const source = passphrase === null ? plain : await locked(plain, passphrase, work)
    // What a killed one left of the same name is nobody's.
    await rm(part, { force: true })
    await pipeline(source, counted, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }))
    await rename(part, to)
    await syncFolder(dirname(to))
  } catch (error) {
    await rm(part, { force: true })
    throw fullDisk(error, dirname(to))
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** What is being written is called so until it is whole. */
export const partOf = (file: string): string => `${file}.part`

/**
 * Lays an archive out in a folder that is there. Only files and folders come out of it, and none outside of the folder;
 * what it holds is to be checked by whoever knows what it should.
 */
export async function unpack(asked: {
  readonly file: string
  readonly folder: string
  readonly passphrase: string | null
}): Promise<void> {
  const { file, folder, passphrase } = asked
  const begin = await beginningOf(file)
  const isLocked = begin.toString('latin1').startsWith(lockedMark)
  if (!isLocked && !begin.subarray(0, 2).equals(packedMark)) throw new Refusal('backups.foreign', { file })
  if (isLocked && passphrase === null) throw new Refusal('backups.passphrase-needed', { file })
  try {
    const read = createReadStream(file)
    const plain = isLocked ? await unlocked(read, passphrase ?? '', file) : read
    const out = new Unpack({
      cwd: folder,
      strict: true,
      preservePaths: false,
      filter: (_, entry) => 'type' in entry && (entry.type === 'File' || entry.type === 'Directory'),
    })
    await pipeline(plain, createGunzip(), out as unknown as NodeJS.WritableStream)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const told = fullDisk(error, folder)
    throw told instanceof Refusal ? told : new Refusal('backups.damaged', { file }, { cause: error })
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

function counting(hash: Hash, count: (bytes: number) => void): Transform {
  return new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk)
      count(chunk.length)
      done(null, chunk)
    },
  })
}

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

/** So that the new name is on the disk, too. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
