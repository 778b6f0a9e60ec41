import { createHash } from 'node:crypto'
import { open, unlink } from 'node:fs/promises'
import type { Context } from 'hono'
import { Refusal } from '../language/refusal.ts'
import type { HttpEnv } from './visitor.ts'

export type Upload = { readonly bytes: number; readonly sha256: string }

/**
 * Puts the body of a request on the disk while it comes, so that its size is bounded by the disk and the route and
 * never by memory. What is there when this answers is whole and synced; what was cut off is taken away again.
 */
export async function receiveUpload(c: Context<HttpEnv>, into: string): Promise<Upload> {
  const most = c.get('operation')?.mostBytes ?? 0
  const file = await open(into, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of c.req.raw.body ?? []) {
      bytes += piece.byteLength
      if (bytes > most) throw tooLarge(most)
      hash.update(piece)
      await file.write(piece)
    }
    await file.sync()
    return { bytes, sha256: hash.digest('hex') }
  } catch (cause) {
    await unlink(into)
    if (cause instanceof Refusal || isDiskTrouble(cause)) throw cause
    throw new Refusal('http.upload-cut-off', {}, { cause })
  } finally {
    await file.close()
  }
}

/** The refusal of a body that is larger than its route takes. */
export function tooLarge(mostBytes: number): Refusal {
  return new Refusal('http.too-large', { most: `${Math.floor(mostBytes / 1_000_000)} MB` })
}

/** The disk's errors carry a system call; a connection that broke off has none that writes. */
function isDiskTrouble(cause: unknown): boolean {
  const syscall = (cause as NodeJS.ErrnoException | null)?.syscall
  return syscall === 'write' || syscall === 'fsync' || syscall === 'open'
}
