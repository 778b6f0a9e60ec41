import type { FileHandle } from 'node:fs/promises'

/** Calls with each piece of a file and the offset it starts at, until told `true`; the piece is overwritten after. */
export async function eachPiece(
  file: FileHandle,
  bytes: number,
  visit: (piece: Buffer, at: number) => boolean | Promise<boolean>,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(bytes)
  let at = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, bytes, at)
    if (bytesRead === 0 || (await visit(buffer.subarray(0, bytesRead), at))) return
    at += bytesRead
  }
}

/** The line, counted from 1, that a byte stands on. */
export async function lineOf(file: FileHandle, offset: number, width: 1 | 2 = 1): Promise<number> {
  let line = 1
  await eachPiece(file, 1 << 20, (piece, at) => {
    const until = piece.subarray(0, Math.max(0, offset - at))
    for (let i = until.indexOf(10); i !== -1; i = until.indexOf(10, i + 1)) {
      // In UTF-16 a line feed is 0A beside 00; 0A also stands inside other characters.
      if (width === 1 || until[i ^ 1] === 0) line += 1
    }
    return at + piece.length >= offset
  })
  return line
}
