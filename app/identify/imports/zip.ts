import { type FileHandle, open } from 'node:fs/promises'

/** One file inside a zip archive, as its directory lists it. */
export type ZipEntry = {
  readonly path: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

/** What a zip archive holds, and where its list of that begins: behind the last part. */
export type ZipDirectory = { readonly entries: readonly ZipEntry[]; readonly at: number }

/** The directory of a zip archive, or null where there is none to read: cut off, split, or not a zip. */
export async function zipDirectory(path: string): Promise<ZipDirectory | null> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    // The end record is 22 bytes and a comment of at most 65,535.
    const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (end < 0 || end + 22 > tail.length) return null
    const count = tail.readUInt16LE(end + 10)
    const length = tail.readUInt32LE(end + 12)
    const start = tail.readUInt32LE(end + 16)
    // 0xFFFF and 0xFFFFFFFF announce an archive of more than 4 GB: nothing that we would unpack.
    if (count === 0xffff || start === 0xffffffff || start + length > size || length > 16 << 20) return null
    const entries = listed(await bytesAt(file, start, length), count)
    return entries && { entries, at: start }
  } finally {
    await file.close()
  }
}

function listed(directory: Buffer, count: number): readonly ZipEntry[] | null {
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      path: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** An entry's own header: where its bytes lie, and the unpacked size that it claims (0 when it claims none). */
export type ZipPart = {
  readonly entry: ZipEntry
  readonly from: number
  readonly to: number
  readonly claimed: number
}

/**
 * The parts in the order they lie in, or null unless they lie side by side. A reader that walks from header to header
 * would unpack a part hidden between two others, which the directory does not list.
 */
export async function zipParts(path: string, directory: ZipDirectory): Promise<readonly ZipPart[] | null> {
  const file = await open(path)
  try {
    const parts: ZipPart[] = []
    for (const entry of [...directory.entries].sort((a, b) => a.at - b.at)) {
      const header = await bytesAt(file, entry.at, 30)
      if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) return null
      const from = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
      parts.push({ entry, from, to: from + entry.packed, claimed: header.readUInt32LE(22) })
    }
    const ends = [0, ...parts.map((part) => part.to)]
    const starts = [...parts.map((part) => part.entry.at), directory.at]
    // A data descriptor behind the packed bytes takes 12 to 24 bytes; a header of 30 has no room there.
    const seamless = starts.every(
      (start, i) => start >= (ends[i] ?? 0) && start - (ends[i] ?? 0) <= (i === 0 ? 0 : 24),
    )
    return seamless ? parts : null
  } finally {
    await file.close()
  }
}

export async function packedBytes(path: string, part: ZipPart): Promise<Buffer | null> {
  const file = await open(path)
  try {
    const bytes = await bytesAt(file, part.from, part.to - part.from)
    return bytes.length < part.to - part.from ? null : bytes
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  return buffer.subarray(0, bytesRead)
}
