import { createHash } from 'node:crypto'
import { open, statfs } from 'node:fs/promises'
import { Transform } from 'node:stream'

/** What a stream of bytes was. */
export type Content = { readonly bytes: number; readonly sha256: string }

/** Lets bytes through and says what they were, when all have come. */
export function counted(): { readonly through: Transform; readonly content: () => Content } {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      bytes += piece.length
      done(null, piece)
    },
  })
  return { through, content: () => ({ bytes, sha256: hash.digest('hex') }) }
}

/** So that the names in a folder are on the disk for certain; Windows keeps them without being asked. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** With less than this on the disk, what people write is about to be refused. */
export const leastFree = 64 * 1_048_576

/** What this user may still write on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
