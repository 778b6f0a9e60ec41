import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A zip archive that is being written, entry after entry. */
export type Zip = {
  /** Packs a text under a name, a piece at a time; answers its bytes before packing. */
  readonly add: (name: string, text: AsyncIterable<string>) => Promise<number>
  /** Writes the list of entries, syncs, and answers what came of it. */
  readonly close: () => Promise<{ readonly bytes: number; readonly sha256: string }>
  /** Lets go of it as it is. */
  readonly abandon: () => Promise<void>
}

type Entry = {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

export type ZipAsked = {
  /** When its entries were written; a zip knows no time zone, and is told UTC. */
  readonly at: Date
  /** Said of the archive as a whole, where programs show it. */
  readonly comment?: string
  /** Sizes and places above this are told by the long fields (ZIP64), which readers know since 2001. */
  readonly longFrom?: number
}

/** What 32 and 16 bits say where the long fields tell more. */
const see = 0xffffffff
const seeShort = 0xffff
const deflated = 8
/** Names are UTF-8. */
const flags = 0x0800
const short = 20
const long = 45

/**
 * Writes a zip archive. Each entry is packed into a file of its own and then put behind the others: its sizes stand in
 * front of it, so that every reader can take it, and none of them is in memory. Nothing is written twice into the
 * archive, so its digest is known when it is done.
 */
export async function openZip(path: string, { at, comment = '', longFrom = see }: ZipAsked): Promise<Zip> {
  const file = await open(path, 'wx', 0o600)
  const digest = createHash('sha256')
  const entries: Entry[] = []
  const said = Buffer.from(comment).subarray(0, seeShort)
  const packing = `${path}.entry`
  let length = 0
  const put = async (bytes: Buffer): Promise<void> => {
    digest.update(bytes)
    await writeAll(file, bytes)
    length += bytes.length
  }
  const isLong = (...values: readonly number[]): boolean => values.some((value) => value >= longFrom)

  const headOf = ({ name, crc, packed, unpacked }: Entry): Buffer => {
    const longer = isLong(packed, unpacked)
    const extra = longer ? longField([unpacked, packed]) : Buffer.alloc(0)
    const fields = fieldsOf([
      [4, 0x04034b50],
      [2, longer ? long : short],
      ...common({ at, crc, packed: longer ? see : packed, unpacked: longer ? see : unpacked }),
      [2, name.length],
      [2, extra.length],
    ])
    return Buffer.concat([fields, name, extra])
  }

  const listed = (entry: Entry): Buffer => {
    const { name, crc, packed, unpacked, at: place } = entry
    const [longer, farther] = [isLong(packed, unpacked), isLong(place)]
    const values = [...(longer ? [unpacked, packed] : []), ...(farther ? [place] : [])]
    const extra = values.length > 0 ? longField(values) : Buffer.alloc(0)
    const fields = fieldsOf([
      [4, 0x02014b50],
      // Made on a system of Unix, whose rights stand in the attributes: to be read by everybody.
      [2, (3 << 8) | long],
      [2, values.length > 0 ? long : short],
      ...common({ at, crc, packed: longer ? see : packed, unpacked: longer ? see : unpacked }),
      [2, name.length],
      [2, extra.length],
      ...([2, 2, 2] as const).map((size) => [size, 0] as const),
      [4, 0o100644 * 0x10000],
      [4, farther ? see : place],
    ])
    return Buffer.concat([fields, name, extra])
  }

  return {
    add: async (name, text) => {
      const { crc, packed, unpacked } = await pack(text, packing)
      const entry = { name: Buffer.from(name), crc, packed, unpacked, at: length }
      await put(headOf(entry))
      for await (const piece of createReadStream(packing, { highWaterMark: 1 << 20 })) await put(piece)
      await rm(packing)
      entries.push(entry)
      return unpacked
    },
    close: async () => {
      const begins = length
      for (const entry of entries) await put(listed(entry))
      const size = length - begins
      const longer = isLong(begins, size) || entries.length >= Math.min(seeShort, longFrom)
      if (longer) await put(longEnd({ entries: entries.length, size, begins, at: length }))
      const count = longer ? seeShort : entries.length
      await put(
        fieldsOf([
          [4, 0x06054b50],
          ...([2, 2] as const).map((field) => [field, 0] as const),
          [2, count],
          [2, count],
          [4, longer ? see : size],
          [4, longer ? see : begins],
          [2, said.length],
        ]),
      )
      await put(said)
      await file.sync()
      await file.close()
      return { bytes: length, sha256: digest.digest('hex') }
    },
    abandon: () => file.close(),
  }
}

async function pack(
  text: AsyncIterable<string>,
  path: string,
): Promise<Pick<Entry, 'crc' | 'packed' | 'unpacked'>> {
  let [crc, unpacked, packed] = [0, 0, 0]
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const piece of text) {
      const encoded = Buffer.from(piece)
      crc = crc32(encoded, crc)
      unpacked += encoded.length
      yield encoded
    }
  }
  const counting = new Transform({
    transform(piece: Buffer, _encoding, done) {
      packed += piece.length
      done(null, piece)
    },
  })
  const into = createWriteStream(path, { flags: 'w', mode: 0o600 })
  await pipeline(Readable.from(bytes()), createDeflateRaw(), counting, into)
  return { crc, packed, unpacked }
}

type Field = readonly [size: 2 | 4 | 8, value: number]

/** Little-endian, as the format has it. */
function fieldsOf(fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of fields) {
    if (size === 8) bytes.writeBigUInt64LE(BigInt(value), at)
    else bytes.writeUIntLE(value, at, size)
    at += size
  }
  return bytes
}

type Common = Pick<Entry, 'crc' | 'packed' | 'unpacked'> & { readonly at: Date }

function common({ at, crc, packed, unpacked }: Common): readonly Field[] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return [
    [2, flags],
    [2, deflated],
    [2, time],
    [2, day],
    [4, crc],
    [4, packed],
    [4, unpacked],
  ]
}

function longField(values: readonly number[]): Buffer {
  return fieldsOf([[2, 1], [2, values.length * 8], ...values.map((value) => [8, value] as const)])
}

type End = {
  readonly entries: number
  readonly size: number
  readonly begins: number
  readonly at: number
}

function longEnd({ entries, size, begins, at }: End): Buffer {
  return fieldsOf([
    [4, 0x06064b50],
    [8, 44],
    [2, (3 << 8) | long],
    [2, long],
    ...([4, 4] as const).map((field) => [field, 0] as const),
    ...([entries, entries, size, begins] as const).map((value) => [8, value] as const),
    [4, 0x07064b50],
    [4, 0],
    [8, at],
    [4, 1],
  ])
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten
}
