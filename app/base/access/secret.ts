import { randomBytes } from 'node:crypto'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../language/refusal.ts'
import { newId } from '../notebook/ids.ts'

/** 256 bits as text. */
const SECRET = /^[\w-]{43}$/

/**
 * What session cookies are signed with: made once, kept in the data folder beside the notebook and not in it, so that
 * a copy of the notebook alone signs nothing. Two programs starting at once agree on one.
 */
export async function secretIn(folder: string): Promise<string> {
  const path = join(folder, 'sign-in.secret')
  const kept = await read(path)
  if (kept !== null) return kept
  const draft = `${path}.${newId()}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(32).toString('base64url'))
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(draft, path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
  } finally {
    await unlink(draft)
  }
  const made = await read(path)
  if (made === null) throw new Refusal('access.secret-unusable', { path })
  return made
}

async function read(path: string): Promise<string | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Refusal('access.secret-unusable', { path }, { cause })
  }
  if (!SECRET.test(text)) throw new Refusal('access.secret-unusable', { path })
  return text
}
